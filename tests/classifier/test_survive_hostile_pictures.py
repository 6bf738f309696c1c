"""Files made to take minutes or gigabytes are refused by their headers, and posters that only carry such things read.

A file that was let through would show by the test's time limit or by the memory that it takes.
"""

import io
import struct
import zlib

import pytest
from PIL import Image

from classifier import headers
from classifier.poster import PosterError, Status, read_poster
from tests.classifier.test_read_a_poster import mean_difference
from tests.drawing import draw_poster, encoded
from tests.hostile import bombs
from tests.hostile.bombs import SIZE, chunk, segment

pytestmark = [
    # Outside of tests, what Pillow says of a file's oddities is not heard either.
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.timeout(60),
]

MANY = headers.MAX_PARTS + 1


def refusal(data):
    with pytest.raises(PosterError) as caught:
        read_poster(data)
    return caught.value.status, caught.value.sentence


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda: bombs.jpeg_of_scans(3000, (2000, 3000)), Status.TOO_LARGE),
        (lambda: bombs.jpeg_of_scans(1_000_000, (1, 1)), Status.TOO_LARGE),
        (lambda: bombs.jpeg_with(segment(0xFE, b"") * MANY), Status.TOO_LARGE),
        (lambda: bombs.jpeg_with(b"\xff" * (64 << 20)), Status.DAMAGED),
        (lambda: bombs.jpeg_with(segment(0xE0, b"") + bytes(64 << 20)), Status.DAMAGED),
        (lambda: bombs.jpeg_with(b"\xff\xd0" * (32 << 20)), Status.DAMAGED),
        (lambda: bombs.png_of((10_000, 10_000)), Status.DAMAGED),
        (lambda: bombs.png_of((100_000, 100_000)), Status.TOO_LARGE),
        (lambda: bombs.png_with(chunk(b"tEXt", b"k\0v") * MANY), Status.TOO_LARGE),
        (lambda: bombs.png_with(chunk(b"IDAT", b"") * MANY), Status.TOO_LARGE),
        (lambda: bombs.gif_with(b"\x21\xfe" + b"\1x" * MANY + b"\0"), Status.TOO_LARGE),
        (lambda: bombs.gif_with(b"\x21\xf0\0" * MANY), Status.TOO_LARGE),
        (lambda: bombs.gif_with(bytes(MANY)), Status.TOO_LARGE),
        (lambda: bombs.gif_frame_at(60_000, 60_000), Status.TOO_LARGE),
        (lambda: bombs.webp_of_chunks(MANY), Status.TOO_LARGE),
        (lambda: bombs.webp_says((16_000, 16_000)), Status.TOO_LARGE),
        (lambda: bombs.webp_says((10, 10)), Status.DAMAGED),
        (lambda: bombs.bmp_of((30_000, 4_000), compression=1, pixels=b"\1\1\0\0" * 4_000), Status.TOO_LARGE),
        (lambda: bombs.bmp_of((4, 4), compression=1, pixels=bytes(headers.MAX_RUNS)), Status.TOO_LARGE),
        (lambda: bombs.bmp_of((2**31 - 1, -(2**31) + 1)), Status.TOO_LARGE),
        (lambda: bombs.grey_tiff((330, 4, 60 << 20, 8)), Status.TOO_LARGE),
        (lambda: bombs.grey_tiff((282, 5, 2**32 - 1, 8)), Status.TOO_LARGE),
        (lambda: bombs.grey_tiff(size=(40_000, 1)), Status.TOO_LARGE),
        (lambda: bombs.big_tiff_of_tags(MANY), Status.TOO_LARGE),
        (lambda: bombs.avif_says((60_000, 60_000)), Status.DAMAGED),
    ],
)
def test_refuse_a_bomb_before_it_is_decoded(make, status, monkeypatch):
    data = make()
    for name in ("load", "load_prepare"):
        monkeypatch.setattr(f"PIL.ImageFile.ImageFile.{name}", lambda self: pytest.fail("it was decoded"))

    assert refusal(data)[0] is status


def test_a_jpeg_of_a_few_more_scans_than_usual_is_read():
    read = read_poster(bombs.jpeg_of_scans(50))

    assert read.getpixel((30, 45)) == (128, 128, 128)


