"""What a window works on: the posters dropped so far, read behind it, looked at, corrected and exported."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal, Slot

from classifier.batch import Reading
from classifier.card import ModelCard
from classifier.classifier import Classifier
from classifier.decoding import Decoders
from classifier.prediction import Prediction
from classifier.presets import Preset
from desktop_app.background import Background
from desktop_app.corrections import Corrections
from desktop_app.engine import Engine
from desktop_app.exporting import Format, Written, excerpt, write
from desktop_app.failures import told
from desktop_app.pace import Pace
from desktop_app.posters_model import PostersModel
from desktop_app.reader import Drop, Found, Occasion, Reader
from desktop_app.record import State
from desktop_app.thumbnails import Thumbnails
from desktop_app.viewer import Viewer
from desktop_app.watch import Watcher

THUMBNAIL: Final = QSize(104, 156)
"""Room for a thumbnail, in device-independent pixels: a poster's usual 2:3."""


class Session(QObject):
    """Posters, and the threads that work on them.

    Attributes:
        posters: the model of everything dropped so far.
        corrections: the person's own word on them.
        viewer: fetches the poster that is looked at.
        thumbnails: fetches small pictures.
        watcher: looks after folders that posters arrive in.
        pace: of the run that goes on.

    Signals:
        arrived: path of the first poster of a drop, new or known, to be shown.
        listing_changed: whether folders are being searched for posters.
        progressed: (done, all) of the posters of this run.
        running_changed: whether posters are being read.
        noticed: a sentence for the person.
        outdated: a sentence that was said and is not true any more.
        exported: `Written`, what an export wrote.
        network_changed: another network reads from now on, and all posters again.
        network_failed: a sentence, why the network in use cannot be opened.
    """

    arrived = Signal(object)
    listing_changed = Signal(bool)
    progressed = Signal(int, int)
    running_changed = Signal(bool)
    noticed = Signal(str)
    outdated = Signal(str)
    exported = Signal(object)
    network_changed = Signal()
    network_failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine()
        self.corrections = Corrections(self)
        self.posters = PostersModel(self._engine.card.genres, self._engine.assigned, lambda: self.corrections.words)
        self.pace = Pace()
        # Doors of one thread each: a large poster must not wait for sixty small ones, nor they for an export.
        self._show_background, self._background, self._writing = (Background(1, self) for _ in range(3))
        self._decoders = Decoders()
        self.viewer = Viewer(self._engine, self._decoders, self._show_background, self)
        self.thumbnails = Thumbnails(self._decoders, self._background, THUMBNAIL, self)
        self.watcher = Watcher(self._writing, self)
        self._reader = Reader(self._engine, self._decoders, self.corrections.catalogue, self)
        self._connect()
        self._reader.start()
        self._listing = 0
        self._running = False
        self._run_done = 0
        self._run_total = 0
        self._drop_found = self._drop_new = 0
        self._empty: dict[Path, str] = {}

    def _connect(self) -> None:
        self._reader.found.connect(self._add_found)
        self._reader.read.connect(self._record)
        self._reader.idle.connect(self._rest)
        self._reader.failed.connect(self._fail)
        self._reader.troubled.connect(self._tell_trouble)
        self.corrections.changed.connect(self.posters.correct)
        self.corrections.failed.connect(self.noticed)
        self.corrections.recovered.connect(self.noticed)
        self.posters.put_back.connect(self._read)
        self.watcher.arrived.connect(self._add_watched)
        self.watcher.failed.connect(self.noticed)

    @property
    def running(self) -> bool:
        """Whether posters are being read."""
        return self._running

    @property
    def listing(self) -> bool:
        """Whether folders are being searched for posters."""
        return self._listing > 0

    def add(self, paths: Sequence[Path], occasion: Occasion = Occasion.ASKED) -> None:
        """Read the posters that files and folders stand for."""
        self._listing += 1
        self.listing_changed.emit(True)
        self._reader.list_later(Drop([path.absolute() for path in paths], occasion))

    def watch(self, folder: Path) -> None:
        """Read a folder, and whatever arrives in it from now on."""
        self.watcher.watch(folder)
        self.add([folder], Occasion.WATCHED)

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no longer; its posters stay."""
        self.watcher.unwatch(folder)
        self._forget_empty(folder)

    def _add_watched(self, folder: Path, paths: list[Path]) -> None:
        """Read what has arrived in a folder under watch, anew where it stood there before as another picture."""
        self._forget_empty(folder)
        rows = [row for path in paths if (row := self.posters.record.row_of(path)) is not None]
        if rows:
            self.read_again(rows)
        self.add(paths, Occasion.ARRIVED)

    def read_again(self, rows: Sequence[int]) -> None:
        """Read some posters of the record another time."""
        paths = [self.posters.record.paths[row] for row in rows]
        self.posters.forget(rows)
        for path in paths:
            self.thumbnails.forget(path)
        self._read(paths)

    def read_failed_again(self) -> None:
        """Read every poster another time that could not be read."""
        record = self.posters.record
        self.read_again([row for row in range(len(record)) if record.states[row] == State.FAILED])

    def prefer(self, paths: Sequence[Path]) -> None:
        """Read these before all others: a person is looking at them."""
        self._reader.prefer(paths)

    def stop(self) -> None:
        """Stop reading; what has been read stays, what has not waits."""
        self._run_total -= self._reader.stop_reading()

    def resume(self) -> None:
        """Go on with the posters that wait."""
        self._read(self.posters.record.waiting())

    def withdraw(self, rows: Sequence[int]) -> None:
        """Do not read some posters of the record after all, since they leave the list."""
        self._run_total -= self._reader.withdraw(self.posters.record.paths[row] for row in rows)

    @property
    def card(self) -> ModelCard:
        """Of the network in use."""
        return self._engine.card

    @property
    def preset(self) -> Preset:
        """By which genres are assigned."""
        return self._engine.preset

    def use_network(self, folder: Path) -> None:
        """Read with another network from now on, and all posters again that are in the list.

        Raises:
            ModelError: there is none in the folder; nothing has changed.
        """
        self._engine.use(folder)
        self._read_all_again()

    def open_network(self, folder: Path) -> None:
        """Open another network behind the window, and use it if it can be opened; else nothing changes."""
        self._show_background.run(lambda: self._engine.open(folder), self._take)

    def _take(self, result: Classifier | Exception) -> None:
        if isinstance(result, Exception):
            self.noticed.emit(told(str(result)))
            return
        self._engine.take(result)
        self._read_all_again()

    def _read_all_again(self) -> None:
        self._reader.stop_reading()
        self._begin_count()
        self.viewer.show(None)
        self.posters.forget_all(self.card.genres)
        self.resume()
        self.network_changed.emit()

    def use_rule(self, preset: Preset, own: Mapping[str, float]) -> None:
        """Assign genres by a preset and the person's own thresholds; no poster is read again."""
        self._engine.preset, self._engine.own = preset, dict(own)
        self.posters.assign_anew()

    def assign(self, prediction: Prediction) -> Prediction:
        """Assign a prediction's genres by the rule that was chosen."""
        return self._engine.assign(prediction)

    def export(self, rows: Sequence[int], path: Path, format_: Format) -> None:
        """Write some posters of the record to a file, or a folder."""
        # Taken now: a person may choose another rule or network while the file is written.
        taken = excerpt(self.posters.record, rows, self.corrections.words)
        self._writing.run(lambda: write(taken, path, format_), self._exported)

    @property
    def threads_running(self) -> int:
        """Number of threads that work for this session."""
        doors = (self._show_background, self._background, self._writing, self.corrections)
        return int(self._reader.isRunning()) + sum(door.busy for door in doors)

    def shut_down(self) -> None:
        """End all threads; they are gone when this returns. What is being written is written."""
        self.watcher.shut_down()
        self._decoders.close()  # First: nobody waits for a poster that takes long.
        self._reader.shut_down()
        self._show_background.shut_down()
        self._background.shut_down()
        self._writing.finish()
        self.corrections.shut_down()

    @Slot(object)
    def _read(self, posters: Sequence[Path]) -> None:
        if not posters:
            return
        if not self._running:
            self._begin_count()
            self._running = True
            self.running_changed.emit(True)
        self._run_total += len(posters)
        self._reader.read_later(posters)
        self.progressed.emit(self._run_done, self._run_total)

    def _begin_count(self) -> None:
        self._run_done = self._run_total = 0
        self.pace = Pace()
        self.pace.note(time.monotonic(), 0)

    @Slot(object)
    def _add_found(self, found: Found) -> None:
        new = self.posters.add(found.posters)
        self._read(self.posters.record.waiting_among(new))
        self._drop_found = (0 if found.first else self._drop_found) + len(found.posters)
        self._drop_new = (0 if found.first else self._drop_new) + len(new)
        quiet = found.drop.occasion is Occasion.ARRIVED
        if found.first and found.posters and not quiet:
            self.arrived.emit(new[0] if new else found.posters[0])
        if found.last:
            self._listing -= 1
            self.listing_changed.emit(self.listing)
            if not quiet:
                self._tell_drop(found.drop, found.others)

    def _tell_drop(self, drop: Drop, others: int) -> None:
        """Say what in a drop was not read, where something was not."""
        if self._drop_new:
            if others:
                told = self.tr("%n other files were left out: their names do not end like a picture's.", "", others)
                self.noticed.emit(told)
        elif self._drop_found:
            self.noticed.emit(self.tr("All of it was in the list already."))
        elif drop.occasion is Occasion.WATCHED:
            self._tell_empty(drop.paths[0], others)
        else:
            self.noticed.emit(self.tr("No posters were found."))

    def _tell_empty(self, folder: Path, others: int) -> None:
        """Say that a folder under watch holds no posters, until the first one arrives."""
        told = self.tr("The folder is empty so far. Posters that arrive in it are read.")
        if others:
            told = self.tr("The folder holds no posters so far. Those that arrive in it are read.")
        self._empty[folder] = told
        self.noticed.emit(told)

    def _forget_empty(self, folder: Path) -> None:
        if told := self._empty.pop(folder.absolute(), ""):
            self.outdated.emit(told)

    @Slot(object, object)
    def _record(self, classifier: Classifier, readings: list[Reading]) -> None:
        if not self._engine.in_use(classifier):
            return  # What another network has read before it was put away would not go with the rest.
        self._run_done += len(readings)
        self.pace.note(time.monotonic(), self._run_done)
        self.posters.note(readings)
        self.progressed.emit(self._run_done, self._run_total)

    @Slot(object, str)
    def _fail(self, card: ModelCard, sentence: str) -> None:
        if card is self.card:
            self.network_failed.emit(told(sentence))

    @Slot(str)
    def _tell_trouble(self, sentence: str) -> None:
        """Say that what is read cannot be kept; reading goes on."""
        self.noticed.emit(told(sentence))

    @Slot()
    def _rest(self) -> None:
        if self._reader.busy:
            return  # More was added just as the thread ran dry; it is at it again.
        self._running = False
        self.running_changed.emit(False)

    def _exported(self, result: Written | Exception) -> None:
        if isinstance(result, Written):
            self.exported.emit(result)
        else:
            self.noticed.emit(told(str(result)))
