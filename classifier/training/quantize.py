"""A Keras network -> an 8-bit LiteRT file that gives scores and evidence maps."""

import tempfile
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from classifier.notices import without_notices
from classifier.poster import read_poster
from classifier.preprocess import InputSpec, normalise, squeeze
from classifier.training.backend import keras
from classifier.training.movielens import MovieLens
from classifier.training.weights import HEAD

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
    with _quiet():
        interpreter = without_notices(lambda: create_tfl_interpreter(model))
        ((signature, tensors),) = interpreter.get_signature_list().items()
        (pixels,) = tensors["inputs"]
        ranges = engine.calibrate({signature: [{pixels: array} for array in inputs]})
        quantized = engine.quantize(ranges, enable_progress_report=False).quantized_model
    assert quantized is not None
    return bytes(quantized)


@contextmanager
def _quiet() -> Generator[None]:
    """Have the quantizer draw no bars, and not warn of how it looks at a network: it takes every tensor's range."""
    from ai_edge_quantizer.utils import progress_utils  # noqa: PLC0415

    drawn = progress_utils.ProgressBar

    def hidden(*args: Any, **options: Any) -> Any:
        return drawn(*args, **(options | {"enable": False}))

    # The quantizer's own setting does not reach all of them.
    progress_utils.ProgressBar = hidden
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Warning: Enabling `experimental_preserve_all_tensors`", UserWarning)
            yield
    finally:
        progress_utils.ProgressBar = drawn


def calibration_inputs(data: MovieLens, spec: InputSpec, seed: int) -> Iterator[NDArray[np.float32]]:
    """Yield inputs of training posters chosen at random, as reading sees them."""
    rows = data.split("train")
    chosen = rows.sample(min(CALIBRATION_POSTERS, len(rows)), random_state=seed)
    for path in chosen["path"]:
        yield normalise(squeeze(read_poster(path, at_least=spec.size), spec.size), spec)[None]
