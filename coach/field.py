"""Whether a question is of another field altogether: a linear decision over its vector.

Floor 2. Words that a question shares with the guides say little here: "how do I make the network
reach the loft" has theirs, and "what is a PDSA cycle" has none. The weights fit the encoder that
they name; with another one there is no decision. ``tests/evaluation/train_field.py`` makes them.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from coach.shelf import Shelf

WEIGHTS_FILE = "field_weights.npz"

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Field:
    """A trained decision.

    Attributes:
        encoder: Name of the encoder whose vectors it weighs.
        weights: float32, (dimension,).
        bias: Added to the weighted sum.
    """

    encoder: str
    weights: Vectors
    bias: float


def strangeness(question: str, shelf: Shelf) -> float | None:
    """Log odds that a question is of another field than the guides; ``None`` if it is not known."""
    field = _shipped()
    if shelf.encoder_name != field.encoder:
        return None
    return float(shelf.vector_of(question) @ field.weights + field.bias)


@cache
def _shipped() -> Field:
    with as_file(files("coach").joinpath(WEIGHTS_FILE)) as path, np.load(path) as held:
        return Field(str(held["encoder"]), held["weights"], float(held["bias"]))
