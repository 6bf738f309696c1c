"""A long list of posters in batches, and a file with what was read of each: no batch is read twice."""

import hashlib
import json
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from classifier.batch import Reading
from classifier.card import BUNDLED, ModelCard
from classifier.classifier import Classifier
from classifier.engines import LIBRARIES, version
from classifier.poster import Status
from classifier.prediction import Prediction
from classifier.presets import Preset
from classifier.writing import ExportError, write_whole

BATCH: Final = 256
"""Posters in a batch: some seconds of work for one core, which is what a worker's death costs."""

_DIGITS: Final = 16
"""Of a digest in a file's name; 64 bits tell apart more batches than there are posters."""


@dataclass(frozen=True)
class Recipe:
    """All that scores depend on but the poster: where it is the same, any machine gives the same ones.

    Attributes:
        model: folder of the network; None for the one that comes with the program, wherever that is.
        card: digest of its model card, and with it of the network that the card describes.
        engine: that runs the network.
        versions: of this program and of what it reads posters with, as (name, version).
    """

    model: Path | None
    card: str
    engine: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Batch:
    """Posters that are read together.

    Attributes:
        posters: absolute paths.
        part: the file that holds what was read of them.
        sign: a file by which a worker sees that it shares the folder of the parts.
    """

    posters: tuple[str, ...]
    part: Path
    sign: Path


@dataclass(frozen=True)
class Job:
    """Posters to read with one network, in batches.

    A part's name has a digest over its posters and the recipe, so that a part tells whether it
    belongs to this job. It holds scores, not genres: those are assigned when all is joined, by
    any preset.

    Attributes:
        posters: to read, as they were named.
        card: of the network.
        recipe: by which they are read.
        folder: of the parts, where every worker sees it.
        size: posters in a batch.
    """

    posters: Sequence[Path]
    card: ModelCard
    recipe: Recipe
    folder: Path
    size: int = BATCH

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Each part's file name, in order."""
        return tuple(self._name(number, self._paths(start)) for number, start in enumerate(self._starts()))

    @cached_property
    def sign(self) -> Path:
        """A file by which a worker sees that it shares the folder of the parts."""
        return self.folder / f"job-{_digest(*self.names)}"

    def batch(self, number: int) -> Batch:
        """Give one batch."""
        return Batch(self._paths(number * self.size), self.folder / self.names[number], self.sign)

    @contextmanager
    def opened(self) -> Generator[list[int]]:
        """Make the folder ready for workers, and tell which batches have no part in it yet.

        Raises:
            ExportError: the folder cannot be made or written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            missing = self.missing()
        except OSError as error:
            raise ExportError(f"The folder {self.folder} cannot be used: {error.strerror}.") from error
        write_whole(b"", self.sign)
        try:
            yield missing
        finally:
            with suppress(OSError):
                self.sign.unlink()
                # Where nothing was read, nothing is left behind.
                self.folder.rmdir()

    def missing(self) -> list[int]:
        """Tell which batches have no part yet.

        Raises:
            OSError: the folder cannot be listed.
        """
        there = {entry.name for entry in os.scandir(self.folder)}
        return [number for number, name in enumerate(self.names) if name not in there]

    def done(self) -> int:
        """Count the posters that are read."""
        try:
            return len(self.posters) - self.count(self.missing())
        except OSError:
            return 0

    def count(self, batches: Iterable[int]) -> int:
        """Count the posters of some batches."""
        return sum(min(self.size, len(self.posters) - number * self.size) for number in batches)

    def readings(self, preset: Preset) -> Generator[Reading]:
        """Join the parts: all readings, in the order of the posters, with genres assigned by a preset.

        Raises:
            ExportError: a part is missing or damaged.
        """
        posters = iter(self.posters)
        for start, name in zip(self._starts(), self.names, strict=True):
            for row in _rows(self.folder / name, len(self.posters[start : start + self.size])):
                yield self._reading(next(posters), row, preset)

    def clear(self) -> bool:
        """Remove the job's parts, and their folder unless there is something else in it; tell whether it is gone."""
        ours = {*self.names}
        with suppress(OSError):
            for entry in os.scandir(self.folder):
                # What a killed worker was writing bears the part's name after a point and before another.
                if entry.name in ours or entry.name[1:].rpartition(".")[0] in ours:
                    Path(entry).unlink(missing_ok=True)
            self.folder.rmdir()
        return not self.folder.exists()

    def _starts(self) -> range:
        return range(0, len(self.posters), self.size)

    def _paths(self, start: int) -> tuple[str, ...]:
        here = Path.cwd()
        return tuple(os.path.join(here, poster) for poster in self.posters[start : start + self.size])

    def _name(self, number: int, paths: Sequence[str]) -> str:
        made = asdict(self.recipe) | {"model": None}
        return f"part-{number:07}-{_digest(json.dumps(made), *paths)}"

    def _reading(self, path: Path, row: list[Any], preset: Preset) -> Reading:
        status, detail, digest, scores = row
        if scores is None:
            return Reading(path, Status(status), detail, digest=digest)
        raw = Prediction(self.card.genres, np.array(scores, np.float32), self.card.thresholds, self.card.model)
        return Reading(path, Status(status), detail, self.card.assign(raw, preset), digest)


def recipe_of(classifier: Classifier) -> Recipe:
    """Tell by what this machine, and so every other, reads posters.

    Raises:
        ModelError: the engine cannot run the network.
    """
    card = classifier.card
    model = None if card.folder.resolve() == BUNDLED.resolve() else card.folder.resolve()
    names = ("onesheet", "Pillow", LIBRARIES[classifier.engine])
    return Recipe(model, card_digest(card), str(classifier.engine), versions_of(names))


def card_digest(card: ModelCard) -> str:
    """Give the SHA-256 of what a model card says, in hexadecimal."""
    return hashlib.sha256(json.dumps(card.content, sort_keys=True).encode()).hexdigest()


def versions_of(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Look up installed versions: (name, version), the version empty where there is none."""
    return tuple((name, version(name)) for name in names)


def _digest(*texts: str) -> str:
    return hashlib.sha256(os.fsencode("\0".join(texts))).hexdigest()[:_DIGITS]


def row_of_part(reading: Reading) -> list[Any]:
    """Put into a part's row what a reading says, exactly; its path is known from its place."""
    scores = reading.prediction.scores.tolist() if reading.prediction else None
    return [str(reading.status), reading.detail, reading.digest, scores]


def write_part(rows: Sequence[list[Any]], part: Path) -> None:
    """Write the rows of a batch, whole or not at all.

    Raises:
        ExportError: the file cannot be written.
    """
    write_whole(json.dumps(rows).encode(), part)


def _rows(part: Path, count: int) -> list[list[Any]]:
    try:
        rows: list[list[Any]] = json.loads(part.read_bytes())
    except (OSError, ValueError) as error:
        raise ExportError(f"The part {part} cannot be read: {error}.") from error
    if len(rows) != count:
        raise ExportError(
            f"The part {part} has {len(rows)} posters and should have {count}. Remove it and start again."
        )
    return rows
