"""Which rows are selected, told by ranges: of 100,000 rows there may be one range."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection


def ranges_of(selection: QItemSelection) -> Iterator[range]:
    """Yield the rows of each range of a selection."""
    for place in range(selection.size()):
        part = selection.at(place)
        yield range(part.top(), part.bottom() + 1)


def rows_of(selection: QItemSelection) -> list[int]:
    """List the rows of a selection, each once, in order."""
    return sorted({row for rows in ranges_of(selection) for row in rows})
