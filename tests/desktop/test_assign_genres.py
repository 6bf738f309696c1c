"""A person has genres assigned by another rule."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from classifier import Preset
from desktop_app.exporting import Format
from desktop_app.main_window import MainWindow
from desktop_app.theme import colours
from tests.desktop.conftest import WAIT, all_rows, drop, mime_of, readings, wait_for_rest
from tests.desktop.own_networks import OWN

ALL = {"precise": dict.fromkeys(OWN, 0.8), "complete": dict.fromkeys(OWN, 0.005)}


def has_tick(window, row):
    """Whether a tick is seen in the row of a genre that is not assigned, where nothing else has its colour."""
    bars = window.confidences.bars
    image, room = bars.grab().toImage(), bars.visualRect(bars.model().index(row, 0))
    scale, tick = image.devicePixelRatio(), colours().text
    middle = int(room.center().y() * scale)
    row_of = (image.pixelColor(x, middle) for x in range(int(room.width() * scale)))
    return any(abs(seen.lightness() - tick.lightness()) < 16 for seen in map(QColor, row_of))


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
    window, read_all, four_posters, own_network, open_network, exported, preset, assigned, hint
):
    open_network(own_network(*OWN, presets=ALL))
    read_all(four_posters[0].parent)

    window.actions_.presets[preset].trigger()

    assert window.confidences.verdict.text() == assigned
    assert hint in window.confidences.hint.text()
    posters = window.session.posters
    assert {posters.index(row, 1).data() for row in range(4)} == {assigned}
    assert {row["genres"] for row in exported()} == {assigned.replace(", ", "|")}
    assert window.settings.preset == preset


def test_a_rule_is_remembered(qtbot, window, settings, four_posters, own_network, open_network):
    open_network(own_network(*OWN))
    window.actions_.presets[Preset.PRECISE].trigger()

    again = MainWindow(settings)
    qtbot.addWidget(again)
    drop(again, mime_of(four_posters[0].parent))
    qtbot.waitUntil(lambda: again.session.posters.done == 4, timeout=WAIT)
    wait_for_rest(qtbot, again)

    assert again.actions_.presets[Preset.PRECISE].isChecked()
    assert {again.session.posters.index(row, 1).data() for row in range(4)} == {"Giallo"}
    again.close()


def test_rules_that_a_network_lacks_are_not_offered_and_say_so(window, own_network, open_network):
    open_network(own_network(*OWN, presets={}, combinations={}))

    actions = window.actions_.presets
    assert {preset for preset, action in actions.items() if action.isEnabled()} == {Preset.BALANCED}
    assert actions[Preset.LIKELY].toolTip() == "The network in use does not offer this."
    assert "from which a genre is assigned" in actions[Preset.BALANCED].toolTip()


def test_a_remembered_rule_waits_for_a_network_that_has_it(qtbot, window, own_network, open_network, tmp_path, answer):
    open_network(own_network(*OWN))
    window.actions_.presets[Preset.COMPLETE].trigger()

    open_network(own_network(*OWN, "Western", presets={}, combinations={}))
    assert window.session.preset == Preset.BALANCED
    assert window.actions_.presets[Preset.BALANCED].isChecked()

    open_network(tmp_path / "network of 3")
    assert window.session.preset == Preset.COMPLETE


def test_a_tick_is_painted_only_where_thresholds_decide(window, read_all, four_posters, own_network, open_network):
    # By both rules the same genres are assigned, so that the ticks alone can differ.
    open_network(own_network(*OWN, combinations={"Giallo|Kaiju": 9.0}))
    read_all(four_posters[0].parent)
    assert has_tick(window, 2)

    window.actions_.presets[Preset.LIKELY].trigger()

    assert window.confidences.verdict.text() == "Giallo, Kaiju"
    assert not has_tick(window, 2)
    model = window.confidences.bars.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert not any("Assigned from" in tip for tip in tips)


def test_a_genre_that_is_never_sure_enough_has_no_tick(window, read_all, four_posters, own_network, open_network):
    open_network(own_network(*OWN, presets={"precise": dict.fromkeys(OWN, 0.8) | {"Noir": 1.0}}))
    read_all(four_posters[0].parent)

    window.actions_.presets[Preset.PRECISE].trigger()

    assert has_tick(window, 1)
    assert not has_tick(window, 2)


def test_a_genre_that_is_assigned_below_its_tick_is_explained(
    window, read_all, four_posters, own_network, open_network
):
    open_network(own_network(*OWN, presets={"precise": dict.fromkeys(OWN, 0.95)}))
    read_all(four_posters[0].parent)

    window.actions_.presets[Preset.PRECISE].trigger()

    assert window.confidences.verdict.text() == "Giallo"
    assert window.confidences.hint.text().startswith("No genre reaches its tick on this poster")


def test_an_export_is_by_the_rule_of_the_moment_it_was_wanted(
    qtbot, window, read_all, four_posters, own_network, open_network, tmp_path
):
    open_network(own_network(*OWN, presets=ALL))
    read_all(four_posters[0].parent)
    window.actions_.presets[Preset.COMPLETE].trigger()
    hold = threading.Event()
    window.session._writing.run(hold.wait, lambda _: None)

    with qtbot.waitSignal(window.session.exported, timeout=WAIT):
        window.session.export(all_rows(window), tmp_path / "out.csv", Format.CSV)
        window.actions_.presets[Preset.PRECISE].trigger()
        hold.set()

    assert (tmp_path / "out.csv").read_text("utf-8").count("Giallo|Kaiju|Noir") == 4


def test_thousands_of_posters_are_assigned_anew_in_one_go(window, read_all, four_posters, own_network, open_network):
    open_network(own_network(*OWN))
    read_all(four_posters[0])
    posters = window.session.posters
    (read,) = readings(window)
    many = [Path(f"/nowhere/{number}.jpg") for number in range(5000)]
    posters.add(many)
    posters.note([replace(read, path=path) for path in many])
    asked = []
    assign = posters.record._rule
    posters.record._rule = lambda scores: asked.append(scores.shape) or assign(scores)

    window.actions_.presets[Preset.PRECISE].trigger()

    assert asked == [(5001, 3)]
    assert {posters.index(row, 1).data() for row in (0, 2500, 5000)} == {"Giallo"}


def test_a_threshold_of_ones_own_goes_before_the_rule(window, read_all, four_posters, own_network, open_network):
    open_network(own_network(*OWN))
    read_all(four_posters[0])
    for preset in (Preset.PRECISE, Preset.LIKELY):
        window.settings.overrides = {"Giallo": 0.95, "Noir": 0.35, "A genre of another network": 0.1}
        window.actions_.presets[preset].trigger()
        assert "Noir" in window.confidences.verdict.text()
        assert "Giallo" not in window.confidences.verdict.text()
        assert window.session.posters.index(0, 1).data() == window.confidences.verdict.text()
        assert has_tick(window, 2)
