"""Small files that would take a naive reader minutes or gigabytes, built by hand."""

import io
import struct
import zlib
from functools import cache

from PIL import Image

from tests.drawing import draw_poster, encoded

SIZE = (60, 90)


def small_poster():
    return draw_poster(1, SIZE)


# --- JPEG


def jpeg_of_scans(number, size=SIZE):
    """Repeat a progressive JPEG's last scan, which has a few bytes and passes over all pixels."""
    data = encoded(Image.new("L", size, 128), progressive=True)
    scan, end = data.rindex(b"\xff\xda"), data.rindex(b"\xff\xd9")
    return data[:end] + data[scan:end] * number + data[end:]


def jpeg_with(segments):
    """Put segments behind the beginning of a JPEG of the small poster."""
    data = encoded(small_poster(), quality=95)
    return data[:2] + segments + data[2:]


def segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg_of_another_kind(marker, bits=8):
    """Rewrite the frame's header: what follows is not looked at."""
    data = bytearray(encoded(small_poster()))
    at = data.index(b"\xff\xc0")
    data[at + 1], data[at + 4] = marker, bits
    return bytes(data)


# --- PNG


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_with(chunks, picture=None):
    """Put chunks behind the header of a PNG."""
    data = encoded(picture or small_poster(), "PNG")
    return data[:33] + chunks + data[33:]


def png_of(size, pixels=b"", bits=8, colours=2):
    """A PNG that says its size itself."""
    header = struct.pack(">IIBBBBB", *size, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


@cache
def deflated_zeros(megabytes):
    return zlib.compress(bytes(megabytes << 20), 9)


# --- TIFF


def tiff_of(tags, pixels=b"", following=0, order="<"):
    """A TIFF of tags (tag, type, number, value), its pixels behind its only directory."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    directory = struct.pack(order + "H", len(tags))
    for tag, kind, number, value in sorted(tags):
        field = struct.pack(order + "HH", value, 0) if kind == 3 and number == 1 else struct.pack(order + "I", value)
        directory += struct.pack(order + "HHI", tag, kind, number) + field
    return head + directory + struct.pack(order + "I", following) + pixels


def grey_tiff(*more, size=(6, 9), following=0, compression=1):
    """A grey TIFF, with more tags."""
    width, height = size
    tags = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1)]
    tags += [(277, 3, 1, 1), (278, 3, 1, height), (279, 4, 1, width * height)]
    place = 8 + 2 + 12 * (len(tags) + 1 + len(more)) + 4
    return tiff_of([*tags, (273, 4, 1, place), *more], bytes(place % 256 for place in range(width * height)), following)


def big_tiff_of_tags(number):
    """A BigTIFF whose directory says that it has very many tags, and has some of them."""
    return b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, 2**60) + struct.pack("<HHQQ", 700, 1, 1, 0) * number


# --- GIF, BMP, WebP, AVIF


def gif_with(blocks):
    """Put blocks before the first frame of a GIF."""
    data = encoded(Image.new("L", SIZE, 77), "GIF")
    # The first frame's block, behind a palette that holds no comma.
    at = data.index(b"\x2c\0\0\0\0" + struct.pack("<HH", *SIZE))
    return data[:at] + blocks + data[at:]


def gif_frame_at(left, top):
    """Move the first frame of a GIF."""
    data = bytearray(encoded(Image.new("L", SIZE, 77), "GIF"))
    at = data.index(b"\x2c\0\0\0\0" + struct.pack("<HH", *SIZE))
    struct.pack_into("<HH", data, at + 1, left, top)
    return bytes(data)


def bmp_of(size, bits=8, compression=0, pixels=b""):
    """A BMP that says its size and its compression itself."""
    palette = bytes(4 << bits) if bits <= 8 else b""
    header = struct.pack("<IiiHHIIiiII", 40, *size, 1, bits, compression, len(pixels), 0, 0, 0, 0)
    start = 14 + len(header) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + header + palette + pixels


def webp_says(size):
    """An extended WebP whose header says another size than its pixels have."""
    alpha = draw_poster(1, SIZE).convert("RGBA")
    alpha.putalpha(200)
    data = bytearray(encoded(alpha, "WEBP", exact=True))
    assert data[12:16] == b"VP8X"
    data[24:27], data[27:30] = ((side - 1).to_bytes(3, "little") for side in size)
    return bytes(data)


def webp_of_chunks(number):
    chunks = encoded(small_poster(), "WEBP")[12:] + b"NONE\0\0\0\0" * number
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def avif_says(size):
    """An AVIF whose header says another size than its pixels have."""
    data = bytearray(encoded(small_poster(), "AVIF"))
    at = data.index(b"ispe") + 8
    struct.pack_into(">II", data, at, *size)
    return bytes(data)


def animated(kind, frames, size=(4, 6)):
    """An animation whose first frame is red."""
    pictures = [Image.new("RGB", size, ("red", "blue", "lime")[number % 3]) for number in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])


def mpo(frames=2):
    """A camera's picture of several frames, which begins as a JPEG."""
    pictures = [draw_poster(number + 1, SIZE) for number in range(frames)]
    file = io.BytesIO()
    pictures[0].save(file, "MPO", save_all=True, append_images=pictures[1:], quality=95)
    return file.getvalue()
