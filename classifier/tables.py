"""Readings -> a pandas DataFrame -> CSV or JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from classifier.batch import Reading
from classifier.genres import FORMULA_STARTS, GENRE_SEPARATOR, GENRES
from classifier.names import printable

LEADING: Final = ("path", "status", "genres", "confirmed_genres", "top_genre", "top_score")
TRAILING: Final = ("detail", "model")

SCORE_FORMAT: Final = "%.4f"

_QUOTED_RETURN: Final = "\n\0"
"""Stands for a carriage return while rows are written: before Python 3.13, `csv` quotes cells for
a line feed but not for a return, which then ends the row. No file's name holds a NUL."""


def columns(genres: Sequence[str] = GENRES) -> list[str]:
    """Name the columns of a table of readings."""
    return [*LEADING, *genres, *TRAILING]


def readings_table(
    readings: Iterable[Reading],
    genres: Sequence[str] = GENRES,
    confirmed: Mapping[Path, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Put readings into a table, one row a poster, in their order.

    Args:
        readings: of one network.
        genres: that the network knows, in order.
        confirmed: the user's own word on a poster, by its path.
    """
    confirmed = confirmed or {}
    rows = [_row(reading, confirmed.get(reading.path, ())) for reading in readings]
    table = pd.DataFrame(rows, columns=columns(genres))
    return table.astype(dict.fromkeys(("top_score", *genres), "float64"))


def _row(reading: Reading, confirmed: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": printable(reading.path),
        "status": str(reading.status),
        "confirmed_genres": GENRE_SEPARATOR.join(confirmed),
        "detail": reading.detail,
        "genres": "",
        "top_genre": "",
        "model": "",
    }
    if prediction := reading.prediction:
        row |= zip(prediction.genres, map(float, prediction.scores), strict=True)
        row["genres"] = GENRE_SEPARATOR.join(prediction.assigned)
        row["top_genre"], row["top_score"] = prediction.top[:2]
        row["model"] = prediction.model
    return row


def to_csv(table: pd.DataFrame, excel: bool = False, header: bool = True) -> bytes:
    """Encode a table of readings as CSV: UTF-8, with a byte-order mark where Excel is to open it.

    Cells that a spreadsheet would run as a formula are prefixed with an apostrophe.

    Args:
        table: of readings.
        excel: whether Excel is to open the file.
        header: whether the columns' names stand first; not in the later parts of one file.
    """
    text = table.copy()
    for name in text.columns.difference(text.select_dtypes("number").columns):
        text[name] = text[name].map(_defused)
    lines = io.StringIO(newline="")
    text.to_csv(
        lines,
        index=False,
        header=header,
        float_format=SCORE_FORMAT,
        lineterminator="\n",
        quoting=csv.QUOTE_MINIMAL,
    )
    return lines.getvalue().replace(_QUOTED_RETURN, "\r").encode("utf-8-sig" if excel else "utf-8")


def _defused(cell: str) -> str:
    safe = f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return safe.replace("\r", _QUOTED_RETURN)


def to_json(table: pd.DataFrame, genres: Sequence[str] = GENRES) -> bytes:
    """Encode a table of readings as JSON: a list of objects, a poster each.

    As in the CSV, but genres are lists, and the scores an object of their own (null where the
    poster could not be read).
    """
    return json.dumps(json_rows(table, genres), indent=1, ensure_ascii=False).encode()


def json_rows(table: pd.DataFrame, genres: Sequence[str] = GENRES) -> list[dict[str, Any]]:
    """Give the objects that `to_json` encodes."""
    return [_json_row(row, genres) for row in table.to_dict("records")]


def _json_row(row: Mapping[Any, Any], genres: Sequence[str]) -> dict[str, Any]:
    read = row["status"] == "ok"
    return {
        "path": row["path"],
        "status": row["status"],
        "genres": _split(row["genres"]),
        "confirmed_genres": _split(row["confirmed_genres"]),
        "top_genre": row["top_genre"] or None,
        "top_score": round(row["top_score"], 4) if read else None,
        "scores": {genre: round(row[genre], 4) for genre in genres} if read else None,
        "detail": row["detail"],
        "model": row["model"],
    }


def _split(joined: str) -> list[str]:
    return joined.split(GENRE_SEPARATOR) if joined else []
