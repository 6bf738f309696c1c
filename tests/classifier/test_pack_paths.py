"""A hundred thousand paths are kept in little memory, each as it was."""

import os
import tracemalloc
from pathlib import Path

import pytest

from classifier.paths import Paths

NAMES = ["a.jpg", "b c.png", "Ünïcode.jpg", os.fsdecode(b"caf\xe9.jpg"), "line\nbreak.jpg", "half \ud83d.jpg", "/"]


@pytest.fixture
def paths():
    return Paths(NAMES)


def test_paths_come_out_as_they_went_in(paths):
    assert list(paths) == [Path(name) for name in NAMES]
    assert len(paths) == len(NAMES)
    assert Path(NAMES[3]) in paths


def test_some_of_the_paths(paths):
    assert paths[0] == Path("a.jpg")
    assert paths[-1] == Path("/")
    assert paths[1:3] == [Path("b c.png"), Path("Ünïcode.jpg")]
    assert paths[4:100] == [Path(name) for name in NAMES[4:]]


@pytest.mark.parametrize("place", [7, -8])
def test_a_path_that_is_not_there(paths, place):
    with pytest.raises(IndexError):
        paths[place]


def test_no_paths():
    assert not Paths()
    assert list(Paths()) == []


def test_many_paths_take_little_memory():
    tracemalloc.start()
    many = Paths(f"/a/folder/of/posters/poster {number}.jpg" for number in range(10_000))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(many) == 10_000
    assert held < 10_000 * 80
