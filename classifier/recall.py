"""Many posters -> a stream of readings, like `classifier.batch`, where none is read that was read before."""

import hashlib
import importlib.metadata
import json
import os
import stat
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import PIL

from classifier.batch import Reading, read_posters
from classifier.card import ModelCard, ModelError
from classifier.catalogue import Catalogue, CatalogueError, Remembered, Stamp, digest_of
from classifier.classifier import Classifier
from classifier.engines import Engine
from classifier.poster import PosterError, Status, read_file
from classifier.prediction import Prediction

READING_VERSION: Final = 1
"""Of the code between a file and its scores. One more wherever that gives any poster other scores, or another
failure, so that nothing is remembered that would be read differently today."""

LOOKED_UP: Final = 16
"""Paths drawn and looked up at once, where those before were known."""

DRAWING_SECONDS: Final = 0.02
"""Paths that come more slowly than this are looked up one by one."""

WAITING: Final = 256
"""Readings that may wait for a poster before them, while that is being read."""

SAVED_EVERY: Final = 0.5
"""Seconds of reading that a crash may cost."""

SAVED_AFTER_TROUBLE: Final = 10.0
"""Seconds until results are offered again to a catalogue that did not take them."""

GRAIN_NS: Final = 2_000_000_000
"""Within this a file may be written twice and look unchanged: FAT counts in steps of two seconds."""

_LIBRARIES: Final = {Engine.LITERT: "ai-edge-litert", Engine.OPENVINO: "openvino"}

_OF_THE_MOMENT: Final = ("The picture does not fit into memory.", "The poster could not be read: ")
"""How failures begin that the same content may not meet another time."""


