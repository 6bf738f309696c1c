"""How lively the window stays while it reads a folder: python -m tests.benchmarks.window FOLDER."""

import argparse
import heapq
import os
import tempfile
import time
from pathlib import Path

# Before Qt is first loaded: no screen is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings, Theme
from desktop_app.theme import start_theme


class Pulse:
    """Beats whenever the event loop comes round, and remembers the longest gaps between, in seconds."""

    def __init__(self):
        # No more are kept: a list of a million would make Python's garbage collector slow, and that is measured too.
        self.gaps = [0.0] * 3
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self):
        now = time.perf_counter()
        heapq.heappushpop(self.gaps, now - self._last)
        self._last = now


def lively(folder):
    """Read a folder to its end: the longest gaps of the event loop in ms, the longest first, and posters a second."""
    application = QApplication.instance() or QApplication([])
    start_theme(application, Theme.LIGHT)
    window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
    window.show()
    application.processEvents()
    pulse, began = Pulse(), time.perf_counter()
    window.begin([folder])
    while window.session.listing or window.session.running:
        application.processEvents()
    posters = window.session.posters
    rate = posters.done / (time.perf_counter() - began)
    assert posters.done > posters.failed, "no poster could be read"
    window.close()
    return [1000 * gap for gap in sorted(pulse.gaps, reverse=True)], rate


def measure(folder, seconds):
    application = QApplication([])
    start_theme(application, Theme.LIGHT)
    window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
    window.show()
    application.processEvents()

    pulse, posters = Pulse(), window.session.posters
    began = time.perf_counter()
    window.session.add([folder])
    first = None
    while (passed := time.perf_counter() - began) < seconds:
        application.processEvents()
        if posters.done and first is None:
            first = passed
    read = posters.done
    print(f"drop to first result        {first if first is not None else float('nan'):7.3f} s")
    print(f"posters read                {read:7d} of {posters.present}, {read / seconds:.1f} a second")
    longest = sorted(pulse.gaps, reverse=True)
    print(f"longest gaps of event loop  {', '.join(f'{gap * 1000:.0f}' for gap in longest)} ms")

    began = time.perf_counter()
    window.session.stop()
    while window.session.running:
        application.processEvents()
    print(f"Stop to rest                {time.perf_counter() - began:7.3f} s")
    began = time.perf_counter()
    window.close()
    print(f"close to no thread          {time.perf_counter() - began:7.3f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of posters")
    parser.add_argument("--seconds", type=float, default=15, help="how long to read (default: 15)")
    arguments = parser.parse_args()
    measure(arguments.folder, arguments.seconds)


if __name__ == "__main__":
    main()
