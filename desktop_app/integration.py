"""Puts the program into a Linux desktop's menus, and takes it out again.

A person's own data folder gets the entry, the icons and what software centres tell. A receipt lies
beside the program's own data, with the SHA-256 of every file put there: only those are ever replaced or removed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from classifier.names import printable
from classifier.writing import ExportError, write_whole
from desktop_app.console import say
from resources import DESKTOP

Wish: TypeAlias = Literal["install", "remove"]
Files: TypeAlias = dict[str, bytes]
"""What is put there, by its place below a data folder."""

ENTRY: Final = "applications/onesheet.desktop"
HICOLOR: Final = "icons/hicolor"
RECEIPT: Final = "onesheet/desktop-files.json"

_RESERVED: Final = ("\\", '"', "`", "$")
"""Characters that a backslash stands before between quotes."""

_STRING_ESCAPES: Final = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
"""How the values of a desktop entry write them."""


class DesktopError(Exception):
    """The program cannot be put into the menus; the message says why and what to do."""


def settle(wish: Wish) -> int:
    """Put the program into the menus or take it out, say what was done, and give the exit status."""
    if not sys.platform.startswith("linux"):
        say("The menus of Linux desktops are meant; on Windows and macOS there is nothing to put in place.")
        return 2
    folder = data_folder()
    try:
        say(*(install(folder, own_command()) if wish == "install" else remove(folder)))
    except (DesktopError, ExportError) as error:
        say(str(error), failed=True)
        return 1
    except OSError as error:
        where = printable(error.filename or folder)
        say(f"{where} could not be changed: {error.strerror}. See to its permissions and try again.", failed=True)
        return 1
    return 0


def data_folder() -> Path:
    """Give a person's own data folder, by the XDG base directory specification: a relative one counts as none."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def own_command() -> list[str]:
    """Give the command that starts the program that runs now, its first word an absolute path."""
    if getattr(sys, "frozen", False):
        # An AppImage runs from a place that is gone once it ends; it tells where its file is.
        return [os.environ.get("APPIMAGE") or sys.executable]
    script = Path(sys.argv[0]).absolute()
    if script.suffix != ".py" and script.is_file() and os.access(script, os.X_OK):
        return [str(script)]
    return [sys.executable, "-m", "desktop_app"]


# The entry.


def entry(command: list[str]) -> bytes:
    """Write the desktop entry.

    Args:
        command: starts the program; its first word is an absolute path.

    Raises:
        DesktopError: no desktop entry can hold the program's path.
    """
    program = command[0]
    try:
        program.encode("utf-8")
    except UnicodeEncodeError as error:
        told = f"{printable(program)} has a name that no desktop entry can hold. Install Onesheet in another folder."
        raise DesktopError(told) from error
    # GNOME looks for the first word as it is written, where a percent sign stands twice.
    shell = ["sh", "-c", 'exec "$0" "$@"'] if "%" in program else []
    words = " ".join(_quoted(word) for word in [*shell, *command])
    lines = (DESKTOP / "share" / ENTRY).read_text("utf-8").splitlines()
    place = lines.index("Exec=onesheet %F")
    # Where the program is gone, menus leave the entry out.
    lines[place : place + 1] = [f"TryExec={_string(program)}", f"Exec={_string(words)} %F"]
    return "".join(f"{line}\n" for line in lines).encode()


def _quoted(word: str) -> str:
    """Quote a word of Exec as the desktop entry specification says, where it needs it."""
    word = word.replace("%", "%%")
    if all(letter.isalnum() or letter in "/._-+:@,%" for letter in word):
        return word
    return '"' + "".join(f"\\{letter}" if letter in _RESERVED else letter for letter in word) + '"'


def _string(value: str) -> str:
    return "".join(_STRING_ESCAPES.get(letter, letter) for letter in value)


def files_for(command: list[str]) -> Files:
    """Give all files to put in place."""
    share = DESKTOP / "share"
    found = {path.relative_to(share).as_posix(): path.read_bytes() for path in share.rglob("*") if path.is_file()}
    return found | {ENTRY: entry(command)}


# Putting in place and taking away.


