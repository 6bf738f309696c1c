"""Why a poster cannot be read: a status, and a sentence for the person."""

from enum import StrEnum
from typing import Final

NO_MEMORY: Final = "The picture does not fit into memory."

_UNFORESEEN: Final = "The poster could not be read: {}."


class Status(StrEnum):
    """What became of a poster; the words stand in the CSV's ``status`` column."""

    OK = "ok"
    UNREADABLE = "unreadable"
    NOT_AN_IMAGE = "not-an-image"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"


class PosterError(Exception):
    """A poster that cannot be read.

    Attributes:
        status: one of `Status`, never ``OK``.
        sentence: what is wrong, in words for the person who dropped the file.
    """

    def __init__(self, status: Status, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence

    def __reduce__(self) -> tuple[type["PosterError"], tuple[Status, str]]:
        return PosterError, (self.status, self.sentence)


def unforeseen(error: Exception) -> str:
    """Say that a poster met an error that nobody foresaw."""
    return _UNFORESEEN.format(str(error) or type(error).__name__)


def of_the_moment(sentence: str) -> bool:
    """Tell whether the same poster may fare better another time."""
    return sentence.startswith((NO_MEMORY, _UNFORESEEN.partition("{")[0]))


def damaged_header(name: str) -> PosterError:
    """Say that a picture of a known format begins as none can."""
    return PosterError(Status.DAMAGED, f"The {name} picture is damaged and cannot be opened.")


def unsupported(name: str) -> PosterError:
    """Say that pictures of a kind are not read."""
    return PosterError(Status.UNSUPPORTED, f"{name} pictures are not supported.")
