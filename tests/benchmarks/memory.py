"""The most memory that reading takes, in a process of its own: python -m tests.benchmarks.memory WAY FOLDER."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def linked(posters, count, folder):
    """Fill a folder with links to some posters, `count` in all."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number}.jpg").symlink_to(posters[number % len(posters)])
    return folder


def peak_mb():
    """The most that this process has ever held, in MB of a million bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # What `getrusage` tells on Linux counts the process that started this one as well.
        kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kilobytes) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


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


def run(way, posters, count):
    """Read some links in a fresh process, and give the most memory that it took: MB."""
    with tempfile.TemporaryDirectory() as folder:
        linked(posters, count, Path(folder) / "posters")
        command = [sys.executable, "-m", "tests.benchmarks.memory", way, f"{folder}/posters"]
        places = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | places)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    WAYS[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(peak_mb()))
