"""Paths as addresses of files, and back: what stands in a drop, or is given to other programs.

Qt's own way leads over text, in which bytes that are not UTF-8 are lost, and with them the file.
"""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QUrl


def url_of(path: Path) -> QUrl:
    """Give the address of a file or a folder on this computer."""
    return QUrl.fromEncoded(path.absolute().as_uri().encode())


def path_of_url(url: QUrl) -> Path:
    """Give the path that a local address stands for."""
    if os.name == "nt" or url.host():
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))
