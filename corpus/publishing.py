"""Publishing without serving: what the command line does when no server owns the folder.

Floor 1.
"""

import shutil

from corpus.data_folder import DataFolder
from corpus.errors import RollbackError
from corpus.generation import (
    KEPT_GENERATIONS,
    VECTORS_FOLDER,
    history,
    previous_to,
    publish,
    published,
    read_manifest,
    sweep,
)
from corpus.probe import probe_index
from corpus.working_copy import make_working_copy


def publish_checked(data: DataFolder, name: str, keep: int = KEPT_GENERATIONS) -> None:
    """Publish a generation once its checksums hold and a child process has queried it.

    Raises:
        DamagedGenerationError: If it is not whole or cannot be queried; nothing has changed.
        OSError: If the pointer cannot be written.
    """
    folder = data.library / name
    manifest = read_manifest(folder)
    copy = make_working_copy(folder, manifest, data.scratch)
    try:
        probe_index(copy / VECTORS_FOLDER, manifest)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    publish(data.library, name)
    sweep(data.library, keep)


def roll_back(data: DataFolder, name: str | None = None, keep: int = KEPT_GENERATIONS) -> str:
    """Publish an earlier generation again and return its name; see :meth:`Shelf.roll_back`.

    Raises:
        CorpusEmptyError: If nothing has been published.
        RollbackError: If there is no such generation.
        DamagedGenerationError: If it is not whole; nothing has changed.
    """
    target = name or previous_to(data.library, published(data.library).name)
    if target is None or target not in history(data.library):
        raise RollbackError(name, history(data.library))
    publish_checked(data, target, keep)
    return target
