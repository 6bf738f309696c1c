"""The posters that are shown as a Qt model: a row a poster, filtered and sorted."""

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from classifier.batch import Reading
from classifier.names import printable, visible
from classifier.poster import Status
from desktop_app.failures import told
from desktop_app.genre_words import genre_name
from desktop_app.record import Record, Rule, State
from desktop_app.sieve import Filter, Order, sift
from desktop_app.urls import url_of
from desktop_app.words import explained, percent, status_word

Index = QModelIndex | QPersistentModelIndex

SIFT_AGAIN: Final = 400
"""Milliseconds between two times that posters are sorted anew while they are read: rows that
jump more often cannot be read."""


class Column(enum.IntEnum):
    """What stands in which column; a column for each genre follows."""

    NAME = 0
    GENRES = 1
    CONFIRMED = 2
    SCORE = 3
    STATUS = 4
    TIME = 5


READING: Final = Qt.ItemDataRole.UserRole
"""Role: the row's `Reading`, or None while it waits."""

PATH: Final = Qt.ItemDataRole.UserRole + 1
"""Role: the row's path."""

WORDS: Final = Qt.ItemDataRole.UserRole + 2
"""Role: the genres that the person says are right, those that the network knows, in its order."""


class PostersModel(QAbstractTableModel):
    """Posters and what became of them.

    Attributes:
        record: everything dropped so far.
        filter, order: which of it is shown, and how.

    Signals:
        counted: (read or failed so far, failed, all); sent whenever one of them changes.
        sifting: other posters are about to be shown, or in another order; `sifted` follows.
        sifted: other posters are shown, or in another order.
        put_back: paths of posters that are in the list again and have not been read.
    """

    counted = Signal(int, int, int)
    sifting = Signal()
    sifted = Signal()
    put_back = Signal(object)

    def __init__(self, genres: Sequence[str], rule: Rule, words: Callable[[], Mapping[str, Sequence[str]]]) -> None:
        """Begin empty.

        Args:
            genres: that the network in use knows.
            rule: by which they are assigned.
            words: gives the person's own word on posters, by digest.
        """
        super().__init__()
        self.record = Record(genres, rule)
        self.filter = Filter()
        self.order = Order()
        self._words = words
        self._shown = np.zeros(0, np.int64)
        self._places = np.zeros(0, np.int64)
        self._later = QTimer(self, singleShot=True, interval=SIFT_AGAIN)
        self._later.timeout.connect(self.sift)

    # What Qt asks for.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column) + len(self.record.genres)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.SCORE, *self._genre_columns()):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= len(Column):
            return genre_name(self.record.genres[section - len(Column)])
        return (
            self.tr("Poster"),
            self.tr("Genres"),
            self.tr("Your word"),
            self.tr("Score"),
            self.tr("Status"),
            self.tr("Read"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = int(self._shown[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == PATH:
            return self.record.paths[row]
        if role == READING:
            return self.record.reading(row)
        if role == WORDS:
            return self.words_on(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._name(row)}: {self.verdict(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (Column.SCORE, *self._genre_columns()):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Give the posters' files, to be copied elsewhere by a file manager."""
        rows = dict.fromkeys(index.row() for index in indexes)
        mime = QMimeData()
        mime.setUrls([url_of(self.path_at(row)) for row in rows])
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # Words for what is in a row.

    def _genre_columns(self) -> range:
        return range(len(Column), self.columnCount())

    def _name(self, row: int) -> str:
        path = self.record.paths[row]
        return visible(printable(path.name or path))

    def _tip(self, row: int) -> str:
        failure = self.record.failure(row)
        path = visible(printable(self.record.paths[row]))
        return explained(path, told(failure.detail)) if failure else explained(path)

    def _text(self, row: int, column: int) -> str:
        if column == Column.NAME:
            return self._name(row)
        if column == Column.CONFIRMED:
            return ", ".join(map(genre_name, self.words_on(row)))
        if column == Column.STATUS:
            return self._status(row)
        if self.record.states[row] != State.READ:
            return ""
        if column == Column.GENRES:
            return ", ".join(map(genre_name, self.assigned_to(row)))
        if column == Column.TIME:
            read = QDateTime.fromSecsSinceEpoch(int(self.record.times[row]))
            return QLocale().toString(read, QLocale.FormatType.ShortFormat)
        scores = self.record.scores[row]
        return percent(float(scores.max() if column == Column.SCORE else scores[column - len(Column)]))

    def _status(self, row: int) -> str:
        if failure := self.record.failure(row):
            return status_word(failure.status)
        return "" if self.record.states[row] == State.WAITING else status_word(Status.OK)

    def assigned_to(self, row: int) -> list[str]:
        """Name the genres that the rule assigns to a poster, most probable first; empty until it is read."""
        scores, assigned = self.record.scores[row], self.record.assigned[row]
        return [self.record.genres[i] for i in np.argsort(-scores, kind="stable") if assigned[i]]

    def words_on(self, row: int) -> tuple[str, ...]:
        """Name the genres that the person says are a poster's, of those that the network knows."""
        if not self.record.corrected[row]:
            return ()
        return tuple(self.record.genres[i] for i in np.flatnonzero(self.record.words[row]))

    def verdict(self, row: int) -> str:
        """Say in a few words what became of a poster."""
        if words := self.words_on(row):
            return self.tr("%1 (your word)").replace("%1", ", ".join(map(genre_name, words)))
        if failure := self.record.failure(row):
            return told(failure.detail)
        return ", ".join(map(genre_name, self.assigned_to(row))) or self.tr("waiting")

    # What the session does.

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Append the posters that are not there yet, and give those that were new."""
        first = len(self.record)
        new = self.record.add(paths)
        if new:
            self._show_added(first, put_back=len(new) > len(self.record) - first)
            self._count()
        return new

    def _show_added(self, first: int, put_back: bool) -> None:
        """Show new posters: at the end where that is their place, or else wherever they belong."""
        added = np.arange(first, len(self.record))
        plain = self.order == Order() and not self.filter.text and not self.filter.follows_results
        if not plain or put_back:  # What is put back stands where it stood, among others.
            self.sift()
            return
        place = len(self._shown)
        self.beginInsertRows(QModelIndex(), place, place + len(added) - 1)
        self._show(np.concatenate([self._shown, added]))
        self.endInsertRows()
        self.sifted.emit()

    def note(self, readings: Sequence[Reading]) -> None:
        """Note what became of some posters."""
        self._changed(self.record.note(readings, self._words()))

    def correct(self, digests: Iterable[str]) -> None:
        """Show the person's own word on some posters, by digest."""
        self._changed(self.record.correct(digests, self._words()))

    def forget(self, rows: Sequence[int]) -> None:
        """Let some posters of the record wait again, to be read another time."""
        self.record.forget(rows)
        self._changed(np.array(rows, np.int64))

    def forget_all(self, genres: Sequence[str]) -> None:
        """Let every poster wait again, to be read by a network of these genres."""
        self.beginResetModel()
        self.record.forget_all(genres)
        self._show(sift(self.record, self.filter, self.order))
        self.endResetModel()
        self.sifted.emit()
        self._count()

    def assign_anew(self) -> None:
        """Show every poster by the rule as it is now."""
        self.record.assign_anew()
        self._changed(np.arange(len(self.record)))

    def set_removed(self, rows: Sequence[int], removed: bool) -> None:
        """Take posters of the record out of the list, or put them back."""
        self.record.set_removed(rows, removed)
        self.sift()
        self._count()
        if not removed:
            self.put_back.emit([self.record.paths[row] for row in rows if self.record.states[row] == State.WAITING])

    def _changed(self, rows: NDArray[np.int64]) -> None:
        """Show that some rows of the record have changed."""
        if not rows.size:
            return
        places = self._places[rows]
        places = places[places >= 0]
        if places.size:
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(int(places.min()), 0), self.index(int(places.max()), last))
        if (self.filter.follows_results or self.order.follows_results) and not self._later.isActive():
            self._later.start()
        self._count()

    def _count(self) -> None:
        self.counted.emit(self.record.done, self.record.failed, self.record.present)

    # What is shown.

    def set_filter(self, filter_: Filter) -> None:
        """Show other posters."""
        if filter_ != self.filter:
            self.filter = filter_
            self.sift()

    def set_order(self, order: Order) -> None:
        """Show posters in another order."""
        if order != self.order:
            self.order = order
            self.sift()

    def sift(self) -> None:
        """Filter and sort anew."""
        self._later.stop()
        shown = sift(self.record, self.filter, self.order)
        if np.array_equal(shown, self._shown) and len(self._places) == len(self.record):
            return
        self.sifting.emit()
        self.layoutAboutToBeChanged.emit()
        before, kept = self._shown, self.persistentIndexList()
        self._show(shown)
        moved = [self._place_of(int(before[index.row()]), index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
        self.sifted.emit()

    def _show(self, shown: NDArray[np.int64]) -> None:
        self._shown = shown
        self._places = np.full(len(self.record), -1, np.int64)
        self._places[shown] = np.arange(len(shown))

    def _place_of(self, row: int, column: int) -> QModelIndex:
        place = int(self._places[row])
        return self.index(place, column) if place >= 0 else QModelIndex()

    # What others ask.

    def path_at(self, place: int) -> Path:
        """Give the path of a poster by its place among those shown."""
        return self.record.paths[int(self._shown[place])]

    def rows_shown(self, places: Iterable[int] | None = None) -> list[int]:
        """Give the record's rows of what is shown, or of some places among it, in order."""
        return self._shown.tolist() if places is None else [int(self._shown[place]) for place in sorted(places)]

    def rows_within(self, places: Iterable[range]) -> NDArray[np.int64]:
        """Give the record's rows of some ranges of places: int64 [rows]."""
        parts = [self._shown[part.start : part.stop] for part in places]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def places_of(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the places of those of the record's rows that are shown, in order, each once: int64 [places]."""
        places = np.unique(self._places[rows])
        return places[places >= 0]

    def index_of(self, path: Path) -> QModelIndex:
        """Give a poster's index; an invalid one where it is not shown."""
        row = self.record.row_of(path)
        return QModelIndex() if row is None else self._place_of(row, 0)

    @property
    def done(self) -> int:
        """How many have been read, or failed."""
        return self.record.done

    @property
    def failed(self) -> int:
        return self.record.failed

    @property
    def present(self) -> int:
        """How many are in the list, shown or not."""
        return self.record.present
