"""A person who uses no mouse opens a folder, filters, corrects, undoes and exports."""

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from classifier.poster import Status
from desktop_app.genres_model import GENRE
from desktop_app.views.export_dialog import ExportDialog
from tests.desktop.conftest import WAIT, names_shown, wait_for_rest

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keys are now, as the window system would."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def tab_to(wanted, most=60):
    """Press Tab until a widget has the keys."""
    for _ in range(most):
        if QApplication.focusWidget() is wanted:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted} is not reached by Tab")


@pytest.fixture
def active(qtbot, window):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=WAIT)
    return window


def test_a_whole_visit(qtbot, active, four_posters, choose, tmp_path, monkeypatch):
    window, posters = active, active.session.posters
    choose(four_posters[0].parent)
    press(Qt.Key.Key_O, CTRL | SHIFT)
    qtbot.waitUntil(lambda: posters.done == 4, timeout=WAIT)
    wait_for_rest(qtbot, window)
    assert QApplication.focusWidget() is window.list.view

    press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "poster 1")
    assert names_shown(window) == ["poster 1.jpg", "poster 10.jpg"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: window.panel.path == four_posters[3], timeout=WAIT)
    wait_for_rest(qtbot, window)

    tab_to(window.confidences.bars)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    genre = window.confidences.bars.currentIndex().data(GENRE)
    assert not window.panel.poster.evidence.isNull()
    press(Qt.Key.Key_Space)
    assert posters.words_on(3) == (genre,)

    press(Qt.Key.Key_Z, CTRL)
    assert posters.words_on(3) == ()
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert posters.words_on(3) == (genre,)

    def answer(dialog):
        dialog.show()
        tab = next(button for button in dialog.scopes.values() if button.isChecked())
        assert tab.text().startswith("Those &shown")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.csv"), ""))
    with qtbot.waitSignal(window.session.exported, timeout=WAIT):
        press(Qt.Key.Key_E, CTRL)
    table = pd.read_csv(tmp_path / "mine.csv", keep_default_na=False)
    assert list(table["confirmed_genres"]) == ["", genre]
    assert set(table["status"]) == {str(Status.OK)}


def test_every_control_is_reached_by_tab(qtbot, active, read_all, four_posters):
    window = active
    read_all(four_posters[0].parent)
    bar = window.filter_bar
    wanted = [
        bar.search,
        bar.genres,
        bar.least,
        bar.show_only,
        bar.order,
        bar.direction,
        window.list.view,
        window.panel.evidence_bar.toggle,
        window.panel.evidence_bar.strength,
        window.confidences.bars,
        window.progress.export,
    ]
    for control in wanted:
        tab_to(control)
    assert QApplication.focusWidget() is window.progress.export


def test_f6_and_tab_are_not_needed_to_leave_a_list(active, read_all, four_posters):
    read_all(four_posters[0].parent)
    active.list.take_focus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not active.list.view


def test_every_action_is_in_a_menu_that_opens_by_a_letter(active):
    bar = active.menuBar()
    letters = [action.text()[action.text().index("&") + 1].lower() for action in bar.actions()]
    assert len(letters) == len(set(letters)) == 6
    for top in bar.actions():
        marks = [_letter(action.text()) for action in top.menu().actions() if not action.isSeparator()]
        assert "" not in marks, top.text()
        assert len(marks) == len(set(marks)), (top.text(), marks)


def _letter(text):
    _before, mark, after = text.partition("&")
    return after[:1].lower() if mark else ""


def test_no_two_actions_have_the_same_keys(active):
    actions = {action for menu in active.menuBar().findChildren(QMenu) for action in menu.actions()}
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+E", "Ctrl+Z", "E", "F1", "Ctrl+Return"} <= set(keys)


def test_one_key_puts_the_evidence_away(active, read_all, four_posters):
    read_all(four_posters[0].parent)
    bars = active.confidences.bars
    bars.setCurrentIndex(bars.model().index(0, 0))
    active.list.take_focus()
    press(Qt.Key.Key_E)
    assert active.panel.poster.evidence.isNull()
    assert not active.panel.evidence_bar.strength.isEnabled()
    press(Qt.Key.Key_E)
    assert not active.panel.poster.evidence.isNull()


def test_the_strength_of_the_evidence_is_set_and_remembered(active, read_all, four_posters, settings):
    read_all(four_posters[0].parent)
    bars, poster = active.confidences.bars, active.panel.poster
    bars.setCurrentIndex(bars.model().index(0, 0))
    bare = active.panel.poster.picture
    strength = active.panel.evidence_bar.strength
    strength.setFocus()
    full = poster.grab().toImage()
    press(Qt.Key.Key_Home)
    assert settings.evidence_opacity == strength.minimum() == 10
    faint = poster.grab().toImage()
    assert full != faint
    assert not bare.isNull()


def test_the_keys_are_shown_on_a_sheet(qtbot, active):
    press(Qt.Key.Key_F1)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, QWidget)
    assert "Keyboard" in sheet.windowTitle()
    sheet.close()
