"""A poster in any usual format arrives upright, opaque and in RGB."""

import io
import struct
import warnings

import numpy as np
import pytest
from PIL import Image

from classifier.poster import NEUTRAL_GROUND, read_poster
from classifier.preprocess import squeeze
from tests.drawing import draw_poster, encoded
from tests.hostile.bombs import png_of, tiff_of

LOSSLESS = [("PNG", {}), ("BMP", {}), ("TIFF", {}), ("TIFF", {"compression": "tiff_lzw"}), ("WEBP", {"lossless": True})]
LOSSY = [
    ("JPEG", {"quality": 95}),
    ("JPEG", {"progressive": True}),
    ("WEBP", {"quality": 95}),
    ("AVIF", {}),
    ("GIF", {}),
]


def mean_difference(one, other):
    return np.abs(np.asarray(one, float) - np.asarray(other, float)).mean()


@pytest.mark.parametrize(("kind", "options"), LOSSLESS)
def test_read_a_lossless_format(poster, kind, options):
    read = read_poster(encoded(poster, kind, **options))

    assert read.mode == "RGB"
    assert mean_difference(read, poster) == 0


@pytest.mark.parametrize(("kind", "options"), LOSSY)
def test_read_a_lossy_format(poster, kind, options):
    read = read_poster(encoded(poster, kind, **options))

    assert (read.mode, read.size) == ("RGB", poster.size)
    assert mean_difference(read, poster) < 10


def test_read_from_a_path_its_name_or_its_bytes(poster_file):
    from_path = read_poster(poster_file)

    assert read_poster(str(poster_file)) == from_path
    assert read_poster(poster_file.read_bytes()) == from_path


def test_read_what_the_content_says_and_not_the_name(poster, tmp_path):
    path = tmp_path / "really-a-png.jpg"
    path.write_bytes(encoded(poster, "PNG"))

    assert read_poster(path) == poster


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_turn_a_photographed_poster_upright(orientation, kind, poster):
    turned_back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = poster if turned_back is None else poster.transpose(turned_back)
    exif = Image.Exif()
    exif[0x0112] = orientation

    read = read_poster(encoded(stored, kind, exif=exif, **({} if kind == "TIFF" else {"quality": 95})))

    assert read.size == poster.size
    assert mean_difference(read, poster) < 5


def test_nonsense_in_the_exif_does_not_cost_the_poster(poster):
    data = encoded(poster, quality=95, exif=b"Exif\0\0" + b"nonsense" * 4)

    assert mean_difference(read_poster(data), poster) < 5


def transparent(mode):
    picture = Image.new("RGBA", (40, 60), (255, 0, 0, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 20, 60))
    if mode == "RGBA":
        return encoded(picture, "PNG")
    if mode == "LA":
        return encoded(picture.convert("LA"), "PNG")
    palette = Image.new("P", (40, 60), 1)
    palette.putpalette([9, 9, 9, 255, 0, 0])
    palette.paste(0, (0, 0, 20, 60))
    return encoded(palette, "PNG", transparency=0)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_lay_transparent_parts_on_a_neutral_ground(mode):
    read = read_poster(transparent(mode))

    assert read.mode == "RGB"
    assert read.getpixel((5, 30)) == NEUTRAL_GROUND
    assert read.getpixel((35, 30)) != NEUTRAL_GROUND


