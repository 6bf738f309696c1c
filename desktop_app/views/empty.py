"""What the window shows before anything was dropped: an invitation."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.theme import colours
from resources import ICON

INSET = 28
RADIUS = 14


class EmptyState(QWidget):
    """A place to drop posters on, and the other ways to get them in.

    Signals:
        posters_wanted, folder_wanted, samples_wanted: a button was pressed.
    """

    posters_wanted = Signal()
    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel(self)
        picture.setAccessibleName("Onesheet")
        picture.setPixmap(QIcon(str(ICON)).pixmap(96, 96))
        title = QLabel(self.tr("Drop posters here"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        what = QLabel(self.tr("A poster, a stack of them, a whole folder, or a picture out of your browser."), self)
        formats = QLabel(self.tr("JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF. Nothing leaves this computer."), self)
        formats.setObjectName("faint")
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (picture, title, what, formats):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(16)
        layout.addLayout(self._buttons())
        layout.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self.open_posters = QPushButton(self.tr("Open posters…"), self)
        self.open_folder = QPushButton(self.tr("Open a folder…"), self)
        self.try_samples = QPushButton(self.tr("Try the samples"), self)
        for button, signal in (
            (self.open_posters, self.posters_wanted),
            (self.open_folder, self.folder_wanted),
            (self.try_samples, self.samples_wanted),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().bar, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET), RADIUS, RADIUS)
