"""Turns texts into vectors that say what they are about, as a change to the weights was trained to.

Floor 1. A text encoder of twelve layers: slower than the one that guides are embedded with and
better at reading between the lines (``corpus.changed_model``).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.adapter import fingerprint
from corpus.changed_model import ChangedModel
from corpus.shipped_models import TEXT_ENCODER

WIDTH = 384
"""Numbers in a vector."""

Vectors = npt.NDArray[np.float32]


class TextReader:
    """A vector for each text; safe to share between threads."""

    def __init__(self, cache: Path, adapter: Path, threads: int = 1) -> None:
        """Load the reader; see :class:`corpus.changed_model.ChangedModel`.

        Raises:
            EncoderError: If the weights or the change are missing or not the right ones.
        """
        self.name = f"{TEXT_ENCODER.folder}+{fingerprint(adapter)}"
        """What tells its vectors from those of any other."""
        self._model = ChangedModel(TEXT_ENCODER, cache, adapter, threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (n_texts, WIDTH), rows of length 1, in the order given."""
        found = np.empty((len(texts), WIDTH), dtype=np.float32)
        for place, text in enumerate(texts):
            # The first token stands for the text.
            found[place] = self._model.read("last_hidden_state", text)[0]
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit
