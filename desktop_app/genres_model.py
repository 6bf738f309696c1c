"""One poster's genres, ranked, as a Qt model."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from classifier.prediction import GenreScore, Prediction

GENRE_SCORE: Final = Qt.ItemDataRole.UserRole
"""Role: the row's `GenreScore`."""


class GenresModel(QAbstractListModel):
    """The genres of the poster that is shown, most probable first; empty while nothing is known."""

    def __init__(self) -> None:
        super().__init__()
        self._ranked: list[GenreScore] = []

    def show(self, prediction: Prediction | None) -> None:
        """Take another poster's prediction."""
        self.beginResetModel()
        self._ranked = prediction.ranked if prediction else []
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ranked)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._ranked[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.genre
        if role == GENRE_SCORE:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.tr("assigned") if entry.assigned else self.tr("not assigned")
            return f"{entry.genre}, {entry.score:.0%}, {told}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("%1: %2. Assigned from %3 on.")
                .replace("%1", entry.genre)
                .replace("%2", f"{entry.score:.1%}")
                .replace("%3", f"{entry.threshold:.0%}")
            )
        return None
