"""A person puts a folder under watch and goes on working."""

import pytest

from desktop_app import watch
from desktop_app.main_window import MainWindow
from tests.desktop.conftest import WAIT, names_shown, wait_for_rest
from tests.drawing import draw_poster, encoded


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(watch, "SETTLE", 50)
    monkeypatch.setattr(watch, "POLL", 200)


@pytest.fixture
def watched(qtbot, window, four_posters, choose):
    """A folder of four posters, read and under watch."""
    folder = four_posters[0].parent
    choose(folder)
    window.actions_.watch_folder.trigger()
    qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)
    wait_for_rest(qtbot, window)
    return folder


def test_posters_that_arrive_are_read_and_those_in_sight_stay(qtbot, window, watched, four_posters):
    window.list.show_path(four_posters[1])
    (watched / "new.jpg").write_bytes(encoded(draw_poster(7)))
    qtbot.waitUntil(lambda: window.session.posters.done == 5, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert names_shown(window)[-1] == "new.jpg"
    assert window.list.current_path() == four_posters[1]
    assert not window.notice.isVisible()


def test_posters_that_leave_stay_in_the_record(qtbot, window, watched, four_posters):
    four_posters[3].unlink()
    (watched / "new.jpg").write_bytes(encoded(draw_poster(7)))
    qtbot.waitUntil(lambda: window.session.posters.done == 5, timeout=WAIT)
    assert "poster 10.jpg" in names_shown(window)
    assert window.session.posters.failed == 0


def test_a_poster_that_is_replaced_is_read_anew(qtbot, window, watched, four_posters):
    before = window.session.posters.record.digest(0)
    four_posters[0].write_bytes(encoded(draw_poster(99)))
    qtbot.waitUntil(lambda: window.session.posters.record.digest(0) not in ("", before), timeout=WAIT)
    assert len(names_shown(window)) == 4


@pytest.fixture
def empty(qtbot, window, tmp_path, choose):
    """An empty folder that has just been put under watch, and whose notice is there."""
    folder = tmp_path / "empty"
    folder.mkdir()
    choose(folder)
    window.actions_.watch_folder.trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    return folder


def test_an_empty_folder_is_told_until_the_first_poster_arrives(qtbot, window, empty):
    assert window.notice.label.text() == "The folder is empty so far. Posters that arrive in it are read."
    (empty / "new.jpg").write_bytes(encoded(draw_poster(7)))
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    assert not window.notice.isVisible()


def test_what_was_said_since_stays_when_the_first_poster_arrives(qtbot, window, empty):
    window.session.noticed.emit("Something else.")
    (empty / "new.jpg").write_bytes(encoded(draw_poster(7)))
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)
    assert window.notice.isVisible()
    assert window.notice.label.text() == "Something else."


def test_of_two_empty_folders_each_waits_for_its_own_poster(qtbot, window, empty, tmp_path, choose):
    window.notice.hide()
    second = tmp_path / "second"
    second.mkdir()
    choose(second)
    window.actions_.watch_folder.trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    (second / "new.jpg").write_bytes(encoded(draw_poster(7)))
    qtbot.waitUntil(lambda: not window.notice.isVisible(), timeout=WAIT)
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)


def test_a_folder_that_is_let_go_is_not_waited_for(window, empty):
    window.actions_.watched.actions()[0].trigger()
    assert not window.notice.isVisible()


def test_a_folder_with_other_files_alone_is_not_called_empty(qtbot, window, tmp_path, choose):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "notes.txt").write_text("no poster")
    choose(tmp_path / "papers")
    window.actions_.watch_folder.trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    told = "The folder holds no posters so far. Those that arrive in it are read."
    assert window.notice.label.text() == told


def test_watched_folders_are_remembered_until_they_are_let_go(qtbot, window, watched, settings):
    assert settings.watched == [watched]
    again = MainWindow(settings)
    qtbot.addWidget(again)
    again.begin([])
    assert again.session.watcher.folders == [watched]
    (action,) = again.actions_.watched.actions()
    assert action.text() == f"Stop watching {watched}"
    action.trigger()
    assert again.session.watcher.folders == []
    assert settings.watched == []
    assert not again.actions_.watched.isEnabled()
    again.close()


def test_folders_that_were_opened_are_opened_again(qtbot, window, four_posters, settings, choose):
    folder = four_posters[0].parent
    choose(folder)
    window.actions_.open_folder.trigger()
    qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)
    assert window.actions_.recent.actions()[0].text() == str(folder)
    window.actions_.clear.trigger()
    window.actions_.recent.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(names_shown(window)) == 4, timeout=WAIT)
    window.actions_.recent.actions()[-1].trigger()
    assert settings.recent == []
    assert not window.actions_.recent.isEnabled()


def test_a_recent_folder_that_is_gone_is_told(window, tmp_path, settings):
    settings.remember_recent(tmp_path / "gone")
    window.getting_in.folders_changed.emit()
    window.actions_.recent.actions()[0].trigger()
    assert window.notice.label.text() == f"{tmp_path / 'gone'} is not there any more."


@pytest.mark.parametrize("gone", [False, True])
def test_the_last_folder_is_read_at_the_start_where_that_is_wanted(qtbot, settings, four_posters, gone):
    folder = four_posters[0].parent
    settings.remember_recent(folder)
    settings.at_start = "last-folder"
    if gone:
        for path in four_posters:
            path.unlink()
        folder.rmdir()
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.begin([])
    if gone:
        qtbot.wait(200)
        assert window.session.posters.present == 0
    else:
        qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)
    window.close()
