"""An optional second reader: linear classifiers over sentence vectors and hashed words.

Floor 2 (coach). It adds what careful patterns miss and never takes away what they found. The
weights are trained by ``tests/evaluation/train_safety_classifier.py`` and shipped beside this
module; they fit one encoder only, which they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from coach.triage.features import hashed_logits

Vectors = npt.NDArray[np.float32]

MAX_WINDOWS = 5
"""How many pieces of a turn are encoded."""

URGENT_LABEL = "self_harm.urgent"
"""The label for danger to oneself that is plain enough for the urgent text."""

DANGER_LABELS = frozenset({"self_harm", URGENT_LABEL})

_WINDOW_CHARACTERS = 1_200
_READ_CHARACTERS = 2 * _WINDOW_CHARACTERS
_FEWEST_SENTENCES = 3
_EARLIER_TURNS = 3
_EARLIER_CHARACTERS = 300
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026;\n])\s+")


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
        hashed: float32, (2 * ``features.BUCKETS``, n_labels), or no row where words do not count.
    """

    matrix: Vectors
    bias: Vectors
    labels: tuple[str, ...]
    thresholds: Vectors
    encoder: str
    hashed: Vectors


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights together with the encoder they fit."""

    encoder: TextEncoder
    weights: Weights

    def probabilities(self, turn: str, earlier: Sequence[str] = ()) -> dict[str, float]:
        """Return for each label how likely it is in the most telling piece, in [0, 1].

        Args:
            turn: What is judged, raw.
            earlier: The mentee's own earlier turns, oldest first. They are read together with the
                turn, and only for the labels of danger to oneself.
        """
        pieces = windows(turn)
        together = [joined(turn, earlier)] if earlier else []
        scores = self._scores([*pieces, *together])
        alone, best = scores[: len(pieces)].max(axis=0), scores.max(axis=0)
        return {
            label: float(whole if label in DANGER_LABELS else own)
            for label, own, whole in zip(self.weights.labels, alone, best, strict=True)
        }

    def _scores(self, texts: list[str]) -> Vectors:
        """Return probabilities, float32, (n_texts, n_labels)."""
        logits = self.encoder.encode(texts) @ self.weights.matrix + self.weights.bias
        if len(self.weights.hashed):
            logits = logits + hashed_logits(texts, self.weights.hashed)
        return sigmoid(logits)

    def threshold(self, label: str) -> float:
        """Return the probability from which ``label`` is reported."""
        return float(self.weights.thresholds[self.weights.labels.index(label)])


def sigmoid(logits: Vectors) -> Vectors:
    """Return the probability that belongs to each logit."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def windows(turn: str) -> list[str]:
    """Return at most ``MAX_WINDOWS`` pieces: the turn, then pairs of sentences of a longer one."""
    whole = turn if len(turn) <= 2 * _WINDOW_CHARACTERS else _ends(turn)
    sentences = [part for part in _SENTENCE_END.split(whole[:_READ_CHARACTERS]) if part.strip()]
    if len(sentences) < _FEWEST_SENTENCES:
        return [whole[:_WINDOW_CHARACTERS]]
    step = max(1, -(-(len(sentences) - 1) // (MAX_WINDOWS - 1)))
    pairs = [
        " ".join(sentences[start : start + step + 1])[:_WINDOW_CHARACTERS]
        for start in range(0, len(sentences) - 1, step)
    ]
    return [whole[:_WINDOW_CHARACTERS], *pairs[: MAX_WINDOWS - 1]]


def _ends(turn: str) -> str:
    return f"{turn[:_WINDOW_CHARACTERS]}\n{turn[-_WINDOW_CHARACTERS:]}"


def joined(turn: str, earlier: Sequence[str]) -> str:
    """Return the last few turns as one text."""
    before = [text[-_EARLIER_CHARACTERS:] for text in earlier[-_EARLIER_TURNS:]]
    return " ".join([*before, turn])[-_WINDOW_CHARACTERS:]


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
                hashed=stored["hashed"].astype(np.float32),
            )
    except (OSError, KeyError, ValueError) as error:
        message = f"the weights of the safety classifier cannot be read from {path.name}: {error}"
        raise ClassifierError(message) from error
    if weights.matrix.shape[1:] != weights.bias.shape or len(weights.labels) != len(weights.bias):
        message = f"the weights in {path.name} do not fit together: {weights.matrix.shape}"
        raise ClassifierError(message)
    return weights
