"""The person's own word on posters: which genres are right. Kept for good, whatever the network says."""

import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from classifier.catalogue import Catalogue, CatalogueError, catalogue_path, words_in
from classifier.names import printable
from desktop_app.background import Background
from desktop_app.failures import told

Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""Genres by the SHA-256 of a poster's content."""

LOOK_EVERY: Final = 2000
"""Milliseconds between looks at the file, for what other windows have said and what is not kept yet."""

LOOKS_AFTER_TROUBLE: Final = 5
"""After so many looks what could not be kept is tried again."""

BUSY_TRIES: Final = 3
"""Tries after which a person is told that other programs do not let anything be kept."""


class _Said(NamedTuple):
    """A word that is not known to be on the disk; a number tells it from the same word said later."""

    genres: tuple[str, ...]
    number: int


@dataclass
class _Outcome:
    """What came of a look at the file.

    Attributes:
        first: whether it is the first one at an open file.
        words: that are others now than at the last look; empty ones were taken back.
        set_aside: where a damaged file went, if it was just found to be one.
        wrong: why something could not be kept, or be read.
    """

    first: bool = False
    words: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    set_aside: Path | None = None
    wrong: Exception | None = None


class _Keeper:
    """The file, as the thread behind the window works on it: one thing after the other."""

    def __init__(self) -> None:
        self.tried = threading.Event()
        self.catalogue: Catalogue | None = None
        self._seen: dict[str, tuple[str, ...]] = {}
        self._version: int | None = None
        self._file: tuple[int, int] | None = None
        self._set_aside: Path | None = None

    def work(self, words: Words) -> _Outcome:
        """Keep some words, and look for those that others have said."""
        outcome = _Outcome(first=self.catalogue is None)
        try:
            catalogue = self._opened()
        except Exception as error:  # It is told in the GUI thread.
            self._look_without(outcome)
            outcome.wrong = error
            return outcome
        finally:
            self.tried.set()
        for do in (lambda: self._keep(catalogue, words), lambda: self._look(catalogue, outcome)):
            try:
                do()
            except Exception as error:  # As above; one of them may be possible without the other.
                outcome.wrong = outcome.wrong or error
        return outcome

    def _opened(self) -> Catalogue:
        if self.catalogue is None:
            self.catalogue = Catalogue(catalogue_path())
        return self.catalogue

    def _keep(self, catalogue: Catalogue, words: Words) -> None:
        if words:
            catalogue.correct(words)
            self._seen = {digest: genres for digest, genres in {**self._seen, **words}.items() if genres}

    def _look(self, catalogue: Catalogue, outcome: _Outcome) -> None:
        version = catalogue.version()
        if version != self._version:
            words = catalogue.corrections()
            if self._file not in (None, catalogue.file):
                # It is no longer there or was mended: nobody has taken back what is missing.
                missing = {digest: genres for digest, genres in self._seen.items() if digest not in words}
                self._keep(catalogue, missing)
                words |= missing
            self._file = catalogue.file
            self._note(words, outcome)
            self._version = version
        if catalogue.set_aside != self._set_aside:
            self._set_aside = outcome.set_aside = catalogue.set_aside

    def _look_without(self, outcome: _Outcome) -> None:
        """Show what was said before, where the file can be read and no more, as on a full disk."""
        if not self.tried.is_set():
            with suppress(OSError):
                self._note(words_in(catalogue_path()), outcome)

    def _note(self, words: dict[str, tuple[str, ...]], outcome: _Outcome) -> None:
        changed = {digest: genres for digest, genres in words.items() if self._seen.get(digest) != genres}
        outcome.words = changed | dict.fromkeys(self._seen.keys() - words.keys(), ())
        self._seen = words


