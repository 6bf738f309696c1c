"""A person reads with a network of their own."""

import json

import pytest
from PySide6.QtWidgets import QMessageBox

from classifier.card import BUNDLED, CARD_NAME, ModelError, read_card
from desktop_app import app, engine
from desktop_app.app import main
from desktop_app.exporting import Format
from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings
from tests.desktop.conftest import WAIT, all_rows, drop, genres_shown, mime_of, readings, wait_for_rest
from tests.desktop.own_networks import OWN, copy_network

OK, CANCEL = QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel


def models_read(window):
    return [reading.prediction.model for reading in readings(window)]


@pytest.fixture
def damaged_network(tmp_path):
    """A network with a sound card, and a file that is not the one described."""
    folder = copy_network(tmp_path / "damaged")
    read_card(folder).file("network").write_bytes(b"broken off")
    return folder


@pytest.fixture
def other_settings(tmp_path):
    return Settings(tmp_path / "other.ini")


@pytest.fixture
def start(qtbot):
    """A function that opens a window of its own; all are closed in the end."""
    windows = []

    def do(*arguments):
        windows.append(MainWindow(*arguments))
        qtbot.addWidget(windows[-1])
        return windows[-1]

    yield do
    for window in windows:
        window.close()


def test_posters_are_read_by_the_network_that_was_opened(
    window, read_all, four_posters, own_network, open_network, exported
):
    open_network(own_network(*OWN))

    read_all(four_posters[0].parent)

    assert genres_shown(window) == list(OWN)
    assert window.confidences.verdict.text() == "Giallo, Kaiju"
    row = exported()[0]
    assert list(row)[6:9] == list(OWN)
    assert "Action" not in row
    assert (row["genres"], row["model"]) == ("Giallo|Kaiju", "own-3")


def test_json_has_the_genres_of_the_network(qtbot, window, read_all, four_posters, own_network, open_network, tmp_path):
    open_network(own_network(*OWN))
    read_all(four_posters[0])

    with qtbot.waitSignal(window.session.exported, timeout=WAIT):
        window.session.export(all_rows(window), tmp_path / "out.json", Format.JSON)

    (row,) = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert row["scores"] == {"Giallo": 0.9, "Kaiju": 0.5, "Noir": 0.4}


def test_posters_in_the_list_are_read_again_after_a_question(
    qtbot, window, read_all, four_posters, own_network, open_network, answer
):
    read_all(four_posters[0].parent)
    asked = answer(OK)

    open_network(own_network(*OWN))
    wait_for_rest(qtbot, window)

    assert "read 4 posters in the list again?" in asked[0]
    assert models_read(window) == ["own-3"] * 4
    qtbot.waitUntil(lambda: genres_shown(window) == list(OWN), timeout=WAIT)


def test_where_there_are_no_results_nothing_is_asked(window, own_network, open_network, answer):
    asked = answer(CANCEL)

    open_network(own_network(*OWN))

    assert asked == []
    assert window.session.card.genres == OWN


def test_a_person_may_think_better_of_it(window, read_all, four_posters, own_network, choose, answer):
    read_all(four_posters[0].parent)
    choose(own_network(*OWN))
    answer(CANCEL)

    window.actions_.open_network.trigger()

    assert window.session.card.folder == BUNDLED
    assert window.session.posters.done == 4
    assert window.settings.network is None


def test_a_network_changed_in_the_middle_of_a_run_leaves_no_results_of_the_old_one(
    qtbot, window, tmp_path, four_posters, own_network, open_network, answer
):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.jpg").hardlink_to(four_posters[number % 4])
    counts = []
    window.session.progressed.connect(lambda done, total: counts.append((done, total)))
    window.session.add([folder])
    qtbot.waitUntil(lambda: window.session.posters.done > 0, timeout=WAIT)
    answer(OK)

    open_network(own_network(*OWN))
    wait_for_rest(qtbot, window)

    assert models_read(window) == ["own-3"] * 60
    assert counts[-1] == (60, 60)


def test_what_the_old_network_reads_last_is_not_taken_for_the_new_ones(
    qtbot, window, read_all, four_posters, own_network, open_network, answer
):
    read_all(four_posters[0].parent)
    old, late = window.session._engine.classifier(), readings(window)
    answer(OK)
    open_network(own_network(*OWN))
    wait_for_rest(qtbot, window)

    window.session._reader.read.emit(old, late)

    assert models_read(window) == ["own-3"] * 4


def test_a_genre_is_let_go_that_the_new_network_does_not_know(
    qtbot, window, read_all, four_posters, own_network, open_network, answer
):
    read_all(four_posters[0].parent)
    bars, poster = window.confidences.bars, window.panel.poster
    bars.setCurrentIndex(bars.model().index(0, 0))
    assert not poster.evidence.isNull()
    answer(OK)

    open_network(own_network(*OWN))
    qtbot.waitUntil(lambda: genres_shown(window) == list(OWN), timeout=WAIT)

    assert not bars.currentIndex().isValid()
    assert poster.evidence.isNull()
    assert poster.accessibleDescription() == "Point at a genre to see what speaks for it"


