"""A person saves what was read."""

import json

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from classifier.rows import columns
from desktop_app.exporting import Format, Scope
from desktop_app.views.export_dialog import ExportDialog
from tests.desktop.conftest import WAIT


@pytest.fixture
def asked(monkeypatch):
    """What the export dialog offered, each time that it was opened."""
    return []


@pytest.fixture
def export(qtbot, window, monkeypatch, asked):
    """Choose Export… and answer its questions; give what the window then says."""

    def do(path, format_=Format.CSV, scope=None):
        def answer(dialog):
            asked.append({scope: button.text() for scope, button in dialog.scopes.items() if button.isEnabled()})
            dialog.formats[format_].setChecked(True)
            if scope:
                dialog.scopes[scope].setChecked(True)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(ExportDialog, "exec", answer)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
        window.notice.hide()
        window.progress.export.click()
        qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
        return window.notice.label.text()

    return do


def names_in(path):
    return [cell.rpartition("/")[2] for cell in pd.read_csv(path)["path"]]


def test_a_csv_file_holds_a_row_for_every_poster(export, read_all, poster_folder, tmp_path):
    read_all(poster_folder)
    told = export(tmp_path / "out.csv")
    table = pd.read_csv(tmp_path / "out.csv")
    assert list(table.columns) == columns()
    assert list(table["status"]) == ["damaged", "ok", "ok"]
    assert list(table["path"]) == [str(poster_folder / n) for n in ("broken.jpg", "poster 2.jpg", "poster 10.png")]
    assert told == f"3 posters exported to {tmp_path / 'out.csv'}."


def test_excel_is_told_that_it_is_utf8_and_that_is_remembered(export, read_all, poster_file, tmp_path, settings):
    read_all(poster_file)
    export(tmp_path / "out.csv", Format.EXCEL)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfpath,")
    assert settings.excel
    export(tmp_path / "plain.csv", Format.CSV)
    assert (tmp_path / "plain.csv").read_bytes().startswith(b"path,")
    assert not settings.excel


def test_json_and_a_name_without_a_suffix(export, read_all, poster_file, tmp_path):
    read_all(poster_file)
    export(tmp_path / "out", Format.JSON)
    (row,) = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert row["path"] == str(poster_file)
    assert len(row["scores"]) == 19


def test_what_is_shown_is_exported_in_its_order(export, asked, window, read_all, four_posters, tmp_path):
    read_all(four_posters[0].parent)
    window.filter_bar.search.setText("poster 1")
    window.filter_bar.direction.click()
    export(tmp_path / "shown.csv")
    assert asked[-1] == {
        Scope.ALL: "&All of them: 4",
        Scope.SHOWN: "Those &shown: 2",
        Scope.SELECTED: "Those se&lected: 1",
    }
    assert names_in(tmp_path / "shown.csv") == ["poster 10.jpg", "poster 1.jpg"]
    export(tmp_path / "all.csv", scope=Scope.ALL)
    assert names_in(tmp_path / "all.csv") == [path.name for path in reversed(four_posters)]


def test_what_is_selected_is_exported(export, window, read_all, four_posters, tmp_path):
    read_all(four_posters[0].parent)
    window.list.show_path(four_posters[2])
    export(tmp_path / "one.csv", scope=Scope.SELECTED)
    assert names_in(tmp_path / "one.csv") == ["poster 3.jpg"]
    window.filter_bar.search.setText("poster 1")
    window.list.select_all()
    export(tmp_path / "two.csv")
    assert names_in(tmp_path / "two.csv") == ["poster 1.jpg", "poster 10.jpg"]


