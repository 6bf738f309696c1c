"""Many posters -> a stream of readings, like `classifier.batch`, where none is read that was read before."""

import hashlib
import json
import os
import stat
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import PIL

from classifier.batch import Reading, own_unless, read_posters
from classifier.card import ModelCard, ModelError
from classifier.catalogue import Catalogue, CatalogueError, Remembered, Stamp, digest_of
from classifier.classifier import Classifier
from classifier.decoding import Decoders
from classifier.engines import LIBRARIES, Engine, version
from classifier.poster import PosterError, Status, read_file
from classifier.prediction import Prediction
from classifier.refusals import of_the_moment

READING_VERSION: Final = 2
"""Of the code between a file and its scores. One more wherever that gives any poster other scores, or another
failure, so that nothing is remembered that would be read differently today."""

LOOKED_UP: Final = 16
"""Paths drawn and looked up at once, where those before were known."""

DRAWING_SECONDS: Final = 0.02
"""Paths that come more slowly than this are looked up one by one."""

WAITING: Final = 256
"""Readings that may wait for a poster before them, while that is being read."""

SAVED_EVERY: Final = 0.5
"""Seconds until what was read is saved: what a crash may cost, but for the saving itself."""

SAVED_AFTER_TROUBLE: Final = 10.0
"""Seconds until results are offered again to a catalogue that did not take them."""

UNSAVED: Final = 20_000
"""Results that wait for a catalogue that does not take them, some 10 MB; more are not kept."""

PATIENCE: Final = 30.0
"""Seconds for which other programs may be writing before a person is told that results are not kept."""

GRAIN_NS: Final = 2_000_000_000
"""Within this a file may be written twice and look unchanged: FAT counts in steps of two seconds."""


