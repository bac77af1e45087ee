"""Is there room for another generation, asked before anything is written.

Floor 2.
"""

import shutil

from corpus.data_folder import DataFolder
from corpus.generation import Manifest
from ingest.build import Contents
from ingest.errors import StorageError

_TIMES = 3
"""The build, the copy that is served and the vectors that are cached."""
_AT_LEAST_BYTES = 20_000_000
_BYTES_A_CHARACTER = 20
"""Of a generation, seen on the shipped guides: text, structure, words and vectors."""


def check_space(data: DataFolder, previous: Manifest | None, contents: Contents) -> None:
    """Refuse to begin a build that the disk is unlikely to hold.

    Raises:
        StorageError: If less is free than three times what the generation may take.
    """
    before = sum(previous.sizes.values()) if previous else 0
    characters = sum(len(revision.text) for revision in contents.revisions)
    needed = max(_TIMES * max(before, _BYTES_A_CHARACTER * characters), _AT_LEAST_BYTES)
    free = shutil.disk_usage(data.root).free
    if free < needed:
        message = (
            f"{free / 1e6:.0f} MB are free where {data.root} lies, and the build may need "
            f"{needed / 1e6:.0f} MB: make room, then ingest again"
        )
        raise StorageError(message)
