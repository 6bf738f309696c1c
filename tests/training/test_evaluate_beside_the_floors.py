"""Figures stand beside what constant and senseless answers score, worked out here by hand."""

import dataclasses
import io

import numpy as np
import pytest
from rich.console import Console

from classifier import Status
from classifier.training.evaluate import (
    MEASURES,
    Rules,
    Scored,
    evaluate,
    evaluate_scored,
    genre_table,
    label_frequency,
    measure_floors,
    score_split,
)
from classifier.training.movielens import MovieLensError
from classifier.training.report import evaluation_tables

GENRES = ("Comedy", "Drama", "Horror", "War")
LABELS = np.array([[0, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 1]], np.float32)
SCORES = np.array([[0.3, 0.9, 0.2, 0.1], [0.7, 0.4, 0.1, 0.2], [0.1, 0.6, 0.8, 0.3], [0.9, 0.2, 0.1, 0.4]], np.float32)
THRESHOLDS = np.array([0.5, 0.3, 0.5, 0.5])
FREQUENCY = np.array([0.4, 0.5, 0.25, 0.1])


@pytest.fixture
def evaluation():
    return evaluate_scored(Scored(GENRES, LABELS, SCORES, ()), "test", Rules(THRESHOLDS), FREQUENCY)


@pytest.fixture
def floors():
    return measure_floors(Scored(GENRES, LABELS, SCORES, ()), Rules(THRESHOLDS), FREQUENCY)


def test_the_network_by_hand(evaluation):
    network = evaluation.network

    assert network["top1_hit"] == 1
    assert network["recall_at_3"] == pytest.approx(1)
    # Most probable sets: {Drama}, {Comedy}, {Drama, Horror}, {Comedy}; one of four is right, 3 of 16 cells wrong.
    assert network["exact_match"] == 0.25
    assert network["hamming_loss"] == pytest.approx(3 / 16)
    # With the thresholds the second poster gains Drama: 5 hits, 1 false, 1 missed.
    assert network["micro_f1"] == pytest.approx(10 / 12)
    assert network["macro_f1"] == pytest.approx((1 + 4 / 5 + 1 + 0) / 4)
    # Comedy, Horror and War are ranked perfectly; Drama's second poster comes third.
    assert network["map"] == pytest.approx((1 + (1 + 2 / 3) / 2 + 1 + 1) / 4)


def test_always_the_most_frequent_genre(floors):
    floor = floors["always Drama"]

    assert floor["exact_match"] == 0.25
    assert floor["hamming_loss"] == pytest.approx(6 / 16)
    assert floor["top1_hit"] == 0.5
    assert floor["recall_at_3"] == pytest.approx((1 + 1 / 2 + 0 + 0) / 4)
    assert floor["micro_f1"] == pytest.approx(2 * 2 / (4 + 6))
    assert floor["macro_f1"] == pytest.approx((2 * 2 / (2 * 2 + 2)) / 4)
    # A constant ranking is worth the prevalence.
    assert floor["map"] == pytest.approx(LABELS.mean())
    assert floor["macro_auc"] == pytest.approx(0.5)


def test_nothing_at_all(floors):
    floor = floors["nothing at all"]

    assert floor["hamming_loss"] == pytest.approx(6 / 16)
    assert floor["exact_match"] == floor["recall_at_3"] == floor["macro_f1"] == floor["micro_f1"] == 0
    assert np.isnan(floor["top1_hit"])


def test_the_three_most_frequent_genres(floors):
    # All but War: the posters' shares found are 1, 1, 1 and a half.
    assert floors["most frequent three"]["recall_at_3"] == pytest.approx(3.5 / 4)
    assert floors["most frequent three"]["exact_match"] == 0


def test_every_genre(floors):
    # 6 of 16 cells are right: 12 / (12 + 10).
    assert floors["every genre"]["micro_f1"] == pytest.approx(12 / 22)
    assert floors["every genre"]["hamming_loss"] == pytest.approx(10 / 16)


