"""The whole poster is squeezed, normalised and quantised, alike in training and reading."""

import numpy as np
import pytest

from classifier.poster import read_poster
from classifier.preprocess import InputSpec, normalise, quantisation_table, quantise, squeeze
from classifier.training.posters import evaluation_batches, load_posters
from tests.drawing import draw_poster, encoded

SPEC = InputSpec(height=240, width=160, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225))


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(0, 256, (240, 160, 3), dtype=np.uint8)


@pytest.mark.parametrize("size", [(300, 450), (450, 300), (20, 20), (1000, 40)])
def test_squeeze_a_poster_of_any_shape(size):
    squeezed = squeeze(draw_poster(1, size), SPEC.size)

    assert (squeezed.shape, squeezed.dtype) == ((240, 160, 3), np.uint8)


def test_squeezing_keeps_every_corner():
    corners = {(0, 0): (255, 0, 0), (320 - 40, 0): (0, 255, 0), (0, 480 - 40): (0, 0, 255), (280, 440): (255, 255, 0)}
    poster = draw_poster(1, (320, 480))
    for corner, colour in corners.items():
        poster.paste(colour, (*corner, corner[0] + 40, corner[1] + 40))

    squeezed = squeeze(poster, SPEC.size)

    found = [tuple(int(c) for c in squeezed[y, x]) for x, y in ((0, 0), (159, 0), (0, 239), (159, 239))]
    assert found == list(corners.values())


def test_normalise_as_the_formula_says(pixels):
    expected = (pixels.astype(np.float64) / 255 - SPEC.mean) / SPEC.std

    normalised = normalise(pixels, SPEC)

    assert normalised.dtype == np.float32
    np.testing.assert_allclose(normalised, expected, atol=1e-5)


@pytest.mark.parametrize(("scale", "zero_point"), [(0.0187, -14), (0.05, 100)])
def test_quantise_as_the_formula_says(pixels, scale, zero_point):
    expected = (np.round(normalise(pixels, SPEC) / scale) + zero_point).clip(-128, 127)

    quantised = quantise(pixels, quantisation_table(SPEC, scale, zero_point))

    assert quantised.dtype == np.int8
    assert (quantised == expected).all()


@pytest.mark.parametrize("size", [(300, 450), (182, 268), (120, 180), (1400, 2100)])
def test_a_network_is_tried_on_the_very_pixels_that_reading_sees(tmp_path, size):
    path = tmp_path / "poster.jpg"
    path.write_bytes(encoded(draw_poster(5, size)))

    seen_by_reading = normalise(squeeze(read_poster(path, at_least=SPEC.size), SPEC.size), SPEC)
    (seen_in_training,) = evaluation_batches(load_posters([path], SPEC.size), SPEC, batch_size=8)

    assert (seen_in_training[0] == seen_by_reading).all()