def install(folder: Path, command: list[str]) -> list[str]:
    """Put the program into the menus, and say in sentences what was done.

    Args:
        folder: a person's data folder.
        command: starts the program.

    Raises:
        DesktopError: no desktop entry can hold the program's path.
        ExportError: a file cannot be written.
        OSError: a folder cannot be made, or a file not read.
    """
    files = files_for(command)
    ours = _receipt(folder)
    wanted = {name: _digest(data) for name, data in files.items()}
    foreign = [name for name in files if not _may_replace(folder / name, {ours.get(name), wanted[name]})]
    for name in foreign:
        del files[name], wanted[name]
    for parent in sorted({(folder / name).parent for name in (*files, RECEIPT)}):
        parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(data, folder / name)
        ours[name] = wanted[name]
        _note(folder, ours)  # Each at once: whatever ends this half-way, what is there can be taken away.
    _drop(folder, {name: digest for name, digest in ours.items() if name not in wanted and name not in foreign})
    _note(folder, wanted)
    _refresh(folder)
    return [*_told_installed(folder, command, files), *_told_foreign(folder, foreign)]


def remove(folder: Path) -> list[str]:
    """Take out what `install` put there and nothing else, and say in sentences what was done.

    Raises:
        OSError: a file cannot be read or removed.
    """
    ours = _receipt(folder)
    gone = _drop(folder, ours)
    changed = [name for name in ours if name not in gone and (folder / name).exists()]
    (folder / RECEIPT).unlink(missing_ok=True)
    if gone:
        _refresh(folder)
        where = printable(folder)
        first = f"Onesheet's menu entry, icons and description, {len(gone)} files, were taken out of {where}."
    else:
        first = f"There is nothing to take away: onesheet --install-desktop put no files into {printable(folder)}."
    return [first, *(f"{printable(folder / name)} was changed since; it stays." for name in changed)]


def _told_installed(folder: Path, command: list[str], files: Files) -> Iterator[str]:
    if ENTRY in files:
        yield f"Onesheet is in your menus and under Open With, by {printable(folder / ENTRY)}."
        yield f"It starts {printable(' '.join(command))}."
        if shutil.which("update-desktop-database") is None:
            yield "Some desktops list it under Open With only once you install desktop-file-utils and run this again."
    if any(name.startswith(HICOLOR) for name in files):
        yield f"Its icons are in {printable(folder / HICOLOR)}."
    for name in files:
        if name.startswith("metainfo/"):
            yield f"What software centres tell of it is in {printable(folder / name)}."
    yield "onesheet --remove-desktop takes all of it away again."


def _told_foreign(folder: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        yield (
            f"{printable(folder / name)} is not as Onesheet put it there, and stays as it is."
            " Move it away and run this again to replace it."
        )


def _may_replace(path: Path, digests: set[str | None]) -> bool:
    """Tell whether a path is free, or has what one of these digests stands for."""
    return not os.path.lexists(path) or (path.is_file() and _digest(path.read_bytes()) in digests)


def _drop(folder: Path, digests: dict[str, str]) -> list[str]:
    """Remove files that are as they were put there, and name them."""
    same = [name for name, digest in digests.items() if _is(folder / name, digest)]
    for name in same:
        (folder / name).unlink()
    return same


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and not path.is_symlink() and _digest(path.read_bytes()) == digest


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _receipt(folder: Path) -> dict[str, str]:
    """Read which files were put there, and their digests; none where that is not known."""
    try:
        content: object = json.loads((folder / RECEIPT).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    noted = cast("dict[str, object]", content)
    # A name that led out of the folder would let a tampered receipt remove anything.
    return {name: str(digest) for name, digest in noted.items() if ".." not in Path(name).parts and name[:1] != "/"}


def _note(folder: Path, digests: dict[str, str]) -> None:
    write_whole(json.dumps(digests, indent=1).encode(), folder / RECEIPT)


def _refresh(folder: Path) -> None:
    """Bring what desktops keep of entries and icons up to date, where they have the tools for it."""
    _run("update-desktop-database", "-q", str(folder / "applications"))
    icons = folder / HICOLOR
    with suppress(OSError):
        os.utime(icons)  # Desktops look again once the folder is newer than what they keep.
    if (icons / "icon-theme.cache").exists():
        _run("gtk-update-icon-cache", "-q", "-t", "-f", str(icons))


def _run(*command: str) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, timeout=30, check=False)
