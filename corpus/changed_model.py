"""A shipped model with a change to its weights, reading one text or one pair at a time.

Floor 1. The steps of its eight-bit numbers are shared out over whatever it is given at once, so in
a batch what is made of a text would hang on the texts beside it. One at a time is no slower here:
a short text need not be filled up to the length of a long one.
"""

import logging
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.changed_graph import changed_bytes, changed_graph
from corpus.onnx_session import Session, inputs_of, open_session, tokenizer_of
from corpus.shipped_models import ShippedModel

_log = logging.getLogger(__name__)

MAX_TOKENS = 256
"""Of a text or a pair; what comes after is not read, in a pair the end of the longer text."""


class ChangedModel:
    """Layers and scores of texts; safe to share between threads."""

    def __init__(self, shipped: ShippedModel, cache: Path, adapter: Path, threads: int) -> None:
        """Load the model, making its graph the first time; a few seconds then, else one.

        Args:
            shipped: The model.
            cache: Folder in which the graph is kept; where it cannot be written to, the graph is
                made anew at every start.
            adapter: The change to the shipped weights.
            threads: Of onnxruntime.

        Raises:
            EncoderError: If the weights or the change are missing or not the right ones.
        """
        self._session = _session(shipped, cache, adapter, threads)
        self._tokenizer = tokenizer_of(shipped.path())
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()  # a model's own setting may fill up to its longest

    def read(self, output: str, text: str, other: str | None = None) -> npt.NDArray[np.float32]:
        """What the graph's ``output`` says of a text, or of two texts read together."""
        encoded = [self._tokenizer.encode(text, other)]
        made: npt.NDArray[np.float32] = self._session.run([output], inputs_of(encoded))[0][0]
        return made


def _session(shipped: ShippedModel, cache: Path, adapter: Path, threads: int) -> Session:
    try:
        return open_session(changed_graph(shipped, cache, adapter), threads)
    except OSError as error:
        _log.warning("the graph of %s cannot be kept: %s", shipped.folder, error)
        return open_session(changed_bytes(shipped, adapter), threads)
