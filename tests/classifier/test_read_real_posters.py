"""Real posters are read as drawn ones are."""

import random
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from classifier import GENRES, Status
from classifier.batch import read_posters
from classifier.rows import columns

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def real_posters(movielens_posters):
    """200 of the posters, the same ones each time."""
    every_poster = sorted((movielens_posters / "posters").glob("*.jpg"))
    return random.Random(0).sample(every_poster, 200)


@pytest.fixture(scope="module")
def readings(classifier, real_posters):
    return list(read_posters(classifier, real_posters))


def test_every_one_of_them_is_read(readings):
    assert [reading for reading in readings if reading.status is not Status.OK] == []


def test_each_gets_an_answer_of_its_own(readings):
    scores = np.stack([reading.prediction.scores for reading in readings])

    assert len(np.unique(scores, axis=0)) == len(readings)
    assert len({reading.prediction.assigned for reading in readings}) > 20


def test_they_are_classified_into_a_csv(real_posters, readings, tmp_path):
    out = tmp_path / "out.csv"
    command = [sys.executable, "-m", "classifier", "classify", *map(str, real_posters), "--csv", str(out)]

    subprocess.run(command, timeout=120, check=True, capture_output=True)

    table = pd.read_csv(out)
    assert list(table.columns) == columns()
    assert list(table["path"]) == list(map(str, real_posters))
    expected = [reading.prediction.scores for reading in readings]
    np.testing.assert_allclose(table[list(GENRES)], expected, atol=6e-5)
    assert list(table["genres"].str.split("|").map(tuple)) == [reading.prediction.assigned for reading in readings]
