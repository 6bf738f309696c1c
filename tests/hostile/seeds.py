"""Small whole pictures of every format and mode, for others to be made of."""

import io
from functools import cache

from PIL import Image

from tests.drawing import draw_poster, encoded
from tests.hostile import bombs
from tests.hostile.profiles import grey_profile, ink_profile, rgb_profile

SIZE = (24, 36)

JPEGS = [
    ("RGB", {"quality": 90}),
    ("RGB", {"progressive": True, "icc_profile": rgb_profile(red="b", blue="r")}),
    ("RGB", {"restart_marker_blocks": 2, "comment": b"a remark"}),
    ("L", {}),
    ("L", {"progressive": True, "icc_profile": grey_profile(1.0)}),
    ("CMYK", {}),
    ("CMYK", {"icc_profile": ink_profile([(90, 0, 0), (40, 30, 30)])}),
]
PNGS = [
    ("RGB", {}),
    ("RGB", {"icc_profile": rgb_profile(gamma=1.0)}),
    ("RGB", {"transparency": (1, 2, 3)}),
    ("RGBA", {}),
    ("P", {}),
    ("P", {"transparency": 0}),
    ("P", {"bits": 4}),
    ("L", {"icc_profile": grey_profile(1.8)}),
    ("LA", {}),
    ("1", {}),
    ("I;16", {}),
]
WEBPS = [("RGB", {}), ("RGB", {"lossless": True}), ("RGBA", {}), ("RGBA", {"lossless": True, "exact": True})]
GIFS = [("P", {}), ("L", {}), ("P", {"interlace": 0, "transparency": 3}), ("1", {})]
BMPS = [("RGB", {}), ("RGBA", {}), ("P", {}), ("L", {}), ("1", {})]
TIFFS = [
    *((mode, {}) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16", "I", "F", "LAB", "YCbCr")),
    *(
        ("RGB", {"compression": kind})
        for kind in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "lzma", "zstd")
    ),
    ("1", {"compression": "group4"}),
    ("1", {"compression": "group3"}),
    ("RGB", {"big_tiff": True}),
    ("CMYK", {"icc_profile": ink_profile([(90, 0, 0), (40, 30, 30)])}),
]
AVIFS = [("RGB", {}), ("RGBA", {}), ("L", {})]


@cache
def seeds():
    """Give the pictures, each as the bytes of a file."""
    poster = draw_poster(5, SIZE)
    kinds = [("JPEG", JPEGS), ("PNG", PNGS), ("WEBP", WEBPS), ("GIF", GIFS), ("BMP", BMPS), ("TIFF", TIFFS)]
    made = [encoded(in_mode(poster, mode), kind, **options) for kind, all_of_it in kinds for mode, options in all_of_it]
    made += [encoded(poster.convert(mode), "AVIF", speed=10, **options) for mode, options in AVIFS]
    made += [with_exif(poster, kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")]
    made += [bombs.animated(kind, 3) for kind in ("GIF", "PNG", "WEBP", "TIFF", "AVIF")]
    runs = b"".join(bytes((6, row, 0, 0)) for row in range(9)) + b"\0\2\1\1\0\3abc\0\0\1"
    made += [bombs.bmp_of((6, 9), compression=1, pixels=runs), bombs.bmp_of((6, 9), 4, 2, runs)]
    made += [
        bombs.mpo(),
        bombs.grey_tiff(),
        bombs.jpeg_of_scans(5),
        bombs.gif_frame_at(3, 4),
        bombs.webp_says((61, 91)),
    ]
    made += [bombs.png_of((4, 2), bytes(2 * (1 + 4 * 2 * n)), bits=16, colours=c) for n, c in ((1, 0), (3, 2), (4, 6))]
    return tuple(made)


def in_mode(poster, mode):
    if mode == "LAB":
        return Image.merge("LAB", poster.split())
    if mode in ("LA", "PA"):
        return poster.convert("RGBA").convert(mode)
    if mode.startswith("I"):
        return poster.convert("L").convert("I").point(lambda level: level * 200).convert(mode)
    return poster.convert(mode)


def with_exif(poster, kind):
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x011A] = 6, "A poster", 72.0
    exif.get_ifd(0x8769)[0x9286] = "ASCII\0\0\0a remark"
    file = io.BytesIO()
    poster.save(file, kind, exif=exif)
    return file.getvalue()