def test_scores_against_other_posters_labels_tell_nothing():
    rng = np.random.default_rng(0)
    labels = (rng.random((600, 4)) < 0.3).astype(np.float32)
    scored = Scored(GENRES, labels, (0.8 * labels + 0.1).astype(np.float32), ())

    floors = measure_floors(scored, Rules(np.full(4, 0.5)), labels.mean(axis=0))

    assert floors["labels shuffled"]["map"] == pytest.approx(0.3, abs=0.06)
    assert floors["labels shuffled"]["macro_auc"] == pytest.approx(0.5, abs=0.06)


def test_each_genre_by_hand():
    table = genre_table(Scored(GENRES, LABELS, SCORES, ()), THRESHOLDS)

    drama = table.loc["Drama"]
    assert drama["posters"] == 2
    assert drama["prevalence"] == 0.5
    assert drama["average_precision"] == pytest.approx((1 + 2 / 3) / 2)
    assert (drama["threshold"], drama["precision"], drama["recall"]) == (0.3, pytest.approx(2 / 3), 1)
    assert (drama["f1"], drama["accuracy"]) == (pytest.approx(0.8), 0.75)
    assert table.loc["War", "f1"] == 0


def test_posters_are_scored_in_the_order_of_their_labels(classifier, drawn_data, progress):
    scored = score_split(classifier, drawn_data, "test", progress)

    rows = drawn_data.split("test")
    np.testing.assert_array_equal(scored.labels, drawn_data.labels(rows))
    np.testing.assert_array_equal(scored.scores, [classifier.read(path).scores for path in rows["path"]])
    assert scored.paths == tuple(rows["path"])
    assert progress.steps[-1] == ("reading test posters", len(rows), len(rows))


def test_a_poster_that_vanished_is_left_out_with_its_labels(classifier, drawn_data, progress, tmp_path):
    table = drawn_data.table.copy()
    rows = table[table["split"] == "test"]
    table.loc[rows.index[1], "path"] = tmp_path / "gone.jpg"

    scored = score_split(classifier, dataclasses.replace(drawn_data, table=table), "test", progress)

    assert [reading.status for reading in scored.unread] == [Status.UNREADABLE]
    np.testing.assert_array_equal(scored.labels, np.delete(drawn_data.labels(rows), 1, axis=0))
    assert len(scored.scores) == len(scored.paths) == len(rows) - 1
    assert tmp_path / "gone.jpg" not in scored.paths


def test_an_empty_split_is_told(classifier, drawn_data, progress):
    nothing = dataclasses.replace(drawn_data, table=drawn_data.table[drawn_data.table["split"] == "train"])

    with pytest.raises(MovieLensError, match="No poster of the split 'test'"):
        score_split(classifier, nothing, "test", progress)


def test_other_genres_are_refused(classifier, drawn_data, progress):
    with pytest.raises(MovieLensError, match="same genres"):
        score_split(classifier, dataclasses.replace(drawn_data, genres=GENRES), "test", progress)


def test_frequencies_are_those_of_the_training_posters(drawn_data):
    train = drawn_data.split("train")

    np.testing.assert_allclose(label_frequency(drawn_data, "test"), train[list(drawn_data.genres)].mean())


def test_an_evaluation_is_shown_in_tables(classifier, drawn_data, progress):
    evaluation = evaluate(classifier, drawn_data, "test", progress)
    console = Console(width=300, file=io.StringIO())

    console.print(*evaluation_tables(evaluation), sep="\n")

    shown = console.file.getvalue()
    assert all(name in shown for name in MEASURES.values())
    cells = {line.split("  ")[0]: line for line in shown.splitlines()}
    assert {"network", *evaluation.floors, *drawn_data.genres, "mean"} <= cells.keys()
    assert f"{evaluation.network['map']:.3f}" in cells["network"]
    assert f"{evaluation.network['top1_hit']:.1%}" in cells["network"]
    assert f"{evaluation.genres.loc['Horror', 'prevalence']:.3f}" in cells["Horror"]
    # Drama has no drawn posters, and so no average precision.
    assert " - " in cells["Drama"]
