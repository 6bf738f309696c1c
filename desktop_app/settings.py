"""What is remembered between starts; a damaged or missing file only means the defaults."""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from classifier.names import path_of, printable
from classifier.presets import Preset

RECENT: Final = 10
"""Folders that the menu of recent ones holds."""

Choice = TypeVar("Choice", bound=StrEnum)


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """Which language the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    SPANISH = "es"
    GERMAN = "de"
    CHINESE = "zh_CN"


class AtStart(StrEnum):
    """What the program does when it is started without posters."""

    NOTHING = "nothing"
    LAST_FOLDER = "last-folder"


class ViewMode(StrEnum):
    """How everything read is shown."""

    GALLERY = "gallery"
    TABLE = "table"


def settings_path() -> Path:
    """Path of the settings file, in the place that the platform has for it."""
    return Path(platformdirs.user_config_dir("onesheet", appauthor=False)) / "settings.ini"


class Settings:
    """Typed access to the settings file."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    # Choices.

    @property
    def theme(self) -> Theme:
        return self._choice("theme", Theme.SYSTEM)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", str(theme))

    @property
    def language(self) -> Language:
        return self._choice("language", Language.SYSTEM)

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", str(language))

    @property
    def at_start(self) -> AtStart:
        return self._choice("at-start", AtStart.NOTHING)

    @at_start.setter
    def at_start(self, at_start: AtStart) -> None:
        self._store.setValue("at-start", str(at_start))

    @property
    def view_mode(self) -> ViewMode:
        return self._choice("view", ViewMode.GALLERY)

    @view_mode.setter
    def view_mode(self, mode: ViewMode) -> None:
        self._store.setValue("view", str(mode))

    @property
    def preset(self) -> Preset:
        """The rule by which genres are assigned."""
        return self._choice("preset", Preset.BALANCED)

    @preset.setter
    def preset(self, preset: Preset) -> None:
        self._store.setValue("preset", str(preset))

    @property
    def overrides(self) -> dict[str, float]:
        """Thresholds of one's own, by genre, 0 to 1; they hold whatever the preset."""
        return {
            str(genre): float(value)
            for genre, value in self._json("overrides", {}).items()
            if isinstance(value, int | float) and 0 <= value <= 1
        }

    @overrides.setter
    def overrides(self, overrides: Mapping[str, float]) -> None:
        self._store.setValue("overrides", json.dumps(dict(overrides)))

    @property
    def network(self) -> Path | None:
        """Folder of the network that was chosen; None for the one that comes with the program."""
        return self._path("network")

    @network.setter
    def network(self, folder: Path | None) -> None:
        self._store.setValue("network", printable(folder) if folder else "")

    # How it looks.

    @property
    def evidence_shown(self) -> bool:
        return self._switch("evidence", True)

    @evidence_shown.setter
    def evidence_shown(self, shown: bool) -> None:
        self._store.setValue("evidence", shown)

    @property
    def evidence_opacity(self) -> int:
        """Of the evidence over the poster, in percent of its full strength."""
        return self._number("evidence-opacity", 100, 10, 100)

    @evidence_opacity.setter
    def evidence_opacity(self, percent: int) -> None:
        self._store.setValue("evidence-opacity", percent)

    @property
    def order(self) -> tuple[str, bool]:
        """By what posters are sorted, and whether from the largest down."""
        return str(self._store.value("order/key", "")), self._switch("order/descending", False)

    @order.setter
    def order(self, order: tuple[str, bool]) -> None:
        self._store.setValue("order/key", order[0])
        self._store.setValue("order/descending", order[1])

    @property
    def genre_columns(self) -> list[str]:
        """Genres whose scores the table shows, each in a column."""
        return self._texts("genre-columns")

    @genre_columns.setter
    def genre_columns(self, genres: Sequence[str]) -> None:
        self._store.setValue("genre-columns", json.dumps(list(genres)))

    # Getting in and out.

    @property
    def excel(self) -> bool:
        """Whether Excel is to open what is exported as CSV."""
        return self._switch("export/excel", False)

    @excel.setter
    def excel(self, excel: bool) -> None:
        self._store.setValue("export/excel", excel)

    @property
    def export_format(self) -> str:
        return str(self._store.value("export/format", ""))

    @export_format.setter
    def export_format(self, name: str) -> None:
        self._store.setValue("export/format", name)

    def export_path(self, suffix: str) -> Path:
        """The file last exported with a suffix, or else one in the folder last exported to."""
        remembered = self._path(f"export/path{suffix}")
        return self.folder("export") / (remembered.name if remembered else f"genres{suffix}")

    def remember_export(self, path: Path) -> None:
        self._store.setValue(f"export/path{path.suffix.lower()}", printable(path))
        self.remember_folder("export", path.parent)

    @property
    def recent(self) -> list[Path]:
        """Folders opened last, the latest first."""
        return [Path(name) for name in self._texts("recent")][:RECENT]

    def remember_recent(self, folder: Path) -> None:
        folders = [folder, *(other for other in self.recent if other != folder)]
        self._store.setValue("recent", json.dumps([str(path) for path in folders[:RECENT]]))

    def forget_recent(self) -> None:
        self._store.remove("recent")

    @property
    def watched(self) -> list[Path]:
        """Folders that are under watch."""
        return [Path(name) for name in self._texts("watched")]

    @watched.setter
    def watched(self, folders: Iterable[Path]) -> None:
        self._store.setValue("watched", json.dumps([str(path) for path in folders]))

    @property
    def agreed_hosts(self) -> list[str]:
        """Hosts of the web that posters may be fetched from."""
        return self._texts("agreed-hosts")

    @agreed_hosts.setter
    def agreed_hosts(self, hosts: Iterable[str]) -> None:
        self._store.setValue("agreed-hosts", json.dumps(sorted(set(hosts))))

    def folder(self, purpose: str) -> Path:
        """The folder last used for a purpose ("open", "export"), or the home folder where it is gone."""
        folder = self._path(f"folder/{purpose}") or Path.home()
        try:
            return folder if folder.is_dir() else Path.home()
        except (OSError, ValueError):
            return Path.home()

    def remember_folder(self, purpose: str, folder: Path) -> None:
        self._store.setValue(f"folder/{purpose}", printable(folder))

    def layout(self, name: str) -> QByteArray | None:
        """What a window or a splitter saved about its layout, if anything."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else None

    def remember_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)

    # Reading what may be damaged.

    def _path(self, key: str) -> Path | None:
        # What is no valid text would be lost on its way through Qt.
        text = str(self._store.value(key, ""))
        return path_of(text) if text else None

    def _choice(self, key: str, default: Choice) -> Choice:
        try:
            return type(default)(str(self._store.value(key, default)))
        except ValueError:
            return default

    def _switch(self, key: str, default: bool) -> bool:
        told = str(self._store.value(key, default)).lower()
        return told == "true" if told in ("true", "false") else default

    def _number(self, key: str, default: int, least: int, most: int) -> int:
        try:
            return min(max(int(str(self._store.value(key, default))), least), most)
        except ValueError:
            return default

    def _json(self, key: str, default: dict[str, object]) -> dict[str, object]:
        value = self._parsed(key)
        return {str(k): v for k, v in value.items()} if isinstance(value, dict) else default  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]

    def _texts(self, key: str) -> list[str]:
        value = self._parsed(key)
        return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]

    def _parsed(self, key: str) -> object:
        try:
            return json.loads(str(self._store.value(key, "")))
        except ValueError:
            return None
