"""SQLite as the catalogue uses it: connections, transactions, and what to do where one fails."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

DAMAGED: Final = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
"""Codes that say a file is no catalogue, or no longer one."""

UNWRITABLE: Final = frozenset((sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL))
"""Codes that say a file can be read alone, for now or for good."""

_NO_ROOM: Final = "the disk is full. Make room, and try again."

_ADVICE: Final = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only.",
    sqlite3.SQLITE_CANTOPEN: "there is no permission to open the file, or a folder has its name.",
    sqlite3.SQLITE_PERM: "there is no permission to open the file.",
    sqlite3.SQLITE_BUSY: "another program is writing to the file. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "another program is writing to the file. Try again in a moment.",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written.",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Start the program again to have it repaired.",
    sqlite3.SQLITE_NOTADB: "the file is damaged. Start the program again to have it repaired.",
}

_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Connect to a file, and wait some seconds for others where they write."""
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Do all of something or nothing, while nobody else writes."""
    # A writer that announces itself at once waits for others; one that turns into a writer later may not.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def patience(connection: sqlite3.Connection, seconds: float) -> Generator[None]:
    """Wait for others, where they write, longer or shorter than else."""
    before = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {1000 * seconds:.0f}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")


def code(error: BaseException) -> int:
    """SQLite's primary code of an error; that of any error where it is not SQLite's own."""
    told = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    # What the windows share about the log lies in a file of its own, which a full disk keeps from growing.
    return sqlite3.SQLITE_FULL if told == sqlite3.SQLITE_IOERR_SHMSIZE else told & 0xFF


def is_busy(error: BaseException) -> bool:
    """Tell whether others were writing, so that the same will do in a moment."""
    return code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def advice(error: sqlite3.Error | OSError) -> str:
    """Say why something failed and what to do, as the end of a sentence."""
    if isinstance(error, OSError):
        return _NO_ROOM if error.errno in _FULL else f"{error.strerror or error}."
    return _ADVICE.get(code(error), f"{error}.")
