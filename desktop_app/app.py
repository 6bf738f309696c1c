"""The program ``onesheet``: opens the window, or reads in the terminal where there is no display."""

import argparse
import importlib.metadata
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app.display import display_problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status."""
    options = _parse(arguments)
    if problem := display_problem():
        return read_in_terminal(problem, options.paths, options.model)
    # Where nobody would see a sentence here, as in a start by an icon, the window says it.
    if sys.stderr is not None and options.model is not None and (wrong := network_problem(options.model)):
        sys.stderr.write(f"{wrong}\n")
        return 2
    try:
        return _open_window(options.paths, options.model)
    except ImportError as error:  # A system library that Qt is linked against is missing.
        return read_in_terminal(f"No window can open: {error}.", options.paths, options.model)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("onesheet", description="Reads the genres off movie posters, in a window.")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a poster, or a folder of posters")
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="a network of your own and its model card")
    version = f"onesheet {importlib.metadata.version('onesheet')}"
    parser.add_argument("--version", action="version", version=version)
    return parser.parse_args(arguments)


def network_problem(folder: Path) -> str:
    """Say what is wrong with a network; nothing where it can be used."""
    from classifier.card import ModelError  # noqa: PLC0415 - only where a network is named
    from desktop_app.engine import read_network  # noqa: PLC0415

    try:
        read_network(folder).verified_bytes("network")
    except ModelError as error:
        return str(error)
    return ""


def read_in_terminal(problem: str, paths: Sequence[Path], model: Path | None = None) -> int:
    """Say why there is no window, and read the posters on the command line instead."""
    if not paths:
        sys.stderr.write(f"{problem} Name posters or folders to read them in the terminal: onesheet PATH...\n")
        return 2
    sys.stderr.write(f"{problem} Reading in the terminal instead.\n")
    from classifier.cli import app  # noqa: PLC0415 - a window never needs it

    network = [] if model is None else ["--model", str(model)]
    app(["classify", *network, "--", *map(str, paths)], prog_name="onesheet-classifier", standalone_mode=True)
    return 0


def _open_window(paths: Sequence[Path], model: Path | None) -> int:
    # Imported here, where a missing system library can still be told in a sentence.
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: PLC0415

    from classifier.card import ModelError  # noqa: PLC0415
    from desktop_app.language import speak  # noqa: PLC0415
    from desktop_app.main_window import MainWindow  # noqa: PLC0415
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
        QMessageBox.critical(None, "Onesheet", str(error))
        return 2
    window.show()
    window.begin(paths)

    # Ctrl-C in the terminal closes the window as its own button does; the timer lets Python see it.
    def interrupted(_signal: int, _frame: object) -> None:
        window.close()

    signal.signal(signal.SIGINT, interrupted)
    heartbeat = QTimer(interval=200)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
    return application.exec()
