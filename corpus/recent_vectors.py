"""Vectors of texts that were encoded lately, so that well-read sentences are encoded once.

Floor 1.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from corpus.encoder import Encoder, Vectors

_KEPT = 20_000
"""About 30 MB at 384 dimensions."""


class RecentVectors:
    """A bounded memory in front of an encoder; safe to share between threads."""

    def __init__(self, encoder: Encoder, kept: int = _KEPT) -> None:
        """Remember at most ``kept`` vectors, the least recently used going first."""
        self._encoder = encoder
        self._kept = kept
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As :meth:`corpus.encoder.Encoder.encode`, encoding only what is not remembered."""
        if not texts:
            return self._encoder.encode(())
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        fresh = dict(zip(missing, self._encoder.encode(missing), strict=True))
        with self._lock:
            for text, vector in {**known, **fresh}.items():
                self._vectors[text] = vector
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
        return np.stack([known[text] if text in known else fresh[text] for text in texts])
