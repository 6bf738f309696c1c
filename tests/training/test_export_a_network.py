"""A trained network becomes the folder that reading uses, and says what training's network said."""

import hashlib
import json
import os
from dataclasses import replace

import pytest

pytest.importorskip("keras")
import keras
import numpy as np

from classifier import Classifier
from classifier.card import read_card
from classifier.network import sigmoid
from classifier.training.evaluate import evaluate, score_split
from classifier.training.model_card import write_card
from classifier.training.quantize import evidence_network
from classifier.training.resnet50 import genre_network
from classifier.training.train import HISTORY_NAME, load_split, predict
from classifier.training.weights import load_weights, read_weights
from tests.drawing import GENRE_COLOURS

GENRES = tuple(GENRE_COLOURS)

pytestmark = pytest.mark.training


@pytest.fixture(scope="module")
def exported(tiny_run):
    # Whichever engine is faster here has figures of its own.
    return Classifier(tiny_run.out, engine="litert")


@pytest.fixture(scope="module")
def keras_network(tiny_run):
    """The network that the shipped weights make, in Keras."""
    network = genre_network(len(GENRES), stages=tiny_run.plan.stages)
    load_weights(network, read_weights(read_card(tiny_run.out).file("weights")))
    return network


def test_the_card_says_what_the_network_is(tiny_run, colour_data):
    content = read_card(tiny_run.out).content

    assert content["genres"] == list(GENRES)
    assert (content["input"]["height"], content["input"]["width"]) == (48, 32)
    assert content["recipe"]["plan"]["peak_rate"] == tiny_run.plan.peak_rate
    assert content["data"]["posters"] == {
        name: len(colour_data.split(name)) for name in ("train", "validation", "test")
    }
    history = json.loads((tiny_run.run / HISTORY_NAME).read_text())
    assert [row["map"] for row in content["recipe"]["history"]] == [
        pytest.approx(row["map"], abs=5e-5) for row in history
    ]


def test_the_card_names_the_files_beside_it(tiny_run):
    card = read_card(tiny_run.out)

    for role in ("network", "weights"):
        data = card.file(role).read_bytes()
        assert card.content["files"][role]["sha256"] == hashlib.sha256(data).hexdigest()
        assert card.content["files"][role]["bytes"] == len(data)
    assert card.content["files"]["network"]["sha256"][:8] in card.model
    assert {path.name for path in tiny_run.out.iterdir()} == {
        "model-card.json",
        *(card.file(role).name for role in ("network", "weights")),
    }


def test_the_cards_figures_are_those_that_evaluating_gives(tiny_run, exported, colour_data, progress):
    for split in ("validation", "test"):
        figures = exported.card.content["figures"][split]
        evaluation = evaluate(exported, colour_data, split, progress)
        assert figures["posters"] == evaluation.posters
        for name, value in evaluation.network.items():
            expected = None if np.isnan(value) else pytest.approx(value, abs=6e-5)
            assert figures["network"][name] == expected, name
        for floor, measured in evaluation.floors.items():
            for name, value in measured.items():
                expected = None if np.isnan(value) else pytest.approx(value, abs=6e-5)
                assert figures["floors"][floor][name] == expected
        for genre, row in evaluation.genres.iterrows():
            assert figures["genres"][genre]["average_precision"] == pytest.approx(row["average_precision"], abs=6e-5)
        for preset, row in evaluation.presets.iterrows():
            assert figures["presets"][preset]["precision"] == pytest.approx(row["precision"], abs=6e-5)


def test_what_the_figures_were_taken_from_is_to_the_bit_what_is_read(tiny_run, exported, colour_data, progress):
    content = exported.card.content
    unscaled = Classifier(tiny_run.out, engine="litert")
    unscaled.card = replace(unscaled.card, content={name: content[name] for name in content if name != "scaling"})
    # Whatever this network's calibration is, it is scaled by another one here.
    slope, offset = (dict(zip(GENRES, values, strict=True)) for values in ([0.7, 1.3, 0.9], [0.3, -0.2, 0.1]))
    scaled = Classifier(tiny_run.out, engine="litert")
    scaled.card = replace(scaled.card, content=content | {"scaling": {"slope": slope, "offset": offset}})

    own = score_split(unscaled, colour_data, "validation", progress, evidence=True)
    read = score_split(scaled, colour_data, "validation", progress)

    assert np.array_equal(own.by(scaled.card).scores, read.scores)
    assert not np.array_equal(own.scores, read.scores)
    assert np.array_equal(own.by(unscaled.card).scores, own.scores)


def test_a_card_ends_its_lines_the_same_way_on_every_system(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "linesep", "\r\n")

    write_card({"model": "x"}, tmp_path)

    assert (tmp_path / "model-card.json").read_bytes() == b'{\n  "model": "x"\n}\n'


def test_eight_bits_say_nearly_what_keras_says(exported, keras_network, colour_data, tiny_run, progress):
    posters = load_split(colour_data, "test", tiny_run.plan.spec, progress).posters
    logits = predict(keras_network, posters, tiny_run.plan.spec, progress, "reading")
    # A tiny network's scores do not come true by themselves.
    by_keras = sigmoid(logits * exported.card.slope + exported.card.offset)

    by_litert = np.stack([exported.read_decoded(poster).scores for poster in posters])

    assert np.abs(by_litert - by_keras).mean() < 0.02
    assert np.abs(by_litert - by_keras).max() < 0.2


def test_the_evidence_adds_up_to_the_score(exported, colour_data):
    for path in colour_data.split("test")["path"]:
        prediction = exported.read(path)
        assert prediction.evidence.shape == (6, 4, len(GENRES))
        logits = prediction.evidence.mean(axis=(0, 1)) + exported.card.bias
        np.testing.assert_allclose(1 / (1 + np.exp(-logits)), prediction.scores, atol=1e-5)


@pytest.mark.parametrize("stages", [((8, 1, 1), (8, 1, 2)), ((4, 1, 1), (4, 1, 2), (4, 1, 2), (4, 1, 2))])
def test_averaging_after_the_dense_layer_is_the_same_function(stages, tiny_plan):
    keras.utils.set_random_seed(5)
    network = genre_network(len(GENRES), stages=stages)
    kernel, _ = network.get_layer("fc").get_weights()
    network.get_layer("fc").set_weights([kernel, np.linspace(-2, 2, len(GENRES))])
    pixels = np.random.default_rng(0).normal(size=(1, 48, 32, 3)).astype(np.float32)

    scores, evidence = evidence_network(network, tiny_plan.spec)(pixels)

    np.testing.assert_allclose(scores, sigmoid(np.asarray(network(pixels))), atol=1e-5)
    assert np.shape(evidence)[-1] == len(GENRES)


def test_the_shipped_kernels_have_half_precision_and_the_rest_has_not(tiny_run):
    for name, value in read_weights(read_card(tiny_run.out).file("weights")).items():
        assert value.dtype == (np.float16 if value.ndim > 1 else np.float32), name
