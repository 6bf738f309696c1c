"""Folders that training, export and calibration write into."""

import errno
import secrets
from pathlib import Path

from classifier.names import printable
from classifier.writing import ExportError


def make_folder(path: Path) -> None:
    """Make a folder to write into, where it is missing, and see that files can be made in it.

    Asked for before hours of work, whose result would have no place.

    Raises:
        ExportError: there can be no such folder, or no file in it.
    """
    trial = path / f".{secrets.token_hex(4)}"
    try:
        path.mkdir(parents=True, exist_ok=True)
        trial.touch(exist_ok=False)
        trial.unlink()
    except (FileExistsError, NotADirectoryError) as error:
        told = f"The folder {printable(path)} cannot be made: a file is in its way. Choose another folder."
        raise ExportError(told) from error
    except OSError as error:
        forbidden = isinstance(error, PermissionError) or error.errno == errno.EROFS
        why = "it is read-only. Choose another folder." if forbidden else f"{error.strerror or error}."
        raise ExportError(f"The folder {printable(path)} cannot be written to: {why}") from error
