"""Whatever bytes come: a poster, or a `PosterError`."""

import os
import tempfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from PIL import Image

from classifier.poster import PosterError, read_poster
from classifier.preprocess import squeeze
from tests.drawing import draw_poster, encoded
from tests.hostile import fuzz
from tests.hostile.mutation import mutant
from tests.hostile.seeds import seeds

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")

INPUT = (192, 288)

# Outside of tests, what Pillow says of a file's oddities is not heard either.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")

steadily = settings(
    derandomize=True, database=None, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)


def poster_or_error(data, at_least=None):
    """Read what may be a poster; whatever else is raised, fails the test."""
    try:
        poster = read_poster(data, at_least)
    except PosterError:
        return None
    assert poster.mode == "RGB"
    pixels = squeeze(poster, INPUT)
    assert (pixels.shape, pixels.dtype) == ((INPUT[1], INPUT[0], 3), np.uint8)
    return poster


@pytest.mark.parametrize("number", range(len(seeds())))
def test_every_kind_of_picture_that_others_are_made_of_is_read_itself(number):
    read = poster_or_error(seeds()[number])

    # One has a header that lies about its size.
    assert read is not None or seeds()[number][8:16] == b"WEBPVP8X"


@steadily
@given(st.binary(max_size=300), st.sampled_from(seeds()), st.integers(0, 60))
def test_any_bytes_behind_any_beginning(rubbish, picture, kept):
    poster_or_error(picture[:kept] + rubbish)


@steadily
@given(st.integers(0, 2**32), st.integers(0, 2**16), st.sampled_from([None, INPUT]))
def test_any_picture_that_somebody_tampered_with(seed, index, at_least):
    poster_or_error(mutant(seed, index, seeds()), at_least)


@steadily
@given(
    st.sampled_from(seeds()),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=0, max_size=8), st.integers(0, 8)), max_size=6),
)
def test_any_bytes_in_the_midst_of_any_picture(picture, changes):
    data = bytearray(picture)
    for place, new, length in changes:
        at = int(place * len(data))
        data[at : at + length] = new

    poster_or_error(bytes(data))


@steadily
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"]),
    st.sampled_from(["RGB", "L", "1", "P", "CMYK", "RGBA", "LA"]),
    st.tuples(st.integers(1, 700), st.integers(1, 700)),
    st.integers(1, 8),
)
def test_any_size_mode_and_orientation_in_any_format(kind, mode, size, orientation):
    can = {"JPEG": {"RGB", "L", "CMYK", "1"}, "BMP": {"RGB", "L", "1", "P", "RGBA"}, "GIF": {"RGB", "L", "1", "P"}}
    can |= {"PNG": {"RGB", "L", "1", "P", "RGBA", "LA"}, "WEBP": {"RGB", "L", "P", "RGBA"}}
    mode = mode if mode in can.get(kind, {mode}) else "RGB"
    picture = draw_poster(2, size)
    picture = picture.convert("RGBA").convert(mode) if mode == "LA" else picture.convert(mode)
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(picture, kind, **({} if kind in ("GIF", "BMP") else {"exif": exif}))

    read = poster_or_error(data)
    fast = poster_or_error(data, INPUT)

    turned = orientation > 4 and kind not in ("GIF", "BMP")
    assert read.size == (size[::-1] if turned else size)
    assert all(side >= min(needed, full) for side, needed, full in zip(fast.size, INPUT, read.size, strict=True))


def test_the_search_for_a_harmful_picture_finds_none_in_a_minute(tmp_path):
    report = fuzz.run(60, seed=1, keep=tmp_path)

    assert report.tried > 0
    assert report.tried == report.read + report.refused
    assert report.offenders == []


def kind_of_harm(data):
    """Choose, by a picture's content, what it does to a process: nothing, in most cases."""
    return {0: "crashed", 1: "escaped", 2: "hung"}.get(zlib.crc32(data) % 600)


def harm(data):
    """Do what the worst pictures might: called by the search, in a process of its own."""
    kind = kind_of_harm(data)
    if kind == "crashed":
        os.abort()
    if kind == "escaped":
        raise KeyError("no poster error")
    while kind == "hung":
        pass


def test_the_search_survives_what_it_finds_and_keeps_it(tmp_path):
    report = fuzz.run(6, seed=13, keep=tmp_path, target=f"{__name__}:harm", patience=0.5)

    for kind in ("crashed", "escaped", "hung"):
        kept = [path.read_bytes() for path in report.offenders if path.name.startswith(kind)]
        assert len(kept) == getattr(report, kind) > 0
        assert all(kind_of_harm(data) == kind for data in kept)
    assert report.tried == report.read + report.refused + report.crashed + report.escaped + report.hung
