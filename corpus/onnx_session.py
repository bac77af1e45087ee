"""Opens exported graphs and their tokenizers. The only importer of onnxruntime.

Floor 1.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.errors import EncoderError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

Session: TypeAlias = "InferenceSession"


def open_session(graph: Path | bytes, threads: int) -> Session:
    """A session on a graph; a second or less.

    Args:
        graph: An ONNX file, or what stands in one.
        threads: Of onnxruntime, for one text or batch.

    Raises:
        EncoderError: If it cannot be loaded.
    """
    # Imported here because it takes a second, which `coach --help` should not.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads must not burn the processor that others need.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    given = graph if isinstance(graph, bytes) else str(graph)
    try:
        return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        told = "in memory" if isinstance(graph, bytes) else str(graph)
        message = f"the exported encoder {told} cannot be loaded: delete it to have it made again"
        raise EncoderError(message) from error


def tokenizer_of(folder: str | Path) -> "Tokenizer":
    """A fresh tokenizer of the model in ``folder``."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))


def inputs_of(encoded: "Sequence[Encoding]") -> dict[str, npt.NDArray[np.int64]]:
    """What a BERT of the shipped package is given: tokens of texts or pairs of like length."""
    return {
        "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
        "attention_mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
        "token_type_ids": np.array([one.type_ids for one in encoded], dtype=np.int64),
    }
