"""Pictures without a file, out of a browser or a drawing program: kept as files, which then are read as any other."""

from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import platformdirs
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from classifier.names import printable
from classifier.writing import ExportError, write_whole

KINDS: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/gif": ".gif",
    "image/tiff": ".tiff",
    "image/bmp": ".bmp",
}
"""Encoded pictures that other programs offer, and what their files end in. They are taken as they are:
Qt, which would decode them here, is not to be given what a stranger has made."""


class PasteError(Exception):
    """A picture that could not be kept; the message says why."""


class LoosePicture(NamedTuple):
    """An encoded picture that has no file yet.

    Attributes:
        data: its bytes.
        suffix: of the file that they belong in.
    """

    data: bytes
    suffix: str


def holds_picture(mime: QMimeData) -> bool:
    """Tell whether there is a picture in a drop or a paste."""
    return mime.hasImage() or any(mime.hasFormat(kind) for kind in KINDS)


def picture_in(mime: QMimeData) -> LoosePicture | None:
    """Take a picture out of a drop or a paste, if there is one."""
    for kind, suffix in KINDS.items():
        if mime.hasFormat(kind) and (data := mime.data(kind).data()):
            return LoosePicture(bytes(data), suffix)
    # What the system hands over as pixels has been decoded already, by whoever put it there.
    image = mime.imageData() if mime.hasImage() else None
    return _encoded(image) if isinstance(image, QImage) and not image.isNull() else None


def _encoded(image: QImage) -> LoosePicture:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return LoosePicture(bytes(content.data()), ".png")


def pasted_folder() -> Path:
    """Where pictures without a file are kept, so that they are not lost with the window."""
    return Path(platformdirs.user_data_dir("onesheet", appauthor=False)) / "pasted"


def keep_picture(picture: LoosePicture, folder: Path, now: datetime) -> Path:
    """Save a picture that has no file under the time it came, and give its path.

    Raises:
        PasteError: it cannot be written.
    """
    stem = f"pasted {now:%Y-%m-%d %H.%M.%S}"
    number = 1
    path = folder / f"{stem}{picture.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while path.exists():
            number += 1
            path = folder / f"{stem} ({number}){picture.suffix}"
        write_whole(picture.data, path)
    except (OSError, ExportError) as error:
        told = QCoreApplication.translate(
            "Loose", "The picture could not be kept in %1: is the disk full, or read-only?"
        )
        raise PasteError(told.replace("%1", printable(folder))) from error
    return path
