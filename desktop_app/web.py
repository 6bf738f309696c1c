"""Posters on the web: fetched behind the window, from hosts that the person has agreed to."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.background import Background
from desktop_app.fetch import Elsewhere, FetchError, fetch, host_of, kept
from desktop_app.loose import pasted_folder
from desktop_app.settings import Settings


class Web(QObject):
    """Fetches posters, and asks before it turns to a host for the first time.

    Signals:
        arrived: path of a poster that was fetched.
        failed: a sentence, why one could not be.
        busy_changed: whether something is being fetched.
    """

    arrived = Signal(object)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, settings: Settings, ask: Callable[[str], bool], parent: QObject | None = None) -> None:
        """Begin with the hosts agreed to before.

        Args:
            settings: what is remembered.
            ask: asks the person whether posters may be fetched from a host.
            parent: Qt's.
        """
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        self._background = Background(1, self)
        self._under_way = 0
        self._ended = False

    def get(self, urls: Iterable[str]) -> None:
        """Fetch posters, each once: one fetched before is there already."""
        refused: set[str] = set()
        for url in urls:
            self._get(url, refused)

    def _get(self, url: str, refused: set[str]) -> None:
        folder = pasted_folder()
        try:
            if (path := kept(url, folder)) is not None:
                self.arrived.emit(path)
                return
            if not self._agreed(host_of(url), refused):
                return
        except FetchError as error:
            self.failed.emit(str(error))
            return
        agreed = frozenset(self._settings.agreed_hosts)
        self._count(1)
        self._background.run(
            lambda: fetch(url, folder, agreed, lambda: self._ended), lambda result: self._fetched(url, result, refused)
        )

    def _agreed(self, host: str, refused: set[str]) -> bool:
        """Tell whether the person has agreed to a host, now or earlier; what they refuse now is asked once."""
        hosts = self._settings.agreed_hosts
        if host in hosts:
            return True
        if host in refused or not self._ask(host):
            refused.add(host)
            return False
        self._settings.agreed_hosts = [*hosts, host]
        return True

    def _fetched(self, url: str, result: Path | Elsewhere | Exception, refused: set[str]) -> None:
        self._count(-1)
        if isinstance(result, Path):
            self.arrived.emit(result)
        elif isinstance(result, Elsewhere):
            # Another host: the person is asked once more, and the first address then fetched through it.
            if self._agreed(host_of(result.url), refused):
                self._get(url, refused)
        else:
            self.failed.emit(str(result))

    def _count(self, step: int) -> None:
        self._under_way += step
        self.busy_changed.emit(self._under_way > 0)

    @property
    def busy(self) -> int:
        """Number of threads that work on something."""
        return self._background.busy

    def shut_down(self) -> None:
        """Begin nothing more, give up what is under way, and end the thread."""
        self._ended = True
        self._background.shut_down()
