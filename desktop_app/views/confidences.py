"""A poster's genres as ranked bars."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import (
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
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from classifier.prediction import GenreScore, Prediction
from classifier.presets import Preset
from desktop_app.genres_model import GENRE_SCORE, NAMES, GenresModel
from desktop_app.preset_words import none_chosen, preset_words
from desktop_app.theme import colours
from desktop_app.views.verdict import Verdict

BAR_HEIGHT: Final = 10
TICK_OVERHANG: Final = 3
ROW_PADDING: Final = 14
MARGIN: Final = 10
GAP: Final = 10
BARS_FIRST: Final = 1000
"""The bars' share of what room is left: all of it, until all of them are seen."""

LEAST_HEIGHT: Final = 120
NAME_SHARE: Final = 0.45
"""Of a row's width that names may take; longer ones are shortened."""


class BarDelegate(QStyledItemDelegate):
    """Paints one genre: a mark where it is assigned, its name, its bar with the threshold, its score."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height: int = option.fontMetrics.height()  # pyright: ignore[reportAttributeAccessIssue] - missing from Qt's stubs
        return QSize(240, height + ROW_PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(area, colours().selected)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours().bar_assigned)
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        paint_genre(painter, area.adjusted(MARGIN, 0, -MARGIN, 0), index.data(GENRE_SCORE), index.data(NAMES))
        painter.restore()


@lru_cache(maxsize=4)
def widest(names: tuple[str, ...], font: str) -> int:
    """Measure the widest of all names in a font, written as `QFont.toString` has it: pixels."""
    measured = QFont()
    measured.fromString(font)
    metrics = QFontMetrics(measured)
    return max(metrics.horizontalAdvance(name) for name in names)


def paint_genre(painter: QPainter, room: QRect, entry: GenreScore, names: tuple[str, ...]) -> None:
    """Paint one genre into its room; what is assigned is bold and marked, not only coloured.

    Args:
        painter: to paint with.
        room: to paint into.
        entry: the genre.
        names: of all genres; room is left for the widest, so that all bars begin at one place.
    """
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold if entry.assigned else QFont.Weight.Normal)
    painter.setFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)  # The widest face, for the same reason.
    mark, score = (metrics.horizontalAdvance(text) for text in ("✓ ", "100% "))
    name = min(widest(names, font.toString()) + 1, round(room.width() * NAME_SHARE))
    flags = int(Qt.AlignmentFlag.AlignVCenter)
    painter.setPen(colours().bar_assigned)
    if entry.assigned:
        painter.drawText(QRect(room.left(), room.top(), mark, room.height()), flags, "✓")
    painter.setPen(colours().text if entry.assigned else colours().faint)
    shown = metrics.elidedText(entry.genre, Qt.TextElideMode.ElideRight, name)
    painter.drawText(QRect(room.left() + mark, room.top(), name, room.height()), flags, shown)
    painter.drawText(room, flags | int(Qt.AlignmentFlag.AlignRight), f"{entry.score:.0%}")
    left = room.left() + mark + name + GAP
    top = room.center().y() + 1 - BAR_HEIGHT / 2
    bar = QRectF(left, top, max(room.right() - score - left, 20), BAR_HEIGHT)
    _paint_bar(painter, bar, entry)


def _paint_bar(painter: QPainter, room: QRectF, entry: GenreScore) -> None:
    radius = BAR_HEIGHT / 2
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
    painter.setPen(QPen(colours().text, 1.5))
    painter.drawLine(QPointF(tick, room.top() - TICK_OVERHANG), QPointF(tick, room.bottom() + TICK_OVERHANG))


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
        self.pointed.emit(index.data())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._kept = current.data()
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
            if model.index(row, 0).data() == self._kept:
                self.setCurrentIndex(model.index(row, 0))


class Confidences(QWidget):
    """What the network says: the assigned genres in words, then every genre as a bar.

    Signals:
        pointed: name of the genre to explain, or None.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genres = GenresModel()
        self.bars = BarList(self._genres, self)
        self.bars.pointed.connect(self.pointed)
        self.verdict = Verdict(self)
        font = self.verdict.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        self.verdict.setFont(font)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setObjectName("faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 16, 8, 12)
        layout.setSpacing(10)
        layout.addWidget(self.verdict)
        layout.addWidget(self.bars, BARS_FIRST)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        for label in (self.verdict, self.hint):
            label.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._preset = Preset.BALANCED
        self.show_prediction(None)

    def explain_preset(self, preset: Preset) -> None:
        """Say under the bars, of the next prediction on, how genres are assigned."""
        self._preset = preset

    def show_prediction(self, prediction: Prediction | None, waiting: str = "") -> None:
        """Show a prediction, or while there is none, what is being waited for."""
        self._genres.show(prediction)
        self.hint.setVisible(prediction is not None)
        if prediction is None:
            self.verdict.say(waiting)
            return
        self.verdict.show_genres(prediction.assigned)
        chosen = prediction.combination is not None or bool((prediction.scores >= prediction.thresholds).any())
        self.hint.setText(preset_words(self._preset).hint if chosen else none_chosen())
