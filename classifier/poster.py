"""Bytes, a file or a picture -> a checked RGB poster, or a `PosterError` that says why not."""

import errno
import io
import os
import stat
import warnings
from pathlib import Path
from typing import Final, TypeAlias

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from classifier.colours import NEUTRAL_GROUND, to_rgb
from classifier.headers import MAX_METADATA, MAX_PIXELS, MAX_SIDE, check_size, damaged, judged
from classifier.refusals import NO_MEMORY, PosterError, Status, unsupported

__all__ = ["NEUTRAL_GROUND", "PosterError", "PosterSource", "Status", "read_file", "read_poster"]

MAX_FILE_BYTES: Final = 256 * 2**20
"""Larger files are not read at all: the largest posters sold as pictures stay well below it."""

UPRIGHT: Final = 1
"""EXIF's orientation of a picture that need not be turned."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What brings a picture upright, by EXIF's orientation."""

_ORIENTATION: Final = 0x0112

_DECODERS: Final[dict[str, type[ImageFile.ImageFile]]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "WEBP": WebPImagePlugin.WebPImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "AVIF": AvifImagePlugin.AvifImageFile,
}
"""The one decoder for each format. `Image.open` could reach others, and would read the index of a JPEG's
further pictures, which are not wanted."""

_DRIVE_GONE: Final = frozenset(
    getattr(errno, name, -1)
    for name in ("EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ETIMEDOUT")
)
"""How systems say that a drive or a network folder went away."""

# What is wrong with a file is told in its poster's row; on the terminal it would tear a progress bar apart.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

PosterSource: TypeAlias = str | os.PathLike[str] | bytes | Image.Image
"""What a poster can be read from: a path, an encoded picture, or a decoded one."""


def read_poster(source: PosterSource, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Read a poster: upright, opaque, sRGB. Of an animation, that is the first frame.

    Args:
        source: a path, the bytes of a picture file, or a Pillow image, which is left as it is.
        at_least: (width, height) in pixels that the caller needs. A larger JPEG is then decoded
            at a half, a quarter or an eighth of its size, yet never below this one, which is
            several times faster.

    Raises:
        PosterError: the source cannot be read, with the status and the sentence to show.
    """
    if isinstance(source, Image.Image):
        return _decode(source, None)
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
        try:
            return _read_whole(descriptor)
        finally:
            os.close(descriptor)
    except MemoryError:
        raise PosterError(Status.TOO_LARGE, NO_MEMORY) from None
    except (OSError, ValueError) as error:
        raise PosterError(Status.UNREADABLE, _why_unreadable(path, error)) from error


def _read_whole(descriptor: int) -> bytes:
    before = os.fstat(descriptor)
    _check_file(before)
    # One byte more than it has tells whether it grows. A file of no size may still have a content, as in /proc.
    data = os.read(descriptor, before.st_size + 1)
    if len(data) != before.st_size:
        data = _read_on(descriptor, data)
    if before.st_size and (len(data) != before.st_size or os.fstat(descriptor).st_mtime_ns != before.st_mtime_ns):
        raise PosterError(Status.UNREADABLE, "The file changed while it was read. Read it again once it is complete.")
    return data


def _read_on(descriptor: int, data: bytes) -> bytes:
    """Read what is left of a file that came in part: some drives hand out no more at once."""
    parts, size = [data], len(data)
    while size <= MAX_FILE_BYTES and (part := os.read(descriptor, 2**20)):
        parts.append(part)
        size += len(part)
    if size > MAX_FILE_BYTES:
        raise _too_many_bytes(size)
    return b"".join(parts)


def _check_file(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise PosterError(Status.UNREADABLE, "This is a folder, not a picture.")
    if not stat.S_ISREG(status.st_mode):
        raise PosterError(Status.UNREADABLE, "This is a device or a pipe, not a file.")
    if status.st_size > MAX_FILE_BYTES:
        raise _too_many_bytes(status.st_size)


def _too_many_bytes(size: int) -> PosterError:
    return PosterError(Status.TOO_LARGE, f"The file has {size >> 20} MB; at most {MAX_FILE_BYTES >> 20} MB are read.")


def _why_unreadable(path: Path, error: OSError | ValueError) -> str:
    """Say why the system gives no file."""
    if not isinstance(error, OSError) or error.errno == errno.ENAMETOOLONG:
        return "The name cannot be a file's."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if path.is_symlink():
            return "This is a link to a file that is not there (any more)."
        return "The file is not there (any more)."
    if isinstance(error, PermissionError):
        return f"There is no permission to read the {'folder' if os.path.isdir(path) else 'file'}."
    if isinstance(error, IsADirectoryError):
        return "This is a folder, not a picture."
    if error.errno == errno.ELOOP:
        return "This is a link that leads back to itself."
    if error.errno == errno.ENXIO and _is_socket(path):
        return "This is a device or a pipe, not a file."
    told = error.strerror or str(error)
    if error.errno in _DRIVE_GONE:
        return f"The drive that the file is on does not answer: {told}. See that it is connected, and try again."
    return f"The file cannot be read: {told}."


def _is_socket(path: Path) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)
    except OSError:
        return False


def _open(data: bytes) -> Image.Image:
    """Open an encoded picture; nothing but its header is decoded yet."""
    name, data = judged(data)
    if (name == "AVIF" and not AvifImagePlugin.SUPPORTED) or (name == "WEBP" and not WebPImagePlugin.SUPPORTED):
        raise unsupported(name)  # This build of Pillow cannot.
    try:
        return _DECODERS[name](io.BytesIO(data))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        limits = f"at most {MAX_PIXELS // 1_000_000} million are read, {MAX_SIDE} along a side."
        raise PosterError(Status.TOO_LARGE, f"The picture has too many pixels; {limits}") from error
    except MemoryError as error:
        raise _no_memory() from error
    except Exception as error:  # Pillow's plug-ins raise what they like on a broken header.
        if name == "TIFF" and "unknown pixel mode" in str(error):
            raise unsupported("TIFF (kind of pixels)") from error
        raise damaged(name) from error


def _decode(image: Image.Image, at_least: tuple[int, int] | None) -> Image.Image:
    """Decode a picture whose header has been read, and bring it to upright, opaque sRGB."""
    check_size(image.size)
    try:
        if at_least is not None:
            image.draft("RGB", _as_stored(image, at_least))
        image.load()
        turn = _TURNS.get(_orientation(image))
        return to_rgb(image.transpose(turn) if turn is not None else image)
    except MemoryError as error:
        raise _no_memory() from error
    except Exception as error:  # Decoders raise OSError, SyntaxError, ValueError, struct.error, ...
        raise PosterError(Status.DAMAGED, "The picture is damaged: its data end early or make no sense.") from error


def _no_memory() -> PosterError:
    return PosterError(Status.TOO_LARGE, NO_MEMORY)


def _as_stored(image: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    """Turn a wanted size by the EXIF orientation, as the pixels lie before they are upright."""
    return (size[1], size[0]) if _orientation(image) in (5, 6, 7, 8) else size


def _orientation(image: Image.Image) -> int:
    """How a picture's pixels lie, by its EXIF data or XMP: 1 to 8. What is broken there, says nothing."""
    if len(image.info.get("exif") or b"") > MAX_METADATA:
        return UPRIGHT
    try:
        return image.getexif().get(_ORIENTATION, UPRIGHT)
    except Exception:
        return UPRIGHT
