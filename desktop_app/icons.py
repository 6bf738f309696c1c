"""The actions' icons, in the colours of the theme that is on."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.theme import colours
from resources import ICONS

SIZE: Final = 20
"""Of an icon, in device-independent pixels."""

DENSITIES: Final = (1, 2, 3)
"""Pixels to a device-independent one that icons are drawn for, so that they are crisp everywhere."""


def icon(name: str) -> QIcon:
    """Draw an icon, faint where what it stands for cannot be done."""
    drawing = (ICONS / f"{name}.svg").read_text("utf-8")
    result = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, colours().text), (QIcon.Mode.Disabled, colours().bar)):
        for density in DENSITIES:
            result.addPixmap(_drawn(drawing, colour, density), mode)
    return result


def _drawn(drawing: str, colour: QColor, density: int) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * density)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap
