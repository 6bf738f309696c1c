"""The most memory that reading takes, of the program and the processes that it starts. Linux tells it.

python -m tests.benchmarks.memory WAY FOLDER reads a folder one way, to be watched.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

NOBODY = subprocess.DEVNULL

LOOK_EVERY = 0.05
"""Seconds."""


def linked(posters, count, folder):
    """Fill a folder with links to some posters, `count` in all."""
    folder.mkdir(parents=True)
    posters = [path.absolute() for path in posters]
    for number in range(count):
        (folder / f"{number}.jpg").symlink_to(posters[number % len(posters)])
    return folder


def family(pid):
    """A process and all that it started."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")  # Of each thread, those that it started.
    children = [int(child) for of_thread in lists for child in of_thread.read_text().split()]
    return [pid, *(one for child in children for one in family(child))]


def held_mb(pid):
    """Memory of a process and of all that it started, in MB of a million bytes; shared pages count for each."""
    pages = 0
    for one in family(pid):
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:  # It has ended just now.
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def watched(process):
    """Wait for a process to end, and give the most memory that was seen of it and of what it started: MB."""
    most = 0.0
    while process.poll() is None:
        with suppress(OSError):
            most = max(most, held_mb(process.pid))
        time.sleep(LOOK_EVERY)
    return most


def on_the_command_line(folder):
    from classifier.cli import app

    app(["classify", str(folder), "--csv", str(folder.parent / "out.csv")], standalone_mode=False)


def in_the_window(folder):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from desktop_app.main_window import MainWindow
    from desktop_app.settings import Settings
    from desktop_app.theme import start_theme

    application, settings = QApplication([]), Settings()
    start_theme(application, settings.theme)
    window = MainWindow(settings)
    window.show()
    window.begin([folder])
    while not window.session.posters.present or window.session.running or window.session.listing:
        application.processEvents()
    window.close()


WAYS = {"command line": on_the_command_line, "window": in_the_window}


def choose_engine(poster, environment):
    """Have it measured which engine is faster, which loads all of them, once on a machine."""
    command = [sys.executable, "-m", "classifier", "classify", str(poster), "--fresh"]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def run(way, posters, count, places=None):
    """Read some links in a fresh process, and give the most memory that it and its own processes took: MB.

    Args:
        way: one of `WAYS`.
        posters: to link to.
        count: links.
        places: folder of the program's own files, where results are remembered; a fresh one if not given.
    """
    with tempfile.TemporaryDirectory() as folder:
        linked(posters, count, Path(folder) / "posters")
        own = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), places or folder)
        choose_engine(posters[0], os.environ | own)
        command = [sys.executable, "-m", "tests.benchmarks.memory", way, f"{folder}/posters"]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | own
        ) as it:
            most = watched(it)
        if it.returncode:
            raise subprocess.CalledProcessError(it.returncode, command)
    return most


if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]))