def test_a_network_is_remembered_until_the_bundled_one_is_wanted(qtbot, settings, own_network, open_network, start):
    open_network(own_network(*OWN))

    again = start(settings)
    assert again.session.card.genres == OWN
    assert again.windowTitle() == "network of 3 – Onesheet"
    with qtbot.waitSignal(again.session.network_changed, timeout=WAIT):
        again.actions_.use_bundled.trigger()

    assert settings.network is None
    assert again.windowTitle() == "Onesheet"
    assert not again.actions_.use_bundled.isEnabled()


def test_a_network_named_for_one_start_is_not_remembered(own_network, other_settings, tmp_path, start):
    other_settings.network = remembered = copy_network(tmp_path / "remembered")

    window = start(other_settings, own_network(*OWN))

    assert window.session.card.genres == OWN
    assert other_settings.network == remembered


def test_a_remembered_network_that_is_gone_is_told_once(tmp_path, other_settings, start):
    other_settings.network = tmp_path / "gone"

    window = start(other_settings)

    assert window.session.card.folder == BUNDLED
    told = f"There is no network in {tmp_path / 'gone'}: no model-card.json is there."
    assert window.notice.label.text() == f"{told} The network that comes with the program is used instead."
    assert start(other_settings).notice.isHidden()


def test_what_was_told_of_one_network_is_gone_when_another_is_opened(
    qtbot, tmp_path, other_settings, own_network, choose, start
):
    other_settings.network = tmp_path / "gone"
    window = start(other_settings)
    choose(own_network(*OWN))

    with qtbot.waitSignal(window.session.network_changed, timeout=WAIT):
        window.actions_.open_network.trigger()

    assert window.notice.isHidden()


def test_a_remembered_card_that_is_broken_is_told(tmp_path, other_settings, start):
    (tmp_path / CARD_NAME).write_text("{")
    other_settings.network = tmp_path

    window = start(other_settings)

    assert window.session.card.folder == BUNDLED
    assert "cannot be read" in window.notice.label.text()


def test_a_remembered_network_that_is_damaged_is_told_and_posters_are_read_all_the_same(
    qtbot, damaged_network, other_settings, four_posters, start
):
    other_settings.network = damaged_network
    window = start(other_settings)

    drop(window, mime_of(four_posters[0].parent))
    qtbot.waitUntil(lambda: window.session.posters.done == 4, timeout=WAIT)
    qtbot.waitUntil(lambda: len(genres_shown(window)) == 19, timeout=WAIT)

    assert set(models_read(window)) == {read_card().model}
    assert "is damaged" in window.notice.label.text()
    assert "comes with the program is used instead" in window.notice.label.text()
    assert other_settings.network is None


def test_a_folder_without_a_network_is_told_and_changes_nothing(window, tmp_path, choose):
    choose(tmp_path)

    window.actions_.open_network.trigger()

    assert window.notice.label.text() == f"There is no network in {tmp_path}: no model-card.json is there."
    assert window.session.card.folder == BUNDLED


def test_a_damaged_network_costs_no_result(qtbot, window, read_all, four_posters, damaged_network, choose, answer):
    read_all(four_posters[0].parent)
    choose(damaged_network)
    answer(OK)

    with qtbot.waitSignal(window.session.noticed, timeout=WAIT):
        window.actions_.open_network.trigger()

    assert "is damaged" in window.notice.label.text()
    assert window.session.posters.done == 4
    assert window.session.card.folder == BUNDLED
    assert window.settings.network is None


def test_a_network_that_is_replaced_before_it_is_opened_is_not_read_with(
    qtbot, tmp_path, other_settings, four_posters, start
):
    folder = other_settings.network = copy_network(tmp_path / "trained")
    window = start(other_settings)
    card = json.loads((folder / CARD_NAME).read_text("utf-8"))
    (folder / CARD_NAME).write_text(json.dumps(card | {"thresholds": dict.fromkeys(card["genres"], 0.1)}), "utf-8")

    drop(window, mime_of(four_posters[0]))
    qtbot.waitUntil(lambda: window.session.posters.done == 1, timeout=WAIT)

    assert "has changed since it was chosen" in window.notice.label.text()
    assert models_read(window) == [read_card().model]


@pytest.mark.parametrize("network", ["gone", "damaged"])
def test_a_model_named_on_the_command_line_that_cannot_be_used(tmp_path, capsys, monkeypatch, damaged_network, network):
    monkeypatch.setattr("desktop_app.app.display_problem", lambda: None)
    monkeypatch.setattr("desktop_app.app._open_window", lambda *_: pytest.fail("a window was opened"))

    assert main(["--model", str(tmp_path / network)]) == 2

    told = {"gone": "There is no network in ", "damaged": "The network "}[network]
    assert capsys.readouterr().err.startswith(told)


def test_a_program_whose_own_network_is_damaged_says_so_and_ends(qapp, monkeypatch):
    def damaged(_folder):
        raise ModelError("The model card cannot be read.")

    told = []
    monkeypatch.setattr(engine, "read_card", damaged)
    monkeypatch.setattr(QMessageBox, "critical", lambda *words: told.append(words[-1]))

    assert app._open_window([], None) == 2
    assert told == ["The model card cannot be read."]
