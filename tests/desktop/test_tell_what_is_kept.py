"""Something goes wrong while a correction is on its way to the disk; the dialog says what is there and what is not."""

import sqlite3
from contextlib import closing

from classifier.catalogue import catalogue_path
from desktop_app.mishaps import Mishaps
from tests.desktop.conftest import WAIT


def test_what_is_not_on_the_disk_yet_is_not_said_to_be(qtbot, window, tmp_path):
    corrections = window.session.corrections
    corrections.catalogue()
    mishaps = Mishaps(window.session, window, tmp_path)
    with closing(sqlite3.connect(catalogue_path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        corrections.correct({"a" * 64: ("War",)})
        mishaps._tell("a report")
        assert mishaps.dialog.kept.text().startswith("Not all of your corrections could be kept")

    qtbot.waitUntil(lambda: corrections.unkept == 0, timeout=WAIT)
    assert mishaps.dialog.kept.text().startswith("Your corrections are on the disk.")
    mishaps.dialog.close()
