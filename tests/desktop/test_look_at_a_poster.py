"""A person moves through the posters and asks what speaks for a genre."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.genres_model import GENRE_SCORE
from desktop_app.pictures import AGAINST, FOR, evidence_image
from tests.desktop.conftest import WAIT, genres_shown
from tests.drawing import draw_poster, encoded


@pytest.fixture
def looking(window, read_all, four_posters):
    """A window with four posters, the first of them looked at."""
    read_all(four_posters[0].parent)
    return window


def row_centre(bars, row):
    return bars.visualRect(bars.model().index(row, 0)).center()


def test_arrow_keys_move_through_the_posters(qtbot, looking, four_posters):
    QTest.keyClick(looking.list.view, Qt.Key.Key_Right)
    QTest.keyClick(looking.list.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(genres_shown(looking)) == 19, timeout=WAIT)
    assert looking.panel.path == four_posters[2]
    assert "poster 3.jpg" in looking.panel.name.toolTip()
    QTest.keyClick(looking.list.view, Qt.Key.Key_Left)
    assert looking.panel.path == four_posters[1]


def test_bars_are_ranked_and_say_what_is_assigned(looking, classifier, four_posters):
    model = looking.confidences.bars.model()
    entries = [model.index(row, 0).data(GENRE_SCORE) for row in range(model.rowCount())]
    scores = [entry.score for entry in entries]
    assert scores == sorted(scores, reverse=True)
    assigned = [entry.genre for entry in entries if entry.assigned]
    assert assigned == list(classifier.read(four_posters[0]).assigned)


def test_pointing_at_a_genre_lays_its_evidence_over_the_poster(qtbot, looking):
    bars, poster = looking.confidences.bars, looking.panel.poster
    assert poster.evidence.isNull()
    QTest.mouseMove(bars.viewport(), row_centre(bars, 4))
    qtbot.waitUntil(lambda: not poster.evidence.isNull(), timeout=WAIT)
    assert genres_shown(looking)[4] in poster.accessibleDescription()
    leave = QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(bars.viewport(), leave)
    assert poster.evidence.isNull()


def test_a_chosen_genre_stays_for_the_next_poster(qtbot, looking):
    bars = looking.confidences.bars
    bars.setFocus()
    bars.setCurrentIndex(bars.model().index(0, 0))
    QTest.keyClick(bars, Qt.Key.Key_Down)
    genre = genres_shown(looking)[1]
    assert genre in looking.panel.poster.accessibleDescription()
    QTest.keyClick(looking.list.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: genre in looking.panel.poster.accessibleDescription(), timeout=WAIT)
    assert bars.currentIndex().data() == genre
    assert not looking.panel.poster.evidence.isNull()


def test_escape_lets_a_genre_go(looking):
    bars = looking.confidences.bars
    bars.setCurrentIndex(bars.model().index(3, 0))
    assert not looking.panel.poster.evidence.isNull()
    QTest.keyClick(bars, Qt.Key.Key_Escape)
    assert looking.panel.poster.evidence.isNull()
    assert not bars.currentIndex().isValid()


def test_evidence_can_be_put_away_and_stays_away(looking, settings):
    bars = looking.confidences.bars
    looking.actions_.evidence.setChecked(False)
    bars.setCurrentIndex(bars.model().index(0, 0))
    assert looking.panel.poster.evidence.isNull()
    assert settings.evidence_shown is False
    looking.actions_.evidence.setChecked(True)
    assert not looking.panel.poster.evidence.isNull()


def test_evidence_changes_what_is_painted_on_the_poster_only(looking):
    bars, poster = looking.confidences.bars, looking.panel.poster
    before = poster.grab().toImage()
    bars.setCurrentIndex(bars.model().index(0, 0))
    after = poster.grab().toImage()
    inside, outside = poster.poster_rect().center(), QPoint(2, 2)
    painted = [before.pixel(x, inside.y()) != after.pixel(x, inside.y()) for x in range(before.width())]
    assert any(painted)
    assert before.pixel(outside) == after.pixel(outside)


def test_a_large_poster_is_scaled_down_once_for_each_size(qtbot, window, read_all, tmp_path):
    path = tmp_path / "large.png"
    path.write_bytes(encoded(draw_poster(4, (1200, 1800)), "PNG"))
    read_all(path)
    poster = window.panel.poster
    first, again, other = (poster._scaled(QSize(*size)) for size in ((200, 300), (200, 300), (100, 150)))
    assert first.cacheKey() == again.cacheKey() != other.cacheKey()
    assert other.size().toTuple() == (100, 150)


def test_evidence_for_is_orange_and_against_is_blue_and_nothing_is_clear():
    image = evidence_image(np.array([[4.0, 0.0, -4.0]], np.float32))
    left, middle, right = (image.pixelColor(x, 0) for x in range(3))
    assert left.getRgb()[:3] == FOR
    assert right.getRgb()[:3] == AGAINST
    assert middle.alpha() == 0
    assert left.alpha() > right.alpha() > 0


def test_weak_evidence_does_not_look_strong():
    weak, strong = (evidence_image(np.full((1, 1), value, np.float32)) for value in (0.1, 5.0))
    assert weak.pixelColor(0, 0).alpha() < strong.pixelColor(0, 0).alpha() / 10


def test_a_failed_poster_says_why_and_can_be_tried_again(qtbot, window, read_all, tmp_path):
    path = tmp_path / "late.jpg"
    path.write_text("still being written")
    read_all(path)
    qtbot.waitUntil(lambda: window.panel.failure.sentence.text() != "", timeout=WAIT)
    assert window.panel.failure.isVisible()
    assert window.panel.failure.sentence.text() == "The file is not a picture."
    assert window.confidences.verdict.text() == "Could not be read"
    path.write_bytes(encoded(draw_poster(5)))
    window.panel.failure.retry.click()
    qtbot.waitUntil(lambda: len(genres_shown(window)) == 19, timeout=WAIT)
    assert window.panel.poster.isVisible()
    assert not window.panel.failure.isVisible()
    qtbot.waitUntil(lambda: window.progress.label.text() == "1 poster read", timeout=WAIT)


def test_going_on_quickly_shows_only_the_last_poster(qtbot, looking, four_posters):
    shown = []
    looking.session.viewer.explained.connect(lambda path, _: shown.append(path))
    for path in (four_posters[1], four_posters[2], four_posters[3]):
        looking.list.show_path(path)
    qtbot.waitUntil(lambda: shown == [four_posters[3]], timeout=WAIT)
    qtbot.wait(200)
    assert shown == [four_posters[3]]


def test_thumbnails_arrive_in_the_list(qtbot, looking, four_posters):
    looking.list.view.viewport().repaint()
    qtbot.waitUntil(
        lambda: all(isinstance(looking.session.thumbnails.get(path), QImage) for path in four_posters), timeout=WAIT
    )
    image = looking.session.thumbnails.get(four_posters[0])
    assert (image.width(), image.height()) == (104, 156)


def test_a_screen_reader_is_told_what_is_there(looking):
    bars = looking.confidences.bars
    first = bars.model().index(0, 0)
    entry = first.data(GENRE_SCORE)
    told = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{entry.genre}, {entry.score:.0%}, {'assigned' if entry.assigned else 'not assigned'}"
    assert looking.list.view.accessibleName() == "Posters as a gallery"
    assert looking.session.posters.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("poster 1.jpg: ")


def test_entering_the_window_moves_no_selection(looking):
    enter = QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1))
    QApplication.sendEvent(looking.confidences.bars, enter)
    assert not looking.confidences.bars.currentIndex().isValid()
