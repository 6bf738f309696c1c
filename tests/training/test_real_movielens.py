"""The real posters are paired as counted by hand, and the shipped network is as good on them as its card says."""

import numpy as np
import pytest

from classifier.training.evaluate import evaluate
from classifier.training.movielens import SPLITS, read_movielens

pytestmark = pytest.mark.shared


class Nobody:
    """A `Progress` that tells nobody."""

    def step(self, stage, done, total, note=""):
        pass

    def say(self, sentence):
        pass


@pytest.fixture(scope="module")
def data(movielens_posters):
    return read_movielens(movielens_posters / "movies.csv", movielens_posters / "posters")


@pytest.fixture(scope="module")
def evaluation(classifier, data):
    """The shipped network on the whole test split, which it never saw."""
    return evaluate(classifier, data, "test", Nobody())


def test_every_poster_is_paired_or_accounted_for(data):
    assert len(data.table) + data.without_poster + data.without_genres == 27_278
    assert len(data.table) + data.without_genres == 16_993
    assert data.unreadable == ()


def test_some_films_have_the_genres_that_everyone_knows(data):
    known = {
        260: ("Star Wars", {"Action", "Adventure", "Sci-Fi"}),
        858: ("Godfather", {"Crime", "Drama"}),
        1214: ("Alien", {"Horror", "Sci-Fi"}),
        2028: ("Saving Private Ryan", {"Action", "Drama", "War"}),
    }

    for movie, (title, genres) in known.items():
        row = data.table.loc[movie]
        assert row["title"].startswith(title)
        assert row["path"].name == f"{movie}.jpg"
        assert {genre for genre in data.genres if row[genre]} == genres


def test_the_splits_are_80_10_and_10_in_a_hundred(data):
    shares = [len(data.split(name)) / len(data.table) for name in SPLITS]

    assert shares == pytest.approx([0.8, 0.1, 0.1], abs=0.01)


def test_the_card_tells_the_truth_about_the_test_posters(classifier, evaluation):
    figures = classifier.card.content["figures"]["test"]

    assert figures["posters"] == evaluation.posters
    for name, value in evaluation.network.items():
        assert figures["network"][name] == pytest.approx(value, abs=0.005), name
    for genre, row in evaluation.genres.iterrows():
        assert figures["genres"][genre]["average_precision"] == pytest.approx(row["average_precision"], abs=0.02)


def test_the_network_clearly_beats_what_needs_no_eyes(evaluation):
    network, floors = evaluation.network, evaluation.floors

    for name in ("always Drama", "labels shuffled"):
        assert network["map"] > floors[name]["map"] + 0.15, name
        assert network["macro_auc"] > floors[name]["macro_auc"] + 0.2, name
        assert network["top1_hit"] > floors[name]["top1_hit"] + 0.08, name
    best_f1 = np.nanmax([floor["macro_f1"] for floor in floors.values()])
    assert network["macro_f1"] > best_f1 + 0.1
    assert network["recall_at_3"] > floors["most frequent three"]["recall_at_3"] + 0.05
    assert network["exact_match"] > floors["always Drama"]["exact_match"]


def test_nearly_every_genre_beats_its_own_prevalence(evaluation):
    genres = evaluation.genres[evaluation.genres["posters"] > 20]

    assert (genres["average_precision"] > 1.3 * genres["prevalence"]).mean() > 0.9
