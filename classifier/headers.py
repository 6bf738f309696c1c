"""An encoded picture's header -> what of it is to be decoded, or a `PosterError` before anything is.

Decoders trust what a file says of itself: a size, a number of frames, chunks or scans, the length of a text. Here
each is held against a limit, so that no small file takes seconds or gigabytes, and what says nothing of the picture
is left out where a decoder would stumble over it.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from PIL.TiffImagePlugin import COMPRESSION_INFO

from classifier.formats import format_of
from classifier.refusals import PosterError, Status, damaged_header, unsupported

MAX_PIXELS: Final = 120_000_000
"""A poster scanned at 300 dpi (27 x 40 inches) has 97 million pixels; RGB, that is 290 MB."""

MAX_SIDE: Final = 30_000
"""Pixels along one side; a longer one is a header that lies or a picture that is no poster."""

MAX_PARTS: Final = 2**18
"""Segments, chunks, blocks, tags, strips or frames of a file. A large poster has a strip for each row, and with the
usual chunks of 8 kB the largest file has 32,768; Pillow takes microseconds for each."""

MAX_METADATA: Final = 2**20
"""Bytes of EXIF, XMP, texts or a PNG's colour profile; what goes beyond is left out. An orientation, which is all
that is wanted of them, stands in the first few."""

MAX_SCANNED: Final = 20 * MAX_PIXELS
"""Pixels that a JPEG passes over, one scan after the other. Ten scans are usual; 10^9 pixels take a second."""

MAX_RUNS: Final = 2**24
"""Pixels, and bytes, of a BMP in run-length code, which Pillow decodes in Python: this many take three seconds."""

DEFLATE_MAKES: Final = 1032
"""Bytes that deflate can make of one, at the very most."""

_SPOKEN: Final = {"WEBP": "WebP"}


def judged(data: bytes) -> tuple[str, bytes]:
    """Name an encoded picture's format, and give what of it is to be decoded.

    Raises:
        PosterError: the file is no picture, or of a format that is not read, or its header says more than can be
            true or than a poster needs.
    """
    name = format_of(data)
    try:
        return name, _CHECKS[name](data)
    except (struct.error, IndexError):
        raise damaged(name) from None


def damaged(name: str) -> PosterError:
    """Say that a picture's header is damaged, by Pillow's name of its format."""
    return damaged_header(_SPOKEN.get(name, name))


def check_size(size: tuple[int, int]) -> None:
    """Refuse a picture of no pixels, or of too many.

    Raises:
        PosterError: with the status ``damaged`` or ``too-large``.
    """
    width, height = size
    if width < 1 or height < 1:
        raise PosterError(Status.DAMAGED, "The picture has no pixels.")
    if width * height > MAX_PIXELS or max(size) > MAX_SIDE:
        limits = f"at most {MAX_PIXELS // 1_000_000} million are read, {MAX_SIDE} along a side."
        raise PosterError(Status.TOO_LARGE, f"The picture has {width} x {height} pixels; {limits}")


def _too_many_parts() -> PosterError:
    return PosterError(
        Status.TOO_LARGE, f"The picture's file has more than {MAX_PARTS} parts; no poster needs so many."
    )


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    """Leave spans (start, end) out, which are in order; without any, it is the same object."""
    if not spans:
        return data
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(data)]
    return b"".join(data[end:start] for end, start in zip(ends, starts, strict=True))


# --- JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B

_MARKER: Final = re.compile(rb"\xff[\x02-\xcf\xd8-\xfe]")
"""All but those that stand in the midst of pixels."""

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_LOSSLESS: Final = frozenset({0xC3, 0xC7, 0xCB, 0xCF})
_HIERARCHICAL: Final = frozenset({0xC5, 0xC6, 0xCD, 0xCE})
_PROGRESSIVE: Final = frozenset({0xC2, 0xCA})
_SAYS_NOTHING: Final = frozenset({*range(0xE1, 0xF0), _COMMENT}) - {0xE2, 0xEE}
"""Segments that can be left out: all that applications add but the colour profile and Adobe's kind of colours."""

_SHORTEST_SCAN: Final = 10
_SETTING_UP: Final = 10_000
"""Pixels that could be passed over while a scan is set up."""


def _check_jpeg(data: bytes) -> bytes:
    size, layers, passes = (0, 0), 0, False
    gaps = metadata = 0
    left_out: list[tuple[int, int]] = []
    for marker, gap, start, end in _segments(data):
        gaps += gap
        if gaps > MAX_METADATA:
            raise damaged("JPEG")
        if marker == _SCAN:
            passes |= data[start + 4] < layers
            break
        if marker in _FRAMES:
            size, passes, layers = _frame(data, marker, start), marker in _PROGRESSIVE, data[start + 9]
        elif marker in _SAYS_NOTHING:
            metadata += end - start
            if metadata > MAX_METADATA:
                left_out.append((start, end))
    if passes:
        _check_scans(data, size)
    return _without(data, left_out)


