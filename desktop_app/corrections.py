"""The person's own word on posters: which genres are right. Kept for good, whatever the network says."""

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from classifier.catalogue import Catalogue, CatalogueError, catalogue_path
from classifier.names import printable
from desktop_app.background import Background
from desktop_app.failures import told

Words = Mapping[str, tuple[str, ...]]
"""Genres by the SHA-256 of a poster's content."""


class Corrections(QObject):
    """Corrections as the window knows them; written behind it, one after the other.

    Attributes:
        words: the person's own genres, by the SHA-256 of a poster's content.

    Signals:
        changed: digests whose word is another one now.
        failed: a sentence, why something could not be kept.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: dict[str, tuple[str, ...]] = {}
        self._background = Background(1, self)
        self._catalogue: Catalogue | None = None
        self._tried = threading.Event()
        self._background.run(self._open, self._opened)

    def _open(self) -> tuple[dict[str, tuple[str, ...]], Path | None]:
        try:
            catalogue = self._catalogue = Catalogue(catalogue_path())
        finally:
            self._tried.set()
        return catalogue.corrections(), catalogue.set_aside

    def _opened(self, result: tuple[dict[str, tuple[str, ...]], Path | None] | Exception) -> None:
        if isinstance(result, Exception):
            self.failed.emit(self._sentence(result))
            return
        kept, set_aside = result
        # What was said while the file was being opened is newer.
        self.words = kept | self.words
        self.changed.emit(list(kept))
        if set_aside is not None:
            sentence = self.tr("The file of your corrections was damaged. It was set aside as %1.")
            self.failed.emit(sentence.replace("%1", printable(set_aside)))

    def catalogue(self) -> Catalogue | None:
        """Give the catalogue once it is open; None where it cannot be. Not for the GUI thread."""
        self._tried.wait()
        return self._catalogue

    def of(self, digest: str) -> tuple[str, ...]:
        """Give the person's own genres of a poster; empty where there are none."""
        return self.words.get(digest, ())

    def correct(self, words: Words) -> None:
        """Take the person's word on some posters, and keep it; an empty one is taken back."""
        for digest, genres in words.items():
            if genres:
                self.words[digest] = genres
            else:
                self.words.pop(digest, None)
        self._background.run(lambda: self._keep(dict(words)), self._kept)
        self.changed.emit(list(words))

    def _keep(self, words: Words) -> None:
        if self._catalogue is not None:
            self._catalogue.correct(words)

    def _kept(self, result: Exception | None) -> None:
        if result is not None:
            self.failed.emit(self._sentence(result))

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, CatalogueError):
            return told(str(error))
        return self.tr("Your corrections could not be kept: %1").replace("%1", str(error))

    @property
    def busy(self) -> int:
        """Number of threads that work on something."""
        return self._background.busy

    def shut_down(self) -> None:
        """Wait until all has been kept, and end the thread."""
        self._background.finish()
        if self._catalogue is not None:
            self._catalogue.close()


def with_genre(words: Words, digests: Iterable[str], genre: str, right: bool) -> dict[str, tuple[str, ...]]:
    """Say of some posters that a genre is right, or take that back; what was said of other genres stays."""
    changed: dict[str, tuple[str, ...]] = {}
    for digest in digests:
        before = words.get(digest, ())
        after = tuple(other for other in before if other != genre)
        changed[digest] = (*after, genre) if right else after
    return changed
