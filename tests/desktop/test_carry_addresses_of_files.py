"""Files come in and go out by their addresses, whatever they are called."""

import os

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desktop_app.drop import read_mime
from desktop_app.urls import path_of_url, url_of
from tests.desktop.conftest import WAIT, drop, readings
from tests.hostile.names import make_posters


@pytest.fixture
def posters(tmp_path):
    return make_posters(tmp_path / "posters")


def test_every_address_leads_back(posters):
    assert [path_of_url(url_of(poster)) for poster in posters] == posters


def test_addresses_are_what_file_managers_write(posters):
    assert [bytes(url_of(poster).toEncoded()).decode() for poster in posters] == [poster.as_uri() for poster in posters]


def test_each_file_is_found_by_the_address_that_a_file_manager_gives(qtbot, window, posters):
    mime = QMimeData()
    mime.setData("text/uri-list", b"\r\n".join(poster.as_uri().encode() for poster in posters))
    assert read_mime(mime).paths == posters
    drop(window, mime)
    model = window.session.posters
    qtbot.waitUntil(lambda: model.present == model.done == len(posters), timeout=WAIT)
    assert {str(reading.status) for reading in readings(window)} == {"ok"}


def test_posters_are_dragged_out_by_the_same_address(window, read_all, posters):
    read_all(posters[0].parent)
    model = window.session.posters
    mime = model.mimeData([model.index(row, 0) for row in range(model.rowCount())])
    assert sorted(read_mime(mime).paths) == sorted(posters)


def test_what_qt_itself_writes_is_understood(tmp_path):
    for name in ("100% a%41.jpg", "é #?.jpg", "a b\nc.jpg"):
        assert path_of_url(QUrl.fromLocalFile(os.fspath(tmp_path / name))) == tmp_path / name
