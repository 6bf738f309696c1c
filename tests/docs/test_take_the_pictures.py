"""The documented command takes the pictures that the documents show."""

import os
import subprocess
import sys

import pytest
from PIL import Image

from tests.docs.documents import ROOT
from tests.screenshots import GUIDE, PICTURES, SIZE, WIDE, with_few_colours

MOST_BYTES = 150_000
MOST_BYTES_TOGETHER = 1_500_000


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in (ROOT / GUIDE).glob("*.png")}
    assert max(sizes.values()) < MOST_BYTES, sizes
    assert sum(sizes.values()) < MOST_BYTES_TOGETHER


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """All pictures, taken anew by a process of its own."""
    folder = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, "-m", "tests.screenshots", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ.copy(), capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return folder


def test_all_of_them_are_taken(taken):
    assert {path.relative_to(taken).as_posix() for path in taken.rglob("*.png")} == set(PICTURES)


@pytest.mark.parametrize("place", PICTURES)
def test_what_is_kept_is_of_the_window_as_it_is_now(place, taken):
    """How a dialog's words break depends on the fonts of a machine; how large the window is does not."""
    with Image.open(ROOT / place) as kept, Image.open(taken / place) as new:
        if kept.size in (SIZE, WIDE):
            assert new.size == kept.size
        assert abs(new.width - kept.width) < kept.width / 4
        assert len(new.convert("L").resize((32, 32)).getcolors(1024)) > 3  # A window that was not painted has one.


def test_the_colours_of_the_window_are_kept_exactly():
    picture = Image.effect_noise((64, 64), 200).convert("RGB")
    picture.paste((10, 101, 88), (0, 0, 8, 8))  # That of a person's own word, on few of the pixels.
    few = with_few_colours(picture)
    assert len(few.getcolors(256)) <= 256
    assert few.convert("RGB").getpixel((4, 4)) == (10, 101, 88)
