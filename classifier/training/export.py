"""Trained weights -> the folder that reading uses: an 8-bit LiteRT network and its model card."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load, save

from classifier.card import ModelCard
from classifier.classifier import Classifier
from classifier.engines import Engine
from classifier.network import sigmoid
from classifier.preprocess import InputSpec
from classifier.training.calibrate import calibrate
from classifier.training.evaluate import Evaluation, Rules, Scored, evaluate_scored, label_frequency, score_split
from classifier.training.folders import make_folder
from classifier.training.model_card import add_calibration, card_figures, first_card, lost_entry, write_card
from classifier.training.movielens import MovieLens, MovieLensError
from classifier.training.posters import load_posters
from classifier.training.progress import Progress
from classifier.training.quantize import calibration_inputs, evidence_network, float_litert, quantize
from classifier.training.recipe import Recipe
from classifier.training.resnet50 import genre_network
from classifier.training.train import predict
from classifier.training.weights import Tensors, genres_metadata, load_weights, stages_of
from classifier.writing import write_whole

NETWORK_NAME: Final = "onesheet.tflite"
WEIGHTS_NAME: Final = "onesheet.safetensors"

MEASURED: Final = ("validation", "test")
"""Splits whose figures stand in a model card."""


def shipped_tensors(tensors: Tensors) -> Tensors:
    """Halve the precision of kernels, which are many; scales, shifts and biases stay float32."""
    return {name: value.astype(np.float16 if value.ndim > 1 else np.float32) for name, value in tensors.items()}


def predict_split(
    network: keras.Model, data: MovieLens, split: str, spec: InputSpec, progress: Progress
) -> NDArray[np.float32]:
    """Run a split's posters through a Keras network: float32 [n, genres] logits."""
    posters = load_posters(list(data.split(split)["path"]), spec.size)
    return predict(network, posters, spec, progress, "reading with Keras")


def measured_splits(data: MovieLens) -> list[str]:
    """Name the splits to measure: those that have posters."""
    return [name for name in MEASURED if not data.split(name).empty]


def score_splits(
    classifier: Classifier, data: MovieLens, progress: Progress, evidence: bool = False
) -> dict[str, Scored]:
    """Score the splits whose figures stand in a model card, and keep the evidence maps or not."""
    return {name: score_split(classifier, data, name, progress, evidence) for name in measured_splits(data)}


def complete_card(card: dict[str, Any], data: MovieLens, scored: dict[str, Scored]) -> dict[str, Evaluation]:
    """Calibrate a network by its own scores, and put that and all figures into its card.

    Args:
        card: to be completed.
        data: that was scored.
        scored: by split, "validation" among them, with evidence; scores are the network's own, not scaled.

    Returns:
        The calibrated network's evaluations by split.
    """
    validation = scored["validation"]
    calibration = calibrate(data.genres, validation.labels, validation.scores, data.labels(data.split("train")))
    add_calibration(card, calibration)
    calibrated = ModelCard(Path(), card)
    rules = Rules.of_card(calibrated)
    # Scores that differ in their last bits only may rank two posters otherwise, and so give other figures than reading.
    evaluations = {
        name: evaluate_scored(split.by(calibrated), name, rules, label_frequency(data, name))
        for name, split in scored.items()
    }
    card.setdefault("figures", {}).update({name: card_figures(found) for name, found in evaluations.items()})
    return evaluations


def calibrate_model(model: Path, data: MovieLens, out: Path, progress: Progress) -> dict[str, Evaluation]:
    """Calibrate a network on other posters, or anew, and give its evaluations by split.

    Args:
        model: folder of the network.
        data: posters and labels, of the network's genres.
        out: folder for the calibrated network; may be `model`.
        progress: where to report.

    Raises:
        ModelError: there is no network.
        MovieLensError: the genres are others, or there are no validation posters.
        ExportError: the folder cannot be used.
    """
    classifier = Classifier(model, engine=Engine.LITERT)
    make_folder(out)
    card = dict(classifier.card.content)
    # It reads as it did before it was calibrated.
    own = {name: entry for name, entry in card.items() if name != "scaling"}
    classifier.card = replace(classifier.card, content=own)
    scored = score_splits(classifier, data, progress, evidence=True)
    if "validation" not in scored:
        raise MovieLensError("There are no validation posters to calibrate on.")
    for role in card["files"]:
        if out.resolve() != model.resolve():
            write_whole(classifier.card.verified_bytes(role), out / classifier.card.file(role).name)
    evaluations = complete_card(card, data, scored)
    write_card(card, out)
    return evaluations


def export(tensors: Tensors, data: MovieLens, recipe: Recipe, out: Path, progress: Progress) -> dict[str, Evaluation]:
    """Write the LiteRT network, the weights and their model card, and measure them.

    Args:
        tensors: trained weights under torchvision's names.
        data: posters and labels; 8-bit ranges come from "train", calibration from "validation",
            and both "validation" and "test" are measured.
        recipe: how the weights were made.
        out: folder to write into.
        progress: where to report.

    Returns:
        The 8-bit network's evaluations by split.

    Raises:
        ExportError: the folder cannot be used.
    """
    make_folder(out)
    plan = recipe.plan
    shipped = shipped_tensors(tensors)
    network = genre_network(len(data.genres), stages=plan.stages)
    # The LiteRT file is made from the very weights that are shipped beside it.
    load_weights(network, shipped)
    progress.say("converting to 8-bit LiteRT")
    litert = quantize(
        float_litert(evidence_network(network, plan.spec)), calibration_inputs(data, plan.spec, plan.seed)
    )
    files = {
        "network": (NETWORK_NAME, litert),
        "weights": (WEIGHTS_NAME, save(shipped, genres_metadata(data.genres))),
    }
    for name, content in files.values():
        write_whole(content, out / name)
    card = first_card(data, recipe, shipped, files)
    write_card(card, out)
    scored = score_splits(Classifier(out, engine=Engine.LITERT), data, progress, evidence=True)
    full = sigmoid(predict_split(network, data, "validation", plan.spec, progress))
    lost = lost_entry(scored["validation"], full)
    progress.say("validation mAP {keras_map:.4f} by Keras, {litert_map:.4f} by 8-bit LiteRT".format(**lost))
    evaluations = complete_card(card, data, scored)
    # Scaling comes after the 8-bit network and leaves each genre's ranking as it is.
    card["figures"]["lost_to_8_bits"] = lost
    write_card(card, out)
    return evaluations


def measure_card(model: Path, data: MovieLens, progress: Progress) -> tuple[dict[str, Evaluation], dict[str, float]]:
    """Measure every figure of a model card anew.

    Args:
        model: folder of the network.
        data: posters and labels, of its genres.
        progress: where to report.

    Returns:
        Evaluations by split; and what the 8-bit network lost, as `model_card.lost_entry` gives it.

    Raises:
        ModelError: there is no network, or its weights are damaged.
        MovieLensError: the genres are others, or there are no validation posters.
    """
    classifier = Classifier(model, engine=Engine.LITERT)
    scored = score_splits(classifier, data, progress)
    if "validation" not in scored:
        raise MovieLensError("There are no validation posters to measure on.")
    rules = Rules.of_card(classifier.card)
    evaluations = {
        name: evaluate_scored(split, name, rules, label_frequency(data, name)) for name, split in scored.items()
    }
    tensors = load(classifier.card.verified_bytes("weights"))
    network = genre_network(len(data.genres), stages=stages_of(tensors))
    load_weights(network, tensors)
    full = sigmoid(predict_split(network, data, "validation", classifier.card.input, progress))
    return evaluations, lost_entry(scored["validation"], full)
