"""A person trains, exports, calibrates and measures from a terminal."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("keras")
from typer.testing import CliRunner

from classifier import Classifier
from classifier.card import read_card
from classifier.cli import app
from classifier.training import run as run_module
from classifier.training.config import CONFIG_NAME, RunConfig, read_config
from classifier.training.recipe import EARLIER_NAME, HISTORY_NAME
from classifier.training.train import BEST_NAME
from classifier.training.weights import read_weights, save_tensors
from tests.drawing import GENRE_COLOURS

pytestmark = pytest.mark.training

GENRES = "|".join(GENRE_COLOURS)


@pytest.fixture
def weights(tiny_initial, tmp_path):
    save_tensors(tiny_initial, tmp_path / "imagenet.safetensors")
    return tmp_path / "imagenet.safetensors"


@pytest.fixture
def config(tiny_plan, tmp_path):
    """A configuration of the tiny plan, in place of the day-long one."""
    path = tmp_path / "tiny.toml"
    path.write_text(RunConfig(plan=tiny_plan).to_toml(), "utf-8")
    return path


@pytest.fixture
def data(drawn_movies):
    return ["--movies", drawn_movies.movies_csv, "--posters", drawn_movies.posters]


@pytest.fixture
def train(data, config, weights):
    """Train on the drawn movies: a function of the run's folder and of further options."""

    def train(out, *options):
        return onesheet(
            "train", *data, "--init", weights, "--config", config, "--genres", GENRES, "--out", out, *options
        )

    return train


def onesheet(command, *arguments):
    return CliRunner().invoke(app, [command, *map(str, arguments)])


def test_train_export_and_read(train, tmp_path, poster):
    trained = train(tmp_path / "run")
    assert trained.exit_code == 0, trained.stderr
    assert str(tmp_path / "run" / BEST_NAME) in trained.stdout
    assert "150 movies" in trained.stderr
    assert (tmp_path / "run/loss.png").exists()

    # The run knows its posters itself.
    exported = onesheet("export", "--run", tmp_path / "run", "--out", tmp_path / "model")
    assert exported.exit_code == 0, exported.stderr
    assert "posters of the test split" in exported.stdout

    assert Classifier(tmp_path / "model").read(poster).assigned


def test_a_run_is_repeated_by_its_own_configuration(train, tmp_path):
    train(tmp_path / "first", "--epochs", 1)

    result = onesheet("train", "--config", tmp_path / "first" / CONFIG_NAME, "--out", tmp_path / "again")

    assert result.exit_code == 0, result.stderr
    first, again = (read_weights(tmp_path / name / BEST_NAME) for name in ("first", "again"))
    assert first.keys() == again.keys()
    assert all((first[name] == again[name]).all() for name in first)


def test_a_run_killed_outright_goes_on_to_the_same_weights(train, data, config, weights, tiny_run, tmp_path):
    run = ["--init", weights, "--config", config, "--genres", GENRES, "--out", tmp_path / "run"]
    command = [sys.executable, "-m", "classifier", "train", *data, *run]
    with subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            if line.startswith("epoch 1:"):
                break
        else:
            pytest.fail("the run ended before its first epoch did")
        process.kill()

    result = train(tmp_path / "run")

    assert process.returncode == -signal.SIGKILL
    assert result.exit_code == 0, result.stderr
    killed, unbroken = (read_weights(folder / BEST_NAME) for folder in (tmp_path / "run", tiny_run.run))
    assert killed.keys() == unbroken.keys()
    for name, value in killed.items():
        np.testing.assert_array_equal(value, unbroken[name], err_msg=name)


def test_a_run_on_other_posters_than_the_one_it_repeats_says_so(train, drawn_movies, tmp_path):
    train(tmp_path / "first", "--epochs", 1)
    movies = pd.read_csv(drawn_movies.movies_csv).iloc[:100]
    movies.to_csv(tmp_path / "movies.csv", index=False)
    config = tmp_path / "first" / CONFIG_NAME
    config.write_text(config.read_text().replace(str(drawn_movies.movies_csv), str(tmp_path / "movies.csv")))

    result = onesheet("train", "--config", config, "--out", tmp_path / "again")

    assert result.exit_code == 0, result.stderr
    assert "these are not the posters and labels of the run that is repeated" in result.stderr.replace("\n", " ")


