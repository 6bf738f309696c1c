"""What is remembered between starts; a damaged or missing file only means the defaults."""

from enum import StrEnum
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from classifier.presets import Preset


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def settings_path() -> Path:
    """Path of the settings file, in the place that the platform has for it."""
    return Path(platformdirs.user_config_dir("onesheet", appauthor=False)) / "settings.ini"


class Settings:
    """Typed access to the settings file."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        try:
            return Theme(str(self._store.value("theme", Theme.SYSTEM)))
        except ValueError:
            return Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", str(theme))

    @property
    def evidence_shown(self) -> bool:
        return str(self._store.value("evidence", "true")).lower() != "false"

    @evidence_shown.setter
    def evidence_shown(self, shown: bool) -> None:
        self._store.setValue("evidence", shown)

    @property
    def preset(self) -> Preset:
        """The rule by which genres are assigned."""
        try:
            return Preset(str(self._store.value("preset", Preset.BALANCED)))
        except ValueError:
            return Preset.BALANCED

    @preset.setter
    def preset(self, preset: Preset) -> None:
        self._store.setValue("preset", str(preset))

    @property
    def network(self) -> Path | None:
        """Folder of the network that was chosen; None for the one that comes with the program."""
        folder = str(self._store.value("network", ""))
        return Path(folder) if folder else None

    @network.setter
    def network(self, folder: Path | None) -> None:
        self._store.setValue("network", str(folder) if folder else "")

    def folder(self, purpose: str) -> Path:
        """The folder last used for a purpose ("open", "export"), or the home folder where it is gone."""
        folder = Path(str(self._store.value(f"folder/{purpose}", "")) or Path.home())
        try:
            return folder if folder.is_dir() else Path.home()
        except OSError:
            return Path.home()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self._store.setValue(f"folder/{purpose}", str(folder))

    def layout(self, name: str) -> QByteArray | None:
        """What a window or a splitter saved about its layout, if anything."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def remember_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)
