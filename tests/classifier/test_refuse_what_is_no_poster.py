"""Whatever cannot be read is told by a status and a sentence."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from classifier import PosterError
from classifier import poster as poster_module
from classifier.poster import Status, read_poster
from tests.drawing import encoded


def refusal(source):
    with pytest.raises(PosterError) as caught:
        read_poster(source)
    assert caught.value.sentence.endswith(".")
    assert caught.value.sentence == str(caught.value)
    return caught.value.status, caught.value.sentence


def test_an_empty_file(tmp_path):
    (tmp_path / "empty.jpg").touch()

    assert refusal(tmp_path / "empty.jpg") == (Status.NOT_AN_IMAGE, "The file is empty.")


def test_a_text_named_like_a_picture(tmp_path):
    (tmp_path / "text.jpg").write_text("To be, or not to be")

    assert refusal(tmp_path / "text.jpg") == (Status.NOT_AN_IMAGE, "The file is not a picture.")


@pytest.mark.parametrize(
    ("kind", "options"), [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("TIFF", {})]
)
def test_a_download_that_broke_off_halfway(poster, kind, options):
    whole = encoded(poster, kind, **options)

    status, _ = refusal(whole[: len(whole) // 2])

    assert status is Status.DAMAGED


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "AVIF"])
def test_a_download_that_broke_off_in_its_header(poster, kind):
    status, _ = refusal(encoded(poster, kind)[:20])

    assert status is Status.DAMAGED


def test_a_png_with_flipped_bits(poster):
    data = bytearray(encoded(poster, "PNG"))
    data[len(data) // 2] ^= 0xFF

    assert refusal(bytes(data))[0] is Status.DAMAGED


def test_a_file_that_is_gone(tmp_path):
    status, sentence = refusal(tmp_path / "gone.jpg")

    assert status is Status.UNREADABLE
    assert "not there" in sentence


def test_a_folder(tmp_path):
    assert refusal(tmp_path) == (Status.UNREADABLE, "This is a folder, not a picture.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")

    assert refusal(tmp_path / "pipe.jpg") == (Status.UNREADABLE, "This is a device or a pipe, not a file.")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no /dev/zero")
def test_a_device_without_an_end():
    assert refusal("/dev/zero")[0] is Status.UNREADABLE


def test_a_file_without_permission(poster_file, forbidding):
    forbidding(poster_file)

    assert refusal(poster_file) == (Status.UNREADABLE, "There is no permission to read the file.")


def test_a_name_that_no_file_can_have():
    assert refusal("nul\0byte.jpg") == (Status.UNREADABLE, "The name cannot be a file's.")
    assert refusal("x" * 5000)[0] is Status.UNREADABLE


def test_a_file_of_too_many_bytes(poster_file, monkeypatch):
    monkeypatch.setattr(poster_module, "MAX_FILE_BYTES", poster_file.stat().st_size)
    read_poster(poster_file)

    monkeypatch.setattr(poster_module, "MAX_FILE_BYTES", poster_file.stat().st_size - 1)
    assert refusal(poster_file)[0] is Status.TOO_LARGE


def test_a_picture_of_too_many_pixels(poster, monkeypatch):
    monkeypatch.setattr(poster_module, "MAX_PIXELS", poster.width * poster.height)
    read_poster(encoded(poster))

    monkeypatch.setattr(poster_module, "MAX_PIXELS", poster.width * poster.height - 1)
    status, sentence = refusal(encoded(poster))
    assert status is Status.TOO_LARGE
    assert f"{poster.width} x {poster.height} pixels" in sentence


def test_a_picture_that_is_one_long_line():
    assert refusal(encoded(Image.new("1", (poster_module.MAX_SIDE + 1, 1)), "PNG"))[0] is Status.TOO_LARGE


def test_a_header_that_promises_the_moon():
    # A "decompression bomb": a few bytes that would unpack to 30 GB.
    size = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(bytes(100)))

    assert refusal(png)[0] is Status.TOO_LARGE


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\n<?xml version='1.0'?>\n<!-- poster --><svg/>", "SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript"),
        (b"8BPS\0\1" + bytes(20), "Photoshop"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"gimp xcf v011\0", "GIMP"),
    ],
)
def test_a_format_that_is_known_and_not_read(data, name):
    assert refusal(data) == (Status.UNSUPPORTED, f"{name} pictures are not supported.")


@pytest.mark.parametrize("kind", ["PPM", "TGA", "ICNS", "EPS", "PCX"])
def test_pillows_rarer_decoders_are_never_reached(poster, kind):
    size = (256, 256) if kind == "ICNS" else poster.size

    status, _ = refusal(encoded(poster.resize(size), kind))

    assert status in {Status.NOT_AN_IMAGE, Status.UNSUPPORTED}


def test_a_lent_picture_whose_file_is_broken(poster):
    whole = encoded(poster)
    with Image.open(io.BytesIO(whole[: len(whole) // 2])) as lent:
        assert refusal(lent)[0] is Status.DAMAGED
