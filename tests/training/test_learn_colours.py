"""Learning works: a tiny network learns genres that are colours, from the posters' files to its card."""

import json

import pytest

pytest.importorskip("keras")

from classifier import Classifier
from classifier.training.evaluate import evaluate
from classifier.training.train import HISTORY_NAME

pytestmark = pytest.mark.training


def test_the_loss_falls(tiny_run):
    history = json.loads((tiny_run.run / HISTORY_NAME).read_text())

    assert history[-1]["validation_loss"] < history[0]["validation_loss"] / 2


def test_the_network_beats_every_floor_on_posters_it_never_saw(tiny_run, colour_data, progress):
    evaluation = evaluate(Classifier(tiny_run.out), colour_data, "test", progress)

    for name, floor in evaluation.floors.items():
        for measure in ("map", "macro_auc", "micro_f1"):
            assert evaluation.network[measure] > floor[measure] + 0.1, f"{measure} beside {name}"
    assert evaluation.network["map"] > 0.75
