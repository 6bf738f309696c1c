"""A person sets how the window speaks, looks and starts, and how genres are assigned."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QDialogButtonBox, QPushButton

from classifier.card import read_card
from classifier.presets import Preset
from desktop_app.preset_words import preset_words
from desktop_app.settings import AtStart, Language, Settings, Theme
from desktop_app.views.preferences import Preferences
from tests.desktop.own_networks import LONG, OWN, UNBROKEN, copy_network

Button = QDialogButtonBox.StandardButton


@pytest.fixture(autouse=True)
def english():
    """Write numbers as in the United States, whatever the machine does."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def open_preferences(qtbot, settings):
    """A function that shows the dialog."""
    opened = []

    def do(card=None):
        dialog = Preferences(settings, card or read_card())
        opened.append(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield do
    for dialog in opened:
        dialog.deleteLater()
    # At once, so that no later test dresses it again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def saved(tmp_path, settings):
    """A function that reads the settings anew, as the next start does."""

    def do():
        settings._store.sync()
        return Settings(tmp_path / "settings.ini")

    return do


def choose(box, name):
    """Choose an entry of a combo box by its name, as a person does."""
    assert box.findText(name) >= 0, name
    box.setCurrentIndex(box.findText(name))


def press(dialog, button):
    dialog.buttons.button(button).click()


def cell_of(dialog, genre):
    return next(cell for cell in dialog.genres.table.cells if cell.genre == genre)


def preset_told(dialog, genre):
    table = dialog.genres.table
    return next(table.item(row, 1).text() for row in range(table.rowCount()) if table.item(row, 0).text() == genre)


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


# General.


def test_what_is_chosen_is_set_by_ok(qtbot, open_preferences, saved):
    dialog = open_preferences()
    choose(dialog.general.language, "简体中文")
    choose(dialog.general.theme, "Dark")
    choose(dialog.general.at_start, "The folder opened last")
    dialog.general.excel.click()
    with qtbot.waitSignal(dialog.applied):
        press(dialog, Button.Ok)
    assert not dialog.isVisible()
    settings = saved()
    assert settings.language is Language.CHINESE
    assert settings.theme is Theme.DARK
    assert settings.at_start is AtStart.LAST_FOLDER
    assert settings.excel is True


def test_settings_are_written_when_the_window_is_told(open_preferences, settings):
    dialog = open_preferences()
    seen = []
    dialog.applied.connect(lambda: seen.append((settings.theme, settings.overrides)))
    choose(dialog.general.theme, "Light")
    cell_of(dialog, "Comedy").check.click()
    cell_of(dialog, "Comedy").percent.setValue(50)
    press(dialog, Button.Apply)
    assert seen == [(Theme.LIGHT, {"Comedy": 0.5})]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_changes_nothing(qtbot, open_preferences, settings, saved, way):
    settings.agreed_hosts = ["posters.example"]
    settings.overrides = {"Comedy": 0.4}
    dialog = open_preferences()
    choose(dialog.general.language, "Deutsch")
    choose(dialog.general.theme, "Dark")
    dialog.general.excel.click()
    dialog.general.forget.click()
    dialog.genres.preset.setCurrentIndex(1)
    dialog.genres.reset.click()
    with qtbot.assertNotEmitted(dialog.applied):
        if way == "button":
            press(dialog, Button.Cancel)
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    found = saved()
    assert (found.language, found.theme, found.excel) == (Language.SYSTEM, Theme.SYSTEM, False)
    assert found.preset is Preset.BALANCED
    assert found.agreed_hosts == ["posters.example"]
    assert found.overrides == {"Comedy": 0.4}


def test_apply_sets_and_stays_open_and_cancel_then_keeps_what_was_applied(open_preferences, saved):
    dialog = open_preferences()
    choose(dialog.general.theme, "Dark")
    press(dialog, Button.Apply)
    assert dialog.isVisible()
    assert saved().theme is Theme.DARK
    choose(dialog.general.theme, "Light")
    press(dialog, Button.Cancel)
    assert saved().theme is Theme.DARK


def test_what_was_set_before_is_shown(open_preferences, settings):
    settings.language, settings.theme = Language.SPANISH, Theme.LIGHT
    settings.at_start, settings.excel = AtStart.LAST_FOLDER, True
    general = open_preferences().general
    assert general.language.currentText() == "Español"
    assert general.theme.currentText() == "Light"
    assert general.at_start.currentText() == "The folder opened last"
    assert general.excel.isChecked()


def test_each_language_is_named_in_its_own_tongue(open_preferences):
    box = open_preferences().general.language
    names = [box.itemText(row) for row in range(box.count())]
    assert names == ["As the system", "English", "Español", "Deutsch", "简体中文"]


def test_hosts_are_forgotten_once_that_is_applied(open_preferences, settings, saved):
    settings.agreed_hosts = ["a.example", "b.example"]
    general = open_preferences().general
    assert "2" in general.forget.text()
    assert "a.example" in general.forget.toolTip()
    general.forget.click()
    assert not general.forget.isEnabled()
    assert saved().agreed_hosts == ["a.example", "b.example"]
    press(general.window(), Button.Apply)
    assert saved().agreed_hosts == []
    assert not general.forget.isEnabled()


def test_hosts_that_nobody_asked_to_forget_stay(open_preferences, settings, saved):
    settings.agreed_hosts = ["a.example"]
    press(open_preferences(), Button.Ok)
    assert saved().agreed_hosts == ["a.example"]


def test_without_hosts_there_is_nothing_to_forget(open_preferences):
    assert not open_preferences().general.forget.isEnabled()


# Genres.


def test_only_presets_of_the_network_are_offered_each_with_its_explanation(open_preferences, tmp_path):
    card = read_card(copy_network(tmp_path / "network"))
    plain = open_preferences(card).genres
    assert [plain.preset.itemText(row) for row in range(plain.preset.count())] == ["Balanced"]
    full = open_preferences().genres
    assert full.preset.count() == 4
    for row, preset in enumerate(Preset):
        full.preset.setCurrentIndex(row)
        assert full.hint.text() == preset_words(preset).hint


def test_a_chosen_preset_is_set(open_preferences, saved):
    dialog = open_preferences()
    choose(dialog.genres.preset, "Complete: most of what is there")
    press(dialog, Button.Ok)
    assert saved().preset is Preset.COMPLETE


def test_a_preset_that_this_network_lacks_is_not_lost(open_preferences, settings, saved, tmp_path):
    settings.preset = Preset.PRECISE
    dialog = open_preferences(read_card(copy_network(tmp_path / "network")))
    assert dialog.genres.preset.currentText() == "Balanced"
    press(dialog, Button.Ok)
    assert saved().preset is Preset.PRECISE


def test_thresholds_of_the_preset_are_shown(open_preferences):
    card = read_card()
    dialog = open_preferences()
    for genre, threshold in zip(card.genres, card.presets[Preset.BALANCED].tolist(), strict=True):
        assert preset_told(dialog, genre) == f"{threshold * 100:.1f}%"
    dialog.genres.preset.setCurrentIndex(dialog.genres.preset.findData(Preset.PRECISE))
    precise = dict(zip(card.genres, card.presets[Preset.PRECISE].tolist(), strict=True))
    assert preset_told(dialog, "Action") == f"{precise['Action'] * 100:.1f}%"
    assert precise["Adventure"] == 1
    assert preset_told(dialog, "Adventure") == "never"


def test_a_preset_without_thresholds_shows_dashes_and_own_ones_still_hold(open_preferences, saved):
    dialog = open_preferences()
    dialog.genres.preset.setCurrentIndex(dialog.genres.preset.findData(Preset.LIKELY))
    assert {preset_told(dialog, genre) for genre in read_card().genres} == {"–"}
    cell_of(dialog, "War").check.click()
    assert cell_of(dialog, "War").percent.value() == 50
    press(dialog, Button.Ok)
    assert saved().preset is Preset.LIKELY
    assert saved().overrides == {"War": 0.5}


def test_an_own_threshold_begins_at_the_preset_s_and_is_set_as_the_person_writes_it(open_preferences, saved):
    card, dialog = read_card(), open_preferences()
    dialog.tabs.setCurrentWidget(dialog.genres)
    cell = cell_of(dialog, "Crime")
    threshold = float(card.thresholds[card.genres.index("Crime")])
    assert not cell.percent.isEnabled()
    cell.check.click()
    assert cell.percent.isEnabled()
    assert cell.percent.value() == pytest.approx(threshold * 100, abs=0.05)
    cell.percent.setFocus()
    cell.percent.selectAll()
    QTest.keyClicks(cell.percent, "33.3")
    press(dialog, Button.Ok)
    assert saved().overrides == {"Crime": pytest.approx(0.333)}


def test_the_network_takes_the_own_threshold(open_preferences, saved):
    card, dialog = read_card(), open_preferences()
    cell_of(dialog, "Crime").check.click()
    cell_of(dialog, "Crime").percent.setValue(99)
    press(dialog, Button.Ok)
    scores = np.full((1, len(card.genres)), 0.98, np.float32)
    assigned = card.assigned(scores, Preset.BALANCED, saved().overrides)[0]
    assert not assigned[card.genres.index("Crime")]
    assert assigned.sum() == len(card.genres) - 1


def test_an_own_threshold_that_is_not_touched_stays_exact(open_preferences, settings, saved):
    settings.overrides = {"Comedy": 0.123456}
    dialog = open_preferences()
    dialog.genres.preset.setCurrentIndex(1)
    press(dialog, Button.Ok)
    assert saved().overrides == {"Comedy": 0.123456}


def test_an_own_threshold_is_given_up(open_preferences, settings, saved):
    settings.overrides = {"Comedy": 0.4, "Drama": 0.6}
    dialog = open_preferences()
    cell = cell_of(dialog, "Comedy")
    assert cell.percent.value() == 40
    cell.check.click()
    assert cell.percent.value() == pytest.approx(34.8)
    press(dialog, Button.Ok)
    assert saved().overrides == {"Drama": 0.6}


def test_reset_gives_up_all_own_thresholds_of_this_network_alone(open_preferences, settings, saved):
    settings.overrides = {"Comedy": 0.4, "Drama": 0.6, "Kaiju": 0.3}
    dialog = open_preferences()
    assert dialog.genres.reset.isEnabled()
    dialog.genres.reset.click()
    assert not dialog.genres.reset.isEnabled()
    assert not any(cell.check.isChecked() for cell in dialog.genres.table.cells)
    press(dialog, Button.Apply)
    assert saved().overrides == {"Kaiju": 0.3}


def test_reset_is_offered_as_soon_as_there_is_an_own_threshold(open_preferences):
    dialog = open_preferences()
    assert not dialog.genres.reset.isEnabled()
    cell_of(dialog, "Drama").check.click()
    assert dialog.genres.reset.isEnabled()


def test_thresholds_of_genres_that_the_network_does_not_know_are_kept(open_preferences, settings, saved, own_network):
    settings.overrides = {"Comedy": 0.4}
    dialog = open_preferences(read_card(own_network(*OWN)))
    cell_of(dialog, "Kaiju").check.click()
    cell_of(dialog, "Kaiju").percent.setValue(20)
    press(dialog, Button.Ok)
    assert saved().overrides == {"Comedy": 0.4, "Kaiju": 0.2}


# Many genres, keys and wheel.


@pytest.fixture
def many(open_preferences, own_network):
    genres = (LONG, UNBROKEN, *(f"Genre {number}" for number in range(198)))
    dialog = open_preferences(read_card(own_network(*genres)))
    dialog.tabs.setCurrentWidget(dialog.genres)
    return dialog


def test_two_hundred_genres_scroll_and_long_names_have_a_tip(many):
    table = many.genres.table
    assert table.rowCount() == 200
    assert table.verticalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().maximum() == 0
    assert LONG in table.item(0, 0).toolTip()


def test_the_keys_reach_every_own_threshold_and_the_table_follows(qtbot, many):
    table = many.genres.table
    many.activateWindow()
    table.cells[0].check.setFocus()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table.cells[40].check
    assert table.viewport().rect().contains(table.visualRect(table.model().index(40, 0)).center())
    QTest.keyClick(table.cells[40].check, Qt.Key.Key_Space)
    QTest.keyClick(table.cells[40].check, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table.cells[40].percent
    QTest.keyClick(table.cells[40].percent, Qt.Key.Key_Up)
    assert table.own() == {"Genre 38": pytest.approx(0.46)}


def wheel_on(dialog, widget):
    """Turn the wheel over a widget by a notch, as the window system tells it."""
    QTest.wheelEvent(dialog.windowHandle(), QPointF(widget.mapTo(dialog, widget.rect().center())), QPoint(0, -120))


def test_the_wheel_scrolls_past_an_own_threshold_and_turns_it_only_where_the_keys_are(many):
    table = many.genres.table
    cell = table.cells[0]
    cell.check.click()
    many.genres.preset.setFocus()
    wheel_on(many, cell.percent)
    assert cell.percent.value() == 45
    assert table.verticalScrollBar().value() > 0
    table.verticalScrollBar().setValue(0)
    cell.percent.setFocus()
    wheel_on(many, cell.percent)
    assert cell.percent.value() == 44


def test_everything_that_can_be_set_has_a_name(open_preferences):
    dialog = open_preferences()
    for kind in (QComboBox, QCheckBox, QAbstractSpinBox, QPushButton):
        parts = dialog.findChildren(kind)
        assert parts
        assert all(name_of(part) for part in parts), kind
    names = [name_of(cell.percent) for cell in dialog.genres.table.cells]
    assert len(set(names)) == len(names)


def test_another_language_is_spoken_by_the_open_dialog_at_once(qtbot, open_preferences):
    dialog = open_preferences()
    dialog.tabs.setCurrentWidget(dialog.genres)
    before = dialog.genres
    cell_of(dialog, "Comedy").check.click()
    dialog.applied.connect(lambda: QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange)))
    press(dialog, Button.Apply)
    assert dialog.genres is not before
    assert dialog.tabs.count() == 2
    assert dialog.tabs.currentWidget() is dialog.genres
    assert cell_of(dialog, "Comedy").check.isChecked()
