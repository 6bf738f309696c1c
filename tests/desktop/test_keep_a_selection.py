"""A person selects posters, then searches, filters or sorts: what is still shown stays selected."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from desktop_app.settings import ViewMode
from desktop_app.sieve import BY_NAME, Order
from tests.desktop.conftest import names_shown

MANY = 3000


@pytest.fixture
def six(window):
    """A window with six posters in its list, of which there are no files."""
    add(window, [f"{word} {number}.jpg" for number in (1, 2, 3) for word in ("film", "other")])
    return window


@pytest.fixture
def many(window):
    add(window, [f"film {number}.jpg" for number in range(MANY)])
    return window


def add(window, names):
    window.session.posters.add([Path("/nowhere") / name for name in names])
    window.list.gallery.setCurrentIndex(window.session.posters.index(0, 0))


def select(window, *ranges):
    """Select rows from the first to the last of each range, and look at the first of the last range."""
    posters, flags = window.session.posters, QItemSelectionModel.SelectionFlag
    selection = QItemSelection()
    for first, last in ranges:
        selection.select(posters.index(first, 0), posters.index(last, 0))
    chosen = window.list.gallery.selectionModel()
    chosen.setCurrentIndex(posters.index(ranges[-1][0], 0), flags.NoUpdate)
    chosen.select(selection, flags.ClearAndSelect | flags.Rows)


def selected(window):
    names = names_shown(window)
    return [names[place] for place in window.list.selected_places()]


def search(window, text):
    window.filter_bar.search.setText(text)


@pytest.mark.parametrize("mode", list(ViewMode), ids=str)
def test_all_that_a_filter_leaves_stays_selected_and_what_it_hides_does_not(six, mode):
    six.choose_view(mode)
    six.actions_.select_all.trigger()
    search(six, "other")
    assert selected(six) == names_shown(six) == ["other 1.jpg", "other 2.jpg", "other 3.jpg"]
    assert six.filter_bar.count.text() == "3 of 6  ·  3 selected"
    search(six, "")
    assert selected(six) == ["other 1.jpg", "other 2.jpg", "other 3.jpg"]
    assert six.filter_bar.count.text() == "6 of 6  ·  3 selected"


def test_of_those_that_stay_selected_the_first_is_looked_at(six):
    select(six, (3, 5), (0, 0))
    search(six, "other")
    assert selected(six) == ["other 2.jpg", "other 3.jpg"]
    assert six.list.current_path().name == "other 2.jpg"


def test_who_is_looked_at_and_still_shown_is_looked_at_still(six):
    six.actions_.select_all.trigger()
    six.list.gallery.selectionModel().setCurrentIndex(
        six.session.posters.index(5, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    search(six, "other")
    assert six.list.current_path().name == "other 3.jpg"
    assert len(selected(six)) == 3


def test_what_is_taken_out_is_only_what_is_shown(six):
    six.actions_.select_all.trigger()
    search(six, "other")
    six.actions_.remove.trigger()
    search(six, "")
    assert names_shown(six) == ["film 1.jpg", "film 2.jpg", "film 3.jpg"]


def test_where_nothing_is_left_nothing_is_selected_when_all_come_back(six):
    six.actions_.select_all.trigger()
    search(six, "nothing like it")
    assert not six.actions_.remove.isEnabled()
    search(six, "")
    assert selected(six) == []


@pytest.mark.parametrize("ranges", [((0, MANY - 1),), ((0, 1499),), ((10, 20), (700, 2000), (2999, 2999))])
def test_of_thousands_just_the_selected_ones_that_are_shown_stay_selected(many, ranges):
    select(many, *ranges)
    wanted = {f"film {row}.jpg" for first, last in ranges for row in range(first, last + 1)}
    many._sort(Order(BY_NAME, True))
    assert set(selected(many)) == wanted
    search(many, "9")
    assert set(selected(many)) == {name for name in wanted if "9" in name}
    assert many.list.selected_count == len(selected(many))


@pytest.mark.parametrize("last", [1499, MANY - 1])
def test_qt_is_not_left_to_follow_every_cell_of_what_is_selected(many, last):
    select(many, (0, last))
    followed = []
    many.session.posters.layoutAboutToBeChanged.connect(
        lambda: followed.append(len(many.session.posters.persistentIndexList()))
    )
    many._sort(Order(BY_NAME, True))
    search(many, "9")
    assert len(followed) == 2
    assert max(followed) < 100
