"""Questions to the person: which posters, which folder, which file to write."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from classifier.listing import POSTER_SUFFIXES
from classifier.names import printable
from desktop_app.settings import Settings


class Target(NamedTuple):
    """Where to export to.

    Attributes:
        path: of the file.
        excel: whether Excel is to open it.
    """

    path: Path
    excel: bool


def ask_posters(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for posters; empty where the person thinks better of it."""
    patterns = " ".join(f"*{suffix}" for suffix in sorted(POSTER_SUFFIXES))
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        _tr("Open posters"),
        str(settings.folder("open")),
        f"{_tr('Posters')} ({patterns});;{_tr('All files')} (*)",
    )
    paths = [Path(name) for name in names]
    if paths:
        settings.remember_folder("open", paths[0].parent)
    return paths


def ask_folder(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for a folder of posters; empty where the person thinks better of it."""
    name = QFileDialog.getExistingDirectory(parent, _tr("Open a folder of posters"), str(settings.folder("open")))
    if not name:
        return []
    settings.remember_folder("open", Path(name))
    return [Path(name)]


def ask_network(parent: QWidget, settings: Settings) -> Path | None:
    """Ask for the folder of a network."""
    name = QFileDialog.getExistingDirectory(
        parent, _tr("Open the folder of a network"), str(settings.folder("network"))
    )
    if not name:
        return None
    settings.remember_folder("network", Path(name).parent)
    return Path(name)


def may_read_again(parent: QWidget, posters: int) -> bool:
    """Ask whether all posters may be read again, by another network."""
    all_posters = _tr("the poster") if posters == 1 else _tr("all %1 posters").replace("%1", f"{posters:,}")
    question = _tr(
        "Results of two networks are never mixed. Put away what has been read, and read %1 in the list again?"
    ).replace("%1", all_posters)
    buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
    return QMessageBox.question(parent, _tr("Another network"), question, buttons) == QMessageBox.StandardButton.Ok


def ask_target(parent: QWidget, settings: Settings) -> Target | None:
    """Ask where to export to, and in which format."""
    csv, excel, json = _tr("CSV (*.csv)"), _tr("CSV for Excel (*.csv)"), _tr("JSON (*.json)")
    suggested = settings.folder("export") / "genres.csv"
    name, chosen = QFileDialog.getSaveFileName(parent, _tr("Export"), str(suggested), ";;".join((csv, excel, json)))
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() not in (".csv", ".json"):
        path = path.with_name(path.name + (".json" if chosen == json else ".csv"))
        # The dialog has asked about the name as it was written, not as it is now.
        if path.exists() and not _may_replace(parent, path):
            return None
    settings.remember_folder("export", path.parent)
    return Target(path, chosen == excel)


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = _tr("%1 is there already. Replace it?").replace("%1", printable(path.name))
    return QMessageBox.question(parent, _tr("Export"), question) == QMessageBox.StandardButton.Yes


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)
