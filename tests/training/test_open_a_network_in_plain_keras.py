"""A network goes into notebooks that know Keras and nothing of this program."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("keras")
import keras

from classifier import Classifier
from classifier.card import ModelError, read_card
from classifier.network import sigmoid
from classifier.poster import read_poster
from classifier.preprocess import normalise, squeeze
from classifier.training.keras_files import plain_network, write_keras_files
from classifier.training.resnet50 import genre_network
from classifier.training.weights import (
    WeightsError,
    load_weights,
    network_tensors,
    read_weights,
    stages_of,
)
from classifier.writing import ExportError
from tests.drawing import GENRE_COLOURS

pytestmark = pytest.mark.training

NOTEBOOK = """
import json, sys
from pathlib import Path
import keras, numpy as np

folder = Path(sys.argv[1])
network = keras.models.model_from_json((folder / "model.json").read_text())
network.load_weights(folder / "model.weights.h5")
scores = network.predict(np.load("posters.npy"), verbose=0)
assert not any(name.split(".")[0] == "classifier" for name in sys.modules)
np.save("scores.npy", scores)
"""


@pytest.fixture(scope="module")
def opened(tiny_run, tmp_path_factory):
    """Folder of the Keras files of the tiny network."""
    folder = tmp_path_factory.mktemp("keras") / "files"
    write_keras_files(tiny_run.out, folder)
    return folder


@pytest.fixture(scope="module")
def posters(tiny_run):
    spec = tiny_run.plan.spec
    return np.random.default_rng(0).uniform(0, 255, (5, spec.height, spec.width, 3)).astype(np.float32)


def test_a_process_that_has_keras_alone_gives_the_same_scores(opened, posters, tiny_run, tmp_path):
    np.save(tmp_path / "posters.npy", posters)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    command = [sys.executable, "-c", NOTEBOOK, str(opened)]
    done = subprocess.run(command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    card = read_card(tiny_run.out)
    network = genre_network(len(card.genres), stages=tiny_run.plan.stages)
    load_weights(network, read_weights(card.file("weights")))
    logits = np.asarray(network(normalise(posters, card.input)))
    np.testing.assert_allclose(np.load(tmp_path / "scores.npy"), sigmoid(logits * card.slope + card.offset), atol=1e-5)


def test_it_says_nearly_what_reading_says(opened, tiny_run, colour_data):
    """Eight bits apart, that is: the same input, the same scaling of scores."""
    classifier = Classifier(tiny_run.out)
    paths = list(colour_data.split("test")["path"])
    pixels = np.stack([squeeze(read_poster(path), tiny_run.plan.spec.size) for path in paths])
    network = keras.models.model_from_json((opened / "model.json").read_text())
    network.load_weights(opened / "model.weights.h5")

    scores = np.asarray(network(pixels.astype(np.float32)))

    assert np.abs(scores - np.stack([classifier.read(path).scores for path in paths])).mean() < 0.02


@pytest.mark.parametrize("stages", [((8, 2, 1), (8, 1, 2)), ((4, 1, 1), (8, 2, 2), (8, 1, 2), (16, 1, 2))])
@pytest.mark.parametrize(("height", "width"), [(48, 32), (51, 37)])
def test_plain_layers_are_the_same_function(stages, height, width, tiny_plan):
    keras.utils.set_random_seed(11)
    network = genre_network(19, stages=stages)
    rng = np.random.default_rng(1)
    for layer in network.layers:
        layer.set_weights([value + rng.uniform(0, 0.5, value.shape) for value in layer.get_weights()])
    tensors = network_tensors(network)
    spec = replace(tiny_plan.spec, height=height, width=width)
    pixels = rng.uniform(0, 255, (3, height, width, 3)).astype(np.float32)
    # Logits near 0, where the sigmoid is steepest, and a bias for each genre.
    logits = np.asarray(network(normalise(pixels, spec)))
    tensors["fc.weight"] /= np.abs(logits).max()
    load_weights(network, tensors)

    scores = np.asarray(plain_network(tensors, 19, spec, stages_of(tensors))(pixels))

    np.testing.assert_allclose(scores, sigmoid(np.asarray(network(normalise(pixels, spec)))), atol=1e-5)
    assert np.ptp(scores) > 0.1


def test_only_keras_own_layers_stand_in_the_file(opened):
    def layers(entry):
        if isinstance(entry, dict):
            if "class_name" in entry:
                yield entry.get("module"), entry["class_name"], entry.get("registered_name")
            for value in entry.values():
                yield from layers(value)
        elif isinstance(entry, list):
            for value in entry:
                yield from layers(value)

    found = set(layers(json.loads((opened / "model.json").read_text())))

    assert {name for _, name, _ in found} >= {"Rescaling", "Normalization", "Conv2D", "BatchNormalization", "Dense"}
    assert {module for module, name, _ in found if name != "__tuple__"} <= {
        "keras",
        "keras.layers",
        "keras.initializers",
        "keras.src.models.functional",
        None,
    }
    assert {registered for *_, registered in found} <= {None, "Functional"}
    assert not {name for _, name, _ in found} & {"Lambda", "ConvNorm", "Pooled"}


def test_the_classes_stand_beside_it(opened):
    assert json.loads((opened / "classes.json").read_text()) == list(GENRE_COLOURS)
    assert {path.name for path in opened.iterdir()} == {"model.json", "model.weights.h5", "classes.json"}


def test_a_network_whose_weights_are_damaged_is_not_written(tiny_run, tmp_path):
    for path in tiny_run.out.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    weights = read_card(tmp_path).file("weights")
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")

    with pytest.raises(ModelError, match="is damaged or not the one that its model card describes"):
        write_keras_files(tmp_path, tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_a_card_without_weights_says_so(tiny_run, tmp_path):
    card = json.loads((tiny_run.out / "model-card.json").read_text())
    del card["files"]["weights"]
    (tmp_path / "model-card.json").write_text(json.dumps(card))

    with pytest.raises(ModelError, match="names no file of weights"):
        write_keras_files(tmp_path, tmp_path)


def test_weights_that_do_not_fit_are_named(tiny_initial, tiny_plan):
    with pytest.raises(WeightsError, match=r"'fc.weight' has the shape \(1000, 32\); the network needs \(3, 32\)"):
        plain_network(tiny_initial, 3, tiny_plan.spec, tiny_plan.stages)


def test_a_folder_that_cannot_be_made_is_told(tiny_run, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(ExportError, match="a file is in its way"):
        write_keras_files(tiny_run.out, tmp_path / "file")
