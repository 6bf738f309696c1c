"""Takes the pictures of the window that README shows: python -m tests.screenshots FOLDER."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

# Before Qt is first loaded: no screen is needed.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings, Theme
from desktop_app.theme import start_theme
from resources import sample_posters

SIZE = (1180, 780)
PATIENCE = 60_000
"""Milliseconds to wait for the posters to be read."""

SHOWN = "threes-a-couch.jpg"
GENRE = "Comedy"


def wait_until(application: QApplication, done: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while not done():
        application.processEvents()
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to rest")


def take(application: QApplication, theme: Theme, path: Path) -> None:
    """Show one sample with the evidence for a genre, and save what is seen."""
    start_theme(application, theme)
    window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
    window.resize(*SIZE)
    window.show()
    posters = sample_posters()
    window.session.add(posters)
    wait_until(application, lambda: window.session.posters.done == len(posters))
    window.list.show_path(next(poster for poster in posters if poster.name == SHOWN))
    bars = window.confidences.bars
    wait_until(application, lambda: bars.model().rowCount() > 0 and window.panel.path is not None)
    for row in range(bars.model().rowCount()):
        if bars.model().index(row, 0).data() == GENRE:
            bars.setCurrentIndex(bars.model().index(row, 0))
    wait_until(application, lambda: not window.panel.poster.evidence.isNull())
    wait_until(application, lambda: all(window.session.thumbnails.get(poster) for poster in posters))
    application.processEvents()
    window.grab().save(str(path))
    window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder to save the pictures in")
    folder = parser.parse_args().folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for theme in (Theme.LIGHT, Theme.DARK):
        take(application, theme, folder / f"window-{theme}.png")


if __name__ == "__main__":
    main()
