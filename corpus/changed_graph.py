"""The graph of a shipped model with a low-rank change to its weights.

Floor 1. A changed matrix is rounded to whole numbers of eight bits again, so the graph stays as
small and as quick as it came. It is made once and kept in a cache folder; it can be deleted at any
time.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.adapter import Adapter, change, fingerprint, load_adapter
from corpus.errors import EncoderError
from corpus.sealed import made_once
from corpus.shipped_models import ShippedModel

if TYPE_CHECKING:
    from onnx import ModelProto

_LARGEST = 127
"""Of the whole numbers that a matrix is rounded to, in size."""
_MAP = re.compile(r"^/(?:bert/)?(?:encoder/)?(?P<name>.+?)/(?:MatMul|Gemm_MatMul)_quant$")


def changed_graph(shipped: ShippedModel, folder: Path, adapter: Path) -> Path:
    """The graph with a change to its weights in ``folder``, made when it is not there.

    Raises:
        EncoderError: If the weights or the change are not the right ones.
        OSError: If the folder cannot be written to.
    """

    def make(fresh: Path) -> None:
        fresh.write_bytes(changed_bytes(shipped, adapter))

    name = f"{shipped.folder}-{shipped.sha256[:12]}+{fingerprint(adapter)}.onnx"
    return made_once(folder / name, make)


def changed_bytes(shipped: ShippedModel, adapter: Path) -> bytes:
    """The graph with a change to its weights, as a file would hold it.

    Raises:
        EncoderError: If the weights or the change are not the right ones.
    """
    # Imported here because it takes a while and is needed once.
    import onnx

    model = onnx.load(str(shipped.path() / "model.onnx"))
    apply_adapter(model, load_adapter(adapter))
    made: bytes = model.SerializeToString()
    return made


def maps_of(model: "ModelProto") -> dict[str, str]:
    """The stored matrix of every linear map, by the map's name as adapters have it."""
    found = {}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and (named := _MAP.match(node.name)):
            found[named["name"].replace("/", ".")] = node.input[1].removesuffix("_quantized")
    return found


def apply_adapter(model: "ModelProto", adapter: Adapter) -> None:
    """Add an adapter's changes to the matrices of a graph.

    Raises:
        EncoderError: If it changes what this model does not have.
    """
    stored = maps_of(model)
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    if unknown := set(adapter) - set(stored):
        raise EncoderError(f"the change is for another model: there is no {min(unknown)}")
    for name in adapter:
        parts = [tensors[f"{stored[name]}_{part}"] for part in ("quantized", "scale", "zero_point")]
        _quantise(parts, dequantised(parts) + change(adapter, name).T)


def dequantised(parts: list[Any]) -> npt.NDArray[np.float32]:
    """A stored matrix as it is meant, (inputs, outputs); parts: numbers, scale, zero point."""
    from onnx import numpy_helper

    numbers, scale, zero = (numpy_helper.to_array(part).astype(np.float32) for part in parts)
    return np.asarray((numbers - zero) * scale, np.float32)


def _quantise(parts: list[Any], matrix: npt.NDArray[np.float32]) -> None:
    """Round a matrix, every column to its own scale: a small change is lost in a common one."""
    from onnx import numpy_helper

    largest = np.abs(matrix).max(axis=0)
    scale = np.where(largest > 0, largest / _LARGEST, 1).astype(np.float32)
    rounded = np.rint(matrix / scale).astype(np.int8)
    fresh = (rounded, scale, np.zeros_like(numpy_helper.to_array(parts[2])))
    for part, array in zip(parts, fresh, strict=True):
        part.CopyFrom(numpy_helper.from_array(array, part.name))
