"""The one door to the thread pool: what runs behind it comes home as a result or an error."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from desktop_app.log import note_unexpected

Result = TypeVar("Result")


class _Task(QRunnable):
    """A function on its way through the pool; owns no QObject, only the signal that leads home."""

    def __init__(self, work: Callable[[], Any], home: SignalInstance, done: Callable[[Any], None]) -> None:
        super().__init__()
        self._work = work
        self._home = home
        self._done = done

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # Whatever it is, it is told in the GUI thread and not lost here.
            note_unexpected(error)
            result = error
        self._home.emit(self._done, result)


class Background(QObject):
    """Runs functions on a few threads and hands what they give, or raise, to a function in this one."""

    _home = Signal(object, object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        # A thread that stays finds the process again that it decoded with last.
        self._pool.setExpiryTimeout(-1)
        self._ended = False
        self._home.connect(self._arrive)

    def run(self, work: Callable[[], Result], done: Callable[[Result | Exception], None]) -> None:
        """Run `work` on another thread, then `done` here, with its result or its exception."""
        if not self._ended:  # A signal that was on its way may arrive after the end.
            self._pool.start(_Task(work, self._home, done))

    @Slot(object, object)
    def _arrive(self, done: Callable[[Any], None], result: Any) -> None:
        if not self._ended:
            done(result)

    @property
    def busy(self) -> int:
        """Number of threads that work on something."""
        return self._pool.activeThreadCount()

    def shut_down(self) -> None:
        """Drop what has not begun, wait for what has, and let its results go."""
        self._ended = True
        self._pool.clear()
        self._pool.waitForDone()

    def settle(self) -> None:
        """Wait for all that was given to it, and hand the results over at once."""
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def finish(self) -> None:
        """Wait for all that was given to it, and let the results go."""
        self._ended = True
        self._pool.waitForDone()
