"""Everything read as a gallery: a grid of thumbnails, laid out by arithmetic alone.

`QListView` keeps a rectangle for each of its items and lays all of them out anew when one changes;
of 100,000 posters that takes longer than a person waits. Here all cells have one size, so that
where a poster lies follows from its number.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.genre_words import genre_name
from desktop_app.posters_model import PATH, READING, WORDS
from desktop_app.theme import colours
from desktop_app.thumbnails import Thumbnails
from desktop_app.views.selections import ranges_of
from desktop_app.views.thumbs import paint_ground, paint_thumbnail
from desktop_app.words import percent, status_word

Index = QModelIndex | QPersistentModelIndex

PADDING: Final = 9
LINES: Final = 2
"""Of words under a thumbnail: its name, and its first genre."""


class CellDelegate(QStyledItemDelegate):
    """Paints one poster: its thumbnail, its name, and its first genre or what is wrong."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: int = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue] - missing from Qt's stubs
        room = self._thumbnails.room
        return QSize(room.width() + 2 * PADDING, room.height() + LINES * line + 3 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, area, selected, bool(state & QStyle.StateFlag.State_HasFocus))
        size = self._thumbnails.room
        picture = QRect(0, area.top() + PADDING, size.width(), size.height())
        picture.moveLeft(area.center().x() - size.width() // 2)
        paint_thumbnail(painter, picture, self._thumbnails.get(index.data(PATH)))
        line = painter.fontMetrics().height()
        words = QRect(area.left() + PADDING, picture.bottom() + PADDING, area.width() - 2 * PADDING, line)
        painter.setPen(colours().text)
        _paint_line(painter, words, index.data(), Qt.TextElideMode.ElideMiddle)
        painter.setPen(colours().faint)
        _paint_verdict(painter, words.translated(0, line), index)
        painter.restore()


def _paint_verdict(painter: QPainter, room: QRect, index: Index) -> None:
    """Paint the person's own genres, or else the first genre with its score, or what is wrong."""
    if words := index.data(WORDS):
        painter.setPen(colours().own)
        _paint_line(painter, room, "✓ " + ", ".join(map(genre_name, words)))
        return
    reading = index.data(READING)
    if reading is None:
        _paint_line(painter, room, "…")
    elif reading.prediction is None:
        painter.setPen(colours().failed)
        _paint_line(painter, room, status_word(reading.status))
    else:
        top = reading.prediction.top
        score = f" {percent(top.score)}"
        name = painter.fontMetrics().elidedText(
            genre_name(top.genre),
            Qt.TextElideMode.ElideRight,
            room.width() - painter.fontMetrics().horizontalAdvance(score),
        )
        _paint_line(painter, room, name + score)


def _paint_line(
    painter: QPainter, room: QRect, text: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    shown = painter.fontMetrics().elidedText(text, elide, room.width())
    # A name may hold a line's end; what is said of the poster stands on the next line.
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(room, flags, shown)


class QuietBar(QScrollBar):
    """A scroll bar that keeps its place, but is not seen where there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Gallery(QListView):
    """The grid. It is a `QListView` to screen readers alone, and lays itself out.

    Signals:
        typed: letters that were typed here, to search for.
    """

    typed = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Posters as a gallery"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Were it to come and go, so would columns.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setDragEnabled(True)
        self.setItemDelegate(CellDelegate(thumbnails, self))

    # The grid.

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option

    def _cell(self) -> QSize:
        return self.itemDelegate().sizeHint(self._option(), QModelIndex())

    def columns(self) -> int:
        """How many posters lie side by side."""
        return max(self.viewport().width() // max(self._cell().width(), 1), 1)

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model else 0

    def _lines(self) -> int:
        return -(-self._count() // self.columns())

    def _rect(self, row: int) -> QRect:
        """Where a poster lies in the viewport; cells share what room there is."""
        columns, width, height = self.columns(), self.viewport().width(), self._cell().height()
        line, column = divmod(row, columns)
        left, right = column * width // columns, (column + 1) * width // columns
        return QRect(left, line * height - self.verticalOffset(), right - left, height)

    def rows_in_sight(self) -> range:
        """Rows that are at least partly visible."""
        height, columns, top = max(self._cell().height(), 1), self.columns(), self.verticalOffset()
        first, last = top // height, (top + max(self.viewport().height() - 1, 0)) // height
        return range(min(first * columns, self._count()), min((last + 1) * columns, self._count()))

    # What a view must know.

    def visualRect(self, index: Index) -> QRect:
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        columns, width = self.columns(), max(self.viewport().width(), 1)
        line = (point.y() + self.verticalOffset()) // max(self._cell().height(), 1)
        column = point.x() * columns // width
        row = line * columns + column
        inside = 0 <= column < columns and 0 <= row < self._count()
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        area, room, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + area.center().y() - room // 2)
        elif area.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + area.top())
        elif area.bottom() >= room or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + area.bottom() + 1 - room)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, columns = self._count(), self.columns()
        if not count:
            return QModelIndex()
        row = max(self.currentIndex().row(), 0)
        page = max(self.viewport().height() // max(self._cell().height(), 1), 1) * columns
        move = QAbstractItemView.CursorAction
        target = {
            move.MoveLeft: row - 1,
            move.MoveRight: row + 1,
            move.MovePrevious: row - 1,
            move.MoveNext: row + 1,
            move.MoveUp: row - columns if row >= columns else row,
            move.MoveDown: row + columns if row // columns < (count - 1) // columns else row,
            move.MovePageUp: row - page,
            move.MovePageDown: row + page,
            move.MoveHome: 0,
            move.MoveEnd: count - 1,
        }[action]
        return self.model().index(min(max(target, 0), count - 1), 0)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select from one corner of a rectangle to the other: all in it while dragged, else all in between."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            selection = self._within(rect.normalized())
        else:
            ends = sorted(
                index.row() for index in map(self.indexAt, (rect.topLeft(), rect.bottomRight())) if index.isValid()
            )
            selection = self._rows(ends[0], ends[-1]) if ends else QItemSelection()
        self.selectionModel().select(selection, command)

    def _within(self, area: QRect) -> QItemSelection:
        columns, width, height = self.columns(), max(self.viewport().width(), 1), max(self._cell().height(), 1)
        left, right = (min(max(x * columns // width, 0), columns - 1) for x in (area.left(), area.right()))
        top, bottom = (max((y + self.verticalOffset()) // height, 0) for y in (area.top(), area.bottom()))
        selection = QItemSelection()
        for line in range(top, min(bottom, self._lines() - 1) + 1):
            last = min(line * columns + right, self._count() - 1)
            if line * columns + left <= last:
                selection.merge(self._rows(line * columns + left, last), QItemSelectionModel.SelectionFlag.Select)
        return selection

    def _rows(self, first: int, last: int) -> QItemSelection:
        return QItemSelection(self.model().index(first, 0), self.model().index(last, 0))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, sight = QRegion(), self.rows_in_sight()
        for part in ranges_of(selection):
            for row in range(max(part.start, sight.start), min(part.stop, sight.stop)):
                region += self._rect(row)
        return region

    # What changes: `QListView`'s own answers would lay all items out.

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        height, room = self._cell().height(), self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(room)
        bar.setSingleStep(max(height // 4, 1))
        bar.setRange(0, max(self._lines() * height - room, 0))
        QAbstractItemView.updateGeometries(self)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        sight = self.rows_in_sight()
        if first.row() < sight.stop and last.row() >= sight.start:
            self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)

    def viewportEvent(self, event: QEvent) -> bool:
        return QAbstractItemView.viewportEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option, model = QPainter(self.viewport()), self._option(), self.model()
        current, focused = self.currentIndex(), self.hasFocus()
        chosen = self.selectionModel()
        plain = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        for row in self.rows_in_sight():
            area = self._rect(row)
            if not event.rect().intersects(area):
                continue
            index, state = model.index(row, 0), plain
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if focused and index == current:
                state |= QStyle.StateFlag.State_HasFocus
            option.rect, option.state = area, state  # pyright: ignore[reportAttributeAccessIssue]
            self.itemDelegate().paint(painter, option, index)
