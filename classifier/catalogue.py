"""What a person said of posters, kept for good in SQLite, and what networks read of them, to be read once only."""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import platformdirs

from classifier.genres import GENRE_SEPARATOR
from classifier.names import printable
from classifier.rescue import move_aside, rescued_corrections

BUSY_SECONDS: Final = 5.0
"""How long one window waits for another that is writing."""

RESULTS_BUSY_SECONDS: Final = 1.0
"""How long results wait: they can be had anew, and who waits for them has posters to read meanwhile."""

MIGRATIONS: Final = (
    "CREATE TABLE correction (digest TEXT PRIMARY KEY, genres TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE file (path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL, "
    "changed_ns INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX file_by_stamp ON file (modified_ns, size, digest)",
    "CREATE TABLE result (digest BLOB, model TEXT, status TEXT NOT NULL, detail TEXT NOT NULL, scores BLOB NOT NULL, "
    "PRIMARY KEY (digest, model)) WITHOUT ROWID",
)
"""Statements that lead from one version of the file to the next. What has been published stays as it is."""

_SET: Final = (
    "INSERT INTO correction (digest, genres, changed) VALUES (?, ?, ?) "
    "ON CONFLICT (digest) DO UPDATE SET genres = excluded.genres, changed = excluded.changed"
)

_RECALL: Final = (
    "SELECT path, size, modified_ns, changed_ns, digest, status, detail, scores FROM file JOIN result USING (digest) "
    "WHERE model = ? AND path IN ({})"
)

_RECALL_MOVED: Final = (
    "SELECT DISTINCT digest, status, detail, scores FROM file JOIN result USING (digest) "
    "WHERE model = ? AND modified_ns = ? AND size = ? LIMIT ?"
)

_SET_FILE: Final = "INSERT OR REPLACE INTO file (path, size, modified_ns, changed_ns, digest) VALUES (?, ?, ?, ?, ?)"

_SET_RESULT: Final = "INSERT OR REPLACE INTO result (digest, model, status, detail, scores) VALUES (?, ?, ?, ?, ?)"

AT_ONCE: Final = 500
"""Files looked up by one query."""

MOST_LIKELY: Final = 16
"""Contents that a moved file is compared with: seldom are two of one size written at the same instant."""

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


class CatalogueError(Exception):
    """A catalogue that cannot be opened, read or written; the message says why and what to do."""


class _DamagedError(Exception):
    """A file that is no catalogue, or no longer one."""


class Stamp(NamedTuple):
    """What changes when a file does.

    Its number (inode) is not among it: some file systems give it anew each time they are mounted.

    Attributes:
        size: in bytes.
        modified_ns: when its content was last written, in nanoseconds; a program may set it.
        changed_ns: when anything about it was last changed, which no program can set; on Windows,
            when it was made.
    """

    size: int
    modified_ns: int
    changed_ns: int


class Remembered(NamedTuple):
    """What a network read of a poster's content.

    Attributes:
        digest: SHA-256 of the content in hexadecimal.
        status: what became of it.
        detail: a sentence where something is wrong, else empty.
        scores: float32 [genres], little-endian; empty where something is wrong.
    """

    digest: str
    status: str
    detail: str
    scores: bytes


def catalogue_path() -> Path:
    """Where the catalogue is kept, in the place that the platform has for a person's data."""
    return Path(platformdirs.user_data_dir("onesheet", appauthor=False)) / "catalogue.sqlite"


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of a poster file's content in hexadecimal, by which it is known under any name."""
    return hashlib.sha256(data).hexdigest()


