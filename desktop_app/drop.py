"""A drop or a paste -> what to read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage


class PasteError(Exception):
    """A picture that could not be kept; the message says why."""


@dataclass(frozen=True)
class Dropped:
    """What a drop or a paste holds.

    Attributes:
        paths: files and folders.
        image: a picture without a file, out of a browser or a drawing program, where there are no paths.
    """

    paths: list[Path] = field(default_factory=list[Path])
    image: QImage | None = None

    def __bool__(self) -> bool:
        return bool(self.paths) or self.image is not None


def may_hold_posters(mime: QMimeData) -> bool:
    """Tell, before it is let go, whether a drag may hold something to read."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def read_mime(mime: QMimeData) -> Dropped:
    """Take files and folders out of a drop or a paste, or else its picture, or paths written as text."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return Dropped(paths)
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Dropped(image=image)
    return Dropped(list(_paths_in(mime.text())) if mime.hasText() else [])


def _paths_in(text: str) -> Iterator[Path]:
    """Yield each line that names something that is there."""
    for line in text.splitlines()[:1000]:
        name = line.strip().strip("\"'")
        if name and (path := Path(name)).is_absolute() and path.exists():
            yield path


def pasted_folder() -> Path:
    """Where pictures without a file are kept, so that they are not lost with the window."""
    return Path(platformdirs.user_data_dir("onesheet", appauthor=False)) / "pasted"


def keep_picture(image: QImage, folder: Path, now: datetime) -> Path:
    """Save a picture that has no file under the time it came, and give its path.

    Raises:
        PasteError: it cannot be written.
    """
    stem = f"pasted {now:%Y-%m-%d %H.%M.%S}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PasteError(f"The picture could not be kept in {folder}: {error.strerror}.") from error
    number = 1
    path = folder / f"{stem}.png"
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}).png"
    if not image.save(str(path)):
        raise PasteError(f"The picture could not be kept in {folder}.")
    return path
