"""Draws the program's icon in every size that desktops ask for: ``python -m resources.draw_icons``.

Out of ``icon.svg`` come the PNG files of Linux desktops, Windows' ``.ico`` and macOS's ``.icns``. With
``--check`` nothing is written; what is not up to date is told, and the exit status is 1.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.IcnsImagePlugin import IcnsImageFile
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources import DESKTOP, ICON

HICOLOR: Final = Path("share", "icons", "hicolor")
SCALABLE: Final = HICOLOR / "scalable" / "apps" / "onesheet.svg"
WINDOWS: Final = Path("onesheet.ico")
MACOS: Final = Path("onesheet.icns")

LINUX_SIZES: Final = (16, 22, 24, 32, 48, 64, 96, 128, 192, 256, 512)
"""Edges in pixels, as the hicolor icon theme has them."""

WINDOWS_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Edges in pixels: Windows' small and large icons at 100 % to 250 %; 256 is the largest that a file holds."""

MACOS_SIZES: Final = (32, 64, 128, 256, 512, 1024)
"""Edges in pixels that Apple's format holds as PNG."""

TOLERANCE: Final = 3.0
"""Mean difference, of 255, up to which two drawings are the same: versions of Qt smooth edges a little differently."""


def drawn(size: int) -> Image.Image:
    """Draw the icon, RGBA, on a square.

    Args:
        size: its edge, in pixels.
    """
    canvas = QImage(size, size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICON)).render(painter, QRectF(canvas.rect()))
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(canvas.constBits()))


def png_path(size: int) -> Path:
    """Path of a Linux desktop's icon, in the desktop's folder."""
    return HICOLOR / f"{size}x{size}" / "apps" / "onesheet.png"


def draw(folder: Path = DESKTOP) -> None:
    """Write all files.

    Args:
        folder: the desktop's own files; icons of before are replaced.
    """
    for path in (*map(png_path, LINUX_SIZES), SCALABLE):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    for size in LINUX_SIZES:
        drawn(size).save(folder / png_path(size), optimize=True)
    (folder / SCALABLE).write_bytes(ICON.read_bytes())
    *smaller, largest = map(drawn, WINDOWS_SIZES)
    # Without drawings of their own, the smaller sizes would be the largest one made small.
    largest.save(folder / WINDOWS, append_images=smaller, sizes=[(size, size) for size in WINDOWS_SIZES])
    *smaller, largest = map(drawn, MACOS_SIZES)
    largest.save(folder / MACOS, append_images=smaller)


def problems(folder: Path = DESKTOP) -> list[str]:
    """Say what is not up to date; nothing where all is well."""
    return [f"{path.as_posix()} is not what {ICON.name} looks like." for path in _stale(folder)]


def _stale(folder: Path) -> Iterable[Path]:
    wanted = [*map(png_path, LINUX_SIZES), SCALABLE]
    for size, path in zip(LINUX_SIZES, wanted, strict=False):
        if not _holds(folder / path, [size]):
            yield path
    if not _same_text(folder / SCALABLE, ICON):
        yield SCALABLE
    if not _holds(folder / WINDOWS, WINDOWS_SIZES):
        yield WINDOWS
    if not _holds(folder / MACOS, MACOS_SIZES):
        yield MACOS
    there = {path.relative_to(folder) for path in (folder / HICOLOR).rglob("onesheet.*")}
    yield from sorted(there - set(wanted))


def _same_text(path: Path, other: Path) -> bool:
    return path.is_file() and path.read_text("utf-8") == other.read_text("utf-8")


def _holds(path: Path, sizes: Sequence[int]) -> bool:
    """Tell whether a file holds the icon in these sizes and no others."""
    if not path.is_file():
        return False
    with Image.open(path) as file:
        held = pictures(file)
    return sorted(held) == sorted(sizes) and all(_alike(held[size], drawn(size)) for size in sizes)


def pictures(file: Image.Image) -> dict[int, Image.Image]:
    """Take all drawings out of an icon's file, by their edges in pixels."""
    held = [file]
    if isinstance(file, IcoImageFile):
        held = [file.ico.getimage(size) for size in file.ico.sizes()]
    elif isinstance(file, IcnsImageFile):
        held = [file.icns.getimage(size) for size in file.icns.itersizes()]
    return {drawing.width: drawing.convert("RGBA") for drawing in held}


def _alike(one: Image.Image, other: Image.Image) -> bool:
    return float(np.abs(_seen(one) - _seen(other)).mean()) <= TOLERANCE


def _seen(picture: Image.Image) -> npt.NDArray[np.floating]:
    """Give what is seen of a picture: colours count as much as they cover."""
    pixels = np.asarray(picture, dtype=np.float32)
    return np.concatenate([pixels[..., :3] * pixels[..., 3:] / 255, pixels[..., 3:]], axis=-1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the icons, or check them, and give the exit status."""
    parser = argparse.ArgumentParser("python -m resources.draw_icons", description="Draws the program's icon.")
    parser.add_argument("--check", action="store_true", help="only tell what is not up to date")
    if not parser.parse_args(arguments).check:
        draw()
    told = problems()
    sys.stdout.write("".join(f"{line}\n" for line in told))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