def _segments(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield a JPEG's segments: marker, bytes skipped before it, start, end."""
    at, parts, search = 0, 0, _MARKER.search
    while found := search(data, at):
        start, end = found.span()
        marker = data[start + 1]
        if marker == _END:
            return
        if marker != _START:
            end += max(2, data[end] << 8 | data[end + 1])
        yield marker, start - at, start, end
        at = end
        parts += 1
        if parts > MAX_PARTS:
            raise _too_many_parts()


def _frame(data: bytes, marker: int, start: int) -> tuple[int, int]:
    """Check what a frame's header says, and give its size."""
    bits, height, width = struct.unpack_from(">BHH", data, start + 4)
    if marker in _LOSSLESS or marker in _HIERARCHICAL:
        raise unsupported("Lossless JPEG" if marker in _LOSSLESS else "Hierarchical JPEG")
    if bits != 8:
        raise unsupported(f"{bits}-bit JPEG")
    check_size((width, height))
    return width, height


def _check_scans(data: bytes, size: tuple[int, int]) -> None:
    """Refuse a JPEG that passes over its pixels again and again: a few kilobytes can take minutes."""
    most = MAX_SCANNED // (size[0] * size[1] + _SETTING_UP)
    # The quickest of three ways to know that there are few; what looks like a scan may lie within another segment.
    if len(data) // _SHORTEST_SCAN <= most or data.count(b"\xff\xda") <= most:
        return
    scans = sum(marker == _SCAN for marker, _, _, _ in _segments(data))
    if scans > most:
        raise PosterError(Status.TOO_LARGE, f"The picture is stored in {scans} layers; at most {most} are read.")


# --- PNG: https://www.w3.org/TR/png-3/

_LAST: Final = b"IEND"
_PIXELS: Final = b"IDAT"
_LAYERS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values a pixel by the type of colour."""

_DEFLATE: Final = 0
_PROFILE: Final = b"iCCP"
_TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_TELLING: Final = (b"XML:com.adobe.xmp\0", b"Raw profile type exif\0")
"""Texts that may tell how the pixels lie."""


def _check_png(data: bytes) -> bytes:
    width, height, bits, colours = struct.unpack_from(">IIBB", data, 16)
    check_size((width, height))
    at, parts, pixels = 8, 0, 0
    left_out: list[tuple[int, int]] = []
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + length + 12
        parts += 1
        if parts > MAX_PARTS:
            raise _too_many_parts()
        if kind == _PIXELS:
            pixels += length
        elif kind == _LAST:
            break
        elif kind[0] & 0x20 and not _is_wanted(data, kind, at, end):  # A small letter: the picture is whole without.
            left_out.append((at, min(end, len(data))))
        at = end
    if height * (width * bits * _LAYERS.get(colours, 1) // 8) > DEFLATE_MAKES * min(pixels, len(data)):
        raise PosterError(Status.DAMAGED, "The picture is damaged: its data end early or make no sense.")
    return _without(data, left_out)


def _is_wanted(data: bytes, kind: bytes, start: int, end: int) -> bool:
    """Tell whether a chunk has to do with what is seen, and can be read."""
    content = memoryview(data)[start + 8 : end - 4]
    if kind == b"tRNS":
        return True
    if kind not in (_PROFILE, b"eXIf", *_TEXTS) or end > len(data) or len(content) > MAX_METADATA:
        return False
    if struct.unpack_from(">I", data, end - 4)[0] != zlib.crc32(content, zlib.crc32(kind)):
        return False
    if kind in _TEXTS and not bytes(content[:24]).startswith(_TELLING):
        return False
    return kind not in (_PROFILE, b"zTXt", b"iTXt") or _stays_small(kind, bytes(content))


def _stays_small(kind: bytes, content: bytes) -> bool:
    """Tell whether what is compressed in a chunk can be unpacked, and to a length that is read."""
    inflating = zlib.decompressobj()
    try:
        at = content.index(b"\0") + 2  # Behind the name and one byte.
        if kind != b"iTXt":
            if content[at - 1] != _DEFLATE:
                return False
        elif content[at - 1]:
            at = content.index(b"\0", content.index(b"\0", at + 1) + 1) + 1  # Behind language and translated name.
        else:
            return True
        inflating.decompress(content[at:], MAX_METADATA)
    except (ValueError, IndexError, zlib.error):
        return False
    return not inflating.unconsumed_tail


# --- WebP: https://developers.google.com/speed/webp/docs/riff_container


def _check_webp(data: bytes) -> bytes:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L":
        (size,) = struct.unpack_from("<I", data, 21)
        width, height = (size & 0x3FFF) + 1, (size >> 14 & 0x3FFF) + 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    check_size((width, height))
    at, parts = 12, 0
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        at += 8 + length + (length & 1)
        parts += 1
        if parts > MAX_PARTS:
            raise _too_many_parts()
    return data


# --- GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_HAS_PALETTE: Final = 0x80


def _check_gif(data: bytes) -> bytes:
    """Check what stands before a GIF's first frame; no other is looked at."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    check_size((width, height))
    at = 13 + ((6 << (flags & 7)) if flags & _HAS_PALETTE else 0)
    for _ in range(MAX_PARTS):
        kind = data[at]
        if kind in (_IMAGE, _TRAILER):
            return data
        at = _behind_block(data, at + 2) if kind == _EXTENSION else at + 1
    raise _too_many_parts()


def _behind_block(data: bytes, at: int) -> int:
    """Find the end of an extension, whose parts are of 255 bytes at most."""
    for _ in range(MAX_PARTS):
        length = data[at]
        at += length + 1
        if not length:
            return at
    raise _too_many_parts()


# --- BMP: https://learn.microsoft.com/windows/win32/gdi/bitmap-storage

_PLAIN, _RUNS, _MASKS = frozenset({0}), frozenset({1, 2}), frozenset({3})
_OLD_HEADER: Final = 12


def _check_bmp(data: bytes) -> bytes:
    if data[14] == _OLD_HEADER:
        return data
    width, height, bits, compression = struct.unpack_from("<ii2xHI", data, 18)
    if compression not in _PLAIN | _RUNS | _MASKS:
        raise unsupported("Compressed BMP")
    if bits not in (1, 4, 8, 16, 24, 32):
        raise unsupported(f"{bits}-bit BMP")
    check_size((width, abs(height)))
    if compression in _RUNS and max(width * abs(height), len(data)) > MAX_RUNS:
        limit = MAX_RUNS // 1_000_000
        raise PosterError(Status.TOO_LARGE, f"Of compressed BMP pictures, at most {limit} million pixels are read.")
    return data


# --- TIFF: https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf; the large kind: https://bigtiff.org

_COMPRESSION: Final = 259
_DIRECTORIES: Final = frozenset({34665, 34853, 40965})
"""Tags that lead to tags of EXIF."""

_OF_BYTES: Final = frozenset({1, 2, 6, 7})
"""Types of tags that are kept as they are; each value of another becomes an object."""


def _check_tiff(data: bytes) -> bytes:
    """Check the tags of a TIFF's first frame; no other is looked at."""
    order, big = ("<" if data[:2] == b"II" else ">"), data[2:4] in (b"+\0", b"\0+")
    waiting, seen, parts = [struct.unpack_from(order + ("Q" if big else "I"), data, 8 if big else 4)[0]], set[int](), 0
    while waiting:
        at = waiting.pop()
        seen.add(at)
        for tag, kind, values, value in _tags(data, at, order, big):
            parts += 1 if kind in _OF_BYTES else values
            if parts > MAX_PARTS:
                raise _too_many_parts()
            if tag in _DIRECTORIES and value not in seen:
                waiting.append(value)
            if tag == _COMPRESSION:
                # A short number stands at the beginning of its field.
                code = value if order == "<" else value >> (48 if big else 16)
                _check_compression(code & 0xFFFF)
    return data


def _tags(data: bytes, at: int, order: str, big: bool) -> Iterator[tuple[int, int, int, int]]:
    """Yield a directory's tags, as many as there are: tag, type, number of values, value or place of the values."""
    number, tag = (order + "Q", order + "HHQQ") if big else (order + "H", order + "HHII")
    width = struct.calcsize(number)
    if at + width > len(data):
        return
    (entries,) = struct.unpack_from(number, data, at)
    step = struct.calcsize(tag)
    for place in range(at + width, min(len(data) - step + 1, at + width + entries * step), step):
        yield struct.unpack_from(tag, data, place)


def _check_compression(code: int) -> None:
    if code not in COMPRESSION_INFO:
        raise unsupported(f"TIFF (compression {code})")


_CHECKS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "JPEG": _check_jpeg,
    "PNG": _check_png,
    "WEBP": _check_webp,
    "GIF": _check_gif,
    "BMP": _check_bmp,
    "TIFF": _check_tiff,
    "AVIF": lambda data: data,
}
