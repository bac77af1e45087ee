"""An optional second reader: a linear classifier over sentence vectors.

Floor 2 (coach). It adds what careful patterns miss and never takes away what they found. The
weights are trained by ``tests/evaluation/train_safety_classifier.py`` on prompts written for it
and shipped beside this module; they fit one encoder only, which they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

MAX_WINDOWS = 4
"""How many pieces of a long turn are encoded."""

WINDOW_WORDS = 60
"""Length of a piece in words; short enough for encoders that cut at 256 tokens."""


class ClassifierError(ValueError):
    """The weights cannot be used; the message says why."""


class TextEncoder(Protocol):
    """Anything that turns texts into unit vectors."""

    def encode(self, texts: list[str], /) -> Vectors:
        """Return float32, (n_texts, dimension), rows of length 1."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained classifier.

    Attributes:
        matrix: float32, (dimension, n_labels).
        bias: float32, (n_labels,).
        labels: Label of each column.
        thresholds: float32, (n_labels,); a probability in [0, 1] from which a label is reported.
        encoder: Name of the encoder whose vectors the matrix fits.
    """

    matrix: Vectors
    bias: Vectors
    labels: tuple[str, ...]
    thresholds: Vectors
    encoder: str


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights together with the encoder they fit."""

    encoder: TextEncoder
    weights: Weights

    def probabilities(self, turn: str) -> dict[str, float]:
        """Return for each label the highest probability in any piece of ``turn``, in [0, 1]."""
        vectors = self.encoder.encode(windows(turn))
        logits = vectors @ self.weights.matrix + self.weights.bias
        best = softmax(logits).max(axis=0)
        return {label: float(p) for label, p in zip(self.weights.labels, best, strict=True)}

    def threshold(self, label: str) -> float:
        """Return the probability from which ``label`` is reported."""
        return float(self.weights.thresholds[self.weights.labels.index(label)])


def softmax(logits: Vectors) -> Vectors:
    """Return rows of probabilities that sum to 1."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), np.float32)


def windows(turn: str) -> list[str]:
    """Cut a turn into at most ``MAX_WINDOWS`` pieces: its beginning, and its end when long."""
    words = turn[: 4 * 12 * MAX_WINDOWS * WINDOW_WORDS].split()
    if len(words) <= WINDOW_WORDS:
        return [turn[:4000]]
    pieces = [
        " ".join(words[start : start + WINDOW_WORDS])
        for start in range(0, len(words), WINDOW_WORDS)
    ]
    return pieces if len(pieces) <= MAX_WINDOWS else [*pieces[: MAX_WINDOWS - 1], pieces[-1]]


def default_weights_path() -> Path:
    """The file that is shipped with this package."""
    return Path(__file__).parent / "weights.npz"


def load_classifier(
    encoder: TextEncoder, encoder_name: str, path: Path | None = None
) -> Classifier | None:
    """Read the weights, or return None when they were trained for another encoder.

    Args:
        encoder: What turns a turn into a vector.
        encoder_name: Its name, compared with the one in the file.
        path: The file; the shipped one when left out.

    Raises:
        ClassifierError: If the file is missing or damaged.
    """
    weights = load_weights(path or default_weights_path())
    return Classifier(encoder, weights) if weights.encoder == encoder_name else None


def load_weights(path: Path) -> Weights:
    """Read weights from ``path``.

    Raises:
        ClassifierError: If the file is missing, damaged or of the wrong shape.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            weights = Weights(
                matrix=stored["matrix"].astype(np.float32),
                bias=stored["bias"].astype(np.float32),
                labels=tuple(str(label) for label in stored["labels"]),
                thresholds=stored["thresholds"].astype(np.float32),
                encoder=str(stored["encoder"]),
            )
    except (OSError, KeyError, ValueError) as error:
        message = f"the weights of the safety classifier cannot be read from {path.name}: {error}"
        raise ClassifierError(message) from error
    if weights.matrix.shape[1:] != weights.bias.shape or len(weights.labels) != len(weights.bias):
        message = f"the weights in {path.name} do not fit together: {weights.matrix.shape}"
        raise ClassifierError(message)
    return weights
