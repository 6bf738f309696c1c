"""Files written whole or not at all."""

import errno
import io
import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from classifier.names import printable


class ExportError(Exception):
    """A file that could not be written; the message says why and what to do."""


def write_whole(data: bytes, path: Path) -> None:
    """Write a file beside `path`, sync it, then put it in its place: the old one stays till then.

    Once this returns, the file outlives a power failure. A device or a pipe is written to as it is.

    Raises:
        ExportError: the file cannot be written; what was there is untouched.
    """
    copy_whole(io.BytesIO(data), path)


def copy_whole(source: BinaryIO, path: Path, rest: bytes = b"") -> None:
    """Write what is left of an open file to `path`, as `write_whole` does, a little at a time.

    Args:
        source: the open file.
        path: to write to.
        rest: comes after what is in the file.

    Raises:
        ExportError: the file cannot be written; what was there is untouched.
    """
    beside: Path | None = None
    try:
        if _is_stream(path):  # What a link such as /dev/stdout leads to may have no path.
            with path.open("wb") as stream:
                shutil.copyfileobj(source, stream)
                stream.write(rest)
            return
        # Before Python 3.13, `Path.resolve` takes no link that leads back to itself.
        target = Path(os.path.realpath(path))
        with target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}").open("xb") as file:
            beside = Path(file.name)
            _give_mode(beside, target)
            shutil.copyfileobj(source, file)
            file.write(rest)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise ExportError(f"{printable(path)} could not be written: {_advice(error)}") from error
    finally:
        # Once it is in its place there is nothing here any more; whatever ends this, nothing stays.
        if beside is not None:
            beside.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """See that what was written to a file outlives a power failure.

    Raises:
        OSError: it cannot be synced.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See that the names in a folder outlive a power failure, where the system offers that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # Some network disks do not; what is in the folder is whole all the same.
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_stream(path: Path) -> bool:
    """Tell whether something is a device or a pipe, which is written to and not replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _give_mode(path: Path, replaced: Path) -> None:
    """Give a file the permissions of the one that it replaces; where there is none, it has those of any new file."""
    with suppress(OSError):  # Some disks know no permissions.
        path.chmod(replaced.stat().st_mode & 0o777)


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full. Make room, or choose another disk."
    if error.errno == errno.EFBIG:
        return "the file grows too large for this disk. Choose another disk."
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist. Choose another one."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "it may be open in another program, or its folder is read-only. Close it, or choose another folder."
    return f"{error.strerror or error}."
