"""Posters on their way in: opened, dropped, pasted, fetched, or arriving in a folder under watch."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from classifier.names import printable
from desktop_app import dialogs
from desktop_app.drop import Dropped, read_mime
from desktop_app.loose import Keeper
from desktop_app.session import Session
from desktop_app.settings import AtStart, Settings
from desktop_app.web import Web
from resources import sample_posters


class GettingIn(QObject):
    """Hands to the session what a person wants read.

    Attributes:
        web: fetches what has an address on the web.
        keeper: keeps pictures that have no file.

    Signals:
        told: a sentence for the person; an empty one where the last is not true any more.
        folders_changed: other folders are recent or under watch.
    """

    told = Signal(str)
    folders_changed = Signal()

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self.web = Web(settings, lambda host: dialogs.may_fetch(window, host), self)
        self.web.arrived.connect(self._add_kept)
        self.web.failed.connect(self.told)
        self.web.busy_changed.connect(self._tell_fetching)
        self.keeper = Keeper(self)
        self.keeper.kept.connect(self._add_kept)
        self.keeper.failed.connect(self.told)
        self.keeper.lasting.connect(self._tell_keeping)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read what the program was started with, or else what the preferences say."""
        for folder in self._settings.watched:
            self._session.watcher.watch(folder)
        if paths:
            self.add(paths)
        elif self._settings.at_start is AtStart.LAST_FOLDER:
            last = self._settings.recent[:1]
            self.add([folder for folder in last if os.path.isdir(folder)])

    # Opening.

    def open_posters(self) -> None:
        """Ask for posters."""
        self._add_opened(dialogs.ask_posters(self._window, self._settings))

    def open_folder(self) -> None:
        """Ask for a folder."""
        self._add_opened(dialogs.ask_folder(self._window, self._settings))

    def open_recent(self, folder: Path) -> None:
        """Read a folder that was opened before."""
        if os.path.isdir(folder):
            self._settings.remember_recent(folder)
            self._add_opened([folder])
        else:
            self.told.emit(self.tr("%1 is not there any more.").replace("%1", printable(folder)))

    def forget_recent(self) -> None:
        """Forget which folders were opened."""
        self._settings.forget_recent()
        self.folders_changed.emit()

    def open_samples(self) -> None:
        """Read the posters that come with the program."""
        self.add(sample_posters())

    def _add_opened(self, paths: Sequence[Path]) -> None:
        self.add(paths)
        self.folders_changed.emit()

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders."""
        if paths:
            self.told.emit("")
            self._session.add(paths)

    def _add_kept(self, path: Path) -> None:
        self.add([path])

    # Dropping and pasting.

    def paste(self) -> None:
        """Read what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        self._take(read_mime(mime), self.tr("There is no poster on the clipboard."))

    def drop(self, mime: QMimeData) -> None:
        """Read what was dropped on the window."""
        dropped = read_mime(mime)
        for folder in dropped.paths:
            if os.path.isdir(folder):
                self._settings.remember_recent(folder)
        self._take(dropped, self.tr("There is nothing to read in what was dropped."))
        self.folders_changed.emit()

    def _take(self, dropped: Dropped, nothing: str) -> None:
        if dropped.paths:
            self.add(dropped.paths)
        if dropped.picture is not None:
            self.keeper.keep(dropped.picture)
        if dropped.urls:
            # The question comes once the drop is over: until then, who it came from waits.
            QTimer.singleShot(0, self, partial(self.web.get, dropped.urls))
        elif not dropped.paths and dropped.picture is None:
            self.told.emit(nothing)

    def _tell_fetching(self, busy: bool) -> None:
        if busy:
            self.told.emit(self.tr("Fetching the poster…"))

    def _tell_keeping(self) -> None:
        self.told.emit(self.tr("Keeping the picture…"))

    # Watching.

    def watch_folder(self) -> None:
        """Ask for a folder, read it, and whatever arrives in it from now on."""
        if folder := dialogs.ask_watched(self._window, self._settings):
            self.told.emit("")
            self._session.watch(folder)
            self._remember_watched()

    def stop_watching(self, folder: Path) -> None:
        """Watch a folder no longer; its posters stay."""
        self._session.unwatch(folder)
        self._remember_watched()

    def _remember_watched(self) -> None:
        self._settings.watched = self._session.watcher.folders
        self.folders_changed.emit()

    def settle(self) -> bool:
        """Wait until what was pasted is kept, and tell whether it is; where it is not, why has been told."""
        return self.keeper.settle()

    def shut_down(self) -> None:
        """End what fetches and what keeps."""
        self.web.shut_down()
        self.keeper.shut_down()
