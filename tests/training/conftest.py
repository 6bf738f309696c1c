from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from classifier.training.movielens import read_movielens
from classifier.training.plan import TrainingPlan
from tests.drawing import GENRE_COLOURS


@dataclass
class Listener:
    """A `Progress` that remembers what it was told."""

    steps: list = field(default_factory=list)
    said: list = field(default_factory=list)

    def step(self, stage, done, total, note=""):
        self.steps.append((stage, done, total))

    def say(self, sentence):
        self.said.append(sentence)


@pytest.fixture
def progress():
    return Listener()


@pytest.fixture(scope="session")
def drawn_data(drawn_movies):
    """The drawn movies, paired with their posters."""
    return read_movielens(drawn_movies.movies_csv, drawn_movies.posters)


@pytest.fixture(scope="session")
def colour_data(drawn_movies):
    """The same, to be told apart by the genres that they have alone."""
    return read_movielens(drawn_movies.movies_csv, drawn_movies.posters, genres=tuple(GENRE_COLOURS))


@dataclass(frozen=True)
class TinyRun:
    """A finished run of a tiny network, and what was exported from it.

    Attributes:
        plan: of the run.
        initial: the weights it started from.
        run: its folder.
        out: folder of the exported network.
        said: what was told on the way.
    """

    plan: object
    initial: dict
    run: Path
    out: Path
    said: list


@pytest.fixture(scope="session")
def tiny_plan():
    """A plan that trains in seconds: two shallow stages, a small input."""
    return TrainingPlan(
        height=48,
        width=32,
        epoch_sizes=((24, 16), (48, 32), (48, 32)),
        head_epochs=2,
        head_batch=32,
        batch=16,
        peak_rate=2e-3,
        averaging=0.8,
        dropout=0.1,
        stages=((8, 1, 1), (8, 1, 2)),
    )


@pytest.fixture(scope="session")
def tiny_initial(tiny_plan):
    """Weights to start from, as an ImageNet file would give: another head, and counters."""
    keras = pytest.importorskip("keras")
    from classifier.training.resnet50 import genre_network
    from classifier.training.weights import network_tensors

    keras.utils.set_random_seed(7)
    tensors = network_tensors(genre_network(1000, stages=tiny_plan.stages))
    return tensors | {"bn1.num_batches_tracked": np.array(9)}


@pytest.fixture(scope="session")
def tiny_run(colour_data, tiny_plan, tiny_initial, tmp_path_factory):
    from classifier.training.export import export
    from classifier.training.recipe import Recipe, read_history
    from classifier.training.train import BEST_NAME, train
    from classifier.training.weights import read_weights

    run, out = tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("exported")
    listener = Listener()
    train(colour_data, tiny_initial, tiny_plan, run, listener)
    recipe = Recipe(tiny_plan, "weights drawn at random", read_history(run), None)
    export(read_weights(run / BEST_NAME), colour_data, recipe, out, listener)
    return TinyRun(tiny_plan, tiny_initial, run, out, listener.said)
