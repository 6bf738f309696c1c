"""Paths that a person named -> the posters to read."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

POSTER_SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif"}
)
"""Which files of a folder are taken for posters. What they are, their content says."""

_NUMBER: Final = re.compile("[0-9]+")
_LONGEST_NUMBER: Final = 24
"""Digits that numbers are told apart by; in a longer one nobody counts."""

_HIDDEN_ON_WINDOWS: Final = 0x2
"""FILE_ATTRIBUTE_HIDDEN."""


@dataclass
class Listing:
    """What was found.

    Attributes:
        posters: paths to read, each once, in the order named; those of a folder in natural order.
        others: number of other files in the folders, which are not read.
    """

    posters: list[Path] = field(default_factory=list[Path])
    others: int = 0


def list_posters(paths: Iterable[str | os.PathLike[str]], recursive: bool = True) -> Listing:
    """List the posters that some paths stand for.

    A path named outright is always in the list, whatever it is, unless it is a folder. A folder
    stands for the pictures in it and, unless told not to, in its sub-folders; hidden files and
    folders, and links that lead back to a folder already seen, are left out. A sub-folder that
    cannot be opened is in the list, so that it is told and not passed over in silence.
    """
    listing = Listing()
    seen: set[str] = set()
    for path in map(Path, paths):
        found = _folder_posters(path, recursive, listing, set()) if _is_folder(path) else (path,)
        for poster in found:
            key = os.path.abspath(poster)
            if key not in seen:
                seen.add(key)
                listing.posters.append(poster)
    return listing


def natural_key(name: str) -> str:
    """Sort key by which "poster 9" comes before "poster 10", whatever the case.

    Numbers are padded to one length, behind a character that comes before all others. That sorts
    as a list of texts and numbers would, several times faster.
    """
    return _NUMBER.sub(lambda number: "\0" + number.group().zfill(_LONGEST_NUMBER), name.casefold())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder_posters(folder: Path, recursive: bool, listing: Listing, visited: set[tuple[int, int]]) -> Iterator[Path]:
    """Yield a folder's posters, its own first; count what else lies there in `listing`."""
    try:
        identity = os.stat(folder)
        with os.scandir(folder) as entries:
            visible = sorted((e for e in entries if not _is_hidden(e)), key=lambda e: natural_key(e.name))
    except OSError:
        yield folder
        return
    if (identity.st_dev, identity.st_ino) in visited:
        return
    visited.add((identity.st_dev, identity.st_ino))
    folders = [entry for entry in visible if _entry_is_folder(entry)]
    names = {entry.name for entry in folders}
    for entry in visible:
        if entry.name in names:
            continue
        if os.path.splitext(entry.name)[1].lower() in POSTER_SUFFIXES:
            yield folder / entry.name
        else:
            listing.others += 1
    if recursive:
        for entry in folders:
            yield from _folder_posters(folder / entry.name, recursive, listing, visited)


def _entry_is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _HIDDEN_ON_WINDOWS)
