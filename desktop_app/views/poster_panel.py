"""The poster that is looked at, its name above it, and a way to try again where it failed."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from classifier.names import printable, visible
from desktop_app.genre_words import genre_name
from desktop_app.viewer import View
from desktop_app.views.poster import PosterView
from desktop_app.words import explained


class ElidedLabel(QLabel):
    """A line of text that is shortened in its middle where there is too little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setMinimumWidth(80)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        self._text = text
        self.setToolTip(explained(text) if text else "")
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.contentsRect().width())
        )


class Failure(QWidget):
    """Why a poster cannot be shown, and a way to try again.

    Signals:
        retried: the button was pressed.
    """

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("failed")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry = QPushButton(self.tr("Try again"), self)
        self.retry.clicked.connect(self.retried)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 20, 40, 60)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


class EvidenceBar(QWidget):
    """Shows or hides the evidence over the poster, and how strongly it is painted.

    Attributes:
        toggle: a button for the window's own action.
        strength: in percent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = QToolButton(self)
        self.toggle.setObjectName("square")
        self.strength = QSlider(Qt.Orientation.Horizontal, self)
        self.strength.setRange(10, 100)
        self.strength.setPageStep(10)
        self.strength.setValue(100)
        self.strength.setMaximumWidth(180)
        self.strength.setAccessibleName(self.tr("Strength of the evidence over the poster"))
        self.strength.setToolTip(self.strength.accessibleName())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 10)
        layout.addStretch(1)
        layout.addWidget(self.toggle)
        layout.addWidget(self.strength, 1)
        layout.addStretch(1)


class PosterPanel(QWidget):
    """Shows one poster and explains it.

    Signals:
        retried: path of the poster to read again.
        menu_wanted: where on the screen the poster's menu is asked for.
    """

    retried = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.name = ElidedLabel(self)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.name.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(font)
        self.poster = PosterView(self)
        self.failure = Failure(self)
        self.failure.retried.connect(self._retry)
        self.evidence_bar = EvidenceBar(self)
        self.evidence_bar.strength.valueChanged.connect(self._set_strength)
        self.name.setContentsMargins(20, 0, 20, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.name)
        layout.addWidget(self.poster, 1)
        layout.addWidget(self.failure, 1)
        layout.addWidget(self.evidence_bar)
        self._path: Path | None = None
        self._view: View | None = None
        self._genre: str | None = None
        self._evidence_shown = True
        self.expect(None)

    @property
    def path(self) -> Path | None:
        return self._path

    def expect(self, path: Path | None) -> None:
        """Turn to another poster; the one before stays in sight until its picture is there."""
        self._path, self._view = path, None
        self.name.show_text(visible(printable(path.name or path)) if path else "")
        if path is None:
            self.show_picture(QImage())
        self.poster.show_evidence(QImage(), "")

    def show_picture(self, picture: QImage) -> None:
        self.failure.hide()
        self.evidence_bar.setVisible(not picture.isNull())
        self.poster.show()
        self.poster.show_picture(picture)

    def show_failure(self, sentence: str) -> None:
        """Say why there is no poster, and offer to try again."""
        self.poster.hide()
        self.evidence_bar.hide()
        self.poster.show_picture(QImage())
        self.failure.sentence.setText(sentence)
        self.failure.show()

    def show_view(self, view: View) -> None:
        """Take what the network sees in the poster."""
        self._view = view
        self._explain()

    def point_at(self, genre: str | None) -> None:
        """Lay a genre's evidence over the poster; None for none."""
        self._genre = genre
        self._explain()

    def set_evidence_shown(self, shown: bool) -> None:
        """Allow evidence over the poster, or keep it clear."""
        self._evidence_shown = shown
        self.evidence_bar.strength.setEnabled(shown)
        self._explain()

    def _set_strength(self, percent: int) -> None:
        self.poster.set_opacity(percent / 100)

    def _explain(self) -> None:
        if self._view is None or self.poster.picture.isNull():
            return
        if self._genre not in self._view.prediction.genres:  # None, or one that only another network knows.
            self.poster.show_evidence(QImage(), self.tr("Point at a genre to see what speaks for it"))
        elif not self._evidence_shown:
            self.poster.show_evidence(QImage(), "")
        else:
            caption = self.tr("Orange speaks for %1, blue against").replace("%1", genre_name(self._genre))
            self.poster.show_evidence(self._view.evidence(self._genre, self.poster.aspect), caption)

    def _ask_menu(self, place: QPoint) -> None:
        if self._path is not None:
            self.menu_wanted.emit(self.mapToGlobal(place))

    def _retry(self) -> None:
        if self._path is not None:
            self.retried.emit(self._path)
