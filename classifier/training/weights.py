"""Weights between a Keras network and safetensors under torchvision's ``resnet50`` names.

Safetensors hold numbers and nothing that runs, and public ResNet-50 files (torchvision's,
timm's) bear these names, so the same code reads both. `classifier.training.public_weights`
knows in what these may differ.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import safetensors
from numpy.typing import DTypeLike, NDArray
from safetensors.numpy import save

from classifier.card import BUNDLED, read_card
from classifier.genres import GENRE_SEPARATOR
from classifier.training.backend import keras
from classifier.training.public_weights import (
    FIRST_BLOCK,
    stage_depths,
    unprefixed,
    what_is_foreign,
    what_is_unlike,
)
from classifier.training.resnet50 import ConvNorm
from classifier.writing import write_whole

HEAD: Final = "fc"

GENRES_KEY: Final = "genres"
"""Metadata key: the genres that the head tells apart, joined as MovieLens joins them."""

TRUNK: Final = ("conv1.", "bn1.", "layer")
"""What the names of all tensors but a head's begin with."""

NEXT_IN_DOWNSAMPLE: Final = re.compile(r"(downsample[._])0")

COUNTER: Final = "num_batches_tracked"
"""PyTorch's count of training steps, which some files hold for each normalisation."""

HEAD_BYTES: Final = 16
"""Of a file, by which it is known what kind it is."""

BFLOAT16: Final = "BF16"

DTYPES: Final = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "U8": "u1"}
"""NumPy's types by the names of safetensors'."""

Tensors = dict[str, NDArray[np.floating]]


class WeightsError(Exception):
    """A weights file that does not fit the network; the message names the first misfit."""


def torchvision_name(layer: str) -> str:
    """Turn a layer's name into torchvision's: layer1_0_downsample_0 -> layer1.0.downsample.0."""
    return layer.replace("_", ".")


def norm_name(convolution: str) -> str:
    """Name the normalisation after a convolution: layer1.0.conv2 -> layer1.0.bn2, with "." or "_"."""
    return NEXT_IN_DOWNSAMPLE.sub(r"\g<1>1", convolution).replace("conv", "bn")


def layer_tensors(layer: keras.Layer) -> dict[str, keras.Variable]:
    """Map torchvision's tensor names to the variables of one layer; empty for layers without."""
    name = torchvision_name(layer.name)
    if isinstance(layer, ConvNorm):
        norm = norm_name(name)
        return {
            f"{name}.weight": layer.kernel,
            f"{norm}.weight": layer.gamma,
            f"{norm}.bias": layer.beta,
            f"{norm}.running_mean": layer.moving_mean,
            f"{norm}.running_var": layer.moving_variance,
        }
    if isinstance(layer, keras.layers.BatchNormalization):
        return {
            f"{name}.weight": layer.gamma,
            f"{name}.bias": layer.beta,
            f"{name}.running_mean": layer.moving_mean,
            f"{name}.running_var": layer.moving_variance,
        }
    if isinstance(layer, keras.layers.Conv2D):
        return {f"{name}.weight": layer.kernel}
    if isinstance(layer, keras.layers.Dense):
        return {f"{name}.weight": layer.kernel, f"{name}.bias": layer.bias}
    return {}


def to_torchvision(value: NDArray[np.floating]) -> NDArray[np.floating]:
    """Lay a Keras tensor out as torchvision does: HWIO -> OIHW, [in, out] -> [out, in]."""
    return value.transpose(3, 2, 0, 1) if value.ndim == 4 else value.T


def from_torchvision(value: NDArray[np.floating]) -> NDArray[np.floating]:
    """Lay a torchvision tensor out as Keras does: OIHW -> HWIO, [out, in] -> [in, out]."""
    return value.transpose(2, 3, 1, 0) if value.ndim == 4 else value.T


def network_tensors(network: keras.Model, dtype: DTypeLike = np.float32) -> Tensors:
    """Copy a network's weights out, under torchvision's names and in its layout."""
    return {
        name: np.ascontiguousarray(to_torchvision(np.asarray(variable)), dtype)
        for layer in network.layers
        for name, variable in layer_tensors(layer).items()
    }


def save_weights(
    network: keras.Model, path: Path, dtype: DTypeLike = np.float32, metadata: dict[str, str] | None = None
) -> None:
    """Write a network's weights to safetensors; the old file stays whole until the new one is."""
    save_tensors(network_tensors(network, dtype), path, metadata)


def save_tensors(
    tensors: Mapping[str, NDArray[np.generic]], path: Path, metadata: dict[str, str] | None = None
) -> None:
    """Write tensors to safetensors; the old file stays whole until the new one is.

    Raises:
        ExportError: the file cannot be written.
    """
    write_whole(save(dict(tensors), metadata), path)


def genres_metadata(genres: Sequence[str]) -> dict[str, str]:
    """Say in a weights file's metadata which genres its head tells apart."""
    return {GENRES_KEY: GENRE_SEPARATOR.join(genres)}


def read_metadata(path: Path) -> dict[str, str]:
    """Read what a safetensors file says about itself.

    Raises:
        WeightsError: the file is missing or no safetensors file.
    """
    try:
        with path.open("rb") as file:
            _check_kind(file.read(HEAD_BYTES))
        with safetensors.safe_open(path, "numpy") as file:
            return file.metadata() or {}
    except WeightsError as error:
        raise WeightsError(f"{path} cannot be read as safetensors: {error}") from error
    except (OSError, safetensors.SafetensorError) as error:
        raise WeightsError(f"{path} cannot be read as safetensors: {error}") from error


