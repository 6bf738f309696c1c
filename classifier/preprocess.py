"""Poster -> the network's input. The only place: training, evaluation and inference call it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.squeezing import squeezed


@dataclass(frozen=True)
class InputSpec:
    """What the network wants to see, as its model card says.

    Attributes:
        height, width: of the input in pixels; the whole poster is squeezed into it.
        mean, std: of each RGB channel, on a scale of 0 to 1.
    """

    height: int
    width: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    @property
    def size(self) -> tuple[int, int]:
        """(width, height), as Pillow counts."""
        return self.width, self.height


def squeeze(
    poster: Image.Image,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
) -> NDArray[np.uint8]:
    """Resize a whole poster, or the part in `box`, to `size`, without regard to its shape.

    Args:
        poster: an RGB picture.
        size: (width, height) in pixels.
        box: (left, top, right, bottom) in the poster's pixels; only training crops.

    Returns:
        uint8 [height, width, 3].
    """
    return np.asarray(squeezed(poster, size, box))


def normalise(pixels: NDArray[np.uint8] | NDArray[np.float32], spec: InputSpec) -> NDArray[np.float32]:
    """Scale pixels [..., 3] of 0 to 255 to the network's float32: (pixel / 255 - mean) / std."""
    mean = np.asarray(spec.mean, np.float32) * 255
    scale = np.reciprocal(np.asarray(spec.std, np.float32) * 255)
    return (pixels.astype(np.float32) - mean) * scale


def quantisation_table(spec: InputSpec, scale: float, zero_point: int) -> NDArray[np.int8]:
    """Tabulate what an 8-bit network sees for each level of each channel: int8 [256, 3].

    Args:
        spec: the network's input.
        scale: of the network's int8 input tensor: real = scale * (int8 - zero_point).
        zero_point: of the same.
    """
    levels = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    quantised = np.round(normalise(levels, spec) / scale) + zero_point
    return quantised.clip(-128, 127).astype(np.int8)


def quantise(pixels: NDArray[np.uint8], table: NDArray[np.int8]) -> NDArray[np.int8]:
    """Look pixels uint8 [..., 3] up in a `quantisation_table`: int8 of the same shape."""
    # One look-up for all channels, each in a part of its own of the table, is twice as fast as three.
    places = pixels.reshape(-1) + _channel_offsets(pixels.size)
    return np.ascontiguousarray(table.T).reshape(-1).take(places).reshape(pixels.shape)


@lru_cache(maxsize=2)
def _channel_offsets(size: int) -> NDArray[np.uint16]:
    """Tell for each of the values of interleaved RGB where its channel's part of a table begins: uint16 [size]."""
    return np.tile(np.array([0, 256, 512], np.uint16), size // 3)
