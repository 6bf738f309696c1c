"""An error that nobody expected is told once, costs nothing that was made, and the window goes on."""

import sys
import threading

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from classifier.card import read_card
from desktop_app import mishaps as mishaps_module
from desktop_app import reader
from desktop_app.log import NAME, begin, end
from desktop_app.mishaps import Mishaps
from desktop_app.privacy import error_text, without_names
from desktop_app.views.error_dialog import ErrorDialog
from tests.desktop.conftest import WAIT, drop, mime_of, names_shown

SECRET = "/home/jane/My Posters/secret poster.jpg"


@pytest.fixture
def log(tmp_path):
    """A function that gives what stands in the log."""
    folder = tmp_path / "log"
    begin(folder)
    yield lambda: (folder / NAME).read_text("utf-8")
    end()


@pytest.fixture
def mishaps(window, tmp_path, monkeypatch, log):
    """What takes the errors of a window, in the place of pytest's own hooks."""
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, lambda *_: None)
    mishaps = Mishaps(window.session, window, tmp_path / "log")
    mishaps.watch()
    yield mishaps
    mishaps.leave()


def fail(number=0):
    raise FileNotFoundError(number, "No such file or directory", SECRET)


def fail_otherwise():
    raise ValueError(f"{SECRET} makes no sense")


def dialogs(window):
    return [dialog for dialog in window.findChildren(ErrorDialog) if dialog.isVisible()]


def wait_for_dialog(qtbot, mishaps):
    qtbot.waitUntil(lambda: mishaps.dialog is not None, timeout=WAIT)
    return mishaps.dialog


class Button(QObject):
    pressed = Signal()


def test_an_error_in_a_slot_is_told_and_the_window_goes_on(qtbot, window, mishaps, read_all, four_posters):
    button = Button()
    button.pressed.connect(fail)
    button.pressed.emit()
    dialog = wait_for_dialog(qtbot, mishaps)
    assert "in fail" in dialog.report.toPlainText()
    assert not dialog.isModal()
    read_all(*four_posters)
    assert len(names_shown(window)) == 4


def test_what_was_made_is_said_to_be_kept(qtbot, window, mishaps):
    QTimer.singleShot(0, window, fail)
    kept = wait_for_dialog(qtbot, mishaps).kept.text()
    assert kept == "Your corrections are on the disk. What was read stays in the list and can be exported."


def test_what_is_not_kept_is_not_said_to_be(qtbot, window, mishaps, full_disk):
    with full_disk(window):
        QTimer.singleShot(0, window, fail)
        assert wait_for_dialog(qtbot, mishaps).kept.text().startswith("Not all of your corrections could be kept")


@pytest.mark.parametrize("start", ["a thread", "a thread of Qt's", "painting"])
def test_errors_are_told_wherever_they_are_met(qtbot, window, mishaps, start):
    class Painted(QWidget):
        def paintEvent(self, event):  # noqa: N802
            fail()

    class Thread(QThread):
        def run(self):
            fail()

    if start == "painting":
        painted = Painted()
        qtbot.addWidget(painted)
        painted.show()
    elif start == "a thread":
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    else:
        thread = Thread()
        thread.start()
        assert thread.wait(WAIT)
    assert "in fail" in wait_for_dialog(qtbot, mishaps).report.toPlainText()


def test_an_error_in_reading_ends_the_run_and_not_the_reader(
    qtbot, window, mishaps, read_all, four_posters, monkeypatch
):
    with monkeypatch.context() as broken:
        broken.setattr(reader, "read_remembered", lambda *_, **__: fail())
        drop(window, mime_of(*four_posters))
        assert "in fail" in wait_for_dialog(qtbot, mishaps).report.toPlainText()
        qtbot.waitUntil(lambda: not window.session.running, timeout=WAIT)
    assert window.session.posters.present == 4
    window.actions_.resume.trigger()
    qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)


def test_an_error_in_listing_ends_the_search_and_not_the_reader(
    qtbot, window, mishaps, read_all, four_posters, monkeypatch
):
    with monkeypatch.context() as broken:
        broken.setattr(reader, "list_posters", lambda *_: fail())
        drop(window, mime_of(four_posters[0].parent))
        wait_for_dialog(qtbot, mishaps)
        qtbot.waitUntil(lambda: not window.session.listing, timeout=WAIT)
    read_all(four_posters[0].parent)
    assert len(names_shown(window)) == 4


def test_an_error_behind_the_window_that_is_told_elsewhere_is_noted(qtbot, window, log, tmp_path):
    results = []
    window.session._background.run(fail_otherwise, results.append)
    window.session._background.run(lambda: read_card(tmp_path), results.append)
    qtbot.waitUntil(lambda: len(results) == 2, timeout=WAIT)
    assert log().count("unexpected error behind the window") == log().count("ValueError: …") == 1


