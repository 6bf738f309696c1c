"""A person turns to another language while the window is open."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QToolBar

from desktop_app.language import speak
from desktop_app.settings import Language, ViewMode
from tests.desktop.conftest import WAIT, names_shown, wait_for_rest


@pytest.fixture
def turn_to(qapp, window):
    def do(language):
        window.settings.language = language
        window._apply_preferences()

    yield do
    speak(qapp, Language.ENGLISH)


@pytest.mark.parametrize(
    ("language", "file", "open_", "drama", "decimal"),
    [
        (Language.GERMAN, "&Datei", "Plakate", "Drama", ","),
        (Language.SPANISH, "&Archivo", "pósteres", "Drama", ","),
        (Language.CHINESE, "文件(&F)", "海报", "剧情", "."),
    ],
)
def test_all_of_the_window_turns_to_it(window, turn_to, language, file, open_, drama, decimal):
    turn_to(language)
    assert window.menuBar().actions()[0].text() == file
    assert open_ in window.empty.open_posters.text()
    assert window.filter_bar.genres.list.item(7).text() == drama
    assert QLocale().decimalPoint() == decimal
    turn_to(Language.ENGLISH)
    assert window.menuBar().actions()[0].text() == "&File"
    assert len(window.menuBar().actions()) == 6


def test_posters_selection_and_words_stay(qtbot, window, read_all, four_posters, turn_to):
    read_all(four_posters[0].parent)
    window.list.show_path(four_posters[2])
    window.looking.mark("Horror", True)
    window.actions_.views[ViewMode.TABLE].trigger()
    turn_to(Language.GERMAN)
    wait_for_rest(qtbot, window)
    assert len(names_shown(window)) == 4
    assert window.list.current_path() == four_posters[2]
    assert window.list.mode is ViewMode.TABLE
    assert window.confidences.own.text() == "✓ Ihr Urteil: Horror"
    assert window.progress.label.text() == "4 Plakate gelesen"
    window.actions_.undo.trigger()
    assert not window.confidences.own.isVisible()


def test_the_csv_speaks_no_language(window, read_all, four_posters, turn_to, exported, classifier):
    turn_to(Language.GERMAN)
    read_all(four_posters[0])
    row = exported()[0]
    prediction = classifier.read(four_posters[0])
    assert row["top_score"] == f"{prediction.top.score:.4f}"
    assert row["genres"] == "|".join(prediction.assigned)
    assert row["status"] == "ok"


def test_why_a_poster_failed_is_told_in_it(qtbot, window, read_all, poster_folder, turn_to, exported):
    turn_to(Language.GERMAN)
    read_all(poster_folder / "broken.jpg")
    qtbot.waitUntil(lambda: window.panel.failure.sentence.text().endswith("."), timeout=WAIT)
    assert "damaged" not in window.panel.failure.sentence.text()
    assert exported()[0]["detail"] == "The picture is damaged: its data end early or make no sense."


def test_the_old_window_leaves_nothing_behind(qtbot, window, read_all, four_posters, turn_to):
    read_all(four_posters[0])
    for language in (Language.GERMAN, Language.SPANISH, Language.ENGLISH):
        turn_to(language)
    window.actions_.themes["dark"].trigger()
    window.list.select_all()
    window.looking.mark("War", True)
    assert window.confidences.own.text() == "✓ Your word: War"
    qtbot.waitUntil(lambda: len(window.findChildren(QToolBar)) == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: len(window.findChildren(QMenuBar)) == 1, timeout=WAIT)
    exports = [action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence("Ctrl+E")]
    assert exports == [window.actions_.export]
