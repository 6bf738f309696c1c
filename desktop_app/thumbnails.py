"""Small pictures of the posters in sight, decoded behind the window and kept in bounded memory."""

from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from classifier.decoding import Decoders
from desktop_app.background import Background
from desktop_app.pictures import to_qimage

KEPT_BYTES: Final = 64 * 2**20
"""Pictures kept, in bytes: 1,300 on a usual screen, 330 on one of twice its density."""

QUEUED: Final = 250
"""Thumbnails waited for, as many as a large screen shows: those asked for last are in sight,
older ones have been scrolled past."""


class Thumbnails(QObject):
    """Gives thumbnails that are there, and fetches those that are not.

    Signals:
        arrived: path, its thumbnail can be had now.
    """

    arrived = Signal(object)

    def __init__(self, decoders: Decoders, background: Background, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decoders = decoders
        self._background = background
        self.room = size
        self._size = (size.width(), size.height())
        self._kept: OrderedDict[Path, QImage] = OrderedDict()
        self._bytes = 0
        self._queue: OrderedDict[Path, None] = OrderedDict()
        self._under_way: Path | None = None
        self._stale = False

    def fit_screen(self, pixel_ratio: float) -> None:
        """Fetch thumbnails as sharp as a screen shows them, in pixels to each device-independent one."""
        size = (round(self.room.width() * pixel_ratio), round(self.room.height() * pixel_ratio))
        if size != self._size:
            self._size = size
            self._kept.clear()
            self._bytes = 0
            self._stale = self._under_way is not None

    def get(self, path: Path) -> QImage | None:
        """Give a poster's thumbnail, or None until it has arrived; null where there can be none."""
        image = self._kept.get(path)
        if image is not None:
            self._kept.move_to_end(path)
            return image
        if path != self._under_way:
            self._ask_for(path)
        return None

    def forget(self, path: Path) -> None:
        """Fetch a poster's thumbnail anew when it is next asked for."""
        self._stale = self._stale or path == self._under_way
        self._drop(path)

    def _drop(self, path: Path) -> None:
        if (image := self._kept.pop(path, None)) is not None:
            self._bytes -= image.sizeInBytes()

    def _ask_for(self, path: Path) -> None:
        self._queue[path] = None
        self._queue.move_to_end(path)
        while len(self._queue) > QUEUED:
            self._queue.popitem(last=False)
        self._fetch_next()

    def _fetch_next(self) -> None:
        if self._under_way is not None or not self._queue:
            return
        path, _ = self._queue.popitem(last=True)
        self._under_way = path
        self._background.run(lambda: self._decode(path), lambda image: self._keep(path, image))

    def _decode(self, path: Path) -> QImage:
        return to_qimage(self._decoders.picture(path, self._size))

    def _keep(self, path: Path, image: QImage | Exception) -> None:
        stale, self._stale, self._under_way = self._stale, False, None
        if stale:  # It was decoded of a file, or for a screen, that is another one now.
            self._ask_for(path)
            return
        self._drop(path)
        self._kept[path] = image if isinstance(image, QImage) else QImage()
        self._bytes += self._kept[path].sizeInBytes()
        while self._bytes > KEPT_BYTES:
            self._drop(next(iter(self._kept)))
        self.arrived.emit(path)
        self._fetch_next()
