"""Two windows write to one log, which on Windows neither can put away while the other has it open."""

import os
from pathlib import Path

import pytest

from desktop_app.log import BYTES, FILES, NAME, begin, end, logger

LINE = "x" * 1000


@pytest.fixture
def folder(tmp_path):
    begin(tmp_path)
    yield tmp_path
    end()


@pytest.fixture
def held(monkeypatch):
    """Whether another window has the log open: a set that is not empty."""
    windows, rename = {"another"}, os.rename

    def refuse(source, target):
        if windows and Path(source).name == NAME:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    return windows


def fill(files=1):
    """Write as many lines as some files have room for."""
    for number in range(files * BYTES // len(LINE)):
        logger.info("%d %s", number, LINE)


def written(folder):
    return (folder / NAME).read_text("utf-8")


def test_no_line_is_lost_once_the_log_is_full(folder, held):
    fill(2)
    logger.error("the one that matters")
    assert written(folder).count(LINE) == 2 * BYTES // len(LINE)
    assert written(folder).endswith("the one that matters\n")


def test_what_was_put_away_before_is_not_pushed_out_by_every_line(folder, held):
    for number in range(1, FILES):
        (folder / f"{NAME}.{number}").write_text(f"before {number}")
    fill()
    for _ in range(20):
        logger.info(LINE)
    assert {"before 1", "before 2"} <= {path.read_text("utf-8") for path in folder.iterdir()}


def test_the_log_is_put_away_once_the_other_window_is_closed(folder, held):
    fill(2)
    held.clear()
    fill(2)
    logger.error("the one that matters")
    assert (folder / f"{NAME}.1").exists()
    assert (folder / NAME).stat().st_size <= BYTES
    assert "the one that matters" in written(folder)


def test_a_log_that_cannot_be_opened_again_costs_nothing(folder, held, capsys, monkeypatch):
    fill()
    (handler,) = [handler for handler in logger.handlers if hasattr(handler, "maxBytes")]

    def refuse():
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(handler, "_open", refuse)
        fill()
    assert capsys.readouterr().err == ""
    logger.error("the one that matters")
    assert "the one that matters" in written(folder)
