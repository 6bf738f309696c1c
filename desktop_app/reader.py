"""The worker thread that reads posters; it speaks only in signals."""

import enum
import sys
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QThread, Signal

from classifier.batch import Reading
from classifier.card import ModelError
from classifier.catalogue import Catalogue
from classifier.classifier import Classifier
from classifier.cores import usable_cores
from classifier.decoding import Decoders
from classifier.listing import list_posters
from classifier.recall import read_remembered
from desktop_app.engine import Engine

SEND_EVERY: Final = 0.05
"""Seconds between messages to the window: often enough to look alive, seldom enough to cost nothing."""


PART: Final = 2000
"""Posters told at once: of a large folder, the window takes a few at a time, and stays alive."""


class Occasion(enum.Enum):
    """Why posters are to be read."""

    ASKED = enum.auto()
    """A person opened, dropped or pasted them."""

    WATCHED = enum.auto()
    """They lie in a folder that a person has just put under watch."""

    ARRIVED = enum.auto()
    """They came to such a folder: nobody asked just now, so nothing is said and no other poster shown."""


class Drop(NamedTuple):
    """What is to be read.

    Attributes:
        paths: of files and folders.
        occasion: why.
    """

    paths: Sequence[Path]
    occasion: Occasion = Occasion.ASKED


class Found(NamedTuple):
    """A part of what a drop stands for.

    Attributes:
        drop: as it was asked for.
        posters: paths to read.
        others: number of other files that were left out.
        first, last: whether it is the first part, and the last one.
    """

    drop: Drop
    posters: list[Path]
    others: int
    first: bool = True
    last: bool = True


class Reader(QThread):
    """Lists what was dropped and reads it.

    Signals:
        found: `Found`, a part of what a drop stands for.
        read: (`Classifier`, list of `Reading`), some more posters and what read them.
        idle: nothing is left to do, or it was stopped.
        failed: (`ModelCard`, sentence), why the network cannot be opened.
        troubled: a sentence, why results cannot be kept.
    """

    found = Signal(object)
    read = Signal(object, object)
    idle = Signal()
    failed = Signal(object, str)
    troubled = Signal(str)

    def __init__(
        self,
        engine: Engine,
        decoders: Decoders,
        catalogue: Callable[[], Catalogue | None],
        parent: QObject | None = None,
    ) -> None:
        """Wait for work.

        Args:
            engine: reads.
            decoders: decode for it.
            catalogue: waits for what is remembered of posters read before, and gives it.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setObjectName("reader")
        self._engine = engine
        self._decoders = decoders
        self._catalogue = catalogue
        self._work = threading.Condition()
        self._drops: deque[Drop] = deque()
        # As texts, which take a tenth of the memory of a `Path`.
        self._posters: OrderedDict[str, None] = OrderedDict()
        self._preferred: list[Path] = []
        self._stop = threading.Event()
        self._ending = False
        self._reading = False

    # Called from the window's thread.

    def list_later(self, drop: Drop) -> None:
        """Find the posters that a drop stands for, and send them in `found`."""
        with self._work:
            self._drops.append(drop)
            self._work.notify()

    def read_later(self, posters: Sequence[Path]) -> None:
        """Read posters after those that already wait."""
        with self._work:
            self._stop.clear()
            self._posters.update(dict.fromkeys(map(str, posters)))
            self._work.notify()

    def prefer(self, posters: Sequence[Path]) -> None:
        """Read these before all others, where they wait: a person is looking at them."""
        with self._work:
            self._preferred = list(reversed(posters))

    def withdraw(self, posters: Iterable[Path]) -> int:
        """Do not read these after all, and give the number of those that waited."""
        with self._work:
            before = len(self._posters)
            for path in posters:
                self._posters.pop(str(path), None)
            return before - len(self._posters)

    def stop_reading(self) -> int:
        """Begin no further poster, forget those that wait, and give their number."""
        with self._work:
            forgotten = len(self._posters)
            self._posters.clear()
            self._stop.set()
            return forgotten

    @property
    def busy(self) -> bool:
        """Whether posters are being read or wait to be."""
        with self._work:
            return self._reading or bool(self._posters)

    def shut_down(self) -> None:
        """End the thread; it is gone when this returns."""
        with self._work:
            self._ending = True
            self._posters.clear()
            self._stop.set()
            self._work.notify()
        self.wait()

    # The thread.

    def run(self) -> None:
        """Wait for work and do it until told to end."""
        while True:
            with self._work:
                self._work.wait_for(lambda: self._ending or self._drops or self._posters)
                if self._ending:
                    return
                drop = self._drops.popleft() if self._drops else None
                self._reading = drop is None
            if drop is not None:
                self._list(drop)
            else:
                self._read_on()
                with self._work:
                    self._reading = False
                self.idle.emit()

    def _list(self, drop: Drop) -> None:
        try:
            listing = list_posters(drop.paths, stopped=lambda: self._ending)
        except Exception as error:
            _hand_over(error)
            self.found.emit(Found(drop._replace(occasion=Occasion.ARRIVED), [], 0))
            return
        ends = range(PART, len(listing.posters) + PART, PART) or (PART,)
        for end in ends:
            part = listing.posters[end - PART : end]
            self.found.emit(Found(drop, part, listing.others, first=end == PART, last=end == ends[-1]))

    def _read_on(self) -> None:
        """Read what waits; an error that nobody expected ends that, as a stop does, but not the thread."""
        try:
            self._read_waiting()
        except Exception as error:
            self.stop_reading()
            _hand_over(error)

    def _read_waiting(self) -> None:
        card = self._engine.card
        self._decoders.start(usable_cores())  # Meanwhile the network is opened.
        try:
            classifier = self._engine.classifier()
            classifier.open()  # Before a poster is drawn, which would be lost where it cannot be.
        except ModelError as error:
            self.stop_reading()
            self.failed.emit(card, str(error))
            return
        ready: list[Reading] = []
        sent = 0.0  # The first one is sent at once.
        drawn, catalogue = self._drawn(classifier), self._catalogue()
        for reading in read_remembered(
            classifier, drawn, catalogue, self._stop, troubled=self.troubled.emit, decoders=self._decoders
        ):
            ready.append(reading)
            self._list_drops()
            if time.monotonic() - sent >= SEND_EVERY:
                self.read.emit(classifier, ready)
                ready, sent = [], time.monotonic()
        if ready:
            self.read.emit(classifier, ready)

    def _list_drops(self) -> None:
        """List what was dropped while posters are being read, so that it shows up at once."""
        while self._drops:
            self._list(self._drops.popleft())

    def _drawn(self, classifier: Classifier) -> Iterator[Path]:
        """Yield waiting posters as long as there are any, and the network is the one in use."""
        while True:
            with self._work:
                if not self._posters or not self._engine.in_use(classifier):
                    return
                path = self._next()
            yield path

    def _next(self) -> Path:
        """Take the poster to read next out of those that wait."""
        while self._preferred:
            path = self._preferred.pop()
            if str(path) in self._posters:
                del self._posters[str(path)]
                return path
        return Path(self._posters.popitem(last=False)[0])


def _hand_over(error: Exception) -> None:
    """Give an error to whoever takes those that nothing has caught."""
    sys.excepthook(type(error), error, error.__traceback__)
