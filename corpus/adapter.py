"""Low-rank changes to the matrices of an encoder, kept in a small file.

Floor 1. A change to a matrix W of a linear map is ``SCALE * up @ down`` (low-rank adaptation, Hu
and colleagues 2021, https://arxiv.org/abs/2106.09685): a third of a million numbers
instead of 22 million.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import EncoderError
from corpus.files import sha256_of_file

Matrix = npt.NDArray[np.float32]
Adapter = Mapping[str, tuple[Matrix, Matrix]]
"""By the name of a linear map (:func:`map_name`): down, (rank, inputs), and up, (outputs, rank)."""

SCALE = 2.0
_DOWN, _UP = "/down", "/up"


def save_adapter(path: Path, adapter: Adapter) -> None:
    """Write an adapter, with half the precision of the encoder's own weights.

    Raises:
        OSError: If it cannot be written.
    """
    arrays = {
        f"{name}{end}": np.asarray(part, np.float16)
        for name, parts in adapter.items()
        for end, part in zip((_DOWN, _UP), parts, strict=True)
    }
    np.savez_compressed(path, allow_pickle=False, **arrays)


def load_adapter(path: Path) -> Adapter:
    """Read an adapter.

    Raises:
        EncoderError: If the file is missing or holds no adapter.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            names = [key.removesuffix(_DOWN) for key in stored.files if key.endswith(_DOWN)]
            return {
                name: (
                    stored[f"{name}{_DOWN}"].astype(np.float32),
                    stored[f"{name}{_UP}"].astype(np.float32),
                )
                for name in names
            }
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise EncoderError(f"{path.name} cannot be read as an adapter") from error


def map_name(module: str) -> str | None:
    """The name of a linear map within its layer stack; none for what stands outside the layers.

    Args:
        module: Its full name in a model, which differs between versions of the libraries.
    """
    before, found, within = module.partition(".layer.")
    return f"layer.{within}" if found and before else None


def fingerprint(path: Path) -> str:
    """What tells an adapter from any other, twelve hexadecimal digits."""
    return sha256_of_file(path)[:12]


def change(adapter: Adapter, name: str) -> Matrix:
    """What is added to the matrix of a linear map, (outputs, inputs)."""
    down, up = adapter[name]
    return np.asarray(SCALE * up @ down, np.float32)
