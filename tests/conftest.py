import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from classifier import Classifier, engines
from classifier.card import BUNDLED, read_card
from tests.drawing import draw_movielens, draw_poster, encoded

SHARED = Path(os.environ.get("ONESHEET_SHARED") or Path(__file__).parents[2] / "shared")


def pytest_collection_modifyitems(items):
    if (SHARED / "movielens-posters").is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=f"there are no MovieLens posters in {SHARED}"))


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory, monkeypatch, bundled_card):
    """Keep what the program remembers out of this person's own files, in this process and in those it starts.

    LiteRT is remembered as the faster engine, so that no test depends on how fast the others are.
    """
    place = tmp_path_factory.mktemp("places")
    places = [f"XDG_{kind}_HOME" for kind in ("DATA", "CACHE", "STATE", "CONFIG")]
    for name in (*places, "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(place / name))
    engines._remember(bundled_card, engines.Engine.LITERT)


@pytest.fixture(scope="session")
def bundled_card():
    return read_card(BUNDLED)


@pytest.fixture(scope="session")
def movielens_posters():
    """The real posters' folder: movies.csv, and posters/<movieId>.jpg."""
    return SHARED / "movielens-posters"


@pytest.fixture(scope="session")
def classifier():
    """The network that comes with the program, by the engine that everyone has."""
    return Classifier(engine="litert")


@pytest.fixture
def poster():
    return draw_poster(1)


@pytest.fixture
def poster_file(tmp_path):
    path = tmp_path / "poster.jpg"
    path.write_bytes(encoded(draw_poster(1)))
    return path


@pytest.fixture
def poster_folder(tmp_path):
    """Three posters, one of them broken off, and a text that is no poster."""
    folder = tmp_path / "posters"
    folder.mkdir()
    (folder / "poster 2.jpg").write_bytes(encoded(draw_poster(2)))
    (folder / "poster 10.png").write_bytes(encoded(draw_poster(10), "PNG"))
    whole = encoded(draw_poster(3))
    (folder / "broken.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "notes.txt").write_text("seen twice")
    return folder


@pytest.fixture(scope="session")
def drawn_movies(tmp_path_factory):
    """A MovieLens of 150 drawn movies, whose colours are their genres."""
    return draw_movielens(tmp_path_factory.mktemp("movielens"), 150)


@pytest.fixture
def run_onesheet():
    """Run the command line as a process of its own, as a person does."""

    def run(*arguments, **options):
        command = [sys.executable, "-m", "classifier", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, timeout=120, check=False, **options)

    return run


@pytest.fixture
def no_threads_left():
    """Fail a test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@pytest.fixture
def forbidding(tmp_path):
    """A function that takes away all permissions of a path; skips where that stops nobody."""
    forbidden = []

    def forbid(path):
        mode = path.stat().st_mode
        path.chmod(0)
        forbidden.append((path, mode))
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")

    yield forbid
    for path, mode in forbidden:
        path.chmod(mode)
