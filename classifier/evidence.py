"""Evidence maps laid over the poster that they explain."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

STRIDE: Final = 32
"""Input pixels between neighbouring places of a ResNet's last feature map."""


def spread(evidence: NDArray[np.float32], input_size: tuple[int, int], size: tuple[int, int]) -> NDArray[np.float32]:
    """Spread a coarse evidence map smoothly over the whole poster.

    With symmetric padding, place (i, j) of the map looks from input pixel (32 i, 32 j), not from
    the middle of a tile: a map stretched from edge to edge would lie half a place too far to the
    right and down.

    Args:
        evidence: float32 [h, w], as `Prediction.evidence_map` gives it.
        input_size: (width, height) of the network's input, in pixels.
        size: (width, height) of the result.

    Returns:
        float32 [height, width].
    """
    padded = Image.fromarray(np.pad(evidence, 1, mode="edge").astype(np.float32))
    origin = 1.5  # The centre of place 0, one place in from the padding's edge.
    box = (origin, origin, origin + input_size[0] / STRIDE, origin + input_size[1] / STRIDE)
    return np.asarray(padded.resize(size, Image.Resampling.BICUBIC, box=box))
