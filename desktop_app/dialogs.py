"""Questions to the person: which posters, which folder, which file to write."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from classifier.listing import POSTER_SUFFIXES
from classifier.names import printable, visible
from desktop_app.exporting import Format
from desktop_app.settings import Settings


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
        settings.remember_recent(paths[0].parent)
    return paths


def ask_folder(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for a folder of posters; empty where the person thinks better of it."""
    name = QFileDialog.getExistingDirectory(parent, _tr("Open a folder of posters"), str(settings.folder("open")))
    if not name:
        return []
    settings.remember_folder("open", Path(name))
    settings.remember_recent(Path(name))
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


def ask_watched(parent: QWidget, settings: Settings) -> Path | None:
    """Ask for a folder to put under watch."""
    name = QFileDialog.getExistingDirectory(
        parent, _tr("Watch a folder: posters that arrive in it are read"), str(settings.folder("open"))
    )
    if not name:
        return None
    settings.remember_folder("open", Path(name))
    return Path(name)


def may_fetch(parent: QWidget, host: str) -> bool:
    """Ask whether posters may be fetched from a host of the web; asked once for each."""
    question = _tr("The poster is on the web. May Onesheet fetch it, and others that you drop here, from %1?").replace(
        "%1", host
    )
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    return QMessageBox.question(parent, _tr("Fetch from the web"), question, buttons) == QMessageBox.StandardButton.Yes


def may_read_again(parent: QWidget, posters: int) -> bool:
    """Ask whether all posters may be read again, by another network."""
    question = QCoreApplication.translate(
        "Dialogs",
        "Results of two networks are never mixed. Put away what has been read, and read %n posters in the list again?",
        None,
        posters,
    )
    buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
    return QMessageBox.question(parent, _tr("Another network"), question, buttons) == QMessageBox.StandardButton.Ok


def may_lose(parent: QWidget, posters: int) -> bool:
    """Ask whether the window may be closed, and with it corrections that are nowhere else."""
    question = QCoreApplication.translate(
        "Dialogs",
        "Your corrections of %n posters could not be kept, and are lost with this window. Close it all the same?",
        None,
        posters,
    )
    buttons = QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel
    answer = QMessageBox.question(parent, "Onesheet", question, buttons, QMessageBox.StandardButton.Cancel)
    return answer == QMessageBox.StandardButton.Close


def ask_target(parent: QWidget, settings: Settings, format_: Format) -> Path | None:
    """Ask for the file to export to, or for a folder where the format is one."""
    if not format_.suffix:
        return _ask_lessons_folder(parent, settings)
    kinds = {
        Format.CSV: _tr("CSV (*.csv)"),
        Format.EXCEL: _tr("CSV for Excel (*.csv)"),
        Format.JSON: _tr("JSON (*.json)"),
    }
    suggested = settings.export_path(format_.suffix)
    name, _ = QFileDialog.getSaveFileName(parent, _tr("Export"), str(suggested), kinds[format_])
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != format_.suffix:
        path = path.with_name(path.name + format_.suffix)
        # The dialog has asked about the name as it was written, not as it is now.
        if path.exists() and not _may_replace(parent, path):
            return None
    settings.remember_export(path)
    return path


def _ask_lessons_folder(parent: QWidget, settings: Settings) -> Path | None:
    name = QFileDialog.getExistingDirectory(
        parent, _tr("Export to a folder: movies.csv and posters"), str(settings.folder("lessons"))
    )
    if not name:
        return None
    settings.remember_folder("lessons", Path(name))
    return Path(name)


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = _tr("%1 is there already. Replace it?").replace("%1", visible(printable(path.name)))
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    box = QMessageBox(QMessageBox.Icon.Question, _tr("Export"), question, buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)  # A name may look like HTML.
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)