def read_genres(path: Path) -> tuple[str, ...] | None:
    """Read which genres a weights file's head tells apart, in order; None where it does not say.

    Raises:
        WeightsError: the file is missing or no safetensors file.
    """
    joined = read_metadata(path).get(GENRES_KEY)
    return tuple(joined.split(GENRE_SEPARATOR)) if joined else None


def read_weights(path: Path) -> Tensors:
    """Read every tensor of a safetensors file, bfloat16 widened to float32.

    The bundled network's are read only if they are those that this code was written for.

    Raises:
        WeightsError: the file is missing or no safetensors file.
        ModelError: it is the bundled network's, and another one has been put in its place.
    """
    bundled = path.parent.resolve() == BUNDLED.resolve()
    try:
        return parse_weights(read_card(BUNDLED).verified_bytes("weights") if bundled else path.read_bytes())
    except (OSError, WeightsError) as error:
        raise WeightsError(f"{path} cannot be read as safetensors: {error}") from error


def parse_weights(data: bytes) -> Tensors:
    """Give every tensor of a safetensors file's bytes, as `read_weights` does.

    Raises:
        WeightsError: they are no safetensors file's.
    """
    _check_kind(data[:HEAD_BYTES])
    try:
        return {name: _parse_tensor(**entry) for name, entry in safetensors.deserialize(data)}
    except safetensors.SafetensorError as error:
        raise WeightsError(str(error)) from error


def _check_kind(head: bytes) -> None:
    if foreign := what_is_foreign(head):
        raise WeightsError(f"{foreign}.")


def _parse_tensor(dtype: str, shape: Sequence[int], data: bytes) -> NDArray[np.floating]:
    if dtype == BFLOAT16:
        # NumPy does not know it; it is the upper half of a float32.
        return (np.frombuffer(data, "<u2").astype("<u4") << 16).view("<f4").reshape(shape)
    if dtype not in DTYPES:
        raise WeightsError(f"it holds numbers of the type {dtype}, which no ResNet-50 here has.")
    return np.frombuffer(data, DTYPES[dtype]).reshape(shape)


def average_weights(runs: Sequence[Tensors]) -> Tensors:
    """Take the mean of several networks' weights, which began at the same ones ("model soups", Wortsman et al. 2022).

    Raises:
        WeightsError: they are not of the same network.
    """
    first, *others = runs
    for other in others:
        if {name: value.shape for name, value in other.items()} != {name: value.shape for name, value in first.items()}:
            raise WeightsError("Weights of unlike networks have no mean.")
    return {name: np.asarray(np.mean([tensors[name] for tensors in runs], axis=0), np.float32) for name in first}


def stages_of(tensors: Tensors) -> tuple[tuple[int, int, int], ...]:
    """Tell a network's stages by its tensors: (bottleneck width, blocks, stride) each, as `plan.STAGES`.

    Raises:
        WeightsError: they are not those of a ResNet with bottlenecks.
    """
    tensors = unprefixed(tensors)
    stages: list[tuple[int, int, int]] = []
    for stage, blocks in enumerate(stage_depths(tensors), start=1):
        first = FIRST_BLOCK.replace("layer1", f"layer{stage}")
        if first not in tensors:
            raise WeightsError(f"The weights lack {first!r}.")
        stages.append((int(tensors[first].shape[0]), blocks, 1 if stage == 1 else 2))
    return tuple(stages)


def load_weights(network: keras.Model, tensors: Tensors, head: bool = True) -> None:
    """Copy tensors under torchvision's names into a network.

    Args:
        network: as `resnet50.genre_network` or `keras_files.plain_network` builds it.
        tensors: with at least the network's names, all under one prefix or none. PyTorch's counters
            and a head that is not asked for may be there too.
        head: whether the last, dense layer is taken as well.

    Raises:
        WeightsError: they are another network's, or a tensor is missing, has another shape, or has
            no place in the network; nothing was copied then.
    """
    tensors = unprefixed(tensors)
    wanted = {
        name: variable
        for layer in network.layers
        if head or layer.name != HEAD
        for name, variable in layer_tensors(layer).items()
    }
    shapes = {name: to_torchvision(np.empty(variable.shape, np.bool_)).shape for name, variable in wanted.items()}
    if unlike := what_is_unlike(tensors, shapes):
        raise WeightsError(f"The weights are not a ResNet-50 v1.5's: {unlike}.")
    for name, shape in shapes.items():
        _check_fit(name, shape, tensors)
    for name in tensors:
        passed_over = name.endswith(COUNTER) or not (head or name.startswith(TRUNK))
        if name not in wanted and not passed_over:
            raise WeightsError(f"The weights hold {name!r}, which has no place in this network.")
    for name, variable in wanted.items():
        variable.assign(from_torchvision(tensors[name]).astype(np.float32))


def _check_fit(name: str, expected: tuple[int, ...], tensors: Tensors) -> None:
    if name not in tensors:
        raise WeightsError(f"The weights lack {name!r}.")
    if tensors[name].shape != expected:
        raise WeightsError(f"{name!r} has the shape {tensors[name].shape}; the network needs {expected}.")
