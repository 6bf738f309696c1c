"""A person drags posters onto the window."""

import threading

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from classifier import GENRES
from classifier.classifier import Classifier
from tests.desktop.conftest import DRAG_POINT, WAIT, drag_over, drop, genres_shown, mime_of, names_shown, readings


def test_an_empty_window_invites(window):
    assert window.pages.currentWidget() is window.empty
    assert not window.progress.isVisible()
    assert not window.actions_.export.isEnabled()


def test_one_poster_is_shown_with_its_genres_ranked(window, read_all, poster_file, classifier):
    read_all(poster_file)
    assert names_shown(window) == ["poster.jpg"]
    assert window.panel.path == poster_file
    assert window.panel.poster.picture.size().toTuple() == (300, 450)
    expected = classifier.read(poster_file)
    assert genres_shown(window) == [entry.genre for entry in expected.ranked]
    assert sorted(genres_shown(window)) == sorted(GENRES)
    assert window.confidences.verdict.text() == ", ".join(expected.assigned)


def test_the_picture_is_there_before_its_genres(qtbot, window, poster_file):
    told = []
    window.session.viewer.pictured.connect(lambda *_: told.append("picture"))
    window.session.viewer.explained.connect(lambda *_: told.append("genres"))
    drop(window, mime_of(poster_file))
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT)
    assert told == ["picture", "genres"]


def test_a_folder_gives_its_posters_in_natural_order(window, read_all, four_posters):
    read_all(four_posters[0].parent)
    assert names_shown(window) == ["poster 1.jpg", "poster 2.jpg", "poster 3.jpg", "poster 10.jpg"]
    assert window.panel.path == four_posters[0]
    assert window.progress.label.text() == "4 posters read"


def test_a_broken_poster_costs_nobody_else(window, read_all, poster_folder):
    read_all(poster_folder)
    assert names_shown(window) == ["broken.jpg", "poster 2.jpg", "poster 10.png"]
    assert [str(reading.status) for reading in readings(window)] == ["damaged", "ok", "ok"]
    assert window.progress.label.text() == "2 posters read  ·  1 could not be read"
    assert window.notice.label.text() == "1 other file was left out: its name does not end like a picture's."


def test_the_model_tells_name_genres_score_and_status(window, read_all, poster_folder, classifier):
    read_all(poster_folder)
    posters = window.session.posters
    titles = [posters.headerData(column, Qt.Orientation.Horizontal) for column in range(posters.columnCount())]
    rows = [[posters.index(row, column).data() for column in range(len(titles))] for row in range(2)]
    prediction = classifier.read(poster_folder / "poster 2.jpg")
    assert titles == ["Poster", "Genres", "Your word", "Score", "Status", "Read", *GENRES]
    assert rows[0] == ["broken.jpg", "", "", "", "damaged", *[""] * 20]
    assert rows[1][:5] == ["poster 2.jpg", ", ".join(prediction.assigned), "", f"{prediction.top.score:.0%}", "read"]
    assert rows[1][6:] == [f"{score:.0%}" for score in prediction.scores]


def test_files_and_folders_at_once(window, read_all, poster_file, four_posters):
    read_all(poster_file, four_posters[0].parent)
    assert names_shown(window)[:2] == ["poster.jpg", "poster 1.jpg"]
    assert len(names_shown(window)) == 5


def test_several_files_that_are_left_out_are_counted(window, read_all, poster_folder):
    (poster_folder / "more notes.txt").write_text("no poster either")
    read_all(poster_folder)
    assert window.notice.label.text() == "2 other files were left out: their names do not end like a picture's."


def test_a_file_that_is_dropped_beside_its_folder_is_read_and_not_called_left_out(window, read_all, poster_folder):
    scan = poster_folder / "scan.poster"
    scan.write_bytes((poster_folder / "poster 2.jpg").read_bytes())
    (poster_folder / "notes.txt").unlink()
    read_all(poster_folder, scan)
    assert "scan.poster" in names_shown(window)
    assert not window.notice.isVisible()


def test_dropping_a_poster_again_shows_it_and_does_not_double_it(qtbot, window, read_all, four_posters):
    read_all(four_posters[0].parent)
    drop(window, mime_of(four_posters[2]))
    qtbot.waitUntil(lambda: window.panel.path == four_posters[2], timeout=WAIT)
    assert len(names_shown(window)) == 4
    assert window.notice.label.text() == "All of it was in the list already."


def test_a_later_drop_is_shown_at_once(qtbot, window, read_all, four_posters, poster_file):
    read_all(four_posters[0].parent)
    drop(window, mime_of(poster_file))
    qtbot.waitUntil(lambda: window.panel.path == poster_file, timeout=WAIT)
    assert names_shown(window)[-1] == "poster.jpg"


def test_a_folder_without_posters_says_so(qtbot, window, tmp_path):
    (tmp_path / "bare").mkdir()
    drop(window, mime_of(tmp_path / "bare"))
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    assert window.notice.label.text() == "No posters were found."
    assert window.pages.currentWidget() is window.empty


@pytest.mark.parametrize("text", ["", "some words", "relative/name.jpg"])
def test_dragged_text_is_not_taken(window, text):
    mime = QMimeData()
    mime.setText(text)
    assert not drag_over(window, mime)
    assert not window.veil.isVisible()


def test_links_to_what_is_neither_a_file_nor_on_the_web_are_not_taken(window):
    mime = QMimeData()
    mime.setUrls([QUrl("ftp://example.com/poster.jpg"), QUrl("mailto:someone@example.com")])
    assert not drag_over(window, mime)


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.CopyAction),
        (Qt.DropAction.MoveAction | Qt.DropAction.LinkAction, Qt.DropAction.LinkAction),
        (Qt.DropAction.MoveAction, None),
    ],
)
def test_a_file_is_never_taken_to_be_moved(window, poster_file, offered, taken):
    mime = mime_of(poster_file)
    event = QDragEnterEvent(
        DRAG_POINT(50, 50), offered, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    assert event.isAccepted() == (taken is not None)
    assert taken is None or event.dropAction() == taken
    assert window.veil.isVisible() == (taken is not None)


def test_the_window_shows_that_a_drag_may_be_let_go(qtbot, window, poster_file):
    assert drag_over(window, mime_of(poster_file))
    assert window.veil.isVisible()
    assert window.veil.geometry() == window.rect()
    drop(window, mime_of(poster_file))
    assert not window.veil.isVisible()
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)


def test_no_poster_is_read_in_the_windows_own_thread(window, read_all, four_posters, monkeypatch):
    threads = set()
    read = Classifier.read_pixels

    def noted(self, *arguments, **options):
        threads.add(threading.current_thread())
        return read(self, *arguments, **options)

    monkeypatch.setattr(Classifier, "read_pixels", noted)
    read_all(four_posters[0].parent)
    assert threads
    assert threading.main_thread() not in threads
