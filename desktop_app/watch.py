"""Folders under watch: a poster that arrives in one is told once it is there whole."""

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from classifier.listing import list_posters
from classifier.names import printable
from desktop_app.background import Background

SETTLE: Final = 1_000
"""Milliseconds in which a file must not have changed to count as whole."""

POLL: Final = 30_000
"""Milliseconds between two looks at a folder that says nothing, as network drives do."""

MOST_DIRECTORIES: Final = 500
"""Directories that the system is asked to tell changes of; it does so for a limited number per
person, all programs together. The slow look finds what arrives in the rest."""


class Stamp(NamedTuple):
    """By what a change of a file is told.

    Attributes:
        size: in bytes.
        modified_ns: when it was last written to, in nanoseconds since 1970.
    """

    size: int
    modified_ns: int


class Settling:
    """Tells, look by look, which files are new and have stopped changing.

    Attributes:
        pending: whether some file has changed since the look before.
    """

    def __init__(self) -> None:
        self.pending = False
        self._known: dict[Path, Stamp] = {}
        self._before: dict[Path, Stamp] = {}

    def begin(self, found: Mapping[Path, Stamp]) -> None:
        """Take for known what is there already."""
        self._known = dict(found)
        self._before = dict(found)
        self.pending = False

    def look(self, found: Mapping[Path, Stamp]) -> list[Path]:
        """Give the files, in order, that are new or other than they were, and are as at the look before.

        Each is given once, and again when it has changed or has come back. An empty one is not
        given: what makes a file often writes to it later.
        """
        settled = [path for path, stamp in found.items() if self._is_settled(path, stamp)]
        self.pending = any(stamp != self._before.get(path) for path, stamp in found.items())
        self._known = {path: stamp for path, stamp in self._known.items() if path in found}
        self._known.update((path, found[path]) for path in settled)
        self._before = dict(found)
        return settled

    def _is_settled(self, path: Path, stamp: Stamp) -> bool:
        return stamp.size > 0 and stamp == self._before.get(path) and stamp != self._known.get(path)


class Found(NamedTuple):
    """What a look at a folder finds.

    Attributes:
        settled: posters that have come or changed, in natural order.
        folders: the folder and those in it, as many as the system is asked to watch.
    """

    settled: list[Path]
    folders: list[Path]


class Watcher(QObject):
    """Keeps folders, and all that is in them, under watch.

    Attributes:
        folders: those under watch, in the order in which they were put there.

    Signals:
        arrived: a folder, and the list of posters that have come or changed in it.
        failed: a sentence, once each time that a folder is no longer there.
    """

    arrived = Signal(object, object)
    failed = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._watched: dict[Path, _Watched] = {}
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._changed)

    @property
    def folders(self) -> list[Path]:
        return list(self._watched)

    def watch(self, folder: Path) -> None:
        """Put a folder under watch.

        What the first look finds is taken for known: whoever wants that as well calls this, and
        then reads the folder.
        """
        if folder in self._watched:
            return
        watched = _Watched(folder, self._background, self)
        watched.arrived.connect(partial(self.arrived.emit, folder))
        watched.failed.connect(self.failed)
        watched.looked.connect(self._follow_folders)
        self._watched[folder] = watched
        watched.look()

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no longer."""
        if watched := self._watched.pop(folder, None):
            watched.end()
            watched.deleteLater()
            self._follow_folders()

    def shut_down(self) -> None:
        """Watch nothing any more."""
        for folder in self.folders:
            self.unwatch(folder)

    def _changed(self, directory: str) -> None:
        for folder, watched in self._watched.items():
            if Path(directory).is_relative_to(folder):
                watched.look_soon()

    def _follow_folders(self) -> None:
        """Have the system tell of the folders that are there now."""
        every = dict.fromkeys(str(folder) for watched in self._watched.values() for folder in watched.inner)
        wanted = list(every)[:MOST_DIRECTORIES]
        told = set(self._system.directories())
        if gone := told.difference(wanted):
            self._system.removePaths(list(gone))
        if come := [folder for folder in wanted if folder not in told]:
            self._system.addPaths(come)


class _Watched(QObject):
    """One folder under watch.

    Attributes:
        inner: the folder and those in it, as the last look found them.

    Signals:
        arrived: the list of posters that have come or changed.
        failed: a sentence, why the folder cannot be looked at.
        looked: what is in the folder is known anew.
    """

    arrived = Signal(object)
    failed = Signal(str)
    looked = Signal()

    def __init__(self, folder: Path, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.inner: list[Path] = []
        self._folder = folder
        self._background = background
        self._settling = Settling()
        self._begun = self._failing = self._looking = self._changed = self._ended = False
        self._looked_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Look at the folder now."""
        self._timer.stop()
        self._looking, self._changed = True, False
        look = partial(_look_at, self._folder, self._settling, self._begun, lambda: self._ended)
        self._background.run(look, self._arrive)

    def look_soon(self) -> None:
        """Look at the folder as soon as what has changed since the last look can have settled."""
        if self._looking:
            self._changed = True
            return
        passed = round((time.monotonic() - self._looked_at) * 1000)
        self._timer.start(max(0, SETTLE - passed))

    def end(self) -> None:
        """Look no more."""
        self._ended = True
        self._timer.stop()

    def _arrive(self, found: Found | Exception) -> None:
        if self._ended:
            return
        self._looking = False
        self._looked_at = time.monotonic()
        if isinstance(found, Exception):
            self._fail(found)
            self._look_again(False)
        else:
            self._take(found)

    def _take(self, found: Found) -> None:
        self._begun, self._failing = True, False
        # What went into a new folder before the system was asked to watch it shows at the next look.
        self._look_again(self._settling.pending or found.folders != self.inner)
        self.inner = found.folders
        self.looked.emit()
        if found.settled:
            self.arrived.emit(found.settled)

    def _fail(self, error: Exception) -> None:
        """Say that the folder is gone, unless that has been said."""
        if self._failing:
            return
        self._failing = True
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        told = self.tr("%1 is under watch, but cannot be looked at: %2. It is tried again until it is back.")
        self.failed.emit(told.replace("%2", why).replace("%1", printable(self._folder)))

    def _look_again(self, soon: bool) -> None:
        self._timer.start(SETTLE if soon or self._changed else POLL)


def _look_at(folder: Path, settling: Settling, begun: bool, stopped: Callable[[], bool]) -> Found:
    """Find what has come to a folder; not for the GUI thread. Once it was stopped, nobody asks for what is found.

    Raises:
        OSError: the folder cannot be looked at; then nothing in it counts as gone.
    """
    _open(folder)
    paths = list_posters([folder], stopped=stopped).posters
    posters = {path: stamp for path in paths if not stopped() and (stamp := _stamp(path))}
    folders = list(islice(_folders_in(folder), MOST_DIRECTORIES))
    # A drive that went in the midst of the look has left the list short.
    _open(folder)
    if begun:
        return Found(settling.look(posters), folders)
    settling.begin(posters)
    return Found([], folders)


def _open(folder: Path) -> None:
    os.scandir(folder).close()


def _stamp(path: Path) -> Stamp | None:
    """Give the stamp of a file; None where it has gone, or is a folder or a device."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _folders_in(folder: Path) -> Iterator[Path]:
    """Yield a folder and those in it that are not hidden."""
    for name, inner, _ in os.walk(folder):
        inner[:] = sorted(entry for entry in inner if not entry.startswith("."))
        yield Path(name)
