"""Whether a file of SQLite's is damaged, or the system only refuses to read or write it.

Floor 1. SQLite checks nothing that it reads. A flipped bit shows as a malformed page, as a table or
column that is not there, or as an error whose message is no text.
"""

import os
import sqlite3
from pathlib import Path

_PRIMARY = 0xFF
"""The bits of a result code that stand for its kind."""
_REFUSALS = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


def is_damage(error: sqlite3.Error | ValueError, path: Path | None = None) -> bool:
    """Whether the file is not what was written; else it may be whole, and is to be left alone.

    Args:
        error: What SQLite said, or that something in the file is no value of its kind.
        path: The file, where it was to be written to: a flipped bit in its head makes SQLite call
            a file read-only that the system would let it write.
    """
    if isinstance(error, ValueError):
        return True
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code == sqlite3.SQLITE_READONLY and path is not None:
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return code & _PRIMARY not in _REFUSALS
