"""Bytes, a file or a picture -> a checked RGB poster, or a `PosterError` that says why not."""

import io
import os
import stat
import warnings
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""The raster formats that posters come in. Pillow opens no other, so that a file cannot reach
a decoder that nobody expects (EPS, for one, starts Ghostscript)."""

MAX_FILE_BYTES: Final = 256 * 2**20
"""Larger files are not read at all: the largest posters sold as pictures stay well below it."""

MAX_PIXELS: Final = 120_000_000
"""A poster scanned at 300 dpi (27 x 40 inches) has 97 million pixels; RGB, that is 290 MB."""

MAX_SIDE: Final = 30_000
"""Pixels along one side; a longer one is a header that lies or a picture that is no poster."""

UPRIGHT: Final = 1
"""EXIF's orientation of a picture that need not be turned."""

NEUTRAL_GROUND: Final = (128, 128, 128)
"""What shows through a poster's transparent parts: neither black nor white, so it says nothing."""

_KNOWN_FORMATS: Final = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
"""How files of a readable format begin: one of these that will not open is damaged."""

_FOREIGN_FORMATS: Final = (
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"8BPS", "Photoshop"),
    (b"<svg", "SVG"),
    (b"\0\0\1\0", "icon"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"gimp xcf", "GIMP"),
)
"""How pictures begin that the program knows by name and does not read."""

_HEIF_BRANDS: Final = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")


class Status(StrEnum):
    """What became of a poster; the words stand in the CSV's ``status`` column."""

    OK = "ok"
    UNREADABLE = "unreadable"
    NOT_AN_IMAGE = "not-an-image"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"


class PosterError(Exception):
    """A poster that cannot be read.

    Attributes:
        status: one of `Status`, never ``OK``.
        sentence: what is wrong, in words for the person who dropped the file.
    """

    def __init__(self, status: Status, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


PosterSource: TypeAlias = str | os.PathLike[str] | bytes | Image.Image
"""What a poster can be read from: a path, an encoded picture, or a decoded one."""


def read_poster(source: PosterSource, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Read a poster: upright, opaque, RGB.

    Args:
        source: a path, the bytes of a picture file, or a Pillow image.
        at_least: (width, height) in pixels that the caller needs. A larger JPEG is then decoded
            at a half, a quarter or an eighth of its size, yet never below this one, which is
            several times faster.

    Raises:
        PosterError: the source cannot be read, with the status and the sentence to show.
    """
    if isinstance(source, Image.Image):
        return _decode(source, at_least)
    data = source if isinstance(source, bytes) else read_file(Path(source))
    with _open(data) as image:
        return _decode(image, at_least)


def read_file(path: Path) -> bytes:
    """Read a poster's file whole, once it is known to be a regular file of sensible size.

    Raises:
        PosterError: with status ``unreadable`` or ``too-large``.
    """
    try:
        # O_NONBLOCK: opening a named pipe must not wait for somebody to write to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            _check_file(os.fstat(file.fileno()))
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        sentence = "The file is not there (any more)."
    except PermissionError:
        sentence = f"There is no permission to read the {'folder' if path.is_dir() else 'file'}."
    except IsADirectoryError:
        sentence = "This is a folder, not a picture."
    except ValueError:
        sentence = "The name cannot be a file's."
    except OSError as error:
        sentence = f"The file cannot be read: {error.strerror or error}."
    raise PosterError(Status.UNREADABLE, sentence)


def _check_file(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PosterError(Status.UNREADABLE, "This is a folder, not a picture.")
    if not stat.S_ISREG(status.st_mode):
        raise PosterError(Status.UNREADABLE, "This is a device or a pipe, not a file.")
    if status.st_size > MAX_FILE_BYTES:
        limit, size = MAX_FILE_BYTES >> 20, status.st_size >> 20
        raise PosterError(Status.TOO_LARGE, f"The file has {size} MB; at most {limit} MB are read.")


def _open(data: bytes) -> Image.Image:
    """Open an encoded picture; nothing but its header is decoded yet."""
    if not data:
        raise PosterError(Status.NOT_AN_IMAGE, "The file is empty.")
    if foreign := _foreign_format(data):
        raise PosterError(Status.UNSUPPORTED, f"{foreign} pictures are not supported.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=_openable())
    except Image.DecompressionBombError as error:
        raise PosterError(Status.TOO_LARGE, _too_many_pixels()) from error
    except UnidentifiedImageError as error:
        raise _unidentified(data) from error
    except Exception as error:  # Pillow's plug-ins raise what they like on a broken header.
        raise PosterError(Status.DAMAGED, "The picture's header is damaged.") from error


def _openable() -> tuple[str, ...]:
    """Name the allowed formats that this build of Pillow has; naming another is an error there."""
    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)


def _foreign_format(data: bytes) -> str | None:
    """Name the known format that is not read, judged by the file's first bytes."""
    head = data[:256].lstrip()
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS and b"avif" not in data[8:40]:
        return "HEIC"
    if head.startswith(b"<?xml") and b"<svg" in data[:1024]:
        return "SVG"
    return next((name for magic, name in _FOREIGN_FORMATS if head.startswith(magic) or data.startswith(magic)), None)


def _unidentified(data: bytes) -> PosterError:
    """Tell a broken picture from a file that never was one."""
    name = next((name for magic, name in _KNOWN_FORMATS if data.startswith(magic)), None)
    if name is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        name = "WebP"
    if name is None and data[4:12] in (b"ftypavif", b"ftypavis"):
        name = "AVIF"
    if name is None:
        return PosterError(Status.NOT_AN_IMAGE, "The file is not a picture.")
    return PosterError(Status.DAMAGED, f"The {name} picture is damaged and cannot be opened.")


def _decode(image: Image.Image, at_least: tuple[int, int] | None) -> Image.Image:
    """Decode a picture whose header has been read, and bring it to upright, opaque RGB."""
    _check_size(image.size)
    try:
        if at_least is not None:
            image.draft("RGB", _as_stored(image, at_least))
        image.load()
        return _to_rgb(ImageOps.exif_transpose(image) if _orientation(image) != UPRIGHT else image)
    except MemoryError as error:
        raise PosterError(Status.TOO_LARGE, "The picture does not fit into memory.") from error
    except Exception as error:  # Decoders raise OSError, SyntaxError, ValueError, struct.error, ...
        raise PosterError(Status.DAMAGED, "The picture is damaged: its data end early or make no sense.") from error


def _check_size(size: tuple[int, int]) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise PosterError(Status.DAMAGED, "The picture has no pixels.")
    if width * height > MAX_PIXELS or max(size) > MAX_SIDE:
        raise PosterError(Status.TOO_LARGE, _too_many_pixels(size))


def _too_many_pixels(size: tuple[int, int] | None = None) -> str:
    has = f"The picture has {size[0]} x {size[1]} pixels" if size else "The picture has too many pixels"
    return f"{has}; at most {MAX_PIXELS // 1_000_000} million are read, {MAX_SIDE} along a side."


def _as_stored(image: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    """Turn a wanted size by the EXIF orientation, as the pixels lie before they are upright."""
    return (size[1], size[0]) if _orientation(image) in (5, 6, 7, 8) else size


def _orientation(image: Image.Image) -> int:
    """How a picture's pixels lie, by its EXIF data: 1 to 8."""
    return image.getexif().get(0x0112, UPRIGHT)


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow's own conversion would clip all but the darkest 256 levels.
        image = Image.fromarray((np.asarray(image).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, (*NEUTRAL_GROUND, 255))
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    return image.convert("RGB")  # A copy, whose file can be let go, where it is RGB already.
