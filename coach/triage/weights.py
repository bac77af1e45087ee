"""The second reader's weights: what is stored, and how it is read.

Floor 2 (coach). ``tests/evaluation/train_safety_classifier.py`` is the only thing that writes
them. They fit one encoder, which they name, and say when and from what they were made.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


class ClassifierError(ValueError):
    """The weights cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained second reader.

    Attributes:
        encoder: Name of the encoder whose vectors ``matrix`` fits.
        labels: What each column is about, "none" (harmless) among them.
        matrix: float32, (dimension, n_labels).
        hashed: float32, (2 * ``features.BUCKETS``, n_labels).
        bias: float32, (n_labels,).
        judged: Labels on which there is a judgement, in the order of the next three.
        judgement: float32, (n_judged, ``evidence.LENGTH``).
        judgement_bias: float32, (n_judged,).
        thresholds: float32, (n_judged, 2): probabilities in [0, 1] from which a label is reported
            softly and firmly; for danger to oneself, a check and the urgent text.
        made: How and when they were made.
    """

    encoder: str
    labels: tuple[str, ...]
    matrix: Matrix
    hashed: Matrix
    bias: Matrix
    judged: tuple[str, ...]
    judgement: Matrix
    judgement_bias: Matrix
    thresholds: Matrix
    made: str


def default_weights_path() -> Path:
    """The file that is shipped with this package."""
    return Path(__file__).parent / "weights.npz"


def default_adapter_path() -> Path:
    """The changes to the shipped encoder with which the weights were trained."""
    return Path(__file__).parent / "adapter.npz"


def load_weights(path: Path) -> Weights:
    """Read weights from ``path``.

    Raises:
        ClassifierError: If the file is missing, damaged or of the wrong shape.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            weights = Weights(
                encoder=str(stored["encoder"]),
                labels=tuple(str(label) for label in stored["labels"]),
                matrix=stored["matrix"].astype(np.float32),
                hashed=stored["hashed"].astype(np.float32),
                bias=stored["bias"].astype(np.float32),
                judged=tuple(str(label) for label in stored["judged"]),
                judgement=stored["judgement"].astype(np.float32),
                judgement_bias=stored["judgement_bias"].astype(np.float32),
                thresholds=stored["thresholds"].astype(np.float32),
                made=str(stored["made"]),
            )
    except (OSError, KeyError, ValueError) as error:
        message = f"the weights of the safety classifier cannot be read from {path.name}: {error}"
        raise ClassifierError(message) from error
    _check(weights, path)
    return weights


def save_weights(weights: Weights, path: Path) -> None:
    """Write weights to ``path``; the large parts in half precision."""
    np.savez_compressed(
        path,
        encoder=np.asarray(weights.encoder),
        labels=np.asarray(weights.labels),
        matrix=weights.matrix.astype(np.float16),
        hashed=weights.hashed.astype(np.float16),
        bias=weights.bias,
        judged=np.asarray(weights.judged),
        judgement=weights.judgement,
        judgement_bias=weights.judgement_bias,
        thresholds=weights.thresholds,
        made=np.asarray(weights.made),
    )


def _check(weights: Weights, path: Path) -> None:
    """Raise ClassifierError unless the parts fit together."""
    labels, judged = len(weights.labels), len(weights.judged)
    fits = (
        weights.matrix.shape[1:] == (labels,)
        and weights.hashed.shape[1:] == (labels,)
        and weights.bias.shape == (labels,)
        and weights.judgement.shape[:1] == (judged,)
        and weights.judgement_bias.shape == (judged,)
        and weights.thresholds.shape == (judged, 2)
        and set(weights.judged) <= set(weights.labels)
    )
    if not fits:
        message = f"the weights in {path.name} do not fit together: {weights.matrix.shape}"
        raise ClassifierError(message)
