"""Pictures without a file, out of a browser or a drawing program: kept as files, which then are read as any other."""

from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import platformdirs
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QImageWriter

from classifier.names import printable
from classifier.writing import ExportError, write_whole
from desktop_app.background import Background

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

LONG: Final = 500
"""Milliseconds after which it is worth a word that a picture is being kept."""


class PasteError(Exception):
    """A picture that could not be kept; the message says why."""


class LoosePicture(NamedTuple):
    """A picture that has no file yet.

    Attributes:
        data: its bytes, or else its pixels, which are still to be encoded.
        suffix: of the file that it belongs in.
    """

    data: bytes | QImage
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
    return LoosePicture(image, ".png") if isinstance(image, QImage) and not image.isNull() else None


def _encoded(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise PasteError(
            _tr("The picture could not be kept as a file. Save it in the program that it is from, and open that file.")
        )
    return bytes(content.data())


def pasted_folder() -> Path:
    """Where pictures without a file are kept, so that they are not lost with the window."""
    return Path(platformdirs.user_data_dir("onesheet", appauthor=False)) / "pasted"


def keep_picture(picture: LoosePicture, folder: Path, now: datetime) -> Path:
    """Save a picture that has no file under the time it came, and give its path; a large one takes seconds.

    Raises:
        PasteError: it cannot be written.
    """
    data = _encoded(picture.data) if isinstance(picture.data, QImage) else picture.data
    stem = f"pasted {now:%Y-%m-%d %H.%M.%S}"
    number = 1
    path = folder / f"{stem}{picture.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while path.exists():
            number += 1
            path = folder / f"{stem} ({number}){picture.suffix}"
        write_whole(data, path)
    except (OSError, ExportError) as error:
        told = _tr("The picture could not be kept in %1: is the disk full, or read-only?")
        raise PasteError(told.replace("%1", printable(folder))) from error
    return path


class Keeper(QObject):
    """Keeps pictures without a file behind the window, one after the other.

    Signals:
        kept: path of a picture that was kept.
        failed: a sentence, why one could not be.
        lasting: it takes long enough to be told of.
    """

    kept = Signal(object)
    failed = Signal(str)
    lasting = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(1, self)
        self._waiting = self._failures = 0

    def keep(self, picture: LoosePicture) -> None:
        """Keep a picture under the time that it is now."""
        folder, now = pasted_folder(), datetime.now()
        self._waiting += 1
        self._background.run(lambda: keep_picture(picture, folder, now), self._tell)
        QTimer.singleShot(LONG, self, self._tell_lasting)

    def _tell(self, result: Path | Exception) -> None:
        self._waiting -= 1
        if isinstance(result, Path):
            self.kept.emit(result)
            return
        self._failures += 1
        unexpected = _tr("The picture could not be kept: %1.").replace("%1", str(result).rstrip("."))
        self.failed.emit(str(result) if isinstance(result, PasteError) else unexpected)

    def _tell_lasting(self) -> None:
        if self._waiting:
            self.lasting.emit()

    @property
    def busy(self) -> int:
        """Number of threads that work on something."""
        return self._background.busy

    def settle(self) -> bool:
        """Wait until every picture is kept, or known not to be, and tell whether none has just failed."""
        before = self._failures
        self._background.settle()
        return self._failures == before

    def shut_down(self) -> None:
        """Wait until all has been kept, and end the thread."""
        self._background.finish()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Loose", text)