def scores_key(card: ModelCard, engine: Engine) -> str:
    """Name all that scores depend on, in hexadecimal: network, input, scaling, engine, and what decodes posters.

    How genres are assigned is not among it.
    """
    parts: list[object] = [READING_VERSION, PIL.__version__, engine, _version(_LIBRARIES[engine])]
    parts += [card.model, card.sha256("network"), card.genres, card.input.size, card.input.mean, card.input.std]
    parts += [card.scaled, card.slope.tolist(), card.offset.tolist(), card.bias.tolist()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _version(library: str) -> str:
    """The version of a library; empty where a bundled program does not tell."""
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""


def read_remembered(
    classifier: Classifier,
    paths: Iterable[Path],
    catalogue: Catalogue | None,
    stop: threading.Event | None = None,
    workers: int | None = None,
    troubled: Callable[[str], None] | None = None,
) -> Iterator[Reading]:
    """Read posters in the order given, and give what was read of a file before where it has not changed since.

    Args:
        classifier: shared by the workers.
        paths: posters; drawn only a little ahead. Whatever is drawn is handed out.
        catalogue: what is remembered, and will be; without one, every poster is read.
        stop: once set, no further poster is drawn.
        workers: threads; one for each core that this process may use unless given.
        troubled: told once, in a sentence, what is wrong with the catalogue. No reading is lost by it.
    """
    memory = _memory(classifier, catalogue, troubled)
    if memory is None:
        yield from read_posters(classifier, paths, stop, workers)
        return
    try:
        yield from _Stream(classifier, paths, memory, stop or threading.Event(), workers).readings()
    finally:
        memory.save()


def _memory(
    classifier: Classifier, catalogue: Catalogue | None, troubled: Callable[[str], None] | None
) -> "_Memory | None":
    """Give what is known of posters; None where there is no catalogue, or nothing to be had of the network."""
    try:
        return _Memory(classifier, catalogue, troubled) if catalogue else None
    except ModelError:  # It is told of each poster.
        return None


class _Memory:
    """What a catalogue knows of posters, as readings; trouble with it stays here."""

    def __init__(self, classifier: Classifier, catalogue: Catalogue, troubled: Callable[[str], None] | None) -> None:
        self._card, self._preset = classifier.card, classifier.preset
        self._model = scores_key(classifier.card, classifier.engine)
        self._catalogue = catalogue
        self._troubled = troubled
        self._readable = True
        self._under_way: dict[Path, Stamp] = {}
        self._unsaved: dict[Path, tuple[Stamp, Remembered]] = {}
        self._save_at = time.monotonic() + SAVED_EVERY

    def look_up(self, paths: Sequence[Path]) -> list[Reading | None]:
        """Give the readings of the posters that are known, and None for those that are to be read."""
        if not self._readable:
            return [None] * len(paths)
        stamps = {path: stamp for path in paths if (stamp := stamp_of(path))}
        try:
            known = self._catalogue.recall(self._model, stamps)
            for path in stamps.keys() - known.keys():
                if moved := self._moved(path, stamps[path]):
                    known[path] = moved
        except CatalogueError as error:
            self._readable = False
            self._tell(error)
            known = {}
        self._under_way |= {path: stamp for path, stamp in stamps.items() if path not in known}
        return [self._reading(path, known[path]) if path in known else None for path in paths]

    def note(self, reading: Reading) -> None:
        """Take what has just been read, and keep it with more of its kind."""
        stamp = self._under_way.pop(reading.path, None)
        if stamp is not None and _lasting(reading):
            self._keep(reading.path, stamp, _remembered(reading))

    def save(self) -> None:
        """Put all that was noted into the catalogue."""
        unsaved, self._unsaved = self._unsaved, {}
        self._save_at = time.monotonic() + SAVED_EVERY
        if not unsaved:
            return
        try:
            self._catalogue.remember(self._model, unsaved)
        except CatalogueError as error:
            self._save_at = time.monotonic() + SAVED_AFTER_TROUBLE
            self._tell(error)

    def _keep(self, path: Path, stamp: Stamp, remembered: Remembered) -> None:
        self._unsaved[path] = stamp, remembered
        if time.monotonic() >= self._save_at:
            self.save()

    def _moved(self, path: Path, stamp: Stamp) -> Remembered | None:
        """Find a file that was moved, by what looks like it from outside and then by its content."""
        candidates = {kept.digest: kept for kept in self._catalogue.recall_moved(self._model, stamp)}
        if not candidates:
            return None
        try:
            remembered = candidates.get(digest_of(read_file(path)))
        except PosterError:
            return None
        if remembered is not None:
            self._keep(path, stamp, remembered)
        return remembered

    def _reading(self, path: Path, remembered: Remembered) -> Reading:
        """Make the reading that reading a poster would give."""
        status = Status(remembered.status)
        prediction = self._prediction(remembered.scores) if status is Status.OK else None
        return Reading(path, status, remembered.detail, prediction, remembered.digest)

    def _prediction(self, scores: bytes) -> Prediction:
        prediction = Prediction(
            genres=self._card.genres,
            scores=np.frombuffer(scores, "<f4").astype(np.float32),
            thresholds=self._card.thresholds,
            model=self._card.model,
        )
        return self._card.assign(prediction, self._preset)

    def _tell(self, error: CatalogueError) -> None:
        if self._troubled is not None:
            self._troubled(str(error))
            self._troubled = None


def stamp_of(path: Path) -> Stamp | None:
    """Give what will differ once a file is written another time; None where there is nothing to go by."""
    now = time.time_ns()
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    # A time to come says that some clock is wrong.
    settled = status.st_mtime_ns < now - GRAIN_NS and status.st_ctime_ns < now + GRAIN_NS
    if not settled or not stat.S_ISREG(status.st_mode):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _lasting(reading: Reading) -> bool:
    """Tell whether the same content will always give this reading."""
    by_content = reading.status is not Status.UNREADABLE and bool(reading.digest)
    return by_content and not reading.detail.startswith(_OF_THE_MOMENT)


def _remembered(reading: Reading) -> Remembered:
    scores = b"" if reading.prediction is None else reading.prediction.scores.astype("<f4").tobytes()
    return Remembered(reading.digest, reading.status, reading.detail, scores)


class _Stream:
    """Known readings and new ones, in the order of their posters.

    Threads that read posters are started anew for each stretch that has some to be read, and go on through what is
    known in between, up to a bound.
    """

    def __init__(
        self,
        classifier: Classifier,
        paths: Iterable[Path],
        memory: _Memory,
        stop: threading.Event,
        workers: int | None,
    ) -> None:
        self._classifier = classifier
        self._paths = iter(paths)
        self._memory = memory
        self._stop = stop
        self._workers = workers
        self._at_once = 1
        # None stands for a poster to be read; those that nobody has begun are in the other queue.
        self._order: deque[Reading | None] = deque()
        self._unread: deque[Path] = deque()

    def readings(self) -> Iterator[Reading]:
        """Yield all readings."""
        while self._look_ahead():
            yield from self._known()
            if self._unread:
                yield from self._read_on()

    def _read_on(self) -> Iterator[Reading]:
        """Yield readings from a poster to be read on, until none is under way any more."""
        # The stop is heeded where paths are drawn, so that nothing that was drawn is left over.
        for reading in read_posters(self._classifier, self._to_be_read(), workers=self._workers):
            self._order.popleft()
            self._memory.note(reading)
            yield reading
            yield from self._known()

    def _known(self) -> Iterator[Reading]:
        """Yield known readings up to the next poster to be read."""
        while self._order and (reading := self._order[0]) is not None:
            self._order.popleft()
            yield reading

    def _to_be_read(self) -> Iterator[Path]:
        """Yield posters to be read, as long as not too many readings wait for them."""
        while self._unread or (len(self._order) < WAITING and self._look_ahead()):
            while self._unread:
                yield self._unread.popleft()

    def _look_ahead(self) -> bool:
        """Draw some more paths and look them up; tell whether there were any."""
        paths = self._draw()
        found = self._memory.look_up(paths)
        self._order.extend(found)
        self._unread.extend(path for path, reading in zip(paths, found, strict=True) if reading is None)
        # Posters to be read are drawn one by one, as they are wanted: others may be preferred by then.
        self._at_once = 1 if self._unread else min(2 * self._at_once, LOOKED_UP)
        return bool(paths)

    def _draw(self) -> list[Path]:
        until = time.monotonic() + DRAWING_SECONDS
        paths: list[Path] = []
        while len(paths) < self._at_once and not self._stop.is_set():
            path = next(self._paths, None)
            if path is None:
                break
            paths.append(path)
            if time.monotonic() > until:
                break
        return paths