def test_read_the_first_picture_of_an_animation():
    frames = [Image.new("RGB", (40, 60), colour) for colour in ("red", "blue")]

    read = read_poster(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert read.getpixel((20, 30)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_keep_all_shades_of_sixteen_bits(kind):
    shades = np.linspace(0, 65535, 256).astype(np.uint16)
    picture = Image.fromarray(np.tile(shades, (60, 1)))

    read = np.asarray(read_poster(encoded(picture, kind)))

    assert (read[30, :, 0] == shades >> 8).all()


def test_read_a_printers_cmyk(poster):
    read = read_poster(encoded(poster.convert("CMYK"), quality=95))

    assert read.mode == "RGB"
    assert mean_difference(read, poster) < 5


def test_read_a_printers_cmyk_that_is_not_inverted(poster):
    # Adobe's JPEGs have white for ink; a TIFF does not.
    assert mean_difference(read_poster(encoded(poster.convert("CMYK"), "TIFF")), poster) < 1


@pytest.mark.parametrize(("colours", "read_as"), [(0, (18, 18, 18)), (2, (18, 52, 86)), (4, (73, 73, 73)), (6, None)])
def test_read_sixteen_bits_of_any_kind(colours, read_as):
    channels = {0: [0x1234], 2: [0x1234, 0x3456, 0x5678], 4: [0x1234, 0x8000], 6: [0x1234, 0x3456, 0x5678, 0]}[colours]
    row = b"\0" + struct.pack(f">{len(channels)}H", *channels) * 40

    read = read_poster(png_of((40, 60), row * 60, bits=16, colours=colours))

    assert read.getpixel((20, 30)) == (read_as or NEUTRAL_GROUND)


def test_read_sixteen_bits_of_colour_in_a_tiff():
    tags = [(256, 3, 1, 4), (257, 3, 1, 6), (259, 3, 1, 1), (262, 3, 1, 2), (277, 3, 1, 3), (278, 3, 1, 6)]
    place = 8 + 2 + 12 * (len(tags) + 3) + 4
    tags += [(258, 3, 3, place), (273, 4, 1, place + 6), (279, 4, 1, 4 * 6 * 6)]
    pixels = struct.pack("<3H", 16, 16, 16) + struct.pack("<3H", 0x1234, 0x3456, 0x5678) * 24

    assert read_poster(tiff_of(tags, pixels)).getpixel((2, 3)) == (0x12, 0x34, 0x56)


@pytest.mark.parametrize("white", [1.0, 255.0, 65535.0])
def test_read_floating_point_greys_whatever_is_white(white):
    shades = np.tile(np.linspace(0, white, 256, dtype=np.float32), (60, 1))
    shades[0, :3] = np.nan, np.inf, -np.inf

    read = np.asarray(read_poster(encoded(Image.fromarray(shades), "TIFF")))

    assert np.abs(read[30, :, 0] - np.arange(256.0)).max() <= 1


def test_a_colour_that_stands_for_transparent():
    picture = Image.new("RGB", (40, 60), (255, 0, 0))
    picture.paste((1, 2, 3), (0, 0, 20, 60))

    read = read_poster(encoded(picture, "PNG", transparency=(1, 2, 3)))

    assert (read.getpixel((5, 30)), read.getpixel((35, 30))) == (NEUTRAL_GROUND, (255, 0, 0))


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1), (2, 1), (3000, 2)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF"])
def test_read_and_squeeze_any_shape(size, kind):
    data = encoded(Image.new("RGB", size, (200, 100, 50)), kind)

    pixels = squeeze(read_poster(data, at_least=(160, 240)), (160, 240))

    assert pixels.shape == (240, 160, 3)
    assert np.abs(pixels - np.array([200.0, 100.0, 50.0])).max() < 6


def test_read_greys_and_black_and_white(poster):
    for mode in ("L", "1"):
        read = read_poster(encoded(poster.convert(mode), "PNG"))

        assert read == poster.convert(mode).convert("RGB")


@pytest.mark.parametrize("size", [(1200, 1800), (1199, 1801), (480, 720), (330, 470), (100, 150)])
def test_decode_a_large_jpeg_no_smaller_than_needed(size):
    needed = (160, 240)

    read = read_poster(encoded(draw_poster(1, size)), at_least=needed)

    assert read.width >= min(needed[0], size[0])
    assert read.height >= min(needed[1], size[1])


def test_decode_a_large_jpeg_at_a_fraction_of_its_size():
    read = read_poster(encoded(draw_poster(1, (1600, 2400))), at_least=(160, 240))

    assert read.size == (200, 300)


def test_a_jpeg_lying_on_its_side_is_measured_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = encoded(draw_poster(1, (480, 320)), exif=exif)

    # Upright it has 320 x 480 pixels; halved that is 160 x 240, and just enough.
    assert read_poster(lying, at_least=(160, 240)).size == (160, 240)
    assert read_poster(lying, at_least=(161, 240)).size == (320, 480)


def test_a_picture_already_decoded_is_left_as_it_was(poster):
    lent = poster.convert("RGBA")
    before = lent.copy()

    read = read_poster(lent)
    read.paste((0, 0, 0), (0, 0, *read.size))

    assert lent == before


def test_a_lent_file_is_left_at_its_size():
    with Image.open(io.BytesIO(encoded(draw_poster(1, (1600, 2400))))) as lent:
        read_poster(lent, at_least=(160, 240))

        assert lent.size == (1600, 2400)


def test_a_poster_handed_on_is_not_turned_again():
    exif = Image.Exif()
    exif[0x0112] = 6

    once = read_poster(encoded(draw_poster(1, (60, 40)), exif=exif))

    assert once.size == (40, 60)
    assert read_poster(once) == once


def test_a_large_poster_is_read_without_a_warning(poster, monkeypatch):
    # Pillow warns of a "bomb" well below the size that is allowed here.
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", poster.width * poster.height - 1)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_poster(encoded(poster, "PNG")) == poster
