"""Everything read, as a gallery or as a table: one switch apart, and one selection."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from desktop_app.posters_model import PATH, PostersModel
from desktop_app.settings import ViewMode
from desktop_app.thumbnails import Thumbnails
from desktop_app.views.gallery import Gallery
from desktop_app.views.selections import ranges_of, rows_of, selection_of
from desktop_app.views.table import PosterTable

SETTLE: Final = 120
"""Milliseconds after the last scrolling until what is in sight is told."""


class NoMatch(QWidget):
    """What is seen where no poster passes the filter.

    Signals:
        cleared: all posters are to be shown again.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("No poster is like that."), self)
        label.setObjectName("faint")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Show all posters"), self)
        self.button.clicked.connect(self.cleared)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)


class LightTable(QStackedWidget):
    """The two views of all posters.

    Attributes:
        gallery, table: the views.
        no_match: what stands in their place where no poster passes the filter.
        selected_count: how many posters are selected.

    Signals:
        chosen: path of the poster to look at, or None.
        selected: how many posters are selected.
        in_sight: paths of the posters that are visible, in order.
        menu_wanted: where on the screen the posters' menu is asked for.
        filter_cleared: all posters are to be shown again.
        typed: letters that were typed here, to search for.
    """

    chosen = Signal(object)
    selected = Signal(int)
    in_sight = Signal(object)
    menu_wanted = Signal(QPoint)
    filter_cleared = Signal()
    typed = Signal(str)

    def __init__(self, posters: PostersModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posters = posters
        self._thumbnails = thumbnails
        thumbnails.fit_screen(self.devicePixelRatioF())
        self._mode = ViewMode.GALLERY
        self._looked_at: Path | None = None
        self._kept: NDArray[np.int64] = np.zeros(0, np.int64)
        self.selected_count = 0
        self.gallery = Gallery(thumbnails, self)
        self.table = PosterTable(thumbnails, self)
        self.no_match = NoMatch(self)
        self.no_match.cleared.connect(self.filter_cleared)
        self.gallery.setModel(posters)
        self.table.show_model(posters)
        own = self.table.selectionModel()
        self.table.setSelectionModel(self.gallery.selectionModel())
        own.deleteLater()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self._tell_sight)
        for view in (self.gallery, self.table):
            self._watch_view(view)
        self.addWidget(self.no_match)
        thumbnails.arrived.connect(self._repaint)
        posters.sifting.connect(self._note_selected)
        posters.sifted.connect(self._follow)
        posters.counted.connect(self._show_page)
        chosen = self.gallery.selectionModel()
        chosen.currentRowChanged.connect(self._look)
        chosen.selectionChanged.connect(self._tell_selected)

    def _watch_view(self, view: Gallery | PosterTable) -> None:
        self.addWidget(view)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.viewport().installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_menu)
        view.typed.connect(self.typed)

    # Which view.

    @property
    def mode(self) -> ViewMode:
        return self._mode

    @property
    def view(self) -> Gallery | PosterTable:
        """The view that is chosen."""
        return self.gallery if self._mode is ViewMode.GALLERY else self.table

    def set_mode(self, mode: ViewMode) -> None:
        """Turn to the other view; the selection stays, and its current poster in sight."""
        focused = self.view.hasFocus()
        self._mode = mode
        self._show_page()
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
        if focused:
            self.view.setFocus()
        self._settle.start()

    def _show_page(self) -> None:
        matches = self._posters.rowCount() or not self._posters.present
        self.setCurrentWidget(self.view if matches else self.no_match)

    def take_focus(self) -> None:
        """Let the keys move through the posters."""
        self.view.setFocus()

    # Which poster.

    def show_path(self, path: Path) -> bool:
        """Make a poster the current one and bring it into sight; tell whether it is among those shown."""
        index = self._posters.index_of(path)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        return index.isValid()

    def current_path(self) -> Path | None:
        """The poster that is looked at."""
        index = self.gallery.currentIndex()
        return index.data(PATH) if index.isValid() else None

    def selected_places(self) -> list[int]:
        """Places of the selected posters among those shown, in order."""
        return rows_of(self.gallery.selectionModel().selection())

    def select_all(self) -> None:
        self.view.selectAll()

    def _look(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._looked_at = current.data(PATH) if current.isValid() else None
        self.chosen.emit(self._looked_at)

    def _tell_selected(self) -> None:
        self.selected_count = len(self.selected_places())
        self.selected.emit(self.selected_count)

    def _note_selected(self) -> None:
        """Note which posters are selected, before others are shown.

        Qt itself would follow every cell of them, which takes seconds for thousands, and lose them
        where a filter hides the first or the last.
        """
        chosen = self.gallery.selectionModel()
        self._kept = self._posters.rows_within(ranges_of(chosen.selection()))
        with QSignalBlocker(chosen):
            chosen.clearSelection()

    def _select_again(self) -> None:
        """Select what was selected, where it is still shown."""
        kept, self._kept = self._kept, np.zeros(0, np.int64)
        if not kept.size:
            return
        places, chosen = self._posters.places_of(kept), self.gallery.selectionModel()
        with QSignalBlocker(chosen):
            chosen.select(selection_of(self._posters, places), QItemSelectionModel.SelectionFlag.Select)
        if places.size < kept.size:
            self._tell_selected()

    def _follow(self) -> None:
        """Turn to the first poster, of the selected ones if any, where the one that was looked at is shown no more."""
        self._show_page()
        self._settle.start()
        self._select_again()
        if self.gallery.currentIndex().isValid() or self._looked_at is None:
            return
        self._looked_at = None
        if not self._posters.rowCount():
            self.chosen.emit(None)
            return
        flags, chosen = QItemSelectionModel.SelectionFlag, self.gallery.selectionModel()
        first = min((part.start for part in ranges_of(chosen.selection())), default=0)
        index = self._posters.index(first, 0)
        chosen.setCurrentIndex(index, flags.NoUpdate if chosen.hasSelection() else flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)

    # What is in sight.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._thumbnails.fit_screen(self.devicePixelRatioF())
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._settle.start()
        return super().eventFilter(watched, event)

    def _scrolled(self, _to: int) -> None:
        self._settle.start()

    def rows_in_sight(self) -> range:
        """Places that are at least partly visible."""
        if isinstance(self.view, Gallery):
            return self.view.rows_in_sight()
        return _rows_in_sight(self.view)

    def _tell_sight(self) -> None:
        self.in_sight.emit([self._posters.path_at(place) for place in self.rows_in_sight()])

    def _repaint(self, path: Path) -> None:
        index = self._posters.index_of(path)
        if index.isValid():
            self.view.update(index)

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.view.viewport().mapToGlobal(place))


def _rows_in_sight(table: QTableView) -> range:
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    count = table.model().rowCount()
    return range(max(first, 0), count if last < 0 else last + 1)
