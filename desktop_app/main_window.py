"""Puts the views together; holds no logic of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from classifier.names import printable
from classifier.presets import Preset
from desktop_app.actions import Actions, Handlers
from desktop_app.correcting import Correcting
from desktop_app.dialogs import may_lose
from desktop_app.drop import accept_harmless, may_hold_posters
from desktop_app.getting_in import GettingIn
from desktop_app.getting_out import GettingOut, open_folder
from desktop_app.language import speak, spoken
from desktop_app.log import made_folder
from desktop_app.looking import Looking
from desktop_app.networks import Networks
from desktop_app.running import Running
from desktop_app.session import Session
from desktop_app.settings import Settings, Theme, ViewMode
from desktop_app.sheets import Sheets
from desktop_app.sieve import Filter, Order
from desktop_app.taskbar import Taskbar
from desktop_app.theme import choose_theme
from desktop_app.views.confidences import Confidences
from desktop_app.views.drop_veil import DropVeil
from desktop_app.views.empty import EmptyState
from desktop_app.views.filter_bar import FilterBar
from desktop_app.views.light_table import LightTable
from desktop_app.views.notice import Notice
from desktop_app.views.poster_panel import PosterPanel
from desktop_app.views.progress import ProgressStrip

SIZE: Final = (1240, 800)
SPLIT: Final = {ViewMode.GALLERY: (420, 450, 370), ViewMode.TABLE: (610, 320, 310)}
"""Widths of posters, poster and confidences at first: a table wants more."""


class MainWindow(QMainWindow):
    """The window.

    Attributes:
        session: the posters and the threads that work on them.
        correcting, getting_in, getting_out, looking, networks, sheets: what a person does with them.
        filter_bar, list, panel, confidences: the parts, from above and from the left.
        empty: what is seen before anything was dropped.
        progress, notice: the strips below and above.
        actions_: the menus' actions.
    """

    def __init__(self, settings: Settings, network: Path | None = None) -> None:
        """Open a window.

        Args:
            settings: what is remembered.
            network: folder of a network to read with, instead of the remembered one.
        """
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.correcting = Correcting(self.session, self)
        self.getting_in = GettingIn(self.session, settings, self)
        self.getting_out = GettingOut(self.session, settings, self)
        self.looking = Looking(self.session, self.correcting, self)
        self.networks = Networks(self.session, settings, self)
        self.sheets = Sheets(self.session, settings, self)
        self.taskbar = Taskbar(self)
        self.running = Running(self.session, self.taskbar, self)
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self._build()
        self._connect_session()
        if geometry := settings.layout("window"):
            self.restoreGeometry(geometry)
        self.networks.start(network)

    def begin(self, paths: Sequence[Path]) -> None:
        """Read what the program was started with."""
        self.getting_in.begin(paths)

    # Building.

    def _build(self) -> None:
        """Make all that is seen; made anew when another language is chosen."""
        self.empty = EmptyState(self)
        self.filter_bar = FilterBar(self.session.card.genres, self)
        self.list = LightTable(self.session.posters, self.session.thumbnails, self)
        self.panel = PosterPanel(self)
        self.confidences = Confidences(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        for index, part in enumerate((self.list, self.panel, self.confidences)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(index, False)
            self.splitter.setStretchFactor(index, int(part is not self.confidences))
        self.light_table = QWidget(self)
        _stack(self.light_table, self.filter_bar, self.splitter)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.light_table)
        self.notice = Notice(self)
        self.progress = ProgressStrip(self)
        central = QWidget(self)
        _stack(central, self.notice, self.pages, self.progress)
        self.setCentralWidget(central)
        self.veil = DropVeil(self)
        self.actions_ = Actions(self, self._handlers(), self.correcting.undo_stack)
        self.toolbar = self.actions_.hang_toolbar()
        self.panel.evidence_bar.toggle.setDefaultAction(self.actions_.evidence)
        self.getting_out.show_in(self.list, self.notice)
        self.looking.show_in(self.list, self.panel, self.confidences)
        self.running.show_in(self.progress, self.actions_)
        self._connect_views()
        self._restore_views()

    def _handlers(self) -> Handlers:
        coming, going, session = self.getting_in, self.getting_out, self.session
        correcting, looking = self.correcting, self.looking
        return Handlers(
            open_posters=coming.open_posters,
            open_folder=coming.open_folder,
            open_recent=coming.open_recent,
            forget_recent=coming.forget_recent,
            watch_folder=coming.watch_folder,
            stop_watching=coming.stop_watching,
            open_samples=coming.open_samples,
            paste=coming.paste,
            copy=going.copy,
            show_in_folder=going.show_in_folder,
            select_all=self.list.select_all,
            find=self.search,
            export=going.export,
            remove=lambda: correcting.remove(looking.selected()),
            clear=correcting.clear,
            confirm=lambda: correcting.confirm(looking.selected()),
            take_back=lambda: correcting.take_back(looking.selected()),
            mark=looking.mark,
            stop=session.stop,
            resume=session.resume,
            read_again=looking.read_selected_again,
            read_failed_again=session.read_failed_again,
            show_evidence=self.show_evidence,
            choose_view=self.choose_view,
            choose_theme=self.choose_theme,
            choose_preset=self.networks.choose_preset,
            open_network=self.networks.ask,
            use_bundled=self.networks.use_bundled,
            preferences=self.sheets.preferences,
            shortcuts=self.sheets.shortcuts,
            open_log=self.open_log,
            about=self.sheets.about,
        )

    def _connect_session(self) -> None:
        session = self.session
        session.posters.counted.connect(self._count)
        session.posters.sifted.connect(self._count_shown)
        session.arrived.connect(self._show_arrived)
        session.noticed.connect(self._say)
        self.networks.said.connect(self._say)
        self.networks.used.connect(self._follow_network)
        self.networks.ruled.connect(self._follow_preset)
        self.getting_in.told.connect(self._say)
        self.sheets.applied.connect(self._apply_preferences)
        self.getting_in.folders_changed.connect(self._offer_folders)

    def _connect_views(self) -> None:
        session, posters = self.session, self.session.posters
        self.list.selected.connect(self._show_selected)
        self.list.in_sight.connect(session.prefer)
        self.list.menu_wanted.connect(self.actions_.posters_menu.popup)
        self.list.typed.connect(self.filter_bar.type_on)
        self.panel.menu_wanted.connect(self.actions_.posters_menu.popup)
        session.outdated.connect(self.notice.take_back)
        self.actions_.genres.aboutToShow.connect(self._offer_genres)
        self.list.filter_cleared.connect(self.filter_bar.clear)
        self.list.table.order_wanted.connect(self._sort)
        self.list.table.columns_changed.connect(self._remember_columns)
        self.actions_.columns.aboutToShow.connect(self._offer_columns)
        self.filter_bar.filter_changed.connect(posters.set_filter)
        self.filter_bar.order_changed.connect(self._sort)
        self.filter_bar.left.connect(self.list.take_focus)
        self.panel.evidence_bar.strength.valueChanged.connect(self._remember_opacity)
        self.progress.export_wanted.connect(self.getting_out.export)
        self.empty.posters_wanted.connect(self.getting_in.open_posters)
        self.empty.folder_wanted.connect(self.getting_in.open_folder)
        self.empty.samples_wanted.connect(self.getting_in.open_samples)

    def _restore_views(self) -> None:
        settings = self.settings
        if columns := settings.layout(self._columns_name()):
            self.list.table.horizontalHeader().restoreState(columns)
        self.list.table.show_genre_columns(settings.genre_columns)
        self.actions_.evidence.setChecked(settings.evidence_shown)
        self.panel.set_evidence_shown(settings.evidence_shown)
        self.panel.evidence_bar.strength.setValue(settings.evidence_opacity)
        self.actions_.themes[settings.theme].setChecked(True)
        self._show_mode(settings.view_mode)
        self._sort(Order(*settings.order))
        self._show_selected(0)
        self._offer_folders()
        self._count(self.session.posters.done, self.session.posters.failed, self.session.posters.present)

    def _rebuild(self) -> None:
        """Make all that is seen anew, in the language spoken now; posters and corrections stay."""
        self._remember_layout()
        path = self.list.current_path()
        self.removeToolBar(self.toolbar)
        for old in (self.toolbar, self.veil):
            old.deleteLater()
        self.session.posters.set_filter(Filter())
        self._build()
        self.networks.follow()
        if path is not None:
            self.list.show_path(path)

    # What a person does.

    def search(self) -> None:
        """Let a name be typed."""
        self.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.search.selectAll()

    def _sort(self, order: Order) -> None:
        self.settings.order = (order.key, order.descending)
        self.session.posters.set_order(order)
        self.filter_bar.show_order(order)
        self.list.table.show_order(order)

    def show_evidence(self, shown: bool) -> None:
        """Allow evidence over the poster, or keep it clear."""
        self.settings.evidence_shown = shown
        self.panel.set_evidence_shown(shown)

    def _remember_opacity(self, percent: int) -> None:
        self.settings.evidence_opacity = percent

    def _remember_columns(self, genres: Sequence[str]) -> None:
        """Show the columns that were asked for, in the table, whose they are."""
        self.settings.genre_columns = genres
        self.choose_view(ViewMode.TABLE)

    def choose_view(self, mode: ViewMode) -> None:
        """Show all posters as a gallery, or as a table."""
        if mode is not self.list.mode:
            self._remember_widths()
        self.settings.view_mode = mode
        self._show_mode(mode)

    def _show_mode(self, mode: ViewMode) -> None:
        self.list.set_mode(mode)
        self.actions_.views[mode].setChecked(True)
        if not self.splitter.restoreState(self.settings.layout(f"splitter-{mode}") or QByteArray()):
            self.splitter.setSizes(list(SPLIT[mode]))

    def choose_theme(self, theme: Theme) -> None:
        """Put on another theme at once, and remember it."""
        self.settings.theme = theme
        self.actions_.themes[theme].setChecked(True)
        choose_theme(_application(), theme)

    def _apply_preferences(self) -> None:
        before = spoken()
        self.choose_theme(self.settings.theme)
        speak(_application(), self.settings.language)
        if spoken() is not before:
            self._rebuild()
        self.networks.choose_preset(self.settings.preset)

    # What they are told.

    def _say(self, sentence: str) -> None:
        """Say something above the posters, or take back what was said."""
        if sentence:
            self.notice.say(sentence)
        else:
            self.notice.hide()

    def open_log(self) -> None:
        """Show the log's folder in the platform's file manager."""
        open_folder(made_folder())

    def tell_crash(self) -> None:
        """Say that the program broke off when it last ran, and where to find out why."""
        told = self.tr("Onesheet ended unexpectedly when it last ran. Your corrections, and what it read, were kept.")
        self.notice.say(told, self.tr("Open the log's folder"), self.open_log)

    def _follow_network(self) -> None:
        """Offer what the network in use has, and look at the poster through it."""
        own = self.networks.own
        self.taskbar.name(f"{printable(own.name)} – Onesheet" if own else "Onesheet")
        self.actions_.use_bundled.setEnabled(own is not None)
        self.filter_bar.offer_genres(self.session.card.genres)
        self.session.posters.set_filter(self.filter_bar.filter())
        self.looking.look_again()

    def _follow_preset(self, preset: Preset) -> None:
        self.actions_.offer_presets(self.session.card.presets, preset)
        self.looking.use_preset(preset)

    def _offer_genres(self) -> None:
        self.actions_.offer_genres(self.looking.shares())

    def _offer_columns(self) -> None:
        self.list.table.fill_columns_menu(self.actions_.columns)

    def _offer_folders(self) -> None:
        self.actions_.offer_folders(self.settings.recent, self.settings.watched)

    def _count(self, done: int, failed: int, total: int) -> None:
        self.pages.setCurrentWidget(self.light_table if total else self.empty)
        self.actions_.enable(any_=total > 0, read=done > 0, failed=failed > 0)
        self.running.show()
        self._count_shown()

    def _count_shown(self) -> None:
        posters = self.session.posters
        self.filter_bar.show_count(posters.rowCount(), posters.present, self.list.selected_count)

    def _show_selected(self, selected: int) -> None:
        self.actions_.enable_for_selection(selected > 0)
        self._count_shown()

    def _show_arrived(self, path: Path) -> None:
        """Look at what was just dropped, whatever was filtered out before."""
        if not self.list.show_path(path):
            self.filter_bar.clear()
            self.list.show_path(path)
        self.list.take_focus()

    # Qt's own events.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What is dragged out of the list itself is there already.
        from_here = event.source() in (self.list.gallery, self.list.table)
        if not from_here and may_hold_posters(event.mimeData()) and accept_harmless(event):
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        accept_harmless(event)
        self.getting_in.drop(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.veil.isVisible():
            self.veil.cover()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "toolbar"):
            self.actions_.refresh_icons()
            self.filter_bar.refresh_icons()

    def _remember_layout(self) -> None:
        self.settings.remember_layout("window", self.saveGeometry())
        self._remember_widths()
        self.settings.remember_layout(self._columns_name(), self.list.table.horizontalHeader().saveState())

    def _columns_name(self) -> str:
        """Name what is remembered of columns: a network of other genres has others."""
        return f"columns-{self.session.posters.columnCount()}"

    def _remember_widths(self) -> None:
        self.settings.remember_layout(f"splitter-{self.list.mode}", self.splitter.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and end every thread, unless corrections would be lost and the person minds."""
        # What was pasted or said a moment ago may have failed without anybody's knowing.
        self.session.corrections.settle()
        if not self.getting_in.settle() or ((lost := self.session.corrections.unkept) and not may_lose(self, lost)):
            event.ignore()
            return
        self._remember_layout()
        self.getting_in.shut_down()
        self.session.shut_down()
        super().closeEvent(event)


def _stack(parent: QWidget, *parts: QWidget) -> None:
    """Lay parts out one below the other, without gaps."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, int(isinstance(part, QStackedWidget | QSplitter)))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
