"""Turns texts into vectors that say what they are about, as a change to the weights was trained to.

Floor 1. A text encoder of twelve layers under onnxruntime: slower than the one that guides are
embedded with and better at reading between the lines (``corpus.changed_graph``).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.adapter import fingerprint
from corpus.changed_graph import open_changed
from corpus.onnx_session import inputs_of, tokenizer_of
from corpus.shipped_models import TEXT_ENCODER

MAX_TOKENS = 256
"""Of a text; what comes after them is not read."""
WIDTH = 384
"""Numbers in a vector."""

Vectors = npt.NDArray[np.float32]


class TextReader:
    """A vector for each text; safe to share between threads."""

    def __init__(self, cache: Path, adapter: Path, threads: int = 1) -> None:
        """Load the reader, making its graph the first time; a few seconds then, else one.

        Args:
            cache: Folder in which the graph is kept, where it can be written to.
            adapter: The change to the shipped weights.
            threads: Of onnxruntime.

        Raises:
            EncoderError: If the weights or the change are missing or not the right ones.
        """
        self.name = f"{TEXT_ENCODER.folder}+{fingerprint(adapter)}"
        """What tells its vectors from those of any other."""
        self._session = open_changed(TEXT_ENCODER, cache, adapter, threads)
        self._tokenizer = tokenizer_of(TEXT_ENCODER.path())
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts: float32, (n_texts, WIDTH), rows of length 1, in the order given.

        One at a time: the steps of eight-bit numbers are shared out over a batch, so in one a
        text's vector would hang on the texts beside it.
        """
        found = np.empty((len(texts), WIDTH), dtype=np.float32)
        for place, text in enumerate(texts):
            encoded = [self._tokenizer.encode(text)]
            layer = self._session.run(["last_hidden_state"], inputs_of(encoded))[0]
            found[place] = layer[0, 0]  # the first token stands for the text
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit
