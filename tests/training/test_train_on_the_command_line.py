"""A person trains and exports from a terminal."""

import dataclasses
import hashlib
import json

import pytest

pytest.importorskip("keras")
from typer.testing import CliRunner

from classifier import Classifier
from classifier.cli import app
from classifier.training import plots
from classifier.training import run as run_module
from classifier.training.plan import SECOND_RUN_RATE, read_plan
from classifier.training.posters import STRONG
from classifier.training.train import BEST_NAME, HISTORY_NAME
from classifier.training.weights import save_tensors

pytestmark = pytest.mark.training


@pytest.fixture
def weights(tiny_initial, tmp_path):
    save_tensors(tiny_initial, tmp_path / "imagenet.safetensors")
    return tmp_path / "imagenet.safetensors"


@pytest.fixture
def onesheet(drawn_movies, tiny_plan, monkeypatch):
    """Run a command on the drawn movies, with the tiny plan in place of the day-long one."""

    class TinyPlan:
        def __new__(cls, **known):
            return dataclasses.replace(tiny_plan, **known)

    def run(command, *arguments):
        data = ["--movies", drawn_movies.movies_csv, "--posters", drawn_movies.posters]
        return CliRunner().invoke(app, [command, *map(str, (*data, *arguments))])

    monkeypatch.setattr(run_module, "TrainingPlan", TinyPlan)
    return run


def test_train_export_and_read(onesheet, weights, tmp_path, poster):
    trained = onesheet("train", "--weights", weights, "--out", tmp_path / "run")
    assert trained.exit_code == 0, trained.stderr
    assert str(tmp_path / "run" / BEST_NAME) in trained.stdout
    assert "150 movies" in trained.stderr
    assert (tmp_path / "run/loss.png").exists()

    exported = onesheet("export", "--run", tmp_path / "run", "--out", tmp_path / "model")
    assert exported.exit_code == 0, exported.stderr
    assert "posters of the test split" in exported.stdout
    assert (tmp_path / "run/reliability.png").exists()

    assert len(Classifier(tmp_path / "model").read(poster).assigned) >= 1


def test_a_second_run_goes_on_gently_and_remembers_the_first(onesheet, weights, tmp_path, monkeypatch):
    onesheet("train", "--weights", weights, "--out", tmp_path / "first", "--epochs", 1)
    begun = []
    monkeypatch.setattr(run_module, "train", lambda _data, _initial, plan, *_: begun.append(plan) or tmp_path)
    monkeypatch.setattr(plots, "plot_history", lambda *_: None)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / HISTORY_NAME).write_text("[]")

    weights = tmp_path / "first" / BEST_NAME
    result = onesheet(
        "train", "--weights", weights, "--keep-head", "--out", tmp_path / "second", "--epochs", 3, "--height", 288
    )

    assert result.exit_code == 0, result.stderr
    (plan,) = begun
    assert (plan.head_epochs, plan.epoch_sizes, plan.peak_rate) == (0, ((288, 192),) * 3, SECOND_RUN_RATE)
    assert plan.spec.size == (192, 288)
    assert plan.augmentation == STRONG
    assert plan.earlier["plan"] == json.loads(read_plan(tmp_path / "first").to_json())
    assert [epoch["epoch"] for epoch in plan.earlier["history"]] == [1]


def test_a_run_says_which_weights_it_started_from(onesheet, weights, tmp_path):
    onesheet("train", "--weights", weights, "--out", tmp_path / "run", "--epochs", 1)

    plan = read_plan(tmp_path / "run")
    assert plan.started_from == f"imagenet.safetensors, SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()}"
    assert plan.earlier is None


def test_weights_that_are_not_there(onesheet, tmp_path):
    result = onesheet("train", "--weights", tmp_path / "gone.safetensors", "--out", tmp_path / "run")

    assert result.exit_code == 2
    assert "gone.safetensors cannot be read" in result.stderr


def test_a_run_interrupted_says_how_it_goes_on(onesheet, weights, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "train", interrupted)

    result = onesheet("train", "--weights", weights, "--out", tmp_path / "run")

    assert result.exit_code == 130
    assert "The same command goes on after the last finished epoch." in result.stderr


def test_exporting_on_another_backend_says_what_it_needs(onesheet, tmp_path, monkeypatch):
    monkeypatch.setattr(run_module.keras.backend, "backend", lambda: "jax")

    result = onesheet("export", "--run", tmp_path, "--out", tmp_path / "model")

    assert result.exit_code == 2
    assert "unset KERAS_BACKEND" in result.stderr


def test_a_folder_that_holds_no_run(onesheet, tmp_path):
    (tmp_path / "empty").mkdir()

    result = onesheet("export", "--run", tmp_path / "empty", "--out", tmp_path / "model")

    assert result.exit_code == 2
    assert "holds no finished run" in result.stderr
    assert not (tmp_path / "model").exists()
