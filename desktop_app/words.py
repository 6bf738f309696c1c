"""Genres, scores and states in words: as many as there is room for, and never taken for anything but words."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt
from PySide6.QtGui import QFontMetrics

from classifier.poster import Status


def joined(words: Sequence[str], metrics: QFontMetrics, width: int, lines: int) -> str:
    """Join words by commas, as many as fit, and count those that do not: A, B +3. The first is always there."""
    room = QRect(0, 0, width, lines * metrics.lineSpacing())

    def text(count: int) -> str:
        rest = len(words) - count
        return ", ".join(words[:count]) + (f" +{rest}" if rest else "")

    def fits(count: int) -> bool:
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text(count)).height() <= room.height()

    if fits(len(words)):
        return text(len(words))
    # Upwards, since few of two hundred will fit.
    return text(next((count for count in range(1, len(words) - 1) if not fits(count + 1)), max(len(words) - 1, 1)))


def explained(*lines: str) -> str:
    """Write plain text for a tool tip, which would read what looks like HTML as such, and wrap nothing else."""
    return f"<qt>{'<br>'.join(map(escape, lines))}</qt>"


def percent(score: float, decimals: int = 0) -> str:
    """Write a probability as a person reads it, in the form of the language."""
    return _tr("%1%").replace("%1", QLocale().toString(float(score * 100), "f", decimals))


def status_word(status: Status) -> str:
    """Say in the person's language what became of a poster; the CSV has the status itself."""
    return {
        Status.OK: _tr("read"),
        Status.UNREADABLE: _tr("cannot be opened"),
        Status.NOT_AN_IMAGE: _tr("not a picture"),
        Status.DAMAGED: _tr("damaged"),
        Status.TOO_LARGE: _tr("too large"),
        Status.UNSUPPORTED: _tr("not supported"),
    }[status]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)
