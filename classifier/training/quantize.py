"""Trained weights -> the folder that reading uses: an 8-bit LiteRT network and its model card."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from safetensors.numpy import save

from classifier.card import CARD_NAME
from classifier.classifier import Classifier
from classifier.poster import read_poster
from classifier.preprocess import InputSpec, normalise, squeeze
from classifier.tables import write_whole
from classifier.training import metrics
from classifier.training.evaluate import Evaluation, Scored, evaluate_scored, label_frequency, score_split
from classifier.training.movielens import MovieLens
from classifier.training.plan import TrainingPlan
from classifier.training.posters import load_posters
from classifier.training.progress import Progress
from classifier.training.resnet50 import genre_network
from classifier.training.train import predict, sigmoid
from classifier.training.weights import HEAD, Tensors, load_weights

NETWORK_NAME: Final = "onesheet.tflite"
WEIGHTS_NAME: Final = "onesheet.safetensors"

CALIBRATION_POSTERS: Final = 300
"""Training posters that the ranges of the 8-bit activations are taken from."""


@keras.saving.register_keras_serializable(package="onesheet")
class Pooled(keras.layers.Layer):
    """Evidence maps [n, h, w, genres] -> scores [n, genres]: mean, plus bias, through a sigmoid."""

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        self.bias = self.add_weight((input_shape[-1],), "zeros", name="bias")

    def call(self, evidence: Any) -> Any:
        return keras.ops.sigmoid(keras.ops.mean(evidence, axis=(1, 2)) + self.bias)


def evidence_network(network: keras.Model, spec: InputSpec) -> keras.Model:
    """Apply the dense layer at every place first and average after: the same function.

    Pooling and the dense layer are both linear, so their order does not matter; this one shows
    where a genre's evidence lies. (Dropout does nothing outside training.)

    Args:
        network: as `resnet50.genre_network` builds it.
        spec: the one input size that the exported network takes.

    Returns:
        A network float32 [1, height, width, 3] -> scores [1, genres], evidence [1, h, w, genres].
    """
    kernel, bias = network.get_layer(HEAD).get_weights()
    trunk = keras.Model(network.input, network.get_layer("avgpool").input)
    pixels = keras.Input((spec.height, spec.width, 3), batch_size=1, name="pixels")
    place_by_place = keras.layers.Conv2D(kernel.shape[1], 1, use_bias=False, name="evidence")
    pooled = Pooled(name="scores")
    evidence = place_by_place(trunk(pixels))
    scores = pooled(evidence)
    place_by_place.set_weights([kernel[None, None]])
    pooled.set_weights([bias])
    return keras.Model(pixels, [scores, evidence])


def float_litert(network: keras.Model) -> bytes:
    """Convert an `evidence_network` to a float32 LiteRT file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "float.tflite"
        network.export(path, format="litert", verbose=False)
        return path.read_bytes()


def quantize(model: bytes, inputs: Iterator[NDArray[np.float32]]) -> bytes:
    """Turn a float32 LiteRT file into one that computes in 8-bit integers, weights and activations.

    The pooling after the evidence maps stays in float32: it costs nothing, and 8-bit scores
    would put rare genres, whose scores are low, on a few steps.

    Args:
        model: as `float_litert` gives it.
        inputs: float32 [1, height, width, 3] of training posters, for the activations' ranges.
    """
    from ai_edge_quantizer import qtyping, quantizer, recipe  # noqa: PLC0415 - slow to load
    from ai_edge_quantizer.utils.tfl_interpreter_utils import create_tfl_interpreter  # noqa: PLC0415

    engine = quantizer.Quantizer(model, recipe.static_wi8_ai8())
    operation = qtyping.TFLOperationName
    for name, scope in (
        (operation.MEAN, ".*"),
        (operation.LOGISTIC, ".*"),
        (operation.ADD, ".*scores.*"),
        (operation.OUTPUT, ".*"),
    ):
        engine.update_quantization_recipe(scope, name, algorithm_key="no_quantize")
    ((signature, tensors),) = create_tfl_interpreter(model).get_signature_list().items()
    (pixels,) = tensors["inputs"]
    ranges = engine.calibrate({signature: [{pixels: array} for array in inputs]})
    quantized = engine.quantize(ranges).quantized_model
    assert quantized is not None
    return bytes(quantized)


def calibration_inputs(data: MovieLens, spec: InputSpec, seed: int) -> Iterator[NDArray[np.float32]]:
    """Yield inputs of training posters chosen at random, as reading sees them."""
    rows = data.split("train")
    chosen = rows.sample(min(CALIBRATION_POSTERS, len(rows)), random_state=seed)
    for path in chosen["path"]:
        yield normalise(squeeze(read_poster(path, at_least=spec.size), spec.size), spec)[None]


def shipped_tensors(tensors: Tensors) -> Tensors:
    """Halve the precision of kernels, which are many; scales, shifts and biases stay float32."""
    return {name: value.astype(np.float16 if value.ndim > 1 else np.float32) for name, value in tensors.items()}


@dataclass(frozen=True)
class Exported:
    """How good an exported network is.

    Attributes:
        scored: its scores by split, "validation" and "test".
        evaluations: its figures by split.
    """

    scored: dict[str, Scored]
    evaluations: dict[str, Evaluation]


