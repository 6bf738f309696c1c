"""Checked posters and evidence maps as pictures that Qt can paint."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

FOR: Final = (255, 120, 20)
AGAINST: Final = (40, 120, 255)
"""RGB of evidence for and against a genre: orange and blue, which colour-blind eyes tell apart."""

LEAST_FULL_SCALE: Final = 2.0
"""Evidence, in logits, that is painted at full strength at least: weak maps must not look strong."""

STRONGEST_FOR: Final = 0.75
STRONGEST_AGAINST: Final = 0.45
"""Opacities of the strongest evidence: the poster stays visible under it. What speaks against a
genre is most of a poster and seldom what is asked for, so it is painted fainter."""


def to_qimage(picture: Image.Image) -> QImage:
    """Copy an RGB picture into a QImage, which may cross threads."""
    data = picture.tobytes()
    return QImage(data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888).copy()


def evidence_image(evidence: NDArray[np.float32]) -> QImage:
    """Paint evidence float32 [h, w] in orange where it speaks for the genre, in blue where against."""
    full = max(float(np.abs(evidence).max()), LEAST_FULL_SCALE)
    speaks_for = evidence > 0
    strength = np.abs(evidence) / full * np.where(speaks_for, STRONGEST_FOR, STRONGEST_AGAINST)
    colour = np.where(speaks_for[..., None], FOR, AGAINST)
    pixels = np.concatenate([colour, strength[..., None] * 255], axis=-1).round().astype(np.uint8)
    height, width = evidence.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
