"""A plan comes back from disk as it was."""

import dataclasses

import pytest

from classifier.training.plan import LARGE, PLAN_NAME, SMALL, TrainingPlan, read_plan
from classifier.training.posters import Augmentation


def test_a_plan_comes_back_as_it_was(tmp_path):
    plan = TrainingPlan(seed=5, augmentation=Augmentation(mixup=0), epoch_sizes=((24, 16), (48, 32)))
    (tmp_path / PLAN_NAME).write_text(plan.to_json())

    back = read_plan(tmp_path)

    assert back == plan
    assert back.to_json() == plan.to_json()
    assert hash(back) == hash(plan)


def test_any_change_of_a_plan_is_seen():
    plan = TrainingPlan()

    for field in dataclasses.fields(plan):
        if isinstance(getattr(plan, field.name), int | float):
            other = dataclasses.replace(plan, **{field.name: getattr(plan, field.name) * 2 + 1})
            assert other.to_json() != plan.to_json()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"seed": 1}'])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises((ValueError, TypeError, KeyError)):
        TrainingPlan.from_json(text)


@pytest.mark.parametrize("epochs", [1, 2, 5, 8, 20])
def test_any_number_of_epochs_ends_on_the_large_input(epochs):
    sizes = TrainingPlan().with_epochs(epochs).epoch_sizes

    assert len(sizes) == epochs
    assert sizes[-1] == LARGE
    assert sizes == tuple(sorted(sizes))
    assert sizes.count(SMALL) == epochs * 5 // 8


def test_another_height_leaves_the_small_inputs_alone():
    plan = TrainingPlan().with_height(288)

    assert (plan.height, plan.width) == (288, 192)
    assert set(plan.epoch_sizes) == {SMALL, (288, 192)}


def test_reading_at_another_height_leaves_the_training_as_it_was():
    plan = TrainingPlan().read_at(288)

    assert plan.spec.size == (192, 288)
    assert plan.epoch_sizes == TrainingPlan().epoch_sizes


def test_each_epoch_has_its_input():
    plan = TrainingPlan(epoch_sizes=((24, 16), (48, 32)))

    assert (plan.spec_of(0).size, plan.spec_of(1).size) == ((16, 24), (32, 48))
    assert plan.spec_of(0).mean == plan.spec.mean
