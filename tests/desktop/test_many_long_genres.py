"""A person reads with a network of two hundred genres, some of whose names are long."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from classifier import Preset
from desktop_app.theme import colours
from desktop_app.views.bars import NAME_SHARE
from desktop_app.views.verdict import LINES
from desktop_app.words import joined
from tests.desktop.own_networks import LONG, OWN, UNBROKEN

MANY = (LONG, UNBROKEN, *(f"Genre {number}" for number in range(198)))


@pytest.fixture
def many(window, read_all, four_posters, own_network, open_network):
    """A window that shows a poster read by a network of two hundred genres."""
    open_network(own_network(*MANY, presets={"complete": dict.fromkeys(MANY, 0.005)}))
    read_all(four_posters[0].parent)
    return window


def tip_of(window, row):
    return window.confidences.bars.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def bar_begins(window, row):
    """Where in a row its track or bar begins: device-independent pixels."""
    bars = window.confidences.bars
    image, room = bars.grab().toImage(), bars.visualRect(bars.model().index(row, 0))
    wanted = {colours().track.name(), colours().bar.name(), colours().bar_assigned.name()}
    scale, middle = image.devicePixelRatio(), room.center().y()
    in_a_row = 0
    for x in range(int(room.width() * scale)):
        in_a_row = in_a_row + 1 if image.pixelColor(x, int(middle * scale)).name() in wanted else 0
        if in_a_row == 16:  # A mark's or a letter's stem is not as wide.
            return (x - 16) / scale
    return None


def test_all_genres_can_be_scrolled_to_and_long_ones_have_their_name_in_a_tip(many):
    bars = many.confidences.bars
    assert bars.model().rowCount() == 200
    assert bars.verticalScrollBar().maximum() > 0
    bars.setCurrentIndex(bars.model().index(199, 0))
    assert bars.viewport().rect().contains(bars.visualRect(bars.model().index(199, 0)).center())
    assert LONG in tip_of(many, 0)


def test_a_long_name_leaves_room_for_its_bar_and_all_bars_begin_at_one_place(many):
    begins = [bar_begins(many, row) for row in range(4)]
    assert None not in begins
    assert max(begins) - min(begins) <= 2
    assert max(begins) < (NAME_SHARE + 0.2) * many.confidences.bars.viewport().width()


def test_short_names_leave_their_room_to_the_bars(window, read_all, four_posters, own_network, open_network):
    read_all(four_posters[0].parent)
    nineteen = bar_begins(window, 18)
    window.actions_.clear.trigger()
    open_network(own_network(*OWN))
    read_all(four_posters[0].parent)
    assert bar_begins(window, 2) < nineteen - 20


def test_no_name_pushes_the_parts_of_the_window_aside(many):
    widths = many.splitter.sizes()
    many.actions_.presets[Preset.COMPLETE].trigger()
    assert many.splitter.sizes() == widths
    assert many.confidences.minimumSizeHint().width() < 400


def test_the_verdict_tells_what_fits_and_counts_the_rest(qtbot, many):
    many.actions_.presets[Preset.COMPLETE].trigger()
    verdict = many.confidences.verdict
    qtbot.waitUntil(lambda: verdict.height() >= 2 * verdict.fontMetrics().height())
    named, counted = verdict.text().split(" +")
    assert len(named.split(", ")) + int(counted) == 200
    assert verdict.height() <= (LINES + 1) * verdict.fontMetrics().lineSpacing()
    assert verdict.accessibleName() == ", ".join(MANY)
    assert "Genre 197" in verdict.toolTip()
    assert many.confidences.bars.height() > many.height() / 2


@pytest.mark.parametrize(
    ("room", "told"),
    [
        ("one, two, three", "one, two, three"),
        ("one, two, thre", "one, two +1"),
        ("one +2", "one +2"),
        ("o", "one +2"),
    ],
)
def test_words_are_joined_as_far_as_there_is_room(qapp, room, told):
    metrics = QFontMetrics(QFont())
    assert joined(("one", "two", "three"), metrics, metrics.horizontalAdvance(room) + 1, 1) == told


def test_few_bars_have_what_is_said_about_them_right_below(
    qtbot, window, read_all, four_posters, own_network, open_network
):
    open_network(own_network(*OWN))
    read_all(four_posters[0].parent)
    bars, hint = window.confidences.bars, window.confidences.hint
    qtbot.waitUntil(lambda: bars.height() > 0)
    last = bars.visualRect(bars.model().index(2, 0)).bottom() + bars.y()
    qtbot.waitUntil(lambda: 0 <= hint.y() - last < 30)
    assert hint.height() < 4 * hint.fontMetrics().lineSpacing()  # Else its words would stand in the middle of it.
    assert bars.verticalScrollBar().maximum() == 0


def test_in_a_low_window_the_bars_scroll(qtbot, window, read_all, four_posters):
    read_all(four_posters[0].parent)
    window.resize(QSize(900, 420))
    bars = window.confidences.bars
    qtbot.waitUntil(lambda: bars.verticalScrollBar().maximum() > 0)
    assert window.confidences.hint.geometry().bottom() <= window.confidences.height()


def test_a_name_is_never_taken_for_anything_but_a_name(window, read_all, four_posters, own_network, open_network):
    open_network(own_network("<h1>Rhythm & Blues</h1>", "Kaiju", "Noir"))
    read_all(four_posters[0].parent)
    assert window.confidences.verdict.text() == "<h1>Rhythm & Blues</h1>, Kaiju"
    assert window.confidences.verdict.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;h1&gt;Rhythm &amp; Blues&lt;/h1&gt;: 90.0%." in tip_of(window, 0)


def test_another_rule_leaves_the_bars_where_they_were_scrolled_to(many):
    bar = many.confidences.bars.verticalScrollBar()
    bar.setValue(900)
    many.actions_.presets[Preset.COMPLETE].trigger()
    many.confidences.bars.viewport().repaint()
    assert bar.value() == 900
