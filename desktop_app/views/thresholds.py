"""A person's own thresholds beside those of a preset, genre by genre."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.about import UNKNOWN, share
from desktop_app.genre_words import genre_name
from desktop_app.words import explained

EVEN: Final = 0.5
"""Where an own threshold begins if the preset has none for the genre."""

GENRE, PRESET, OWN = range(3)
"""Columns of the table."""


class ThresholdTable(QTableWidget):
    """Genres, each with the preset's threshold and perhaps an own one.

    Attributes:
        cells: the own thresholds, in the order of the genres.

    Signals:
        changed: there are other own thresholds.
    """

    changed = Signal()

    def __init__(self, genres: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(len(genres), 3, parent)
        self._genres = tuple(genres)
        self.cells = [OwnThreshold(genre_name(genre), self) for genre in genres]
        self._presets = [_item("", Qt.AlignmentFlag.AlignRight) for _ in genres]
        self.setAccessibleName(self.tr("Thresholds by genre"))
        for column, heading in (
            (GENRE, _item(self.tr("Genre"))),
            (PRESET, _item(self.tr("By the preset"), Qt.AlignmentFlag.AlignRight)),
            (OWN, _item(self.tr("Your own"))),
        ):
            self.setHorizontalHeaderItem(column, heading)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        # The keys go from one own threshold to the next, and on to what comes after the table.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.viewport().setAutoFillBackground(False)
        # As far in as the headings above.
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for row, cell in enumerate(self.cells):
            self._add(row, cell)
        self._size_cells()

    def _add(self, row: int, cell: "OwnThreshold") -> None:
        name = _item(cell.genre)
        name.setToolTip(explained(cell.genre))
        for column, item in ((GENRE, name), (PRESET, self._presets[row])):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(row, column, item)
        self.setCellWidget(row, OWN, cell)
        cell.changed.connect(self.changed)
        cell.entered.connect(lambda: self.scrollTo(self.model().index(row, GENRE)))

    def _size_cells(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.cells[0].sizeHint().height())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(GENRE, QHeaderView.ResizeMode.Stretch)

    def show_preset(self, thresholds: NDArray[np.float32]) -> None:
        """Show a preset's thresholds: float32 [genres], NaN where it has none."""
        for row, threshold in enumerate(thresholds.tolist()):
            self._presets[row].setText(self._told(threshold))
            self.cells[row].follow(EVEN if math.isnan(threshold) else threshold)

    def _told(self, threshold: float) -> str:
        if math.isnan(threshold):
            return UNKNOWN
        return self.tr("never") if threshold >= 1 else share(threshold)

    def own(self) -> dict[str, float]:
        """Give the own thresholds, by genre, 0 to 1."""
        pairs = zip(self._genres, self.cells, strict=True)
        return {genre: threshold for genre, cell in pairs if (threshold := cell.threshold()) is not None}

    def set_own(self, thresholds: Mapping[str, float]) -> None:
        """Show own thresholds, by genre, 0 to 1."""
        for genre, cell in zip(self._genres, self.cells, strict=True):
            cell.set_threshold(thresholds.get(genre))

    def clear_own(self) -> None:
        """Give up all own thresholds."""
        self.set_own({})


class OwnThreshold(QWidget):
    """A person's own threshold of one genre: whether there is one, and what it is.

    Attributes:
        genre: its name in the person's language.
        check, percent: its parts.

    Signals:
        changed: it is another, or there is one or none now.
        entered: the keys go here.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, genre: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.genre = genre
        self.check = QCheckBox(self)
        self.check.setAccessibleName(self.tr("Own threshold of %1").replace("%1", genre))
        self.percent = PercentBox(self)
        self.percent.setAccessibleName(self.tr("Threshold of %1").replace("%1", genre))
        self._preset, self._exact = EVEN, EVEN
        for part in (self.check, self.percent):
            part.installEventFilter(self)
        self.check.toggled.connect(self._toggle)
        self.percent.valueChanged.connect(self._take)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.addWidget(self.check)
        layout.addWidget(self.percent)
        self._toggle(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return False

    def threshold(self) -> float | None:
        """Give the threshold, 0 to 1; None while the preset's holds."""
        return self._exact if self.check.isChecked() else None

    def set_threshold(self, threshold: float | None) -> None:
        """Set the threshold, 0 to 1, or let the preset's hold."""
        self.check.setChecked(threshold is not None)
        if threshold is not None:
            self._show(threshold)

    def follow(self, preset: float) -> None:
        """Take the preset's threshold, 0 to 1, for as long as there is no own one."""
        self._preset = preset
        if not self.check.isChecked():
            self._show(preset)

    def _show(self, threshold: float) -> None:
        """Show a threshold; it stays as exact as it is until the person changes it."""
        self.percent.setValue(threshold * 100)
        self._exact = threshold

    def _take(self, percent: float) -> None:
        self._exact = percent / 100
        self.changed.emit()

    def _toggle(self, own: bool) -> None:
        self.percent.setEnabled(own)
        if not own:
            self._show(self._preset)
        self.changed.emit()


class PercentBox(QDoubleSpinBox):
    """A share in percent. The wheel scrolls the table past it, unless the keys go to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100)
        self.setDecimals(1)
        self.setSuffix(" %")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _item(text: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
