"""Opens exported graphs and their tokenizers. The only importer of onnxruntime.

Floor 1.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import EncoderError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def open_session(graph: Path, threads: int) -> "InferenceSession":
    """A session on a graph; a second or less.

    Args:
        graph: An ONNX file.
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
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        message = f"the exported encoder {graph} cannot be loaded: delete it to have it made again"
        raise EncoderError(message) from error


def tokenizer_of(folder: str | Path) -> "Tokenizer":
    """A fresh tokenizer of the model in ``folder``."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
