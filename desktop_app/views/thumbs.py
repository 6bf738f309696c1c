"""How a small poster and what is said of it are painted, in the gallery as in the table."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen

from desktop_app.theme import colours

RADIUS: Final = 6
"""Of a selected poster's corners, in device-independent pixels."""


def paint_thumbnail(painter: QPainter, room: QRect, image: QImage | None) -> None:
    """Paint a thumbnail in the middle of its room; a plain card until it is there, or cannot be."""
    if image is None or image.isNull():
        painter.fillRect(room, colours().track)
        if image is not None:
            _paint_failure(painter, room)
        return
    target = QRect(room.topLeft(), image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    target.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)


def _paint_failure(painter: QPainter, room: QRect) -> None:
    """Paint a mark where a poster should be."""
    font = QFont(painter.font())
    usual = painter.font()
    font.setPixelSize(max(room.width() // 3, 10))
    painter.setFont(font)
    painter.setPen(colours().failed)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "!")
    painter.setFont(usual)


def paint_ground(painter: QPainter, area: QRect, selected: bool, focused: bool) -> None:
    """Paint what a poster lies on: a card where it is selected, an outline where the keys are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colours().selected if selected else Qt.BrushStyle.NoBrush)
    outline = colours().bar_assigned if focused else colours().bar
    painter.setPen(QPen(outline, 1.5) if focused or selected else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), RADIUS, RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
