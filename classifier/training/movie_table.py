"""A table of movies as a spreadsheet or MovieLens writes it -> movieId, title and genres, or why not."""

import codecs
import csv
import io
import re
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

WANTED: Final = ("movieId", "title", "genres")
"""The columns of a table; it may have others."""

SEPARATORS: Final = (",", ";", "\t")
"""Between columns: Excel writes semicolons where the comma is a decimal point, and tabs as "Unicode text"."""

WHOLE: Final = re.compile(r"(?P<whole>-?[0-9]+)(?P<places>[.,]00?)?")
"""A movieId, also one that went through a column of decimals. Three zeros would end a thousand."""

REWRITTEN: Final = re.compile(r"[+-]?[0-9]+([.,][0-9]+|[eE][+-]?[0-9]+)+")
"""A number as a spreadsheet shows it."""

AGAIN: Final = "open the table again with that column as text."

EXACT: Final = 2**53
"""Below it every whole number goes through a column of decimals unharmed (IEEE 754 double)."""

TOO_LARGE: Final = 2**63
"""No movieId may be: they are kept as int64."""

LONGEST_ID: Final = 100
"""Characters; no number is read from more."""

LONGEST_HEADER: Final = 100_000
"""Characters of a header that are looked at."""


class MovieLensError(Exception):
    """A table or a folder that cannot be trained on; the message says why."""


def read_movies(movies_csv: Path) -> pd.DataFrame:
    """Read a table, indexed by movieId in rising order; what is not given is NaN.

    Raises:
        MovieLensError: it is no such table.
    """
    text = _text_of(movies_csv)
    try:
        # A genre, or a film, may be called "NA" or "None": nothing but an empty cell is missing.
        movies = pd.read_csv(
            io.StringIO(text), sep=_separator(text), dtype="str", keep_default_na=False, na_values=[""]
        )
    except ValueError as error:  # Among them pandas's own.
        raise MovieLensError(f"{movies_csv} cannot be read as movieId,title,genres: {error}") from error
    movies.columns = movies.columns.str.strip()
    if missing := set(WANTED) - set(movies.columns):
        raise MovieLensError(f"{movies_csv} lacks the columns {', '.join(sorted(missing))}.")
    if not isinstance(movies.index, pd.RangeIndex):
        # pandas takes what is too much for row labels, and the title for the movieId.
        raise MovieLensError(
            f"{movies_csv} has more cells in its rows than in its header. "
            "A title that holds the separator has to stand in quotation marks."
        )
    # Spreadsheets leave empty rows at the end.
    movies = movies.dropna(how="all", subset=list(WANTED))
    ids = [_movie_id(movies_csv, entry) for entry in movies["movieId"].fillna("")]
    movies = movies.assign(movieId=np.array(ids, np.int64))
    if movies["movieId"].duplicated().any():
        twice = movies.loc[movies["movieId"].duplicated(), "movieId"].iloc[0]
        raise MovieLensError(f"{movies_csv} names movieId {twice} twice.")
    return movies.set_index("movieId").sort_index()


def _text_of(movies_csv: Path) -> str:
    """Decode a table: UTF-8, or UTF-16 that begins with a byte-order mark.

    Raises:
        MovieLensError: it is neither, or cannot be read.
    """
    try:
        content = movies_csv.read_bytes()
    except OSError as error:
        raise MovieLensError(f"{movies_csv} cannot be read as movieId,title,genres: {error}") from error
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    # Letters of two bytes each leave every other one empty.
    if "\0" in _header(text):
        raise MovieLensError(f'{movies_csv} is not UTF-8: save it as "CSV UTF-8".')
    return text


def _header(text: str) -> str:
    return io.StringIO(text, newline=None).readline(LONGEST_HEADER)


def _separator(text: str) -> str:
    """Choose what is between the columns: with it, the header names more of those wanted than with any other."""
    header = _header(text)

    def named(separator: str) -> int:
        cells = next(csv.reader([header], delimiter=separator), [])
        return len({cell.strip() for cell in cells} & set(WANTED))

    return max(SEPARATORS, key=named)


def _movie_id(movies_csv: Path, entry: str) -> int:
    """Read a movieId: a whole number, perhaps with zeros or spaces before it or with decimal places of nothing.

    Raises:
        MovieLensError: it is none, or is not sure to be the one that was meant.
    """
    entry = entry.strip()
    found = WHOLE.fullmatch(entry)
    if found and len(entry) <= LONGEST_ID and abs(int(found["whole"])) < (EXACT if found["places"] else TOO_LARGE):
        return int(found["whole"])
    if REWRITTEN.fullmatch(entry):
        raise MovieLensError(
            f'{movies_csv}: movieId "{entry}" is no whole number. A spreadsheet has rewritten it: {AGAIN}'
        )
    raise MovieLensError(f'{movies_csv}: movieId "{entry}" is no whole number below {TOO_LARGE}.')
