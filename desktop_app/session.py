"""What a window works on: the posters dropped so far, read behind it, looked at and exported."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal, Slot

from classifier.batch import Reading
from classifier.card import ModelCard
from classifier.classifier import Classifier
from classifier.prediction import Prediction
from classifier.presets import Preset
from desktop_app.background import Background
from desktop_app.engine import Engine
from desktop_app.pace import Pace
from desktop_app.posters_model import PostersModel
from desktop_app.reader import Reader
from desktop_app.thumbnails import Thumbnails
from desktop_app.viewer import Viewer

THUMBNAIL: Final = QSize(96, 144)
"""Pixels of a thumbnail; twice what a list shows, for dense screens."""


class Session(QObject):
    """Posters, and the threads that work on them.

    Attributes:
        posters: the model of everything dropped so far.
        viewer: fetches the poster that is looked at.
        thumbnails: fetches small pictures.
        pace: of the run that goes on.

    Signals:
        arrived: path of the first poster of a drop, new or known, to be shown.
        progressed: (done, all) of the posters of this run.
        running_changed: whether posters are being read.
        noticed: a sentence for the person.
        exported: path of a file that was written.
        network_changed: another network reads from now on, and all posters again.
        network_failed: a sentence, why the network in use cannot be opened.
    """

    arrived = Signal(object)
    progressed = Signal(int, int)
    running_changed = Signal(bool)
    noticed = Signal(str)
    exported = Signal(object)
    network_changed = Signal()
    network_failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = Engine()
        self.posters = PostersModel(self._engine.assign)
        self.pace = Pace()
        # Two doors of one thread each: a large poster must not wait for sixty small ones.
        self._show_background = Background(1, self)
        self._background = Background(1, self)
        self.viewer = Viewer(self._engine, self._show_background, self)
        self.thumbnails = Thumbnails(self._background, THUMBNAIL, self)
        self._reader = Reader(self._engine, self)
        self._reader.found.connect(self._add_found)
        self._reader.read.connect(self._record)
        self._reader.idle.connect(self._rest)
        self._reader.failed.connect(self._fail)
        self._reader.start()
        self._running = False
        self._run_done = 0
        self._run_total = 0

    @property
    def running(self) -> bool:
        return self._running

    def add(self, paths: Sequence[Path]) -> None:
        """Read the posters that files and folders stand for."""
        self._reader.list_later([path.absolute() for path in paths])

    def read_again(self, path: Path) -> None:
        """Read one poster another time."""
        self.posters.forget(path)
        self.thumbnails.forget(path)
        self._read([path])

    def stop(self) -> None:
        """Stop reading; what has been read stays, what has not waits."""
        self._run_total -= self._reader.stop_reading()

    def resume(self) -> None:
        """Go on with the posters that wait."""
        self._read(self.posters.waiting())

    def clear(self) -> None:
        """Empty the list; no file is touched."""
        self.stop()
        self.viewer.show(None)
        self.posters.clear()

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
            self.noticed.emit(str(result))
            return
        self._engine.take(result)
        self._read_all_again()

    def _read_all_again(self) -> None:
        self._reader.stop_reading()
        self._begin_count()
        self.viewer.show(None)
        self.posters.forget_all()
        self.resume()
        self.network_changed.emit()

    def use_preset(self, preset: Preset) -> None:
        """Assign genres by another preset; no poster is read again."""
        self._engine.preset = preset
        self.posters.assign_anew()

    def assign(self, prediction: Prediction) -> Prediction:
        """Assign a prediction's genres by the preset that was chosen."""
        return self._engine.assign(prediction)

    def export(self, path: Path, excel: bool = False) -> None:
        """Write what has been read to a CSV file, or JSON where the name ends so."""
        # Taken now: a person may choose another rule or network while the file is written.
        readings, card, preset = self.posters.readings(), self.card, self.preset

        def work() -> Path:
            # pandas takes a while to load; a window that opens does not wait for it.
            from classifier.tables import readings_table, to_csv, to_json, write_whole  # noqa: PLC0415

            assigned = [
                replace(reading, prediction=card.assign(reading.prediction, preset)) if reading.prediction else reading
                for reading in readings
            ]
            table = readings_table(assigned, card.genres)
            write_whole(to_json(table, card.genres) if path.suffix.lower() == ".json" else to_csv(table, excel), path)
            return path

        self._background.run(work, self._exported)

    @property
    def threads_running(self) -> int:
        """Number of threads that work for this session."""
        return int(self._reader.isRunning()) + self._show_background.busy + self._background.busy

    def shut_down(self) -> None:
        """End all threads; they are gone when this returns."""
        self._reader.shut_down()
        self._show_background.shut_down()
        self._background.shut_down()

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

    @Slot(object, int)
    def _add_found(self, paths: list[Path], others: int) -> None:
        new = self.posters.add(paths)
        self._read(new)
        if paths:
            self.arrived.emit(new[0] if new else paths[0])
        self._tell_drop(len(paths), len(new), others)

    def _tell_drop(self, found: int, new: int, others: int) -> None:
        """Say what in a drop was not read, where something was not."""
        if not found:
            self.noticed.emit(self.tr("There are no posters in what was dropped."))
        elif not new:
            self.noticed.emit(self.tr("All of it was in the list already."))
        elif others:
            told = (
                self.tr("1 other file was left out")
                if others == 1
                else self.tr("%n other files were left out", "", others)
            )
            self.noticed.emit(self.tr("%1: no picture by its name.").replace("%1", told))

    @Slot(object, object)
    def _record(self, classifier: Classifier, readings: list[Reading]) -> None:
        if not self._engine.in_use(classifier):
            return  # What another network has read before it was put away would not go with the rest.
        self._run_done += len(readings)
        self.pace.note(time.monotonic(), self._run_done)
        self.posters.record(readings)
        self.progressed.emit(self._run_done, self._run_total)

    @Slot(object, str)
    def _fail(self, card: ModelCard, sentence: str) -> None:
        if card is self.card:
            self.network_failed.emit(sentence)

    @Slot()
    def _rest(self) -> None:
        if self._reader.busy:
            return  # More was added just as the thread ran dry; it is at it again.
        self._running = False
        self.running_changed.emit(False)

    def _exported(self, result: Path | Exception) -> None:
        if isinstance(result, Path):
            self.exported.emit(result)
        else:
            self.noticed.emit(str(result))
