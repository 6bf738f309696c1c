"""Crashes that end the program at once: noted by Python's faulthandler, and found at the next start."""

import faulthandler
import os
from pathlib import Path
from typing import Final, TextIO

from desktop_app.log import logger
from desktop_app.privacy import with_short_files

_NAME: Final = "crash-{}.txt"
"""By the number of the process: several windows may be open at once."""

MOST_BYTES: Final = 20_000
"""Of a crash that go into the log."""


class CrashNote:
    """A file that stays empty unless the program ends where Python can do nothing about it."""

    def __init__(self, folder: Path) -> None:
        """Open the file, and have crashes noted in it; where it cannot be written, do without."""
        self._path = folder / _NAME.format(os.getpid())
        self._file: TextIO | None = None
        try:
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except (OSError, RuntimeError, ValueError):
            self._close()

    def end(self) -> None:
        """Remove the file: the program ends as it should."""
        if self._file is not None:
            faulthandler.disable()
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
            _remove(self._path)


def found_crash(folder: Path) -> bool:
    """Tell whether an earlier start ended in a crash, which is put into the log and forgotten."""
    crashed = False
    for path in sorted(folder.glob(_NAME.format("*"))):
        try:
            with path.open("rb") as file:
                noted = file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            continue
        # Where it cannot be removed, another window has it open: on Windows, what is noted there was no end.
        if (not noted and _runs(path)) or not _remove(path):
            continue
        if noted:
            crashed = True
            told = with_short_files(noted.rstrip())
            logger.error("an earlier start ended in a crash:\n%s", told, extra={"clean": True})
    return crashed


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _runs(path: Path) -> bool:
    """Tell whether the window that a file belongs to may still be open."""
    number = path.stem.rpartition("-")[2]
    if os.name == "nt" or not number.isdigit():  # There, a signal of 0 would end it.
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
