"""Readings -> rows -> CSV or JSON, as text; no table is needed."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from classifier.batch import Reading
from classifier.genres import FORMULA_STARTS, GENRE_SEPARATOR, GENRES
from classifier.names import printable
from classifier.poster import Status

LEADING: Final = ("path", "status", "genres", "confirmed_genres", "top_genre", "top_score")
TRAILING: Final = ("detail", "model")

_TOP_SCORE: Final = LEADING.index("top_score")

_QUOTED_RETURN: Final = "\n\0"
"""Stands for a carriage return while rows are written: before Python 3.13, `csv` quotes cells for
a line feed but not for a return, which then ends the row. No file's name holds a NUL."""

_RUN: Final = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")
"""How a cell begins that a spreadsheet would run, or that looks like one defused already."""

Row = Sequence[Any]
"""Cells in the order of `columns`: text, and numbers or None for scores."""


def columns(genres: Sequence[str] = GENRES) -> list[str]:
    """Name the columns of a row."""
    return [*LEADING, *genres, *TRAILING]


def row_of(reading: Reading, genres: Sequence[str], confirmed: Sequence[str] = ()) -> Row:
    """Put a reading into a row.

    Args:
        reading: of a network of these genres.
        genres: in the order of its scores.
        confirmed: the user's own word on the poster.
    """
    named = (printable(reading.path), str(reading.status))
    said = GENRE_SEPARATOR.join(confirmed)
    prediction = reading.prediction
    if prediction is None:
        return (*named, "", said, "", None, *[None] * len(genres), reading.detail, "")
    scores: list[float] = prediction.scores.tolist()
    top = int(prediction.scores.argmax())
    assigned = GENRE_SEPARATOR.join(prediction.assigned)
    return (*named, assigned, said, genres[top], scores[top], *scores, reading.detail, prediction.model)


def encode_csv(rows: Iterable[Row], genres: Sequence[str], excel: bool = False, header: bool = True) -> bytes:
    """Encode rows as CSV: UTF-8, with a byte-order mark where Excel is to open it.

    Cells that a spreadsheet would run as a formula are prefixed with an apostrophe; `undefused` takes it away.

    Args:
        rows: to encode.
        genres: whose scores they hold, in order.
        excel: whether Excel is to open the file.
        header: whether the columns' names stand first; not in the later parts of one file.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    if header:
        writer.writerow(columns(genres))
    scores = range(_TOP_SCORE, len(LEADING) + len(genres))
    for row in rows:
        writer.writerow(
            [_number(cell) if place in scores else _quoted_return(defused(cell)) for place, cell in enumerate(row)]
        )
    return lines.getvalue().replace(_QUOTED_RETURN, "\r").encode("utf-8-sig" if excel else "utf-8")


def _number(score: float | None) -> str:
    """Write a score, or nothing where there is none; what is no number is not equal to itself."""
    return "" if score is None or score != score else f"{score:.4f}"


def _quoted_return(cell: str) -> str:
    return cell.replace("\r", _QUOTED_RETURN) if "\r" in cell else cell


def defused(cell: str) -> str:
    """Keep a cell from being run as a formula by a spreadsheet, by an apostrophe; `undefused` takes it away.

    One that looks defused gets an apostrophe as well, so that none is taken for another.
    """
    return f"'{cell}" if _RUN.match(cell) else cell


def undefused(cell: str) -> str:
    """Give the text that stood in a cell before `defused` kept it from being run."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def json_object(row: Row, genres: Sequence[str]) -> dict[str, Any]:
    """Turn a row into an object: genres are lists, scores an object of their own, null where there are none."""
    path, status, assigned, confirmed, top_genre, top_score = row[: len(LEADING)]
    detail, model = row[-len(TRAILING) :]
    read = status == Status.OK
    scores = row[len(LEADING) : -len(TRAILING)]
    return {
        "path": path,
        "status": status,
        "genres": _split(assigned),
        "confirmed_genres": _split(confirmed),
        "top_genre": top_genre or None,
        "top_score": round(top_score, 4) if read else None,
        "scores": {genre: round(score, 4) for genre, score in zip(genres, scores, strict=True)} if read else None,
        "detail": detail,
        "model": model,
    }


def encode_json(rows: Iterable[Row], genres: Sequence[str]) -> bytes:
    """Encode rows as JSON: a list of objects, a poster each. As any text, it ends with a line feed."""
    return (json.dumps([json_object(row, genres) for row in rows], indent=1, ensure_ascii=False) + "\n").encode()


def _split(joined: str) -> list[str]:
    return joined.split(GENRE_SEPARATOR) if joined else []
