"""A person saves what was read."""

import json

import pandas as pd
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from classifier.tables import columns
from tests.desktop.conftest import WAIT

CSV, EXCEL, JSON = "CSV (*.csv)", "CSV for Excel (*.csv)", "JSON (*.json)"


@pytest.fixture
def export(qtbot, window, monkeypatch):
    """Choose Export… and answer its question; give what the window then says."""

    def do(path, kind=CSV):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))
        window.notice.hide()
        window.progress.export.click()
        qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
        return window.notice.label.text()

    return do


def test_a_csv_file_holds_a_row_for_every_poster(export, read_all, poster_folder, tmp_path):
    read_all(poster_folder)
    told = export(tmp_path / "out.csv")
    table = pd.read_csv(tmp_path / "out.csv")
    assert list(table.columns) == columns()
    assert list(table["status"]) == ["damaged", "ok", "ok"]
    assert list(table["path"]) == [str(poster_folder / n) for n in ("broken.jpg", "poster 2.jpg", "poster 10.png")]
    assert told == f"3 posters exported to {tmp_path / 'out.csv'}."


def test_excel_is_told_that_it_is_utf8(export, read_all, poster_file, tmp_path):
    read_all(poster_file)
    export(tmp_path / "out.csv", EXCEL)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfpath,")


def test_json_and_a_name_without_a_suffix(export, read_all, poster_file, tmp_path):
    read_all(poster_file)
    export(tmp_path / "out", JSON)
    (row,) = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert row["path"] == str(poster_file)
    assert len(row["scores"]) == 19


def test_a_file_that_gets_its_suffix_here_is_not_replaced_unasked(
    qtbot, window, read_all, poster_file, tmp_path, monkeypatch
):
    read_all(poster_file)
    (tmp_path / "out.csv").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), CSV))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    window.progress.export.click()
    qtbot.wait(500)
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(export, window, read_all, poster_file, tmp_path):
    read_all(poster_file)
    told = export(tmp_path / "no such folder" / "out.csv")
    assert told.endswith("its folder does not exist. Choose another one.")
    assert window.session.posters.done == 1
    assert "1 posters exported" not in told


def test_thinking_better_of_it_writes_nothing(window, read_all, poster_file, monkeypatch, tmp_path):
    read_all(poster_file)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = sorted(tmp_path.rglob("*.csv"))
    window.actions_.export.trigger()
    assert sorted(tmp_path.rglob("*.csv")) == before
    assert not window.notice.isVisible()


def test_the_folder_is_remembered(export, read_all, settings, poster_file, tmp_path):
    read_all(poster_file)
    (tmp_path / "results").mkdir()
    export(tmp_path / "results" / "out.csv")
    assert settings.folder("export") == tmp_path / "results"
