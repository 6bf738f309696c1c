"""The poster, large, and over it what in it speaks for a genre."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import colours

GREYED = 0.85
"""Share of its colour that a poster loses under evidence: its own orange and blue would pass for it."""

FLATTENED = 0.3
"""Share of its contrast that it loses then: on black, no map could be seen."""

MARGIN = 20
CAPTION_GAP = 10
CAPTION_LINES = 2
"""At most; one in a window that is wide enough."""


class PosterView(QWidget):
    """Paints a poster as large as it fits, an evidence map over it, and a caption under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 240)
        self.setAccessibleName(self.tr("Poster"))
        self._picture = QImage()
        self._evidence = QImage()
        self._caption = ""
        self._opacity = 1.0
        self._fitted = QImage()
        self._grey = QImage()

    @property
    def picture(self) -> QImage:
        return self._picture

    @property
    def evidence(self) -> QImage:
        return self._evidence

    @property
    def aspect(self) -> float:
        """Height over width of the picture."""
        return self._picture.height() / max(self._picture.width(), 1)

    def show_picture(self, picture: QImage) -> None:
        """Show a poster, without evidence yet; null for none."""
        self._picture, self._fitted, self._grey = picture, QImage(), QImage()
        self.show_evidence(QImage(), "")

    def show_evidence(self, evidence: QImage, caption: str) -> None:
        """Lay an evidence map over the poster, and say under it what it shows; null for none."""
        self._evidence, self._caption = evidence, caption
        self.setAccessibleDescription(caption)
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Paint evidence at a share of its full strength, 0 to 1."""
        self._opacity = opacity
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 620)

    def poster_rect(self) -> QRect:
        """Where the poster is painted."""
        caption = self._caption_height() + CAPTION_GAP
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN - caption)
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(room.topLeft(), size)
        target.moveCenter(room.center())
        return target

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colours().ground)
        if self._picture.isNull():
            return
        target = self.poster_rect()
        painter.drawImage(target, self._scaled(target.size()))
        if not self._evidence.isNull():
            self._paint_evidence(painter, target)
        painter.setPen(colours().line)
        painter.drawRect(target.adjusted(-1, -1, 0, 0))
        self._paint_caption(painter, target)

    def _paint_evidence(self, painter: QPainter, target: QRect) -> None:
        scaled = self._scaled(target.size())
        if self._grey.size() != scaled.size():
            self._grey = scaled.convertToFormat(QImage.Format.Format_Grayscale8)
        # A map that is painted faintly needs the grey all the more.
        greying = min(1.0, 2 * self._opacity)
        painter.setOpacity(greying * GREYED)
        painter.drawImage(target, self._grey)
        painter.setOpacity(greying * FLATTENED)
        painter.fillRect(target, Qt.GlobalColor.gray)
        painter.setOpacity(self._opacity)
        painter.drawImage(target, self._evidence)
        painter.setOpacity(1)

    def _scaled(self, size: QSize) -> QImage:
        """Scale the picture down well, once for each size; painting alone samples too few of its pixels."""
        pixels = size * self.devicePixelRatioF()
        if pixels.width() >= self._picture.width():
            return self._picture
        if self._fitted.size() != pixels:
            self._fitted = self._picture.scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._fitted

    def _caption_height(self) -> int:
        """One line, or two where the window is narrow: device-independent pixels."""
        width = self.width() - 2 * MARGIN
        narrow = self.fontMetrics().horizontalAdvance(self._caption) > width
        return self.fontMetrics().height() * (CAPTION_LINES if narrow else 1)

    def _paint_caption(self, painter: QPainter, target: QRect) -> None:
        painter.setPen(colours().faint)
        width = self.width() - 2 * MARGIN
        room = QRect(MARGIN, target.bottom() + CAPTION_GAP, width, self._caption_height())
        # A long genre's name stands in the middle of the sentence.
        shown = painter.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideMiddle, width * CAPTION_LINES)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap), shown)
