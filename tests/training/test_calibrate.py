"""Scores are made to come true, and thresholds are those that their presets promise."""

import numpy as np
import pytest

pytest.importorskip("scipy")
from classifier import Preset
from classifier.training import metrics
from classifier.training.calibrate import (
    LEAST_TAKEN,
    calibrate,
    fit_scaling,
    preset_thresholds,
    scaling_that_helps,
)

GENRES = ("Comedy", "Drama")


def drawn(count=3000, slope=1.0, offset=0.0, seed=0):
    """Labels of two genres, and scores whose logits are off: true logit = slope * logit + offset."""
    rng = np.random.default_rng(seed)
    truth = rng.normal(-1, 1.5, (count, 2))
    labels = (rng.random((count, 2)) < 1 / (1 + np.exp(-truth))).astype(np.float32)
    return labels, (1 / (1 + np.exp(-(truth - offset) / slope))).astype(np.float32)


def test_scores_that_are_off_are_scaled_back():
    labels, scores = drawn(slope=0.5, offset=-0.8)

    scaling = scaling_that_helps(labels, scores)

    assert scaling.slope == pytest.approx([0.5, 0.5], abs=0.08)
    assert scaling.offset == pytest.approx([-0.8, -0.8], abs=0.15)
    before = metrics.expected_calibration_error(labels, scores)
    assert metrics.expected_calibration_error(labels, scaling.apply(scores)) < before / 5


def test_scores_that_come_true_are_left_alone():
    assert scaling_that_helps(*drawn()) is None


def test_a_genre_with_few_examples_is_hardly_bent():
    labels, scores = drawn(count=3000)
    few = np.zeros_like(labels)
    few[:3, 0] = 1

    # Three examples among the lowest scores would ask for a slope of nearly 0, or below.
    assert fit_scaling(labels[:12], scores[:12]).slope == pytest.approx([1, 1], abs=0.5)


def test_scaling_keeps_each_genres_ranking():
    labels, scores = drawn(slope=0.5, offset=-0.8)
    scaling = fit_scaling(labels, scores)

    scaled = scaling.apply(scores)

    assert (np.argsort(scaled, axis=0, kind="stable") == np.argsort(scores, axis=0, kind="stable")).mean() > 0.99


def test_thresholds_keep_what_their_presets_promise():
    labels, scores = drawn()

    thresholds = preset_thresholds(labels, scores)

    for preset, measure in ((Preset.PRECISE, "precision"), (Preset.COMPLETE, "recall")):
        counts = metrics.confusion(labels, scores >= thresholds[preset])
        tp, fp, fn = counts["tp"], counts["fp"], counts["fn"]
        reached = tp / (tp + (fp if measure == "precision" else fn))
        # As much as is asked for, and no more than the next poster brings.
        assert (reached >= 0.7).all()
        assert (reached < 0.72).all()
    assert (thresholds[Preset.COMPLETE] < thresholds[Preset.PRECISE]).all()


def test_a_balanced_threshold_is_where_f1_is_best_to_expect():
    labels, scores = drawn(count=20_000)

    balanced = preset_thresholds(labels, scores)[Preset.BALANCED]

    f1 = {t: metrics.macro_f1(labels, scores >= t) for t in np.linspace(0.02, 0.98, 49)}
    assert metrics.macro_f1(labels, scores >= balanced) == pytest.approx(max(f1.values()), abs=0.005)


def test_a_genre_that_cannot_be_validated_is_assigned_at_even_odds():
    labels, scores = drawn()
    labels[:, 1] = 0

    assert preset_thresholds(labels, scores)[Preset.BALANCED][1] == 0.5


def test_a_precision_that_cannot_be_had_is_not_feigned():
    labels, scores = drawn()
    labels[:, 0] = 0
    labels[np.argmax(scores[:, 0]), 0] = 1  # The one example has the highest score of all: precision 1, by chance.

    assert preset_thresholds(labels, scores)[Preset.PRECISE][0] == 1
    assert LEAST_TAKEN > 1


def test_a_calibration_is_written_as_a_card_holds_it():
    labels, scores = drawn(slope=0.5, offset=-0.8)
    calibration = calibrate(GENRES, labels, scores, labels)

    entries = calibration.entries(GENRES)

    assert set(entries["presets"]) == {"balanced", "precise", "complete"}
    assert entries["thresholds"] == entries["presets"]["balanced"]
    assert list(entries["scaling"]["slope"]) == list(GENRES)
    assert set(entries["combinations"]) == {"Comedy", "Drama", "Comedy|Drama"}
