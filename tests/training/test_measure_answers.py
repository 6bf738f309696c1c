"""The measures agree with scikit-learn's, or with counting by hand."""

import numpy as np
import pytest

from classifier.training import metrics
from classifier.training.evaluate import measure

sklearn_metrics = pytest.importorskip("sklearn.metrics")


@pytest.fixture(params=[0, 1, 2])
def answers(request):
    """Labels and scores of 200 posters and 6 genres, with ties and with scores that tell something."""
    rng = np.random.default_rng(request.param)
    labels = (rng.random((200, 6)) < [0.5, 0.3, 0.2, 0.1, 0.05, 0.02]).astype(np.float32)
    labels[0] = 1
    scores = (0.3 * labels + 0.7 * rng.random((200, 6))).astype(np.float32)
    scores[:, :3] = scores[:, :3].round(1)
    return labels, scores


def test_average_precision_is_scikit_learns(answers):
    labels, scores = answers

    expected = [sklearn_metrics.average_precision_score(labels[:, g], scores[:, g]) for g in range(6)]

    np.testing.assert_allclose(metrics.average_precision(labels, scores), expected, rtol=1e-9)
    assert metrics.mean_average_precision(labels, scores) == pytest.approx(np.mean(expected))


def test_the_area_under_the_roc_curve_is_scikit_learns(answers):
    labels, scores = answers

    expected = [sklearn_metrics.roc_auc_score(labels[:, g], scores[:, g]) for g in range(6)]

    np.testing.assert_allclose(metrics.roc_auc(labels, scores), expected, rtol=1e-9)


def test_f1_hamming_loss_and_exact_match_are_scikit_learns(answers):
    labels, scores = answers
    assigned = metrics.assign(scores, 0.6)

    assert metrics.macro_f1(labels, assigned) == pytest.approx(
        sklearn_metrics.f1_score(labels, assigned, average="macro", zero_division=0)
    )
    assert metrics.micro_f1(labels, assigned) == pytest.approx(
        sklearn_metrics.f1_score(labels, assigned, average="micro")
    )
    assert metrics.hamming_loss(labels, assigned) == pytest.approx(sklearn_metrics.hamming_loss(labels, assigned))
    assert metrics.exact_match(labels, assigned) == pytest.approx(sklearn_metrics.accuracy_score(labels, assigned))


def test_counts_are_scikit_learns(answers):
    labels, scores = answers
    counts = metrics.confusion(labels, scores >= 0.6)

    expected = sklearn_metrics.multilabel_confusion_matrix(labels, scores >= 0.6)

    for place, key in {(0, 0): "tn", (0, 1): "fp", (1, 0): "fn", (1, 1): "tp"}.items():
        np.testing.assert_array_equal(counts[key], expected[:, *place])


def test_no_threshold_does_better_than_the_best(answers):
    labels, scores = answers
    thresholds = metrics.best_f1_thresholds(labels, scores)

    for g in range(6):
        candidates = [*np.unique(scores[:, g]), 0, 1.1]
        by_brute_force = max(sklearn_metrics.f1_score(labels[:, g], scores[:, g] >= t) for t in candidates)
        assert sklearn_metrics.f1_score(labels[:, g], scores[:, g] >= thresholds[g]) == pytest.approx(by_brute_force)


def test_a_threshold_lies_between_scores():
    labels = np.array([[1], [1], [0], [0]])
    scores = np.array([[0.9], [0.7], [0.3], [0.1]])

    assert metrics.best_f1_thresholds(labels, scores) == pytest.approx([0.5])


def test_a_genre_without_examples_has_no_precision_and_even_odds():
    labels, scores = np.zeros((4, 1)), np.array([[0.1], [0.2], [0.3], [0.4]])

    assert np.isnan(metrics.average_precision(labels, scores)).all()
    assert np.isnan(metrics.roc_auc(labels, scores)).all()
    assert metrics.best_f1_thresholds(labels, scores) == [metrics.EVEN_ODDS]


def test_a_genre_without_examples_does_not_spoil_the_mean():
    labels = np.array([[1, 0], [0, 0]])
    scores = np.array([[0.9, 0.5], [0.1, 0.5]])

    assert metrics.mean_average_precision(labels, scores) == 1


@pytest.mark.parametrize("mean", [metrics.mean_average_precision, metrics.macro_auc])
def test_where_no_genre_has_an_example_there_is_no_mean_and_nothing_is_warned_of(mean):
    assert np.isnan(mean(np.zeros((2, 2)), np.array([[0.9, 0.5], [0.1, 0.5]])))


def test_posters_that_all_have_one_genre_have_no_area_under_a_curve():
    labels = np.array([[1, 0], [1, 0]], np.float32)
    scores = np.array([[0.9, 0.1], [0.8, 0.2]], np.float32)

    measured = measure(labels, scores, scores > 0.5, scores > 0.5)

    assert np.isnan(measured["macro_auc"])
    assert (measured["map"], measured["exact_match"]) == (1, 1)


def test_nobody_is_left_without_a_genre():
    scores = np.array([[0.1, 0.3, 0.2], [0.6, 0.7, 0.2]])

    assert metrics.assign(scores, 0.5).tolist() == [[False, True, False], [True, True, False]]
    assert metrics.assign(scores, np.array([0.1, 0.9, 0.9])).tolist() == [[True, False, False], [True, False, False]]


def test_the_most_probable_set_is_the_most_probable():
    """Among all sets but the empty one, for independent genres; tried one by one."""
    rng = np.random.default_rng(0)
    every_set = np.array([[(number >> g) & 1 for g in range(5)] for number in range(1, 32)], bool)
    for _ in range(50):
        scores = rng.random(5) * rng.choice([0.4, 1])
        probability = np.where(every_set, scores, 1 - scores).prod(axis=1)

        (chosen,) = metrics.assign(scores[None], metrics.EVEN_ODDS)

        assert np.where(chosen, scores, 1 - scores).prod() == pytest.approx(probability.max())


def test_hits_and_recall_by_hand():
    labels = np.array([[1, 0, 0, 1], [0, 1, 0, 0], [1, 1, 1, 0]])
    scores = np.array([[0.9, 0.2, 0.3, 0.1], [0.9, 0.8, 0.1, 0.2], [0.1, 0.2, 0.3, 0.4]])

    assert metrics.top1_hit(labels, scores) == pytest.approx(1 / 3)
    assert metrics.recall_at(2, labels, scores) == pytest.approx((1 / 2 + 1 + 1 / 3) / 3)


def test_calibration_error_by_hand():
    scores = np.array([[0.95], [0.95], [0.95], [0.95], [0.05], [0.05]])
    labels = np.array([[1], [1], [1], [0], [0], [0]])

    # Four pairs score .95 and come true three times in four; two score .05 and never come true.
    assert metrics.expected_calibration_error(labels, scores, bins=10) == pytest.approx((4 * 0.2 + 2 * 0.05) / 6)


def test_an_honest_score_has_no_calibration_error():
    labels = np.array([[1], [0], [0], [0]])

    assert metrics.expected_calibration_error(labels, np.full((4, 1), 0.25)) == pytest.approx(0)
    assert metrics.expected_calibration_error(labels, labels.astype(float)) == 0
