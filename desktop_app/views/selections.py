"""Which rows are selected, told by ranges: of 100,000 rows there may be one range."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractItemModel, QItemSelection


def ranges_of(selection: QItemSelection) -> Iterator[range]:
    """Yield the rows of each range of a selection."""
    for place in range(selection.size()):
        part = selection.at(place)
        yield range(part.top(), part.bottom() + 1)


def rows_of(selection: QItemSelection) -> list[int]:
    """List the rows of a selection, each once, in order."""
    return sorted({row for rows in ranges_of(selection) for row in rows})


def selection_of(model: QAbstractItemModel, rows: NDArray[np.int64]) -> QItemSelection:
    """Select whole rows of a model, given in order: int64 [rows]."""
    selection, last = QItemSelection(), model.columnCount() - 1
    ends = np.flatnonzero(np.diff(rows) != 1)
    starts = rows[np.concatenate([[0], ends + 1])] if rows.size else rows
    stops = rows[np.concatenate([ends, [-1]])] if rows.size else rows
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        selection.select(model.index(start, 0), model.index(stop, last))
    return selection
