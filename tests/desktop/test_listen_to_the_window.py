"""A person who does not see the window has it read out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.exporting import Format, Scope
from desktop_app.settings import ViewMode
from desktop_app.views.about_dialog import AboutDialog
from desktop_app.views.export_dialog import ExportDialog
from desktop_app.views.preferences import Preferences
from desktop_app.views.shortcuts_sheet import ShortcutsSheet, shortcut_groups

SILENT = {
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Grouping,
    QAccessible.Role.Separator,
    QAccessible.Role.Splitter,
    QAccessible.Role.Border,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Pane,
    QAccessible.Role.ToolBar,
    QAccessible.Role.MenuBar,
    QAccessible.Role.StaticText,
    QAccessible.Role.NoRole,
    QAccessible.Role.Grip,
    QAccessible.Role.Cell,
}
"""Roles of what only holds or parts others, or is told with its row or its text."""


def walk(interface, most=4000):
    """Yield all that a screen reader meets, from the top."""
    waiting, met = [interface], 0
    while waiting and met < most:
        here = waiting.pop()
        met += 1
        yield here
        waiting.extend(child for place in range(min(here.childCount(), 60)) if (child := here.child(place)))


def unnamed(widget):
    """Describe the visible controls that have no name or no role."""
    found = []
    for part in walk(QAccessible.queryAccessibleInterface(widget)):
        state = part.state()
        if not part.isValid() or state.invisible or part.role() in SILENT:
            continue
        if not part.text(QAccessible.Text.Name).strip():
            found.append((part.role().name, type(part.object()).__name__, part.text(QAccessible.Text.Description)))
    return found


@pytest.mark.parametrize("mode", list(ViewMode))
def test_every_control_has_a_name_and_a_role(window, read_all, poster_folder, mode):
    read_all(poster_folder)
    window.choose_view(mode)
    window.list.show_path(poster_folder / "poster 2.jpg")
    QApplication.processEvents()
    assert unnamed(window) == []


def test_every_control_of_an_empty_window_has_a_name(window):
    assert unnamed(window) == []


def test_every_control_of_the_dialogs_has_a_name(qtbot, window, settings):
    counts = dict.fromkeys(Scope, 3)
    dialogs = (
        ExportDialog(counts, Scope.ALL, Format.CSV, window),
        Preferences(settings, window.session.card, window),
        AboutDialog(window.session.card, window),
        ShortcutsSheet(shortcut_groups(window.menuBar()), window),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        assert unnamed(dialog) == [], type(dialog).__name__


def test_whatever_takes_the_keys_has_a_name(window, read_all, four_posters):
    read_all(four_posters[0].parent)
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert told or isinstance(widget, QAbstractButton), widget


def test_posters_and_genres_are_read_out_one_by_one(window, read_all, poster_folder, classifier):
    read_all(poster_folder)
    for view in (window.list.gallery, window.list.table):
        interface = QAccessible.queryAccessibleInterface(view)
        assert interface.role() in (QAccessible.Role.List, QAccessible.Role.Table)
        told = [part.text(QAccessible.Text.Name) for part in walk(interface)]
        assert any(name.startswith("poster 2.jpg: ") for name in told)
        assert any("broken.jpg: The picture is damaged" in name for name in told)
    window.list.show_path(poster_folder / "poster 2.jpg")
    bars = QAccessible.queryAccessibleInterface(window.confidences.bars)
    window.list.gallery.setFocus()
    assert bars.role() == QAccessible.Role.List


def test_what_is_selected_and_what_is_checked_is_told(window, read_all, four_posters):
    read_all(four_posters[0].parent)
    window.looking.mark("Western", True)
    posters = window.session.posters
    told = posters.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "poster 1.jpg: Western (your word)"
    gallery = QAccessible.queryAccessibleInterface(window.list.gallery)
    states = [gallery.child(place).state() for place in range(gallery.childCount())]
    assert [bool(state.selected) for state in states][:2] == [True, False]