def test_what_looks_like_scans_inside_of_other_data_is_not_counted():
    picture = draw_poster(1, (1500, 2000))
    data = encoded(picture, progressive=True)
    thumbnails = segment(0xE3, b"\xff\xda" * 30_000) * 4

    assert read_poster(data[:2] + thumbnails + data[2:]) == read_poster(data)


def test_a_film_behind_a_telephones_picture_is_passed_over():
    data = encoded(draw_poster(1, (1500, 2000)), progressive=True)

    assert read_poster(data + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 100_000) == read_poster(data)


EXIF = segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\1\0" + struct.pack("<HHIHHI", 0x0112, 3, 1, 6, 0, 0))


@pytest.mark.parametrize(
    "more",
    [
        segment(0xE1, b"Exif\0\0" + bytes(60_000)) * 1000,
        segment(0xE1, b"Exif\0\0x") * 200_000,
        segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\1x\0" * 4000) * 100,
        segment(0xFE, b"words " * 10_000) * 100,
    ],
    ids=["zeros", "crumbs", "layers", "words"],
)
def test_megabytes_of_remarks_cost_a_jpeg_neither_its_pixels_nor_its_orientation(more):
    read = read_poster(bombs.jpeg_with(EXIF + more))

    assert read == read_poster(bombs.jpeg_with(EXIF))
    assert read.size == SIZE[::-1]


def looping_exif():
    """An EXIF directory that leads to itself, and whose other tags lie about their lengths."""
    tags = [(0x0112, 3, 1, 3), (0x011A, 5, 2**31, 8), (0x8769, 4, 1, 8), (0x8825, 4, 1, 2**31)]
    body = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + body + struct.pack("<I", 8)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_exif_that_leads_to_itself_still_tells_the_orientation(kind):
    options = {"PNG": {}, "WEBP": {"lossless": True}, "JPEG": {"quality": 95}}[kind]
    exif = b"Exif\0\0" + looping_exif()

    turned = read_poster(encoded(bombs.small_poster(), kind, exif=exif, **options))

    upright = turned.transpose(Image.Transpose.ROTATE_180)
    assert mean_difference(upright, bombs.small_poster()) < 5


@pytest.mark.parametrize(
    "chunks",
    [
        chunk(b"zTXt", b"k\0\0" + bombs.deflated_zeros(40)) * 30,
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + bombs.deflated_zeros(40)),
        chunk(b"zTXt", b"Raw profile type exif\0\0" + bombs.deflated_zeros(40)),
        chunk(b"iCCP", b"k\0\0" + bombs.deflated_zeros(40)),
        chunk(b"iCCP", b"k\0\0no deflate"),
        chunk(b"iCCP", b"without an end"),
        chunk(b"tEXt", b"k\0" + bytes(20 << 20)) * 4,
        chunk(b"eXIf", bytes(2 << 20)),
        chunk(b"tEXt", b"k\0v")[:-1] + b"?",
        chunk(b"eXIf", b"II*\0")[:-1] + b"?",
        chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)) + chunk(b"fcTL", bytes(26)),
        chunk(b"acTL", b""),
        chunk(b"sRGB", b"") + chunk(b"pHYs", b"") + chunk(b"cHRM", b"") + chunk(b"gAMA", b""),
        chunk(b"prVt", bytes(2 << 20)),
    ],
    ids=lambda chunks: chunks[4:8].decode(),
)
def test_what_a_png_carries_besides_its_pixels_does_not_cost_the_poster(chunks):
    assert read_poster(bombs.png_with(chunks)) == bombs.small_poster()


def test_a_text_in_a_png_still_tells_the_orientation():
    xmp = b'<x:xmpmeta><rdf:Description tiff:Orientation="3"/></x:xmpmeta>'
    turned = bombs.small_poster().transpose(Image.Transpose.ROTATE_180)

    for packed in (b"\0\0\0\0" + xmp, b"\1\0\0\0" + zlib.compress(xmp)):
        data = bombs.png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0" + packed), turned)
        assert read_poster(data) == bombs.small_poster()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF", "AVIF"])
