"""The second reader: linear scores over sentence vectors and hashed words, then a judgement.

Floor 2 (coach). Scores say what a text looks like; the judgement weighs them together with what
the rules have seen (``evidence``) and gives a calibrated probability. The weights are trained by
``tests/evaluation/train_safety_classifier.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from coach.triage.evidence import Scores, evidence
from coach.triage.features import hashed_logits
from coach.triage.pieces import telling, whole
from coach.triage.signs import Signs
from coach.triage.weights import Weights, default_weights_path, load_weights

Vectors = npt.NDArray[np.float32]

_EARLIER_TURNS = 3
_FADES = 0.9
"""How much of its score a turn keeps with each turn after it."""


class TextEncoder(Protocol):
    """Anything that turns texts into unit vectors."""

    def encode(self, texts: list[str], /) -> Vectors:
        """Return float32, (n_texts, dimension), rows of length 1."""
        ...


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights together with the encoder they fit."""

    encoder: TextEncoder
    weights: Weights

    def scores(self, turn: str, earlier: Sequence[str] = ()) -> Scores:
        """Return how a turn scores under every label.

        Args:
            turn: What is judged, raw.
            earlier: The mentee's own earlier turns, oldest first.
        """
        pieces = telling(turn, self._worst_by_words)
        before = [whole(text) for text in earlier[-_EARLIER_TURNS:] if text.strip()]
        found = self._logits([*pieces, *before])
        own, older = found[: len(pieces)], found[len(pieces) :]
        ages = np.arange(len(older) - 1, -1, -1, dtype=np.float32)[:, None]
        faded = (older - _FADES_FROM) * _FADES**ages + _FADES_FROM
        return Scores(
            labels=self.weights.labels,
            whole=own[0],
            best=own.max(axis=0),
            earlier=faded.max(axis=0) if len(older) else None,
        )

    def probabilities(
        self, turn: str, signs: Signs, earlier: Sequence[str] = ()
    ) -> dict[str, float]:
        """Return for each judged label how likely it is, in [0, 1]."""
        scores = self.scores(turn, earlier)
        weights = self.weights
        logits = [
            float(row @ evidence(label, scores, signs) + bias)
            for label, row, bias in zip(
                weights.judged, weights.judgement, weights.judgement_bias, strict=True
            )
        ]
        found = sigmoid(np.asarray(logits, np.float32))
        return {label: float(p) for label, p in zip(weights.judged, found, strict=True)}

    def thresholds(self, label: str) -> tuple[float, float]:
        """Return the probabilities from which ``label`` is reported softly and firmly."""
        soft, firm = self.weights.thresholds[self.weights.judged.index(label)]
        return float(soft), float(firm)

    def _worst_by_words(self, texts: list[str]) -> Vectors:
        """Return how grave the words of each text are, by the gravest label but "harmless"."""
        logits = hashed_logits(texts, self.weights.hashed)
        grave = [place for place, label in enumerate(self.weights.labels) if label != "none"]
        return np.asarray(logits[:, grave].max(axis=1), np.float32)

    def _logits(self, texts: list[str]) -> Vectors:
        """Return scores, float32, (n_texts, n_labels)."""
        vectors = self.encoder.encode(texts)
        linear = vectors @ self.weights.matrix + self.weights.bias
        return np.asarray(linear + hashed_logits(texts, self.weights.hashed), np.float32)


_FADES_FROM = -4.0
"""The score towards which earlier turns fade."""


def sigmoid(logits: Vectors) -> Vectors:
    """Return the probability that belongs to each logit."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


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
