"""Whatever cannot be read is told by a status and a sentence."""

import io
import pickle

import pytest
from PIL import Image

from classifier import PosterError, headers
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


def test_a_picture_of_too_many_pixels(poster, monkeypatch):
    monkeypatch.setattr(headers, "MAX_PIXELS", poster.width * poster.height)
    read_poster(encoded(poster))

    monkeypatch.setattr(headers, "MAX_PIXELS", poster.width * poster.height - 1)
    status, sentence = refusal(encoded(poster))
    assert status is Status.TOO_LARGE
    assert f"{poster.width} x {poster.height} pixels" in sentence


def test_a_picture_that_is_one_long_line():
    assert refusal(encoded(Image.new("1", (headers.MAX_SIDE + 1, 1)), "PNG"))[0] is Status.TOO_LARGE


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
        (b"\xc5\xd0\xd3\xc6" + bytes(30), "PostScript"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "SVG"),
        (b"\xff\x4f\xff\x51\0", "JPEG 2000"),
    ],
)
def test_a_format_that_is_known_and_not_read(data, name):
    assert refusal(data) == (Status.UNSUPPORTED, f"{name} pictures are not supported.")


def test_a_web_page_that_a_server_sent_in_place_of_a_picture():
    page = b"\n<!DOCTYPE html>\n<html><body>403 Forbidden</body></html>"

    assert refusal(page) == (Status.NOT_AN_IMAGE, "The file is a web page, not a picture.")


@pytest.mark.parametrize("text", [b"BMW, a history. Chapter 1 ...", b"GIF8 is a file format", b"II. The second act"])
def test_a_text_that_begins_like_a_picture(text):
    assert refusal(text) == (Status.NOT_AN_IMAGE, "The file is not a picture.")


@pytest.mark.parametrize("kind", ["PPM", "TGA", "ICNS", "EPS", "PCX"])
def test_pillows_rarer_decoders_are_never_reached(poster, kind):
    size = (256, 256) if kind == "ICNS" else poster.size

    status, _ = refusal(encoded(poster.resize(size), kind))

    assert status in {Status.NOT_AN_IMAGE, Status.UNSUPPORTED}


def test_a_lent_picture_whose_file_is_broken(poster):
    whole = encoded(poster)
    with Image.open(io.BytesIO(whole[: len(whole) // 2])) as lent:
        assert refusal(lent)[0] is Status.DAMAGED


def test_a_picture_that_does_not_fit_into_memory(poster, monkeypatch):
    def load(self):
        raise MemoryError

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)

    assert refusal(encoded(poster)) == (Status.TOO_LARGE, "The picture does not fit into memory.")


def test_a_refusal_survives_the_way_to_another_process():
    error = pickle.loads(pickle.dumps(PosterError(Status.DAMAGED, "It is torn.")))

    assert (error.status, error.sentence) == (Status.DAMAGED, "It is torn.")
