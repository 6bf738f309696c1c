"""How lively the window is with 100,000 results in it: python -m tests.benchmarks.light_table.

What is looked for, sorted and scrolled is timed until it is painted. The baseline beside it is
what Qt offers for the same: its own sorting proxy over the same posters, asked for the same.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

# Before Qt is first loaded: no screen is needed, and a person's own data are left alone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

import numpy as np
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication

from classifier import Status
from classifier.batch import Reading
from classifier.prediction import Prediction
from desktop_app.main_window import MainWindow
from desktop_app.posters_model import Column
from desktop_app.settings import Settings, Theme, ViewMode
from desktop_app.sieve import BY_CONFIDENCE, BY_GENRE, BY_NAME, Order
from desktop_app.theme import start_theme

TIMES = 5
STEPS = 80
GENRE = "Horror"


def fill(window, count):
    """Put results of posters that are nowhere into the window, with scores drawn at random."""
    card, rng = window.session.card, np.random.default_rng(0)
    paths = [Path(f"/nowhere/The Movie {number % 977} part {number}.jpg") for number in range(count)]
    scores = rng.random((count, len(card.genres)), dtype=np.float32) ** 3
    window.session.posters.add(paths)
    window.session.posters.note(
        [
            Reading(path, Status.OK, "", Prediction(card.genres, row, card.thresholds, card.model), str(path))
            for path, row in zip(paths, scores, strict=True)
        ]
    )


def timed(application, act):
    """Time what is done until it is painted, in milliseconds."""
    began = time.perf_counter()
    act()
    application.processEvents()
    return 1000 * (time.perf_counter() - began)


def median_of(application, *acts):
    """Do some things one after the other, several times, and give the median of the slowest of each round."""
    return float(np.median([max(timed(application, act) for act in acts) for _ in range(TIMES)]))


def longest_scroll(application, window):
    """Scroll through the posters, and give the longest that one step takes, in milliseconds."""
    bar = window.list.view.verticalScrollBar()
    bar.setValue(0)
    steps = (40 + 3000 * (number % 4) for number in range(STEPS))
    return max(timed(application, lambda step=step: bar.setValue(bar.value() + step)) for step in steps)


def proxy_times(window):
    """Time Qt's own proxy: filter by name, and sort by a genre's score; milliseconds."""
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(window.session.posters)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.rowCount()  # It filters nothing until it is asked.
    began = time.perf_counter()
    proxy.setFilterFixedString("movie 12")
    proxy.rowCount()
    typed = time.perf_counter() - began
    proxy.setFilterFixedString("")
    began = time.perf_counter()
    proxy.sort(len(Column) + window.session.card.genres.index(GENRE))
    return 1000 * typed, 1000 * (time.perf_counter() - began)


def measure(count):
    application = QApplication([])
    start_theme(application, Theme.LIGHT)
    window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
    window.resize(1240, 800)
    window.show()
    fill(window, count)
    application.processEvents()
    search = window.filter_bar.search
    letters = [lambda text=text: search.setText(text) for text in ("m", "mo", "movie 12", "")]
    print(f"{count:,} results in the window, milliseconds until painted: medians, slowest of what is named")
    for mode in ViewMode:
        window.choose_view(mode)
        application.processEvents()
        typed = median_of(application, *letters)
        by_name, by_score, by_genre = (
            median_of(application, lambda key=key: window._sort(Order(key, True)), lambda: window._sort(Order()))
            for key in (BY_NAME, BY_CONFIDENCE, BY_GENRE + GENRE)
        )
        print(
            f"{mode:8} typing {typed:.0f}, sorting by name {by_name:.0f}, score {by_score:.0f}, genre {by_genre:.0f},"
        )
        print(f"{'':8} longest step of scrolling {longest_scroll(application, window):.0f}")
    typed, sorted_ = proxy_times(window)
    print(f"Qt's own sorting proxy: typing {typed:.0f}, sorting by a genre's column {sorted_:.0f}")
    window.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=int, default=100_000, help="posters in the window (default: 100,000)")
    measure(parser.parse_args().results)


if __name__ == "__main__":
    main()
