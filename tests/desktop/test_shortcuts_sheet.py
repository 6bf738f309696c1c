"""A person looks up which keys do what."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar, QScrollArea

from desktop_app.settings import Theme
from desktop_app.theme import DARK, LIGHT, choose_theme
from desktop_app.views.shortcuts_sheet import KeyCap, ShortcutsSheet, plain, shortcut_groups

GROUPS = [
    ("File", [("Open posters", "Ctrl+O"), ("Export", "Ctrl+E")]),
    ("View", [("Larger", "Ctrl++"), ("Full screen", "F11 / Alt+Enter")]),
    ("Gallery", [("Confirm", "Space"), ("Two steps", "Ctrl+K, Ctrl+C")]),
]


def native(keys):
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


@pytest.fixture
def menu_bar(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def sheet(qtbot):
    """A function that shows a sheet of a width."""
    shown = []

    def do(groups=GROUPS, width=720):
        result = ShortcutsSheet(groups)
        shown.append(result)
        result.resize(width, 520)
        result.show()
        qtbot.waitExposed(result)
        return result

    yield do
    for one in shown:
        one.deleteLater()
    # At once, so that no later test dresses it again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def add(menu, text, *keys):
    action = menu.addAction(text)
    action.setShortcuts([QKeySequence(entry) for entry in keys])
    return action


def caps(widget):
    return [cap.text() for cap in widget.findChildren(KeyCap)]


# What is collected from the menus.


def test_actions_with_keys_are_collected_by_menu_and_others_are_not(menu_bar):
    file, view = menu_bar.addMenu("&File"), menu_bar.addMenu("&View")
    add(file, "&Open posters…", "Ctrl+O")
    file.addSeparator()
    add(file, "Try the samples")
    add(view, "Show &evidence", "E")
    menu_bar.addMenu("&Help").addAction("About")
    assert shortcut_groups(menu_bar) == [
        ("File", [("Open posters", native("Ctrl+O"))]),
        ("View", [("Show evidence", "E")]),
    ]


def test_sub_menus_are_gone_through_however_deep(menu_bar):
    view = menu_bar.addMenu("View")
    inner = view.addMenu("Theme")
    add(inner.addMenu("More"), "Dark", "Ctrl+D")
    add(view, "Full screen", "F11")
    assert shortcut_groups(menu_bar) == [("View", [("Dark", native("Ctrl+D")), ("Full screen", "F11")])]


def test_all_keys_of_an_action_are_collected(menu_bar):
    add(menu_bar.addMenu("Edit"), "Redo", "Ctrl+Shift+Z", "Ctrl+Y")
    assert shortcut_groups(menu_bar) == [("Edit", [("Redo", f"{native('Ctrl+Shift+Z')} / {native('Ctrl+Y')}")])]


def test_a_key_that_few_keyboards_have_is_named_only_where_there_is_no_other(menu_bar):
    edit = menu_bar.addMenu("Edit")
    add(edit, "Undo", "Ctrl+Z", "F14", "Undo")
    add(edit, "Copy", "Ctrl+C", "F16", "Shift+F35", Qt.Key.Key_Copy)
    add(edit, "Paste", Qt.Key.Key_Paste)
    add(edit, "Cut", "F20")
    add(edit, "Full screen", "F12", "F13")
    assert shortcut_groups(menu_bar) == [
        (
            "Edit",
            [
                ("Undo", native("Ctrl+Z")),
                ("Copy", native("Ctrl+C")),
                ("Paste", "Paste"),
                ("Cut", "F20"),
                ("Full screen", "F12"),
            ],
        )
    ]


def test_what_cannot_be_done_now_is_named_and_what_is_hidden_is_not(menu_bar):
    file = menu_bar.addMenu("File")
    add(file, "Stop", "Ctrl+.").setEnabled(False)
    add(file, "Secret", "Ctrl+J").setVisible(False)
    assert shortcut_groups(menu_bar) == [("File", [("Stop", native("Ctrl+."))])]


def test_an_action_in_the_bar_itself_is_no_group(menu_bar):
    menu_bar.addAction(QAction("Help", menu_bar, shortcut=QKeySequence("F1")))
    assert shortcut_groups(menu_bar) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("&Open…", "Open"),
        ("Save && quit", "Save & quit"),
        ("打开(&O)…", "打开"),
        ("Se&lected (all)", "Selected (all)"),
        ("", ""),
    ],
)
def test_a_name_loses_what_is_for_the_menu_alone(text, told):
    assert plain(text) == told


def test_the_window_s_own_menus_are_collected(window):
    groups = dict(shortcut_groups(window.menuBar()))
    assert groups
    told = [entry for entries in groups.values() for entry in entries]
    assert ("Open posters", native("Ctrl+O")) in told
    assert not [name for name, keys in told if "&" in name or "…" in name or not keys]


# What is shown.


def test_every_action_stands_there_with_a_cap_for_each_key(sheet):
    shown = sheet()
    labels = [label.text() for label in shown.findChildren(QLabel)]
    for title, entries in GROUPS:
        assert title in labels
        assert {name for name, _ in entries} <= set(labels)
    first, second, third = shown.groups
    assert caps(first) == ["Ctrl", "O", "Ctrl", "E"]
    assert caps(second) == ["Ctrl", "+", "F11", "Alt", "Enter"]
    assert caps(third) == ["Space", "Ctrl", "K", "Ctrl", "C"]


def test_each_line_has_a_name_for_those_who_do_not_see_it(sheet):
    names = [child.accessibleName() for child in sheet().groups[0].children() if child.isWidgetType()]
    assert "Open posters: Ctrl+O" in names


def test_there_are_two_columns_where_there_is_room_and_one_where_not(qtbot, sheet):
    shown = sheet(width=720)

    def columns():
        return len({group.mapTo(shown, QPoint()).x() for group in shown.groups})

    qtbot.waitUntil(lambda: columns() == 2)
    shown.resize(420, 520)
    qtbot.waitUntil(lambda: columns() == 1)
    tops = [group.mapTo(shown, QPoint()).y() for group in shown.groups]
    assert tops == sorted(set(tops))
    shown.resize(720, 520)
    qtbot.waitUntil(lambda: columns() == 2)


def test_one_group_has_the_whole_width(sheet):
    assert sheet(GROUPS[:1]).columns == 1


def test_no_groups_are_no_trouble(sheet):
    assert caps(sheet([])) == []


def test_more_than_fits_is_scrolled_to_by_key_and_never_sideways(qtbot, sheet):
    shown = sheet([(f"Menu {number}", [(f"Do {entry}", "Ctrl+O") for entry in range(12)]) for number in range(8)], 420)
    area = shown.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0


def test_a_long_name_wraps_and_its_keys_stay_whole(sheet):
    shown = sheet(
        [("File", [("What takes so many words that no line of a narrow sheet holds it " * 2, "Ctrl+O")])], 320
    )
    for cap in shown.findChildren(KeyCap):
        assert cap.width() >= cap.sizeHint().width()
        assert shown.rect().contains(cap.mapTo(shown, cap.rect().bottomRight()))


@pytest.mark.parametrize(("theme", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_caps_wear_the_colours_of_the_theme(qapp, sheet, theme, colours):
    shown = sheet()
    choose_theme(qapp, theme)
    cap = shown.findChildren(KeyCap)[0]
    image = cap.grab().toImage()
    assert image.pixelColor(4, cap.height() // 2).name() == colours.ground.name()


def test_escape_closes_it(sheet):
    shown = sheet()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
