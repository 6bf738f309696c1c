"""Above the posters: what is looked for, how it is sorted, and how much of it there is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpinBox, QToolButton, QWidget

from desktop_app.genre_words import genre_name
from desktop_app.icons import icon
from desktop_app.sieve import BY_ARRIVAL, BY_CONFIDENCE, BY_GENRE, BY_NAME, BY_TIME, Filter, Order, Show
from desktop_app.views.genre_choice import GenreChoice

STEP: Final = 5
"""Of the least confidence, in percent."""

MARGIN: Final = 5
ROOM_AROUND: Final = 14
"""Above and below the words of its parts together, in device-independent pixels."""

LEAST_CHARACTERS: Final = 6
"""Of a choice that is always in sight, however narrow the window."""


class SearchField(QLineEdit):
    """Where a name is typed.

    Signals:
        left: the keys are to go on to the posters.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Search, filters, order and count.

    Attributes:
        search, genres, least, show_only, order, direction, count: its parts, from left to right.

    Signals:
        filter_changed: `Filter`.
        order_changed: `Order`.
        left: the keys are to go on to the posters.
    """

    filter_changed = Signal(object)
    order_changed = Signal(object)
    left = Signal()

    def __init__(self, genres: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = self._search()
        self.genres = GenreChoice(self)
        self.least = self._least()
        self.show_only = self._show_only()
        self.order = self._order()
        self.direction = QToolButton(self)
        self.direction.setObjectName("square")
        self.count = QLabel(self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setAccessibleName(self.tr("Posters shown"))
        self._descending = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        height = self.fontMetrics().height() + ROOM_AROUND
        for part in (self.search, self.genres, self.least, self.show_only, self.order, self.direction):
            part.setFixedHeight(height)
            layout.addWidget(part, int(part is self.search))
        layout.addSpacing(4)
        layout.addWidget(self.count)
        self.offer_genres(genres)
        self.refresh_icons()
        self._connect()

    def _search(self) -> SearchField:
        field = SearchField(self)
        field.setPlaceholderText(self.tr("Search by name"))
        field.setAccessibleName(self.tr("Search by name"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(110)
        field.left.connect(self.left)
        self._lens = field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._lens.setText(self.tr("Search by name"))
        return field

    def _least(self) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, 100)
        box.setSingleStep(STEP)
        box.setPrefix("≥ ")
        box.setSuffix(" %")
        box.setSpecialValueText(self.tr("Any score"))
        box.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        for part in (box, box.lineEdit()):
            part.setAccessibleName(self.tr("Least confidence"))
        box.setToolTip(
            self.tr("The least confidence of the genres chosen beside it, or of any genre while none is chosen")
        )
        return box

    def _show_only(self) -> QComboBox:
        box = _choice(self, self.tr("State"))
        for show, name in (
            (Show.ALL, self.tr("All states")),
            (Show.READ, self.tr("Read")),
            (Show.FAILED, self.tr("Failed")),
            (Show.WAITING, self.tr("Waiting")),
            (Show.CORRECTED, self.tr("Corrected")),
        ):
            box.addItem(name, str(show))
        return box

    def _order(self) -> QComboBox:
        box = _choice(self, self.tr("Sorted by"))
        box.setToolTip(self.tr("Sorted by"))
        return box

    def _connect(self) -> None:
        self.search.textChanged.connect(self._tell_filter)
        self.genres.changed.connect(self._tell_filter)
        self.least.valueChanged.connect(self._tell_filter)
        self.show_only.currentIndexChanged.connect(self._tell_filter)
        self.order.activated.connect(self._choose_order)
        self.direction.clicked.connect(self._turn)

    def offer_genres(self, genres: Sequence[str]) -> None:
        """Offer the genres of the network in use to filter and to sort by."""
        chosen = self.order.currentData() or BY_ARRIVAL
        self.genres.offer(genres)
        self.order.clear()
        for key, name in (
            (BY_ARRIVAL, self.tr("As they came")),
            (BY_NAME, self.tr("Name")),
            (BY_CONFIDENCE, self.tr("Confidence")),
            (BY_TIME, self.tr("Time read")),
        ):
            self.order.addItem(name, key)
        self.order.insertSeparator(self.order.count())
        self.order.setItemData(self.order.count() - 1, self.tr("Genres"), Qt.ItemDataRole.AccessibleTextRole)
        for genre in genres:
            self.order.addItem(genre_name(genre), BY_GENRE + genre)
        self.order.setCurrentIndex(max(self.order.findData(chosen), 0))

    def refresh_icons(self) -> None:
        """Draw icons in the colours of the theme."""
        self._lens.setIcon(icon("search"))
        self._show_direction()

    def _show_direction(self) -> None:
        self.direction.setIcon(icon("descending" if self._descending else "ascending"))
        told = self.tr("From the largest down") if self._descending else self.tr("From the smallest up")
        self.direction.setToolTip(told)
        self.direction.setAccessibleName(told)

    # What it is set to.

    def type_on(self, letters: str) -> None:
        """Search for what was typed elsewhere, and let the person go on typing here."""
        self.search.setFocus()
        self.search.insert(letters)

    def filter(self) -> Filter:
        """Give the filter that is set."""
        return Filter(
            self.search.text(),
            self.genres.chosen(),
            self.genres.every(),
            self.least.value() / 100,
            Show(self.show_only.currentData()),  # Qt keeps its text alone.
        )

    def clear(self) -> None:
        """Let everything be shown."""
        before = self.filter()
        for part in (self.search, self.genres, self.least, self.show_only):
            part.blockSignals(True)
        self.search.clear()
        self.genres.clear()
        self.least.setValue(0)
        self.show_only.setCurrentIndex(0)
        for part in (self.search, self.genres, self.least, self.show_only):
            part.blockSignals(False)
        if self.filter() != before:
            self._tell_filter()

    def show_order(self, order: Order) -> None:
        """Show the order that is in use."""
        self.order.setCurrentIndex(max(self.order.findData(order.key), 0))
        self._descending = order.descending
        self._show_direction()

    def show_count(self, shown: int, present: int, selected: int) -> None:
        """Say how many posters are shown, of how many, and how many of them are selected."""
        number = QLocale().toString
        told = self.tr("%1 of %2").replace("%1", number(shown)).replace("%2", number(present))
        if selected > 1:
            told += "  ·  " + self.tr("%1 selected").replace("%1", number(selected))
        self.count.setText(told)

    def _tell_filter(self) -> None:
        self.filter_changed.emit(self.filter())

    def _choose_order(self) -> None:
        key = self.order.currentData()
        # Whoever asks for a genre wants the posters that have most of it.
        self.order_changed.emit(Order(key, key not in (BY_ARRIVAL, BY_NAME)))

    def _turn(self) -> None:
        self.order_changed.emit(Order(self.order.currentData(), not self._descending))


def _choice(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumContentsLength(LEAST_CHARACTERS)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box
