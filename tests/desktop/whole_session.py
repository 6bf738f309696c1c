"""A whole session with the window; `own_session` runs it, as a process: whole_session FOLDER ENDING.

It starts as ``onesheet`` does, on the posters in FOLDER, drops what is in FOLDER's `more` on it and a poster
of the web that nobody agrees to, corrects, exports, opens every sheet, and closes the window. ENDING "crash"
ends it at once instead, as a fault in a library does; "error" meets an error in a slot, and goes on. What
Python opened of the network is told at the end, as JSON.
"""

import faulthandler
import json
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop_app import app
from desktop_app.exporting import Format, Scope
from desktop_app.main_window import MainWindow
from tests.desktop.conftest import drop, mime_of
from tests.desktop.open_sockets import opened

PATIENCE = 60_000
"""Milliseconds to wait for what happens behind the window."""


def fail():
    raise FileNotFoundError(2, "No such file or directory", "/home/jane/secret.jpg")


def wait_until(done):
    deadline = QDeadlineTimer(PATIENCE)
    while not done():
        QApplication.processEvents()
        assert not deadline.hasExpired(), "the window did not come to rest"


class Session:
    """What a person does, one after the other."""

    def __init__(self, window, folder, ending):
        self.window, self.folder, self.ending = window, folder, ending

    def run(self):
        try:
            self._do_all()
        finally:
            self.window.close()

    def _do_all(self):
        window, posters = self.window, self.window.session.posters
        wait_until(lambda: posters.present > 0 and posters.done == posters.present)
        if self.ending == "crash":
            faulthandler._sigsegv()
        if self.ending == "error":
            QTimer.singleShot(0, window, fail)
            wait_until(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
        count = posters.present
        drop(window, mime_of(self.folder / "more"))
        wait_until(lambda: posters.present > count and posters.done == posters.present)
        self._drop_from_the_web()
        window.list.select_all()
        window.actions_.confirm.trigger()
        wait_until(lambda: not window.session.corrections.busy)
        for format_ in (Format.CSV, Format.JSON, Format.LESSONS):
            target = self.folder / f"out{format_.suffix}"
            window.session.export(window.getting_out.rows(Scope.ALL), target, format_)
            wait_until(target.exists)
        for sheet in (window.sheets.preferences, window.sheets.shortcuts, window.sheets.about):
            sheet()
            QApplication.processEvents()
            for dialog in window.findChildren(QDialog):
                dialog.close()
        wait_until(lambda: window.session.threads_running <= 1)

    def _drop_from_the_web(self):
        asked = []
        QMessageBox.question = lambda *question: asked.append(question) or QMessageBox.StandardButton.No
        mime = QMimeData()
        mime.setUrls([QUrl("https://posters.example/poster.jpg")])
        drop(self.window, mime)
        wait_until(lambda: bool(asked))


def main():
    folder, ending = Path(sys.argv[1]), sys.argv[2]
    begin = MainWindow.begin

    def begin_and_go_on(window, paths):
        begin(window, paths)
        session = Session(window, folder, ending)
        QTimer.singleShot(0, session.run)

    MainWindow.begin = begin_and_go_on
    status = app.main([str(path) for path in sorted(folder.glob("*.jpg"))])
    sys.stdout.write(json.dumps({"status": status, "opened": opened}) + "\n")


if __name__ == "__main__":
    main()
