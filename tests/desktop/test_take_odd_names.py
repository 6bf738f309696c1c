"""Posters of odd names are listed, shown, stored, exported and found again, in the window as on the command line."""

import pytest

from classifier.names import printable, visible
from tests.desktop.conftest import names_shown
from tests.hostile import names


def test_no_name_is_lost_on_the_whole_way_round(qapp, qtlog):
    with qtlog.disabled():  # Qt has its own word on names that no screen shows.
        report = names.run()
    assert report.lost == []
    assert report.names >= len(names.NAMES)
    assert report.listed == report.stored == report.exported == report.found_again == report.names


@pytest.mark.parametrize("name", [b"caf\xe9.jpg", b"two\nlines.jpg", b"=1+1.jpg", "🎬.jpg".encode()])
def test_a_name_is_shown_whole(window, read_all, tmp_path, name, poster_file):
    poster = tmp_path / "folder" / names.os.fsdecode(name)
    poster.parent.mkdir()
    poster_file.rename(poster)
    read_all(poster.parent)
    assert names_shown(window) == [visible(printable(poster.name))]


def test_a_name_cannot_pretend_to_be_another(window, read_all, tmp_path, poster_file):
    poster = tmp_path / "folder" / "photo\u202egpj.exe\n.jpg"
    poster.parent.mkdir()
    poster_file.rename(poster)
    read_all(poster.parent)
    assert names_shown(window) == [r"photo\u202egpj.exe\n.jpg"]
