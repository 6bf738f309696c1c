"""A person takes posters out of the list, and drops them again together with others."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.posters_model import PostersModel
from desktop_app.sieve import Filter


@pytest.fixture
def posters(qapp):
    return PostersModel(("Drama", "War"), lambda scores: scores > 0.5, dict)


def shown(posters):
    return [posters.index(place, 0).data(Qt.ItemDataRole.DisplayRole) for place in range(posters.rowCount())]


def test_those_that_come_back_are_shown_beside_those_that_are_new(posters, tmp_path):
    posters.add([tmp_path / "alien.jpg", tmp_path / "heat.jpg"])
    posters.set_removed([0], True)
    assert shown(posters) == ["heat.jpg"]

    posters.add([tmp_path / "alien.jpg", tmp_path / "mummy.jpg"])

    assert shown(posters) == ["alien.jpg", "heat.jpg", "mummy.jpg"]
    assert posters.present == 3


def test_those_that_come_back_alone_are_shown_where_they_stood(posters, tmp_path):
    posters.add([tmp_path / "alien.jpg", tmp_path / "heat.jpg"])
    posters.set_removed([0], True)
    posters.add([tmp_path / "alien.jpg"])
    assert shown(posters) == ["alien.jpg", "heat.jpg"]


def test_new_ones_come_at_the_end_and_move_no_other(posters, tmp_path):
    posters.add([tmp_path / "alien.jpg"])
    anew, added = [], []
    posters.modelReset.connect(lambda: anew.append(1))
    posters.layoutChanged.connect(lambda: anew.append(1))
    posters.rowsInserted.connect(lambda _parent, first, last: added.append((first, last)))
    posters.add([tmp_path / "heat.jpg", tmp_path / "alien.jpg"])
    assert shown(posters) == ["alien.jpg", "heat.jpg"]
    assert (anew, added) == ([], [(1, 1)])


@pytest.mark.parametrize("written", ["Ame\u0301lie", "Am\u00e9lie"], ids=["taken apart", "in one"])
@pytest.mark.parametrize("searched", ["Ame\u0301lie", "Am\u00e9lie", "AM\u00c9LIE", "me\u0301l"])
def test_a_name_is_found_however_its_accents_are_written(posters, tmp_path, written, searched):
    posters.add([tmp_path / f"{written}.jpg", tmp_path / "Alien.jpg"])
    posters.set_filter(Filter(text=searched))
    assert shown(posters) == [f"{written}.jpg"]


def test_an_accent_that_is_searched_for_is_meant(posters, tmp_path):
    posters.add([tmp_path / "Amelie.jpg"])
    posters.set_filter(Filter(text="Am\u00e9lie"))
    assert shown(posters) == []
