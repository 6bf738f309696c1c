"""The program notes what went wrong, for who has to find out why, and nothing of anybody's posters."""

import csv
import os
import re
import subprocess
import sys
from importlib.metadata import version
from logging.handlers import RotatingFileHandler

import pytest
from PySide6.QtCore import QObject, QUrl, Slot, qWarning
from PySide6.QtGui import QDesktopServices

from desktop_app import journal, log
from desktop_app.crash import CrashNote, found_crash
from desktop_app.log import BYTES, FILES, NAME, SLOW_START, begin, end, log_folder, logger, note_start
from tests.desktop.conftest import WAIT, all_rows
from tests.desktop.own_session import OwnSession


@pytest.fixture
def written(tmp_path):
    """A function that gives what stands in the log."""
    begin(tmp_path / "log")
    yield lambda: (tmp_path / "log" / NAME).read_text("utf-8")
    end()


class Opened(QObject):
    """Takes the place of the file manager, and notes what it was to open."""

    def __init__(self):
        super().__init__()
        self.paths = []

    @Slot(QUrl)
    def open(self, url):
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened():
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")
    yield opened.paths
    QDesktopServices.unsetUrlHandler("file")


def test_a_line_says_when_and_how_grave(written):
    logger.warning("something")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} WARNING something\n", written())


def test_a_start_names_the_versions(written):
    note_start(0.5)
    assert f"PySide6-Essentials {version('PySide6-Essentials')}" in written()
    assert f"Pillow {version('Pillow')}" in written()
    assert "INFO the window was there after 0.50 s" in written()


def test_a_slow_start_is_a_warning(written):
    note_start(SLOW_START + 1)
    assert "WARNING the window was there after" in written()


def test_the_log_never_grows_large(written, tmp_path):
    for _ in range(20 * BYTES // 1000):
        logger.info("x" * 1000)
    files = list((tmp_path / "log").iterdir())
    assert len(files) == FILES
    assert sum(path.stat().st_size for path in files) <= FILES * BYTES


@pytest.mark.parametrize("place", ["taken", "taken/below"])
def test_a_log_that_cannot_be_written_costs_nothing(tmp_path, place):
    (tmp_path / "taken").write_text("a file")
    before = list(logger.handlers)
    begin(tmp_path / place)
    logger.error("lost")
    CrashNote(tmp_path / place).end()
    assert found_crash(tmp_path / place) is False
    assert logger.handlers == before


def test_a_disk_that_fills_up_costs_nothing(written, tmp_path, capsys, monkeypatch):
    logger.info("before")

    def full(*_):
        raise OSError(28, "No space left on device")

    handler = next(handler for handler in logger.handlers if isinstance(handler, RotatingFileHandler))
    monkeypatch.setattr(handler.stream, "write", full, raising=False)
    logger.info("lost")
    assert capsys.readouterr().err == ""


def test_the_log_lies_where_the_platform_has_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert log_folder() == tmp_path / "onesheet" / "log"
    assert log_folder().is_absolute()


def test_help_opens_the_folder_of_the_log(window, opened, tmp_path, monkeypatch):
    monkeypatch.setattr(log, "log_folder", lambda: tmp_path / "made")
    window.actions_.open_log.trigger()
    assert opened == [str(tmp_path / "made")]
    assert (tmp_path / "made").is_dir()


def test_runs_and_exports_are_noted_in_numbers(qtbot, window, read_all, poster_folder, written, tmp_path):
    journal.follow(window.session)
    read_all(poster_folder)
    qtbot.waitUntil(lambda: "came to rest" in written(), timeout=WAIT)
    assert "came to rest: 3 of 3 posters done, 1 failed; 1 damaged" in written()
    with qtbot.waitSignal(window.session.exported, timeout=WAIT):
        window.session.export(all_rows(window), tmp_path / "out.csv", "csv")
    assert "3 posters exported, 0 left out" in written()
    assert "poster 2" not in written()
    assert str(tmp_path) not in written()


def test_what_fails_is_noted_without_names(window, written):
    journal.follow(window.session)
    window.session.network_failed.emit("The network /home/jane/My nets/a.tflite cannot be read: Is a directory.")
    window.session.corrections.failed.emit("Your corrections in /home/jane/c.sqlite could not be kept: it is full.")
    assert "ERROR The network … cannot be read: Is a directory." in written()
    assert "jane" not in written()


def test_what_qt_complains_of_is_noted_and_said(qapp, written, capfd):
    journal.note_qt()
    qWarning("a complaint about /home/jane/poster.jpg")
    journal.leave_qt()
    assert "WARNING Qt (default): a complaint about …" in written()
    assert "a complaint" in capfd.readouterr().err


# Crashes.


def crash(folder):
    """Let a process of its own crash while its note is open."""
    script = (
        "import faulthandler, sys\nfrom pathlib import Path\nfrom desktop_app.crash import CrashNote\n"
        "note = CrashNote(Path(sys.argv[1]))\nfaulthandler._sigsegv()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, check=False)
    assert done.returncode != 0


def test_a_crash_is_found_once_at_the_next_start(written, tmp_path):
    crash(tmp_path / "log")
    assert found_crash(tmp_path / "log") is True
    assert "an earlier start ended in a crash:\nFatal Python error: Segmentation fault" in written()
    assert found_crash(tmp_path / "log") is False
    assert [path.name for path in (tmp_path / "log").iterdir()] == [NAME]


def test_an_end_as_it_should_be_leaves_nothing(tmp_path):
    note = CrashNote(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    note.end()
    note.end()
    assert list(tmp_path.iterdir()) == []
    assert found_crash(tmp_path) is False


def test_a_program_that_was_killed_did_not_crash(tmp_path):
    (tmp_path / "crash-999999999.txt").touch()
    assert found_crash(tmp_path) is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_another_window_that_is_open_keeps_its_note(tmp_path):
    note = CrashNote(tmp_path)
    assert found_crash(tmp_path) is False
    assert len(list(tmp_path.iterdir())) == 1
    note.end()


def test_a_window_says_that_the_program_broke_off(window, opened, tmp_path, monkeypatch):
    monkeypatch.setattr(log, "log_folder", lambda: tmp_path)
    window.tell_crash()
    told = "Onesheet ended unexpectedly when it last ran. Your corrections, and what it read, were kept."
    assert window.notice.label.text() == told
    window.notice.action.click()
    assert opened == [str(tmp_path)]


# The whole program.


@pytest.fixture
def own_session(tmp_path):
    return OwnSession(tmp_path)


def test_the_program_logs_its_start_and_finds_its_own_crash(own_session):
    assert own_session.run(ending="crash").returncode != 0
    done = own_session.run()
    assert done.returncode == 0, done.stderr
    log = (own_session.log_folder / NAME).read_text("utf-8")
    assert log.count("started: onesheet") == 2
    assert "Fatal Python error: Segmentation fault" in log
    assert "came to rest: 3 of 3 posters done, 0 failed" in log
    assert str(own_session.folder) not in log
    assert [path.name for path in own_session.log_folder.iterdir()] == [NAME]


def test_the_program_goes_on_after_an_error_and_keeps_all(own_session):
    done = own_session.run(ending="error")
    assert done.returncode == 0, done.stderr
    log = (own_session.log_folder / NAME).read_text("utf-8")
    assert "unexpected error" in log
    assert "secret" not in log
    with (own_session.folder / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [bool(row["confirmed_genres"]) for row in csv.DictReader(file)] == [True] * 3
