"""What the commands ``train`` and ``export`` do, from files to files."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from classifier.card import ModelError, read_card
from classifier.classifier import Classifier
from classifier.engines import Engine
from classifier.training.backend import keras
from classifier.training.checkpoint import CheckpointError
from classifier.training.config import CONFIG_NAME, ConfigError, DeviceWish, RunConfig, read_config
from classifier.training.distribution import DevicesError
from classifier.training.evaluate import Evaluation, Rules, evaluate_scored, label_frequency, score_split
from classifier.training.export import calibrate_model, export, measure_card
from classifier.training.folders import make_folder
from classifier.training.keras_files import write_keras_files
from classifier.training.movielens import MovieLensError, read_and_tell
from classifier.training.plots import plot_history
from classifier.training.progress import Progress
from classifier.training.recipe import EARLIER_NAME, RecipeError, earlier_entry, read_history, read_recipe
from classifier.training.report_page import write_report
from classifier.training.train import BEST_NAME, TrainingError, train
from classifier.training.weights import WeightsError, average_weights, read_weights
from classifier.training.wishes import Wishes, data_files, plan_run, weights_file
from classifier.writing import ExportError, write_whole

ERRORS: Final = (
    CheckpointError,
    ConfigError,
    DevicesError,
    ExportError,
    ModelError,
    MovieLensError,
    RecipeError,
    TrainingError,
    WeightsError,
)
"""What a person can do something about; each carries a sentence."""


def run_training(wishes: Wishes, out: Path, progress: Progress, devices: DeviceWish | None = None) -> Path:
    """Train on a table of movies and a folder of posters, and give the path of the best weights.

    Args:
        wishes: what the run is to be.
        out: its folder; where it holds the same run already, that is gone on with.
        progress: where to report.
        devices: to train on; as in the configuration unless given.

    Raises:
        one of `ERRORS`.
    """
    config = replace(plan_run(wishes), devices=devices or _configured_devices(wishes))
    movies, posters = data_files(config.data)
    init = weights_file(config.start.init)
    make_folder(out)
    initial = read_weights(init)
    data = read_and_tell(movies, posters, progress, config.data.genres)
    if config.data.fingerprint not in ("", data.fingerprint):
        progress.say("these are not the posters and labels of the run that is repeated: its figures may differ")
    config = replace(config, data=replace(config.data, fingerprint=data.fingerprint))
    _claim(out, config)
    write_whole(json.dumps(earlier_entry(init), indent=2).encode(), out / EARLIER_NAME)
    best = train(data, initial, config.plan, out, progress, config.devices)
    plot_history(read_history(out), out)
    return best


def _configured_devices(wishes: Wishes) -> DeviceWish:
    return read_config(wishes.config).devices if wishes.config else "one"


def _claim(out: Path, config: RunConfig) -> None:
    """Take a folder for a run; it is there."""
    path = out / CONFIG_NAME
    if path.exists() and _essence(read_config(path)) != _essence(config):
        raise TrainingError(
            f"{out} holds a run of another plan, or on other posters or labels: choose another folder, or empty it."
        )
    write_whole(config.to_toml().encode(), path)


def _essence(config: RunConfig) -> tuple[object, ...]:
    """Give what makes two runs the same, wherever their files lie."""
    return config.plan, config.data.genres, config.data.fingerprint, config.start.sha256


def run_export(
    movies: Path | None, posters: Path | None, runs: Sequence[Path], out: Path, height: int | None, progress: Progress
) -> dict[str, Evaluation]:
    """Export the best weights of a run, or the mean of several runs', and give their evaluations by split.

    Args:
        movies: the table; the first run's own unless given.
        posters: folder of <movieId>.jpg; the first run's own unless given.
        runs: folders of runs of the same genres.
        out: folder for the network.
        height: of the network's input in pixels; as it was trained unless given.
        progress: where to report.

    Raises:
        one of `ERRORS`.
    """
    if keras.backend.backend() != "tensorflow":
        raise TrainingError("Exporting to LiteRT needs Keras on TensorFlow: unset KERAS_BACKEND.")
    run, *others = runs
    recipe = replace(read_recipe(run), averaged_with=[read_recipe(other).entry() for other in others])
    if height is not None:
        recipe = replace(recipe, plan=recipe.plan.read_at(height))
    config = read_config(run / CONFIG_NAME)
    movies, posters = data_files(
        replace(config.data, movies=movies or config.data.movies, posters=posters or config.data.posters)
    )
    for other in others:
        if read_config(other / CONFIG_NAME).data.genres != config.data.genres:
            raise TrainingError(f"{other} was taught other genres than {run}: their weights have no mean.")
    make_folder(out)
    data = read_and_tell(movies, posters, progress, config.data.genres)
    tensors = average_weights([read_weights(folder / BEST_NAME) for folder in runs])
    return export(tensors, data, recipe, out, progress)


def run_calibrate(movies: Path, posters: Path, model: Path, out: Path, progress: Progress) -> dict[str, Evaluation]:
    """Calibrate a network on labelled posters and give its evaluations by split.

    Args:
        movies: the table.
        posters: folder of <movieId>.jpg.
        model: folder of the network.
        out: folder for the calibrated one; may be `model`.
        progress: where to report.

    Raises:
        one of `ERRORS`.
    """
    genres = read_card(model).genres
    make_folder(out)
    data = read_and_tell(movies, posters, progress, genres)
    return calibrate_model(model, data, out, progress)


def run_measure_card(
    movies: Path, posters: Path, model: Path, progress: Progress
) -> tuple[dict[str, Evaluation], dict[str, float]]:
    """Measure every figure of a model card anew.

    Args:
        movies: the table.
        posters: folder of <movieId>.jpg.
        model: folder of the network.
        progress: where to report.

    Returns:
        Evaluations by split; and what the 8-bit network lost, as `model_card.lost_entry` gives it.

    Raises:
        one of `ERRORS`.
    """
    data = read_and_tell(movies, posters, progress, read_card(model).genres)
    return measure_card(model, data, progress)


def run_keras_files(model: Path, out: Path) -> None:
    """Write a network as Keras's ``model.json`` and ``model.weights.h5``.

    Raises:
        one of `ERRORS`.
    """
    write_keras_files(model, out)


def run_report(
    movies: Path, posters: Path, model: Path, split: str, out: Path, pictures: bool, progress: Progress
) -> Path:
    """Write a page on how good a network is, and give its path.

    Args:
        movies: the table.
        posters: folder of <movieId>.jpg.
        model: folder of the network.
        split: to measure.
        out: folder for the page and the plots.
        pictures: whether to show the most confident errors.
        progress: where to report.

    Raises:
        one of `ERRORS`.
    """
    classifier = Classifier(model, engine=Engine.LITERT)
    make_folder(out)
    data = read_and_tell(movies, posters, progress, classifier.genres)
    scored = score_split(classifier, data, split, progress)
    rules = Rules.of_card(classifier.card)
    evaluation = evaluate_scored(scored, split, rules, label_frequency(data, split))
    return write_report(classifier.card, scored, evaluation, out, pictures)
