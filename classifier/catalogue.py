"""What a person said of posters, kept for good in SQLite: no move, no other network and no crash loses it."""

import hashlib
import os
import re
import sqlite3
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

from classifier.genres import GENRE_SEPARATOR
from classifier.names import printable

BUSY_SECONDS: Final = 5.0
"""How long one window waits for another that is writing."""

MIGRATIONS: Final = (
    "CREATE TABLE correction (digest TEXT PRIMARY KEY, genres TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID",
)
"""Statements that lead from one version of the file to the next. What has been published stays as it is."""

_SET: Final = (
    "INSERT INTO correction (digest, genres, changed) VALUES (?, ?, ?) "
    "ON CONFLICT (digest) DO UPDATE SET genres = excluded.genres, changed = excluded.changed"
)

_DAMAGED: Final = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))

_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "the disk is full. Make room, and try again.",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only.",
    sqlite3.SQLITE_CANTOPEN: "there is no permission to open the file, or a folder has its name.",
    sqlite3.SQLITE_PERM: "there is no permission to open the file.",
    sqlite3.SQLITE_BUSY: "another program is writing to the file. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "another program is writing to the file. Try again in a moment.",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written.",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Start the program again to have it repaired.",
    sqlite3.SQLITE_NOTADB: "the file is damaged. Start the program again to have it repaired.",
}

_DIGEST: Final = re.compile("[0-9a-f]{64}")


class CatalogueError(Exception):
    """A catalogue that cannot be opened, read or written; the message says why and what to do."""


class _DamagedError(Exception):
    """A file that is no catalogue, or no longer one."""


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of a poster file's content in hexadecimal, by which it is known under any name."""
    return hashlib.sha256(data).hexdigest()


class Catalogue:
    """A person's own word on posters, in a file that several windows may share; safe to use from any thread.

    Attributes:
        set_aside: where a damaged catalogue was moved when this one was opened, if it was. What could
            still be read of it has been taken over.
    """

    def __init__(self, path: Path) -> None:
        """Open the catalogue, or begin one.

        Args:
            path: of the file; its folders are made where they are missing.

        Raises:
            CatalogueError: there can be no such file, or a newer version of the program wrote it.
        """
        self._path = path
        self._lock = threading.Lock()
        self.set_aside: Path | None = None
        with _told(path, "opened"):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = _open(path)
            except _DamagedError:
                self.set_aside = _begin_anew(path)
                self._connection = _open(path)

    def corrections(self) -> dict[str, tuple[str, ...]]:
        """Give the person's genres for every poster that they spoke of, by the digest of its content.

        Raises:
            CatalogueError: the file cannot be read.
        """
        with self._lock, _told(self._path, "read"):
            rows = self._connection.execute("SELECT digest, genres FROM correction").fetchall()
        return {digest: tuple(genres.split(GENRE_SEPARATOR)) for digest, genres in rows}

    def correct(self, words: Mapping[str, Sequence[str]]) -> None:
        """Keep the person's genres for some posters, all or none; once this returns, they are on the disk.

        Args:
            words: by the digest of a poster's content; no genres take back what was said.

        Raises:
            CatalogueError: the file cannot be written; what was there is untouched.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        said = [(digest, GENRE_SEPARATOR.join(genres), now) for digest, genres in words.items() if genres]
        taken_back = [(digest,) for digest, genres in words.items() if not genres]
        with self._lock, _told(self._path, "kept"), _transaction(self._connection):
            self._connection.executemany(_SET, said)
            self._connection.executemany("DELETE FROM correction WHERE digest = ?", taken_back)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


@contextmanager
def _told(path: Path, done: str) -> Generator[None]:
    """Turn what SQLite and the disk have against it into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        advice = _ADVICE.get(_code(error), f"{error}.")
        raise CatalogueError(f"Your corrections in {printable(path)} could not be {done}: {advice}") from error
    except OSError as error:
        advice = f"{error.strerror or error}."
        raise CatalogueError(f"Your corrections in {printable(path)} could not be {done}: {advice}") from error


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code of an error; that of any error where the module found it itself."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Generator[None]:
    # A writer that announces itself at once waits for others; one that turns into a writer later may not.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED:
            raise _DamagedError from error
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a file to this version, and see that it is whole."""
    if _version(connection) > len(MIGRATIONS):
        raise CatalogueError(
            f"Your corrections in {printable(path)} were kept by a newer version of the program. Use that version."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL syncs at every commit: what was said is never lost, even if the power fails.
    connection.execute("PRAGMA synchronous = FULL")
    with _transaction(connection):
        for version in range(_version(connection), len(MIGRATIONS)):
            connection.execute(MIGRATIONS[version])
            connection.execute(f"PRAGMA user_version = {version + 1}")
    _check(connection)


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _check(connection: sqlite3.Connection) -> None:
    """See that the corrections can be read, every one; what else the file may hold can be had anew."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'correction'").fetchone():
        raise _DamagedError
    if connection.execute("PRAGMA quick_check(correction)").fetchone() != ("ok",):
        raise _DamagedError


def _begin_anew(path: Path) -> Path:
    """Put a new catalogue in a damaged one's place, with all that can be rescued, and tell where that one went."""
    rescued = _rescue(path)
    fresh = Path(f"{path}.new")
    for ending in ("", "-wal", "-shm"):
        Path(f"{fresh}{ending}").unlink(missing_ok=True)
    # Until the new one is complete the damaged one stays, so that a failure here is met again at the next start.
    with closing(_open(fresh)) as connection, _transaction(connection):
        connection.executemany(_SET, rescued)
    aside = _move_aside(path)
    fresh.rename(path)
    return aside


def _rescue(path: Path) -> list[Any]:
    """Read what can still be read of a damaged file."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as damaged:
        # Without this, SQLite reads nothing of a file that was cut off.
        damaged.execute("PRAGMA writable_schema = ON")
        return [row for prefix in range(256) for row in _readable(damaged, f"{prefix:02x}") if _makes_sense(row)]


def _readable(damaged: sqlite3.Connection, prefix: str) -> Iterator[Any]:
    """Yield the rows whose digest has a prefix, up to the first that cannot be read.

    Each prefix is looked up by itself, so that a bad page costs no rows but its own.
    """
    query = "SELECT digest, genres, changed FROM correction WHERE digest >= ? AND digest < ?"
    try:
        yield from damaged.execute(query, (prefix, f"{prefix}g"))
    except sqlite3.Error:
        return


def _makes_sense(row: Sequence[Any]) -> bool:
    """Tell whether a row is all text, as it was written: a bad page may give anything."""
    texts = [value for value in row if isinstance(value, str) and value and value.isprintable()]
    return len(texts) == len(row) and _DIGEST.fullmatch(texts[0]) is not None


def _move_aside(path: Path) -> Path:
    """Rename a damaged file, with what was not yet written into it, and tell the new name."""
    aside = _free_name(path)
    Path(f"{path}-shm").unlink(missing_ok=True)
    log = Path(f"{path}-wal")
    if log.exists():
        log.rename(f"{aside}-wal") if log.stat().st_size else log.unlink()
    return path.rename(aside)


def _free_name(path: Path) -> Path:
    plain = f"{path.name}.damaged-{date.today().isoformat()}"
    names = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
    return next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
