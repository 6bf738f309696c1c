"""What has been read -> a file, or a folder to teach a network with. No window is needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifier.batch import Reading
from classifier.poster import Status
from classifier.prediction import Prediction
from classifier.rows import encode_csv, encode_json, row_of
from classifier.writing import write_whole
from desktop_app.record import Failure, Record, State


class Format(StrEnum):
    """What is written."""

    CSV = "csv"
    EXCEL = "excel"
    """CSV that Excel takes for UTF-8."""

    JSON = "json"
    LESSONS = "lessons"
    """MovieLens form with copies of the posters: what ``onesheet-classifier train`` reads."""

    LINKED_LESSONS = "linked-lessons"
    """The same with links to the posters."""

    @property
    def suffix(self) -> str:
        """Of its file's name; empty for a folder."""
        return {Format.CSV: ".csv", Format.EXCEL: ".csv", Format.JSON: ".json"}.get(self, "")


class Scope(StrEnum):
    """Which posters are written."""

    ALL = "all"
    SHOWN = "shown"
    SELECTED = "selected"


@dataclass(frozen=True)
class Written:
    """What an export wrote.

    Attributes:
        path: of the file or the folder.
        posters: how many are in it.
        left_out: posters that could not be copied, and why.
    """

    path: Path
    posters: int
    left_out: tuple[tuple[Path, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Excerpt:
    """Some posters as they were at one moment; it may cross threads while the record goes on.

    Attributes:
        genres: that the network knows.
        model: the network's name.
        paths, digests: of each poster.
        failures: why one could not be read, by its place.
        scores: float32 [posters, genres].
        assigned: bool [posters, genres].
        words: the person's own genres, by digest.
    """

    genres: tuple[str, ...]
    model: str
    paths: list[Path]
    digests: list[str]
    failures: Mapping[int, Failure]
    scores: NDArray[np.float32]
    assigned: NDArray[np.bool_]
    words: Mapping[str, tuple[str, ...]]

    def readings(self) -> Iterator[Reading]:
        """Yield what became of each poster."""
        none = np.full(len(self.genres), np.nan, np.float32)
        for place, (path, digest) in enumerate(zip(self.paths, self.digests, strict=True)):
            if failure := self.failures.get(place):
                yield Reading(path, failure.status, failure.detail, digest=digest)
                continue
            scores, assigned = self.scores[place], self.assigned[place]
            prediction = Prediction(self.genres, scores, none, self.model, combination=assigned)
            yield Reading(path, Status.OK, prediction=prediction, digest=digest)

    def confirmed(self) -> dict[Path, tuple[str, ...]]:
        """Give the person's own genres by path, where there are any."""
        pairs = zip(self.paths, self.digests, strict=True)
        return {path: self.words[digest] for path, digest in pairs if digest in self.words}


def excerpt(record: Record, rows: Sequence[int], words: Mapping[str, tuple[str, ...]]) -> Excerpt:
    """Take what is known of some rows, without those that wait."""
    known = [row for row in rows if record.states[row] != State.WAITING]
    failures = ((place, record.failure(row)) for place, row in enumerate(known))
    return Excerpt(
        record.genres,
        record.model,
        [record.paths[row] for row in known],
        [record.digest(row) for row in known],
        {place: failure for place, failure in failures if failure},
        record.scores[known],
        record.assigned[known],
        dict(words),
    )


def write(excerpt: Excerpt, path: Path, format_: Format) -> Written:
    """Write an excerpt. Not for the GUI thread.

    Raises:
        ExportError, TeachingError: it cannot be written; what was there is untouched.
    """
    if format_ in (Format.LESSONS, Format.LINKED_LESSONS):
        return _write_lessons(excerpt, path, format_ is Format.LINKED_LESSONS)
    genres, confirmed = excerpt.genres, excerpt.confirmed()
    rows = (row_of(reading, genres, confirmed.get(reading.path, ())) for reading in excerpt.readings())
    if format_ is Format.JSON:
        write_whole(encode_json(rows, genres), path)
    else:
        write_whole(encode_csv(rows, genres, format_ is Format.EXCEL), path)
    return Written(path, len(excerpt.paths))


def _write_lessons(excerpt: Excerpt, folder: Path, links: bool) -> Written:
    """Write the posters that the person has given genres."""
    from classifier.teaching import Lesson, write_lessons  # noqa: PLC0415

    pairs = zip(excerpt.paths, excerpt.digests, strict=True)
    lessons = [Lesson(path, excerpt.words[digest], digest) for path, digest in pairs if digest in excerpt.words]
    written = write_lessons(folder, lessons, links)
    return Written(folder, written.movies, written.left_out)
