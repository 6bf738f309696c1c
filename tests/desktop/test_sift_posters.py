"""Which posters are shown, and in which order, told without a window."""

import random
from pathlib import Path

import numpy as np
import pytest

from classifier import GENRES, Status
from classifier.batch import Reading
from classifier.prediction import Prediction
from desktop_app.record import Record, State
from desktop_app.sieve import (
    BY_CONFIDENCE,
    BY_GENRE,
    BY_NAME,
    BY_TIME,
    EVERYTHING,
    Filter,
    Order,
    Show,
    sift,
)

HALF = np.full(len(GENRES), 0.5, np.float32)


def reading(name, **scores):
    """A poster that was read, with a few scores above the ground of 0.01."""
    values = np.full(len(GENRES), 0.01, np.float32)
    for genre, score in scores.items():
        values[GENRES.index(genre.replace("_", "-"))] = score
    return Reading(Path(name), Status.OK, prediction=Prediction(GENRES, values, HALF, "a network"), digest=name)


def failed(name):
    return Reading(Path(name), Status.DAMAGED, "The picture is damaged.", digest=name)


@pytest.fixture
def record():
    """Five posters: three read, one failed, one that waits."""
    record = Record(GENRES, lambda scores: scores >= 0.5)
    record.add(map(Path, ("b 10.jpg", "b 9.jpg", "Alien.jpg", "broken.jpg", "waits.jpg")))
    record.note(
        [
            reading("b 10.jpg", Drama=0.9, Horror=0.6),
            reading("b 9.jpg", Drama=0.55),
            reading("Alien.jpg", Horror=0.8, Sci_Fi=0.7, Drama=0.4),
            failed("broken.jpg"),
        ],
        {},
    )
    return record


def shown(record, filter_=EVERYTHING, order=None):
    return [record.paths[row].name for row in sift(record, filter_, order or Order())]


def test_all_are_shown_as_they_came(record):
    assert shown(record) == ["b 10.jpg", "b 9.jpg", "Alien.jpg", "broken.jpg", "waits.jpg"]
    assert shown(record, order=Order(descending=True))[0] == "waits.jpg"


@pytest.mark.parametrize(
    ("text", "names"),
    [("B", ["b 10.jpg", "b 9.jpg", "broken.jpg"]), ("jpg 9", ["b 9.jpg"]), ("ALIEN", ["Alien.jpg"]), ("zzz", [])],
)
def test_all_words_that_are_typed_stand_in_the_name_whatever_their_case(record, text, names):
    assert shown(record, Filter(text)) == names


def test_names_are_sorted_as_a_person_counts(record):
    assert shown(record, order=Order(BY_NAME)) == ["Alien.jpg", "b 9.jpg", "b 10.jpg", "broken.jpg", "waits.jpg"]
    assert shown(record, order=Order(BY_NAME, True))[0] == "waits.jpg"


def test_what_is_not_known_stands_last_either_way(record):
    for key, most in ((BY_CONFIDENCE, "b 10.jpg"), (BY_GENRE + "Horror", "Alien.jpg"), (BY_TIME, None)):
        for descending in (True, False):
            names = shown(record, order=Order(key, descending))
            ends = names[4:] if key == BY_TIME else names[3:]
            assert set(ends) <= {"broken.jpg", "waits.jpg"}
            if most and descending:
                assert names[0] == most
            elif most:
                assert names[2] == most


def test_any_genre_or_all_of_them(record):
    assert shown(record, Filter(genres=("Drama", "Horror"))) == ["b 10.jpg", "b 9.jpg", "Alien.jpg"]
    assert shown(record, Filter(genres=("Drama", "Horror"), every=True)) == ["b 10.jpg"]
    assert shown(record, Filter(genres=("Western",))) == []
    assert len(shown(record, Filter(genres=("A genre of another network",)))) == 5


def test_a_least_confidence_holds_for_the_genres_that_are_chosen_or_for_any(record):
    assert shown(record, Filter(least=0.75)) == ["b 10.jpg", "Alien.jpg"]
    assert shown(record, Filter(genres=("Horror",), least=0.75)) == ["Alien.jpg"]
    # Below the threshold, yet asked for.
    assert "Alien.jpg" in shown(record, Filter(genres=("Drama",), least=0.3))


