"""Floor 2: documents become a published generation."""