def export(
    tensors: Tensors,
    data: MovieLens,
    plan: TrainingPlan,
    history: list[dict[str, Any]],
    out: Path,
    progress: Progress,
) -> Exported:
    """Write the LiteRT network, the weights and their model card, and measure them.

    Args:
        tensors: trained weights under torchvision's names.
        data: posters and labels; calibrated on "train", thresholds from "validation", and
            measured on "validation" and "test".
        plan: the run that trained them.
        history: of that run, an entry an epoch.
        out: folder to write into.
        progress: where to report.

    Returns:
        The 8-bit network's scores and evaluations.
    """
    shipped = shipped_tensors(tensors)
    network = genre_network(len(data.genres), stages=plan.stages)
    # The LiteRT file is made from the very weights that are shipped beside it.
    load_weights(network, shipped)
    progress.say("converting to 8-bit LiteRT")
    litert = quantize(
        float_litert(evidence_network(network, plan.spec)), calibration_inputs(data, plan.spec, plan.seed)
    )
    out.mkdir(parents=True, exist_ok=True)
    files = {"network": (NETWORK_NAME, litert), "weights": (WEIGHTS_NAME, save(shipped))}
    for name, content in files.values():
        write_whole(content, out / name)
    card = first_card(data, plan, history, shipped, files)
    _write_card(card, out)
    scored = {name: score_split(Classifier(out), data, name, progress) for name in ("validation", "test")}
    thresholds = metrics.best_f1_thresholds(scored["validation"].labels, scored["validation"].scores)
    frequency = label_frequency(data, "validation")
    evaluations = {name: evaluate_scored(split, name, thresholds, frequency) for name, split in scored.items()}
    card["thresholds"] = dict(zip(data.genres, thresholds.tolist(), strict=True))
    card["figures"] = {name: figures(evaluation) for name, evaluation in evaluations.items()}
    card["figures"]["lost_to_8_bits"] = _lost(network, scored["validation"], data, plan, progress)
    _write_card(card, out)
    return Exported(scored, evaluations)


def _lost(
    network: keras.Model, scored: Scored, data: MovieLens, plan: TrainingPlan, progress: Progress
) -> dict[str, float]:
    """Compare the 8-bit network with the Keras one, on the validation posters."""
    posters = load_posters(list(data.split("validation")["path"]), plan.spec.size)
    full = sigmoid(predict(network, posters, plan.spec, progress, "reading with Keras"))
    before = metrics.mean_average_precision(scored.labels, full)
    after = metrics.mean_average_precision(scored.labels, scored.scores)
    progress.say(f"validation mAP {before:.4f} by Keras, {after:.4f} by 8-bit LiteRT, lost {before - after:+.4f}")
    return {"keras_map": _rounded(before), "litert_map": _rounded(after), "map_lost": _rounded(before - after)}


def first_card(
    data: MovieLens,
    plan: TrainingPlan,
    history: list[dict[str, Any]],
    tensors: Tensors,
    files: Mapping[str, tuple[str, bytes]],
) -> dict[str, Any]:
    """Describe a network that has not been measured yet; genres are assigned at even odds."""
    digest = {role: hashlib.sha256(content).hexdigest() for role, (_, content) in files.items()}
    return {
        "model": f"onesheet-resnet50-{digest['network'][:8]}",
        "made": datetime.now(UTC).date().isoformat(),
        "architecture": "ResNet-50 v1.5, global average pooling, dropout, dense, sigmoid",
        "genres": list(data.genres),
        "input": {
            "height": plan.height,
            "width": plan.width,
            "mean": list(plan.spec.mean),
            "std": list(plan.spec.std),
            "resize": "whole poster, bilinear",
        },
        "thresholds": dict.fromkeys(data.genres, metrics.EVEN_ODDS),
        "bias": dict(zip(data.genres, map(float, tensors[f"{HEAD}.bias"]), strict=True)),
        "calibration": "none: scores are the network's own probabilities",
        "files": {
            role: {"name": name, "sha256": digest[role], "bytes": len(content)}
            for role, (name, content) in files.items()
        },
        "data": {
            "source": "MovieLens-20M movies with a poster, paired by movieId",
            "posters": {name: len(data.split(name)) for name in ("train", "validation", "test")},
            "split": "SHA-256 of the movieId, 80 / 10 / 10; near-identical posters together",
        },
        "recipe": asdict(plan) | {"backend": keras.backend.backend()},
        "history": [_rounded_all(epoch) for epoch in history],
    }


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """Round an evaluation's figures for the card."""
    return {
        "posters": evaluation.posters,
        "network": _rounded_all(evaluation.network),
        "floors": {name: _rounded_all(floor) for name, floor in evaluation.floors.items()},
        "genres": {str(genre): _rounded_all(row) for genre, row in evaluation.genres.to_dict("index").items()},
    }


def _rounded_all(values: Mapping[Any, float]) -> dict[str, float | None]:
    return {str(key): None if pd.isna(value) else _rounded(value) for key, value in values.items()}


def _rounded(value: float) -> float:
    return value if isinstance(value, int) else round(float(value), 4)


def _write_card(card: Mapping[str, Any], out: Path) -> None:
    write_whole((json.dumps(card, indent=2) + os.linesep).encode(), out / CARD_NAME)
