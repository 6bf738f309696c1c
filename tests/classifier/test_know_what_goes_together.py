"""Genres that go together are found together, in worked-out examples."""

import numpy as np
import pytest

from classifier.combinations import Combinations, learn_combinations

GENRES = ("Children", "Animation", "Horror")
LABELS = np.array([[1, 1, 0]] * 40 + [[1, 0, 0]] * 5 + [[0, 0, 1]] * 50 + [[0, 1, 0]] * 5, np.float32)


def chosen(combinations, *scores):
    members = combinations.most_probable(np.array(scores, np.float32))
    return {genre for genre, there in zip(GENRES, members, strict=True) if there}


def test_two_genres_that_go_together_carry_each_other():
    combinations = learn_combinations(GENRES, LABELS, weight=1)

    assert chosen(combinations, 0.45, 0.45, 0.1) == {"Children", "Animation"}
    assert chosen(learn_combinations(GENRES, LABELS, weight=0), 0.45, 0.45, 0.1) != {"Children", "Animation"}


def test_a_sure_score_outweighs_what_is_usual():
    combinations = learn_combinations(GENRES, LABELS, weight=1)

    assert chosen(combinations, 0.999, 0.001, 0.01) == {"Children"}


def test_what_nobody_has_seen_together_is_not_put_together():
    assert len(chosen(learn_combinations(GENRES, LABELS, weight=0), 0.9, 0.1, 0.9)) == 1


def test_the_bonus_by_hand():
    combinations = learn_combinations(GENRES, LABELS, weight=0.5)

    # 45, 45 and 50 of 100 have each genre; both of the first two, and not the third, 40 of 100.
    both = combinations.to_json()["Children|Animation"]
    assert both == pytest.approx(0.5 * np.log(0.4 / (0.45 * 0.45 * 0.5)), abs=1e-3)


def test_many_posters_at_once():
    combinations = learn_combinations(GENRES, LABELS, weight=1)
    scores = np.random.default_rng(0).random((50, 3)).astype(np.float32)

    together = combinations.most_probable(scores)

    assert together.shape == (50, 3)
    for row, one in zip(together, scores, strict=True):
        np.testing.assert_array_equal(row, combinations.most_probable(one))


def test_movies_without_a_genre_say_nothing():
    labels = np.concatenate([LABELS, np.zeros((100, 3), np.float32)])

    assert learn_combinations(GENRES, labels, 1).sets.any(axis=1).all()


def test_they_come_back_from_a_card():
    combinations = learn_combinations(GENRES, LABELS, weight=0.5)

    back = Combinations.from_json(GENRES, combinations.to_json())

    np.testing.assert_array_equal(back.sets, combinations.sets)
    np.testing.assert_allclose(back.bonus, combinations.bonus, atol=6e-4)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({}, "no combination of genres"),
        ({"Children|Western": 1.0}, 'the genre "Western" that a combination names'),
    ],
)
def test_a_card_that_says_something_impossible(content, told):
    with pytest.raises(ValueError, match=f"^{told}$"):
        Combinations.from_json(GENRES, content)
