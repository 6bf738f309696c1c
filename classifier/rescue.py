"""What can still be had of a damaged catalogue, and where it goes."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from classifier.database import connect, patience, transaction
from classifier.migrations import run_statements
from classifier.pages import Correction, corrections_in, corrections_logged, newest
from classifier.writing import sync_file, sync_folder

MENDING_SECONDS: Final = 60.0
"""How long one window waits for another that mends the file."""

KEEP_NEWER: Final = (
    "INSERT INTO correction (digest, genres, changed) VALUES (?, ?, ?) "
    "ON CONFLICT (digest) DO UPDATE SET genres = excluded.genres, changed = excluded.changed "
    "WHERE excluded.changed > changed"
)


def fresh_path(path: Path) -> Path:
    """Where the new file is made that takes a damaged one's place. While it is there, that has not come to an end."""
    return Path(f"{path}.new")


@contextmanager
def mending_alone(path: Path) -> Generator[None]:
    """Hold off other windows that would mend the same file; whoever comes second finds it mended.

    Raises:
        sqlite3.Error, OSError: another window takes very long, or the folder is read-only.
    """
    # A lock of SQLite's own works on every system, and ends with the process that holds it.
    with closing(connect(Path(f"{path}.lock"), MENDING_SECONDS)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def mend(path: Path, damaged: sqlite3.Connection) -> Path:
    """Put a new catalogue in a damaged one's place, with all that can be rescued, and tell where that one went.

    At every moment each correction is in a file that the next start looks into.

    Args:
        path: of the file.
        damaged: a connection to it, which keeps others from writing as far as that can be done, and is closed.

    Raises:
        sqlite3.Error, OSError: there is no room for it; the damaged file stays.
    """
    fresh = fresh_path(path)
    with closing(damaged):
        with suppress(sqlite3.Error):
            damaged.execute("BEGIN IMMEDIATE")
        # A program that was ended may have made the new file and not put it in its place.
        _make(fresh, newest(corrections_in(path), corrections_in(fresh) if fresh.exists() else {}))
        aside = _copy_aside(path)
        if sys.platform == "win32":  # There no file can be replaced that is open.
            damaged.close()
        for ending in ("-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        fresh.replace(path)
    sync_folder(path.parent)
    return aside


def take_over_log(connection: sqlite3.Connection, path: Path) -> None:
    """Keep corrections that stand in the log behind a part of it that is damaged: SQLite reads up to there alone.

    Raises:
        sqlite3.Error, OSError: they cannot be kept.
    """
    log = Path(f"{path}-wal")
    if not log.exists() or not log.stat().st_size:
        return
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    # Whoever writes at this moment has looked into it.
    with patience(connection, 0), transaction(connection):
        connection.executemany(KEEP_NEWER, corrections_logged(path, size).values())


def _make(fresh: Path, rescued: dict[str, Correction]) -> None:
    """Make a new catalogue in one file, without a log beside it that could stay behind."""
    unfinished = Path(f"{fresh}.part")
    for ending in ("", "-journal", "-wal", "-shm"):
        Path(f"{unfinished}{ending}").unlink(missing_ok=True)
    with closing(connect(unfinished, 0)) as connection, transaction(connection):
        run_statements(connection)
        connection.executemany(KEEP_NEWER, rescued.values())
    unfinished.replace(fresh)
    sync_folder(fresh.parent)


def _copy_aside(path: Path) -> Path:
    """Give a damaged file, and what was not yet written into it, a second name."""
    aside = _free_name(path)
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        _link(log, Path(f"{aside}-wal"))
    _link(path, aside)
    sync_folder(path.parent)
    return aside


def _link(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # Some disks know no second names.
        shutil.copy2(path, other)
        sync_file(other)


def _free_name(path: Path) -> Path:
    plain = f"{path.name}.damaged-{date.today().isoformat()}"
    names = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
    return next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
