"""What goes through the pipes between a program and the processes that decode posters for it."""

import struct
from enum import IntEnum
from typing import Final, NamedTuple

REQUEST: Final = struct.Struct("<BIII")
ANSWER: Final = struct.Struct("<B32sIII")

READY: Final = b"R"
"""Said once by a process that can decode: whatever ends it after that is a poster's doing."""

DECODE: Final = "--decode"
"""Tells a bundled program, which has no other Python, to be a process that decodes."""


class Want(IntEnum):
    """What is wanted of a poster."""

    SQUEEZED = 0
    """Exactly of a size, whatever its shape: a network's input."""

    PICTURE = 1
    """At most of a size, its shape kept: to be looked at."""


class Request(NamedTuple):
    """The head of a request; the poster's path follows.

    Attributes:
        want: one of `Want`.
        width, height: in pixels.
        length: of the path, in bytes.
    """

    want: int
    width: int
    height: int
    length: int


class Answer(NamedTuple):
    """The head of an answer; pixels follow, RGB of 8 bits each, or the error as JSON.

    Attributes:
        failed: whether the poster cannot be read.
        digest: SHA-256 of the file's content; zeros where it could not be read.
        width, height: of the picture in pixels.
        length: of what follows, in bytes.
    """

    failed: int
    digest: bytes
    width: int
    height: int
    length: int
