"""Genres as bars: how probable each is, from where on it is assigned, and a check for the person's own word."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from classifier.prediction import GenreScore
from desktop_app.genre_words import genre_name
from desktop_app.genres_model import GENRE, GENRE_SCORE, NAMES, GenresModel
from desktop_app.theme import colours
from desktop_app.words import percent

Index = QModelIndex | QPersistentModelIndex

BAR_HEIGHT: Final = 10
FAINT_BAR_HEIGHT: Final = 6
"""Of a bar that is assigned, and of one that is not: they are told apart without their colours."""

TICK_OVERHANG: Final = 3
ROW_PADDING: Final = 14
MARGIN: Final = 10
GAP: Final = 10
CHECK: Final = 15
"""Side of the check's box, in device-independent pixels."""

LEAST_HEIGHT: Final = 120
NAME_SHARE: Final = 0.45
"""Of a row's width that names may take; longer ones are shortened."""


class BarDelegate(QStyledItemDelegate):
    """Paints one genre: its check, its name, its bar with the threshold, its score."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height: int = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue] - missing from Qt's stubs
        return QSize(240, height + ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, colours().selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours().bar_assigned)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        paint_check(painter, check_rect(area), Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)))
        room = area.adjusted(MARGIN + CHECK + GAP, 0, -MARGIN, 0)
        paint_genre(painter, room, index.data(GENRE_SCORE), index.data(NAMES))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Set or take away the check, by a click on it or by the space bar."""
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(event, QKeyEvent):
            asked = event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            # The whole of the row's beginning counts: a box of 15 pixels is soon missed.
            asked = event.position().x() < area.left() + MARGIN + CHECK + GAP / 2
        else:
            return False
        if not asked:
            return False
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def check_rect(row: QRect) -> QRect:
    """Where in a row its check is."""
    return QRect(row.left() + MARGIN, row.center().y() - CHECK // 2 + 1, CHECK, CHECK)


def paint_check(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    """Paint a check: an empty box, a hook in a full one, or a dash where it holds for some of the posters."""
    colour = colours().own
    full = state == Qt.CheckState.Checked
    painter.setPen(QPen(colours().faint if state == Qt.CheckState.Unchecked else colour, 1.2))
    painter.setBrush(colour if full else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, top, side = box.left(), box.top(), box.width()
    if full:
        painter.setPen(QPen(colours().ground, 2))
        hook = [QPointF(left + side * x, top + side * y) for x, y in ((0.24, 0.52), (0.43, 0.72), (0.77, 0.3))]
        painter.drawPolyline(hook)
    elif state == Qt.CheckState.PartiallyChecked:
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(left + side * 0.27, top + side / 2), QPointF(left + side * 0.73, top + side / 2))


@lru_cache(maxsize=4)
def widest(names: tuple[str, ...], font: str) -> int:
    """Measure the widest of all names in a font, written as `QFont.toString` has it: pixels."""
    measured = QFont()
    measured.fromString(font)
    metrics = QFontMetrics(measured)
    return max(metrics.horizontalAdvance(name) for name in names)


def paint_genre(painter: QPainter, room: QRect, entry: GenreScore, names: tuple[str, ...]) -> None:
    """Paint one genre into its room; what is assigned is bold and its bar is thick, not only coloured.

    Args:
        painter: to paint with.
        room: to paint into.
        entry: the genre.
        names: of all genres; room is left for the widest, so that all bars begin at one place.
    """
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)  # The widest face, so that all bars begin at one place.
    score = metrics.horizontalAdvance(f"{percent(1)} ")
    name = min(widest(names, font.toString()) + 1, round(room.width() * NAME_SHARE))
    font.setWeight(QFont.Weight.DemiBold if entry.assigned else QFont.Weight.Normal)
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignVCenter)
    painter.setPen(colours().text if entry.assigned else colours().faint)
    shown = metrics.elidedText(genre_name(entry.genre), Qt.TextElideMode.ElideRight, name)
    painter.drawText(QRect(room.left(), room.top(), name, room.height()), flags, shown)
    painter.drawText(room, flags | int(Qt.AlignmentFlag.AlignRight), percent(entry.score))
    left = room.left() + name + GAP
    height = BAR_HEIGHT if entry.assigned else FAINT_BAR_HEIGHT
    top = room.center().y() + 1 - height / 2
    _paint_bar(painter, QRectF(left, top, max(room.right() - score - left, 20), height), entry)


def _paint_bar(painter: QPainter, room: QRectF, entry: GenreScore) -> None:
    radius = room.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours().track)
    painter.drawRoundedRect(room, radius, radius)
    filled = QPainterPath()
    filled.addRoundedRect(room, radius, radius)
    share = QPainterPath()
    share.addRect(room.left(), room.top(), room.width() * entry.score, room.height())
    painter.setBrush(colours().bar_assigned if entry.assigned else colours().bar)
    painter.drawPath(filled.intersected(share))
    if not entry.threshold < 1:
        return  # No score is enough, or genres are assigned by another rule and it is NaN.
    tick = room.left() + room.width() * entry.threshold
    middle, reach = room.center().y(), BAR_HEIGHT / 2 + TICK_OVERHANG
    painter.setPen(QPen(colours().text, 1.5))
    painter.drawLine(QPointF(tick, middle - reach), QPointF(tick, middle + reach))


class BarList(QListView):
    """The bars; pointing at one, or moving to it by key, asks for its evidence.

    Signals:
        pointed: name of the genre to explain, or None.
    """

    pointed = Signal(object)

    def __init__(self, genres: GenresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Genres, most probable first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(BarDelegate(self))
        self.setModel(genres)
        self.entered.connect(self._point_at)
        self.viewport().installEventFilter(self)
        self._kept: str | None = None
        genres.modelReset.connect(self._keep_selection)
        genres.modelReset.connect(self.updateGeometry)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """As high as all bars are, so that what is said about them stands right below; they scroll in less."""
        return QSize(super().sizeHint().width(), max(self.sizeHintForRow(0), 0) * self.model().rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), LEAST_HEIGHT))

    def _point_at(self, index: QModelIndex) -> None:
        self.pointed.emit(index.data(GENRE))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._kept = current.data(GENRE)
            self.pointed.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._kept is not None:
            self.let_go()
        else:
            super().keyPressEvent(event)

    def let_go(self) -> None:
        """Select no genre any more."""
        self._kept = None
        self.setCurrentIndex(QModelIndex())
        self.pointed.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(self._kept)
        return super().eventFilter(watched, event)

    def _keep_selection(self) -> None:
        """Select the same genre in another poster's ranking, so that posters can be compared."""
        model = self.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(GENRE) == self._kept:
                self.setCurrentIndex(model.index(row, 0))