@pytest.mark.parametrize(
    ("show", "names"),
    [
        (Show.READ, ["b 10.jpg", "b 9.jpg", "Alien.jpg"]),
        (Show.FAILED, ["broken.jpg"]),
        (Show.WAITING, ["waits.jpg"]),
        (Show.CORRECTED, ["b 9.jpg"]),
    ],
)
def test_posters_of_one_state(record, show, names):
    record.correct(["b 9.jpg"], {"b 9.jpg": ("War",)})
    assert shown(record, Filter(show=show)) == names


def test_a_persons_word_goes_before_the_networks(record):
    record.correct(["b 9.jpg"], {"b 9.jpg": ("War", "A genre of another network")})
    assert shown(record, Filter(genres=("War",))) == ["b 9.jpg"]
    assert "b 9.jpg" not in shown(record, Filter(genres=("Drama",)))
    record.correct(["b 9.jpg"], {})
    assert "b 9.jpg" in shown(record, Filter(genres=("Drama",)))


def test_a_word_on_a_poster_is_there_when_it_is_read_again_under_another_name(record):
    record.add([Path("copy.jpg")])
    copy = reading("copy.jpg", Drama=0.9)
    record.note([Reading(copy.path, Status.OK, "", copy.prediction, "b 9.jpg")], {"b 9.jpg": ("War",)})
    assert shown(record, Filter(show=Show.CORRECTED)) == ["copy.jpg"]
    assert record.correct(["b 9.jpg"], {"b 9.jpg": ("War",)}).tolist() == [1, 5]


def test_a_genre_is_right_for_a_share_of_some_posters(record):
    record.correct(["b 9.jpg", "Alien.jpg"], {"b 9.jpg": ("War",), "Alien.jpg": ("War", "Horror")})
    shares = record.shares([0, 1, 2, 3, 4])
    assert (shares["War"], shares["Horror"], shares["Drama"]) == (pytest.approx(2 / 3), pytest.approx(1 / 3), 0.0)
    assert record.shares([1])["War"] == 1.0
    assert set(record.shares([]).values()) == set(record.shares([3, 4]).values()) == {0.0}


def test_what_is_taken_out_is_not_shown_and_counts_for_nothing(record):
    assert (record.done, record.failed, record.present) == (4, 1, 5)
    record.set_removed([0, 3], True)
    assert shown(record) == ["b 9.jpg", "Alien.jpg", "waits.jpg"]
    assert (record.done, record.failed, record.present) == (2, 0, 3)
    assert record.row_of(Path("b 10.jpg")) is None
    record.set_removed([0, 3], False)
    assert (record.done, record.failed, record.present) == (4, 1, 5)


def test_a_poster_that_comes_again_after_it_was_taken_out_is_back_with_what_is_known(record):
    record.set_removed([0], True)
    assert record.add([Path("b 10.jpg"), Path("b 9.jpg")]) == [Path("b 10.jpg")]
    assert record.states[0] == State.READ
    assert len(record) == 5


def test_a_poster_is_forgotten_to_be_read_again(record):
    record.forget([0, 3])
    assert [path.name for path in record.waiting()] == ["b 10.jpg", "broken.jpg", "waits.jpg"]
    assert (record.done, record.failed) == (2, 0)
    assert record.reading(0) is None
    record.note([reading("b 10.jpg", War=0.9)], {})
    assert record.reading(0).prediction.assigned == ("War",)


def test_another_network_brings_other_genres(record):
    record.forget_all(("Giallo", "Kaiju"))
    assert record.genres == ("Giallo", "Kaiju")
    assert (record.done, record.failed, record.present) == (0, 0, 5)
    scores = np.array([0.2, 0.7], np.float32)
    record.note([Reading(Path("b 9.jpg"), Status.OK, prediction=Prediction(record.genres, scores, scores, "own"))], {})
    assert shown(record, Filter(genres=("Kaiju",))) == ["b 9.jpg"]


def test_thousands_keep_their_places_as_the_record_grows():
    record = Record(GENRES, lambda scores: scores >= 0.5)
    names = [f"{number}.jpg" for number in random.Random(3).sample(range(10_000), 3000)]
    for name in names:
        record.add([Path(name)])
        record.note([reading(name, Drama=int(name[:-4]) / 10_000)], {})
    assert shown(record) == names
    assert shown(record, order=Order(BY_NAME)) == sorted(names, key=lambda name: int(name[:-4]))
    assert shown(record, order=Order(BY_GENRE + "Drama", True)) == sorted(names, key=lambda name: -int(name[:-4]))
