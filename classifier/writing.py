"""Files written whole or not at all."""

import errno
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from classifier.names import printable


class ExportError(Exception):
    """A file that could not be written; the message says why and what to do."""


def write_whole(data: bytes, path: Path) -> None:
    """Write a file beside `path`, sync it, then put it in its place: the old one stays till then.

    Raises:
        ExportError: the file cannot be written; what was there is untouched.
    """
    copy_whole(io.BytesIO(data), path)


def copy_whole(source: BinaryIO, path: Path) -> None:
    """Write what is left of an open file to `path`, as `write_whole` does, a little at a time.

    Raises:
        ExportError: the file cannot be written; what was there is untouched.
    """
    beside: Path | None = None
    try:
        target = path.resolve()
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:40]}.", delete=False) as file:
            beside = Path(file.name)
            shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target))
        beside.replace(target)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise ExportError(f"{printable(path)} could not be written: {_advice(error)}") from error


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _advice(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full. Make room, or choose another disk."
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist. Choose another one."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "it may be open in another program, or its folder is read-only. Close it, or choose another folder."
    return f"{error.strerror or error}."
