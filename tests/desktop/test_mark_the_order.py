"""A person sees in the table's head which column posters are sorted by, and which way."""

import pytest
from PySide6.QtWidgets import QStyleOptionHeader

from desktop_app.sieve import BY_CONFIDENCE, BY_NAME, Order


@pytest.mark.parametrize(("order", "title"), [(Order(BY_CONFIDENCE, True), "Score ▾"), (Order(BY_NAME), "Poster ▴")])
def test_the_mark_of_the_order_stands_beside_its_title(window, order, title):
    window._sort(order)
    header = window.list.table.horizontalHeader()
    option = QStyleOptionHeader()
    header.initStyleOptionForIndex(option, header.sortIndicatorSection())
    assert option.text == title
    assert option.sortIndicator == QStyleOptionHeader.SortIndicator.None_
