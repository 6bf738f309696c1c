"""A person searches, filters, sorts, and turns from the gallery to the table."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop_app.main_window import MainWindow
from desktop_app.posters_model import Column
from desktop_app.settings import Settings, ViewMode
from desktop_app.sieve import BY_CONFIDENCE, BY_GENRE, BY_NAME, Order, Show
from tests.desktop.conftest import drag_over, names_shown
from tests.drawing import draw_poster, encoded

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def seven(window, read_all, tmp_path):
    """A window with six posters and one that is broken, wide enough for three side by side."""
    folder = tmp_path / "seven"
    folder.mkdir()
    for number in range(1, 7):
        (folder / f"film {number}.jpg").write_bytes(encoded(draw_poster(number)))
    (folder / "zz broken.jpg").write_bytes(b"\xff\xd8\xff broken off")
    window.resize(1240, 800)
    window.splitter.setSizes([420, 450, 370])
    read_all(folder)
    assert window.list.gallery.columns() == 3
    return window


def choose_genre(window, genre):
    """Check a genre in the list that the button opens."""
    (item,) = window.filter_bar.genres.list.findItems(genre, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def selected(window):
    return [names_shown(window)[place] for place in window.list.selected_places()]


def click(window, place, modifiers=Qt.KeyboardModifier.NoModifier):
    view = window.list.view
    area = view.visualRect(window.session.posters.index(place, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, area.center())


# Searching and filtering.


def test_names_are_searched_as_they_are_typed(seven):
    search = seven.filter_bar.search
    QTest.keyClick(seven, Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is search
    QTest.keyClicks(search, "film 3")
    assert names_shown(seven) == ["film 3.jpg"]
    assert seven.filter_bar.count.text() == "1 of 7"
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(names_shown(seven)) == 7
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is seven.list.view


def test_letters_that_are_shortcuts_elsewhere_are_typed_into_the_search(seven):
    shown = seven.actions_.evidence.isChecked()
    seven.search()
    QTest.keyClicks(seven.filter_bar.search, "e")
    assert seven.filter_bar.search.text() == "e"
    assert seven.actions_.evidence.isChecked() == shown


@pytest.mark.parametrize("mode", list(ViewMode))
def test_letters_typed_among_the_posters_go_on_into_the_search(seven, mode):
    seven.choose_view(mode)
    seven.list.take_focus()
    QTest.keyClicks(QApplication.focusWidget(), "f")
    assert QApplication.focusWidget() is seven.filter_bar.search
    QTest.keyClicks(QApplication.focusWidget(), "ilm 3")
    assert names_shown(seven) == ["film 3.jpg"]


def test_posters_of_a_genre_are_shown(seven, classifier):
    paths = seven.session.posters.record.paths
    of_drama = [path.name for path in paths[:6] if "Drama" in classifier.read(path).assigned]
    choose_genre(seven, "Drama")
    assert names_shown(seven) == of_drama
    assert seven.filter_bar.genres.text() == "Drama"


def test_any_or_all_of_some_genres(seven):
    for genre in ("Drama", "Comedy", "Western"):
        choose_genre(seven, genre)
    some = names_shown(seven)
    seven.filter_bar.genres.all_of.click()
    assert set(names_shown(seven)) <= set(some)
    assert seven.filter_bar.genres.text() == "3 genres"
    assert seven.session.posters.filter.every
    QTest.mouseClick(seven.filter_bar.genres.none, Qt.MouseButton.LeftButton)
    assert len(names_shown(seven)) == 7


def test_genres_are_chosen_by_keys(qtbot, seven):
    button, pressed = seven.filter_bar.genres, []

    def press():
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape):
            pressed.append(key)
            QTest.keyClick(QApplication.activePopupWidget().focusWidget(), key)

    QTimer.singleShot(100, press)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(pressed) == 3)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert button.chosen() == ("Adventure",)


def test_a_tool_tip_takes_a_name_for_nothing_but_a_name(qtbot, window, read_all, tmp_path):
    odd = tmp_path / "<b>a\nb.jpg"
    odd.write_bytes(encoded(draw_poster(1)))
    read_all(odd)
    tip = window.session.posters.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;a" in tip
    assert tip.startswith("<qt>")


def test_a_least_confidence(seven, classifier):
    paths = seven.session.posters.record.paths[:6]
    seven.filter_bar.least.setValue(50)
    assert names_shown(seven) == [path.name for path in paths if classifier.read(path).scores.max() >= 0.5]
    assert seven.filter_bar.least.text() == "≥ 50 %"


@pytest.mark.parametrize(("show", "count"), [(Show.READ, 6), (Show.FAILED, 1), (Show.WAITING, 0), (Show.CORRECTED, 1)])
def test_posters_of_a_state_are_shown(seven, show, count):
    seven.looking.mark("War", True)
    box = seven.filter_bar.show_only
    box.setCurrentIndex(box.findData(str(show)))
    assert len(names_shown(seven)) == count


def test_where_nothing_is_left_the_window_says_so_and_offers_all(seven):
    seven.filter_bar.search.setText("no such film")
    assert seven.list.currentWidget() is seven.list.no_match
    assert seven.list.no_match.findChild(QLabel).text() == "No poster is like that."
    assert seven.panel.path is None
    seven.list.no_match.findChild(QPushButton).click()
    assert len(names_shown(seven)) == 7
    assert seven.filter_bar.search.text() == ""


def test_the_first_that_is_left_is_looked_at_where_the_one_before_is_gone(seven):
    seven.list.show_path(seven.session.posters.record.paths[4])
    seven.filter_bar.search.setText("film 2")
    assert seven.panel.path.name == "film 2.jpg"
    seven.filter_bar.search.setText("film")
    assert seven.panel.path.name == "film 2.jpg"


def test_a_drop_is_shown_whatever_was_filtered_out(qtbot, seven, read_all, poster_file):
    seven.filter_bar.search.setText("film 2")
    read_all(poster_file)
    qtbot.waitUntil(lambda: seven.panel.path == poster_file)
    assert seven.filter_bar.search.text() == ""


def test_what_a_filter_asks_for_is_followed_when_it_changes(qtbot, seven):
    box = seven.filter_bar.show_only
    box.setCurrentIndex(box.findData(str(Show.CORRECTED)))
    assert names_shown(seven) == []
    seven.correcting.mark([2], "War", True)
    qtbot.waitUntil(lambda: names_shown(seven) == ["film 3.jpg"])


# Sorting.


def test_posters_are_sorted_by_the_score_of_a_genre(seven, classifier):
    box = seven.filter_bar.order
    box.setCurrentIndex(box.findData(BY_GENRE + "Horror"))
    box.activated.emit(box.currentIndex())
    paths = seven.session.posters.record.paths[:6]
    expected = sorted(paths, key=lambda path: -classifier.read(path).score("Horror"))
    assert names_shown(seven) == [*(path.name for path in expected), "zz broken.jpg"]
    seven.filter_bar.direction.click()
    assert names_shown(seven)[0] == expected[-1].name


def test_the_order_is_remembered(qtbot, seven, settings):
    seven._sort(Order(BY_NAME, True))
    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert again.session.posters.order == Order(BY_NAME, True)
    assert again.filter_bar.order.currentData() == BY_NAME
    again.close()


def test_a_click_on_a_header_sorts_and_the_next_one_turns_round(seven):
    seven.actions_.views[ViewMode.TABLE].trigger()
    header = seven.list.table.horizontalHeader()

    def press(column):
        x = header.sectionViewportPosition(column) + 10
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))

    press(Column.SCORE)
    assert seven.session.posters.order == Order(BY_CONFIDENCE, True)
    assert header.sortIndicatorSection() == Column.SCORE
    assert seven.filter_bar.order.currentData() == BY_CONFIDENCE
    press(Column.SCORE)
    assert seven.session.posters.order == Order(BY_CONFIDENCE, False)
    press(Column.SCORE)
    assert seven.session.posters.order == Order()
    press(Column.NAME)
    assert seven.session.posters.order == Order(BY_NAME)


# Two views.


def test_the_selection_is_kept_from_one_view_to_the_other(seven):
    click(seven, 1)
    click(seven, 4, CTRL)
    QTest.keyClick(seven, Qt.Key.Key_2, CTRL)
    assert seven.list.currentWidget() is seven.list.table
    assert selected(seven) == ["film 2.jpg", "film 5.jpg"]
    assert seven.list.current_path().name == "film 5.jpg"
    QTest.keyClick(seven, Qt.Key.Key_1, CTRL)
    assert seven.list.currentWidget() is seven.list.gallery
    assert selected(seven) == ["film 2.jpg", "film 5.jpg"]


def test_the_view_is_remembered(qtbot, seven, settings):
    seven.actions_.views[ViewMode.TABLE].trigger()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert again.list.mode is ViewMode.TABLE
    assert again.actions_.views[ViewMode.TABLE].isChecked()
    again.close()


def test_a_genres_column_is_shown_on_demand_and_remembered(seven, classifier, settings):
    menu = seven.actions_.columns
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Horror").trigger()
    table, posters = seven.list.table, seven.session.posters
    column = len(Column) + posters.record.genres.index("Horror")
    assert seven.list.mode is ViewMode.TABLE
    assert not table.isColumnHidden(column)
    assert posters.headerData(column, Qt.Orientation.Horizontal) == "Horror"
    score = classifier.read(posters.record.paths[0]).score("Horror")
    assert posters.index(0, column).data() == f"{score:.0%}"
    assert Settings(seven.settings._store.fileName()).genre_columns == ["Horror"]
    assert sum(not table.isColumnHidden(place) for place in range(posters.columnCount())) == len(Column) + 1


def test_keys_move_through_the_gallery_as_it_lies(seven):
    view = seven.list.view
    view.setFocus()
    seven.list.show_path(seven.session.posters.record.paths[0])
    moves = [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_End, 6),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_PageDown, 6),
    ]
    for key, place in moves:
        QTest.keyClick(view, key)
        assert view.currentIndex().row() == place, key
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_shift_selects_all_in_between_and_ctrl_picks_out(seven):
    click(seven, 1)
    click(seven, 5, SHIFT)
    assert selected(seven) == [f"film {number}.jpg" for number in (2, 3, 4, 5, 6)]
    click(seven, 3, CTRL)
    assert selected(seven) == [f"film {number}.jpg" for number in (2, 3, 5, 6)]
    assert seven.filter_bar.count.text() == "7 of 7  ·  4 selected"


def test_a_frame_that_is_drawn_selects_what_it_holds(seven):
    view = seven.list.gallery
    last = view.visualRect(seven.session.posters.index(6, 0))
    start = QPoint(view.viewport().width() - 3, last.bottom() - 2)
    end = view.visualRect(seven.session.posters.index(4, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert selected(seven) == ["film 5.jpg", "film 6.jpg"]


def test_ctrl_a_selects_all_that_is_shown(seven):
    seven.filter_bar.search.setText("film")
    seven.list.take_focus()
    QTest.keyClick(seven.list.view, Qt.Key.Key_A, CTRL)
    assert len(selected(seven)) == 6


def test_a_selection_stays_with_its_posters_when_they_are_sorted(seven):
    click(seven, 0)
    click(seven, 2, CTRL)
    seven._sort(Order(BY_NAME, True))
    assert sorted(selected(seven)) == ["film 1.jpg", "film 3.jpg"]
    assert seven.list.current_path().name == "film 3.jpg"


def test_the_posters_menu_opens_where_it_is_asked_for(seven, monkeypatch):
    opened = []
    monkeypatch.setattr(type(seven.actions_.posters_menu), "popup", lambda _menu, place: opened.append(place))
    view = seven.list.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(20, 20), view.viewport().mapToGlobal(QPoint(20, 20))
    )
    QApplication.sendEvent(view.viewport(), event)
    assert opened == [view.viewport().mapToGlobal(QPoint(20, 20))]
    assert seven.actions_.confirm in seven.actions_.posters_menu.actions()


def test_the_poster_has_the_same_menu(seven, monkeypatch):
    opened = []
    monkeypatch.setattr(type(seven.actions_.posters_menu), "popup", lambda _menu, place: opened.append(place))
    place = QPoint(30, 30)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, seven.panel.mapToGlobal(place))
    QApplication.sendEvent(seven.panel, event)
    assert opened == [seven.panel.mapToGlobal(place)]


def test_the_folder_of_a_poster_is_opened(seven, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    seven.actions_.show_in_folder.trigger()
    assert opened == [str(seven.list.current_path().parent)]


# Out of the list.


def test_posters_are_taken_out_of_the_list_and_put_back(seven):
    click(seven, 1)
    click(seven, 2, SHIFT)
    QTest.keyClick(seven.list.view, Qt.Key.Key_Delete)
    assert names_shown(seven) == ["film 1.jpg", "film 4.jpg", "film 5.jpg", "film 6.jpg", "zz broken.jpg"]
    assert seven.actions_.undo.text() == "&Undo remove 2 posters from the list"
    assert all(path.exists() for path in seven.session.posters.record.paths)
    seven.actions_.undo.trigger()
    assert len(names_shown(seven)) == 7
    assert seven.session.posters.done == 7


def test_the_list_is_cleared_and_that_is_undone(seven):
    seven.actions_.clear.trigger()
    assert seven.pages.currentWidget() is seven.empty
    assert not seven.actions_.export.isEnabled()
    seven.actions_.undo.trigger()
    assert len(names_shown(seven)) == 7
    assert seven.pages.currentWidget() is seven.light_table


def test_posters_that_are_dragged_out_are_given_as_files(seven):
    click(seven, 0)
    click(seven, 1, SHIFT)
    posters = seven.session.posters
    mime = posters.mimeData(seven.list.view.selectedIndexes())
    assert [url.toLocalFile() for url in mime.urls()] == [str(path) for path in posters.record.paths[:2]]
    assert posters.supportedDragActions() == Qt.DropAction.CopyAction
    assert seven.list.gallery.dragEnabled()
    assert seven.list.table.dragEnabled()


def test_failed_posters_are_all_tried_again(qtbot, seven):
    broken = seven.session.posters.record.paths[6]
    broken.write_bytes(encoded(draw_poster(9)))
    assert seven.actions_.read_failed_again.isEnabled()
    seven.actions_.read_failed_again.trigger()
    qtbot.waitUntil(lambda: seven.session.posters.failed == 0 and not seven.session.running, timeout=60_000)
    assert seven.session.posters.done == 7


def test_icons_follow_the_theme(seven):
    light = seven.actions_.export.icon().pixmap(20, 20).toImage()
    seven.actions_.themes["dark"].trigger()
    QApplication.sendPostedEvents(None, QEvent.Type.None_)
    assert seven.actions_.export.icon().pixmap(20, 20).toImage() != light


def test_text_dragged_over_the_window_is_still_not_taken(seven):
    mime = QMimeData()
    mime.setText("only words")
    assert not drag_over(seven, mime)
