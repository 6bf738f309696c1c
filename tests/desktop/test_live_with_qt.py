"""What the window needs of the Qt that it runs on."""

import sys

import pytest
from PySide6.QtCore import QModelIndex

from desktop_app.genres_model import GenresModel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be released too often any more")
def test_asking_qt_for_nothing_does_not_wear_none_out():
    # PySide6 6.12.0 lets go of None at every call that gives it, until the interpreter aborts.
    model = GenresModel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        model.parent()
        QModelIndex().data()
    assert abs(sys.getrefcount(None) - before) < 100
