"""Where training and evaluation tell how far they are."""

from typing import Protocol


class Progress(Protocol):
    """A listener; `classifier.terminal.TerminalProgress` is one."""

    def step(self, stage: str, done: int, total: int, note: str = "") -> None:
        """Report `done` of `total` steps of a stage."""

    def say(self, sentence: str) -> None:
        """Report something worth keeping on the screen."""
