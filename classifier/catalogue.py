"""What a person said of posters, kept for good in SQLite, and what networks read of them, to be read once only."""

import hashlib
import os
import sqlite3
import sys
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import platformdirs

from classifier import migrations
from classifier.database import DAMAGED, advice, code, connect, is_busy, transaction
from classifier.genres import GENRE_SEPARATOR
from classifier.migrations import bring_up, version_of
from classifier.names import printable
from classifier.pages import corrections_in
from classifier.rescue import fresh_path, mend, mending_alone, take_over_log

BUSY_SECONDS: Final = 5.0
"""How long one window waits for another that is writing."""

RESULTS_BUSY_SECONDS: Final = 1.0
"""How long results wait: they can be had anew, and who waits for them has posters to read meanwhile."""

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


class CatalogueError(Exception):
    """A catalogue that cannot be opened, read or written; the message says why and what to do.

    Attributes:
        busy: whether others were writing all the time, so that the same may do in a moment.
    """

    def __init__(self, sentence: str, busy: bool = False) -> None:
        super().__init__(sentence)
        self.busy = busy


class _DamagedError(Exception):
    """A file that is no catalogue, or no longer one; the connection to it is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self.connection = connection


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


def words_in(path: Path) -> dict[str, tuple[str, ...]]:
    """Give the person's genres for posters out of a file that cannot be opened for more than that; none without one.

    Raises:
        OSError: it cannot be read at all.
    """
    if not path.exists():
        return {}
    return {digest: tuple(row.genres.split(GENRE_SEPARATOR)) for digest, row in corrections_in(path).items()}


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
        file: tells the file from another one that may take its name.
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
        self._results_lock = threading.Lock()
        self.set_aside: Path | None = None
        with _told(path, "opened"):
            self._open()

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        opened = _open(self._path)
        with ExitStack() as failed:
            failed.callback(opened.connection.close)
            results = connect(self._path, RESULTS_BUSY_SECONDS)
            failed.callback(results.close)
            # Without a sync at every commit nothing but a power failure loses results, and the file stays whole.
            results.execute("PRAGMA synchronous = NORMAL")
            failed.pop_all()
        self._connection, self._results, self._hindrance = opened.connection, results, opened.hindrance
        self.set_aside = opened.set_aside or self.set_aside
        self.file = _identity(self._path)

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
        with self._lock, _told(self._path, "kept"):
            self._write(said, taken_back)
            if _identity(self._path) != self.file:
                # What was written to is not the file any more: another window set it aside as damaged, or it is gone.
                self._reopen()
                self._write(said, taken_back)

    def _write(self, said: Sequence[Any], taken_back: Sequence[Any]) -> None:
        with transaction(self._connection):
            self._connection.executemany(_SET, said)
            self._connection.executemany("DELETE FROM correction WHERE digest = ?", taken_back)

    def version(self) -> int:
        """Number that changes whenever another program, or this one's results, have been written to the file.

        Raises:
            CatalogueError: the file cannot be read.
        """
        with self._lock, _told(self._path, "read"):
            if _identity(self._path) != self.file:
                self._reopen()
            return hash((self.file, self._connection.execute("PRAGMA data_version").fetchone()[0]))

    def _reopen(self) -> None:
        with self._results_lock:
            before = self._connection, self._results
            self._open()
            for connection in before:
                connection.close()

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
            self._see_version()
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
            self._see_version()
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
        with self._results_lock, _told(self._path, "kept", results=True):
            self._see_version()
            with transaction(self._results):
                self._results.executemany(_SET_FILE, files)
                self._results.executemany(_SET_RESULT, read)

    def _see_version(self) -> None:
        """Leave results alone where the file could not be brought to this version, and say why."""
        if self._hindrance is not None:
            raise self._hindrance

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
        why = advice(error)
        if results:
            raise CatalogueError(
                f"The remembered results in {printable(path)} could not be {done}: {why}", busy=is_busy(error)
            ) from error
        raise CatalogueError(
            f"Your corrections in {printable(path)} could not be {done}: {why}", busy=is_busy(error)
        ) from error


def _identity(path: Path) -> tuple[int, int] | None:
    """Tell a file from another that takes its name; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


class _Opened(NamedTuple):
    """What opening a file comes to.

    Attributes:
        connection: to it.
        hindrance: why it could not be brought to this version, if it could not.
        set_aside: where a damaged one went, if it was.
    """

    connection: sqlite3.Connection
    hindrance: sqlite3.Error | None
    set_aside: Path | None = None


def _open(path: Path) -> _Opened:
    """Open a file; a damaged one is mended first."""
    try:
        return _connected(path)
    except _DamagedError as error:
        damaged = error.connection
    # It stays open meanwhile: the last one to close a file clears away its log, behind the damage as well.
    with closing(damaged), mending_alone(path):
        try:
            return _connected(path)
        except _DamagedError as error:
            if sys.platform == "win32":  # There no file can be replaced that is open.
                damaged.close()
            aside = mend(path, error.connection)
        return _connected(path)._replace(set_aside=aside)


def _connected(path: Path) -> _Opened:
    connection = connect(path, BUSY_SECONDS)
    try:
        if fresh_path(path).exists():  # A program was ended while it mended the file.
            raise _DamagedError(connection)
        return _Opened(connection, _prepare(connection, path))
    except _DamagedError:
        raise
    except BaseException as error:
        if isinstance(error, sqlite3.Error) and code(error) in DAMAGED:
            raise _DamagedError(connection) from error
        connection.close()
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> sqlite3.Error | None:
    """Bring a file to this version, and see that it is whole; give what hinders the first, if anything does."""
    version = version_of(connection)
    if version > len(migrations.MIGRATIONS):
        raise CatalogueError(
            f"Your corrections in {printable(path)} were kept by a newer version of the program. Use that version."
        )
    if version:
        _check(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL syncs at every commit: what was said is never lost, even if the power fails.
    connection.execute("PRAGMA synchronous = FULL")
    # What is deleted is overwritten, so that no rescue takes it for something that was said.
    connection.execute("PRAGMA secure_delete = ON")
    hindrance = bring_up(connection, path)
    with suppress(sqlite3.OperationalError):  # The next start finds the log as it is.
        take_over_log(connection, path)
    return hindrance


def _check(connection: sqlite3.Connection) -> None:
    """See that the whole file makes sense: where a part does not, writing could spoil the rest."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'correction'").fetchone():
        raise _DamagedError(connection)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _DamagedError(connection)
