"""What a window tells while a person looks elsewhere: how far it is, and that it has come to an end."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from resources import ICON

SHOWN_FOR: Final = 8000
"""Milliseconds that the platform is asked to show a message for."""


class Taskbar(QObject):
    """Writes progress into the window's title, which the taskbar shows, and notifies of the end."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._name = "Onesheet"
        self._tray: QSystemTrayIcon | None = None

    def name(self, name: str) -> None:
        """Give the window a name."""
        self._name = name
        self._window.setWindowTitle(name)

    def show_progress(self, done: int, total: int) -> None:
        """Put in the title how much is done."""
        percent = self.tr("%1%").replace("%1", str(done * 100 // max(total, 1)))
        self._window.setWindowTitle(f"{percent} – {self._name}")

    def end(self, sentence: str) -> None:
        """Take progress away, and notify where the window is not the one that is worked in."""
        self._window.setWindowTitle(self._name)
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._notify(sentence)

    def _notify(self, sentence: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(str(ICON)), self)
            self._tray.messageClicked.connect(self._come_back)
            self._tray.activated.connect(self._come_back)
        self._tray.show()
        self._tray.showMessage(self._name, sentence, self._tray.icon(), SHOWN_FOR)

    def _come_back(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        self._window.raise_()
        self._window.activateWindow()
