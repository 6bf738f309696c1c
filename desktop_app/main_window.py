"""Puts the views together; holds no logic of its own."""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from classifier.card import BUNDLED, ModelError
from classifier.names import printable
from classifier.prediction import Prediction
from classifier.presets import Preset
from desktop_app import dialogs
from desktop_app.about import about_text
from desktop_app.actions import Actions, Handlers
from desktop_app.drop import Dropped, PasteError, keep_picture, may_hold_posters, pasted_folder, read_mime
from desktop_app.engine import read_network
from desktop_app.session import Session
from desktop_app.settings import Settings, Theme
from desktop_app.theme import choose_theme
from desktop_app.viewer import View
from desktop_app.views.confidences import Confidences
from desktop_app.views.drop_veil import DropVeil
from desktop_app.views.empty import EmptyState
from desktop_app.views.notice import Notice
from desktop_app.views.poster_panel import PosterPanel
from desktop_app.views.posters_list import PostersList
from desktop_app.views.progress import ProgressStrip
from resources import sample_posters

SIZE: Final = (1180, 780)
SPLIT: Final = (290, 520, 370)
"""Widths of list, poster and confidences at first."""


class MainWindow(QMainWindow):
    """The window.

    Attributes:
        session: the posters and the threads that work on them.
        list, panel, confidences: the three parts, from left to right.
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
        self._prediction: Prediction | None = None
        # A network named for this start is used this time; the remembered one stays so.
        self._remembers = network is None
        self.setAcceptDrops(True)
        self._build()
        self.actions_ = Actions(self, self._handlers())
        self._connect()
        self._restore()
        self._start_network(network)
        self._count(0, 0, 0)

    # Building.

    def _build(self) -> None:
        self.empty = EmptyState(self)
        self.list = PostersList(self.session.posters, self.session.thumbnails, self)
        self.panel = PosterPanel(self)
        self.confidences = Confidences(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        for index, part in enumerate((self.list, self.panel, self.confidences)):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(index, False)
            self.splitter.setStretchFactor(index, int(part is self.panel))
        self.splitter.setSizes(list(SPLIT))
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.splitter)
        self.notice = Notice(self)
        self.progress = ProgressStrip(self)
        central = QWidget(self)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.progress)
        self.setCentralWidget(central)
        self.veil = DropVeil(self)

    def _handlers(self) -> Handlers:
        return Handlers(
            open_posters=self.open_posters,
            open_folder=self.open_folder,
            open_samples=self.open_samples,
            paste=self.paste,
            export=self.export,
            clear=self.session.clear,
            stop=self.session.stop,
            resume=self.session.resume,
            read_again=self.read_again,
            show_evidence=self.show_evidence,
            choose_theme=self.choose_theme,
            choose_preset=self.choose_preset,
            open_network=self.open_network,
            use_bundled=self.use_bundled,
            about=self.about,
        )

    def _connect(self) -> None:
        session = self.session
        session.posters.counted.connect(self._count)
        session.progressed.connect(self._show_progress)
        session.running_changed.connect(self._show_running)
        session.arrived.connect(self._show_arrived)
        session.noticed.connect(self.notice.say)
        session.exported.connect(self._tell_export)
        session.network_changed.connect(self._follow_network)
        session.network_failed.connect(self._fall_back)
        session.viewer.pictured.connect(self._show_picture)
        session.viewer.failed.connect(self._show_failure)
        session.viewer.explained.connect(self._show_view)
        session.viewer.unexplained.connect(self._show_unexplained)
        self.list.chosen.connect(self._look_at)
        self.panel.retried.connect(self._read_again)
        self.confidences.pointed.connect(self.panel.point_at)
        self.progress.stopped.connect(session.stop)
        self.progress.resumed.connect(session.resume)
        self.progress.export_wanted.connect(self.export)
        self.empty.posters_wanted.connect(self.open_posters)
        self.empty.folder_wanted.connect(self.open_folder)
        self.empty.samples_wanted.connect(self.open_samples)

    def _restore(self) -> None:
        self.resize(*SIZE)
        if geometry := self.settings.layout("window"):
            self.restoreGeometry(geometry)
        if widths := self.settings.layout("splitter"):
            self.splitter.restoreState(widths)
        self.actions_.evidence.setChecked(self.settings.evidence_shown)
        self.panel.set_evidence_shown(self.settings.evidence_shown)
        self.actions_.themes[self.settings.theme].setChecked(True)

    def _start_network(self, network: Path | None) -> None:
        """Take the network that is asked for, or remembered, or else the bundled one."""
        folder = network.absolute() if network else self.settings.network
        try:
            if folder is not None:
                self.session.use_network(folder)
        except ModelError as error:
            self._tell_fallback(str(error))
        self._follow_network()

    def _follow_network(self) -> None:
        """Offer what the network in use has, and look at the poster through it."""
        card, preset = self.session.card, self.settings.preset
        preset = preset if preset in card.presets else Preset.BALANCED
        own = card.folder != BUNDLED
        if self._remembers:
            self.settings.network = card.folder if own else None
        self.setWindowTitle(f"{printable(card.folder.name)} – Onesheet" if own else "Onesheet")
        self.actions_.use_bundled.setEnabled(own)
        self._look_at(self.list.current_path())
        self._use_preset(preset)

    def _fall_back(self, sentence: str) -> None:
        """Go on with the bundled network where the one in use turns out not to open."""
        if self.session.card.folder == BUNDLED:
            self.notice.say(sentence)
        else:
            self._tell_fallback(sentence)
            self.session.use_network(BUNDLED)

    def _tell_fallback(self, sentence: str) -> None:
        told = self.tr("%1. The network that comes with the program is used instead.")
        self.notice.say(told.replace("%1", sentence.rstrip(".")))

    # What a person does.

    def open_posters(self) -> None:
        self._add(dialogs.ask_posters(self, self.settings))

    def open_folder(self) -> None:
        self._add(dialogs.ask_folder(self, self.settings))

    def open_samples(self) -> None:
        self._add(sample_posters())

    def paste(self) -> None:
        self._take(read_mime(QGuiApplication.clipboard().mimeData()), self.tr("There is no poster on the clipboard."))

    def export(self) -> None:
        """Ask for a file and write what has been read to it."""
        if target := dialogs.ask_target(self, self.settings):
            self.session.export(target.path, target.excel)

    def read_again(self) -> None:
        """Read the poster that is looked at another time."""
        if path := self.list.current_path():
            self._read_again(path)

    def show_evidence(self, shown: bool) -> None:
        self.settings.evidence_shown = shown
        self.panel.set_evidence_shown(shown)

    def choose_theme(self, theme: Theme) -> None:
        self.settings.theme = theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        choose_theme(application, theme)

    def choose_preset(self, preset: Preset) -> None:
        """Assign genres by another rule, and remember it."""
        self.settings.preset = preset
        self._use_preset(preset)

    def _use_preset(self, preset: Preset) -> None:
        self.actions_.offer_presets(self.session.card.presets, preset)
        self.session.use_preset(preset)
        self.confidences.explain_preset(preset)
        if self._prediction is not None:
            self.confidences.show_prediction(self.session.assign(self._prediction))

    def open_network(self) -> None:
        """Ask for a network and read with it."""
        if folder := dialogs.ask_network(self, self.settings):
            self._use_network(folder)

    def use_bundled(self) -> None:
        """Read with the network that comes with the program again."""
        self._use_network(BUNDLED)

    def _use_network(self, folder: Path) -> None:
        """Read with another network; it is remembered once it is in use."""
        posters = self.session.posters
        self.notice.hide()
        try:
            read_network(folder)
        except ModelError as error:
            self.notice.say(str(error))
            return
        if not posters.done or dialogs.may_read_again(self, posters.rowCount()):
            self._remembers = True
            self.session.open_network(folder)

    def about(self) -> None:
        """Show what the program and its network are."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, self.tr("About Onesheet"), about_text(self.session.card), parent=self
        )
        box.setIconPixmap(self.windowIcon().pixmap(64, 64))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_hold_posters(event.mimeData()):
            event.acceptProposedAction()
            self.veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        event.acceptProposedAction()
        self._take(read_mime(event.mimeData()), self.tr("There is nothing to read in what was dropped."))

    def _take(self, dropped: Dropped, nothing: str) -> None:
        """Read what was dropped or pasted."""
        try:
            paths = dropped.paths
            if dropped.image is not None:
                paths = [keep_picture(dropped.image, pasted_folder(), datetime.now())]
        except PasteError as error:
            self.notice.say(str(error))
            return
        if paths:
            self._add(paths)
        else:
            self.notice.say(nothing)

    def _add(self, paths: list[Path]) -> None:
        if paths:
            self.notice.hide()
            self.session.add(paths)

    # What the session tells.

    def _count(self, done: int, _failed: int, total: int) -> None:
        self.pages.setCurrentWidget(self.splitter if total else self.empty)
        self.progress.setVisible(total > 0)
        self.actions_.export.setEnabled(done > 0)
        self.progress.export.setEnabled(done > 0)
        self.actions_.clear.setEnabled(total > 0)
        self.actions_.read_again.setEnabled(total > 0)
        self._show_running(self.session.running)

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.show_running(done, total, self.session.pace)

    def _show_running(self, running: bool) -> None:
        posters = self.session.posters
        waiting = posters.rowCount() - posters.done
        self.actions_.stop.setEnabled(running)
        self.actions_.resume.setEnabled(not running and waiting > 0)
        if not running:
            self.progress.show_resting(posters.done, posters.failed, posters.rowCount())

    def _show_arrived(self, path: Path) -> None:
        """Look at what was just dropped."""
        self.list.show_path(path)
        self.list.setFocus()

    def _look_at(self, path: Path | None) -> None:
        self.panel.expect(path)
        self._prediction = None
        self.confidences.show_prediction(None, self.tr("Reading…") if path else "")
        self.session.viewer.show(path)

    def _show_picture(self, _path: Path, picture: QImage) -> None:
        self.panel.show_picture(picture)

    def _show_view(self, _path: Path, view: View) -> None:
        self._prediction = view.prediction
        self.confidences.show_prediction(self.session.assign(view.prediction))
        self.panel.show_view(view)

    def _show_failure(self, _path: Path, sentence: str) -> None:
        self.panel.show_failure(sentence)
        self.confidences.show_prediction(None, self.tr("Could not be read"))

    def _show_unexplained(self, _path: Path, sentence: str) -> None:
        self.confidences.show_prediction(None, sentence)

    def _read_again(self, path: Path) -> None:
        self.session.read_again(path)
        self._look_at(path)

    def _tell_export(self, path: Path) -> None:
        posters = self.session.posters
        told = self.tr("%1 posters exported to %2").replace("%1", f"{posters.done:,}").replace("%2", printable(path))
        if waiting := posters.rowCount() - posters.done:
            told += self.tr("; %1 still wait to be read").replace("%1", f"{waiting:,}")
        folder = QUrl.fromLocalFile(str(path.parent))
        self.notice.say(f"{told}.", self.tr("Open its folder"), lambda: QDesktopServices.openUrl(folder))

    # Qt's own events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.veil.isVisible():
            self.veil.cover()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and end every thread."""
        self.settings.remember_layout("window", self.saveGeometry())
        self.settings.remember_layout("splitter", self.splitter.saveState())
        self.session.shut_down()
        super().closeEvent(event)
