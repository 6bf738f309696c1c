"""A run is what its configuration says, and what it leaves out fits the weights and the posters."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("keras")
from classifier import GENRES
from classifier.card import BUNDLED
from classifier.training.augmentation import STRONG, Augmentation
from classifier.training.config import ConfigError, Data, RunConfig, Start, read_config
from classifier.training.plan import LARGE, SECOND_RUN_RATE, SMALL, TrainingPlan
from classifier.training.weights import genres_metadata, save_tensors
from classifier.training.wishes import Wishes, describe, known_genres, plan_run

OWN = ("Giallo", "Kaiju", "Noir")


@pytest.fixture
def table(tmp_path):
    """A table and a folder that are there, to be named in a run."""
    (tmp_path / "movies.csv").write_text("movieId,title,genres\n1,A,Noir|Kaiju\n2,B,Giallo\n3,C,(no genres listed)\n")
    (tmp_path / "posters").mkdir()
    return {"movies": tmp_path / "movies.csv", "posters": tmp_path / "posters"}


@pytest.fixture
def weights(tmp_path):
    """A function that writes a weights file, whose head tells some genres apart or does not say."""

    def write(genres=None):
        path = tmp_path / "weights.safetensors"
        save_tensors({"fc.bias": np.zeros(3, np.float32)}, path, genres_metadata(genres) if genres else None)
        return path

    return write


@pytest.fixture
def config_file(tmp_path):
    def write(text):
        (tmp_path / "run.toml").write_text(text, "utf-8")
        return tmp_path / "run.toml"

    return write


def test_a_configuration_comes_back_from_its_file_as_it_was(table, weights, config_file):
    plan = TrainingPlan(seed=5, augmentation=Augmentation(mixup=0.4), epoch_sizes=((24, 16), (48, 32)))
    wishes = Wishes(**table, init=str(weights()), genres="Giallo|Kaiju|Noir")
    config = dataclasses.replace(plan_run(wishes), plan=plan)

    path = config_file(config.to_toml())

    assert read_config(path) == config
    assert "epoch_sizes = [\n    [24, 16],\n    [48, 32],\n]" in path.read_text()


def test_a_folder_whose_name_looks_like_a_list_of_numbers_stays_as_it_is(config_file):
    config = RunConfig(data=Data(movies=Path("/films [1980,1990]/movies.csv"), posters=Path("/p [ 1 , 2 ]")))

    assert read_config(config_file(config.to_toml())) == config


def test_any_change_of_a_plan_is_seen_in_the_file():
    plan = TrainingPlan()

    for field in dataclasses.fields(plan):
        if field.name in ("warmup", "averaging", "dropout"):
            other = dataclasses.replace(plan, **{field.name: 0.5})
        elif isinstance(getattr(plan, field.name), int | float):
            other = dataclasses.replace(plan, **{field.name: getattr(plan, field.name) * 2 + 1})
        else:
            continue
        assert RunConfig(plan=other).to_toml() != RunConfig(plan=plan).to_toml(), field.name


def test_what_a_file_leaves_out_is_as_by_default(config_file):
    config = read_config(config_file("[plan]\nseed = 9\n\n[plan.augmentation]\nmixup = 0.2\n"))

    assert config.plan == TrainingPlan(seed=9, augmentation=Augmentation(mixup=0.2))
    assert config.data.genres == GENRES


def test_paths_in_a_file_start_where_it_lies(config_file, tmp_path):
    config = read_config(config_file('[data]\nmovies = "movies.csv"\nposters = "/all/posters"\n[start]\ninit = "w"\n'))

    assert (config.data.movies, str(config.data.posters)) == (tmp_path / "movies.csv", "/all/posters")
    assert config.start.init == tmp_path / "w"


def test_the_bundled_weights_are_named_by_a_word(config_file):
    assert read_config(config_file('[start]\ninit = "bundled"\n')).start.init == "bundled"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[plan\n", "It is no TOML"),
        ("[plan]\npeak_rat = 1e-4\n", r"\[plan\] peak_rat: there is no such entry."),
        ("[plan]\nbatch = 0\n", r"\[plan\] batch: Input should be greater than or equal to 1."),
        ("[plan]\nwarmup = 1.5\n", r"\[plan\] warmup: Input should be less than 1."),
        ("[plan]\nstage_rates = [1.0]\n", r"\[plan\] stage_rates: a factor for the stem"),
        ("[plan.augmentation]\nmixup = 'much'\n", r"\[plan.augmentation\] mixup: Input should be a valid number"),
        ("[data]\ngenres = ['Noir']\n", r"\[data\] genres: A network has 2 to 200 genres, not 1."),
        ("[data]\ngenres = ['Noir', 'path']\n", "is the name of another column"),
    ],
)
def test_a_mistake_in_a_file_is_told_by_its_place(config_file, text, sentence):
    with pytest.raises(ConfigError, match=sentence) as told:
        read_config(config_file(text))
    assert "run.toml is no configuration of a run." in str(told.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match=r"gone\.toml cannot be read"):
        read_config(tmp_path / "gone.toml")


def test_weights_that_know_no_posters_get_the_whole_plan(table, weights):
    assert plan_run(Wishes(**table, init=str(weights()))).plan == TrainingPlan()


def test_weights_that_know_these_genres_are_gone_on_with_gently_from_their_head(table, weights):
    plan = plan_run(Wishes(**table, init=str(weights(OWN)), genres="|".join(OWN))).plan

    assert (plan.head_epochs, plan.peak_rate, plan.augmentation) == (0, SECOND_RUN_RATE, STRONG)


@pytest.mark.parametrize("known", [GENRES, OWN[::-1]])
def test_weights_that_know_other_genres_are_gone_on_with_gently_under_a_new_head(table, weights, known):
    plan = plan_run(Wishes(**table, init=str(weights(known)), genres="|".join(OWN))).plan

    assert (plan.head_epochs, plan.peak_rate) == (TrainingPlan().head_epochs, SECOND_RUN_RATE)


def test_the_bundled_weights_know_their_genres_by_their_card(table, classifier):
    config = plan_run(Wishes(**table, init="bundled"))

    assert known_genres(classifier.card.file("weights")) == GENRES
    assert config.start == Start("bundled", classifier.card.sha256("weights"))
    assert config.plan.head_epochs == 0
    assert str(BUNDLED) not in describe(config.start)


def test_a_call_overrides_the_file_it_repeats(table, weights, config_file):
    file = config_file("[plan]\nseed = 9\nbatch = 8\n")

    plan = plan_run(Wishes(file, **table, init=str(weights()), seed=3, epochs=2, height=288)).plan

    assert (plan.seed, plan.batch, plan.epoch_sizes, plan.spec.size) == (3, 8, (SMALL, (288, 192)), (192, 288))


def test_the_genres_of_a_table_are_all_that_it_names(table, weights):
    assert plan_run(Wishes(**table, init=str(weights()), genres="table")).data.genres == OWN


def test_weights_that_are_not_those_of_the_run_that_is_repeated(table, weights, config_file):
    file = config_file(f'[start]\ninit = "{weights()}"\nsha256 = "{"0" * 64}"\n')

    with pytest.raises(ConfigError, match="is not the file that this run started from"):
        plan_run(Wishes(file, **table))
    assert plan_run(Wishes(file, **table, init=str(weights()))).start.sha256 != "0" * 64


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("movies", "name them with --movies and --posters"),
        ("posters", "name them with --movies and --posters"),
        ("init", "name a ResNet-50's safetensors file with --init"),
    ],
)
def test_what_a_run_cannot_do_without(table, weights, left_out, sentence):
    wishes = {**table, "init": str(weights())}
    del wishes[left_out]

    with pytest.raises(ConfigError, match=sentence):
        plan_run(Wishes(**wishes))


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"genres": "Noir"}, "2 to 200 genres, not 1"),
        ({"genres": "Noir|noir"}, "'noir' is there twice"),
        ({"init": "gone.safetensors"}, "gone.safetensors cannot be read"),
    ],
)
def test_what_a_run_cannot_be(table, weights, wish, sentence):
    with pytest.raises(ConfigError, match=sentence):
        plan_run(Wishes(**({**table, "init": str(weights())} | wish)))


@pytest.mark.parametrize("epochs", [1, 2, 5, 8, 20])
def test_any_number_of_epochs_ends_on_the_large_input(epochs):
    sizes = TrainingPlan().with_epochs(epochs).epoch_sizes

    assert len(sizes) == epochs
    assert sizes[-1] == LARGE
    assert sizes == tuple(sorted(sizes))
    assert sizes.count(SMALL) == epochs * 5 // 8


def test_a_larger_network_leaves_the_small_inputs_alone():
    plan = TrainingPlan().with_height(288)

    assert (plan.height, plan.width) == (288, 192)
    assert set(plan.epoch_sizes) == {SMALL, (288, 192)}


def test_a_smaller_network_has_no_larger_inputs_than_its_own():
    plan = TrainingPlan().with_height(96)

    assert (plan.height, plan.width) == (96, 64)
    assert set(plan.epoch_sizes) == {(96, 64)}


def test_reading_at_another_height_leaves_the_training_as_it_was():
    plan = TrainingPlan().read_at(288)

    assert plan.spec.size == (192, 288)
    assert plan.epoch_sizes == TrainingPlan().epoch_sizes


def test_each_epoch_has_its_input():
    plan = TrainingPlan(epoch_sizes=((24, 16), (48, 32)))

    assert (plan.spec_of(0).size, plan.spec_of(1).size) == ((16, 24), (32, 48))
    assert plan.spec_of(0).mean == plan.spec.mean