class Catalogue:
    """A person's own word on posters, and results, in a file that several windows may share; safe from any thread.

    What a person said is on the disk once it is told to be. Results outlive the program's end, however it
    comes; the last ones may be lost where the power fails.

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
        self._results_lock = threading.Lock()
        with _told(path, "opened"):
            self._results = _connect(path, RESULTS_BUSY_SECONDS)
            # Without a sync at every commit nothing but a power failure loses results, and the file stays whole.
            self._results.execute("PRAGMA synchronous = NORMAL")

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

    def recall(self, model: str, stamps: Mapping[Path, Stamp]) -> dict[Path, Remembered]:
        """Give what a network read of files that have not changed since.

        Args:
            model: whatever tells the network from all others.
            stamps: of the files, as they are now.

        Raises:
            CatalogueError: the file cannot be read.
        """
        paths = {_key(path): path for path in stamps}
        keys = list(paths)
        with self._results_lock, _told(self._path, "read", results=True):
            parts = (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
            rows = [row for part in parts for row in self._rows_of(model, part)]
        return {
            paths[key]: _remembered(row)
            for key, size, modified, changed, *row in rows
            if stamps[paths[key]] == (size, modified, changed)
        }

    def _rows_of(self, model: str, keys: Sequence[bytes]) -> list[Any]:
        return self._results.execute(_RECALL.format(",".join("?" * len(keys))), (model, *keys)).fetchall()

    def recall_moved(self, model: str, stamp: Stamp) -> list[Remembered]:
        """Give what a network read of files as large and as old as this one, of which it may be one under a new name.

        Raises:
            CatalogueError: the file cannot be read.
        """
        wanted = (model, stamp.modified_ns, stamp.size, MOST_LIKELY)
        with self._results_lock, _told(self._path, "read", results=True):
            rows = self._results.execute(_RECALL_MOVED, wanted).fetchall()
        return [_remembered(row) for row in rows]

    def remember(self, model: str, results: Mapping[Path, tuple[Stamp, Remembered]]) -> None:
        """Keep what a network read of some files, all or none.

        Args:
            model: whatever tells the network from all others.
            results: by the file; the stamp is the one that it had before it was read.

        Raises:
            CatalogueError: the file cannot be written; what was there is untouched.
        """
        files = [(_key(path), *stamp, bytes.fromhex(kept.digest)) for path, (stamp, kept) in results.items()]
        read = [
            (bytes.fromhex(digest), model, status, detail, scores)
            for _, (digest, status, detail, scores) in results.values()
        ]
        with self._results_lock, _told(self._path, "kept", results=True), _transaction(self._results):
            self._results.executemany(_SET_FILE, files)
            self._results.executemany(_SET_RESULT, read)

    def close(self) -> None:
        """Let go of the file."""
        with self._results_lock:
            self._results.close()
        with self._lock:
            self._connection.close()


def _key(path: Path) -> bytes:
    return os.fsencode(os.path.abspath(path))


def _remembered(row: Sequence[Any]) -> Remembered:
    digest, status, detail, scores = row
    return Remembered(digest.hex(), status, detail, scores)


@contextmanager
def _told(path: Path, done: str, results: bool = False) -> Generator[None]:
    """Turn what SQLite and the disk have against it into a sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        advice = _advice(error)
        if results:
            raise CatalogueError(
                f"The remembered results in {printable(path)} could not be {done}: {advice}"
            ) from error
        raise CatalogueError(f"Your corrections in {printable(path)} could not be {done}: {advice}") from error


def _advice(error: sqlite3.Error | OSError) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}."
    return _ADVICE.get(_code(error), f"{error}.")


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
    connection = _connect(path, BUSY_SECONDS)
    try:
        _prepare(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED:
            raise _DamagedError from error
        raise
    return connection


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    """Connect to a file, and wait some seconds for others where they write."""
    return sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a file to this version, and see that it is whole."""
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise CatalogueError(
            f"Your corrections in {printable(path)} were kept by a newer version of the program. Use that version."
        )
    if version:
        _check(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL syncs at every commit: what was said is never lost, even if the power fails.
    connection.execute("PRAGMA synchronous = FULL")
    if version < len(MIGRATIONS):
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to this version, all the way or not at all."""
    try:
        with _transaction(connection):
            for version in range(_version(connection), len(MIGRATIONS)):
                connection.execute(MIGRATIONS[version])
                connection.execute(f"PRAGMA user_version = {version + 1}")
    except sqlite3.OperationalError as error:
        # Corrections stand in a file of any version; one that can only be read is read as it is.
        if _code(error) != sqlite3.SQLITE_READONLY or not _version(connection):
            raise


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _check(connection: sqlite3.Connection) -> None:
    """See that the whole file makes sense: where a part does not, writing could spoil the rest."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'correction'").fetchone():
        raise _DamagedError
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _DamagedError


def _begin_anew(path: Path) -> Path:
    """Put a new catalogue in a damaged one's place, with all that can be rescued, and tell where that one went."""
    rescued = rescued_corrections(path, BUSY_SECONDS)
    fresh = Path(f"{path}.new")
    for ending in ("", "-wal", "-shm"):
        Path(f"{fresh}{ending}").unlink(missing_ok=True)
    # Until the new one is complete the damaged one stays, so that a failure here is met again at the next start.
    with closing(_open(fresh)) as connection, _transaction(connection):
        connection.executemany(_SET, rescued)
    aside = move_aside(path)
    fresh.rename(path)
    return aside