def test_of_very_many_frames_only_the_first_is_decoded(kind, monkeypatch):
    data = bombs.animated(kind, 40)
    monkeypatch.setattr("PIL.GifImagePlugin.GifImageFile.n_frames", property(lambda self: pytest.fail("counted")))
    monkeypatch.setattr("PIL.TiffImagePlugin.TiffImageFile.n_frames", property(lambda self: pytest.fail("counted")))

    read = read_poster(data)

    assert read.size == (4, 6)
    red, green, blue = read.getpixel((2, 3))
    assert red > 200
    assert max(green, blue) < 60


def test_a_cameras_picture_of_several_frames_is_its_first():
    assert mean_difference(read_poster(bombs.mpo()), draw_poster(1, SIZE)) < 5


def test_a_broken_index_of_further_frames_does_not_cost_the_first():
    index = bombs.jpeg_with(segment(0xE2, b"MPF\0II*\0\x08\0\0\0\1\0\1\xb0\4\0\1\0\0\0\xff\xff\xff\xff"))

    assert mean_difference(read_poster(index), bombs.small_poster()) < 5


def test_a_tiff_whose_directories_go_round_in_circles_is_its_first():
    read = read_poster(bombs.grey_tiff(following=8))

    assert (read.size, read.getpixel((1, 0))) == ((6, 9), (1, 1, 1))


def test_a_tiff_whose_exif_goes_round_in_circles_is_read():
    for place in (8, 2**31, 10_000):
        assert read_poster(bombs.grey_tiff((34665, 4, 1, place))).size == (6, 9)


def test_a_gifs_frame_that_sticks_out_of_its_canvas_enlarges_it():
    read = read_poster(bombs.gif_frame_at(10, 20))

    assert read.size == (SIZE[0] + 10, SIZE[1] + 20)
    assert read.getpixel((69, 109)) == (77, 77, 77)


def test_an_avif_that_lies_about_its_size_takes_no_more_than_it_says():
    assert read_poster(bombs.avif_says((10, 10))).size == (10, 10)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (bombs.jpeg_of_another_kind(0xC3), "Lossless JPEG"),
        (bombs.jpeg_of_another_kind(0xC5), "Hierarchical JPEG"),
        (bombs.jpeg_of_another_kind(0xC1, bits=12), "12-bit JPEG"),
        (bombs.bmp_of((4, 4), compression=4), "Compressed BMP"),
        (bombs.bmp_of((4, 4), bits=2), "2-bit BMP"),
        (bombs.grey_tiff(compression=34712), "TIFF (compression 34712)"),
        (bombs.grey_tiff((339, 3, 1, 6)), "TIFF (kind of pixels)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rare_kind_of_a_known_format_is_named(data, name):
    assert refusal(data) == (Status.UNSUPPORTED, f"{name} pictures are not supported.")


def test_read_run_length_code():
    palette_index_of_white = 255
    runs = bytes((6, palette_index_of_white, 0, 0)) * 8 + bytes((6, 0, 0, 0, 0, 1))
    data = bytearray(bombs.bmp_of((6, 9), compression=1, pixels=runs))
    data[54 + 4 * 255 : 54 + 4 * 256] = b"\xff\xff\xff\0"

    read = read_poster(bytes(data))

    # The first row of the file is the lowest.
    assert [read.getpixel((3, y)) for y in (0, 1, 8)] == [(0, 0, 0), (255, 255, 255), (255, 255, 255)]


@pytest.mark.parametrize("kind", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "lzma", "zstd"])
def test_read_a_tiff_in_any_usual_compression(kind):
    read = read_poster(encoded(bombs.small_poster(), "TIFF", compression=kind))

    assert mean_difference(read, bombs.small_poster()) < 10


@pytest.mark.parametrize("kind", ["group3", "group4", "tiff_ccitt"])
def test_read_a_fax(kind):
    fax = bombs.small_poster().convert("1")

    assert read_poster(encoded(fax, "TIFF", compression=kind)) == fax.convert("RGB")


def test_nothing_of_a_bomb_is_left_in_what_is_read():
    data = encoded(bombs.small_poster(), "PNG", exif=b"Exif\0\0" + looping_exif())

    assert read_poster(data).info == {}
    assert not read_poster(data).getexif()


def test_a_known_format_opens_by_its_own_decoder_alone(monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("any decoder might be reached"))
    file = io.BytesIO()
    bombs.small_poster().save(file, "PNG")

    assert read_poster(file.getvalue()) == bombs.small_poster()
