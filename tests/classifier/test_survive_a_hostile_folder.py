"""A person reads a folder full of hostile and odd files with the real command line."""

import os

import pytest

from tests.hostile import pictures


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes there")
def test_each_file_has_its_row_and_good_posters_are_read():
    # A poster that hangs takes a minute to be given up; tests of decoding apart wait for less.
    report = pictures.run(without=("hangs.jpg",))

    assert report.wrong == []
    assert report.rows == report.tried
    assert report.by_status["ok"] >= 20
