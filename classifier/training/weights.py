"""Weights between a Keras network and safetensors under torchvision's ``resnet50`` names.

Safetensors hold numbers and nothing that runs, and public ResNet-50 files (torchvision's,
timm's) bear these names, so the same code reads both.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import keras
import numpy as np
import safetensors
from numpy.typing import DTypeLike, NDArray
from safetensors.numpy import load_file, save_file

from classifier.training.resnet50 import ConvNorm

HEAD: Final = "fc"

Tensors = dict[str, NDArray[np.floating]]


class WeightsError(Exception):
    """A weights file that does not fit the network; the message names the first misfit."""


def torchvision_name(layer: str) -> str:
    """Turn a layer's name into torchvision's: layer1_0_downsample_0 -> layer1.0.downsample.0."""
    return layer.replace("_", ".")


def norm_name(convolution: str) -> str:
    """Name the normalisation after a convolution: layer1.0.conv2 -> layer1.0.bn2."""
    return convolution.replace("downsample.0", "downsample.1").replace("conv", "bn")


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


def save_weights(network: keras.Model, path: Path, dtype: DTypeLike = np.float32) -> None:
    """Write a network's weights to safetensors; the old file stays whole until the new one is."""
    save_tensors(network_tensors(network, dtype), path)


def save_tensors(
    tensors: Mapping[str, NDArray[np.generic]], path: Path, metadata: dict[str, str] | None = None
) -> None:
    """Write tensors to safetensors beside `path`, sync them, then put them in its place."""
    beside = path.with_name(path.name + ".part")
    save_file(dict(tensors), beside, metadata)
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    beside.replace(path)


def read_weights(path: Path) -> Tensors:
    """Read every tensor of a safetensors file.

    Raises:
        WeightsError: the file is missing or no safetensors file.
    """
    try:
        return load_file(path)
    except (OSError, safetensors.SafetensorError) as error:
        raise WeightsError(f"{path} cannot be read as safetensors: {error}") from error


def load_weights(network: keras.Model, tensors: Tensors, head: bool = True) -> None:
    """Copy tensors under torchvision's names into a network.

    Args:
        network: as `resnet50.genre_network` builds it.
        tensors: with at least the network's names; ``num_batches_tracked`` and a head that is
            not asked for may be there too.
        head: whether the last, dense layer is taken as well.

    Raises:
        WeightsError: a tensor is missing, has another shape, or has no place in the network.
    """
    wanted = {
        name: variable
        for layer in network.layers
        if head or layer.name != HEAD
        for name, variable in layer_tensors(layer).items()
    }
    for name, variable in wanted.items():
        _check_fit(name, variable, tensors)
    ignored = ("num_batches_tracked",) if head else ("num_batches_tracked", f"{HEAD}.weight", f"{HEAD}.bias")
    for name in tensors:
        if name not in wanted and not name.endswith(ignored):
            raise WeightsError(f"The weights hold {name!r}, which has no place in this network.")
    for name, variable in wanted.items():
        variable.assign(from_torchvision(tensors[name]).astype(np.float32))


def _check_fit(name: str, variable: keras.Variable, tensors: Tensors) -> None:
    if name not in tensors:
        raise WeightsError(f"The weights lack {name!r}.")
    expected = to_torchvision(np.empty(variable.shape, np.bool_)).shape
    if tensors[name].shape != expected:
        raise WeightsError(f"{name!r} has the shape {tensors[name].shape}; the network needs {expected}.")
