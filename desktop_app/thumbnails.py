"""Small pictures of the posters in sight, decoded behind the window and kept in bounded memory."""

from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from classifier.poster import read_poster
from desktop_app.background import Background
from desktop_app.pictures import to_qimage

KEPT: Final = 2000
"""Thumbnails kept: about 60 MB of pictures on a screen of twice the usual density."""

QUEUED: Final = 60
"""Thumbnails waited for: those asked for last are in sight, older ones have been scrolled past."""


class Thumbnails(QObject):
    """Gives thumbnails that are there, and fetches those that are not.

    Signals:
        arrived: path, its thumbnail can be had now.
    """

    arrived = Signal(object)

    def __init__(self, background: Background, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._size = (size.width(), size.height())
        self._kept: OrderedDict[Path, QImage] = OrderedDict()
        self._queue: OrderedDict[Path, None] = OrderedDict()
        self._under_way = False

    def get(self, path: Path) -> QImage | None:
        """Give a poster's thumbnail, or None until it has arrived; null where there can be none."""
        image = self._kept.get(path)
        if image is not None:
            self._kept.move_to_end(path)
            return image
        self._queue[path] = None
        self._queue.move_to_end(path)
        while len(self._queue) > QUEUED:
            self._queue.popitem(last=False)
        self._fetch_next()
        return None

    def forget(self, path: Path) -> None:
        """Fetch a poster's thumbnail anew when it is next asked for."""
        self._kept.pop(path, None)

    def _fetch_next(self) -> None:
        if self._under_way or not self._queue:
            return
        self._under_way = True
        path, _ = self._queue.popitem(last=True)
        self._background.run(lambda: self._decode(path), lambda image: self._keep(path, image))

    def _decode(self, path: Path) -> QImage:
        poster = read_poster(path, at_least=self._size)
        poster.thumbnail(self._size)
        return to_qimage(poster)

    def _keep(self, path: Path, image: QImage | Exception) -> None:
        self._kept[path] = image if isinstance(image, QImage) else QImage()
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._under_way = False
        self.arrived.emit(path)
        self._fetch_next()
