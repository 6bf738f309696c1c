"""Results on their way out: exported to a file, or copied."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QMimeData, QObject, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from classifier.names import printable
from classifier.rows import defused
from desktop_app.dialogs import ask_target
from desktop_app.exporting import Format, Scope, Written
from desktop_app.genre_words import genre_name
from desktop_app.posters_model import Column, PostersModel
from desktop_app.session import Session
from desktop_app.settings import Settings
from desktop_app.sieve import EVERYTHING, sift
from desktop_app.urls import url_of
from desktop_app.views.export_dialog import ExportDialog
from desktop_app.views.light_table import LightTable
from desktop_app.views.notice import Notice
from desktop_app.words import percent

COPIED = (Column.NAME, Column.GENRES, Column.CONFIRMED, Column.SCORE, Column.STATUS)
"""Columns of a copied table, before those of the genres."""


class GettingOut(QObject):
    """Exports and copies what a person sees.

    Attributes:
        posters: the view that says what is shown and selected.
        notice: where success is told.
    """

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        session.exported.connect(self._tell)

    def show_in(self, posters: LightTable, notice: Notice) -> None:
        """Work with these views from now on."""
        self.posters, self.notice = posters, notice

    # Exporting.

    def rows(self, scope: Scope) -> list[int]:
        """Give the record's rows that a scope stands for, in the order shown."""
        model = self._session.posters
        if scope is Scope.ALL:
            return sift(model.record, EVERYTHING, model.order).tolist()
        return model.rows_shown(self.posters.selected_places() if scope is Scope.SELECTED else None)

    def export(self) -> None:
        """Ask for scope, format and file, and write it."""
        counts = {scope: len(self.rows(scope)) for scope in Scope}
        # Whoever has filtered or picked some means those.
        scope = Scope.SHOWN if counts[Scope.SHOWN] not in (0, counts[Scope.ALL]) else Scope.ALL
        scope = Scope.SELECTED if counts[Scope.SELECTED] > 1 else scope
        dialog = ExportDialog(counts, scope, self._format(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._export(*dialog.chosen())
        dialog.deleteLater()

    def _format(self) -> Format:
        """The format used last; CSV the way the preferences want it at first."""
        known = self._settings.export_format
        csv = Format.EXCEL if self._settings.excel else Format.CSV
        chosen = Format(known) if known in list(Format) else csv
        return csv if chosen in (Format.CSV, Format.EXCEL) else chosen

    def _export(self, scope: Scope, format_: Format) -> None:
        self._settings.export_format = str(format_)
        if format_ in (Format.CSV, Format.EXCEL):
            self._settings.excel = format_ is Format.EXCEL
        rows = self.rows(scope)
        if format_.suffix == "" and not self._corrected(rows):
            self.notice.say(self.tr("None of them has your word yet: check the genres that are right first."))
        elif target := ask_target(self._window, self._settings, format_):
            self._session.export(rows, target, format_)

    def _corrected(self, rows: Sequence[int]) -> bool:
        return bool(self._session.posters.record.corrected[list(rows)].any())

    def _tell(self, written: Written) -> None:
        path, count = printable(written.path), written.posters
        told = self.tr("%n posters exported to %1", "", count).replace("%1", path)
        if waiting := self._session.posters.present - self._session.posters.done:
            told += self.tr("; %1 still wait to be read").replace("%1", QLocale().toString(waiting))
        if written.left_out:
            told += self.tr("; %n could not be copied", "", len(written.left_out))
        folder = written.path if written.path.is_dir() else written.path.parent
        self.notice.say(f"{told}.", self.tr("Open its folder"), lambda: open_folder(folder))

    # Copying.

    def copy(self) -> None:
        """Put what is selected on the clipboard: one poster in words, several as a table."""
        places = self.posters.selected_places()
        if len(places) == 1:
            QGuiApplication.clipboard().setText(in_words(self._session.posters, places[0]))
        elif places:
            QGuiApplication.clipboard().setMimeData(as_table(self._session.posters, places))

    def show_in_folder(self) -> None:
        """Open the folder of the poster that is looked at."""
        if path := self.posters.current_path():
            open_folder(path.parent)


def open_folder(folder: Path) -> None:
    """Show a folder in the platform's file manager."""
    QDesktopServices.openUrl(url_of(folder))


def in_words(posters: PostersModel, place: int) -> str:
    """Tell one poster's name, genres and scores, a line each."""
    (row,) = posters.rows_shown([place])
    lines = [posters.index(place, Column.NAME).data()]
    if words := posters.words_on(row):
        lines.append(_tr("Your word: %1").replace("%1", ", ".join(map(genre_name, words))))
    reading = posters.record.reading(row)
    if reading is None or reading.prediction is None:
        return "\n".join([*lines, posters.verdict(row)])
    ranked = reading.prediction.ranked
    told = (f"{'✓ ' if entry.assigned else ''}{genre_name(entry.genre)} {percent(entry.score)}" for entry in ranked)
    return "\n".join([*lines, *told])


def as_table(posters: PostersModel, places: Sequence[int]) -> QMimeData:
    """Put posters into a table as spreadsheets paste it: by tabs, and as HTML."""
    columns = [*COPIED, *range(len(Column), posters.columnCount())]
    table = [[posters.headerData(column, Qt.Orientation.Horizontal) for column in columns]]
    table += [[posters.index(place, column).data() for column in columns] for place in places]
    rows = [[_cell(text) for text in row] for row in table]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in rows))
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    mime.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return mime


def _cell(text: str | None) -> str:
    """Keep a name with a tab or a line's end in it within its cell, and from being run as a formula."""
    return defused(" ".join((text or "").split()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("GettingOut", text)
