"""Evidence maps spread over the poster that they explain."""

import numpy as np
import pytest

from classifier.evidence import STRIDE, spread

INPUT = (160, 240)
PLACES = (8, 5)


@pytest.mark.parametrize("place", [(1, 1), (3, 2), (6, 3)])
def test_a_place_lies_where_the_network_looks_from(place):
    evidence = np.zeros(PLACES, np.float32)
    evidence[place] = 1
    laid = spread(evidence, INPUT, INPUT)
    y, x = np.unravel_index(laid.argmax(), laid.shape)
    assert abs(y - place[0] * STRIDE) <= 1
    assert abs(x - place[1] * STRIDE) <= 1


def test_it_fits_the_poster_whatever_its_size():
    laid = spread(np.ones(PLACES, np.float32), INPUT, (77, 131))
    assert laid.shape == (131, 77)
    np.testing.assert_allclose(laid, 1, atol=1e-5)


def test_the_whole_of_the_input_is_covered_and_no_more():
    # A map that rises evenly from row to row shows which rows the edges of the poster show.
    rows = np.repeat(np.arange(PLACES[0], dtype=np.float32)[:, None], PLACES[1], axis=1)
    laid = spread(rows, INPUT, INPUT)[:, 0]
    assert laid[STRIDE * 3] == pytest.approx(3, abs=0.03)
    assert laid[STRIDE * 6] == pytest.approx(6, abs=0.03)
    assert laid[0] == pytest.approx(0, abs=0.1)
