"""A person starts the program by its icon on Windows, where no terminal is there to write to."""

import sys

import pytest

from desktop_app import app
from desktop_app.console import say


def no_library(_paths, _model):
    raise ImportError("DLL load failed while importing QtCore")


@pytest.fixture
def take_terminal_away(monkeypatch):
    """A function, as pytest gives each phase of a test its streams anew."""
    monkeypatch.setattr(app, "display_problem", lambda: None)

    def do():
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)

    return do


def test_a_missing_library_ends_the_program_as_it_does_elsewhere(take_terminal_away, monkeypatch):
    monkeypatch.setattr(app, "_open_window", no_library)
    take_terminal_away()
    assert app.main([]) == 2


def test_posters_are_read_all_the_same(take_terminal_away, monkeypatch, poster_file):
    read = []
    monkeypatch.setattr(app, "_open_window", no_library)
    monkeypatch.setattr("classifier.cli.app", lambda words, **_: read.extend(words))
    take_terminal_away()
    assert app.main([str(poster_file)]) == 0
    assert read == ["classify", "--", str(poster_file)]


def test_a_network_that_cannot_be_used_is_left_to_the_window_to_tell(take_terminal_away, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(app, "_open_window", lambda paths, model: opened.append(model) or 0)
    take_terminal_away()
    assert app.main(["--model", str(tmp_path)]) == 0
    assert opened == [tmp_path]


def test_sentences_go_where_they_belong(capsys):
    say("one", "two")
    say("wrong", failed=True)
    assert capsys.readouterr() == ("one\ntwo\n", "wrong\n")


def test_sentences_that_nobody_can_read_cost_nothing(take_terminal_away):
    take_terminal_away()
    say("one", failed=True)
    say("two")
