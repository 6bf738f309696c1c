"""Which network reads, and by which rule its genres are assigned."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from classifier.card import BUNDLED, ModelError, read_card
from classifier.presets import Preset
from desktop_app import dialogs
from desktop_app.failures import told
from desktop_app.session import Session
from desktop_app.settings import Settings


class Networks(QObject):
    """Chooses a network and a rule, and remembers both.

    Signals:
        said: a sentence for the person; an empty one where the last is not true any more.
        used: another network reads from now on.
        ruled: `Preset`, genres are assigned by another rule.
    """

    said = Signal(str)
    used = Signal()
    ruled = Signal(object)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._remembers = True
        session.network_changed.connect(self.follow)
        session.network_failed.connect(self._fall_back)

    def start(self, network: Path | None) -> None:
        """Take the network that is asked for, or remembered, or else the bundled one."""
        # A network named for this start is used this time; the remembered one stays so.
        self._remembers = network is None
        folder = network.absolute() if network else self._settings.network
        try:
            if folder is not None:
                self._session.use_network(folder)
                return
        except ModelError as error:
            self._tell_fallback(told(str(error)))
        self.follow()

    @property
    def own(self) -> Path | None:
        """Folder of the network in use, where it is not the one that comes with the program."""
        folder = self._session.card.folder
        return folder if folder != BUNDLED else None

    def follow(self) -> None:
        """Tell what the network in use has."""
        if self._remembers:
            self._settings.network = self.own
        self.used.emit()
        self._use(self._settings.preset)

    def _use(self, preset: Preset) -> None:
        preset = preset if preset in self._session.card.presets else Preset.BALANCED
        self._session.use_rule(preset, self._settings.overrides)
        self.ruled.emit(preset)

    def choose_preset(self, preset: Preset) -> None:
        """Assign genres by another rule, and remember it."""
        self._settings.preset = preset
        self._use(preset)

    def ask(self) -> None:
        """Ask for a network and read with it."""
        if folder := dialogs.ask_network(self._window, self._settings):
            self._read_with(folder)

    def use_bundled(self) -> None:
        """Read with the network that comes with the program again."""
        self._read_with(BUNDLED)

    def _read_with(self, folder: Path) -> None:
        """Read with another network; it is remembered once it is in use."""
        posters = self._session.posters
        self.said.emit("")
        try:
            read_card(folder)
        except ModelError as error:
            self.said.emit(told(str(error)))
            return
        if not posters.done or dialogs.may_read_again(self._window, posters.present):
            self._remembers = True
            self._session.open_network(folder)

    def _fall_back(self, sentence: str) -> None:
        """Go on with the bundled network where the one in use turns out not to open."""
        if self.own is None:
            self.said.emit(sentence)
        else:
            self._tell_fallback(sentence)
            self._session.use_network(BUNDLED)

    def _tell_fallback(self, sentence: str) -> None:
        explained = self.tr("%1. The network that comes with the program is used instead.")
        self.said.emit(explained.replace("%1", sentence.rstrip(".")))
