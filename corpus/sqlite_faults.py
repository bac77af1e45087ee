"""Whether a file of SQLite's is damaged, or the system only refuses to read or write it.

Floor 1. SQLite checks nothing that it reads. A flipped bit shows as a malformed page, as a table or
column that is not there, or as an error whose message is no text.
"""

import sqlite3

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


def is_damage(error: sqlite3.Error | ValueError) -> bool:
    """Whether the file is not what was written; else it may be whole, and is to be left alone.

    Args:
        error: What SQLite said, or that something in the file is no value of its kind.
    """
    if isinstance(error, ValueError):
        return True
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & _PRIMARY not in _REFUSALS
