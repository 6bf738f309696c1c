"""Keeps what a person's files are called out of the log and of reports."""

import re
import sys
import traceback
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final

from classifier.listing import POSTER_SUFFIXES

NAMELESS: Final = "…"
"""Stands for the name of a file."""

_ENDINGS: Final = "|".join(sorted(suffix[1:] for suffix in POSTER_SUFFIXES))

_NAMES: Final = r"""
    (?P<quote>['"])(?:(?!(?P=quote)).)*(?:[\\/]|\.(?:ENDINGS)\b)(?:(?!(?P=quote)).)*(?P=quote)  # in quotes: all of it
    # A path: from its first separator to the last one in the line, as folders' names hold spaces, and on to a space.
    | (?<![\w<>])(?:file:/*|~|\.{1,2}|[A-Za-z]:)?[\\/](?=[^\s'",;:<>()])(?:[^\n'"]*[\\/])?[^\s'",;<>()]*
    | [^\s'"(),;:\\/]+\.(?:ENDINGS)\b  # a picture's name
    """
"""How paths and names of pictures are written in sentences."""

_FRAME: Final = re.compile(r'^(?P<start>\s*File )"(?P<file>.*)"(?P<rest>, line \d+)', re.MULTILINE)

MOST_CHARACTERS: Final = 20_000
MOST_IN_LINE: Final = 2_000
MOST_FRAMES: Final = 60
"""Of an error: one that calls itself without end has as many as it likes."""

Caught = tuple[type[BaseException], BaseException, TracebackType | None]
"""An error as `sys.exc_info` gives it."""


def without_names(text: str) -> str:
    """Take paths, and names of pictures, out of a sentence."""
    return _names().sub(NAMELESS, text)


@cache
def _names() -> re.Pattern[str]:
    # Made when it is first needed, and not before the window is there.
    return re.compile(_NAMES.replace("ENDINGS", _ENDINGS), re.VERBOSE | re.IGNORECASE | re.DOTALL)


def error_text(caught: Caught) -> str:
    """Write an error with all that led to it, as Python does: where in the code it was, but on what file is left out.

    What an error of the system's says is kept without its file; of any other, all that looks like a path is taken out.
    """
    kind, error, trace = caught
    told = traceback.TracebackException(kind, error, trace, limit=-MOST_FRAMES)
    text = "".join(told.format())
    for named in sorted(_file_names(error), key=len, reverse=True):
        text = text.replace(named, NAMELESS)
    lines = (line if _is_code(line) else without_names(line[:MOST_IN_LINE]) for line in text.splitlines())
    return with_short_files("\n".join(lines))[-MOST_CHARACTERS:]


def signature(caught: Caught) -> tuple[object, ...]:
    """Tell an error from all others by where in the code it was: the same one, met again, has the same signature."""
    kind, _, trace = caught
    places = [(frame.f_code.co_filename, number) for frame, number in traceback.walk_tb(trace)]
    return kind.__qualname__, *places[-3:]


def _is_code(line: str) -> bool:
    """Tell lines of a traceback that show code from those that say what was wrong."""
    return line.startswith(("  File ", "    ", "Traceback "))


def _file_names(error: BaseException | None) -> set[str]:
    """Collect the files that errors of the system name, all along what led to one."""
    found: set[str] = set()
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError):
            # A number may stand there as well, for a file that is open.
            names = [name for name in (error.filename, error.filename2) if isinstance(name, str) and len(name) > 1]
            found.update(*((repr(name), name) for name in names))
        error = error.__cause__ or error.__context__
    return found


def with_short_files(trace: str) -> str:
    """Name files of the code as seen from where they are installed: above that may stand a person's name."""
    return _FRAME.sub(lambda frame: f'{frame["start"]}"{_within(frame["file"])}"{frame["rest"]}', trace)


def _within(file: str) -> str:
    roots = [Path(__file__).parents[1], *map(Path, sys.path), Path(sys.prefix), Path(sys.base_prefix)]
    for root in sorted(roots, key=lambda root: len(root.parts), reverse=True):
        if root.is_absolute() and Path(file).is_relative_to(root):
            return Path(file).relative_to(root).as_posix()
    return Path(file).name
