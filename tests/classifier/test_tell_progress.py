"""How far a long run is, told without a terminal to draw a bar on."""

import re

import pytest

from classifier import terminal
from classifier.terminal import TerminalProgress


@pytest.fixture
def told(monkeypatch):
    """The lines that are printed."""
    lines = []
    monkeypatch.setattr(terminal.errors, "print", lines.append)
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: False, raising=False)
    return lines


def test_a_long_run_tells_now_and_then_how_far_it_is(told, monkeypatch):
    monkeypatch.setattr(terminal, "LOG_EVERY", -1.0)
    with TerminalProgress() as progress:
        for done in range(1, 4):
            progress.step("epoch 1/8", done, 1000, "loss 0.2")
    assert len(told) == 3
    assert re.fullmatch(r"epoch 1/8: 3 of 1,000, loss 0\.2(, \S+ left)?", told[-1])


def test_a_short_run_keeps_quiet(told):
    with TerminalProgress() as progress:
        progress.step("reading posters", 5, 10)
        progress.step("reading posters", 10, 10)
        progress.say("done")
    assert told == ["done"]
