"""The assigned genres in words, as far as there is room for them."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.words import explained, joined

LINES: Final = 3
"""Of genres, at most: the bars below are what the room is for."""

LEAST_WIDTH: Final = 80


class Verdict(QLabel):
    """Genres, or a sentence while there are none. Its width is given to it, however long a genre's name is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genres: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setWordWrap(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._genres = ()
        self.setText(sentence)
        self.setToolTip("")
        self.setAccessibleName("")

    def show_genres(self, genres: tuple[str, ...]) -> None:
        """Show the genres that are assigned, most probable first."""
        self._genres = genres
        self.setAccessibleName(", ".join(genres))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._genres:
            return
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        longest = width - metrics.horizontalAdvance(f", +{len(self._genres)}")
        names = [metrics.elidedText(genre, Qt.TextElideMode.ElideRight, longest) for genre in self._genres]
        shown = joined(names, metrics, width, LINES)
        self.setText(shown)
        whole = ", ".join(self._genres)
        self.setToolTip(explained(whole) if shown != whole else "")
