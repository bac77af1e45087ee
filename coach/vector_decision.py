"""A linear decision over the vectors of a question, and the file that it is kept in.

Floor 2. The weights fit the encoder that they name: with another one nothing is decided.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coach.shelf import Shelf

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class VectorDecision:
    """A trained decision.

    Attributes:
        encoder: Name of the encoder whose vectors it weighs.
        labels: What it decides between.
        weights: float32, (length of a vector, n_labels).
        bias: float32, (n_labels,).
    """

    encoder: str
    labels: tuple[str, ...]
    weights: Vectors
    bias: Vectors

    def fits(self, shelf: Shelf) -> bool:
        """Whether the library's vectors are those it was trained on."""
        return shelf.encoder_name == self.encoder

    def scores(self, vector: Vectors) -> dict[str, float]:
        """A score for each label: log odds where there is one, else to be compared."""
        found = vector @ self.weights + self.bias
        return dict(zip(self.labels, map(float, found), strict=True))

    def save(self, path: Path) -> None:
        """Write it, as :func:`shipped_decision` reads it."""
        np.savez_compressed(
            path,
            encoder=self.encoder,
            labels=np.asarray(self.labels),
            weights=self.weights,
            bias=self.bias,
        )


@cache
def shipped_decision(name: str) -> VectorDecision:
    """The decision in a file of this package."""
    with as_file(files("coach").joinpath(name)) as path, np.load(path) as held:
        labels = tuple(map(str, held["labels"]))
        return VectorDecision(str(held["encoder"]), labels, held["weights"], held["bias"])
