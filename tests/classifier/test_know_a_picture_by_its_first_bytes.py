"""What a file is, its first bytes say: one table of them tells how it is read and what it is called."""

import io

import pytest
from PIL import Image, features

from classifier.formats import SUFFIXES, format_of, suffix_of
from classifier.listing import POSTER_SUFFIXES
from classifier.refusals import PosterError
from tests.drawing import draw_poster, encoded

AVIF = pytest.param("AVIF", marks=pytest.mark.skipif(not features.check("avif"), reason="this Pillow writes no AVIF"))

FOREIGN = [
    b"",
    b"BMW is a car, and this is a text about it.",
    b"GIF8 is how some pictures begin.",
    b"II is two.",
    b"\0\0\0\x1cftypheic\0\0\0\0mif1heicavif" + bytes(100),
    b"RIFF....WAVEfmt ",
    b"%PDF-1.7",
]


def big_tiff():
    file = io.BytesIO()
    Image.new("RGB", (60, 90)).save(file, "TIFF", big_tiff=True)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", AVIF])
def test_a_picture_is_called_by_what_it_is_read_as(kind):
    data = encoded(draw_poster(1), kind)

    assert format_of(data) == kind
    assert suffix_of(data) == SUFFIXES[kind]


def test_a_large_tiff_is_a_tiff():
    assert (format_of(big_tiff()), suffix_of(big_tiff())) == ("TIFF", ".tif")


@pytest.mark.parametrize("brand", [b"mif1", b"msf1"])
def test_an_avif_may_lead_with_the_brand_of_its_family(brand):
    data = b"\0\0\0\x24ftyp" + brand + b"\0\0\0\0" + brand + b"miafMA1Bavif" + bytes(100)

    assert suffix_of(data) == ".avif"


@pytest.mark.parametrize("data", FOREIGN)
def test_what_is_not_read_has_no_suffix(data):
    assert suffix_of(data) is None
    with pytest.raises(PosterError):
        format_of(data)


def test_what_is_written_under_these_suffixes_is_found_in_a_folder():
    assert set(SUFFIXES.values()) <= POSTER_SUFFIXES
