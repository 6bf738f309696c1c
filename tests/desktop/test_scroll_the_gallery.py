"""A person scrolls through the gallery, where there is more than is in sight."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect

from desktop_app.settings import Theme
from desktop_app.theme import choose_theme


@pytest.fixture
def twenty(window):
    """A window with twenty posters in its list, of which there are no files: more than it shows at a time."""
    window.resize(1240, 500)
    window.session.posters.add([Path(f"/nowhere/film {number}.jpg") for number in range(20)])
    return window


def colours_of(bar):
    image = bar.grab().toImage()
    middle = image.width() // 2
    return {image.pixelColor(middle, y).name() for y in range(image.height())}


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_bar_has_a_handle_only_where_there_is_something_to_scroll(qtbot, qapp, twenty, theme):
    choose_theme(qapp, theme)
    bar = twenty.list.gallery.verticalScrollBar()
    assert bar.maximum() > 0
    assert len(colours_of(bar)) > 1
    twenty.filter_bar.search.setText("film 7")
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert len(colours_of(bar)) == 1


def test_the_bar_keeps_its_place_so_that_no_poster_moves(qtbot, twenty):
    gallery = twenty.list.gallery
    before = gallery.viewport().width()
    twenty.filter_bar.search.setText("film 7")
    qtbot.waitUntil(lambda: gallery.verticalScrollBar().maximum() == 0)
    assert gallery.viewport().width() == before
    assert gallery.verticalScrollBar().isVisible()


def test_what_was_drawn_of_the_handle_is_gone_from_the_screen(qtbot, twenty):
    bar = twenty.list.gallery.verticalScrollBar()
    place = QRect(bar.mapToGlobal(QPoint()), bar.size())

    def shown():
        screen = twenty.screen().grabWindow(0, *place.getRect()).toImage()
        return {screen.pixelColor(screen.width() // 2, y).name() for y in range(screen.height())}

    qtbot.waitUntil(lambda: len(shown()) > 1)
    twenty.filter_bar.search.setText("film 7")
    qtbot.waitUntil(lambda: len(shown()) == 1)