def test_an_error_met_over_and_over_is_told_once(qtbot, window, mishaps, log):
    for _ in range(50):
        QTimer.singleShot(0, window, fail)
    dialog = wait_for_dialog(qtbot, mishaps)
    qtbot.wait(50)
    assert len(dialogs(window)) == 1
    assert dialog.report.toPlainText().count("Traceback") == 1
    assert log().count("unexpected error") == mishaps_module.TOLD_IN_FULL
    dialog.close()
    QTimer.singleShot(0, window, fail)
    qtbot.wait(50)
    assert dialogs(window) == []


def test_two_errors_share_one_dialog_and_one_report(qtbot, window, mishaps):
    QTimer.singleShot(0, window, fail)
    dialog = wait_for_dialog(qtbot, mishaps)
    QTimer.singleShot(0, window, fail_otherwise)
    qtbot.waitUntil(lambda: "ValueError" in dialog.report.toPlainText(), timeout=WAIT)
    assert dialogs(window) == [dialog]
    assert "FileNotFoundError" in dialog.report.toPlainText()


def test_another_error_after_the_dialog_was_closed_is_told(qtbot, window, mishaps):
    QTimer.singleShot(0, window, fail)
    wait_for_dialog(qtbot, mishaps).reject()
    assert mishaps.dialog is None
    QTimer.singleShot(0, window, fail_otherwise)
    assert "ValueError" in wait_for_dialog(qtbot, mishaps).report.toPlainText()


def test_the_dialog_can_be_closed_though_another_one_is_open(qtbot, window, mishaps):
    modal = QDialog(window)
    modal.setModal(True)
    modal.show()
    QTimer.singleShot(0, window, fail)
    assert wait_for_dialog(qtbot, mishaps).parent() is modal
    mishaps.dialog.reject()
    modal.close()


def test_the_report_is_copied_with_versions_and_without_names(qtbot, window, mishaps, log):
    QTimer.singleShot(0, window, fail)
    QTimer.singleShot(0, window, fail_otherwise)
    dialog = wait_for_dialog(qtbot, mishaps)
    qtbot.waitUntil(lambda: "ValueError" in dialog.report.toPlainText(), timeout=WAIT)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert dialog.copy_button.text() == "Copied"
    assert "PySide6" in copied
    assert "tests/desktop/test_survive_errors.py" in copied
    for text in (copied, log()):
        assert "secret" not in text
        assert "jane" not in text
    QGuiApplication.clipboard().clear()


def test_stopping_the_program_is_no_error(qtbot, window, mishaps):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(50)
    assert mishaps.dialog is None


def test_an_error_in_clearing_away_is_noted_and_disturbs_nobody(qtbot, window, mishaps, log):
    class Odd:
        def __del__(self):
            fail()

    Odd()
    qtbot.wait(50)
    assert mishaps.dialog is None
    assert "in fail" in log()


def test_an_error_that_cannot_be_told_makes_no_other(qtbot, window, mishaps, monkeypatch, log):
    monkeypatch.setattr(mishaps_module, "error_text", lambda _caught: 1 / 0)
    QTimer.singleShot(0, window, fail)
    qtbot.waitUntil(lambda: "could not be told" in log(), timeout=WAIT)
    assert mishaps.dialog is None


def test_once_left_errors_are_others_business(qtbot, window, mishaps):
    mishaps.leave()
    taken = []
    sys.excepthook = lambda *caught: taken.append(caught)
    QTimer.singleShot(0, window, fail)
    qtbot.waitUntil(lambda: bool(taken), timeout=WAIT)
    assert mishaps.dialog is None


# What a report leaves out.


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("[Errno 2] No such file: '/home/jane/My Posters/a b.jpg'", "[Errno 2] No such file: …"),
        (
            "/home/jane/My Posters/a.csv could not be written: the disk is full.",
            "… could not be written: the disk is full.",
        ),
        (r"C:\Users\jane\My Posters\a.png is gone", "… is gone"),
        ("cannot read Amélie.jpeg, sorry", "cannot read …, sorry"),
        ("unsupported operand type(s) for /: 'int' and 'str'", "unsupported operand type(s) for /: 'int' and 'str'"),
        ("Qt 6.11 and/or 16 x 9 at 25 %", "Qt 6.11 and/or 16 x 9 at 25 %"),
        ("file:///home/jane/x is odd", "… is odd"),
    ],
)
def test_names_are_taken_out_of_sentences(told, left):
    assert without_names(told) == left


def test_what_led_to_an_error_is_told_without_names_too():
    try:
        try:
            fail()
        except OSError as error:
            raise RuntimeError("it ended") from error
    except RuntimeError:
        text = error_text(sys.exc_info())
    assert "FileNotFoundError: [Errno 0] No such file or directory: …" in text
    assert text.endswith("RuntimeError: it ended")
    assert "secret" not in text


def test_an_error_without_end_makes_a_short_report():
    def again(depth):
        return again(depth + 1)

    try:
        again(0)
    except RecursionError:
        text = error_text(sys.exc_info())
    assert len(text) <= 20_000
    assert "RecursionError" in text


def test_an_open_files_number_is_no_name():
    text = error_text((OSError, OSError(5, "Input/output error", 3), None))
    assert text == "OSError: [Errno 5] Input/output error: 3"
