"""What native libraries write to the error stream unasked, held back."""

import os
import re
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final, TypeVar

NOTICE: Final = re.compile(rb"INFO: |I\d{4} |WARNING: All log messages before absl::InitializeLog")
"""Begins a line of LiteRT's or of Google's logging that tells of nothing wrong."""

ERROR_STREAM: Final = 2

Made = TypeVar("Made")

_FIRST: Final = threading.Lock()
"""Held while the first is made. Nothing is made beside it: whichever then spoke would do so when it is over."""

_SPOKEN: Final = threading.Event()


def without_first_notice(make: Callable[[], Made]) -> Made:
    """Make something of which a library tells when it is first made; later ones are made as they are.

    LiteRT has no setting for it: https://github.com/google-ai-edge/LiteRT/issues/7420.
    """
    if _SPOKEN.is_set():
        return make()
    with _FIRST:
        try:
            return make() if _SPOKEN.is_set() else without_notices(make)
        finally:
            _SPOKEN.set()


def without_notices(make: Callable[[], Made]) -> Made:
    """Make something, and hold back what libraries tell meanwhile; any other line is passed on when it is made.

    The error stream is the whole process's, so that other threads' lines wait as well.
    """
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
                os.write(stream, b"".join(line for line in said if not NOTICE.match(line)))
    finally:
        os.close(stream)
