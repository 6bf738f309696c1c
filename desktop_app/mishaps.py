"""Errors that nobody expected: noted, told in one dialog, and survived."""

import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.log import logger, versions
from desktop_app.privacy import Caught, error_text, signature
from desktop_app.session import Session

if TYPE_CHECKING:
    from desktop_app.views.error_dialog import ErrorDialog

TOLD_IN_FULL: Final = 3
"""Times that the same error goes into the log; one in painting may come sixty times a second."""

REPORTED: Final = 5
"""Errors that a report holds, the first ones: what comes after often comes of them."""


class Mishaps(QObject):
    """Takes errors that nothing has caught, on whatever thread, and tells them once each.

    Python hands them over from slots, virtual functions, threads of its own and of Qt's. Where they
    are met the window goes on; one dialog at a time says so.

    Attributes:
        dialog: that is open now, if any.

    Signals:
        met: what `error_text` makes of an error; from any thread.
    """

    met = Signal(str)

    def __init__(self, session: Session, window: QWidget, folder: Path) -> None:
        """Begin with no errors; `watch` takes them.

        Args:
            session: whose corrections may or may not be on the disk.
            window: to open the dialog over.
            folder: of the log.
        """
        super().__init__(window)
        self._corrections = session.corrections
        self._corrections.kept.connect(self._tell_kept)
        self._window = window
        self._folder = folder
        self._met: Counter[tuple[object, ...]] = Counter()
        self._lock = threading.Lock()
        self._reports: list[str] = []
        self._before: tuple[Any, Any, Any] | None = None
        self.dialog: ErrorDialog | None = None
        # Never at once: an error met while painting must not open a window there.
        self.met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take all errors from now on."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable

    def leave(self) -> None:
        """Leave errors to who took them before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    # From any thread.

    def _take(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        before: Callable[..., object] = self._before[0] if self._before else sys.__excepthook__
        before(kind, error, trace)
        if issubclass(kind, Exception):
            self._note((kind, error, trace), tell=True)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        before: Callable[..., object] = self._before[1] if self._before else threading.__excepthook__
        before(args)
        if args.exc_value is not None and issubclass(args.exc_type, Exception):
            self._note((args.exc_type, args.exc_value, args.exc_traceback), tell=True)

    def _take_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """Note an error met where something is cleared away; a person can do nothing about it."""
        before: Callable[..., object] = self._before[2] if self._before else sys.__unraisablehook__
        before(args)
        if args.exc_value is not None:
            self._note((args.exc_type, args.exc_value, args.exc_traceback), tell=False)

    def _note(self, caught: Caught, tell: bool) -> None:
        try:
            key = signature(caught)
            with self._lock:
                self._met[key] += 1
                times = self._met[key]
            if times > TOLD_IN_FULL:
                return
            text = error_text(caught)
            logger.error("unexpected error, met %d times so far:\n%s", times, text, extra={"clean": True})
            if tell and times == 1:
                self.met.emit(text)
        except Exception:  # Whatever ails an error: to tell it must not make another.
            logger.error("an unexpected error could not be told")

    # In the GUI thread.

    def _tell(self, text: str) -> None:
        if len(self._reports) < REPORTED:
            self._reports.append(text)
        if self.dialog is None:
            from desktop_app.views.error_dialog import ErrorDialog  # noqa: PLC0415 - no start waits for it

            dialog = self.dialog = ErrorDialog(self._folder, QApplication.activeModalWidget() or self._window)
            dialog.finished.connect(self._closed)
            dialog.show()
        self._tell_kept()

    def _tell_kept(self) -> None:
        """Say whether all corrections are on the disk; a word may be on its way there when an error is told."""
        if self.dialog is not None:
            self.dialog.tell(self._report(), not self._corrections.unkept)

    def _report(self) -> str:
        return "\n\n".join((*self._reports, "\n".join(versions())))

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
