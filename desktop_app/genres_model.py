"""One poster's genres, ranked, as a Qt model; a check beside each is the person's own word."""

import math
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from classifier.prediction import GenreScore, Prediction
from desktop_app.genre_words import genre_name
from desktop_app.words import explained, percent

Index = QModelIndex | QPersistentModelIndex

GENRE_SCORE: Final = Qt.ItemDataRole.UserRole
"""Role: the row's `GenreScore`."""

NAMES: Final = Qt.ItemDataRole.UserRole + 1
"""Role: the names of all rows as they are shown; each row leaves room for the widest of them."""

GENRE: Final = Qt.ItemDataRole.UserRole + 2
"""Role: the row's genre, as the network calls it."""


class GenresModel(QAbstractListModel):
    """The genres of the poster that is shown, most probable first; empty while nothing is known.

    Signals:
        marked: (genre, whether it is right), a check was set or taken away.
    """

    marked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._ranked: list[GenreScore] = []
        self._names: tuple[str, ...] = ()
        self._shares: Mapping[str, float] = {}

    def show(self, prediction: Prediction | None) -> None:
        """Take another poster's prediction."""
        self.beginResetModel()
        self._ranked = prediction.ranked if prediction else []
        self._names = tuple(map(genre_name, prediction.genres)) if prediction else ()
        self.endResetModel()

    def show_words(self, shares: Mapping[str, float]) -> None:
        """Show the person's own word: of which share of the selected posters each genre is said to be right, 0 to 1."""
        self._shares = shares
        if self._ranked:
            self.dataChanged.emit(self.index(0), self.index(len(self._ranked) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ranked)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._ranked[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return genre_name(entry.genre)
        if role == GENRE:
            return entry.genre
        if role == GENRE_SCORE:
            return entry
        if role == NAMES:
            return self._names
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check(entry.genre)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return explained(self._told(entry))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a check to be set or taken away; who keeps the person's word then shows it."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.marked.emit(self._ranked[index.row()].genre, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _check(self, genre: str) -> Qt.CheckState:
        share = self._shares.get(genre, 0.0)
        if share >= 1:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if share > 0 else Qt.CheckState.Unchecked

    def _spoken(self, entry: GenreScore) -> str:
        parts = [genre_name(entry.genre), percent(entry.score)]
        parts.append(self.tr("assigned") if entry.assigned else self.tr("not assigned"))
        if self._shares.get(entry.genre, 0.0) > 0:
            parts.append(self.tr("right, by your word"))
        return ", ".join(parts)

    def _told(self, entry: GenreScore) -> str:
        told = f"{genre_name(entry.genre)}: {percent(entry.score, decimals=1)}."
        if math.isnan(entry.threshold):
            return told
        if entry.threshold >= 1:
            return f"{told} {self.tr('No score is sure enough to assign it.')}"
        return f"{told} {self.tr('Assigned from %1 on.').replace('%1', percent(entry.threshold))}"