def test_a_folder_that_holds_another_run_is_left_alone(train, tmp_path):
    train(tmp_path / "run", "--epochs", 1)
    before = (tmp_path / "run" / BEST_NAME).read_bytes()

    result = train(tmp_path / "run", "--epochs", 1, "--seed", 2)

    assert result.exit_code == 2
    assert "holds a run of another plan" in result.stderr
    assert (tmp_path / "run" / BEST_NAME).read_bytes() == before


def test_a_second_run_goes_on_gently_and_remembers_the_first(train, data, tmp_path, monkeypatch):
    train(tmp_path / "first", "--epochs", 1)
    begun = []
    monkeypatch.setattr(run_module, "train", lambda _data, _initial, plan, *_: begun.append(plan) or tmp_path)
    monkeypatch.setattr(run_module, "plot_history", lambda *_: None)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / HISTORY_NAME).write_text("[]")

    result = onesheet(
        *("train", *data, "--init", tmp_path / "first" / BEST_NAME, "--genres", GENRES),
        *("--out", tmp_path / "second", "--epochs", 3, "--height", 288),
    )

    assert result.exit_code == 0, result.stderr
    (plan,) = begun
    assert (plan.head_epochs, plan.epoch_sizes) == (0, ((288, 192),) * 3)
    earlier = json.loads((tmp_path / "second" / EARLIER_NAME).read_text())
    assert earlier["plan"]["head_epochs"] == read_config(tmp_path / "first" / CONFIG_NAME).plan.head_epochs
    assert [epoch["epoch"] for epoch in earlier["history"]] == [1]
    assert earlier["started_from"].startswith("imagenet.safetensors, SHA-256")


def test_a_run_says_which_weights_it_started_from(train, weights, tmp_path):
    train(tmp_path / "run", "--epochs", 1)

    config = read_config(tmp_path / "run" / CONFIG_NAME)
    assert config.start.init == weights
    assert config.start.sha256 == hashlib.sha256(weights.read_bytes()).hexdigest()
    assert json.loads((tmp_path / "run" / EARLIER_NAME).read_text()) is None


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--init", "gone.safetensors"], "gone.safetensors cannot be read"),
        (["--config", "gone.toml"], "gone.toml cannot be read"),
        (["--movies", "gone.csv"], "There is no table"),
        (["--posters", "gone"], "There is no folder"),
        (["--genres", "Noir"], "2 to 200 genres, not 1"),
        (["--genres", f"{GENRES}|Kaiju"], "No training poster is an example of Kaiju"),
    ],
)
def test_what_a_run_cannot_be_is_told_in_a_sentence(train, tmp_path, options, sentence):
    result = train(tmp_path / "run", *options)

    assert result.exit_code == 2
    assert sentence in result.stderr.replace("\n", " ")


@pytest.fixture
def in_the_way(tmp_path):
    """A file where a folder is to be made, which stays as it is."""
    (tmp_path / "file").write_bytes(b"own")
    yield tmp_path / "file"
    assert (tmp_path / "file").read_bytes() == b"own"


@pytest.fixture
def nothing_read(monkeypatch):
    """Fail a test that looks for all posters first."""
    monkeypatch.setattr(run_module, "read_and_tell", lambda *_: pytest.fail("all posters are looked for first"))


def assert_in_the_way(result):
    assert result.exit_code == 2
    told = " ".join(result.stderr.split())
    assert told.endswith("cannot be made: a file is in its way. Choose another folder.")


@pytest.mark.parametrize("name", ["", "folder"])
def test_a_runs_folder_that_cannot_be_made_is_told_before_a_poster_is_read(train, in_the_way, nothing_read, name):
    assert_in_the_way(train(in_the_way / name))


@pytest.mark.parametrize("command", ["calibrate", "report"])
def test_a_folder_that_cannot_be_made_is_told_before_a_poster_is_read(
    command, tiny_run, data, in_the_way, nothing_read
):
    assert_in_the_way(onesheet(command, *data, "--model", tiny_run.out, "--out", in_the_way))


def test_an_exports_folder_that_cannot_be_made_is_told_before_a_poster_is_read(
    train, tmp_path, in_the_way, monkeypatch
):
    train(tmp_path / "run", "--epochs", 1)
    monkeypatch.setattr(run_module, "read_and_tell", lambda *_: pytest.fail("all posters are looked for first"))

    assert_in_the_way(onesheet("export", "--run", tmp_path / "run", "--out", in_the_way))


