"""What a person says stays, whatever the disk and other windows do meanwhile."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer

from classifier import catalogue as rooms
from classifier.catalogue import Catalogue, catalogue_path
from desktop_app import corrections as module
from desktop_app import main_window
from desktop_app.corrections import Corrections
from tests.desktop.conftest import WAIT

ALIEN, HEAT, MUMMY = ("a" * 64, "b" * 64, "c" * 64)

KEPT_NOW = ["Your corrections are kept now."]


@pytest.fixture
def speaking(qtbot, qapp, monkeypatch):
    """A function that opens what a window knows of corrections; it looks at the file all the time."""
    monkeypatch.setattr(module, "LOOK_EVERY", 10)
    windows = []

    def do():
        window = Corrections()
        heard, window.said, window.good_news = [], [], []
        window.changed.connect(heard.append)
        window.failed.connect(window.said.append)
        window.recovered.connect(window.good_news.append)
        windows.append(window)
        qtbot.waitUntil(lambda: bool(heard or window.said), timeout=WAIT)
        return window

    yield do
    for window in windows:
        window.shut_down()
        assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def kept(qtbot):
    """A function that waits until all that was said in a window is on the disk."""
    return lambda window: qtbot.waitUntil(lambda: window.unkept == 0, timeout=WAIT)


def on_disk():
    catalogue = Catalogue(catalogue_path())
    words = catalogue.corrections()
    catalogue.close()
    return words


@pytest.fixture
def full(monkeypatch):
    """Whether the disk is full: a set that is not empty."""
    reasons = {"full"}
    correct = Catalogue.correct

    def refuse(catalogue, words):
        if reasons:
            catalogue._connection.execute("PRAGMA max_page_count = 1")
            correct(catalogue, {f"{number:064x}": ["War"] * 99 for number in range(9)})
        catalogue._connection.execute("PRAGMA max_page_count = 1000000")
        correct(catalogue, words)

    monkeypatch.setattr(Catalogue, "correct", refuse)
    return reasons


# Two windows.


def test_what_another_window_says_is_seen_a_moment_later(qtbot, speaking, kept):
    one, other = speaking(), speaking()
    heard = []
    other.changed.connect(heard.extend)
    one.correct({ALIEN: ("Horror",), HEAT: ("Crime",)})
    kept(one)

    qtbot.waitUntil(lambda: other.words == one.words, timeout=WAIT)
    assert sorted(heard) == [ALIEN, HEAT]


def test_what_another_window_takes_back_is_gone_here_too(qtbot, speaking, kept):
    one, other = speaking(), speaking()
    one.correct({ALIEN: ("Horror",), HEAT: ("Crime",)})
    qtbot.waitUntil(lambda: other.words == one.words, timeout=WAIT)

    other.correct({ALIEN: ()})

    qtbot.waitUntil(lambda: one.words == {HEAT: ("Crime",)}, timeout=WAIT)
    assert on_disk() == {HEAT: ("Crime",)}


def test_the_last_word_counts_in_both(qtbot, speaking, kept):
    one, other = speaking(), speaking()
    for genre in ("Horror", "War", "Drama"):
        for window in (one, other):
            window.correct({ALIEN: (genre, "Comedy" if window is one else "Crime")})
            kept(window)

    qtbot.waitUntil(lambda: one.words == other.words == {ALIEN: ("Drama", "Crime")}, timeout=WAIT)


def test_looking_changes_nothing_where_nobody_has_said_anything(qtbot, speaking, kept):
    window, heard = speaking(), []
    window.correct({ALIEN: ("Horror",)})
    kept(window)
    window.changed.connect(heard.append)
    looks = []
    window._looking.timeout.connect(lambda: looks.append(1))
    qtbot.waitUntil(lambda: len(looks) > 20, timeout=WAIT)

    assert heard == []
    assert window.words == {ALIEN: ("Horror",)}


def test_results_that_are_kept_meanwhile_are_no_corrections(qtbot, speaking, kept, tmp_path):
    window, heard = speaking(), []
    window.changed.connect(heard.append)
    looked = window._keeper._version
    entry = rooms.Stamp(1, 2, 3), rooms.Remembered(ALIEN, "ok", "", b"")
    window.catalogue().remember("a network", {tmp_path / "poster": entry})

    qtbot.waitUntil(lambda: window._keeper._version != looked, timeout=WAIT)
    assert heard == []


# A full disk.


def test_a_word_that_cannot_be_kept_stays_and_is_kept_once_there_is_room(qtbot, speaking, kept, full):
    window = speaking()
    window.correct({ALIEN: ("Horror",)})
    qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)
    window.correct({HEAT: ("Crime",)})
    qtbot.waitUntil(lambda: not window.busy, timeout=WAIT)

    assert window.words == {ALIEN: ("Horror",), HEAT: ("Crime",)}
    assert window.unkept == 2
    (sentence,) = window.said
    assert "could not be kept: the disk is full. Make room, and try again." in sentence
    assert sentence.endswith("They stay in this window, and are kept as soon as that can be done.")
    assert on_disk() == {}

    full.clear()
    kept(window)

    assert on_disk() == {ALIEN: ("Horror",), HEAT: ("Crime",)}
    assert window.good_news == KEPT_NOW
    assert len(window.said) == 1


def test_the_next_word_takes_along_those_that_were_not_kept(qtbot, speaking, kept, full):
    window = speaking()
    window._looking.stop()
    window.correct({ALIEN: ("Horror",)})
    qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)

    full.clear()
    window.correct({HEAT: ("Crime",)})
    kept(window)

    assert on_disk() == {ALIEN: ("Horror",), HEAT: ("Crime",)}


def test_closing_tries_once_more(qtbot, speaking, full):
    window = speaking()
    window._looking.stop()
    window.correct({ALIEN: ("Horror",)})
    qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)

    full.clear()
    window.shut_down()

    assert on_disk() == {ALIEN: ("Horror",)}


def test_the_last_of_several_words_is_the_one_that_is_kept(qtbot, speaking, kept, full):
    window = speaking()
    for genres in (("Horror",), ("War",), (), ("Horror",), ("Drama",), ("Horror",)):
        window.correct({ALIEN: genres})
    qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)
    full.clear()
    window.correct({HEAT: ("Crime",)})
    kept(window)

    assert on_disk() == window.words == {ALIEN: ("Horror",), HEAT: ("Crime",)}


def test_a_second_full_disk_is_told_again(qtbot, speaking, kept, full):
    window = speaking()
    for times in (1, 2):
        full.add("full")
        window.correct({ALIEN: (f"genre {times}",)})
        qtbot.waitUntil(lambda times=times: len(window.said) == times, timeout=WAIT)
        full.clear()
        kept(window)

    assert window.good_news == KEPT_NOW * 2


# A file that cannot be opened, or not yet.


def test_a_file_that_can_be_opened_later_takes_all_that_was_said(qtbot, speaking, kept):
    in_the_way = catalogue_path().parent
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("no folder")
    window = speaking()
    window.correct({ALIEN: ("Horror",)})
    qtbot.waitUntil(lambda: not window.busy, timeout=WAIT)
    assert len(window.said) == 1
    assert window.catalogue() is None

    in_the_way.unlink()
    kept(window)

    assert on_disk() == {ALIEN: ("Horror",)}
    assert window.good_news == KEPT_NOW
    assert window.catalogue() is not None


def test_words_said_before_are_shown_where_the_file_can_only_be_read(qtbot, speaking, kept, monkeypatch):
    before = speaking()
    before.correct({ALIEN: ("Horror",), HEAT: ("Crime",)})
    kept(before)
    before.shut_down()

    def refuse(_catalogue):
        full = sqlite3.OperationalError("disk I/O error")
        full.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        raise full

    with monkeypatch.context() as patch:
        patch.setattr(Catalogue, "_open", refuse)
        window = speaking()
        qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)
        assert "could not be opened: the disk is full." in window.said[0]
        assert window.words == {ALIEN: ("Horror",), HEAT: ("Crime",)}
        window.correct({HEAT: (), MUMMY: ("Adventure",)})
    kept(window)

    assert on_disk() == window.words == {ALIEN: ("Horror",), MUMMY: ("Adventure",)}


# Another program that writes.


def test_another_program_that_writes_for_a_while_is_nobodys_trouble(qtbot, speaking, kept, monkeypatch):
    monkeypatch.setattr(rooms, "BUSY_SECONDS", 0.01)
    window = speaking()
    with closing(sqlite3.connect(catalogue_path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.correct({ALIEN: ("Horror",)})
        qtbot.waitUntil(lambda: window._refused == 1, timeout=WAIT)
    kept(window)

    assert on_disk() == {ALIEN: ("Horror",)}
    assert window.said == window.good_news == []


def test_another_program_that_never_ends_writing_is_told_once(qtbot, speaking, kept, monkeypatch):
    monkeypatch.setattr(rooms, "BUSY_SECONDS", 0.01)
    window = speaking()
    with closing(sqlite3.connect(catalogue_path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.correct({ALIEN: ("Horror",)})
        qtbot.waitUntil(lambda: window._refused >= module.BUSY_TRIES + 2, timeout=WAIT)
        assert ["another program is writing" in sentence for sentence in window.said] == [True]
    kept(window)

    assert window.good_news == KEPT_NOW


# A file that is another one meanwhile.


def test_words_outlive_a_file_that_is_taken_away_or_mended_by_another_window(qtbot, speaking, kept, tmp_path):
    window = speaking()
    window.correct({ALIEN: ("Horror",)})
    kept(window)
    for name in list(catalogue_path().parent.iterdir()):
        shutil.move(name, tmp_path / name.name)
    other = speaking()
    other.correct({MUMMY: ("Adventure",)})
    kept(other)

    window.correct({HEAT: ("Crime",)})
    kept(window)

    said = {ALIEN: ("Horror",), HEAT: ("Crime",), MUMMY: ("Adventure",)}
    qtbot.waitUntil(lambda: window.words == other.words == said, timeout=WAIT)
    assert on_disk() == said


def test_a_damaged_file_is_told_of_once(qtbot, speaking, kept):
    before = speaking()
    before.correct({ALIEN: ("Horror",)})
    kept(before)
    before.shut_down()
    catalogue_path().write_bytes(bytes(100) + catalogue_path().read_bytes()[100:])

    window = speaking()
    window.correct({HEAT: ("Crime",)})
    kept(window)

    qtbot.waitUntil(lambda: bool(window.said), timeout=WAIT)
    assert ["was damaged. It was set aside as" in sentence for sentence in window.said] == [True]
    assert window.words == on_disk() == {ALIEN: ("Horror",), HEAT: ("Crime",)}


# The window.


@pytest.mark.parametrize("sure", [False, True])
def test_a_window_that_alone_has_a_word_asks_before_it_closes(window, full_disk, monkeypatch, sure):
    asked = []
    monkeypatch.setattr(main_window, "may_lose", lambda _window, posters: asked.append(posters) or sure)

    with full_disk(window):
        assert window.close() is sure
        assert asked == [2]


def test_a_window_whose_words_are_kept_does_not_ask(qtbot, window, monkeypatch):
    monkeypatch.setattr(main_window, "may_lose", lambda *_: pytest.fail("it asks"))
    window.session.corrections.correct({ALIEN: ("War",)})

    assert window.close()


def test_once_there_is_room_the_window_says_that_all_is_kept(window, full_disk):
    said = []
    window.session.noticed.connect(said.append)

    with full_disk(window):
        assert "the disk is full" in said[0]
    assert said[1:] == KEPT_NOW
