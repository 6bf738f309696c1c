"""A person reads with a network of their own, and assigns genres by another rule."""

import csv
import json

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from classifier import Prediction, Preset
from classifier.card import BUNDLED, CARD_NAME, read_card
from desktop_app import engine
from desktop_app.about import about_text
from desktop_app.app import main
from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings
from tests.desktop.conftest import WAIT, genres_shown, wait_for_rest

OWN = ("Giallo", "Kaiju", "Noir")
LONG = "A genre whose name is as long as a name may be, and longer than any bar can show"


class OwnClassifier:
    """Stands for a network with other genres, whose scores are 0.9, 0.5 and then ever less."""

    def __init__(self, folder):
        self.card = read_card(folder)

    def read(self, _source, evidence=True):
        count = len(self.card.genres)
        scores = np.array([0.9, 0.5, *np.linspace(0.4, 0.01, count - 2)], np.float32)
        maps = np.zeros((9, 6, count), np.float32) if evidence else None
        return Prediction(self.card.genres, scores, self.card.thresholds, self.card.model, maps)


@pytest.fixture
def own_network(tmp_path, monkeypatch):
    """A function that makes the folder of a network of some genres; only those of `tmp_path` are not real."""
    real = engine.Classifier
    monkeypatch.setattr(engine, "Classifier", lambda folder: (real if folder == BUNDLED else OwnClassifier)(folder))

    def make(*genres, **more):
        folder = tmp_path / f"network of {len(genres)}"
        folder.mkdir()
        card = json.loads((BUNDLED / CARD_NAME).read_text("utf-8"))
        by_genre = {name: dict.fromkeys(genres, value) for name, value in (("thresholds", 0.45), ("bias", 0.0))}
        card |= {"genres": list(genres), "model": f"own-{len(genres)}", "figures": {}, **by_genre}
        for left_out in ("scaling", "presets", "combinations"):
            card.pop(left_out, None)
        presets = {"precise": dict.fromkeys(genres, 0.8), "complete": dict.fromkeys(genres, 0.2)}
        card |= {"presets": presets, "combinations": {genres[1]: 9.0}} | more
        (folder / CARD_NAME).write_text(json.dumps(card), "utf-8")
        return folder

    return make


@pytest.fixture
def choose(monkeypatch):
    """A function that answers the next question for a folder."""
    return lambda folder: monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


@pytest.fixture
def answer(monkeypatch):
    """A function that answers yes or no to what the window asks, and notes what that was."""
    asked = []

    def give(button):
        monkeypatch.setattr(QMessageBox, "question", lambda _parent, _title, text, *_: asked.append(text) or button)
        return asked

    return give


