"""The list of everything dropped so far: thumbnail, name, and what became of it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from classifier.batch import Reading
from desktop_app.posters_model import PATH, READING, Column, PostersModel
from desktop_app.theme import colours
from desktop_app.thumbnails import Thumbnails
from desktop_app.words import NO_BREAK, joined

THUMB: Final = QSize(48, 72)
"""Room for a thumbnail, in device-independent pixels: the poster's own 2:3."""

GAP: Final = 12
LINES: Final = 2
"""Of assigned genres in a row; those that do not fit are counted."""

ROOM_FOR_SCORE: Final = " 100%,"
"""What follows a genre's name on its line."""

ROW_HEIGHT: Final = THUMB.height() + GAP


class PosterDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing from Qt's stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours().selected)
        picture = QRect(area.left() + GAP, area.top() + GAP // 2, THUMB.width(), THUMB.height())
        _paint_thumbnail(painter, picture, self._thumbnails.get(index.data(PATH)))
        words = area.adjusted(THUMB.width() + 2 * GAP, 0, -GAP, 0)
        _paint_words(painter, words, index.data(), index.data(READING))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours().bar_assigned)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()


def _paint_thumbnail(painter: QPainter, room: QRect, image: QImage | None) -> None:
    """Paint a thumbnail in the middle of its room; a plain card until it is there, or cannot be."""
    if image is None or image.isNull():
        painter.fillRect(room, colours().track)
        if image is not None:
            painter.setPen(colours().failed)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "!")
        return
    target = QRect(room.topLeft(), image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    target.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image)


def _paint_words(painter: QPainter, room: QRect, name: str, reading: Reading | None) -> None:
    """Paint a poster's name, and under it its genres or what is wrong."""
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    line = painter.fontMetrics().height()
    top = room.center().y() - (3 * line) // 2
    painter.setPen(colours().text)
    painter.setFont(bold)
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(QRect(room.left(), top, room.width(), line), Qt.TextFlag.TextSingleLine, shown)
    bold.setWeight(QFont.Weight.Normal)
    painter.setFont(bold)
    below = QRect(room.left(), top + line + 2, room.width(), LINES * line)
    if reading is not None and reading.prediction is None:
        painter.setPen(colours().failed)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, reading.detail)
        return
    painter.setPen(colours().faint)
    told = genres_told(reading, painter.fontMetrics(), room.width()) if reading else "…"
    painter.drawText(below, Qt.TextFlag.TextWordWrap, told)


def genres_told(reading: Reading, metrics: QFontMetrics, width: int) -> str:
    """Tell the assigned genres of a poster that was read, each with its score, as far as there is room."""
    longest = width - metrics.horizontalAdvance(ROOM_FOR_SCORE)
    words = [
        f"{metrics.elidedText(entry.genre, Qt.TextElideMode.ElideRight, longest)}{NO_BREAK}{entry.score:.0%}"
        for entry in (reading.prediction.ranked if reading.prediction else ())
        if entry.assigned
    ]
    return joined(words, metrics, width, LINES)


class PostersList(QTableView):
    """The list; the arrow keys move through it.

    A table of one column and not a QListView, which lays all rows out anew whenever one changes:
    of 17,000 posters, that takes a tenth of a second, twenty times a second while they are read.

    Signals:
        chosen: path of the poster to look at, or None.
    """

    chosen = Signal(object)

    def __init__(self, posters: PostersModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Posters"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(PosterDelegate(thumbnails, self))
        self.setModel(posters)
        self._lay_out()
        self._posters = posters
        thumbnails.arrived.connect(self._repaint_row)

    def _lay_out(self) -> None:
        """Show the first column alone, in rows of one height."""
        for column in range(1, len(Column)):
            self.setColumnHidden(column, True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        across.hide()
        down.hide()

    def show_path(self, path: Path) -> None:
        """Make a poster the current one and bring it into sight."""
        row = self._posters.row_of(path)
        if row is not None:
            self.setCurrentIndex(self._posters.index(row, 0))

    def current_path(self) -> Path | None:
        index = self.currentIndex()
        return index.data(PATH) if index.isValid() else None

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(PATH) if current.isValid() else None)

    def _repaint_row(self, path: Path) -> None:
        row = self._posters.row_of(path)
        if row is not None:
            self.update(self._posters.index(row, 0))
