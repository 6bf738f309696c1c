"""The titles over a table's columns, and the mark of the order beside one of them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

MARKS: Final = {Qt.SortOrder.AscendingOrder: "▴", Qt.SortOrder.DescendingOrder: "▾"}
"""They point as in other programs. Qt's own point the other way, and lie over the end of a title set to the right."""


class TableHeader(QHeaderView):
    """Titles that a person clicks to sort; they share no selection with the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N803 - Qt's
        super().initStyleOptionForIndex(option, logicalIndex)
        if self.isSortIndicatorShown() and logicalIndex == self.sortIndicatorSection():
            option.text = f"{option.text} {MARKS[self.sortIndicatorOrder()]}"  # pyright: ignore[reportAttributeAccessIssue]
            option.sortIndicator = QStyleOptionHeader.SortIndicator.None_  # pyright: ignore[reportAttributeAccessIssue]
