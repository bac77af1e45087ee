"""Reads two texts together, word against word: what an encoder, which sees one at a time, cannot.

Floor 1. A cross-encoder under onnxruntime; what its score means is what its change to the shipped
weights was trained for (``corpus.changed_graph``).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.changed_graph import open_changed
from corpus.onnx_session import inputs_of, tokenizer_of
from corpus.shipped_models import CROSS_ENCODER

MAX_TOKENS = 256
"""Of a pair; of a longer one the end of the longer text is not read."""
_BATCH = 16


class PairReader:
    """A score for each pair of texts; safe to share between threads."""

    def __init__(self, cache: Path, adapter: Path, threads: int = 1) -> None:
        """Load the reader, making its graph the first time; a few seconds then, else one.

        Args:
            cache: Folder in which the graph is kept, where it can be written to.
            adapter: The change to the shipped weights.
            threads: Of onnxruntime.

        Raises:
            EncoderError: If the weights or the change are missing or not the right ones.
        """
        self._session = open_changed(CROSS_ENCODER, cache, adapter, threads)
        self._tokenizer = tokenizer_of(CROSS_ENCODER.path())
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """One score a pair, in the order given; larger is more of it."""
        found = np.empty(len(pairs), dtype=np.float64)
        order = sorted(range(len(pairs)), key=lambda place: sum(map(len, pairs[place])))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            found[batch] = self._run([pairs[place] for place in batch])
        return [float(score) for score in found]

    def _run(self, pairs: list[tuple[str, str]]) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        encoded = self._tokenizer.encode_batch(pairs)
        return np.asarray(self._session.run(["logits"], inputs_of(encoded))[0][:, 0])
