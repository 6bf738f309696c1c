"""Paths that a person named -> the posters to read."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from classifier.paths import Paths

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
        others: number of other files in the folders, which are not read; those named outright are.
    """

    posters: Paths = field(default_factory=Paths)
    others: int = 0


def list_posters(
    paths: Iterable[str | os.PathLike[str]], recursive: bool = True, stopped: Callable[[], bool] = lambda: False
) -> Listing:
    """List the posters that some paths stand for.

    A path named outright is always in the list, whatever it is, unless it is a folder. A folder
    stands for the pictures in it and, unless told not to, in its sub-folders; hidden files and
    folders, and links that lead back to a folder already seen, are left out. A sub-folder that
    cannot be opened is in the list, so that it is told and not passed over in silence.

    Once `stopped` tells so, no further folder is opened: a tree on a slow drive may take minutes.
    """
    listing = Listing()
    named = [Path(path) for path in paths]
    seen: set[str] | None = set() if len(named) > 1 else None  # What is named once gives nothing twice.
    outright = frozenset(map(_whole, named)) if len(named) > 1 else frozenset[str]()
    for path in named:
        found = _folder_posters(path, recursive, listing, outright, stopped) if os.path.isdir(path) else (path,)
        for poster in found:
            if seen is None or _is_new(poster, seen):
                listing.posters.append(poster)
    return listing


def _is_new(poster: Path, seen: set[str]) -> bool:
    before = len(seen)
    seen.add(_whole(poster))
    return len(seen) > before


def _whole(path: Path) -> str:
    try:
        return os.path.abspath(path)
    except OSError:  # The working folder was deleted.
        return os.fspath(path)


def natural_key(name: str) -> str:
    """Sort key by which "poster 9" comes before "poster 10", whatever the case.

    Numbers are padded to one length, behind a character that comes before all others. That sorts
    as a list of texts and numbers would, several times faster.
    """
    return _NUMBER.sub(lambda number: "\0" + number.group().zfill(_LONGEST_NUMBER), name.casefold())


def _folder_posters(
    folder: Path, recursive: bool, listing: Listing, outright: Collection[str], stopped: Callable[[], bool]
) -> Iterator[Path]:
    """Yield a folder's posters, its own first; count what else lies there, and is not named outright, in `listing`.

    However deep the folders lie in each other, the last one found is the next to be opened.
    """
    waiting, visited = [folder], set[tuple[int, int]]()
    while waiting and not stopped():
        folder = waiting.pop()
        try:
            identity = os.stat(folder)
            # Of the entries only names are kept: a folder may hold a hundred thousand.
            with os.scandir(folder) as entries:
                visible = [(entry.name, _entry_is_folder(entry)) for entry in entries if not _is_hidden(entry)]
        except OSError:
            yield folder
            continue
        if (identity.st_dev, identity.st_ino) in visited:
            continue
        visited.add((identity.st_dev, identity.st_ino))
        posters = [name for name, is_folder in visible if not is_folder and _is_poster(name)]
        folders = [name for name, is_folder in visible if is_folder]
        others = [name for name, is_folder in visible if not is_folder and not _is_poster(name)]
        listing.others += sum(_whole(folder / name) not in outright for name in others) if outright else len(others)
        del visible, others
        for name in sorted(sorted(posters), key=natural_key):  # Alike but for their case: in one order.
            yield folder / name
        if recursive:
            waiting += [folder / name for name in sorted(sorted(folders, reverse=True), key=natural_key, reverse=True)]


def _is_poster(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in POSTER_SUFFIXES


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
