"""Whether a question is of another field altogether, by its vector.

Floor 2. Words that a question shares with the guides say little here: "how do I make the network
reach the loft" has theirs, and "what is a PDSA cycle" has none. ``tests/evaluation/train_field.py``
makes the weights.
"""

from coach.shelf import Shelf
from coach.vector_decision import shipped_decision

WEIGHTS_FILE = "field_weights.npz"
STRANGE = "strange"


def strangeness(question: str, shelf: Shelf) -> float | None:
    """Log odds that a question is of another field than the guides; ``None`` if it is not known."""
    decision = shipped_decision(WEIGHTS_FILE)
    return decision.scores(shelf.vector_of(question))[STRANGE] if decision.fits(shelf) else None
