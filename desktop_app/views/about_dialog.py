"""What the program is, how far its network can be trusted, and whose work it stands on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from classifier.card import ModelCard
from desktop_app import about
from desktop_app.words import explained
from resources import ICON

SIZE: Final = QSize(620, 560)
"""More where the table of genres is wider."""

ICON_SIZE: Final = 96
MARGINS: Final = (20, 16, 20, 16)
GAP: Final = 8
"""Above a heading, beyond what is between all parts of a page."""

MOST_NAME: Final = 200
"""Width that is always left for the longest genre's name, in device-independent pixels; more is cut."""

TALLER: Final = 10
"""Device-independent pixels that a row of the table is taller than its text."""

READABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


class AboutDialog(QDialog):
    """Tells about the program, the network in use, and licences.

    Attributes:
        tabs: one page for each of the three.
        summary, network, quality, limits: texts of the first two pages.
        genres: figures of every genre; hidden where the model card has none.
        licences: text of the last page.
    """

    def __init__(self, card: ModelCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Onesheet"))
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._program_page(card), self.tr("&About"))
        self.tabs.addTab(self._network_page(card), self.tr("The &network"))
        self.tabs.addTab(self._licences_page(card), self.tr("&Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)
        # What a page is narrower than the dialog by, the bar that it scrolls with included.
        around = 2 * (layout.contentsMargins().left() + MARGINS[0] + GAP)
        self.resize(SIZE.expandedTo(QSize(self.genres.minimumSizeHint().width() + around, 0)))

    def _program_page(self, card: ModelCard) -> QWidget:
        page = QWidget(self)
        picture = QLabel(page)
        picture.setAccessibleName("Onesheet")
        picture.setPixmap(QIcon(str(ICON)).pixmap(QSize(ICON_SIZE, ICON_SIZE), self.devicePixelRatioF()))
        title = _heading("Onesheet", page, 2.0)
        number = QLabel(self.tr("Version %1").replace("%1", about.version()), page)
        number.setObjectName("faint")
        number.setTextInteractionFlags(READABLE)
        self.summary = _text(about.summary_text(card), page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(40, 16, 40, 16)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (picture, title, number, self.summary):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(2)
        return page

    def _network_page(self, card: ModelCard) -> QWidget:
        page = QWidget(self)
        self.network = _text(about.network_text(card), page)
        self.quality = _text(about.quality_text(card), page)
        self.limits = _text(about.limits_text(card), page)
        self.genres = GenreTable(about.genre_columns(), about.genre_rows(card), page)
        self.genres.setAccessibleName(self.tr("How good it is, genre by genre"))
        by_genre = _heading(self.tr("Genre by genre"), page)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(10)
        for heading, part in (
            (_heading(self.tr("What it was trained on"), page), self.network),
            (_heading(self.tr("How good it is"), page), self.quality),
            (by_genre, self.genres),
            (_heading(self.tr("What it cannot do"), page), self.limits),
        ):
            layout.addWidget(heading)
            layout.addWidget(part)
            layout.addSpacing(GAP)
        layout.addStretch(1)
        for part in (by_genre, self.genres):
            part.setVisible(self.genres.rowCount() > 0)
        return self._scrolling(page)

    def _scrolling(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(page)
        _uncover(area.viewport(), page)
        return area

    def _licences_page(self, card: ModelCard) -> QWidget:
        self.licences = QTextBrowser(self)
        self.licences.setAccessibleName(self.tr("Licences"))
        self.licences.setFrameShape(QFrame.Shape.NoFrame)
        self.licences.setOpenExternalLinks(True)
        self.licences.document().setDocumentMargin(MARGINS[0])
        _uncover(self.licences.viewport())
        self.licences.setHtml(about.licences_text(card))
        return self.licences


class GenreTable(QTableWidget):
    """Figures of every genre; as high as all of its rows, since the page around it scrolls."""

    def __init__(
        self, columns: Sequence[about.Column], rows: Sequence[about.GenreRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(len(rows), len(columns), parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        # As far in as the headings above.
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, column in enumerate(columns):
            self.setHorizontalHeaderItem(number, _heading_cell(column, number))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                self.setItem(number, place, _cell(text, place))
        self._size_cells()

    def _size_cells(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + TALLER)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        header = self.horizontalHeader()
        name, *figures = (
            max(header.sectionSizeHint(column), self.sizeHintForColumn(column)) for column in range(self.columnCount())
        )
        return QSize(min(name, MOST_NAME) + sum(figures) + 2 * self.frameWidth(), self.sizeHint().height())


def _side(column: int) -> Qt.AlignmentFlag:
    """Set numbers to the right and words to the left."""
    words = column in (0, len(about.GenreRow._fields) - 1)
    return (Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter


def _heading_cell(column: about.Column, number: int) -> QTableWidgetItem:
    cell = QTableWidgetItem(column.name)
    cell.setToolTip(explained(column.tip))
    cell.setData(Qt.ItemDataRole.AccessibleDescriptionRole, column.tip)
    cell.setTextAlignment(_side(number))
    return cell


def _cell(text: str, column: int) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    cell.setTextAlignment(_side(column))
    if column == 0:
        cell.setToolTip(explained(text))
    return cell


def _heading(text: str, parent: QWidget, larger: float = 1.15) -> QLabel:
    label = QLabel(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * larger)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def _text(rich: str, parent: QWidget) -> QLabel:
    """Make a label of rich text that can be selected, and whose links can be opened."""
    label = QLabel(rich, parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(READABLE)
    label.setOpenExternalLinks(True)
    # A name of another hand, which may be one long word, does not widen the window beyond the screen.
    label.setMinimumWidth(1)
    return label


def _uncover(*widgets: QWidget) -> None:
    """Let the tab's own ground be seen, alike on all pages."""
    for widget in widgets:
        widget.setAutoFillBackground(False)
