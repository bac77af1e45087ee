"""Floor 1: guides, passages and generations, and how passages are found."""
