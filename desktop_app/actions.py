"""The menus: every action, its shortcut and its place."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from classifier.presets import Preset
from desktop_app.preset_words import not_offered, preset_words
from desktop_app.settings import Theme

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Handlers:
    """What the actions do."""

    open_posters: Callable[[], object]
    open_folder: Callable[[], object]
    open_samples: Callable[[], object]
    paste: Callable[[], object]
    export: Callable[[], object]
    clear: Callable[[], object]
    stop: Callable[[], object]
    resume: Callable[[], object]
    read_again: Callable[[], object]
    show_evidence: Callable[[bool], object]
    choose_theme: Callable[[Theme], object]
    choose_preset: Callable[[Preset], object]
    open_network: Callable[[], object]
    use_bundled: Callable[[], object]
    about: Callable[[], object]


class Actions:
    """The window's actions, hung into its menu bar."""

    def __init__(self, window: QMainWindow, do: Handlers) -> None:
        self._window = window
        bar = window.menuBar()
        file = bar.addMenu(_tr("&File"))
        self.open_posters = self._add(file, _tr("&Open posters…"), Key.Open, do.open_posters)
        self.open_folder = self._add(file, _tr("Open a &folder…"), "Ctrl+Shift+O", do.open_folder)
        self.paste = self._add(file, _tr("&Paste"), Key.Paste, do.paste)
        self.open_samples = self._add(file, _tr("Try the &samples"), None, do.open_samples)
        file.addSeparator()
        self.export = self._add(file, _tr("&Export…"), "Ctrl+E", do.export)
        self.clear = self._add(file, _tr("&Clear the list"), None, do.clear)
        file.addSeparator()
        self.quit = self._add(file, _tr("&Quit"), Key.Quit, window.close)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        reading = bar.addMenu(_tr("&Reading"))
        self.stop = self._add(reading, _tr("&Stop"), "Ctrl+.", do.stop)
        self.resume = self._add(reading, _tr("&Resume"), None, do.resume)
        self.read_again = self._add(reading, _tr("Read this poster &again"), Key.Refresh, do.read_again)
        reading.addSeparator()
        self.presets = self._add_presets(reading, do)
        reading.addSeparator()
        self.open_network = self._add(reading, _tr("Open another &network…"), None, do.open_network)
        self.use_bundled = self._add(reading, _tr("Use the &bundled network"), None, do.use_bundled)
        view = bar.addMenu(_tr("&View"))
        self.evidence = self._add(view, _tr("Show &evidence"), "Ctrl+Shift+E", None)
        self.evidence.setCheckable(True)
        self.evidence.toggled.connect(do.show_evidence)
        self.themes = self._add_themes(view, do)
        about = self._add(bar.addMenu(_tr("&Help")), _tr("&About Onesheet"), None, do.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, menu: QMenu, text: str, key: Key | str | None, do: Callable[[], object] | None) -> QAction:
        action = QAction(text, self._window)
        if isinstance(key, Key):
            action.setShortcuts(key)
        elif key is not None:
            action.setShortcut(QKeySequence(key))
        if do is not None:
            action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action

    def _add_presets(self, reading: QMenu, do: Handlers) -> dict[Preset, QAction]:
        menu = reading.addMenu(_tr("&Assign genres"))
        menu.setToolTipsVisible(True)
        group = QActionGroup(self._window)
        actions: dict[Preset, QAction] = {}
        for preset in Preset:
            action = self._add(menu, preset_words(preset).name, None, lambda preset=preset: do.choose_preset(preset))
            action.setCheckable(True)
            group.addAction(action)
            actions[preset] = action
        return actions

    def offer_presets(self, offered: Container[Preset], chosen: Preset) -> None:
        """Offer the presets that a network has, one of which is in use."""
        for preset, action in self.presets.items():
            action.setEnabled(preset in offered)
            action.setChecked(preset == chosen)
            action.setToolTip(preset_words(preset).hint if preset in offered else not_offered())

    def _add_themes(self, view: QMenu, do: Handlers) -> dict[Theme, QAction]:
        menu = view.addMenu(_tr("&Theme"))
        group = QActionGroup(self._window)
        names = {Theme.SYSTEM: _tr("As the &system"), Theme.LIGHT: _tr("&Light"), Theme.DARK: _tr("&Dark")}
        actions: dict[Theme, QAction] = {}
        for theme, name in names.items():
            action = self._add(menu, name, None, lambda theme=theme: do.choose_theme(theme))
            action.setCheckable(True)
            group.addAction(action)
            actions[theme] = action
        return actions


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