def exported(qtbot, window, path):
    with qtbot.waitSignal(window.session.exported, timeout=WAIT):
        window.session.export(path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_posters_are_read_by_the_network_that_was_opened(qtbot, window, read_all, four_posters, own_network, choose):
    choose(own_network(*OWN))
    window.actions_.open_network.trigger()

    read_all(four_posters[0].parent)

    assert genres_shown(window) == list(OWN)
    assert window.confidences.verdict.text() == "Giallo, Kaiju"
    row = exported(qtbot, window, four_posters[0].parent / "out.csv")[0]
    assert list(row)[6:9] == list(OWN)
    assert (row["genres"], row["model"]) == ("Giallo|Kaiju", "own-3")


def test_posters_in_the_list_are_read_again_after_a_question(
    qtbot, window, read_all, four_posters, own_network, choose, answer
):
    read_all(four_posters[0].parent)
    choose(own_network(*OWN))
    asked = answer(QMessageBox.StandardButton.Ok)

    window.actions_.open_network.trigger()
    wait_for_rest(qtbot, window)

    assert "4 posters read again" in asked[0]
    models = {reading.prediction.model for reading in window.session.posters.readings()}
    assert models == {"own-3"}
    qtbot.waitUntil(lambda: genres_shown(window) == list(OWN), timeout=WAIT)


def test_a_person_may_think_better_of_it(window, read_all, four_posters, own_network, choose, answer):
    read_all(four_posters[0].parent)
    choose(own_network(*OWN))
    answer(QMessageBox.StandardButton.Cancel)

    window.actions_.open_network.trigger()

    assert window.session.card.folder == BUNDLED
    assert window.session.posters.done == 4
    assert window.settings.network is None


def test_a_network_changed_in_the_middle_of_a_run_leaves_no_results_of_the_old_one(
    qtbot, window, tmp_path, four_posters, own_network, choose, answer
):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.jpg").hardlink_to(four_posters[number % 4])
    window.session.add([folder])
    qtbot.waitUntil(lambda: window.session.posters.done > 0, timeout=WAIT)
    choose(own_network(*OWN))
    answer(QMessageBox.StandardButton.Ok)

    window.actions_.open_network.trigger()
    wait_for_rest(qtbot, window)

    readings = window.session.posters.readings()
    assert len(readings) == 60
    assert {reading.prediction.model for reading in readings} == {"own-3"}


def test_a_network_is_remembered_until_the_bundled_one_is_wanted(qtbot, qapp, window, settings, own_network, choose):
    folder = own_network(*OWN)
    choose(folder)
    window.actions_.open_network.trigger()

    again = MainWindow(settings)
    qtbot.addWidget(again)
    assert again.session.card.genres == OWN
    again.actions_.use_bundled.trigger()
    again.close()

    assert settings.network is None
    assert not again.actions_.use_bundled.isEnabled()


def test_a_remembered_network_that_is_gone_is_told(qtbot, tmp_path):
    settings = Settings(tmp_path / "other.ini")
    settings.network = tmp_path / "gone"

    window = MainWindow(settings)
    qtbot.addWidget(window)

    assert window.session.card.folder == BUNDLED
    assert "gone" in window.notice.label.text()
    assert "comes with the program is used instead" in window.notice.label.text()
    window.close()


def test_a_folder_without_a_network_is_told_and_changes_nothing(window, tmp_path, choose):
    choose(tmp_path)

    window.actions_.open_network.trigger()

    assert "cannot be read" in window.notice.label.text()
    assert window.session.card.folder == BUNDLED


def test_a_model_named_on_the_command_line_that_is_none(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("desktop_app.app.display_problem", lambda: None)

    assert main(["--model", str(tmp_path / "gone")]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("preset", "assigned", "hint"),
    [
        (Preset.BALANCED, "Giallo, Kaiju", "from which a genre is assigned"),
        (Preset.PRECISE, "Giallo", "right at least 70 % of the time"),
        (Preset.COMPLETE, "Giallo, Kaiju, Noir", "70 % of a genre's posters reach"),
        (Preset.LIKELY, "Kaiju", "most probable as a whole"),
    ],
)
def test_genres_are_assigned_anew_by_another_rule(
    qtbot, window, read_all, four_posters, own_network, choose, preset, assigned, hint
):
    thresholds = dict.fromkeys(OWN, 0.005)
    presets = {"precise": dict.fromkeys(OWN, 0.8), "complete": thresholds}
    choose(own_network(*OWN, presets=presets))
    window.actions_.open_network.trigger()
    read_all(four_posters[0].parent)

    window.actions_.presets[preset].trigger()

    assert window.confidences.verdict.text() == assigned
    assert hint in window.confidences.hint.text()
    posters = window.session.posters
    assert {posters.index(row, 1).data() for row in range(4)} == {assigned}
    row = exported(qtbot, window, four_posters[0].parent / "out.csv")[0]
    assert row["genres"] == assigned.replace(", ", "|")
    assert window.settings.preset == preset


def test_a_rule_is_remembered(qtbot, window, settings, own_network, choose):
    choose(own_network(*OWN))
    window.actions_.open_network.trigger()
    window.actions_.presets[Preset.COMPLETE].trigger()

    again = MainWindow(settings)
    qtbot.addWidget(again)

    assert again.session.preset == Preset.COMPLETE
    assert again.actions_.presets[Preset.COMPLETE].isChecked()
    again.close()


def test_rules_that_a_network_lacks_are_not_offered(window, own_network, choose):
    choose(own_network(*OWN, presets={}, combinations={}))

    window.actions_.open_network.trigger()

    offered = {preset for preset, action in window.actions_.presets.items() if action.isEnabled()}
    assert offered == {Preset.BALANCED}


def test_a_tick_is_painted_only_where_thresholds_decide(window, read_all, four_posters, own_network, choose):
    # By both rules the same genres are assigned, so that the ticks alone can differ.
    choose(own_network(*OWN, combinations={"Giallo|Kaiju": 9.0}))
    window.actions_.open_network.trigger()
    read_all(four_posters[0].parent)
    with_ticks = window.confidences.bars.grab().toImage()

    window.actions_.presets[Preset.LIKELY].trigger()

    assert window.confidences.verdict.text() == "Giallo, Kaiju"
    bars = window.confidences.bars
    tips = [bars.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert not any("Assigned from" in tip for tip in tips)
    assert bars.grab().toImage() != with_ticks


def test_two_hundred_genres_with_long_names_fit(window, read_all, four_posters, own_network, choose):
    choose(own_network(LONG, *(f"Genre {number}" for number in range(199))))
    window.actions_.open_network.trigger()
    read_all(four_posters[0].parent)

    bars = window.confidences.bars
    assert bars.model().rowCount() == 200
    assert bars.verticalScrollBar().maximum() > 0
    assert bars.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole).startswith(LONG)
    # The long name leaves room for its bar: the track's colour stands at the right of the first row.
    image = bars.grab().toImage()
    row = bars.visualRect(bars.model().index(0, 0)).center().y()
    scale = image.devicePixelRatio()
    colours = {
        image.pixelColor(int(x * scale), int(row * scale)).name() for x in range(bars.width() // 2, bars.width())
    }
    assert len(colours) > 1


def test_what_is_told_about_a_network_of_ones_own(own_network):
    told = about_text(read_card(own_network(*OWN)))

    assert "own-3" in told
    assert "of your own" in told