@pytest.mark.parametrize("format_", [Format.LESSONS, Format.LINKED_LESSONS])
def test_corrections_are_exported_to_teach_with(export, window, read_all, four_posters, tmp_path, format_):
    read_all(four_posters[0].parent)
    window.correcting.mark([0, 2], "War", True)
    window.correcting.mark([2], "Horror", True)
    (tmp_path / "lessons").mkdir()
    told = export(tmp_path / "lessons", format_)
    movies = pd.read_csv(tmp_path / "lessons" / "movies.csv")
    assert told == f"2 posters exported to {tmp_path / 'lessons'}."
    assert dict(zip(movies["title"], movies["genres"], strict=True)) == {"poster 1": "War", "poster 3": "Horror|War"}
    files = {path.stem: path for path in (tmp_path / "lessons" / "posters").iterdir()}
    assert set(files) == set(movies["movieId"].astype(str))
    assert all(path.is_symlink() == (format_ is Format.LINKED_LESSONS) for path in files.values())
    contents = {path.read_bytes() for path in files.values()}
    assert contents == {four_posters[0].read_bytes(), four_posters[2].read_bytes()}


def test_where_nothing_was_corrected_there_is_nothing_to_teach_with(export, read_all, poster_file, tmp_path):
    read_all(poster_file)
    told = export(tmp_path, Format.LESSONS)
    assert told == "None of them has your word yet: check the genres that are right first."
    assert not (tmp_path / "movies.csv").exists()


def test_a_poster_that_is_gone_is_left_out_and_told(export, window, read_all, four_posters, tmp_path):
    read_all(four_posters[0].parent)
    window.correcting.mark([0, 1], "War", True)
    four_posters[1].unlink()
    (tmp_path / "lessons").mkdir()
    told = export(tmp_path / "lessons", Format.LESSONS)
    assert told == f"1 poster exported to {tmp_path / 'lessons'}; 1 could not be copied."


def test_success_opens_the_folder(export, window, read_all, poster_file, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    read_all(poster_file)
    export(tmp_path / "out.csv")
    assert window.notice.action.text() == "Open its folder"
    window.notice.action.click()
    assert opened == [str(tmp_path)]


def test_a_file_that_gets_its_suffix_here_is_not_replaced_unasked(
    export, qtbot, window, read_all, poster_file, tmp_path, monkeypatch
):
    read_all(poster_file)
    (tmp_path / "out.csv").write_text("mine")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or QMessageBox.StandardButton.No)
    monkeypatch.setattr(ExportDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    window.progress.export.click()
    assert asked == ["out.csv is there already. Replace it?"]
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(export, window, read_all, poster_file, tmp_path):
    read_all(poster_file)
    told = export(tmp_path / "no such folder" / "out.csv")
    assert told.endswith("its folder does not exist. Choose another one.")
    assert window.session.posters.done == 1


@pytest.mark.parametrize("where", ["dialog", "file"])
def test_thinking_better_of_it_writes_nothing(window, read_all, poster_file, monkeypatch, tmp_path, where):
    read_all(poster_file)
    code = QDialog.DialogCode.Rejected if where == "dialog" else QDialog.DialogCode.Accepted
    monkeypatch.setattr(ExportDialog, "exec", lambda _dialog: code)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = sorted(tmp_path.rglob("*.csv"))
    window.actions_.export.trigger()
    assert sorted(tmp_path.rglob("*.csv")) == before
    assert not window.notice.isVisible()


def test_the_folder_and_the_format_are_remembered(export, window, read_all, settings, poster_file, tmp_path):
    read_all(poster_file)
    (tmp_path / "results").mkdir()
    export(tmp_path / "results" / "out.json", Format.JSON)
    assert settings.folder("export") == tmp_path / "results"
    assert settings.export_path(".json") == tmp_path / "results" / "out.json"
    assert settings.export_path(".csv") == tmp_path / "results" / "genres.csv"
    assert window.getting_out._format() is Format.JSON


def test_the_dialog_is_answered_by_keys(qtbot, window, read_all, four_posters):
    read_all(four_posters[0].parent)
    counts = {Scope.ALL: 4, Scope.SHOWN: 4, Scope.SELECTED: 0}
    dialog = ExportDialog(counts, Scope.ALL, Format.JSON, window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QApplication.processEvents()
    assert not dialog.scopes[Scope.SELECTED].isEnabled()
    dialog.formats[Format.JSON].setFocus()
    qtbot.keyClick(dialog.formats[Format.JSON], Qt.Key.Key_Up)
    assert dialog.chosen() == (Scope.ALL, Format.EXCEL)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
