"""The log: what the program did and what went wrong, in a small file of its own, for who has to find out why.

It holds versions, counts, statuses, how long a start took, and errors with their place in the code.
Of posters it holds nothing: no picture, no genre, no name; paths in sentences are left out (see
`desktop_app.privacy`). It is sent nowhere. At most `FILES` files of `BYTES` each are kept. A log
that cannot be written costs nothing: the program goes on without.
"""

import logging
import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import platformdirs

from desktop_app.privacy import error_text, without_names

NAME: Final = "onesheet.log"

BYTES: Final = 256 * 1024
FILES: Final = 4
"""The one that is written to, and those before it."""

LIBRARIES: Final = ("PySide6-Essentials", "numpy", "Pillow", "ai-edge-litert", "openvino", "pandas")

_OWN: Final = ("classifier", "desktop_app")
"""Rooms whose errors are sentences for a person."""

SLOW_START: Final = 3.0
"""Seconds from the program's first line to its window: a start that takes longer is worth a warning."""

logger: Final = logging.getLogger("onesheet")
"""Takes what is worth noting; without `begin` it goes nowhere."""

logger.addHandler(logging.NullHandler())
logger.propagate = False


class _Quiet(RotatingFileHandler):
    """Writes where it can, and keeps silent where it cannot: a full disk is told by what matters."""

    def doRollover(self) -> None:
        """Begin another file; go on with this one where that cannot be.

        On Windows no file can be put away while another window has it open. It is tried again once there is as
        much more: each try moves the older files on, and would soon have pushed all of them out.
        """
        self.maxBytes = BYTES
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()
            self.maxBytes += os.fstat(self.stream.fileno()).st_size

    def handleError(self, record: logging.LogRecord) -> None:
        """Let a line go that cannot be written."""


class _Nameless(logging.Formatter):
    """Writes lines in which no file of a person's is named; an error has been written so by who notes it."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text if getattr(record, "clean", False) else without_names(text)


def log_folder() -> Path:
    """Folder of the log, in the place that the platform has for it."""
    return Path(platformdirs.user_log_dir("onesheet", appauthor=False))


def made_folder() -> Path:
    """Give the log's folder, made where it is missing and may be made."""
    with suppress(OSError):
        log_folder().mkdir(parents=True, exist_ok=True)
    return log_folder()


def begin(folder: Path) -> None:
    """Write to a log in a folder from now on; where that cannot be, do without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(folder / NAME, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8", errors="replace")
    except OSError:
        return
    handler.setFormatter(_Nameless("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def end() -> None:
    """Close the log."""
    for handler in [handler for handler in logger.handlers if isinstance(handler, _Quiet)]:
        logger.removeHandler(handler)
        handler.close()


def note_start(seconds: float) -> None:
    """Note what runs here, and how long it took until the window was there."""
    logger.info("started: %s", ", ".join(versions()))
    level = logging.WARNING if seconds > SLOW_START else logging.INFO
    logger.log(level, "the window was there after %.2f s", seconds)


def note_unexpected(error: Exception) -> None:
    """Note an error that a person is told of in another place, unless it is of a kind that the program makes itself."""
    if type(error).__module__.partition(".")[0] not in _OWN:
        caught = type(error), error, error.__traceback__
        logger.error("unexpected error behind the window:\n%s", error_text(caught), extra={"clean": True})


def versions() -> Iterator[str]:
    """Name all that an error may depend on, with its version."""
    for name in ("onesheet", *LIBRARIES):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    yield f"Python {platform.python_version()}"
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
