"""One poster's genres, ranked, as a Qt model."""

import math
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from classifier.prediction import GenreScore, Prediction
from desktop_app.words import explained

GENRE_SCORE: Final = Qt.ItemDataRole.UserRole
"""Role: the row's `GenreScore`."""

NAMES: Final = Qt.ItemDataRole.UserRole + 1
"""Role: the names of all rows; each row leaves room for the widest of them."""


class GenresModel(QAbstractListModel):
    """The genres of the poster that is shown, most probable first; empty while nothing is known."""

    def __init__(self) -> None:
        super().__init__()
        self._ranked: list[GenreScore] = []
        self._names: tuple[str, ...] = ()

    def show(self, prediction: Prediction | None) -> None:
        """Take another poster's prediction."""
        self.beginResetModel()
        self._ranked = prediction.ranked if prediction else []
        self._names = prediction.genres if prediction else ()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ranked)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._ranked[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.genre
        if role == GENRE_SCORE:
            return entry
        if role == NAMES:
            return self._names
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.tr("assigned") if entry.assigned else self.tr("not assigned")
            return f"{entry.genre}, {entry.score:.0%}, {told}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return explained(self._told(entry))
        return None

    def _told(self, entry: GenreScore) -> str:
        told = f"{entry.genre}: {entry.score:.1%}."
        if math.isnan(entry.threshold):
            return told
        if entry.threshold >= 1:
            return f"{told} {self.tr('No score is sure enough to assign it.')}"
        return f"{told} {self.tr('Assigned from %1 on.').replace('%1', f'{entry.threshold:.0%}')}"
