"""A person has a folder watched, and what arrives in it is told once it is there whole."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QTimer

from desktop_app import watch as watch_module
from desktop_app.background import Background
from desktop_app.watch import Settling, Stamp, Watcher
from tests.desktop.conftest import WAIT
from tests.drawing import draw_poster, encoded

ONE, TWO = Path("one.jpg"), Path("two.jpg")
JPEG = encoded(draw_poster(1))


@pytest.fixture
def settling():
    """A watch on what was empty when it began."""
    settling = Settling()
    settling.begin({})
    return settling


def test_a_file_is_given_once_it_has_stayed_as_it_was(settling):
    found = {TWO: Stamp(5, 1), ONE: Stamp(6, 1)}
    assert settling.look(found) == []
    assert settling.pending
    assert settling.look(found) == [TWO, ONE]
    assert not settling.pending
    assert settling.look(found) == []
    assert not settling.pending


def test_what_is_there_when_a_watch_begins_is_known():
    settling = Settling()
    settling.begin({ONE: Stamp(5, 1)})
    assert not settling.pending
    assert settling.look({ONE: Stamp(5, 1)}) == []
    assert settling.look({ONE: Stamp(5, 1)}) == []


def test_what_was_still_growing_when_a_watch_began_is_given():
    settling = Settling()
    settling.begin({ONE: Stamp(5, 1)})
    assert settling.look({ONE: Stamp(9, 2)}) == []
    assert settling.pending
    assert settling.look({ONE: Stamp(9, 2)}) == [ONE]


def test_a_file_that_grows_is_waited_for(settling):
    for size in (1, 2, 3):
        assert settling.look({ONE: Stamp(size, 1)}) == []
        assert settling.pending
    assert settling.look({ONE: Stamp(3, 1)}) == [ONE]


def test_a_file_written_anew_at_the_same_size_is_waited_for(settling):
    settling.look({ONE: Stamp(5, 1)})
    assert settling.look({ONE: Stamp(5, 2)}) == []
    assert settling.look({ONE: Stamp(5, 2)}) == [ONE]


def test_an_empty_file_is_not_given_and_not_waited_for(settling):
    for _ in range(3):
        assert settling.look({ONE: Stamp(0, 1)}) == []
    assert not settling.pending
    settling.look({ONE: Stamp(5, 2)})
    assert settling.look({ONE: Stamp(5, 2)}) == [ONE]


def test_a_file_that_is_replaced_is_given_again(settling):
    settling.look({ONE: Stamp(5, 1)})
    assert settling.look({ONE: Stamp(5, 1)}) == [ONE]
    assert settling.look({ONE: Stamp(7, 3)}) == []
    assert settling.look({ONE: Stamp(7, 3)}) == [ONE]
    assert settling.look({ONE: Stamp(7, 3)}) == []


def test_a_file_that_has_come_back_is_given_again(settling):
    settling.look({ONE: Stamp(5, 1)})
    settling.look({ONE: Stamp(5, 1)})
    assert settling.look({}) == []
    assert not settling.pending
    assert settling.look({ONE: Stamp(5, 1)}) == []
    assert settling.look({ONE: Stamp(5, 1)}) == [ONE]


def test_one_that_settles_does_not_wait_for_another(settling):
    settling.look({ONE: Stamp(5, 1), TWO: Stamp(1, 1)})
    assert settling.look({ONE: Stamp(5, 1), TWO: Stamp(2, 1)}) == [ONE]
    assert settling.pending
    assert settling.look({ONE: Stamp(5, 1), TWO: Stamp(2, 1)}) == [TWO]


@pytest.mark.parametrize("stopped", [False, True])
def test_a_folder_that_is_let_go_is_looked_at_no_further(poster_file, stopped):
    settling = Settling()
    settling.begin({})
    watch_module._look_at(poster_file.parent, settling, True, lambda: stopped)
    assert settling.pending != stopped  # What was found has yet to settle.


@pytest.fixture
def looks(monkeypatch):
    """Make looks quick, count those that have ended, and let each begin with what a test puts in `before`."""
    monkeypatch.setattr(watch_module, "SETTLE", 20)
    look_at = watch_module._look_at

    class Looks:
        ended = 0
        before = staticmethod(lambda: None)

        def __call__(self, *arguments):
            self.before()
            try:
                return look_at(*arguments)
            finally:
                self.ended += 1

    looks = Looks()
    monkeypatch.setattr(watch_module, "_look_at", looks)
    return looks


@pytest.fixture
def quick_poll(monkeypatch):
    monkeypatch.setattr(watch_module, "POLL", 50)


@pytest.fixture
def silent_system(monkeypatch, quick_poll):
    """A system that tells no changes, as for network drives."""
    monkeypatch.setattr(QFileSystemWatcher, "addPaths", lambda *_: [])


@pytest.fixture
def watcher(qtbot, qapp, looks):
    background = Background(1)
    watcher = Watcher(background)
    watcher.told, watcher.said = [], []
    watcher.arrived.connect(lambda folder, posters: watcher.told.append((folder, posters)))
    watcher.failed.connect(watcher.said.append)
    yield watcher
    watcher.shut_down()
    assert active_timers(watcher) == []
    background.shut_down()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    return folder


@pytest.fixture
def watch(qtbot, watcher, looks):
    """A function that puts a folder under watch, and waits until what is in it is known and no look is due soon."""

    def do(folder):
        ended = looks.ended
        watcher.watch(folder)
        qtbot.waitUntil(lambda: looks.ended >= ended + 2, timeout=WAIT)
        qtbot.waitUntil(lambda: watcher._system.directories() != [] or watcher.said != [], timeout=WAIT)

    return do


def active_timers(watcher):
    return [timer for timer in watcher.findChildren(QTimer) if timer.isActive()]


def posters_told(watcher):
    return [poster for _, posters in watcher.told for poster in posters]


def wait_for(qtbot, watcher, *posters):
    qtbot.waitUntil(lambda: set(posters_told(watcher)) >= set(posters), timeout=WAIT)


def wait_for_looks(qtbot, looks, number):
    goal = looks.ended + number
    qtbot.waitUntil(lambda: looks.ended >= goal, timeout=WAIT)


def test_a_poster_that_arrives_is_told_once(qtbot, watcher, watch, folder, quick_poll, looks):
    watch(folder)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
    wait_for_looks(qtbot, looks, 4)
    assert watcher.told == [(folder, [folder / "new.jpg"])]


def test_the_system_tells_of_it_long_before_the_slow_look(qtbot, watcher, watch, folder, monkeypatch):
    monkeypatch.setattr(watch_module, "POLL", 2**31 - 1)
    watch(folder)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")


def test_a_drive_that_tells_nothing_is_looked_at(qtbot, watcher, silent_system, folder, looks):
    watcher.watch(folder)
    wait_for_looks(qtbot, looks, 2)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")


def test_what_was_there_before_is_not_told(qtbot, watcher, watch, folder):
    (folder / "old.jpg").write_bytes(JPEG)
    watch(folder)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
    assert posters_told(watcher) == [folder / "new.jpg"]


def test_one_that_grows_is_told_when_it_has_stopped(qtbot, watcher, watch, folder, looks):
    watch(folder)
    growing, sizes_told = folder / "growing.jpg", []
    watcher.arrived.connect(lambda *_: sizes_told.append(growing.stat().st_size))
    growing.write_bytes(JPEG[:1000])

    def grow():
        if growing.stat().st_size < 6000:
            with growing.open("ab") as file:
                file.write(JPEG[:1000])

    looks.before = grow
    wait_for(qtbot, watcher, growing)
    assert sizes_told == [6000]


def test_one_that_is_replaced_is_told_again(qtbot, watcher, watch, folder, quick_poll):
    watch(folder)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
    watcher.told.clear()
    (folder / "new.jpg").write_bytes(encoded(draw_poster(2)))
    wait_for(qtbot, watcher, folder / "new.jpg")


def test_a_text_is_not_told(qtbot, watcher, watch, folder):
    watch(folder)
    (folder / "a note.txt").write_text("seen twice")
    (folder / ".hidden.jpg").write_bytes(JPEG)
    (folder / "a.jpg").mkdir()
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
    assert posters_told(watcher) == [folder / "new.jpg"]


def test_a_poster_in_a_folder_within_is_told(qtbot, watcher, watch, folder, monkeypatch):
    monkeypatch.setattr(watch_module, "POLL", 2**31 - 1)
    (folder / "old").mkdir()
    watch(folder)
    (folder / "old" / "1.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "old" / "1.jpg")
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "2.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new" / "deep" / "2.jpg")
    qtbot.waitUntil(lambda: str(folder / "new" / "deep") in watcher._system.directories(), timeout=WAIT)
    (folder / "new" / "deep" / "3.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new" / "deep" / "3.jpg")
    assert {told for told, _ in watcher.told} == {folder}


def test_a_folder_of_very_many_folders_is_looked_through_slowly(qtbot, watcher, watch, folder, quick_poll, monkeypatch):
    monkeypatch.setattr(watch_module, "MOST_DIRECTORIES", 3)
    for number in range(6):
        (folder / f"{number}").mkdir()
    watch(folder)
    for number in range(6):
        (folder / f"{number}" / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, *(folder / f"{number}" / "new.jpg" for number in range(6)))
    assert len(watcher._system.directories()) == 3


def test_one_that_is_taken_away_is_no_error(qtbot, watcher, watch, folder):
    (folder / "within").mkdir()
    (folder / "within" / "old.jpg").write_bytes(JPEG)
    (folder / "old.jpg").write_bytes(JPEG)
    watch(folder)
    (folder / "old.jpg").unlink()
    shutil.rmtree(folder / "within")
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
    assert posters_told(watcher) == [folder / "new.jpg"]
    assert watcher.said == []


def test_two_folders_are_watched_each_for_itself(qtbot, watcher, watch, folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    watch(folder)
    watch(other)
    watcher.watch(folder)
    assert watcher.folders == [folder, other]
    (folder / "1.jpg").write_bytes(JPEG)
    (other / "2.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "1.jpg", other / "2.jpg")
    assert sorted(watcher.told) == [(folder, [folder / "1.jpg"]), (other, [other / "2.jpg"])]


def test_a_folder_is_watched_no_longer(qtbot, watcher, watch, folder, tmp_path, quick_poll, looks):
    other = tmp_path / "other"
    other.mkdir()
    watch(folder)
    watch(other)
    watcher.unwatch(folder)
    assert watcher.folders == [other]
    assert watcher._system.directories() == [str(other)]
    (folder / "1.jpg").write_bytes(JPEG)
    (other / "2.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, other / "2.jpg")
    wait_for_looks(qtbot, looks, 3)
    assert posters_told(watcher) == [other / "2.jpg"]


def test_without_folders_nothing_runs(watcher, watch, folder):
    assert active_timers(watcher) == []
    watch(folder)
    watcher.unwatch(folder)
    watcher.unwatch(folder)
    assert active_timers(watcher) == []
    assert watcher._system.directories() == []


def test_a_look_under_way_when_the_watch_ends_is_let_go(qtbot, watcher, folder, looks):
    def change():
        (folder / f"{looks.ended}.jpg").write_bytes(JPEG)

    looks.before = change
    watcher.watch(folder)
    watcher.shut_down()
    qtbot.waitUntil(lambda: looks.ended == 1 and not watcher._background.busy, timeout=WAIT)
    qtbot.wait(0)
    assert watcher.folders == []
    assert active_timers(watcher) == []
    assert watcher._system.directories() == []


def test_a_folder_that_vanishes_is_told_once_and_goes_on_when_it_is_back(
    qtbot, watcher, watch, folder, quick_poll, looks, tmp_path
):
    (folder / "old.jpg").write_bytes(JPEG)
    watch(folder)
    away = tmp_path / "away"
    folder.rename(away)
    qtbot.waitUntil(lambda: watcher.said != [], timeout=WAIT)
    wait_for_looks(qtbot, looks, 3)
    assert watcher.said == [
        f"{folder} is under watch, but cannot be looked at: No such file or directory. "
        "It is tried again until it is back."
    ]
    assert watcher.folders == [folder]
    (away / "new.jpg").write_bytes(JPEG)
    away.rename(folder)
    wait_for(qtbot, watcher, folder / "new.jpg")
    assert posters_told(watcher) == [folder / "new.jpg"]
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: len(watcher.said) == 2, timeout=WAIT)


def test_a_folder_that_is_not_there_yet_is_watched_from_when_it_is(qtbot, watcher, tmp_path, quick_poll, looks):
    folder = tmp_path / "drive"
    watcher.watch(folder)
    qtbot.waitUntil(lambda: len(watcher.said) == 1, timeout=WAIT)
    folder.mkdir()
    qtbot.waitUntil(lambda: watcher._system.directories() == [str(folder)], timeout=WAIT)
    (folder / "new.jpg").write_bytes(JPEG)
    wait_for(qtbot, watcher, folder / "new.jpg")