class Corrections(QObject):
    """Corrections as the window knows them; written behind it, one after the other.

    What cannot be kept stays in the window, and is tried again until it is. What another window says, or
    takes back, is seen here a moment later.

    Attributes:
        words: the person's own genres, by the SHA-256 of a poster's content.

    Signals:
        changed: digests whose word is another one now.
        kept: digests whose word is on the disk, whatever happens from now on.
        failed: a sentence, why something could not be kept.
        recovered: a sentence, that it is kept now.
    """

    changed = Signal(object)
    kept = Signal(object)
    failed = Signal(str)
    recovered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: dict[str, tuple[str, ...]] = {}
        self._background = Background(1, self)
        self._keeper = _Keeper()
        self._unkept: dict[str, _Said] = {}
        self._number = 0
        self._refused = 0
        self._told = False
        self._wait = 0
        self._looking = QTimer(self, interval=LOOK_EVERY)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._run({})

    def catalogue(self) -> Catalogue | None:
        """Give the catalogue once it is open; None where it cannot be. Not for the GUI thread."""
        self._keeper.tried.wait()
        return self._keeper.catalogue

    def of(self, digest: str) -> tuple[str, ...]:
        """Give the person's own genres of a poster; empty where there are none."""
        return self.words.get(digest, ())

    @property
    def unkept(self) -> int:
        """Number of posters whose word is not known to be on the disk."""
        return len(self._unkept)

    def correct(self, words: Words) -> None:
        """Take the person's word on some posters, and keep it; an empty one is taken back."""
        self._number += 1
        said = {digest: _Said(tuple(genres), self._number) for digest, genres in words.items()}
        self._unkept |= said
        self._set(words)
        # Each word goes its way once; where one did not get through, all are tried again.
        self._run(dict(self._unkept) if self._refused else said)
        self.changed.emit(list(words))

    def _set(self, words: Words) -> None:
        for digest, genres in words.items():
            if genres:
                self.words[digest] = genres
            else:
                self.words.pop(digest, None)

    def _run(self, said: Mapping[str, _Said]) -> None:
        words = {digest: word.genres for digest, word in said.items()}
        self._background.run(lambda: self._keeper.work(words), lambda outcome: self._arrive(said, outcome))

    def _look(self) -> None:
        self._wait -= 1
        if self._wait <= 0 and not self._background.busy:
            self._run(dict(self._unkept) if self._refused else {})

    def _arrive(self, said: Mapping[str, _Said], outcome: _Outcome | Exception) -> None:
        if isinstance(outcome, Exception):  # Nothing there raises any; yet nothing is to be lost by it.
            outcome = _Outcome(wrong=outcome)
        if outcome.wrong is None:
            self._note_kept(said)
        self._take(outcome)
        if outcome.set_aside is not None:
            sentence = self.tr("The file of your corrections was damaged. It was set aside as %1.")
            self.failed.emit(sentence.replace("%1", printable(outcome.set_aside)))
        if outcome.wrong is not None:
            self._tell(outcome.wrong)

    def _note_kept(self, said: Mapping[str, _Said]) -> None:
        for digest in [digest for digest, word in said.items() if self._unkept.get(digest) == word]:
            del self._unkept[digest]
        if said:
            self.kept.emit(list(said))
        if self._told and not self._unkept:
            self._told = False
            self.recovered.emit(self.tr("Your corrections are kept now."))
        if not self._unkept:
            self._refused = 0

    def _take(self, outcome: _Outcome) -> None:
        """Take over what stands in the file; what was said here since is newer."""
        new = {digest: genres for digest, genres in outcome.words.items() if digest not in self._unkept}
        changed = {digest: genres for digest, genres in new.items() if genres != self.of(digest)}
        self._set(changed)
        if changed or outcome.first:
            self.changed.emit(list(changed))

    def _tell(self, wrong: Exception) -> None:
        """Say once why something is not kept, and try it again after a while."""
        self._refused += 1
        self._wait = LOOKS_AFTER_TROUBLE
        others_write = isinstance(wrong, CatalogueError) and wrong.busy
        if self._told or (others_write and self._refused < BUSY_TRIES):
            return
        self._told = True
        stay = self.tr("They stay in this window, and are kept as soon as that can be done.")
        self.failed.emit(f"{self._sentence(wrong)} {stay}")

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, CatalogueError):
            return told(str(error))
        return self.tr("Your corrections could not be kept: %1").replace("%1", str(error))

    @property
    def busy(self) -> int:
        """Number of threads that work on something."""
        return self._background.busy

    def settle(self) -> None:
        """Wait until all that was said is kept, or known not to be: `unkept` holds from then on."""
        if self._refused:
            self._run(dict(self._unkept))
        self._background.settle()

    def shut_down(self) -> None:
        """Wait until all has been kept, also what could not be until now, and end the thread."""
        self._looking.stop()
        if self._refused:
            self._run(dict(self._unkept))
        self._background.finish()
        if self._keeper.catalogue is not None:
            self._keeper.catalogue.close()


def with_genre(words: Words, digests: Iterable[str], genre: str, right: bool) -> dict[str, tuple[str, ...]]:
    """Say of some posters that a genre is right, or take that back; what was said of other genres stays."""
    changed: dict[str, tuple[str, ...]] = {}
    for digest in digests:
        before = words.get(digest, ())
        after = tuple(other for other in before if other != genre)
        changed[digest] = (*after, genre) if right else after
    return changed
