"""Movies are split once and for all: the same on every machine, near-identical posters together."""

import collections

import numpy as np
import pytest

from classifier.poster import read_poster
from classifier.training.movielens import (
    NEAR_IDENTICAL_BITS,
    SPLITS,
    MovieLensError,
    assign_splits,
    difference_hash,
    group_near_identical,
    read_movielens,
    split_of,
)
from tests.drawing import draw_movielens, draw_poster, encoded


def bits_apart(one, other):
    return int(np.bitwise_count(difference_hash(one) ^ difference_hash(other)).sum())


def test_a_movies_split_is_decided_by_its_id_alone():
    # Worked out with the program sha256sum; every machine and every later version must agree.
    assert {movie: split_of(movie) for movie in KNOWN} == KNOWN


KNOWN = {1: "train", 2: "train", 5: "validation", 8: "test", 47: "test", 54: "validation", 79132: "train"}


def test_splits_are_80_10_and_10_in_a_hundred():
    count = collections.Counter(split_of(movie) for movie in range(20_000))

    assert set(count) == set(SPLITS)
    assert [count[name] / 20_000 for name in SPLITS] == pytest.approx([0.8, 0.1, 0.1], abs=0.01)


def test_no_movie_changes_its_split_when_posters_are_added(drawn_movies, tmp_path):
    fewer = draw_movielens(tmp_path / "fewer", 40)

    before = read_movielens(fewer.movies_csv, fewer.posters).table["split"]
    after = read_movielens(drawn_movies.movies_csv, drawn_movies.posters).table["split"]

    assert (len(before), len(after)) == (40, 150)
    assert (after[before.index] == before).all()


def test_the_splits_share_no_movie_and_lose_none(drawn_data):
    parts = [set(drawn_data.split(name).index) for name in SPLITS]

    assert all(parts)
    assert sum(map(len, parts)) == len(set.union(*parts)) == len(drawn_data.split("all")) == 150


def test_a_split_that_does_not_exist(drawn_data):
    with pytest.raises(MovieLensError, match="no split 'tset'"):
        drawn_data.split("tset")


def test_the_hash_knows_a_poster_again():
    poster = draw_poster(1)
    variants = {
        "smaller": poster.resize((150, 225)),
        "compressed": read_poster(encoded(poster, quality=20)),
        "grey": poster.convert("L").convert("RGB"),
        "brighter": poster.point(lambda level: min(level + 15, 255)),
    }

    for name, variant in variants.items():
        assert bits_apart(poster, variant) <= NEAR_IDENTICAL_BITS, name
    assert min(bits_apart(poster, draw_poster(seed)) for seed in range(2, 30)) > NEAR_IDENTICAL_BITS


def test_near_identical_pictures_form_a_group():
    hashes = np.random.default_rng(0).integers(0, 256, (8, 32), dtype=np.uint8)
    hashes[5] = hashes[2]
    hashes[5, 0] ^= 0b1111
    # 7 is near 5 but not near 2: a chain is one group all the same.
    hashes[7] = hashes[5]
    hashes[7, 1:4] ^= 0xFF

    assert group_near_identical(hashes).tolist() == [0, 1, 2, 3, 4, 2, 6, 2]


def test_groups_stay_on_one_side():
    ids = np.arange(1, 1001)
    groups = np.arange(1000) // 2 * 2

    splits = assign_splits(ids, groups)

    assert splits[0::2] == splits[1::2]
    assert splits[0::2] == [split_of(int(movie)) for movie in ids[0::2]]


def test_one_picture_of_two_movies_never_lies_on_both_sides(tmp_path):
    drawn = draw_movielens(tmp_path / "drawn", 60)
    movies = list(drawn.genres)
    for first, second in zip(movies[0::2], movies[1::2], strict=True):
        with_other_quality = encoded(read_poster(drawn.posters / f"{first}.jpg"), quality=70)
        (drawn.posters / f"{second}.jpg").write_bytes(with_other_quality)

    split = read_movielens(drawn.movies_csv, drawn.posters).table["split"]

    # By their ids alone, some pairs would have been parted.
    assert any(split_of(a) != split_of(b) for a, b in zip(movies[0::2], movies[1::2], strict=True))
    for first, second in zip(movies[0::2], movies[1::2], strict=True):
        assert split[first] == split[second] == split_of(first)
