"""Readings -> a pandas DataFrame, for who works on with them; and from there to CSV or JSON."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from classifier.batch import Reading
from classifier.genres import GENRES
from classifier.rows import LEADING, TRAILING, columns, encode_csv, encode_json, row_of


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
    rows = [row_of(reading, genres, confirmed.get(reading.path, ())) for reading in readings]
    table = pd.DataFrame(rows, columns=columns(genres))
    return table.astype(dict.fromkeys(("top_score", *genres), "float64"))


def to_csv(table: pd.DataFrame, excel: bool = False) -> bytes:
    """Encode a table of readings as `rows.encode_csv` does."""
    return encode_csv(table.itertuples(index=False, name=None), genres_of(table), excel)


def to_json(table: pd.DataFrame) -> bytes:
    """Encode a table of readings as `rows.encode_json` does."""
    return encode_json(table.itertuples(index=False, name=None), genres_of(table))


def genres_of(table: pd.DataFrame) -> tuple[str, ...]:
    """Name the genres whose scores a table of readings holds."""
    return tuple(table.columns[len(LEADING) : -len(TRAILING)])
