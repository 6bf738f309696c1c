"""What can still be had of a damaged catalogue, and where it goes."""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

_DIGEST: Final = re.compile("[0-9a-f]{64}")


def rescued_corrections(path: Path, patience: float) -> list[Any]:
    """Read what can still be read of a damaged file: rows of (digest, genres, changed).

    Args:
        path: of the file.
        patience: seconds to wait for another program that is writing.

    Raises:
        sqlite3.Error, OSError: the file cannot be opened at all.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=patience)) as damaged:
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


def move_aside(path: Path) -> Path:
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
