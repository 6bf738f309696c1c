"""A person says which genres are right."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from classifier.catalogue import catalogue_path
from desktop_app.corrections import Corrections, with_genre
from desktop_app.genres_model import GENRE
from desktop_app.main_window import MainWindow
from desktop_app.posters_model import WORDS
from desktop_app.views.bars import check_rect
from tests.desktop.conftest import WAIT, drop, mime_of, wait_for_rest


@pytest.fixture
def looking(window, read_all, four_posters):
    """A window with four posters, the first of them looked at."""
    read_all(four_posters[0].parent)
    return window


def row_of(window, genre):
    model = window.confidences.bars.model()
    return next(row for row in range(model.rowCount()) if model.index(row, 0).data(GENRE) == genre)


def click_check(window, genre):
    bars = window.confidences.bars
    index = bars.model().index(row_of(window, genre), 0)
    bars.scrollTo(index)
    QTest.mouseClick(
        bars.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        check_rect(bars.visualRect(index)).center(),
    )


def checks(window):
    model = window.confidences.bars.model()
    states = (
        (model.index(row, 0).data(GENRE), model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole))
        for row in range(model.rowCount())
    )
    return {genre: Qt.CheckState(state) for genre, state in states if Qt.CheckState(state) != Qt.CheckState.Unchecked}


def plain(action):
    return action.text().replace("&", "")


def words(window):
    posters = window.session.posters
    return [posters.index(row, 0).data(WORDS) for row in range(posters.rowCount())]


def test_a_click_on_a_check_says_that_a_genre_is_right(looking):
    click_check(looking, "Western")
    assert words(looking) == [("Western",), (), (), ()]
    assert checks(looking) == {"Western": Qt.CheckState.Checked}
    assert looking.confidences.own.text() == "✓ Your word: Western"
    click_check(looking, "Western")
    assert words(looking) == [(), (), (), ()]
    assert not looking.confidences.own.isVisible()


def test_a_click_beside_the_check_says_nothing(looking):
    bars = looking.confidences.bars
    area = bars.visualRect(bars.model().index(2, 0))
    QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert words(looking) == [(), (), (), ()]


def test_the_space_bar_checks_the_genre_that_the_keys_are_on(looking):
    bars = looking.confidences.bars
    bars.setFocus()
    bars.setCurrentIndex(bars.model().index(2, 0))
    QTest.keyClick(bars, Qt.Key.Key_Space)
    assert words(looking)[0] == (bars.model().index(2, 0).data(GENRE),)
    assert "right, by your word" in bars.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_check_is_for_all_that_is_selected(looking):
    looking.list.select_all()
    assert looking.confidences.own.text() == "A check is for all 4 selected posters."
    click_check(looking, "War")
    assert words(looking) == [("War",)] * 4
    assert plain(looking.actions_.undo) == "Undo mark as War (4 posters)"


def test_a_check_that_holds_for_some_of_them_is_half(looking, four_posters):
    click_check(looking, "War")
    looking.list.select_all()
    assert checks(looking) == {"War": Qt.CheckState.PartiallyChecked}
    click_check(looking, "War")
    assert words(looking) == [("War",)] * 4
    assert checks(looking) == {"War": Qt.CheckState.Checked}


def test_undo_and_redo_say_what_they_do(looking):
    click_check(looking, "Horror")
    click_check(looking, "War")
    assert plain(looking.actions_.undo) == "Undo mark as War"
    QTest.keyClick(looking, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words(looking)[0] == ("Horror",)
    assert plain(looking.actions_.undo) == "Undo mark as Horror"
    assert plain(looking.actions_.redo) == "Redo mark as War"
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(looking, Qt.Key.Key_Z, shift)
    assert set(words(looking)[0]) == {"Horror", "War"}
    looking.actions_.undo.trigger()
    looking.actions_.undo.trigger()
    assert words(looking)[0] == ()
    assert not looking.actions_.undo.isEnabled()


def test_the_assigned_genres_are_confirmed_in_one_go(looking, classifier, four_posters):
    looking.list.select_all()
    QTest.keyClick(looking.list.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [set(said) for said in words(looking)] == [set(classifier.read(path).assigned) for path in four_posters]
    looking.actions_.take_back.trigger()
    assert words(looking) == [()] * 4
    assert plain(looking.actions_.undo) == "Undo take back your word (4 posters)"
    looking.actions_.undo.trigger()
    assert all(words(looking))


def test_a_genre_is_chosen_from_the_menu(looking):
    menu = looking.actions_.genres
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text() == "Western")
    action.trigger()
    assert words(looking)[0] == ("Western",)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Western"]


def test_a_word_is_kept_for_the_next_start_whatever_the_posters_name(
    qtbot, looking, settings, four_posters, tmp_path, exported
):
    click_check(looking, "Western")
    looking.close()
    moved = tmp_path / "moved.jpg"
    four_posters[0].rename(moved)

    again = MainWindow(settings)
    qtbot.addWidget(again)
    drop(again, mime_of(moved))
    qtbot.waitUntil(lambda: again.session.posters.done == 1, timeout=WAIT)
    wait_for_rest(qtbot, again)

    assert words(again) == [("Western",)]
    qtbot.waitUntil(lambda: again.confidences.own.text() == "✓ Your word: Western", timeout=WAIT)
    again.close()


def test_a_word_is_exported_beside_what_the_network_says(looking, exported):
    click_check(looking, "Western")
    click_check(looking, "War")
    row = exported()[0]
    assert row["confirmed_genres"] == "Western|War"
    assert "Western" not in row["genres"]
    assert exported()[1]["confirmed_genres"] == ""


def test_a_word_stays_when_another_network_reads(qtbot, looking, own_network, open_network, answer, exported):
    click_check(looking, "Western")
    answer(QMessageBox.StandardButton.Ok)
    open_network(own_network("Giallo", "Kaiju", "Noir"))
    wait_for_rest(qtbot, looking)
    assert words(looking)[0] == ()
    assert looking.confidences.own.text() == "✓ Your word: Western"
    click_check(looking, "Kaiju")
    assert exported()[0]["confirmed_genres"] == "Western|Kaiju"


def test_correcting_goes_on_while_posters_are_read(qtbot, window, four_posters, monkeypatch):
    drop(window, mime_of(four_posters[0].parent))
    qtbot.waitUntil(lambda: window.session.posters.done > 0, timeout=WAIT)
    window.list.select_all()
    window.looking.mark("War", True)
    wait_for_rest(qtbot, window)
    assert words(window)[0] == ("War",)


def test_where_corrections_cannot_be_kept_the_person_is_told(qtbot, tmp_path, monkeypatch):
    (tmp_path / "in the way").write_text("no folder")
    monkeypatch.setattr("desktop_app.corrections.catalogue_path", lambda: tmp_path / "in the way" / "catalogue.sqlite")
    corrections = Corrections()
    with qtbot.waitSignal(corrections.failed, timeout=WAIT):
        pass
    corrections.correct({"a digest": ("War",)})
    assert corrections.of("a digest") == ("War",)
    corrections.shut_down()


def test_marking_leaves_what_was_said_of_other_genres():
    said = {"one": ("Horror",), "two": ("War", "Horror")}
    assert with_genre(said, ["one", "two", "three"], "War", True) == {
        "one": ("Horror", "War"),
        "two": ("Horror", "War"),
        "three": ("War",),
    }
    assert with_genre(said, ["one", "two"], "Horror", False) == {"one": (), "two": ("War",)}


def test_a_damaged_file_of_corrections_is_set_aside_and_told(qtbot, looking, settings):
    click_check(looking, "Western")
    looking.close()
    catalogue_path().write_bytes(b"no database at all" * 100)

    again = MainWindow(settings)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.notice.isHidden(), timeout=WAIT)
    assert "was damaged. It was set aside as" in again.notice.label.text()
    assert [path for path in catalogue_path().parent.iterdir() if "damaged" in path.name]
    again.close()


def test_a_check_is_painted_where_it_is_clicked(looking):
    bars = looking.confidences.bars
    before = bars.grab().toImage()
    click_check(looking, bars.model().index(3, 0).data(GENRE))
    QTest.mouseMove(bars.viewport(), QPoint(1, bars.viewport().height() - 1))
    after = bars.grab().toImage()
    middle = check_rect(bars.visualRect(bars.model().index(3, 0))).center()
    assert before.pixelColor(middle) != after.pixelColor(middle)
