"""Names of files as text that can be shown and stored."""

import os


def printable(path: str | os.PathLike[str]) -> str:
    """Write a path as valid text: bytes of it that are not UTF-8 become backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
