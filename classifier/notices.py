"""What a native library writes to the error stream unasked, held back."""

import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final, TypeVar

NOTICE: Final = b"INFO: "
"""Begins a line that tells of nothing wrong."""

ERROR_STREAM: Final = 2

Made = TypeVar("Made")

_FIRST: Final = threading.Lock()
"""Held while the first is made. Nothing is made beside it: whichever then spoke would do so when it is over."""

_SPOKEN: Final = threading.Event()


def without_notices(make: Callable[[], Made]) -> Made:
    """Make something whose library tells once that it did, and hold that back; any other line is passed on.

    LiteRT has no setting for it: https://github.com/google-ai-edge/LiteRT/issues/7420. The error stream is the whole
    process's, so that other threads' lines wait meanwhile; it is taken the first time only, when the library speaks.
    """
    if _SPOKEN.is_set():
        return make()
    with _FIRST:
        try:
            return make() if _SPOKEN.is_set() else _heard_by_nobody(make)
        finally:
            _SPOKEN.set()


def _heard_by_nobody(make: Callable[[], Made]) -> Made:
    try:
        said = tempfile.TemporaryFile()  # noqa: SIM115 # Whether it can be had decides how to go on.
    except OSError:
        return make()
    with said:
        return _held_back(make, said)


def _held_back(make: Callable[[], Made], said: IO[bytes]) -> Made:
    try:
        stream = os.dup(ERROR_STREAM)
    except OSError:  # A program without a terminal, on Windows, has no such stream.
        return make()
    try:
        os.dup2(said.fileno(), ERROR_STREAM)
        try:
            return make()
        finally:
            os.dup2(stream, ERROR_STREAM)
            said.seek(0)
            with suppress(OSError):  # Nobody reads the stream any more.
                os.write(stream, b"".join(line for line in said if not line.startswith(NOTICE)))
    finally:
        os.close(stream)
