"""Poster -> a picture of the network's size. The only place; it does without arrays, as decoding processes do."""

from typing import Final

from PIL import Image

REDUCING_GAP: Final = 2.0
"""Pillow first shrinks a large poster by whole factors, down to twice the wanted size."""


def squeezed(
    poster: Image.Image,
    size: tuple[int, int],
    box: tuple[float, float, float, float] | None = None,
) -> Image.Image:
    """Resize a whole RGB poster, or the part in `box`, to (width, height), without regard to its shape."""
    return poster.resize(size, Image.Resampling.BILINEAR, box=box, reducing_gap=REDUCING_GAP)
