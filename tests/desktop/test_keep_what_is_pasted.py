"""A picture that a person pastes is kept behind the window, whatever its size and whatever comes in between."""

import threading
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QImageWriter

from desktop_app import loose
from desktop_app.loose import Keeper, LoosePicture, PasteError, keep_picture, pasted_folder, picture_in
from tests.desktop.conftest import WAIT

NOT_WRITTEN = "The picture could not be kept as a file. Save it in the program that it is from, and open that file."


def pixels(colour="darkred"):
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def pasted(image):
    mime = QMimeData()
    mime.setImageData(image)
    picture = picture_in(mime)
    assert picture is not None
    return picture


class Gate:
    """Holds up whoever keeps a picture until it is opened, and notes on which threads that is."""

    def __init__(self, monkeypatch):
        self.threads, self._open, keep = [], threading.Event(), loose.keep_picture

        def wait(*words):
            self.threads.append(threading.current_thread())
            self._open.wait(60)
            return keep(*words)

        monkeypatch.setattr(loose, "keep_picture", wait)

    def open(self):
        self._open.set()


@pytest.fixture
def keeper(qapp):
    keeper = Keeper()
    keeper.paths, keeper.said, keeper.long = [], [], []
    keeper.kept.connect(keeper.paths.append)
    keeper.failed.connect(keeper.said.append)
    keeper.lasting.connect(lambda: keeper.long.append(1))
    yield keeper
    keeper.shut_down()
    assert keeper.busy == 0


def test_it_is_encoded_and_written_behind_the_window(qtbot, keeper, monkeypatch):
    encoders, encode = [], loose._encoded
    monkeypatch.setattr(loose, "_encoded", lambda image: encoders.append(threading.current_thread()) or encode(image))
    keeper.keep(pasted(pixels()))
    qtbot.waitUntil(lambda: bool(keeper.paths), timeout=WAIT)

    assert threading.main_thread() not in encoders
    assert len(encoders) == 1
    assert list(pasted_folder().iterdir()) == keeper.paths
    kept = QImage(str(keeper.paths[0]))
    assert (kept.size().toTuple(), kept.pixelColor(5, 5).name()) == ((200, 300), "#8b0000")


def test_the_window_goes_on_meanwhile_and_is_told_if_it_takes_long(qtbot, keeper, monkeypatch):
    monkeypatch.setattr(loose, "LONG", 0)
    gate = Gate(monkeypatch)
    keeper.keep(pasted(pixels()))
    qtbot.waitUntil(lambda: bool(keeper.long), timeout=WAIT)
    assert keeper.paths == []
    gate.open()
    qtbot.waitUntil(lambda: len(keeper.paths) == 1, timeout=WAIT)
    assert threading.main_thread() not in gate.threads


def test_a_picture_that_is_kept_soon_is_not_worth_a_word(qtbot, keeper, monkeypatch):
    monkeypatch.setattr(loose, "LONG", 1)
    keeper.keep(LoosePicture(b"small", ".png"))
    assert keeper.settle()
    qtbot.wait(50)
    assert keeper.long == []


def test_several_of_one_second_are_all_kept_in_their_order(keeper):
    colours = ["#ff0000", "#00ff00", "#0000ff"]
    for colour in colours:
        keeper.keep(pasted(pixels(colour)))
    assert keeper.settle()
    assert [QImage(str(path)).pixelColor(5, 5).name() for path in keeper.paths] == colours
    assert len(set(keeper.paths)) == 3


def test_what_was_pasted_is_kept_though_the_window_is_closed_at_once(keeper):
    keeper.keep(pasted(pixels()))
    keeper.keep(pasted(pixels("navy")))
    keeper.shut_down()
    assert sorted(QImage(str(path)).pixelColor(5, 5).name() for path in pasted_folder().iterdir()) == [
        "#000080",
        "#8b0000",
    ]


def test_a_picture_that_qt_cannot_write_is_told_and_leaves_no_empty_file(keeper, monkeypatch):
    monkeypatch.setattr(loose, "QImageWriter", lambda buffer, _form: QImageWriter(buffer, b"nothing"))
    keeper.keep(pasted(pixels()))
    assert not keeper.settle()
    assert (keeper.paths, keeper.said) == ([], [NOT_WRITTEN])
    assert not pasted_folder().exists()

    assert keeper.settle()


def test_a_disk_that_cannot_be_written_is_told(keeper, monkeypatch):
    pasted_folder().parent.mkdir(parents=True)
    pasted_folder().write_text("in the way")
    keeper.keep(pasted(pixels()))
    assert not keeper.settle()
    assert [sentence.startswith("The picture could not be kept in ") for sentence in keeper.said] == [True]


def test_an_error_that_nobody_expected_is_told_too(keeper, monkeypatch):
    def fail(_image):
        raise MemoryError("out of memory")

    monkeypatch.setattr(loose, "_encoded", fail)
    keeper.keep(pasted(pixels()))
    keeper.settle()
    assert keeper.said == ["The picture could not be kept: out of memory."]


def test_a_picture_with_no_pixels_is_none(qapp):
    mime = QMimeData()
    mime.setImageData(QImage())
    assert picture_in(mime) is None


def test_who_keeps_a_picture_at_once_is_told_as_well(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(loose, "QImageWriter", lambda buffer, _form: QImageWriter(buffer, b"nothing"))
    with pytest.raises(PasteError, match="Save it in the program"):
        keep_picture(pasted(pixels()), tmp_path / "kept", datetime(2026, 5, 4))
    assert not (tmp_path / "kept").exists()
