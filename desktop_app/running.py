"""A run as it is told: in the strip below, in the taskbar, and in what can be done about it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.actions import Actions
from desktop_app.session import Session
from desktop_app.taskbar import Taskbar
from desktop_app.views.progress import ProgressStrip


class Running(QObject):
    """Tells how far reading is."""

    def __init__(self, session: Session, taskbar: Taskbar, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._taskbar = taskbar
        session.progressed.connect(self._progress)
        session.running_changed.connect(self._turn)
        session.listing_changed.connect(self._list)

    def show_in(self, progress: ProgressStrip, actions: Actions) -> None:
        """Tell it in this strip, and by these actions, from now on."""
        self._strip, self._actions = progress, actions
        progress.stopped.connect(self._session.stop)
        progress.resumed.connect(self._session.resume)

    def show(self) -> None:
        """Tell where things are."""
        posters, running = self._session.posters, self._session.running
        self._strip.setVisible(posters.present > 0 or self._session.listing)
        self._strip.export.setEnabled(posters.done > 0)
        self._actions.stop.setEnabled(running)
        self._actions.resume.setEnabled(not running and posters.present > posters.done)
        if running:
            return
        if self._session.listing:
            self._strip.show_listing()
        else:
            self._strip.show_resting(posters.done, posters.failed, posters.present)

    def _list(self, _listing: bool) -> None:
        self.show()

    def _progress(self, done: int, total: int) -> None:
        self._strip.show_running(done, total, self._session.pace)
        self._taskbar.show_progress(done, total)

    def _turn(self, running: bool) -> None:
        self.show()
        if not running:
            self._taskbar.end(self._strip.label.text())
