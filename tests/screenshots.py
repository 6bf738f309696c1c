"""Takes the pictures of the window that README shows: python -m tests.screenshots FOLDER."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

# Before Qt is first loaded: no screen is needed.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Nor is anything kept of it, or of a person's own.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from desktop_app.genres_model import GENRE as GENRE_ROLE
from desktop_app.language import speak
from desktop_app.main_window import MainWindow
from desktop_app.settings import Language, Settings, Theme, ViewMode
from desktop_app.theme import start_theme
from resources import sample_posters

SIZE = (1240, 780)
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


def show(application: QApplication, window: MainWindow, genre: str) -> None:
    """Look at one sample, and at what speaks for a genre."""
    posters = sample_posters()
    window.list.show_path(next(poster for poster in posters if poster.name == SHOWN))
    bars = window.confidences.bars
    wait_until(application, lambda: bars.model().rowCount() > 0)
    for row in range(bars.model().rowCount()):
        if bars.model().index(row, 0).data(GENRE_ROLE) == genre:
            bars.setCurrentIndex(bars.model().index(row, 0))
    wait_until(application, lambda: not window.panel.poster.evidence.isNull())
    wait_until(application, lambda: all(window.session.thumbnails.get(poster) for poster in posters))


def take(application: QApplication, theme: Theme, mode: ViewMode, path: Path) -> None:
    """Show the samples, one of them looked at, and save what is seen."""
    start_theme(application, theme)
    window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
    window.resize(*SIZE)
    window.choose_view(mode)
    window.show()
    posters = sample_posters()
    window.begin(posters)
    wait_until(application, lambda: window.session.posters.done == len(posters))
    show(application, window, GENRE)
    if mode is ViewMode.TABLE:
        window.correcting.mark([1], "Sci-Fi", True)
        window.looking.mark("Comedy", True)
    application.processEvents()
    window.grab().save(str(path))
    window.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder to save the pictures in")
    folder = parser.parse_args().folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    speak(application, Language.ENGLISH)
    for theme, mode in ((Theme.LIGHT, ViewMode.GALLERY), (Theme.DARK, ViewMode.TABLE)):
        take(application, theme, mode, folder / f"window-{theme}.png")


if __name__ == "__main__":
    main()
