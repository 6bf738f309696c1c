"""How fast a run goes, and how long it will still take."""

from collections import deque
from typing import Final

from PySide6.QtCore import QCoreApplication

WINDOW: Final = 5.0
"""Seconds that the rate is taken over: long enough to be steady, short enough to be of now."""


class Pace:
    """Rate and remaining time from counts at points in time, in seconds of any clock."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        """Note that `done` posters are through at the time `now`."""
        self._samples.append((now, done))
        while len(self._samples) > 2 and now - self._samples[1][0] >= WINDOW:
            self._samples.popleft()

    @property
    def rate(self) -> float | None:
        """Posters a second, or None while it is too early to tell."""
        if len(self._samples) < 2:
            return None
        (began, before), (now, done) = self._samples[0], self._samples[-1]
        return (done - before) / (now - began) if now > began and done > before else None

    def remaining(self, left: int) -> float | None:
        """Seconds that `left` posters will take, or None while it is too early to tell."""
        return left / self.rate if self.rate else None


def duration(seconds: float) -> str:
    """Write a time as a person says it: 8 s, 3 min, 1 h 20 min."""
    if seconds < 60:
        return _tr("%1 s").replace("%1", str(max(round(seconds), 1)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return _tr("%1 min").replace("%1", str(minutes))
    return _tr("%1 h %2 min").replace("%1", str(minutes // 60)).replace("%2", str(minutes % 60))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pace", text)
