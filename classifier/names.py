r"""Names of files as text that can be shown, stored, and turned back into the very same name.

What holds of `printable`, wherever names are bytes (on Linux and macOS):

- A name that is valid UTF-8 stays as it is, whatever stands in it: line ends, tabs, marks that turn
  the direction of writing, quotes, backslashes.
- A byte that is not UTF-8 becomes an escape: a backslash, ``x`` and two digits from 80 to ff.
- A name that already holds what looks like such an escape keeps its meaning: its backslash is
  written ``\x5c``. Nothing else touches a backslash.

So no two names are written alike, and `path_of` finds the file again.
"""

import os
import re
from pathlib import Path
from typing import Final

_LIKE_ESCAPE: Final = re.compile(rb"\\(?=x(?:[89a-f][0-9a-f]|5c))")
"""A backslash of a name's own that would be taken for the beginning of an escape."""

_ESCAPE: Final = re.compile(rb"\\x([89a-f][0-9a-f]|5c)")

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, line ends, and marks that turn the direction of writing (Unicode's UAX 9)."""

_NAMES_ARE_BYTES: Final = os.name != "nt"
"""On Windows they are Unicode, and a backslash stands between folders."""


def printable(path: str | os.PathLike[str]) -> str:
    """Write a path as valid text: bytes of it that are not UTF-8 become backslash escapes."""
    data = _bytes_of(os.fspath(path))
    if _NAMES_ARE_BYTES and b"\\" in data:
        data = _LIKE_ESCAPE.sub(rb"\\x5c", data)
    return data.decode("utf-8", "backslashreplace")


def path_of(text: str) -> Path:
    """Give the path that `printable` wrote as this text."""
    if not _NAMES_ARE_BYTES:
        return Path(text)
    return Path(os.fsdecode(_ESCAPE.sub(lambda escape: bytes.fromhex(escape[1].decode()), _bytes_of(text))))


def visible(text: str) -> str:
    """Spell out what would not be shown but obeyed, or would make a name look like another one.

    What joins letters or emoji stays: they would fall apart without it.
    """
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _bytes_of(name: str) -> bytes:
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:  # Half a character, which no file's name can be; a person may be told of it still.
        return name.encode("utf-8", "surrogatepass")
