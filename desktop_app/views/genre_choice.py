"""A button behind which genres are chosen to filter by."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop_app.genre_words import genre_name

SIZE: Final = (240, 380)
NAMED: Final = 2
"""Chosen genres that the button names; more are counted."""

GENRE: Final = Qt.ItemDataRole.UserRole


class GenreChoice(QToolButton):
    """Names the chosen genres; opens the list of all.

    Attributes:
        list, any_of, all_of, none: what stands in the list that it opens.

    Signals:
        changed: other genres are chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self.setAccessibleName(self.tr("Genres to show"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._panel(menu))
        menu.addAction(action)
        menu.aboutToShow.connect(self.list.setFocus)
        self.setMenu(menu)
        self._name()

    def _panel(self, menu: QMenu) -> QWidget:
        panel = QWidget(menu)
        panel.setFixedSize(*SIZE)
        self.list = QListWidget(panel)
        self.list.setAccessibleName(self.tr("Genres"))
        self.list.itemChanged.connect(self._change)
        self.any_of = QRadioButton(self.tr("An&y of them"), panel)
        self.all_of = QRadioButton(self.tr("&All of them"), panel)
        self.any_of.setChecked(True)
        self.all_of.toggled.connect(self._change)
        self.none = QPushButton(self.tr("&Clear"), panel)
        self.none.clicked.connect(self._choose_none)
        row = QHBoxLayout()
        row.addWidget(self.any_of)
        row.addWidget(self.all_of)
        row.addStretch(1)
        layout = QVBoxLayout(panel)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none)
        return panel

    def offer(self, genres: Sequence[str]) -> None:
        """Offer other genres; what was chosen stays so where it is among them."""
        chosen = self.chosen()
        self.list.blockSignals(True)
        self.list.clear()
        for genre in genres:
            item = QListWidgetItem(genre_name(genre), self.list)
            item.setData(GENRE, genre)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if genre in chosen else Qt.CheckState.Unchecked)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._name()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def chosen(self) -> tuple[str, ...]:
        """Name the chosen genres."""
        return tuple(item.data(GENRE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def every(self) -> bool:
        """Whether a poster must have all of them."""
        return self.all_of.isChecked()

    def clear(self) -> None:
        """Choose none."""
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._name()

    def _choose_none(self) -> None:
        self.clear()
        self.changed.emit()

    def _change(self) -> None:
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        chosen = [genre_name(genre) for genre in self.chosen()]
        between = " + " if self.every() else " / "
        if len(chosen) > NAMED:
            told = self.tr("%n genres", "", len(chosen))
        else:
            told = between.join(chosen) or self.tr("All genres")
        self.setText(told)
        self.setToolTip(between.join(chosen) or self.tr("Show posters of some genres alone"))
