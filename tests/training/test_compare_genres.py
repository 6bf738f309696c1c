"""What labels and scores tell about each other, worked out here by hand."""

import numpy as np
import pytest

from classifier.training.analysis import (
    Error,
    cooccurrence,
    listed_outsiders,
    reliability,
    top1_confusion,
    unlisted_favourites,
)
from classifier.training.metrics import expected_calibration_error

# Comedy, Drama, Horror, War; nobody has War.
LABELS = np.array([[1, 1, 0, 0], [0, 1, 0, 0], [0, 1, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]], np.float32)
SCORES = np.array(
    [
        [0.9, 0.4, 0.1, 0.0],
        [0.8, 0.3, 0.2, 0.1],
        [0.1, 0.05, 0.6, 0.2],
        [0.1, 0.7, 0.2, 0.3],
        [0.1, 0.2, 0.3, 0.95],
    ],
    np.float32,
)
EVEN = np.full(4, 0.5)


def test_genres_that_go_together():
    together = cooccurrence(LABELS)

    # The only comedy is a drama too; of the four dramas one is a comedy, one a horror.
    expected = [[1, 1, 0, 0], [0.25, 1, 0.25, 0], [0, 1, 1, 0]]
    np.testing.assert_allclose(together[:3], expected)
    assert np.isnan(together[3]).all()


def test_assigned_genres_that_go_together():
    assigned = np.array([[True, False], [True, True], [True, True], [True, False]])

    np.testing.assert_allclose(cooccurrence(assigned), [[1, 0.5], [1, 1]])


def test_where_the_highest_score_lies():
    confusion = top1_confusion(LABELS, SCORES)

    # Dramas in order: Comedy, Comedy, Horror, Drama.
    np.testing.assert_allclose(confusion[:3], [[1, 0, 0, 0], [0.5, 0.25, 0.25, 0], [0, 0, 1, 0]])
    assert np.isnan(confusion[3]).all()


def test_scores_beside_how_often_they_come_true():
    labels = np.array([[0, 1], [1, 1]], np.float32)
    scores = np.array([[0.1, 0.3], [0.9, 1.0]], np.float32)

    binned = reliability(labels, scores, bins=4)

    np.testing.assert_array_equal(binned.count, [1, 1, 0, 2])
    np.testing.assert_allclose(binned.score, [0.1, 0.3, np.nan, 0.95], rtol=1e-6)
    np.testing.assert_allclose(binned.frequency, [0, 1, np.nan, 1])


def test_the_diagram_tells_the_calibration_error():
    binned = reliability(LABELS, SCORES)

    filled = binned.count > 0
    gaps = np.abs(binned.score - binned.frequency)[filled] * binned.count[filled]
    assert gaps.sum() / LABELS.size == pytest.approx(expected_calibration_error(LABELS, SCORES))


def test_favourites_that_are_not_listed_come_surest_first():
    errors = unlisted_favourites(LABELS, SCORES, most=9)

    # Posters 0, 2 and 3 have a listed genre on top.
    assert errors == [Error(4, 3, pytest.approx(0.95)), Error(1, 0, pytest.approx(0.8))]
    assert unlisted_favourites(LABELS, SCORES, most=1) == errors[:1]


def test_listed_genres_that_are_scored_low_come_lowest_first():
    errors = listed_outsiders(LABELS, SCORES, EVEN, most=9)

    # Poster 3's drama reaches its threshold, and poster 4 has no genre to miss.
    assert errors == [
        Error(2, 1, pytest.approx(0.05)),
        Error(1, 1, pytest.approx(0.3)),
        Error(0, 1, pytest.approx(0.4)),
    ]
    assert listed_outsiders(LABELS, SCORES, EVEN, most=2) == errors[:2]


def test_what_reaches_its_own_threshold_is_no_error():
    assert [error.row for error in listed_outsiders(LABELS, SCORES, np.array([0.5, 0.2, 0.5, 0.5]), most=9)] == [2]


def test_a_poster_is_shown_once_with_its_lowest_genre():
    labels = np.array([[1, 1, 0]], np.float32)
    scores = np.array([[0.2, 0.1, 0.9]], np.float32)

    assert listed_outsiders(labels, scores, np.full(3, 0.5), most=9) == [Error(0, 1, pytest.approx(0.1))]


def test_faultless_scores_have_no_errors():
    assert unlisted_favourites(LABELS[:4], LABELS[:4], most=9) == []
    assert listed_outsiders(LABELS, LABELS, EVEN, most=9) == []
