"""The menus and the toolbar: every action, its shortcut and its place."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QSizePolicy, QToolBar, QWidget

from classifier.names import printable
from classifier.presets import Preset
from desktop_app.genre_words import genre_name
from desktop_app.icons import SIZE as ICON_SIZE
from desktop_app.icons import icon
from desktop_app.preset_words import not_offered, preset_words
from desktop_app.settings import Theme, ViewMode

Key = QKeySequence.StandardKey

Choice = TypeVar("Choice")

_MARKS: Final = re.compile(r"\(&\w\)|&|…$")
"""What a menu's text has for its keys, and to say that it will ask: neither is a name's."""


@dataclass(frozen=True)
class Handlers:
    """What the actions do."""

    open_posters: Callable[[], object]
    open_folder: Callable[[], object]
    open_recent: Callable[[Path], object]
    forget_recent: Callable[[], object]
    watch_folder: Callable[[], object]
    stop_watching: Callable[[Path], object]
    open_samples: Callable[[], object]
    paste: Callable[[], object]
    copy: Callable[[], object]
    show_in_folder: Callable[[], object]
    select_all: Callable[[], object]
    find: Callable[[], object]
    export: Callable[[], object]
    remove: Callable[[], object]
    clear: Callable[[], object]
    confirm: Callable[[], object]
    take_back: Callable[[], object]
    mark: Callable[[str, bool], object]
    stop: Callable[[], object]
    resume: Callable[[], object]
    read_again: Callable[[], object]
    read_failed_again: Callable[[], object]
    show_evidence: Callable[[bool], object]
    choose_view: Callable[[ViewMode], object]
    choose_theme: Callable[[Theme], object]
    choose_preset: Callable[[Preset], object]
    open_network: Callable[[], object]
    use_bundled: Callable[[], object]
    preferences: Callable[[], object]
    shortcuts: Callable[[], object]
    open_log: Callable[[], object]
    about: Callable[[], object]


class Actions:
    """The window's actions, hung into its menu bar.

    Attributes:
        recent, watched, genres, columns: menus that are filled by what there is.
        posters_menu: what can be done with the posters that are selected.
    """

    def __init__(self, window: QMainWindow, do: Handlers, undo_stack: QUndoStack) -> None:
        self._window = window
        self._do = do
        # The bar owns all that hangs in it: with another one, in another language, the old ones are gone.
        self._bar = QMenuBar(window)
        window.setMenuBar(self._bar)
        self._icons: dict[QAction, str] = {}
        self._fill_file(self._menu(_tr("&File")))
        self._fill_edit(self._menu(_tr("&Edit")), undo_stack)
        self._fill_genres(self._menu(_tr("&Genres")))
        self._fill_reading(self._menu(_tr("&Reading")))
        self._fill_view(self._menu(_tr("&View")))
        self._fill_help(self._menu(_tr("&Help")))
        self.posters_menu = self._posters_menu()
        self.refresh_icons()
        self.tell_keys()

    # The menus.

    def _fill_file(self, menu: QMenu) -> None:
        do = self._do
        self.open_posters = self._add(menu, _tr("&Open posters…"), Key.Open, do.open_posters, "open")
        self.open_folder = self._add(menu, _tr("Open a &folder…"), "Ctrl+Shift+O", do.open_folder, "folder")
        self.recent = menu.addMenu(_tr("Open &recent"))
        menu.addSeparator()
        self.watch_folder = self._add(menu, _tr("&Watch a folder…"), "Ctrl+Shift+W", do.watch_folder, "watch")
        self.watched = menu.addMenu(_tr("Folders &under watch"))
        menu.addSeparator()
        self.open_samples = self._add(menu, _tr("Try the &samples"), None, do.open_samples)
        menu.addSeparator()
        self.export = self._add(menu, _tr("&Export…"), "Ctrl+E", do.export, "export")
        menu.addSeparator()
        self.preferences = self._add(menu, _tr("Prefere&nces…"), Key.Preferences, do.preferences)
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        if not self.preferences.shortcuts():
            self.preferences.setShortcut(QKeySequence("Ctrl+,"))
        self.quit = self._add(menu, _tr("&Quit"), Key.Quit, self._window.close)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, menu: QMenu, undo_stack: QUndoStack) -> None:
        do = self._do
        self.undo = undo_stack.createUndoAction(self._bar, _tr("&Undo"))
        self.undo.setShortcuts(Key.Undo)
        self.redo = undo_stack.createRedoAction(self._bar, _tr("&Redo"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for action, name in ((self.undo, "undo"), (self.redo, "redo")):
            self._icons[action] = name
            menu.addAction(action)
        menu.addSeparator()
        self.copy = self._add(menu, _tr("&Copy"), Key.Copy, do.copy)
        self.paste = self._add(menu, _tr("&Paste"), Key.Paste, do.paste)
        self.select_all = self._add(menu, _tr("Select &all"), Key.SelectAll, do.select_all)
        self.find = self._add(menu, _tr("&Find…"), Key.Find, do.find)
        self.show_in_folder = self._add(menu, _tr("Show in its f&older"), "Ctrl+Shift+F", do.show_in_folder)
        menu.addSeparator()
        self.remove = self._add(menu, _tr("Re&move from the list"), Key.Delete, do.remove)
        self.clear = self._add(menu, _tr("Clear the &list"), None, do.clear)

    def _fill_genres(self, menu: QMenu) -> None:
        do = self._do
        self.confirm = self._add(menu, _tr("The assigned genres are &right"), "Ctrl+Return", do.confirm, "confirm")
        self.genres = menu.addMenu(_tr("&This genre is right"))
        self.take_back = self._add(menu, _tr("Take back &your word"), "Ctrl+Backspace", do.take_back)
        menu.addSeparator()
        self.presets = self._add_presets(menu)

    def _fill_reading(self, menu: QMenu) -> None:
        do = self._do
        self.stop = self._add(menu, _tr("&Stop"), "Ctrl+.", do.stop)
        self.resume = self._add(menu, _tr("&Resume"), "Ctrl+Shift+.", do.resume)
        menu.addSeparator()
        self.read_again = self._add(menu, _tr("Read &again"), Key.Refresh, do.read_again)
        self.read_failed_again = self._add(menu, _tr("Retry all that &failed"), "Shift+F5", do.read_failed_again)
        menu.addSeparator()
        self.open_network = self._add(menu, _tr("Open another &network…"), None, do.open_network)
        self.use_bundled = self._add(menu, _tr("Use the &bundled network"), None, do.use_bundled)

    def _fill_view(self, menu: QMenu) -> None:
        names = {ViewMode.GALLERY: _tr("&Gallery"), ViewMode.TABLE: _tr("&Table")}
        self.views = self._add_choice(menu, names, self._do.choose_view, ("Ctrl+1", "Ctrl+2"))
        for mode, action in self.views.items():
            self._icons[action] = str(mode)
        self.columns = menu.addMenu(_tr("&Columns of the table"))
        menu.addSeparator()
        self.evidence = self._add(menu, _tr("Show &evidence"), "E", None, "evidence")
        self.evidence.setCheckable(True)
        self.evidence.toggled.connect(self._do.show_evidence)
        menu.addSeparator()
        themes = {Theme.SYSTEM: _tr("As the &system"), Theme.LIGHT: _tr("&Light"), Theme.DARK: _tr("&Dark")}
        self.themes = self._add_choice(menu.addMenu(_tr("T&heme")), themes, self._do.choose_theme)
        self.full_screen = self._add(menu, _tr("&Full screen"), Key.FullScreen, None)
        if not self.full_screen.shortcuts():
            self.full_screen.setShortcut(QKeySequence("F11"))
        self.full_screen.setCheckable(True)
        self.full_screen.toggled.connect(self._fill_screen)

    def _fill_help(self, menu: QMenu) -> None:
        self.shortcuts = self._add(menu, _tr("&Keyboard shortcuts"), "F1", self._do.shortcuts)
        self.open_log = self._add(menu, _tr("Open the &log's folder"), None, self._do.open_log)
        about = self._add(menu, _tr("&About Onesheet"), None, self._do.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _posters_menu(self) -> QMenu:
        menu = QMenu(self._bar)
        menu.addAction(self.confirm)
        menu.addMenu(self.genres)
        menu.addAction(self.take_back)
        menu.addSeparator()
        menu.addActions([self.copy, self.show_in_folder, self.read_again])
        menu.addSeparator()
        menu.addActions([self.export, self.remove])
        return menu

    # Making them.

    def _menu(self, title: str) -> QMenu:
        return self._bar.addMenu(title)

    def _add(
        self, menu: QMenu, text: str, key: Key | str | None, do: Callable[[], object] | None, name: str = ""
    ) -> QAction:
        action = QAction(text, self._bar)
        if isinstance(key, Key):
            action.setShortcuts(key)
        elif key is not None:
            action.setShortcut(QKeySequence(key))
        if do is not None:
            action.triggered.connect(lambda _checked=False: do())
        if name:
            self._icons[action] = name
        menu.addAction(action)
        return action

    def _add_choice(
        self, menu: QMenu, names: dict[Choice, str], do: Callable[[Choice], object], keys: Sequence[str] = ()
    ) -> dict[Choice, QAction]:
        """Add one action for each choice, one of which is taken."""
        group = QActionGroup(self._bar)
        actions: dict[Choice, QAction] = {}
        for place, (choice, name) in enumerate(names.items()):
            key = keys[place] if place < len(keys) else None
            action = self._add(menu, name, key, lambda choice=choice: do(choice))
            action.setCheckable(True)
            group.addAction(action)
            actions[choice] = action
        return actions

    def _add_presets(self, menu: QMenu) -> dict[Preset, QAction]:
        presets = menu.addMenu(_tr("&Assign genres"))
        presets.setToolTipsVisible(True)
        names = {preset: preset_words(preset).name for preset in Preset}
        return self._add_choice(presets, names, self._do.choose_preset)

    def _fill_screen(self, full: bool) -> None:
        self._window.setWindowState(
            self._window.windowState() | Qt.WindowState.WindowFullScreen
            if full
            else self._window.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def hang_toolbar(self) -> QToolBar:
        """Put what is done often into a toolbar."""
        bar = QToolBar(_tr("Tools"), self._window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        bar.addActions([self.open_posters, self.open_folder])
        bar.addSeparator()
        bar.addActions([self.undo, self.redo])
        bar.addSeparator()
        bar.addActions([self.confirm, self.export])
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addActions(list(self.views.values()))
        self.confirm.setIconText(_tr("Confirm genres"))
        for action in (self.open_posters, self.open_folder, self.export):
            action.setIconText(_MARKS.sub("", action.text()))
        for action in (self.open_posters, self.open_folder, self.confirm, self.export):
            button = bar.widgetForAction(action)
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._window.addToolBar(bar)
        return bar

    def refresh_icons(self) -> None:
        """Draw icons in the colours of the theme."""
        for action, name in self._icons.items():
            action.setIcon(icon(name))

    def tell_keys(self) -> None:
        """Name each action's keys where it is pointed at in the toolbar."""
        for action in self._icons:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            told = _MARKS.sub("", action.text())
            action.setToolTip(f"{told} ({keys})" if keys else told)

    # What they offer.

    def enable(self, any_: bool, read: bool, failed: bool) -> None:
        """Offer what can be done, as there are any posters, some read, and some that failed."""
        for action in (self.clear, self.select_all, self.find):
            action.setEnabled(any_)
        self.export.setEnabled(read)
        self.read_failed_again.setEnabled(failed)

    def enable_for_selection(self, any_: bool) -> None:
        """Offer what is done to the posters that are selected, as there are any."""
        for action in (self.confirm, self.take_back, self.copy, self.show_in_folder, self.read_again, self.remove):
            action.setEnabled(any_)
        self.genres.setEnabled(any_)

    def offer_presets(self, offered: Container[Preset], chosen: Preset) -> None:
        """Offer the presets that a network has, one of which is in use."""
        for preset, action in self.presets.items():
            action.setEnabled(preset in offered)
            action.setChecked(preset == chosen)
            action.setToolTip(preset_words(preset).hint if preset in offered else not_offered())

    def offer_genres(self, shares: Mapping[str, float]) -> None:
        """Offer the network's genres to correct with; checked are those said to be right of all that is selected."""
        self.genres.clear()
        for genre, share in shares.items():
            action = self.genres.addAction(_plain(genre_name(genre)))
            action.setCheckable(True)
            action.setChecked(share >= 1)
            action.toggled.connect(partial(self._do.mark, genre))

    def offer_folders(self, recent: Sequence[Path], watched: Sequence[Path]) -> None:
        """Offer folders to open again, and those under watch to be let go."""
        self.recent.clear()
        for folder in recent:
            action = self.recent.addAction(_plain(printable(folder)))
            action.triggered.connect(lambda _checked=False, folder=folder: self._do.open_recent(folder))
        self.recent.addSeparator()
        self._add(self.recent, _tr("&Clear this menu"), None, self._do.forget_recent)
        self.recent.setEnabled(bool(recent))
        self.watched.clear()
        for folder in watched:
            action = self.watched.addAction(_tr("Stop watching %1").replace("%1", _plain(printable(folder))))
            action.triggered.connect(lambda _checked=False, folder=folder: self._do.stop_watching(folder))
        self.watched.setEnabled(bool(watched))


def _plain(text: str) -> str:
    """Keep an ampersand in a name from being taken for a shortcut's mark."""
    return text.replace("&", "&&")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
