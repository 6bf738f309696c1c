"""A training run that is killed goes on as if it had never stopped, and what it learns is real."""

import dataclasses
import json
import time
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("keras")
import keras

from classifier.network import sigmoid
from classifier.training import metrics
from classifier.training import train as train_module
from classifier.training.checkpoint import CheckpointError, load_checkpoint
from classifier.training.resnet50 import genre_network
from classifier.training.train import (
    BEST_NAME,
    CHECKPOINT_NAME,
    HISTORY_NAME,
    TrainingError,
    check_enough,
    load_split,
    predict,
    train,
)
from classifier.training.weights import WeightsError, load_weights, read_genres, read_weights

pytestmark = pytest.mark.training


class Killed(BaseException):
    """Not an Exception, so that nothing on the way may catch it."""


class KilledIn:
    """A listener at whose call the run dies, as by a kill, in the middle of an epoch."""

    def __init__(self, epoch, step):
        self.at = (f"epoch {epoch}/3", step)

    def step(self, stage, done, total, note=""):
        if (stage, done) == self.at:
            raise Killed

    def say(self, sentence):
        pass


def assert_same_tensors(one, other):
    one, other = read_weights(one), read_weights(other)
    assert one.keys() == other.keys()
    for name, value in one.items():
        np.testing.assert_array_equal(value, other[name], err_msg=name)


def without_clock(history):
    return [{key: value for key, value in row.items() if "second" not in key} for row in history]


def test_a_second_run_keeps_the_head_of_its_weights(tiny_run, colour_data, tmp_path, progress):
    trained = read_weights(tiny_run.run / BEST_NAME)
    still = dataclasses.replace(tiny_run.plan, head_epochs=0, epoch_sizes=((48, 32),), peak_rate=0.0)

    best = read_weights(train(colour_data, trained, still, tmp_path, progress))

    for name in ("fc.weight", "fc.bias", "conv1.weight"):
        np.testing.assert_allclose(best[name], trained[name], atol=1e-6)


def test_a_killed_run_goes_on_bit_for_bit(tiny_run, colour_data, tmp_path, progress):
    with pytest.raises(Killed):
        train(colour_data, tiny_run.initial, tiny_run.plan, tmp_path, KilledIn(epoch=2, step=3))
    best = train(colour_data, tiny_run.initial, tiny_run.plan, tmp_path, progress)

    assert "going on after epoch 1" in progress.said
    assert_same_tensors(best, tiny_run.run / BEST_NAME)
    assert_same_tensors(tmp_path / CHECKPOINT_NAME, tiny_run.run / CHECKPOINT_NAME)
    histories = [json.loads((folder / HISTORY_NAME).read_text()) for folder in (tmp_path, tiny_run.run)]
    assert without_clock(histories[0]) == without_clock(histories[1])


def test_another_seed_trains_another_network(tiny_run, colour_data, tmp_path, progress):
    plan = dataclasses.replace(tiny_run.plan, seed=2, epoch_sizes=tiny_run.plan.epoch_sizes[:1])

    best = read_weights(train(colour_data, tiny_run.initial, plan, tmp_path, progress))

    assert not np.array_equal(best["conv1.weight"], read_weights(tiny_run.run / BEST_NAME)["conv1.weight"])


def test_a_finished_run_is_not_trained_again(tiny_run, colour_data, progress):
    before = (tiny_run.run / CHECKPOINT_NAME).read_bytes()

    train(colour_data, tiny_run.initial, tiny_run.plan, tiny_run.run, progress)

    assert (tiny_run.run / CHECKPOINT_NAME).read_bytes() == before
    assert not any(stage.startswith("epoch") for stage, _, _ in progress.steps)


def test_a_damaged_checkpoint_is_told(tiny_run, tmp_path):
    whole = (tiny_run.run / CHECKPOINT_NAME).read_bytes()
    (tmp_path / CHECKPOINT_NAME).write_bytes(whole[:100])

    with pytest.raises(CheckpointError, match="cannot be read"):
        load_checkpoint(tmp_path / CHECKPOINT_NAME, None, None)


@pytest.mark.parametrize(("split", "kept"), [("train", 19), ("validation", 1)])
def test_too_few_posters_are_told(tiny_run, colour_data, tmp_path, progress, split, kept):
    table = colour_data.table
    table = table.drop(table.index[table["split"] == split][kept:])

    with pytest.raises(TrainingError, match=f"too few posters: {kept} for {split}, where at least {kept + 1}"):
        train(dataclasses.replace(colour_data, table=table), tiny_run.initial, tiny_run.plan, tmp_path, progress)
    assert not list(tmp_path.iterdir())


def test_a_genre_without_an_example_is_told_and_how_to_leave_it_out(tiny_run, drawn_data, tmp_path, progress):
    with pytest.raises(TrainingError, match=r"example of Action, Adventure.*Comedy.Horror.Sci-Fi"):
        train(drawn_data, tiny_run.initial, tiny_run.plan, tmp_path, progress)


def test_a_genre_that_cannot_be_validated_is_told_and_learnt_all_the_same(colour_data, progress):
    table = colour_data.table
    table = table.drop(table.index[(table["split"] == "validation") & (table["Horror"] == 1)])

    check_enough(dataclasses.replace(colour_data, table=table), progress)

    assert progress.said[0].startswith("no validation poster is an example of Horror")


