"""A drop or a paste -> what to read."""

import re
from collections.abc import Iterable, Iterator
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
        picture: one without a file, out of a browser or a drawing program, where there is nothing else.
        urls: addresses on the web, beside the paths if there are any.
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
    """Take files, folders and addresses on the web out of a drop or a paste, or else its picture.

    A picture that came along is taken before its address: nothing need be fetched then.
    """
    urls = mime.urls()
    paths = [path_of_url(url) for url in urls if url.isLocalFile()]
    if paths:
        return Dropped(paths, urls=_web_among(_written(urls)))
    if picture := picture_in(mime):
        return Dropped(picture=picture)
    # Of the picture that was dragged, rather than of what it links to.
    told = _pictures_in(mime) or _written(urls)
    if web := _web_among(told):
        return Dropped(urls=web)
    lines = [line.strip() for line in mime.text().splitlines()[:MOST_LINES]] if mime.hasText() else []
    return Dropped(list(_paths_among(lines)), urls=[] if told else _web_among(lines))


def _written(urls: Iterable[QUrl]) -> list[str]:
    return [url.toString(_ENCODED) for url in urls]


def _pictures_in(mime: QMimeData) -> list[str]:
    """List the addresses of a page's pictures."""
    return [unescape(url) for url in _PICTURE.findall(mime.html())] if mime.hasHtml() else []


def _web_among(addresses: Iterable[str]) -> list[str]:
    """List what is an address on the web, each once."""
    web = (url for url in addresses if url.partition("://")[0].lower() in WEB and " " not in url)
    return list(dict.fromkeys(web))[:MOST_URLS]


def _paths_among(lines: Iterable[str]) -> Iterator[Path]:
    """Yield each line that names something that is there."""
    for line in lines:
        name = line.strip("\"'")
        if name and _is_there(path := Path(name)):
            yield path


def _is_there(path: Path) -> bool:
    """Tell whether a line names something; one that can be no name, or may not be looked at, does not."""
    try:
        return path.is_absolute() and path.exists()
    except (OSError, ValueError):
        return False
