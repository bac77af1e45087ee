"""Floor 2: a mentee's turn, from the question to an answer whose every claim is cited."""
