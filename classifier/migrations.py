"""The catalogue's file from one version to the next: first a copy of it, then all the way or not at all."""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from classifier.database import UNWRITABLE, code, connect, patience, transaction
from classifier.writing import sync_folder

MIGRATIONS: Final = (
    "CREATE TABLE correction (digest TEXT PRIMARY KEY, genres TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE file (path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL, "
    "changed_ns INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX file_by_stamp ON file (modified_ns, size, digest)",
    "CREATE TABLE result (digest BLOB, model TEXT, status TEXT NOT NULL, detail TEXT NOT NULL, scores BLOB NOT NULL, "
    "PRIMARY KEY (digest, model)) WITHOUT ROWID",
)
"""Statements that lead from one version of the file to the next. What has been published stays as it is."""

MIGRATING_SECONDS: Final = 60.0
"""How long one window waits for another that brings the file up: that one copies all of it first."""

COPIES_KEPT: Final = 2
"""Copies of the file as it was before a migration; those before the latest ones are kept."""


def version_of(connection: sqlite3.Connection) -> int:
    """Number of the statements that have made the file what it is; 0 where it is new."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def bring_up(connection: sqlite3.Connection, path: Path) -> sqlite3.Error | None:
    """Bring a file to this version, all the way or not at all; a copy of it as it was stays beside it.

    Args:
        connection: to the file.
        path: of the file.

    Returns:
        What hinders it, where the disk takes nothing: the file is of its older version, and the
        corrections in it can be read.

    Raises:
        sqlite3.Error, OSError: it cannot be brought up, and is as it was.
    """
    if version_of(connection) >= len(MIGRATIONS):
        return None
    try:
        _migrate(connection, path)
    except sqlite3.OperationalError as error:
        # Corrections stand in a file of any version; one that can only be read is read as it is.
        if code(error) not in UNWRITABLE or not version_of(connection):
            raise
        return error
    return None


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    with patience(connection, MIGRATING_SECONDS), transaction(connection):
        # Only now does it stand still: another window may have brought it up meanwhile.
        if 0 < version_of(connection) < len(MIGRATIONS):
            _copy(path)
        run_statements(connection)
    _forget_old_copies(path)


def run_statements(connection: sqlite3.Connection) -> None:
    """Make a file of any version, or an empty one, a file of this version; within a transaction."""
    for version in range(version_of(connection), len(MIGRATIONS)):
        connection.execute(MIGRATIONS[version])
        connection.execute(f"PRAGMA user_version = {version + 1}")


def _copy(path: Path) -> None:
    """Copy the file as it is, whole or not at all."""
    unfinished = Path(f"{path}.copy")
    unfinished.unlink(missing_ok=True)
    try:
        # Of the two connections one holds off all writers, so the other is the one that reads.
        with closing(connect(path, MIGRATING_SECONDS)) as source, closing(connect(unfinished, 0)) as copy:
            source.backup(copy)
        unfinished.replace(f"{path}.before-v{len(MIGRATIONS)}")
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _forget_old_copies(path: Path) -> None:
    pattern = re.compile(rf"{re.escape(path.name)}\.before-v(\d+)")
    copies = {int(match[1]): other for other in path.parent.iterdir() if (match := pattern.fullmatch(other.name))}
    for version in sorted(copies)[:-COPIES_KEPT]:
        with suppress(OSError):  # It takes room and nothing else.
            copies[version].unlink()