def scores_key(card: ModelCard, engine: Engine) -> str:
    """Name all that scores depend on, in hexadecimal: network, input, scaling, engine, and what decodes posters.

    How genres are assigned is not among it.
    """
    parts: list[object] = [READING_VERSION, PIL.__version__, engine, version(LIBRARIES[engine])]
    parts += [card.model, card.sha256("network"), card.genres, card.input.size, card.input.mean, card.input.std]
    parts += [card.scaled, card.slope.tolist(), card.offset.tolist(), card.bias.tolist()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def read_remembered(
    classifier: Classifier,
    paths: Iterable[Path],
    catalogue: Catalogue | None,
    stop: threading.Event | None = None,
    workers: int | None = None,
    troubled: Callable[[str], None] | None = None,
    decoders: Decoders | None = None,
    anew: bool = False,
) -> Generator[Reading]:
    """Read posters in the order given, and give what was read of a file before where it has not changed since.

    Args:
        classifier: shared by the workers.
        paths: posters; drawn only a little ahead. Whatever is drawn is handed out.
        catalogue: what is remembered, and will be; without one, every poster is read.
        stop: once set, no further poster is drawn.
        workers: threads; one for each core that this process may use unless given.
        troubled: told once, in a sentence, what is wrong with the catalogue. No reading is lost by it.
        decoders: processes that decode; of its own, which end with it, unless given.
        anew: whether every poster is read, and what is remembered of it replaced by that.

    Raises:
        ModelError: the network cannot run, so that no poster can be read.
    """
    memory = _memory(classifier, catalogue, troubled, anew)
    if memory is None:
        yield from read_posters(classifier, paths, stop, workers, decoders)
        return
    # Where all is known, no process is started.
    with own_unless(decoders, 0) as lent:
        try:
            yield from _Stream(classifier, paths, memory, stop or threading.Event(), workers, lent).readings()
        finally:
            memory.save()


def _memory(
    classifier: Classifier, catalogue: Catalogue | None, troubled: Callable[[str], None] | None, anew: bool
) -> "_Memory | None":
    """Give what is known of posters; None where there is no catalogue, or nothing to be had of the network."""
    try:
        return _Memory(classifier, catalogue, troubled, anew) if catalogue else None
    except ModelError:  # Reading the first poster tells it.
        return None


class _Memory:
    """What a catalogue knows of posters, as readings; trouble with it stays here."""

    def __init__(
        self, classifier: Classifier, catalogue: Catalogue, troubled: Callable[[str], None] | None, anew: bool
    ) -> None:
        self._card, self._preset = classifier.card, classifier.preset
        self._model = scores_key(classifier.card, classifier.engine)
        self._catalogue = catalogue
        self._troubled = troubled
        self._anew = anew
        self._readable = True
        self._under_way: dict[Path, Stamp] = {}
        self._saver = _Saver(self._model, catalogue, self._tell)

    def look_up(self, paths: Sequence[Path]) -> list[Reading | None]:
        """Give the readings of the posters that are known, and None for those that are to be read."""
        if not self._readable:
            return [None] * len(paths)
        stamps = {path: stamp for path in paths if (stamp := stamp_of(path))}
        try:
            known = {} if self._anew else self._known(stamps)
        except CatalogueError as error:
            self._readable = False
            self._tell(error)
            known = {}
        self._under_way |= {path: stamp for path, stamp in stamps.items() if path not in known}
        return [self._reading(path, known[path]) if path in known else None for path in paths]

    def _known(self, stamps: Mapping[Path, Stamp]) -> dict[Path, Remembered]:
        """Find files that were read before, also under another name."""
        known = self._catalogue.recall(self._model, stamps)
        for path in stamps.keys() - known.keys():
            if moved := self._moved(path, stamps[path]):
                known[path] = moved
        return known

    def note(self, reading: Reading) -> None:
        """Take what has just been read, and keep it with more of its kind."""
        stamp = self._under_way.pop(reading.path, None)
        if stamp is not None and _lasting(reading):
            self._saver.keep(reading.path, stamp, _remembered(reading))

    def save(self) -> None:
        """Put all that was noted into the catalogue, and end."""
        self._saver.close()

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
            self._saver.keep(path, stamp, remembered)
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
        # Whoever reads and whoever saves may both be in trouble.
        troubled, self._troubled = self._troubled, None
        if troubled is not None:
            troubled(str(error))


class _Saver:
    """Puts results into a catalogue a moment after they were read, whether or not anything more is read by then."""

    def __init__(self, model: str, catalogue: Catalogue, tell: Callable[[CatalogueError], None]) -> None:
        self._model = model
        self._catalogue = catalogue
        self._tell = tell
        self._lock, self._saving = threading.Lock(), threading.Lock()
        self._unsaved: dict[Path, tuple[Stamp, Remembered]] = {}
        self._save_at = time.monotonic() + SAVED_EVERY
        self._refused_since: float | None = None
        self._timer: threading.Timer | None = None
        self._waiting = False
        self._ended = False

    def keep(self, path: Path, stamp: Stamp, remembered: Remembered) -> None:
        """Take one result, and save it with those before it once it is time."""
        with self._lock:
            if len(self._unsaved) < UNSAVED:
                self._unsaved[path] = stamp, remembered
        # Where they are being saved just now, nobody waits for it: reading goes on.
        if time.monotonic() >= self._save_at and self._saving.acquire(blocking=False):
            self._save()
        self._wait()

    def close(self) -> None:
        """Save what is left."""
        with self._lock:
            self._ended = True
            timer = self._timer
        self._saving.acquire()
        self._save()
        if timer is not None:
            timer.cancel()
            timer.join()

    def _wait(self) -> None:
        """See that what is unsaved is saved in time."""
        with self._lock:
            if self._unsaved and not self._waiting and not self._ended:
                self._waiting = True
                self._timer = threading.Timer(max(self._save_at - time.monotonic(), 0), self._save_late)
                self._timer.daemon = True  # A program that ends without closing this one is not held up.
                self._timer.start()

    def _save_late(self) -> None:
        self._saving.acquire()
        self._save()
        with self._lock:
            self._waiting = False
        self._wait()

    def _save(self) -> None:
        """Save what is unsaved; whoever calls it holds `_saving`, and no longer."""
        with self._lock:
            unsaved, self._unsaved = self._unsaved, {}
            self._save_at = time.monotonic() + SAVED_EVERY
        try:
            if unsaved:
                self._catalogue.remember(self._model, unsaved)
            self._refused_since = None
        except CatalogueError as error:
            with self._lock:
                self._unsaved = dict(islice((unsaved | self._unsaved).items(), UNSAVED))
            self._refuse(error)
        finally:
            self._saving.release()

    def _refuse(self, error: CatalogueError) -> None:
        now = time.monotonic()
        if self._refused_since is None:
            self._refused_since = now
        # Other windows that write have done so in a moment, which is nobody's trouble.
        if not error.busy or now - self._refused_since >= PATIENCE:
            self._tell(error)
        self._save_at = now + (SAVED_EVERY if error.busy else SAVED_AFTER_TROUBLE)


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
    return by_content and not of_the_moment(reading.detail)


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
        decoders: Decoders,
    ) -> None:
        self._classifier = classifier
        self._paths = iter(paths)
        self._memory = memory
        self._stop = stop
        self._workers = workers
        self._decoders = decoders
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
        for reading in read_posters(
            self._classifier, self._to_be_read(), workers=self._workers, decoders=self._decoders
        ):
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
