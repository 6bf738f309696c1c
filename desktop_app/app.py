"""The program ``onesheet``: opens the window, or reads in the terminal where there is no display."""

import argparse
import importlib.metadata
import signal
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.console import say
from desktop_app.display import display_problem

_BEGAN: Final = time.monotonic()
"""When the program's own first line ran."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status."""
    options = _parse(arguments)
    if options.desktop is not None:
        from desktop_app.integration import settle  # noqa: PLC0415 - a window never needs it

        return settle(options.desktop)
    if problem := display_problem():
        return read_in_terminal(problem, options.paths, options.model)
    # Where nobody would see a sentence here, as in a start by an icon, the window says it.
    if sys.stderr is not None and options.model is not None and (wrong := network_problem(options.model)):
        say(wrong, failed=True)
        return 2
    try:
        return _open_window(options.paths, options.model)
    except ImportError as error:  # A system library that Qt is linked against is missing.
        return read_in_terminal(f"No window can open: {error}.", options.paths, options.model)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("onesheet", description="Reads the genres off movie posters, in a window.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a poster, or a folder of posters")
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="a network of your own and its model card")
    menus = parser.add_mutually_exclusive_group()
    for wish, told in (("install", "put Onesheet into a Linux desktop's menus"), ("remove", "take it out of them")):
        menus.add_argument(f"--{wish}-desktop", action="store_const", const=wish, dest="desktop", help=told)
    version = f"onesheet {importlib.metadata.version('onesheet')}"
    parser.add_argument("--version", action="version", version=version)
    return parser.parse_args(arguments)


def network_problem(folder: Path) -> str:
    """Say what is wrong with a network; nothing where it can be used."""
    from classifier.card import ModelError, read_card  # noqa: PLC0415 - only where a network is named

    try:
        read_card(folder).verified_bytes("network")
    except ModelError as error:
        return str(error)
    return ""


def read_in_terminal(problem: str, paths: Sequence[Path], model: Path | None = None) -> int:
    """Say why there is no window, and read the posters on the command line instead."""
    if not paths:
        say(f"{problem} Name posters or folders to read them in the terminal: onesheet PATH...", failed=True)
        return 2
    say(f"{problem} Reading in the terminal instead.", failed=True)
    from classifier.cli import app  # noqa: PLC0415 - a window never needs it

    network = [] if model is None else ["--model", str(model)]
    app(["classify", *network, "--", *map(str, paths)], prog_name="onesheet-classifier", standalone_mode=True)
    return 0


@contextmanager
def _noted(folder: Path) -> Generator[bool]:
    """Keep a log in a folder, with all that Qt complains of and any crash; tell whether an earlier start crashed."""
    from desktop_app import crash, journal, log  # noqa: PLC0415 - only a window needs them

    log.begin(folder)
    crashed = crash.found_crash(folder)
    note = crash.CrashNote(folder)
    journal.note_qt()
    try:
        yield crashed
    finally:
        journal.leave_qt()
        note.end()
        log.end()


def _open_window(paths: Sequence[Path], model: Path | None) -> int:
    from desktop_app.log import log_folder  # noqa: PLC0415

    with _noted(log_folder()) as crashed:
        return _run_window(paths, model, log_folder(), crashed)


def _run_window(paths: Sequence[Path], model: Path | None, folder: Path, crashed: bool) -> int:
    # Imported here, where a missing system library can still be told in a sentence.
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    from classifier.card import ModelError  # noqa: PLC0415
    from desktop_app.failures import told  # noqa: PLC0415
    from desktop_app.journal import follow  # noqa: PLC0415
    from desktop_app.language import speak  # noqa: PLC0415
    from desktop_app.log import note_start  # noqa: PLC0415
    from desktop_app.main_window import MainWindow  # noqa: PLC0415
    from desktop_app.mishaps import Mishaps  # noqa: PLC0415
    from desktop_app.settings import Settings  # noqa: PLC0415
    from desktop_app.theme import start_theme  # noqa: PLC0415
    from resources import ICON  # noqa: PLC0415

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Onesheet")
    application.setDesktopFileName("onesheet")
    application.setWindowIcon(QIcon(str(ICON)))
    settings = Settings()
    start_theme(application, settings.theme)
    speak(application, settings.language)
    try:
        window = MainWindow(settings, model)
    except ModelError as error:  # Not even the network that comes with the program is whole.
        QMessageBox.critical(None, "Onesheet", told(str(error)))
        return 2
    mishaps = Mishaps(window.session, window, folder)
    mishaps.watch()
    follow(window.session)
    window.show()
    window.begin(paths)
    if crashed:
        window.tell_crash()
    QTimer.singleShot(0, lambda: note_start(time.monotonic() - _BEGAN))

    # Ctrl-C in the terminal closes the window as its own button does; the timer lets Python see it.
    def interrupted(_signal: int, _frame: object) -> None:
        window.close()

    signal.signal(signal.SIGINT, interrupted)
    heartbeat = QTimer(interval=200)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
    try:
        return application.exec()
    finally:
        mishaps.leave()
