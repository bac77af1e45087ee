"""Reads two texts together, word against word: what an encoder, which sees one at a time, cannot.

Floor 1. A cross-encoder; what its score means is what its change to the shipped weights was trained
for (``corpus.changed_model``).
"""

from collections.abc import Sequence
from pathlib import Path

from corpus.changed_model import ChangedModel
from corpus.shipped_models import CROSS_ENCODER


class PairReader:
    """A score for each pair of texts; safe to share between threads."""

    def __init__(self, cache: Path, adapter: Path, threads: int = 1) -> None:
        """Load the reader; see :class:`corpus.changed_model.ChangedModel`.

        Raises:
            EncoderError: If the weights or the change are missing or not the right ones.
        """
        self._model = ChangedModel(CROSS_ENCODER, cache, adapter, threads)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """One score a pair, in the order given; larger is more of it."""
        return [float(self._model.read("logits", *pair)[0]) for pair in pairs]
