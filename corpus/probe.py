"""Try a vector index in a child process before this one opens it.

Floor 1. A damaged index can end a process with a segmentation fault, which Python cannot catch, or
answer wrongly without an error; so it must first hold and find passages where no harm is done.
"""

from collections.abc import Sequence, Sized
from pathlib import Path

import numpy as np

from corpus.children import ChildError, Tell, run_in_child
from corpus.errors import DamagedGenerationError
from corpus.generation import Counts, Manifest
from corpus.vectors import VectorIndex

_QUERIES = 16
_SECONDS = 60.0


def probe_index(folder: Path, manifest: Manifest) -> None:
    """Open the index in ``folder`` elsewhere, count its passages and query it.

    Raises:
        DamagedGenerationError: If that process dies, fails, takes longer than a minute, or the
            index does not hold as many passages as ``manifest`` says.
    """
    try:
        run_in_child(
            _try_out, folder, manifest.counts, manifest.encoder.dimension, seconds=_SECONDS
        )
    except ChildError as error:
        reason = f"its vector index could not be tried out ({error.message})"
        raise DamagedGenerationError(manifest.generation, reason) from error


def _try_out(_: Tell, folder: Path, counts: Counts, dimension: int) -> None:
    queries = np.random.default_rng(0).standard_normal((_QUERIES, dimension)).astype(np.float32)
    with VectorIndex(folder) as index:
        _check("passages", len(index), counts.passages, index.nearest_to_each(queries, 10))
        questions = index.nearest_questions(queries, 10)
        _check("questions", index.count_questions(), counts.asked, questions)


def _check(what: str, held: int, expected: int, found: Sequence[Sized]) -> None:
    if held != expected:
        message = f"it holds {held} {what} instead of {expected}"
        raise ValueError(message)
    limit = min(10, expected)
    for neighbours in found:
        if len(neighbours) != limit:
            message = f"a query found {len(neighbours)} {what} instead of {limit}"
            raise ValueError(message)
