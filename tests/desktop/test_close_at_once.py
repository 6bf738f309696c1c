"""A person says a last word and closes the window at once, while the disk or another program stands in the way."""

import sqlite3
from contextlib import closing

import pytest

from classifier import catalogue as rooms
from classifier.catalogue import Catalogue, CatalogueError, catalogue_path
from desktop_app import main_window
from tests.desktop.conftest import WAIT

ALIEN = "a" * 64


@pytest.fixture
def asked(qtbot, window, monkeypatch):
    """For how many posters the window has asked whether their word may be lost; the answer is no."""
    asked = []
    monkeypatch.setattr(main_window, "may_lose", lambda _window, posters: asked.append(posters))
    qtbot.waitUntil(lambda: window.session.corrections.catalogue() is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.session.corrections.busy, timeout=WAIT)
    return asked


def on_disk():
    with closing(Catalogue(catalogue_path())) as catalogue:
        return catalogue.corrections()


def say_last_word(window):
    """Correct a poster and close the window before anything else can happen; tell whether it is closed."""
    window.session.corrections.correct({ALIEN: ("Drama",)})
    return window.close()


def test_a_last_word_that_is_kept_is_on_the_disk_and_nothing_is_asked(window, asked):
    assert say_last_word(window)
    assert asked == []
    assert on_disk() == {ALIEN: ("Drama",)}


def test_a_last_word_is_not_lost_unasked_on_a_full_disk(qtbot, window, asked, monkeypatch):
    def refuse(*_):
        raise CatalogueError("Your corrections in here could not be kept: the disk is full. Make room, and try again.")

    with monkeypatch.context() as full:
        full.setattr(Catalogue, "correct", refuse)
        assert not say_last_word(window)
    assert asked == [1]
    assert window.session.corrections.words == {ALIEN: ("Drama",)}

    assert window.close()
    assert asked == [1]
    assert on_disk() == {ALIEN: ("Drama",)}


def test_a_last_word_is_not_lost_unasked_while_another_program_writes(window, asked, monkeypatch):
    window.session.corrections.catalogue()._connection.execute("PRAGMA busy_timeout = 10")
    monkeypatch.setattr(rooms, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(catalogue_path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not say_last_word(window)
        assert asked == [1]

    assert window.close()
    assert asked == [1]
    assert on_disk() == {ALIEN: ("Drama",)}
