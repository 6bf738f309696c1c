"""A person pastes a poster."""

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from desktop_app.loose import KINDS, LoosePicture, PasteError, keep_picture, pasted_folder
from tests.desktop.conftest import WAIT, mime_of, names_shown, wait_for_rest
from tests.drawing import draw_poster, encoded


@pytest.fixture
def paste(window):
    def do(mime):
        QGuiApplication.clipboard().setMimeData(mime)
        window.actions_.paste.trigger()

    yield do
    QGuiApplication.clipboard().clear()


def picture(colour="darkred"):
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def test_a_copied_file(qtbot, window, paste, poster_file):
    paste(mime_of(poster_file))
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    assert window.list.current_path() == poster_file


def test_a_path_written_as_text(qtbot, window, paste, poster_file):
    mime = QMimeData()
    mime.setText(f'  "{poster_file}"  \n')
    paste(mime)
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    assert names_shown(window) == ["poster.jpg"]


def test_a_picture_without_a_file_is_kept_and_read(qtbot, window, paste):
    mime = QMimeData()
    mime.setImageData(picture())
    paste(mime)
    qtbot.waitUntil(lambda: window.session.posters.rowCount() == 1, timeout=WAIT)
    wait_for_rest(qtbot, window)
    (kept,) = pasted_folder().iterdir()
    assert window.list.current_path() == kept
    assert QImage(str(kept)).pixelColor(5, 5).name() == "#8b0000"


@pytest.mark.parametrize("text", ["just words", "/" + "a" * 300, "/null\0character"])
def test_nothing_to_paste_says_so(window, paste, text):
    mime = QMimeData()
    mime.setText(text)
    paste(mime)
    assert window.notice.label.text() == "There is no poster on the clipboard."
    assert window.session.posters.rowCount() == 0


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg", "image/webp"])
def test_a_picture_that_another_program_encoded_is_kept_to_the_byte(qtbot, window, paste, kind):
    data = encoded(draw_poster(1), kind.removeprefix("image/").upper())
    mime = QMimeData()
    mime.setData(kind, data)
    paste(mime)
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    (kept,) = pasted_folder().iterdir()
    assert (kept.suffix, kept.read_bytes()) == (KINDS[kind], data)


def test_a_pasted_picture_that_is_broken_is_told_as_any_other(qtbot, window, paste):
    mime = QMimeData()
    mime.setData("image/png", encoded(draw_poster(1), "PNG")[:2000])
    paste(mime)
    qtbot.waitUntil(lambda: window.session.posters.failed == 1, timeout=WAIT)


def test_qt_decodes_nothing_that_a_stranger_made(window, paste, monkeypatch):
    mime = QMimeData()
    mime.setData("image/png", encoded(draw_poster(1), "PNG"))
    monkeypatch.setattr(QMimeData, "imageData", lambda _mime: pytest.fail("Qt decoded it"))
    paste(mime)


def test_two_pictures_of_one_second_both_stay(tmp_path):
    now = datetime(2026, 5, 4, 3, 2, 1)
    first = keep_picture(LoosePicture(b"one", ".png"), tmp_path, now)
    second = keep_picture(LoosePicture(b"two", ".png"), tmp_path, now)
    assert first.name == "pasted 2026-05-04 03.02.01.png"
    assert second.name == "pasted 2026-05-04 03.02.01 (2).png"
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")


def test_a_picture_that_cannot_be_kept_says_where(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PasteError, match="could not be kept in"):
        keep_picture(LoosePicture(b"one", ".png"), tmp_path / "file" / "pasted", datetime(2026, 5, 4))
