"""A person pastes a picture into the window, goes on at once, or closes it."""

import threading

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from desktop_app import loose
from desktop_app.loose import PasteError, pasted_folder
from tests.desktop.conftest import WAIT, drop, wait_for_rest


def picture_mime():
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill("darkred")
    mime = QMimeData()
    mime.setImageData(image)
    return mime


@pytest.fixture
def paste(window):
    def do():
        QGuiApplication.clipboard().setMimeData(picture_mime())
        window.actions_.paste.trigger()

    yield do
    QGuiApplication.clipboard().clear()


@pytest.fixture
def gate(monkeypatch):
    """Holds up the encoding of pictures until it is set."""
    gate, encode = threading.Event(), loose._encoded
    monkeypatch.setattr(loose, "_encoded", lambda image: gate.wait(60) and encode(image))
    yield gate
    gate.set()


def test_the_window_does_not_wait_for_a_large_picture(qtbot, window, paste, gate, monkeypatch):
    monkeypatch.setattr(loose, "LONG", 0)
    paste()
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    assert window.notice.label.text() == "Keeping the picture…"
    assert window.session.posters.rowCount() == 0

    gate.set()
    qtbot.waitUntil(lambda: window.session.posters.rowCount() == 1, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert not window.notice.isVisible()
    assert [window.list.current_path()] == list(pasted_folder().iterdir())


def test_a_picture_that_is_dropped_is_kept_just_so(qtbot, window):
    drop(window, picture_mime())
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    assert window.list.current_path().parent == pasted_folder()


def test_a_window_that_is_closed_at_once_keeps_what_was_pasted(window, paste):
    paste()
    assert window.close()
    (kept,) = pasted_folder().iterdir()
    assert QImage(str(kept)).pixelColor(5, 5).name() == "#8b0000"


def test_a_window_whose_last_picture_is_lost_says_so_before_it_closes(window, paste, monkeypatch):
    def fail(_image):
        raise PasteError("The disk is full.")

    monkeypatch.setattr(loose, "_encoded", fail)
    paste()
    assert not window.close()
    assert window.notice.label.text() == "The disk is full."
    assert window.close()
