"""A poster's colour profile says what its colours look like; it is heeded where it can be, and costs no poster."""

import numpy as np
import pytest
from PIL import Image, ImageCms, TiffImagePlugin, TiffTags

from classifier import colours
from classifier.poster import NEUTRAL_GROUND, read_poster
from tests.drawing import encoded
from tests.hostile.profiles import grey_profile, ink_profile, rgb_profile

SIZE = (40, 60)
PROFILE_TAG = 34675
RED, BLUE = (255, 0, 0), (0, 0, 255)

SWAPPED = rgb_profile(red="b", blue="r")
"""Of a screen whose red is blue."""

BROKEN = [
    b"",
    b"no profile at all",
    SWAPPED[:200],
    SWAPPED[:128] + b"\xff" * 400,
    bytes(5000),
    SWAPPED.replace(b"acsp", b"pcsa"),
    SWAPPED.replace(b"mntr", b"link"),
    SWAPPED.replace(b"RGB ", b"Lab "),
]


def near(colour, other, tolerance=3):
    return max(abs(a - b) for a, b in zip(colour, other, strict=True)) <= tolerance


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_heed_a_colour_profile_in_any_format(kind):
    picture = Image.new("RGB", SIZE, BLUE)

    assert near(read_poster(encoded(picture, kind)).getpixel((20, 30)), BLUE, 5)
    assert near(read_poster(encoded(picture, kind, icc_profile=SWAPPED)).getpixel((20, 30)), RED, 5)


def test_heed_the_profile_of_a_palette():
    picture = Image.new("RGB", SIZE, BLUE).quantize(4)

    assert near(read_poster(encoded(picture, "PNG", icc_profile=SWAPPED)).getpixel((20, 30)), RED)


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_a_profile_changes_colours_and_not_what_is_transparent(mode):
    picture = Image.new("RGBA", SIZE, (*BLUE, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 20, 60))
    if mode == "P":
        picture = picture.quantize(4)

    read = read_poster(encoded(picture, "PNG", icc_profile=SWAPPED))

    assert read.getpixel((5, 30)) == NEUTRAL_GROUND
    assert near(read.getpixel((35, 30)), RED)


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_heed_the_profile_of_greys(mode):
    picture = Image.new("L", SIZE, 64).convert(mode)

    # A quarter of the light, which a screen shows at a gamma of 2.2 or so.
    read = read_poster(encoded(picture, "PNG", icc_profile=grey_profile(1.0)))

    assert near(read.getpixel((20, 30)), (137, 137, 137), 4)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_heed_the_profile_of_a_press(kind):
    orange_on_black = ink_profile([(0, 0, 0), (66, 43, 74)])
    ink, paper = Image.new("CMYK", SIZE, (255, 0, 0, 0)), Image.new("CMYK", SIZE, (0, 0, 0, 0))

    assert near(read_poster(encoded(ink, kind, icc_profile=orange_on_black)).getpixel((20, 30)), (255, 128, 0), 12)
    assert near(read_poster(encoded(paper, kind, icc_profile=orange_on_black)).getpixel((20, 30)), (0, 0, 0), 12)


@pytest.mark.parametrize("profile", BROKEN, ids=len)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_broken_profile_is_passed_over(kind, profile):
    picture = Image.new("RGB", SIZE, BLUE)

    assert read_poster(encoded(picture, kind, icc_profile=profile)) == read_poster(encoded(picture, kind))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TiffTags.ASCII, "a text"),
        (TiffTags.SHORT, 7),
        (TiffTags.RATIONAL, TiffImagePlugin.IFDRational(1, 2)),
        (TiffTags.DOUBLE, 1.5),
    ],
)
def test_a_profile_that_a_tiff_stores_as_something_else_is_passed_over(kind, value):
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[PROFILE_TAG] = value
    tags.tagtype[PROFILE_TAG] = kind
    picture = Image.new("RGB", SIZE, BLUE)

    assert read_poster(encoded(picture, "TIFF", tiffinfo=tags)).getpixel((20, 30)) == BLUE


@pytest.mark.parametrize(
    ("mode", "profile"),
    [
        ("RGB", grey_profile(1.0)),
        ("L", SWAPPED),
        ("CMYK", SWAPPED),
        ("1", grey_profile(1.0)),
        ("RGBA", grey_profile(1)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_profile_of_other_colours_than_the_pictures_is_passed_over(mode, profile):
    picture = Image.new("RGB", SIZE, BLUE).convert(mode)

    assert read_poster(encoded(picture, "TIFF", icc_profile=profile)) == read_poster(encoded(picture, "TIFF"))


def test_an_enormous_profile_is_passed_over(monkeypatch):
    monkeypatch.setattr(colours, "MAX_PROFILE_BYTES", len(SWAPPED) - 1)
    picture = Image.new("RGB", SIZE, BLUE)

    assert read_poster(encoded(picture, icc_profile=SWAPPED)) == read_poster(encoded(picture))


def test_what_says_srgb_changes_nothing(poster):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for kind in ("JPEG", "PNG"):
        assert read_poster(encoded(poster, kind, icc_profile=srgb)) == read_poster(encoded(poster, kind))


def test_a_small_decoding_has_the_same_colours_as_a_large_one():
    data = encoded(Image.new("RGB", (800, 1200), BLUE), icc_profile=SWAPPED)

    assert near(read_poster(data, at_least=(100, 150)).getpixel((20, 30)), RED)


def test_a_profile_is_heeded_once_however_often_a_poster_is_handed_on():
    once = read_poster(encoded(Image.new("RGB", SIZE, BLUE), icc_profile=SWAPPED))

    assert read_poster(once) == once


def test_read_a_picture_in_the_colours_of_cielab():
    lab = Image.merge("LAB", [Image.new("L", SIZE, level) for level in (round(53 * 2.55), 80 + 128, 67 + 128)])

    assert near(read_poster(encoded(lab, "TIFF")).getpixel((20, 30)), RED, 12)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "CMYK", "P", "1", "L"])
def test_a_large_picture_is_converted_in_bands_without_a_seam(mode, poster, monkeypatch):
    picture = poster.convert("CMYK") if mode == "CMYK" else poster.convert("RGBA").convert(mode)
    if mode in ("RGBA", "LA"):
        picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    picture.info["icc_profile"] = {"RGBA": SWAPPED, "L": grey_profile(1.0)}.get(mode)
    whole = read_poster(picture)

    monkeypatch.setattr(colours, "BAND", 1000)

    assert np.array_equal(read_poster(picture), whole)
