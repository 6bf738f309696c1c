"""What can be undone: corrections, and taking posters out of the list."""

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from desktop_app.corrections import Corrections, Words
from desktop_app.posters_model import PostersModel


class Correct(QUndoCommand):
    """Says which genres of some posters are right."""

    def __init__(self, corrections: Corrections, words: Words, text: str) -> None:
        """Prepare to say it.

        Args:
            corrections: to say it to.
            words: genres, by digest.
            text: what it does, for the menu: "Undo ...".
        """
        super().__init__(text)
        self._corrections = corrections
        self._after = dict(words)
        self._before = {digest: corrections.of(digest) for digest in words}

    def redo(self) -> None:
        self._corrections.correct(self._after)

    def undo(self) -> None:
        self._corrections.correct(self._before)


class Remove(QUndoCommand):
    """Takes posters out of the list; no file is touched."""

    def __init__(self, posters: PostersModel, rows: Sequence[int], text: str) -> None:
        """Prepare to take them out.

        Args:
            posters: the list.
            rows: of its record.
            text: what it does, for the menu.
        """
        super().__init__(text)
        self._posters = posters
        self._rows = list(rows)

    def redo(self) -> None:
        self._posters.set_removed(self._rows, True)

    def undo(self) -> None:
        self._posters.set_removed(self._rows, False)
