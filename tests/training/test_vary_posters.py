"""Training posters are varied at random, but alike in every run of one seed."""

import dataclasses

import numpy as np
import pytest

from classifier.preprocess import InputSpec
from classifier.training.augmentation import STRONG, Augmentation
from classifier.training.posters import (
    augment,
    evaluation_batches,
    load_posters,
    mix,
    prefetched,
    random_box,
    relight,
    training_batches,
)
from tests.drawing import draw_poster

SPEC = InputSpec(48, 32, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
HOW = STRONG
PLAIN = Augmentation(least_area=1, stretch=1, contrast=0, brightness=0, saturation=0, mixup=0)


@pytest.fixture(scope="module")
def posters():
    return [draw_poster(seed, (60, 90)) for seed in range(10)]


@pytest.fixture(scope="module")
def labels():
    return np.eye(10, dtype=np.float32)


def batches(posters, labels, how=HOW, seed=(1, 0), batch_size=4):
    return list(training_batches(posters, labels, SPEC, batch_size, how, seed))


def test_the_same_seed_gives_the_same_batches(posters, labels):
    for (pixels, truth), (again, truth_again) in zip(batches(posters, labels), batches(posters, labels), strict=True):
        np.testing.assert_array_equal(pixels, again)
        np.testing.assert_array_equal(truth, truth_again)


@pytest.mark.parametrize("other", [(2, 0), (1, 1)])
def test_another_seed_or_epoch_gives_others(posters, labels, other):
    assert not np.array_equal(batches(posters, labels)[0][0], batches(posters, labels, seed=other)[0][0])


def test_an_epoch_shows_each_poster_at_most_once(posters, labels):
    seen = np.concatenate([truth for _, truth in batches(posters, labels, PLAIN)])

    # Ten posters make two batches of four; two are left for another epoch.
    assert seen.shape == (8, 10)
    assert (seen.sum(axis=0) <= 1).all()
    assert [*seen.argmax(axis=1)] != sorted(seen.argmax(axis=1))


def test_fewer_posters_than_a_batch_make_one(posters, labels):
    ((pixels, truth),) = batches(posters[:3], labels[:3], batch_size=8)

    assert pixels.shape == (3, 48, 32, 3)
    assert truth.shape == (3, 10)


def test_each_picture_keeps_its_own_labels(posters, labels):
    whole = np.concatenate(list(evaluation_batches(posters, SPEC, 10)))
    flipped = whole[:, :, ::-1]

    for pixels, truth in batches(posters, labels, PLAIN):
        for picture, label in zip(pixels, truth, strict=True):
            own = label.argmax()
            assert min(np.abs(picture - whole[own]).max(), np.abs(picture - flipped[own]).max()) < 1e-5


def test_without_mixing_labels_stay_0_and_1(posters, labels):
    how = dataclasses.replace(HOW, mixup=0)

    for _, truth in batches(posters, labels, how):
        assert set(np.unique(truth)) == {0, 1}


def test_mixing_keeps_what_is_there_and_most_of_its_own():
    rng = np.random.default_rng(0)
    pixels = np.arange(64, dtype=np.float32)[:, None, None, None] * np.ones((1, 4, 3, 3), np.float32)
    labels = np.eye(64, dtype=np.float32)

    mixed, truth = mix((pixels, labels), 0.4, rng)

    np.testing.assert_allclose(truth.sum(axis=1), 1, rtol=1e-6)
    assert (np.diagonal(truth) >= 0.5 - 1e-6).all()
    assert (np.diagonal(truth) < 1 - 1e-3).any()
    # A picture holds as much of each poster as its labels say.
    np.testing.assert_allclose(mixed[:, 0, 0, 0], truth @ np.arange(64), rtol=1e-4, atol=1e-4)


def test_boxes_lie_within_the_picture_and_keep_enough_of_it():
    rng = np.random.default_rng(0)
    shares = []
    for size in ((60, 90), (90, 60), (300, 31)) * 200:
        left, top, right, bottom = random_box(size, HOW, rng)
        assert 0 <= left < right <= size[0] + 1e-9
        assert 0 <= top < bottom <= size[1] + 1e-9
        shares.append((right - left) * (bottom - top) / (size[0] * size[1]))

    # Where the stretch would leave the picture, the box is cut, and a little less is kept.
    assert min(shares) > HOW.least_area / HOW.stretch
    assert min(shares) < 0.55
    assert max(shares) > 0.95


def test_without_any_variation_a_poster_is_as_reading_sees_it(posters):
    (seen,) = evaluation_batches(posters[:1], SPEC, 1)
    raw = (seen[0] * SPEC.std + SPEC.mean) * 255

    varied = augment(posters[0], SPEC.size, PLAIN, np.random.default_rng(0))

    assert min(np.abs(varied - raw).max(), np.abs(varied[:, ::-1] - raw).max()) < 1e-3


def test_posters_are_flipped_half_of_the_time(posters):
    plain = augment(posters[0], SPEC.size, PLAIN, np.random.default_rng(0))
    flipped = sum(
        not np.array_equal(plain, augment(posters[0], SPEC.size, PLAIN, np.random.default_rng(seed)))
        for seed in range(200)
    )

    assert 70 < flipped < 130


@pytest.mark.parametrize("kind", ["contrast", "brightness", "saturation"])
def test_each_kind_of_light_changes_the_picture_and_stays_in_range(kind):
    how = dataclasses.replace(PLAIN, **{kind: getattr(HOW, kind)})
    pixels = np.random.default_rng(1).uniform(0, 255, (48, 32, 3)).astype(np.float32)

    lit = relight(pixels, how, np.random.default_rng(2))

    assert lit.dtype == np.float32
    assert (lit.min() >= 0) & (lit.max() <= 255)
    assert np.abs(lit - pixels).max() > 1
    np.testing.assert_allclose(relight(pixels, PLAIN, np.random.default_rng(2)), pixels, atol=1e-3)


def test_every_poster_is_evaluated_in_order(posters):
    together = np.concatenate(list(evaluation_batches(posters, SPEC, 4)))
    one_by_one = np.concatenate(list(evaluation_batches(posters, SPEC, 1)))

    assert [len(batch) for batch in evaluation_batches(posters, SPEC, 4)] == [4, 4, 2]
    np.testing.assert_array_equal(together, one_by_one)


def test_posters_are_kept_small_and_in_order(tmp_path):
    sizes = [(60, 90), (640, 960), (900, 300), (33, 49)]
    paths = [tmp_path / f"{seed}.png" for seed in range(len(sizes))]
    for seed, path in enumerate(paths):
        draw_poster(seed, sizes[seed]).save(path)
    told = []

    loaded = load_posters(paths, SPEC.size, lambda *numbers: told.append(numbers))

    assert [poster.size for poster in loaded] == [(60, 90), (32, 48), (150, 50), (33, 49)]
    assert told[-1] == (4, 4)


def test_batches_made_ahead_come_in_order_and_errors_arrive():
    def make(start):
        if start == 3:
            raise ZeroDivisionError
        return start * 10

    made = prefetched(make, range(5))

    assert [next(made), next(made), next(made)] == [0, 10, 20]
    with pytest.raises(ZeroDivisionError):
        next(made)
    assert list(prefetched(make, [])) == []
