"""A network -> ``model.json`` and ``model.weights.h5``, which Keras alone opens.

For notebooks that are built on such files: nothing of this package is needed to load them, as
there are only Keras's own layers in them, and no code::

    network = keras.models.model_from_json(Path("model.json").read_text())
    network.load_weights("model.weights.h5")

The network takes RGB posters squeezed to its input, float32 [n, height, width, 3] of 0 to 255, and
gives the probability of each genre, float32 [n, genres], in the order of ``classes.json``.
"""

import json
import tempfile
from pathlib import Path
from typing import Final

import keras
from keras import layers

from classifier.card import ModelCard, ModelError, read_card
from classifier.preprocess import InputSpec
from classifier.training.folders import make_folder
from classifier.training.plan import STAGES
from classifier.training.resnet50 import EXPANSION, NORM_EPSILON, relu
from classifier.training.weights import HEAD, Tensors, load_weights, norm_name, parse_weights, stages_of, unprefixed
from classifier.writing import write_whole

NETWORK_NAME: Final = "model.json"
WEIGHTS_NAME: Final = "model.weights.h5"
CLASSES_NAME: Final = "classes.json"

DROPOUT: Final = 0.3
"""Share of pooled features left out by who trains on: that of a plan here."""

LAST: Final = "channels_last"
"""Said of every layer, so that a Keras that is set up otherwise builds the same network."""


def plain_network(
    tensors: Tensors,
    genres: int,
    spec: InputSpec,
    stages: tuple[tuple[int, int, int], ...] = STAGES,
) -> keras.Model:
    """Build a ResNet-50 v1.5 of Keras's own layers, its weights in it.

    Layers bear torchvision's names with "_" for ".", as in `resnet50`.

    Args:
        tensors: its weights, under torchvision's names and in its layout.
        genres: number of outputs.
        spec: of the input; scaling and normalising are layers of the network.
        stages: as `plan.STAGES`; `weights.stages_of` tells those of tensors.

    Returns:
        A network float32 [n, height, width, 3] of 0 to 255 -> float32 [n, genres] probabilities.

    Raises:
        WeightsError: as `load_weights` raises it.
    """
    poster = keras.Input((spec.height, spec.width, 3), name="poster")
    x = layers.Rescaling(1 / 255, name="rescaling")(poster)
    variance = [deviation**2 for deviation in spec.std]
    x = layers.Normalization(mean=list(spec.mean), variance=variance, name="normalization")(x)
    x = relu(_conv_norm(x, "conv1", 64, 7, 2), "relu")
    # Zeros pad the pool as well as minus infinity would: what comes out of a ReLU is not negative.
    x = layers.ZeroPadding2D(1, data_format=LAST, name="maxpool_pad")(x)
    x = layers.MaxPooling2D(3, 2, data_format=LAST, name="maxpool")(x)
    for stage, (width, blocks, stride) in enumerate(stages, start=1):
        for block in range(blocks):
            x = _bottleneck(x, f"layer{stage}_{block}", width, stride if block == 0 else 1)
    x = layers.GlobalAveragePooling2D(data_format=LAST, name="avgpool")(x)
    x = layers.Dropout(DROPOUT, name="dropout")(x)
    scores = layers.Dense(genres, "sigmoid", name=HEAD)(x)
    network = keras.Model(poster, scores, name="onesheet")
    load_weights(network, tensors)
    return network


def _conv_norm(x: keras.KerasTensor, name: str, filters: int, size: int, stride: int = 1) -> keras.KerasTensor:
    """Convolve with zeros all around, half a kernel wide, and normalise: as `resnet50.ConvNorm`."""
    if size > 1:
        x = layers.ZeroPadding2D(size // 2, data_format=LAST, name=f"{name}_pad")(x)
    x = layers.Conv2D(filters, size, stride, use_bias=False, data_format=LAST, name=name)(x)
    return layers.BatchNormalization(epsilon=NORM_EPSILON, name=norm_name(name))(x)


def _bottleneck(x: keras.KerasTensor, name: str, width: int, stride: int) -> keras.KerasTensor:
    """One residual block: 1x1 reduce, 3x3, 1x1 expand, plus the shortcut."""
    shortcut = x
    if stride > 1 or x.shape[-1] != width * EXPANSION:
        shortcut = _conv_norm(x, f"{name}_downsample_0", width * EXPANSION, 1, stride)
    y = relu(_conv_norm(x, f"{name}_conv1", width, 1), f"{name}_relu1")
    y = relu(_conv_norm(y, f"{name}_conv2", width, 3, stride), f"{name}_relu2")
    y = _conv_norm(y, f"{name}_conv3", width * EXPANSION, 1)
    return relu(layers.Add(name=f"{name}_add")([y, shortcut]), f"{name}_relu3")


def card_network(card: ModelCard) -> keras.Model:
    """Build the `plain_network` that a model card describes, its scores scaled as the card says.

    Raises:
        ModelError: the weights are not there, or their SHA-256 is another.
        WeightsError: they are no network's.
    """
    if "weights" not in card.content["files"]:
        raise ModelError(f"The model card in {card.folder} names no file of weights.")
    tensors = unprefixed(parse_weights(card.verified_bytes("weights")))
    network = plain_network(tensors, len(card.genres), card.input, stages_of(tensors))
    head = network.get_layer(HEAD)
    kernel, bias = head.get_weights()
    # Probabilities that come true are those of slope * logit + offset: of the same layer, scaled.
    head.set_weights([kernel * card.slope, bias * card.slope + card.offset])
    return network


def write_keras_files(folder: Path, out: Path) -> None:
    """Write a network as ``model.json``, ``model.weights.h5`` and ``classes.json``.

    Args:
        folder: of the network: its model card and its safetensors.
        out: folder to write into; may be the same.

    Raises:
        ModelError: there is no network, or its weights are damaged.
        WeightsError: they are no network's.
        ExportError: the folder cannot be used, or a file not be written; what was there is untouched.
    """
    card = read_card(folder)
    network = card_network(card)
    make_folder(out)
    with tempfile.TemporaryDirectory() as beside:
        path = Path(beside) / WEIGHTS_NAME
        network.save_weights(path)
        weights = path.read_bytes()
    write_whole(weights, out / WEIGHTS_NAME)
    write_whole(network.to_json(indent=1).encode(), out / NETWORK_NAME)
    write_whole(json.dumps(card.genres, ensure_ascii=False, indent=1).encode(), out / CLASSES_NAME)
