"""Everything read as a table: a row a poster, and a column for each genre that is asked for."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from classifier.poster import Status
from desktop_app.genre_words import genre_name
from desktop_app.posters_model import PATH, READING, WORDS, Column, PostersModel
from desktop_app.sieve import BY_ARRIVAL, BY_CONFIDENCE, BY_GENRE, BY_NAME, BY_TIME, Order
from desktop_app.theme import colours
from desktop_app.thumbnails import Thumbnails
from desktop_app.views.table_header import TableHeader
from desktop_app.views.thumbs import paint_thumbnail

Index = QModelIndex | QPersistentModelIndex

THUMB: Final = QSize(24, 36)
ROW_HEIGHT: Final = 44
GAP: Final = 8
LEAST_WIDTH: Final = 60
WIDTHS: Final = {
    Column.NAME: 200,
    Column.GENRES: 150,
    Column.CONFIRMED: 110,
    Column.SCORE: 64,
    Column.STATUS: 86,
    Column.TIME: 130,
}
GENRE_WIDTH: Final = 84
ROOM_FOR_MARK: Final = 36

SORTED_BY: Final = {Column.NAME: BY_NAME, Column.SCORE: BY_CONFIDENCE, Column.TIME: BY_TIME}
"""Columns that can be sorted by, besides the genres' own."""


class RowDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing from Qt's stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colours().selected)
        room = area.adjusted(GAP, 0, -GAP, 0)
        if index.column() == Column.NAME:
            picture = QRect(room.left(), area.center().y() - THUMB.height() // 2 + 1, THUMB.width(), THUMB.height())
            paint_thumbnail(painter, picture, self._thumbnails.get(index.data(PATH)))
            room.setLeft(picture.right() + GAP)
        _paint_words(painter, room, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours().bar_assigned)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, index: Index) -> None:
    column = index.column()
    elide = Qt.TextElideMode.ElideMiddle if column == Column.NAME else Qt.TextElideMode.ElideRight
    align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(colours().text if column == Column.NAME else colours().faint)
    if column == Column.STATUS and (reading := index.data(READING)) and reading.status is not Status.OK:
        painter.setPen(colours().failed)
    text = index.data() or ""
    if column == Column.CONFIRMED and index.data(WORDS):
        painter.setPen(colours().own)
        text = f"✓ {text}"
    flags = int(align) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(room, flags, painter.fontMetrics().elidedText(text, elide, room.width()))


class PosterTable(QTableView):
    """The table.

    Signals:
        order_wanted: `Order`, a header was clicked.
        columns_changed: names of the genres whose columns are shown now.
        typed: letters that were typed here, to search for.
    """

    order_wanted = Signal(object)
    columns_changed = Signal(object)
    typed = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Posters as a table"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(RowDelegate(thumbnails, self))
        self._genres: list[str] = []
        self._order = Order()
        self._lay_out()

    def _lay_out(self) -> None:
        across, down = TableHeader(self), self.verticalHeader()
        self.setHorizontalHeader(across)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.hide()
        across.setMinimumSectionSize(LEAST_WIDTH)
        across.sectionClicked.connect(self._sort_by)
        across.customContextMenuRequested.connect(self._offer_columns)

    def show_model(self, posters: PostersModel) -> None:
        """Show posters; only the columns that are not a genre's at first."""
        self.setModel(posters)
        posters.modelReset.connect(self._fit_columns)
        self._fit_columns()
        for column, width in WIDTHS.items():
            title = posters.headerData(column, Qt.Orientation.Horizontal)
            self.setColumnWidth(column, max(width, self._width_of(title)))

    def show_genre_columns(self, genres: Sequence[str]) -> None:
        """Show a column for each of these genres; those that the network does not know wait for one that does."""
        self._genres = list(genres)
        self._fit_columns()

    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:  # noqa: N803 - Qt's own name
        """Share a selection, but not with the header: it would ask every row whether a column is selected whole."""
        super().setSelectionModel(selectionModel)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.model(), header))

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def _posters(self) -> PostersModel:
        model = self.model()
        assert isinstance(model, PostersModel)
        return model

    def _fit_columns(self) -> None:
        for place, genre in enumerate(self._posters().record.genres, start=len(Column)):
            self.setColumnHidden(place, genre not in self._genres)
            self.setColumnWidth(place, max(GENRE_WIDTH, self._width_of(genre_name(genre))))
        self.show_order(self._order)

    def _width_of(self, title: str) -> int:
        """Measure how wide a header is whose title can be read beside the mark of the order."""
        return self.fontMetrics().horizontalAdvance(title) + ROOM_FOR_MARK

    def show_order(self, order: Order) -> None:
        """Mark the column that posters are sorted by."""
        self._order = order
        genres = self._posters().record.genres
        genre = order.key.removeprefix(BY_GENRE)
        column = next((column for column, key in SORTED_BY.items() if key == order.key), None)
        if order.key.startswith(BY_GENRE) and genre in genres:
            column = len(Column) + genres.index(genre)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column is not None)
        if column is not None:
            down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, down)

    def _sort_by(self, column: int) -> None:
        """Sort by a column; the other way where it is sorted by already; after that as posters came."""
        genres = self._posters().record.genres
        key = BY_GENRE + genres[column - len(Column)] if column >= len(Column) else SORTED_BY.get(Column(column))
        if key is None:
            self.show_order(self._order)
            return
        # Of scores the highest are asked for first, of names the first.
        first = key != BY_NAME
        if key != self._order.key:
            self.order_wanted.emit(Order(key, first))
        elif self._order.descending == first:
            self.order_wanted.emit(Order(key, not first))
        else:
            self.order_wanted.emit(Order(BY_ARRIVAL))

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Offer each genre's column in a menu."""
        menu.clear()
        for genre in self._posters().record.genres:
            action = menu.addAction(genre_name(genre).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(genre in self._genres)
            action.toggled.connect(partial(self._show_column, genre))

    def _show_column(self, genre: str, shown: bool) -> None:
        self._genres = [other for other in self._genres if other != genre] + [genre] * shown
        self._fit_columns()
        self.columns_changed.emit(list(self._genres))

    def _offer_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_columns_menu(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))
