"""What the commands ``train`` and ``export`` do, from files to files."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

# Chosen before Keras is first imported; another backend may be named in the environment.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras

from classifier.tables import ExportError
from classifier.training.checkpoint import CheckpointError
from classifier.training.evaluate import Evaluation
from classifier.training.movielens import MovieLensError, read_and_tell
from classifier.training.plan import PLAN_NAME, TrainingPlan, read_plan
from classifier.training.plots import plot_precision_recall, plot_reliability
from classifier.training.progress import Progress
from classifier.training.quantize import export
from classifier.training.train import BEST_NAME, HISTORY_NAME, TrainingError, train
from classifier.training.weights import WeightsError, read_weights

ERRORS: Final = (MovieLensError, WeightsError, CheckpointError, TrainingError, ExportError)
"""What a person can do something about; each carries a sentence."""


def run_training(
    movies: Path,
    posters: Path,
    weights: Path,
    out: Path,
    progress: Progress,
    *,
    seed: int = 1,
    epochs: int | None = None,
    height: int | None = None,
    keep_head: bool = False,
) -> Path:
    """Train on a table of movies and a folder of posters, and give the path of the best weights.

    Args:
        movies: MovieLens's movies.csv.
        posters: folder of <movieId>.jpg.
        weights: safetensors under torchvision's names to start from.
        out: folder of the run; one of the same plan is gone on with.
        progress: where to report.
        seed: decides everything random.
        epochs: over all layers; as the default plan unless given.
        height: of the network's input in pixels; as the default plan unless given.
        keep_head: whether the weights know these genres already; then their head is kept and the
            run is a gentle one.

    Raises:
        one of `ERRORS`.
    """
    initial = read_weights(weights)
    plan = TrainingPlan(seed=seed, started_from=_describe(weights), earlier=_earlier_run(weights))
    plan = plan if height is None else plan.with_height(height)
    plan = plan.going_on() if keep_head else plan
    plan = plan if epochs is None else plan.with_epochs(epochs)
    return train(read_and_tell(movies, posters, progress), initial, plan, out, progress)


def _describe(weights: Path) -> str:
    return f"{weights.name}, SHA-256 {hashlib.sha256(weights.read_bytes()).hexdigest()}"


def _earlier_run(weights: Path) -> dict[str, Any] | None:
    """Read the plan and the history that lie beside weights which a run here has made."""
    try:
        files = {"plan": PLAN_NAME, "history": HISTORY_NAME}
        return {key: json.loads((weights.parent / name).read_text("utf-8")) for key, name in files.items()}
    except (OSError, ValueError):
        return None


def run_export(
    movies: Path, posters: Path, run: Path, out: Path, height: int | None, progress: Progress
) -> dict[str, Evaluation]:
    """Export a run's best weights, with plots of how good they are, and give their evaluations.

    Args:
        movies: MovieLens's movies.csv.
        posters: folder of <movieId>.jpg.
        run: folder of the run.
        out: folder for the network.
        height: of the network's input in pixels; as it was trained unless given.
        progress: where to report.

    Raises:
        one of `ERRORS`.
    """
    if keras.backend.backend() != "tensorflow":
        raise TrainingError("Exporting to LiteRT needs Keras on TensorFlow: unset KERAS_BACKEND.")
    try:
        plan = read_plan(run)
        history = json.loads((run / HISTORY_NAME).read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise TrainingError(f"{run} holds no finished run: {error}") from error
    plan = plan if height is None else plan.read_at(height)
    data = read_and_tell(movies, posters, progress)
    exported = export(read_weights(run / BEST_NAME), data, plan, history, out, progress)
    plot_precision_recall(exported.scored["test"], run)
    plot_reliability(exported.scored["test"], run)
    return exported.evaluations
