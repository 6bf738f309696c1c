"""A person trains and exports, and sees nothing but what the program has to say: no library's notices."""

import os
import subprocess
import sys
import warnings

import numpy as np
import pytest

pytest.importorskip("keras")
pytest.importorskip("ai_edge_quantizer")
from classifier.preprocess import InputSpec
from classifier.training.quantize import evidence_network, float_litert, quantize
from classifier.training.resnet50 import genre_network

pytestmark = pytest.mark.training

LOADED = "import classifier.training.{0}; from classifier.training.backend import keras; print(keras.backend.backend())"


def python(script, **surroundings):
    inherited = {name: value for name, value in os.environ.items() if name != "TF_CPP_MIN_LOG_LEVEL"}
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=inherited | surroundings
    )


@pytest.mark.parametrize("first", ["backend", "recipe", "run"])
def test_keras_is_loaded_without_a_word(first):
    """Whichever module needs it first; a notebook's is `recipe`."""
    done = python(LOADED.format(first), KERAS_BACKEND="tensorflow")

    assert (done.returncode, done.stdout, done.stderr) == (0, "tensorflow\n", "")


def test_who_asks_for_all_that_tensorflow_says_gets_it():
    plain = python("import tensorflow", TF_CPP_MIN_LOG_LEVEL="0").stderr
    if not plain:
        pytest.skip("TensorFlow says nothing here")

    asked = python(LOADED.format("backend"), KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="0").stderr

    assert len(asked.splitlines()) >= len(plain.splitlines())


def test_a_network_is_quantized_without_bars_warnings_and_sums(capfd):
    spec = InputSpec(48, 32, (0.5, 0.5, 0.5), (0.2, 0.2, 0.2))
    network = float_litert(evidence_network(genre_network(3, stages=((8, 2, 1), (8, 2, 2))), spec))
    pictures = np.random.default_rng(0).random((8, 1, 48, 32, 3), np.float32)
    capfd.readouterr()

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        # The libraries' own debts are no word to the person.
        warnings.simplefilter("ignore", DeprecationWarning)
        quantize(network, iter(pictures))

    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")
    assert [str(warning.message) for warning in warned] == []
