"""Everything dropped so far, in columns that can be searched, filtered and sorted in one go."""

import os
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from classifier.batch import Reading
from classifier.listing import natural_key
from classifier.names import printable, visible
from classifier.paths import Paths
from classifier.poster import Status
from classifier.prediction import Prediction

FIRST_ROOM: Final = 256
"""Rows that there is room for at first; it doubles whenever it is full."""

Rule = Callable[[NDArray[np.float32]], NDArray[np.bool_]]
"""Assigns genres: float32 [n, genres] scores -> bool, alike in shape."""


class State(IntEnum):
    """What became of a poster so far."""

    WAITING = 0
    READ = 1
    FAILED = 2


@dataclass(frozen=True)
class Failure:
    """Why a poster could not be read."""

    status: Status
    detail: str


def _key(path: Path) -> str:
    """Name a path as all equal ones are named: in a tenth of the memory of a `Path`."""
    return os.path.normcase(path)


def searchable(text: str) -> str:
    """Write a name, or words to find it by, without case and in one form: macOS takes letters and accents apart."""
    return unicodedata.normalize("NFC", text).casefold()


class Record:
    """Posters, a row each, in the order they came; a row stays, and keeps its number, for good.

    Attributes:
        genres: that the network in use knows, in order.
        paths: of all rows.
        names: their names as they are shown, without case: what a search sees.
        states: uint8 [rows], each a `State`.
        removed: bool [rows], whether a person took the poster out of the list.
        scores: float32 [rows, genres], NaN where it is not read.
        assigned: bool [rows, genres], by the rule in use.
        words: bool [rows, genres], the person's own word.
        corrected: bool [rows], whether there is such a word, on whatever genres.
        times: float64 [rows], when it was read, in seconds since 1970; NaN where it was not.
        done, failed, present: how many were read or failed, failed, and are in the list.
    """

    def __init__(self, genres: Sequence[str], rule: Rule) -> None:
        """Begin empty.

        Args:
            genres: of the network in use.
            rule: by which it assigns them.
        """
        self.genres = tuple(genres)
        self._rule = rule
        self.model = ""
        self.paths = Paths()
        self.names: list[str] = []
        self._rows: dict[str, int] = {}
        self._digests: list[str] = []
        self._same: dict[str, list[int]] = {}
        self._failures: dict[int, Failure] = {}
        self._name_order: NDArray[np.int64] | None = None
        self.states = np.zeros(FIRST_ROOM, np.uint8)
        self.removed = np.zeros(FIRST_ROOM, np.bool_)
        self.corrected = np.zeros(FIRST_ROOM, np.bool_)
        self.times = np.full(FIRST_ROOM, np.nan)
        self.done = self.failed = self.present = 0
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Make room for the scores of the genres in use."""
        shape = (len(self.states), len(self.genres))
        self.scores = np.full(shape, np.nan, np.float32)
        self.assigned = np.zeros(shape, np.bool_)
        self.words = np.zeros(shape, np.bool_)

    def __len__(self) -> int:
        return len(self.paths)

    # What happens to posters.

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Append the posters that are not there yet, and give those that were new or had been taken out."""
        new: list[Path] = []
        for path in dict.fromkeys(paths):
            row = self._rows.get(_key(path))
            if row is None:
                self._append(path)
            elif self.removed[row]:
                self.set_removed([row], False)
            else:
                continue
            new.append(path)
        return new

    def _append(self, path: Path) -> None:
        row = len(self.paths)
        if row == len(self.states):
            self._grow()
        self._rows[_key(path)] = row
        self.paths.append(path)
        self.names.append(searchable(visible(printable(path.name or path))))
        self._digests.append("")
        self.present += 1
        self._name_order = None

    def _grow(self) -> None:
        for name in ("states", "removed", "corrected", "times", "scores", "assigned", "words"):
            column = getattr(self, name)
            empty = np.nan if column.dtype.kind == "f" else 0
            setattr(self, name, np.concatenate([column, np.full_like(column, empty)]))

    def note(self, readings: Iterable[Reading], words: Mapping[str, Sequence[str]]) -> NDArray[np.int64]:
        """Note what became of some posters, and give their rows.

        Args:
            readings: of posters in the record; others are passed over.
            words: the person's own, by digest.
        """
        rows: list[int] = []
        for reading in readings:
            row = self._rows.get(_key(reading.path))
            if row is not None:
                self._note_one(row, reading)
                self._set_words(row, words.get(reading.digest, ()))
                rows.append(row)
        changed = np.array(rows, np.int64)
        read = changed[self.states[changed] == State.READ]
        if read.size:
            self.assigned[read] = self._rule(self.scores[read])
        return changed

    def _note_one(self, row: int, reading: Reading) -> None:
        self._forget_one(row)
        self._digests[row] = reading.digest
        if reading.digest:
            self._same.setdefault(reading.digest, []).append(row)
        self.times[row] = time.time()
        if reading.prediction is None:
            self.states[row] = State.FAILED
            self._failures[row] = Failure(reading.status, reading.detail)
        else:
            self.states[row] = State.READ
            self.scores[row] = reading.prediction.scores
            self.model = reading.prediction.model
        self._count(row, 1)

    def forget(self, rows: Iterable[int]) -> None:
        """Let some posters wait again, to be read another time."""
        for row in rows:
            self._forget_one(row)

    def _forget_one(self, row: int) -> None:
        self._count(row, -1)
        if digest := self._digests[row]:
            self._same[digest].remove(row)
        self._digests[row] = ""
        self._failures.pop(row, None)
        self.states[row], self.times[row], self.corrected[row] = State.WAITING, np.nan, False
        self.scores[row], self.assigned[row], self.words[row] = np.nan, False, False

    def forget_all(self, genres: Sequence[str]) -> None:
        """Let every poster wait again, to be read by a network of these genres."""
        self.forget(range(len(self)))
        self.genres = tuple(genres)
        self._lay_columns()

    def set_removed(self, rows: Iterable[int], removed: bool) -> None:
        """Take posters out of the list, or put them back; what is known of them stays."""
        for row in rows:
            if self.removed[row] != removed:
                step = -1 if removed else 1
                if removed:
                    self._count(row, -1)
                self.removed[row] = removed
                if not removed:
                    self._count(row, 1)
                self.present += step

    def _count(self, row: int, step: int) -> None:
        """Count a row's state in or out; one that is taken out of the list counts for nothing."""
        if not self.removed[row]:
            self.done += step * int(self.states[row] != State.WAITING)
            self.failed += step * int(self.states[row] == State.FAILED)

    def assign_anew(self) -> None:
        """Assign everybody's genres by the rule as it is now."""
        read = np.flatnonzero(self.states[: len(self)] == State.READ)
        if read.size:
            self.assigned[read] = self._rule(self.scores[read])

    def correct(self, digests: Iterable[str], words: Mapping[str, Sequence[str]]) -> NDArray[np.int64]:
        """Take over the person's own word on some posters, by digest, and give their rows."""
        rows = [row for digest in digests for row in self._same.get(digest, ())]
        for row in rows:
            self._set_words(row, words.get(self._digests[row], ()))
        return np.array(rows, np.int64)

    def _set_words(self, row: int, genres: Sequence[str]) -> None:
        self.corrected[row] = bool(genres)
        self.words[row] = [genre in genres for genre in self.genres] if genres else False

    # What others ask.

    def row_of(self, path: Path) -> int | None:
        """Give a poster's row, if it is in the list."""
        row = self._rows.get(_key(path))
        return None if row is None or self.removed[row] else row

    def digest(self, row: int) -> str:
        """SHA-256 of a poster's content; empty until it is read."""
        return self._digests[row]

    def failure(self, row: int) -> Failure | None:
        """Why a poster could not be read, where it could not."""
        return self._failures.get(row)

    def waiting(self) -> list[Path]:
        """Posters in the list that have not been read, in order."""
        count = len(self)
        rows = np.flatnonzero((self.states[:count] == State.WAITING) & ~self.removed[:count])
        return [self.paths[row] for row in rows.tolist()]

    def waiting_among(self, paths: Sequence[Path]) -> list[Path]:
        """Give those of some posters in the record that have not been read."""
        states = self.states[[self._rows[_key(path)] for path in paths]].tolist()
        return [path for path, state in zip(paths, states, strict=True) if state == State.WAITING]

    def reading(self, row: int) -> Reading | None:
        """What became of a poster, with genres as the rule assigns them; None while it waits."""
        path, digest = self.paths[row], self._digests[row]
        if failure := self._failures.get(row):
            return Reading(path, failure.status, failure.detail, digest=digest)
        if self.states[row] != State.READ:
            return None
        return Reading(path, Status.OK, prediction=self._prediction(row), digest=digest)

    def _prediction(self, row: int) -> Prediction:
        none = np.full(len(self.genres), np.nan, np.float32)
        return Prediction(self.genres, self.scores[row].copy(), none, self.model, combination=self.assigned[row].copy())

    def shares(self, rows: Sequence[int]) -> dict[str, float]:
        """Tell of which share of some posters the person says that a genre is right: 0 to 1, for each genre."""
        read = np.array(rows, np.int64)
        read = read[self.states[read] == State.READ]
        said = self.words[read].mean(axis=0) if read.size else np.zeros(len(self.genres))
        return dict(zip(self.genres, said.tolist(), strict=True))

    def by_name(self) -> NDArray[np.int64]:
        """All rows in the natural order of their names: int64 [rows]."""
        if self._name_order is None:
            keys = [natural_key(name) for name in self.names]
            self._name_order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
        return self._name_order
