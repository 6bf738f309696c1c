"""A poster's genres: the assigned ones in words, the person's own word, then every genre as a bar."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from classifier.prediction import Prediction
from classifier.presets import Preset
from desktop_app.genre_words import genre_name
from desktop_app.genres_model import GenresModel
from desktop_app.preset_words import none_chosen, preset_words
from desktop_app.views.bars import MARGIN, BarList
from desktop_app.views.verdict import Verdict

BARS_FIRST: Final = 1000
"""The bars' share of what room is left: all of it, until all of them are seen."""


class Confidences(QWidget):
    """What the network says, and what the person says.

    Attributes:
        verdict: the assigned genres in words, or why there are none.
        own: the person's own word.
        bars: every genre.
        hint: how genres come to be assigned.

    Signals:
        pointed: name of the genre to explain, or None.
        marked: (genre, whether it is right), a check was set or taken away.
    """

    pointed = Signal(object)
    marked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genres = GenresModel()
        self._genres.marked.connect(self.marked)
        self.bars = BarList(self._genres, self)
        self.bars.pointed.connect(self.pointed)
        self.verdict = Verdict(self)
        font = self.verdict.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        self.verdict.setFont(font)
        self.own = self._label("own")
        self.hint = self._label("faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 8, 12)
        layout.setSpacing(10)
        layout.addWidget(self.verdict)
        layout.addWidget(self.own)
        layout.addWidget(self.bars, BARS_FIRST)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self.verdict.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._preset = Preset.BALANCED
        self.show_words((), 1, {})
        self.show_prediction(None)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(MARGIN, 0, MARGIN, 0)
        return label

    def explain_preset(self, preset: Preset) -> None:
        """Say under the bars, of the next prediction on, how genres are assigned."""
        self._preset = preset

    def show_prediction(self, prediction: Prediction | None, waiting: str = "") -> None:
        """Show a prediction, or while there is none, what is being waited for."""
        self._genres.show(prediction)
        self.hint.setVisible(prediction is not None)
        if prediction is None:
            self.verdict.say(waiting)
            return
        self.verdict.show_genres(tuple(map(genre_name, prediction.assigned)))
        chosen = prediction.combination is not None or bool((prediction.scores >= prediction.thresholds).any())
        self.hint.setText(preset_words(self._preset).hint if chosen else none_chosen())

    def show_words(self, words: Sequence[str], selected: int, shares: Mapping[str, float]) -> None:
        """Show the person's own word.

        Args:
            words: genres that are said to be right of the poster that is looked at.
            selected: how many posters a check is for.
            shares: of which share of them each genre is said to be right, 0 to 1.
        """
        self._genres.show_words(shares)
        told = [self.tr("✓ Your word: %1").replace("%1", ", ".join(map(genre_name, words)))] if words else []
        if selected > 1 and self._genres.rowCount():
            told.append(self.tr("A check is for all %1 selected posters.").replace("%1", QLocale().toString(selected)))
        self.own.setText("\n".join(told))
        self.own.setVisible(bool(told))
