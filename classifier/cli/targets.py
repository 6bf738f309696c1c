"""Files that `classify` is to write: refused where they are no tables' names, or where something of a person's is."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

from classifier.cli.common import STANDARD_OUTPUT, refuse
from classifier.formats import format_of
from classifier.listing import POSTER_SUFFIXES
from classifier.names import printable, visible
from classifier.refusals import PosterError, Status

CSV: Final = "--csv"
JSON: Final = "--json"

Targets = Mapping[str, Path | None]
"""Files to write, by the option that names them."""

_KINDS: Final = {CSV: "table", JSON: "JSON file"}

_PICTURES: Final = POSTER_SUFFIXES | {".heic", ".heif", ".jxl", ".jp2", ".svg", ".psd", ".ico"}
"""Names that end so are pictures', whether or not they are read."""

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})

_HEAD: Final = 8192
"""Bytes of a file that tell whether it is text."""


def check_targets(targets: Targets, excel: bool) -> None:
    """Refuse what cannot be written, or would cost a person a file, before an hour is spent on reading.

    Args:
        targets: to write.
        excel: whether the CSV is to be marked for Excel.
    """
    for option, target in _files(targets):
        _check_place(target)
        _check_name(option, target)
        _check_content(option, target)
    _check_apart(targets)
    if excel and targets.get(CSV) is None:
        refuse("--excel marks the file that --csv names: add --csv genres.csv.")


def check_not_read(targets: Targets, posters: Iterable[Path]) -> None:
    """Refuse to write over a poster that is to be read, by whatever name."""
    for option, target in _files(targets):
        if _is_among(target, posters):
            refuse(f"{_named(target)} is among the posters to be read: name another file after {option}.")


def _files(targets: Targets) -> Iterator[tuple[str, Path]]:
    """Give the options that name files, and these."""
    for option, target in targets.items():
        if target is not None and target != STANDARD_OUTPUT:
            yield option, target


def _check_place(target: Path) -> None:
    if target.is_dir():
        refuse(f"{_named(target)} is a folder; name a file.")
    folder = _real(target).parent
    if not folder.is_dir():
        refuse(f"The folder {_named(folder)} does not exist.")


def _check_name(option: str, target: Path) -> None:
    """Refuse a name that says that something else is in the file; a link's is also that of what it leads to."""
    for path in (target, _real(target)):
        suffix = path.suffix.lower()
        if suffix in _WORKBOOKS:
            refuse(f"Onesheet writes no {suffix}. Name a .csv, and add --excel, which Excel opens.")
        if suffix in _PICTURES:
            if target.exists():
                _refuse_picture(option, target)
            refuse(f"{_named(target)} is a picture's name, not a {_KINDS[option]}'s: name another one after {option}.")


def _check_content(option: str, target: Path) -> None:
    """Refuse to replace a file that is no text, whatever its name."""
    try:
        if not stat.S_ISREG(os.stat(target).st_mode):
            return
        with target.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return
    except OSError:
        refuse(f"What is in {_named(target)} cannot be read, so it stays: name another file after {option}.")
    if _is_picture(head):
        _refuse_picture(option, target)
    if b"\0" in head:
        refuse(f"{_named(target)} is there, and is no {_KINDS[option]}: name another file after {option}.")


def _is_picture(head: bytes) -> bool:
    try:
        format_of(head)
    except PosterError as error:
        return error.status is Status.UNSUPPORTED
    return True


def _refuse_picture(option: str, target: Path) -> None:
    refuse(f"{_named(target)} is a picture, not a {_KINDS[option]}: name another file after {option}.")


def _check_apart(targets: Targets) -> None:
    """Refuse one place for two results, of which the later would replace the first."""
    named = [(option, target) for option, target in targets.items() if target is not None]
    for (one, target), (other, second) in combinations(named, 2):
        if STANDARD_OUTPUT in (target, second):
            if target == second:
                refuse(f"Only one of {one} and {other} can go to standard output: name a file after the other.")
        elif _real(target) == _real(second) or _is_among(target, [second]):
            refuse(f"{one} and {other} both name {_named(second)}: name another file after one of them.")


def _is_among(target: Path, others: Iterable[Path]) -> bool:
    """Tell whether a file that is there is one of others, by this or another name."""
    own = _status(target)
    if own is None or not stat.S_ISREG(own.st_mode):
        return False
    return any((status := _status(other)) and os.path.samestat(own, status) for other in others)


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _named(path: Path) -> str:
    return visible(printable(path))
