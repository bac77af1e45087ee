"""Whatever the machine refuses becomes an error that says what to do.

Floor 2.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import CorpusError
from ingest.errors import BuildFailedError, StorageError


@contextmanager
def typed_faults() -> Iterator[None]:
    """Whatever the disk or the memory refuses becomes an error that says what to do."""
    try:
        yield
    except CorpusError:
        raise
    except MemoryError as error:
        message = "there was not enough memory: free some, then ingest again"
        raise BuildFailedError(message) from error
    except (OSError, sqlite3.Error) as error:
        said = getattr(error, "strerror", None) or str(error)
        message = f"the disk refused ({said}): make room or mend it, then ingest again"
        raise StorageError(message) from error
