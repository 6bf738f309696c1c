"""Plots of a run are PNG files that show something."""

import json

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("keras")
pytest.importorskip("matplotlib")
from classifier.training.evaluate import Scored
from classifier.training.plots import plot_history, plot_precision_recall, plot_reliability
from classifier.training.train import HISTORY_NAME

pytestmark = pytest.mark.training


@pytest.fixture
def scored():
    rng = np.random.default_rng(0)
    labels = (rng.random((300, 3)) < 0.3).astype(np.float32)
    labels[:, 2] = 0
    scores = (0.3 * labels + 0.7 * rng.random((300, 3))).astype(np.float32)
    return Scored(("Comedy", "Drama", "War"), labels, scores, ())


def colours(path):
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 300
        return {colour for _, colour in picture.convert("RGB").getcolors(1_000_000)}


def test_a_run_has_curves_of_loss_and_precision(tiny_run, tmp_path):
    plot_history(json.loads((tiny_run.run / HISTORY_NAME).read_text()), tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"loss.png", "map.png"}
    # Matplotlib's first two colours: training and validation.
    assert {(31, 119, 180), (255, 127, 14)} <= colours(tmp_path / "loss.png")
    assert (31, 119, 180) in colours(tmp_path / "map.png")


def test_each_genre_with_examples_has_a_curve(scored, tmp_path):
    plot_precision_recall(scored, tmp_path)

    seen = colours(tmp_path / "precision-recall.png")
    first, second, third = (31, 119, 180), (174, 199, 232), (255, 127, 14)
    assert {first, second} <= seen
    assert third not in seen


def test_reliability_stands_beside_the_honest_line(scored, tmp_path):
    plot_reliability(scored, tmp_path)

    assert {(31, 119, 180), (128, 128, 128)} <= colours(tmp_path / "reliability.png")
