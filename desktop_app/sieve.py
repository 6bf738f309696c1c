"""Which posters are shown, and in which order."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from desktop_app.record import Record, State, searchable

BY_ARRIVAL: Final = ""
BY_NAME: Final = "name"
BY_CONFIDENCE: Final = "confidence"
BY_TIME: Final = "time"
BY_GENRE: Final = "genre:"
"""Keys of an order; the last is followed by a genre's name."""


class Show(StrEnum):
    """Posters of which state are shown."""

    ALL = "all"
    READ = "read"
    FAILED = "failed"
    WAITING = "waiting"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Filter:
    """What a poster must be to be shown.

    Attributes:
        text: all of its words stand in the poster's name, whatever their case.
        genres: that it has: by the person's own word where there is one, else by `least`.
        every: whether it must have all of `genres`, not any of them.
        least: score from which a poster counts as being of a genre, 0 to 1. At 0, it is of the
            genres that are assigned. Without `genres`, its highest score must reach it.
        show: the states to show.
    """

    text: str = ""
    genres: tuple[str, ...] = ()
    every: bool = False
    least: float = 0.0
    show: Show = Show.ALL

    @property
    def follows_results(self) -> bool:
        """Whether what is shown changes as posters are read or corrected."""
        return bool(self.genres) or self.least > 0 or self.show is not Show.ALL


@dataclass(frozen=True)
class Order:
    """By what posters are sorted.

    Attributes:
        key: one of ``BY_ARRIVAL``, ``BY_NAME``, ``BY_CONFIDENCE``, ``BY_TIME``, or ``BY_GENRE`` and a genre.
        descending: from the largest down. What is not known stands last either way.
    """

    key: str = BY_ARRIVAL
    descending: bool = False

    @property
    def follows_results(self) -> bool:
        """Whether the order changes as posters are read."""
        return self.key not in (BY_ARRIVAL, BY_NAME)


EVERYTHING: Final = Filter()


def sift(record: Record, filter_: Filter, order: Order) -> NDArray[np.int64]:
    """Give the rows that are shown, in order: int64 [shown]."""
    rows = _ordered(record, order)
    return rows[_passes(record, filter_)[rows]]


def _passes(record: Record, filter_: Filter) -> NDArray[np.bool_]:
    """Tell which rows a filter lets through: bool [rows]."""
    count = len(record)
    passes = ~record.removed[:count]
    if words := searchable(filter_.text).split():
        passes &= np.fromiter((all(word in name for word in words) for name in record.names), np.bool_, count)
    if filter_.show is Show.CORRECTED:
        passes &= record.corrected[:count]
    elif filter_.show is not Show.ALL:
        passes &= record.states[:count] == State[filter_.show.name]
    return passes & _of_genres(record, filter_)


def _of_genres(record: Record, filter_: Filter) -> NDArray[np.bool_]:
    """Tell which rows are of the genres that a filter asks for: bool [rows]."""
    count = len(record)
    scores = record.scores[:count]
    columns = [record.genres.index(genre) for genre in filter_.genres if genre in record.genres]
    if not columns:
        return np.any(scores >= filter_.least, axis=1) if filter_.least > 0 else np.ones(count, np.bool_)
    said = record.words[:count, columns]
    seen = scores[:, columns] >= filter_.least if filter_.least > 0 else record.assigned[:count, columns]
    has = np.where(record.corrected[:count, None], said, seen)
    return np.all(has, axis=1) if filter_.every else np.any(has, axis=1)


def _ordered(record: Record, order: Order) -> NDArray[np.int64]:
    """Give all rows in order: int64 [rows]."""
    if order.key == BY_NAME:
        rows = record.by_name()
        return rows[::-1] if order.descending else rows
    values = _values(record, order.key)
    if values is None:
        rows = np.arange(len(record))
        return rows[::-1] if order.descending else rows
    # NumPy sorts NaN, what is not known, to the end.
    return np.argsort(-values if order.descending else values, kind="stable")


def _values(record: Record, key: str) -> NDArray[np.floating] | None:
    """Give what rows are sorted by: float [rows], NaN where it is not known; None for their arrival."""
    count = len(record)
    genre = key.removeprefix(BY_GENRE)
    if key == BY_CONFIDENCE:
        return record.scores[:count].max(axis=1)
    if key == BY_TIME:
        return record.times[:count]
    if key.startswith(BY_GENRE) and genre in record.genres:
        return record.scores[:count, record.genres.index(genre)]
    return None