def test_a_run_ends_early_once_validation_stops_rising(tiny_run, colour_data, tmp_path, progress):
    # Nothing is learnt, so that no epoch is better than the first.
    still = dataclasses.replace(tiny_run.plan, peak_rate=0.0, epoch_sizes=((24, 16),) * 6, patience=2)

    train(colour_data, tiny_run.initial, still, tmp_path, progress)

    history = json.loads((tmp_path / HISTORY_NAME).read_text())
    assert [row["epoch"] for row in history] == [1, 2, 3]
    assert progress.said[-1] == "no better validation mAP in 2 epochs: the run ends early"
    train(colour_data, tiny_run.initial, still, tmp_path, progress)
    assert json.loads((tmp_path / HISTORY_NAME).read_text()) == history


def test_a_frozen_stage_stays_as_it_was_and_a_slow_one_moves_less(tiny_run, colour_data, tmp_path, progress):
    start = read_weights(tiny_run.run / BEST_NAME)
    plan = dataclasses.replace(
        tiny_run.plan, head_epochs=0, epoch_sizes=((48, 32),), decay=0.0, stage_rates=(0.0, 0.1, 1.0, 1.0, 1.0)
    )

    best = read_weights(train(colour_data, start, plan, tmp_path, progress))

    moved = {name: np.abs(best[name] - start[name]).mean() for name in start}
    assert moved["conv1.weight"] == moved["bn1.weight"] == moved["bn1.bias"] == 0
    assert 0 < moved["layer1.0.conv2.weight"] < moved["layer2.0.conv2.weight"] / 2


def test_the_best_weights_say_which_genres_they_tell_apart(tiny_run, colour_data):
    assert read_genres(tiny_run.run / BEST_NAME) == colour_data.genres


def test_weights_of_another_network_are_refused(tiny_run, colour_data, tmp_path, progress):
    plan = dataclasses.replace(tiny_run.plan, stages=((8, 2, 1), (8, 1, 2)))

    with pytest.raises(WeightsError, match="its stages have 1-1 blocks, where 2-1 are needed"):
        train(colour_data, tiny_run.initial, plan, tmp_path, progress)


def test_the_history_tells_every_epoch(tiny_run):
    history = json.loads((tiny_run.run / HISTORY_NAME).read_text())

    assert [row["epoch"] for row in history] == [1, 2, 3]
    assert [(row["height"], row["width"]) for row in history] == [(24, 16), (48, 32), (48, 32)]
    for row in history:
        assert row["seconds"] > 0
        assert row["posters_per_second"] > 0
        assert row["loss"] > 0
        assert row["validation_loss"] > 0
        for share in ("map", "macro_auc", "top1_hit", "recall_at_3", "exact_match"):
            assert 0 <= row[share] <= 1


def test_steps_that_are_faster_than_a_coarse_clock_counts(tiny_run, colour_data, tmp_path, progress, monkeypatch):
    # Windows' other clock goes on every 16 milliseconds.
    monkeypatch.setattr(train_module, "time", SimpleNamespace(monotonic=lambda: 0.0, perf_counter=time.perf_counter))
    monkeypatch.setattr(keras.Model, "train_on_batch", lambda *_: 1.0)

    train(
        colour_data, tiny_run.initial, dataclasses.replace(tiny_run.plan, epoch_sizes=((24, 16),)), tmp_path, progress
    )

    (row,) = json.loads((tmp_path / HISTORY_NAME).read_text())
    assert row["posters_per_second"] > 0


def test_validation_posters_that_all_have_one_genre_warn_of_nothing(tiny_run, colour_data, tmp_path, progress):
    table = colour_data.table
    labels = colour_data.labels(table)
    alike = (labels == labels[np.argmax(table["split"] == "validation")]).all(axis=1)
    validated = dataclasses.replace(colour_data, table=table[(table["split"] != "validation") | alike])
    assert len(validated.split("validation")) >= 2

    train(validated, tiny_run.initial, dataclasses.replace(tiny_run.plan, epoch_sizes=((24, 16),)), tmp_path, progress)

    (row,) = json.loads((tmp_path / HISTORY_NAME).read_text())
    assert np.isnan(row["macro_auc"])


def test_the_loss_told_is_the_mean_over_an_epochs_steps(tiny_run, colour_data, tmp_path, progress, monkeypatch):
    steps = iter(range(1, 1000))
    monkeypatch.setattr(keras.Model, "train_on_batch", lambda *_: float(next(steps)))

    train(
        colour_data, tiny_run.initial, dataclasses.replace(tiny_run.plan, epoch_sizes=((24, 16),)), tmp_path, progress
    )

    (row,) = json.loads((tmp_path / HISTORY_NAME).read_text())
    taken = len(colour_data.split("train")) // tiny_run.plan.batch
    assert row["loss"] == pytest.approx((taken + 1) / 2)


def test_the_statistics_of_the_batch_norms_never_train(tiny_run):
    best = read_weights(tiny_run.run / BEST_NAME)

    for name, value in tiny_run.initial.items():
        if "running" in name:
            np.testing.assert_array_equal(best[name], value)
    assert not np.array_equal(best["conv1.weight"], tiny_run.initial["conv1.weight"])
    assert not np.array_equal(best["bn1.weight"], tiny_run.initial["bn1.weight"])


def test_the_best_weights_are_those_of_the_best_epoch(tiny_run, colour_data, tmp_path, progress):
    network = genre_network(len(colour_data.genres), stages=tiny_run.plan.stages)
    load_weights(network, read_weights(tiny_run.run / BEST_NAME))
    validation = load_split(colour_data, "validation", tiny_run.plan.spec, progress)
    scores = sigmoid(predict(network, validation.posters, tiny_run.plan.spec, progress, "validation"))

    best = max(row["map"] for row in json.loads((tiny_run.run / HISTORY_NAME).read_text()))
    assert metrics.mean_average_precision(validation.labels, scores) == pytest.approx(best, abs=1e-3)
