"""A person scrolls through a long run, and looks elsewhere while it goes on."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from classifier.classifier import Classifier
from desktop_app import reader
from desktop_app.exporting import Format, Scope
from desktop_app.reader import Reader
from desktop_app.settings import ViewMode
from tests.desktop.conftest import WAIT, drop, mime_of, readings, wait_for_rest
from tests.drawing import draw_poster, encoded

MANY = 300


@pytest.fixture
def many_posters(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "0.jpg").write_bytes(encoded(draw_poster(0, (60, 90))))
    for number in range(1, MANY):
        shutil.copy(folder / "0.jpg", folder / f"{number}.jpg")
    return folder


@pytest.fixture
def gate(monkeypatch):
    """Let posters through one by one, as permits are given; the window closes before this ends, so give enough."""
    permits = threading.Semaphore(0)
    read = Classifier.read_pixels

    def held(self, *arguments, **options):
        assert permits.acquire(timeout=60)
        return read(self, *arguments, **options)

    monkeypatch.setattr(Classifier, "read_pixels", held)
    yield permits
    permits.release(10_000)


@pytest.mark.parametrize("mode", list(ViewMode))
def test_posters_in_sight_are_read_before_the_others(qtbot, window, many_posters, gate, mode):
    window.choose_view(mode)
    drop(window, mime_of(many_posters))
    qtbot.waitUntil(lambda: window.session.posters.present == MANY, timeout=WAIT)
    told = []
    window.list.in_sight.connect(told.append)
    window.list.view.scrollToBottom()
    qtbot.waitUntil(lambda: bool(told) and told[-1][-1].name == f"{MANY - 1}.jpg", timeout=WAIT)
    in_sight = {path.name for path in told[-1]}
    assert 0 < len(in_sight) < 60

    gate.release(100)
    qtbot.waitUntil(lambda: window.session.posters.done >= 80, timeout=WAIT)

    assert in_sight <= {reading.path.name for reading in readings(window)}
    gate.release(10_000)


def test_what_is_preferred_is_read_once_and_the_rest_in_order(qtbot, window):
    own = Reader(window.session._engine, window.session._decoders, lambda: None)
    own._posters.update(dict.fromkeys("abcdef"))
    own.prefer([Path("d"), Path("never heard of"), Path("b")])
    assert [str(own._next()) for _ in range(6)] == ["d", "b", "a", "c", "e", "f"]


def test_posters_that_leave_the_list_are_not_read(qtbot, window, many_posters, gate):
    drop(window, mime_of(many_posters))
    qtbot.waitUntil(lambda: window.session.posters.present == MANY, timeout=WAIT)
    window.correcting.remove(range(100, MANY))
    gate.release(10_000)
    wait_for_rest(qtbot, window)
    assert window.session.posters.done == 100
    assert window.progress.label.text() == "100 posters read"
    window.actions_.undo.trigger()
    wait_for_rest(qtbot, window)
    assert window.session.posters.done == MANY


def test_the_title_tells_how_far_it_is(qtbot, window, many_posters, gate):
    titles = []
    window.windowTitleChanged.connect(titles.append)
    drop(window, mime_of(many_posters))
    gate.release(10_000)
    qtbot.waitUntil(lambda: window.session.posters.done == MANY, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert titles[0] == "0% – Onesheet"
    assert any(title == "100% – Onesheet" for title in titles)
    assert window.windowTitle() == "Onesheet"


@pytest.mark.parametrize("active", [True, False])
def test_the_end_is_notified_where_the_window_is_in_the_background(
    qtbot, window, read_all, four_posters, monkeypatch, active
):
    alerted, shown = [], []
    monkeypatch.setattr(QApplication, "alert", alerted.append)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    # The offscreen platform has no tray to show it in.
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _tray: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _tray, _title, sentence, *_: shown.append(sentence))
    monkeypatch.setattr(window, "isActiveWindow", lambda: active)
    read_all(four_posters[0].parent)
    assert alerted == ([] if active else [window])
    assert shown == ([] if active else ["4 posters read"])


def test_while_folders_are_searched_the_window_says_so(qtbot, window, four_posters, monkeypatch):
    hold = threading.Event()
    listed = reader.list_posters
    monkeypatch.setattr(reader, "list_posters", lambda *paths, **how: hold.wait(60) and listed(*paths, **how))
    drop(window, mime_of(four_posters[0].parent))
    assert window.progress.isVisible()
    assert window.progress.label.text() == "Looking for posters…"
    hold.set()
    qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert window.progress.label.text() == "4 posters read"


def test_all_else_works_while_posters_are_read(qtbot, window, many_posters, gate, tmp_path):
    drop(window, mime_of(many_posters))
    gate.release(40)
    qtbot.waitUntil(lambda: window.session.posters.done >= 20, timeout=WAIT)
    window.filter_bar.search.setText("1")
    assert window.session.posters.rowCount() < MANY
    window.correcting.mark([0, 1], "War", True)
    window.actions_.undo.trigger()
    with qtbot.waitSignal(window.session.exported, timeout=WAIT) as exported:
        window.session.export(window.getting_out.rows(Scope.ALL), tmp_path / "so far.csv", Format.CSV)
    assert window.session.running
    assert exported.args[0].posters >= 20
    gate.release(10_000)
