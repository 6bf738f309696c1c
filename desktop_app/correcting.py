"""What a person does to the posters in the list: saying which genres are right, and taking some out."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from desktop_app.corrections import Words, with_genre
from desktop_app.genre_words import genre_name
from desktop_app.record import State
from desktop_app.session import Session
from desktop_app.undo import Correct, Remove


class Correcting(QObject):
    """Corrects and removes posters by their rows in the record; all of it can be undone.

    Attributes:
        undo_stack: what was done.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._record = session.posters.record
        self._corrections = session.corrections
        self.undo_stack = QUndoStack(self)

    def digests(self, rows: Sequence[int]) -> list[str]:
        """Name the posters among some rows that can be corrected: they have been read, and are known by content."""
        read = [row for row in rows if self._record.states[row] == State.READ]
        return list(dict.fromkeys(self._record.digest(row) for row in read))

    def mark(self, rows: Sequence[int], genre: str, right: bool) -> None:
        """Say of some posters that a genre is right, or take that back."""
        digests = self.digests(rows)
        name = genre_name(genre)
        told = self.tr("mark as %1") if right else self.tr("unmark as %1")
        self._correct(with_genre(self._corrections.words, digests, genre, right), told.replace("%1", name))

    def confirm(self, rows: Sequence[int]) -> None:
        """Say of some posters that the genres assigned to them are right."""
        words: dict[str, tuple[str, ...]] = {}
        for row in rows:
            if self._record.states[row] == State.READ:
                words[self._record.digest(row)] = tuple(self._session.posters.assigned_to(row))
        self._correct(words, self.tr("confirm"))

    def take_back(self, rows: Sequence[int]) -> None:
        """Take back all that was said of some posters."""
        said = [digest for digest in self.digests(rows) if self._corrections.of(digest)]
        self._correct(dict.fromkeys(said, ()), self.tr("take back your word"))

    def _correct(self, words: Words, told: str) -> None:
        changed = {digest: genres for digest, genres in words.items() if genres != self._corrections.of(digest)}
        if not changed:
            return
        if len(changed) > 1:
            told = self.tr("%1 (%n posters)", "", len(changed)).replace("%1", told)
        self.undo_stack.push(Correct(self._corrections, changed, told))

    def remove(self, rows: Sequence[int]) -> None:
        """Take posters out of the list; no file is touched."""
        if rows:
            self._session.withdraw(rows)
            told = self.tr("remove %n posters from the list", "", len(rows))
            self.undo_stack.push(Remove(self._session.posters, rows, told))

    def clear(self) -> None:
        """Take all posters out of the list."""
        present = [row for row in range(len(self._record)) if not self._record.removed[row]]
        self._session.stop()
        if present:
            self.undo_stack.push(Remove(self._session.posters, present, self.tr("clear the list")))