def test_a_run_interrupted_says_how_it_goes_on(train, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "train", interrupted)

    result = train(tmp_path / "run")

    assert result.exit_code == 130
    assert "The same command goes on after the last finished epoch." in result.stderr


def test_exporting_on_another_backend_says_what_it_needs(tmp_path, monkeypatch):
    monkeypatch.setattr(run_module.keras.backend, "backend", lambda: "jax")

    result = onesheet("export", "--run", tmp_path, "--out", tmp_path / "model")

    assert result.exit_code == 2
    assert "unset KERAS_BACKEND" in result.stderr


def test_a_folder_that_holds_no_run(tmp_path):
    (tmp_path / "empty").mkdir()

    result = onesheet("export", "--run", tmp_path / "empty", "--out", tmp_path / "model")

    assert result.exit_code == 2
    assert "holds no finished run" in result.stderr
    assert not (tmp_path / "model").exists()


def test_the_mean_of_two_runs_is_exported(train, tmp_path):
    for seed in (1, 2):
        train(tmp_path / f"run {seed}", "--epochs", 1, "--seed", seed)

    both = ["--run", tmp_path / "run 1", "--run", tmp_path / "run 2"]
    result = onesheet("export", *both, "--out", tmp_path / "model")

    assert result.exit_code == 0, result.stderr
    one, two = (read_weights(tmp_path / f"run {seed}" / BEST_NAME)["layer1.0.conv2.weight"] for seed in (1, 2))
    mean = read_weights(tmp_path / "model/onesheet.safetensors")["layer1.0.conv2.weight"]
    np.testing.assert_allclose(mean, (one + two) / 2, atol=1e-3)
    assert not np.allclose(mean, one, atol=1e-3)
    (other,) = read_card(tmp_path / "model").content["recipe"]["averaged_with"]
    assert other["plan"]["seed"] == 2


def test_every_figure_of_the_card_is_measured_anew(tiny_run, data):
    result = onesheet("evaluate", *data, "--model", tiny_run.out, "--card")

    assert result.exit_code == 0, result.stderr
    assert {"validation", "test"} <= {
        line.split()[-2] for line in result.stdout.splitlines() if " posters of the" in line
    }
    figures = read_card(tiny_run.out).content["figures"]
    for split in ("validation", "test"):
        assert f"{figures[split]['network']['map']:.3f}" in result.stdout
    lost = figures["lost_to_8_bits"]
    assert f"lost to 8 bits: {lost['map_lost']:+.4f} of {lost['keras_map']:.4f} mAP on validation" in result.stdout


def test_calibrating_again_changes_nothing_but_the_folder(tiny_run, data, tmp_path, poster):
    result = onesheet("calibrate", *data, "--model", tiny_run.out, "--out", tmp_path / "calibrated")

    assert result.exit_code == 0, result.stderr
    before, after = read_card(tiny_run.out), read_card(tmp_path / "calibrated")
    assert after.content["thresholds"] == {
        genre: pytest.approx(threshold, abs=1e-4) for genre, threshold in before.content["thresholds"].items()
    }
    assert after.content["files"] == before.content["files"]
    scores = [Classifier(card.folder).read(poster).scores for card in (before, after)]
    assert scores[0] == pytest.approx(scores[1], abs=1e-3)


def test_calibrating_in_place(tiny_run, data, tmp_path):
    model = shutil.copytree(tiny_run.out, tmp_path / "model")
    card = json.loads((model / "model-card.json").read_text())
    card["thresholds"] = dict.fromkeys(card["thresholds"], 0.9)
    (model / "model-card.json").write_text(json.dumps(card))

    assert onesheet("calibrate", *data, "--model", model).exit_code == 0

    assert max(read_card(model).content["thresholds"].values()) < 0.9


def test_the_bundled_network_is_not_calibrated_in_place(data):
    result = onesheet("calibrate", *data)

    assert result.exit_code == 2
    assert "name a folder" in result.stderr


def test_a_report_is_written_without_pictures_where_they_are_not_wanted(tiny_run, data, tmp_path):
    result = onesheet("report", *data, "--model", tiny_run.out, "--out", tmp_path / "report", "--no-pictures")

    assert result.exit_code == 0, result.stderr
    assert str(tmp_path / "report" / "report.html") in result.stdout
    page = (tmp_path / "report" / "report.html").read_text("utf-8")
    assert read_card(tiny_run.out).model in page
    assert "data:image/jpeg" not in page
    assert (tmp_path / "report" / "loss.png").exists()
