"""What opens over the window: preferences, keys, and what the program is."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from desktop_app.session import Session
from desktop_app.settings import Settings
from desktop_app.views.about_dialog import AboutDialog
from desktop_app.views.preferences import Preferences
from desktop_app.views.shortcuts_sheet import ShortcutsSheet, shortcut_groups


class Sheets(QObject):
    """Opens dialogs, behind which the window goes on.

    Signals:
        applied: the preferences are other ones now.
    """

    applied = Signal()

    def __init__(self, session: Session, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window

    def preferences(self) -> None:
        """Let the preferences be changed."""
        dialog = Preferences(self._settings, self._session.card, self._window)
        dialog.applied.connect(self.applied)
        _open(dialog)

    def shortcuts(self) -> None:
        """Show which keys do what."""
        _open(ShortcutsSheet(shortcut_groups(self._window.menuBar()), self._window))

    def about(self) -> None:
        """Show what the program and its network are."""
        _open(AboutDialog(self._session.card, self._window))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
