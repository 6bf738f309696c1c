"""A person stops a long run, goes on with it, or closes the window in its midst."""

import shutil
import threading

import pytest

from classifier import ModelError
from classifier.classifier import Classifier
from tests.desktop.conftest import WAIT, drop, mime_of, names_shown, readings, wait_for_rest
from tests.drawing import draw_poster, encoded

MANY = 40


@pytest.fixture
def many_posters(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "0.jpg").write_bytes(encoded(draw_poster(0)))
    for number in range(1, MANY):
        shutil.copy(folder / "0.jpg", folder / f"{number}.jpg")
    return folder


@pytest.fixture
def gate(monkeypatch):
    """Hold every poster back until it is opened, so that a run lasts as long as a test needs."""
    opened = threading.Event()
    read = Classifier.read_pixels

    def held(self, *arguments, **options):
        opened.wait(60)
        return read(self, *arguments, **options)

    monkeypatch.setattr(Classifier, "read_pixels", held)
    yield opened
    opened.set()


def start(qtbot, window, folder):
    drop(window, mime_of(folder))
    qtbot.waitUntil(lambda: window.session.running, timeout=WAIT)


def test_a_run_shows_how_far_it_is_and_can_be_stopped(qtbot, window, many_posters, gate):
    start(qtbot, window, many_posters)
    assert window.progress.bar.isVisible()
    assert window.progress.stop.isVisible()
    assert window.progress.label.text().startswith(f"0 of {MANY} posters")
    assert len(names_shown(window)) == MANY
    gate.set()


def test_what_was_read_stays_and_the_rest_waits(qtbot, window, many_posters, gate):
    start(qtbot, window, many_posters)
    window.progress.stop.click()
    gate.set()
    qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    posters = window.session.posters
    assert posters.done < MANY
    assert posters.present == MANY
    assert f"{MANY - posters.done} waiting" in window.progress.label.text()
    assert window.progress.resume.isVisible()


def test_resume_reads_the_rest(qtbot, window, many_posters, gate):
    start(qtbot, window, many_posters)
    window.progress.stop.click()
    gate.set()
    qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    window.progress.resume.click()
    assert window.session.running
    wait_for_rest(qtbot, window)
    assert window.session.posters.done == MANY
    assert not window.progress.resume.isVisible()


def test_a_drop_after_a_stop_is_read(qtbot, window, many_posters, poster_file, gate):
    start(qtbot, window, many_posters)
    window.progress.stop.click()
    drop(window, mime_of(poster_file))
    gate.set()
    qtbot.waitUntil(lambda: poster_file in {r.path for r in readings(window)}, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    assert window.session.posters.done < MANY + 1


def test_a_run_after_a_stop_counts_its_own_posters_alone(qtbot, window, many_posters, poster_file, gate):
    start(qtbot, window, many_posters)
    window.progress.stop.click()
    told = []
    window.session.progressed.connect(lambda done, total: told.append((done, total)))
    drop(window, mime_of(poster_file))
    gate.set()
    qtbot.waitUntil(lambda: poster_file in {r.path for r in readings(window)}, timeout=WAIT)
    done, total = told[-1]
    assert done == total < MANY


def test_posters_dropped_during_a_run_are_read_too(qtbot, window, many_posters, poster_file, gate):
    start(qtbot, window, many_posters)
    drop(window, mime_of(poster_file))
    gate.set()
    qtbot.waitUntil(lambda: window.session.posters.rowCount() == MANY + 1, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert window.session.posters.done == MANY + 1


def test_clearing_the_list_ends_the_run(qtbot, window, many_posters, gate):
    start(qtbot, window, many_posters)
    window.actions_.clear.trigger()
    gate.set()
    qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    assert window.session.posters.rowCount() == 0
    assert window.pages.currentWidget() is window.empty
    assert len(list(many_posters.iterdir())) == MANY


def test_closing_in_the_midst_of_a_run_leaves_no_thread(qtbot, window, many_posters):
    start(qtbot, window, many_posters)
    window.close()
    assert window.session.threads_running == 0
    assert window.session.posters.done < MANY


def test_a_network_that_cannot_be_opened_is_told(qtbot, window, poster_file, monkeypatch):
    def refuse(self):
        raise ModelError("The network is damaged.")

    monkeypatch.setattr("desktop_app.engine.Engine.classifier", refuse)
    drop(window, mime_of(poster_file))
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    assert window.notice.label.text() == "The network is damaged."
    qtbot.waitUntil(lambda: window.confidences.verdict.text() == "The network is damaged.", timeout=WAIT)
    assert not window.panel.poster.picture.isNull()
