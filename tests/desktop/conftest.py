import csv
import os
import threading
from contextlib import contextmanager

# Before Qt is first loaded: no test here needs a screen, and none may open a window on a person's own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QLibraryInfo, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from classifier.catalogue import Catalogue, CatalogueError
from desktop_app import engine
from desktop_app.exporting import Format, Scope
from desktop_app.language import speak
from desktop_app.main_window import MainWindow
from desktop_app.settings import Language, Settings, Theme
from desktop_app.theme import start_theme
from tests.desktop.own_networks import OwnClassifier, write_card
from tests.drawing import draw_poster, encoded

WAIT = 60_000
"""Milliseconds that a test waits for what happens behind the window: far more than it takes."""

DRAG_POINT = QPoint if QLibraryInfo.version().segments()[:2] < [6, 12] else QPointF
"""What a drag's place is given as; Qt changed it in 6.12."""


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    """Keep a person's own settings and data out of the tests, and the tests out of them."""
    for name in ("config", "data", "state"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))


@pytest.fixture(autouse=True)
def plain_dress(request):
    """Light and English, whatever the test before chose."""
    if "qapp" in request.fixturenames:
        application = request.getfixturevalue("qapp")
        start_theme(application, Theme.LIGHT)
        speak(application, Language.ENGLISH)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def full_disk(qtbot, monkeypatch):
    """A function that has a window meet a full disk for a while, with a correction that it cannot keep."""

    def refuse(*_arguments):
        raise CatalogueError("Your corrections in here could not be kept: the disk is full. Make room, and try again.")

    @contextmanager
    def full(window):
        corrections = window.session.corrections
        with monkeypatch.context() as patch:
            patch.setattr(Catalogue, "correct", refuse)
            corrections.correct({"a" * 64: ("War",), "b" * 64: ("Western",)})
            qtbot.waitUntil(lambda: corrections._told, timeout=WAIT)
            yield
        if not window.isVisible():
            return
        corrections.correct({"c" * 64: ("Crime",)})
        qtbot.waitUntil(lambda: corrections.unkept == 0, timeout=WAIT)

    return full


@pytest.fixture
def window(qtbot, qapp, settings):
    """An open window; no thread and no timer may outlive it."""
    before = set(threading.enumerate())
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    assert window.session.threads_running == 0
    assert window.getting_in.web.busy == 0
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()] == []
    assert {thread for thread in threading.enumerate() if thread.name.startswith("poster-reader")} <= before


@pytest.fixture
def four_posters(tmp_path):
    """Four posters in one folder, in natural order."""
    folder = tmp_path / "four"
    folder.mkdir()
    paths = [folder / f"poster {number}.jpg" for number in (1, 2, 3, 10)]
    for seed, path in enumerate(paths):
        path.write_bytes(encoded(draw_poster(seed)))
    return paths


@pytest.fixture
def own_network(tmp_path, monkeypatch):
    """A function that makes the folder of a network of some genres, which stands for a real one."""
    real = engine.Classifier

    def open_it(folder):
        return OwnClassifier(folder) if folder.name.startswith("network of ") else real(folder)

    monkeypatch.setattr(engine, "Classifier", open_it)
    return lambda *genres, **more: write_card(tmp_path / f"network of {len(genres)}", genres, **more)


@pytest.fixture
def choose(monkeypatch):
    """A function that answers the next question for a folder."""
    return lambda folder: monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


@pytest.fixture
def open_network(qtbot, window, choose):
    """A function that opens the network in a folder and waits until it is in use."""

    def do(folder):
        choose(folder)
        with qtbot.waitSignal(window.session.network_changed, timeout=WAIT):
            window.actions_.open_network.trigger()

    return do


@pytest.fixture
def answer(monkeypatch):
    """A function that answers yes or no to what the window asks, and notes what that was."""
    asked = []

    def give(button):
        monkeypatch.setattr(QMessageBox, "question", lambda _parent, _title, text, *_: asked.append(text) or button)
        return asked

    return give


@pytest.fixture
def exported(qtbot, window, tmp_path):
    """A function that exports what was read to CSV, and gives its rows."""

    def do():
        with qtbot.waitSignal(window.session.exported, timeout=WAIT):
            window.session.export(all_rows(window), tmp_path / "exported.csv", Format.CSV)
        with (tmp_path / "exported.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return do


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag_over(widget, mime):
    """Drag something into a widget, as the window system tells it; whether it may be let go there."""
    event = QDragEnterEvent(
        DRAG_POINT(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget, mime):
    """Drag something into a widget and let it go there."""
    accepted = drag_over(widget, mime)
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return accepted


@pytest.fixture
def read_all(qtbot, window):
    """Drop paths on the window and wait until all of their posters are read and the first is explained."""

    def do(*paths):
        drop(window, mime_of(*paths))
        qtbot.waitUntil(lambda: window.session.posters.present > 0, timeout=WAIT)
        wait_for_rest(qtbot, window)

    return do


def wait_for_rest(qtbot, window):
    posters = window.session.posters
    qtbot.waitUntil(lambda: posters.done == posters.present and not window.session.running, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.confidences.verdict.text().startswith("Reading"), timeout=WAIT)


def all_rows(window):
    return window.getting_out.rows(Scope.ALL)


def readings(window):
    """What became of the posters that have been read, in the order shown."""
    record = window.session.posters.record
    return [reading for row in all_rows(window) if (reading := record.reading(row))]


def genres_shown(window):
    model = window.confidences.bars.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def names_shown(window):
    posters = window.session.posters
    return [posters.index(row, 0).data() for row in range(posters.rowCount())]
