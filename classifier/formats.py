"""A file's first bytes -> what it is: a format that is read, one known by name, or no picture."""

import re
from typing import Final

from classifier.refusals import PosterError, Status, unsupported

_BEGINNINGS: Final = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    # Two letters begin many a text; then comes the size of the rest of the header.
    (re.compile(rb"BM.{12}[\x0c(4@8l|]\0\0\0", re.DOTALL), "BMP"),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), "TIFF"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"....ftypm[is]f1.{4,28}avif", re.DOTALL), "AVIF"),
)
"""How files of the formats begin that posters come in, most frequent first. No other is opened, so that a file
cannot reach a decoder that nobody expects (EPS, for one, starts Ghostscript)."""

SUFFIXES: Final = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "BMP": ".bmp",
    "TIFF": ".tif",
    "AVIF": ".avif",
}
"""What a file of each format is called, by Pillow's name of it."""

_FOREIGN: Final = (
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"8BPS", "Photoshop"),
    (b"<svg", "SVG"),
    (b"\0\0\1\0", "icon"),
    (b"icns", "icon"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"II\xbc\x01", "JPEG XR"),
    (b"gimp xcf", "GIMP"),
    (b"DDS ", "DirectDraw"),
    (b"\xd7\xcd\xc6\x9a", "Windows Metafile"),
    (b"\x76\x2f\x31\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance"),
    (b"AT&TFORM", "DjVu"),
    (b"qoif", "QOI"),
)
"""How pictures begin that the program knows by name and does not read."""

_HEIF_BRANDS: Final = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heim", b"heis")
_READ_FOR_TEXT: Final = 1024


def format_of(data: bytes) -> str:
    """Name the format of an encoded picture, by Pillow's name of one that is read, by its content.

    Raises:
        PosterError: it is of another format, or no picture.
    """
    if name := _known_format(data):
        return name
    raise _refusal(data)


def suffix_of(data: bytes) -> str | None:
    """Name the suffix of an encoded picture's file by its content; None where it is of no format that is read."""
    name = _known_format(data)
    return SUFFIXES[name] if name else None


def _known_format(data: bytes) -> str | None:
    return next((name for beginning, name in _BEGINNINGS if beginning.match(data)), None)


def _refusal(data: bytes) -> PosterError:
    if not data:
        return PosterError(Status.NOT_AN_IMAGE, "The file is empty.")
    if foreign := _foreign_format(data):
        return unsupported(foreign)
    if _is_page(data):
        return PosterError(Status.NOT_AN_IMAGE, "The file is a web page, not a picture.")
    return PosterError(Status.NOT_AN_IMAGE, "The file is not a picture.")


def _is_page(data: bytes) -> bool:
    """Tell whether this is what a server sends in place of a picture that it will not give."""
    head = _text_head(data).lower()
    return head.startswith(b"<") and (b"<!doctype html" in head or b"<html" in head)


def _text_head(data: bytes) -> bytes:
    return data[:_READ_FOR_TEXT].lstrip(b"\xef\xbb\xbf \t\r\n")


def _foreign_format(data: bytes) -> str | None:
    """Name the known format that is not read, judged by the file's first bytes."""
    head = _text_head(data)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return "HEIC"
    if head.startswith(b"<?xml") and b"<svg" in head:
        return "SVG"
    return next((name for magic, name in _FOREIGN if head.startswith(magic) or data.startswith(magic)), None)
