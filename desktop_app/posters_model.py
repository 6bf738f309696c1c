"""Everything dropped so far as a Qt model: a row a poster, in the order it came."""

import enum
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from classifier.batch import Reading
from classifier.names import printable
from classifier.poster import Status
from classifier.prediction import Prediction

Index = QModelIndex | QPersistentModelIndex


class Column(enum.IntEnum):
    """What stands in which column."""

    NAME = 0
    GENRES = 1
    SCORE = 2
    STATUS = 3


READING: Final = Qt.ItemDataRole.UserRole
"""Role: the row's `Reading`, or None while it waits."""

PATH: Final = Qt.ItemDataRole.UserRole + 1
"""Role: the row's path."""


@dataclass
class Entry:
    """One poster.

    Attributes:
        path: of its file.
        reading: what became of it, once that is known, as it was read.
        assigned: the same by the rule in use, once it has been in sight.
    """

    path: Path
    reading: Reading | None = None
    assigned: Reading | None = None


class PostersModel(QAbstractTableModel):
    """Posters and what became of them.

    Signals:
        counted: (read or failed so far, failed, all); sent whenever one of them changes.
    """

    counted = Signal(int, int, int)

    def __init__(self, assign: Callable[[Prediction], Prediction] = lambda prediction: prediction) -> None:
        """Begin empty.

        Args:
            assign: assigns a prediction's genres anew by the rule in use. It is asked for what is
                in sight, so that another rule costs nothing for the thousands that are not.
        """
        super().__init__()
        self._assign = assign
        self._entries: list[Entry] = []
        self._rows: dict[Path, int] = {}
        self._done = 0
        self._failed = 0

    # What Qt asks for.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Poster"), self.tr("Genres"), self.tr("Score"), self.tr("Status"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        if role == READING:
            return self._assigned(entry)
        if role == PATH:
            return entry.path
        if role == Qt.ItemDataRole.ToolTipRole:
            return printable(entry.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{printable(entry.path.name)}: {self.verdict(self._assigned(entry))}"
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, Column(index.column()))
        return None

    def _text(self, entry: Entry, column: Column) -> str:
        if column == Column.NAME:
            return printable(entry.path.name or entry.path)
        if column == Column.STATUS:
            return str(entry.reading.status) if entry.reading else ""
        reading = self._assigned(entry)
        prediction = reading.prediction if reading else None
        if prediction is None:
            return ""
        return ", ".join(prediction.assigned) if column == Column.GENRES else f"{prediction.top.score:.0%}"

    def verdict(self, reading: Reading | None) -> str:
        """Say in a few words what became of a poster."""
        if reading is None:
            return self.tr("waiting")
        if reading.prediction is None:
            return reading.detail
        return ", ".join(reading.prediction.assigned)

    def _assigned(self, entry: Entry) -> Reading | None:
        """Give a reading with its genres assigned by the rule in use."""
        if entry.assigned is None and entry.reading is not None:
            prediction = entry.reading.prediction
            entry.assigned = replace(entry.reading, prediction=self._assign(prediction) if prediction else None)
        return entry.assigned

    # What the session does.

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Append the posters that are not there yet, and give those that were new."""
        new = [path for path in dict.fromkeys(paths) if path not in self._rows]
        if new:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows |= {path: row for row, path in enumerate(new, start=first)}
            self._entries.extend(Entry(path) for path in new)
            self.endInsertRows()
            self._count()
        return new

    def record(self, readings: Sequence[Reading]) -> None:
        """Note what became of some posters."""
        changed: list[int] = []
        for reading in readings:
            row = self._rows.get(reading.path)
            if row is not None:
                self._replace(row, reading)
                changed.append(row)
        if changed:
            self._changed(min(changed), max(changed))

    def forget(self, path: Path) -> None:
        """Let a poster wait again, to be read another time."""
        row = self._rows[path]
        self._replace(row, None)
        self._changed(row, row)

    def forget_all(self) -> None:
        """Let every poster wait again."""
        for row in range(len(self._entries)):
            self._replace(row, None)
        if self._entries:
            self._changed(0, len(self._entries) - 1)

    def assign_anew(self) -> None:
        """Show every poster by another rule."""
        for entry in self._entries:
            entry.assigned = None
        if self._entries:
            self._changed(0, len(self._entries) - 1)

    def clear(self) -> None:
        """Empty the list."""
        self.beginResetModel()
        self._entries.clear()
        self._rows.clear()
        self._done = self._failed = 0
        self.endResetModel()
        self._count()

    def _replace(self, row: int, reading: Reading | None) -> None:
        before = self._entries[row].reading
        self._entries[row].reading = reading
        self._entries[row].assigned = None
        self._done += (reading is not None) - (before is not None)
        self._failed += _is_failed(reading) - _is_failed(before)

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        self._count()

    def _count(self) -> None:
        self.counted.emit(self._done, self._failed, len(self._entries))

    # What others ask.

    def row_of(self, path: Path) -> int | None:
        """Give a poster's row, if it is in the list."""
        return self._rows.get(path)

    def waiting(self) -> list[Path]:
        """Posters that have not been read, in order."""
        return [entry.path for entry in self._entries if entry.reading is None]

    def readings(self) -> list[Reading]:
        """What became of those that have been read, in order, as it was read."""
        return [entry.reading for entry in self._entries if entry.reading is not None]

    @property
    def done(self) -> int:
        return self._done

    @property
    def failed(self) -> int:
        return self._failed


def _is_failed(reading: Reading | None) -> bool:
    return reading is not None and reading.status is not Status.OK
