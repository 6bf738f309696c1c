"""A drop or a paste -> what to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop_app.loose import LoosePicture, holds_picture, picture_in
from desktop_app.urls import path_of_url

WEB: Final = ("http", "https")
"""Schemes of addresses that posters are fetched from."""

MOST_LINES: Final = 1000
"""Of a text that are looked at."""

MOST_URLS: Final = 50
"""Addresses taken from one drop: a picture or a few, not all that a page holds."""

_PICTURE: Final = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_ENCODED: Final = QUrl.ComponentFormattingOption.FullyEncoded


@dataclass(frozen=True)
class Dropped:
    """What a drop or a paste holds.

    Attributes:
        paths: files and folders.
        picture: one without a file, out of a browser or a drawing program, where there are no paths.
        urls: addresses on the web, where there is neither.
    """

    paths: list[Path] = field(default_factory=list[Path])
    picture: LoosePicture | None = None
    urls: list[str] = field(default_factory=list[str])


def may_hold_posters(mime: QMimeData) -> bool:
    """Tell, before it is let go, whether a drag may hold something to read."""
    return holds_picture(mime) or any(url.isLocalFile() or url.scheme() in WEB for url in mime.urls())


def accept_harmless(event: QDropEvent) -> bool:
    """Take a drag as a copy or a link, and tell whether it can be: who gives a file to be moved may delete it."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action:
            event.setDropAction(action)
            event.accept()
            return True
    return False


def read_mime(mime: QMimeData) -> Dropped:
    """Take files and folders out of a drop or a paste, or else its picture, or else where it is to be had.

    A picture that came along is taken before its address: nothing need be fetched then.
    """
    paths = [path_of_url(url) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return Dropped(paths)
    if picture := picture_in(mime):
        return Dropped(picture=picture)
    if urls := _urls_in(mime):
        return Dropped(urls=urls)
    return Dropped(list(_paths_in(mime.text())) if mime.hasText() else [])


def _urls_in(mime: QMimeData) -> list[str]:
    """List addresses on the web: of the picture that was dragged, rather than of what it links to."""
    pictures = [unescape(url) for url in _PICTURE.findall(mime.html())] if mime.hasHtml() else []
    told = pictures or [url.toString(_ENCODED) for url in mime.urls()]
    if not told and mime.hasText():
        told = [line.strip() for line in mime.text().splitlines()[:MOST_LINES]]
    web = (url for url in told if url.partition("://")[0].lower() in WEB and " " not in url)
    return list(dict.fromkeys(web))[:MOST_URLS]


def _paths_in(text: str) -> Iterator[Path]:
    """Yield each line that names something that is there."""
    for line in text.splitlines()[:MOST_LINES]:
        name = line.strip().strip("\"'")
        if name and (path := Path(name)).is_absolute() and path.exists():
            yield path
