"""A reader runs every block of README and the documents, from top to bottom, on drawn posters."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from classifier.card import BUNDLED
from resources import sample_posters
from tests.docs.documents import DOCUMENTS, QUOTED, ROOT, RUN, all_blocks, blocks
from tests.drawing import draw_movielens, draw_poster

PATIENCE = 240
"""Seconds until a block is given up."""

FOLLOWED = [path for path in DOCUMENTS if any(block.runs for block in blocks(path))]
NEEDS_TRAINING = {"retraining.md"}

COMMANDS = {
    "onesheet-classifier": "-m classifier",
    "python": "",
}
"""What a reader calls -> what this environment's Python is to do; none of it may be another installation's."""


def followed(path):
    return pytest.param(path, id=path.name, marks=[pytest.mark.training] if path.name in NEEDS_TRAINING else [])


@pytest.fixture
def desk(tmp_path):
    """The folder that a reader works in: posters, a table of them, and a network of their own."""
    folder = tmp_path / "desk"
    drawn = draw_movielens(folder, 60)
    # The one movie without a poster must not be the only example of a genre.
    table = drawn.movies_csv.read_text("utf-8").replace("Drama", "Horror")
    drawn.movies_csv.write_text(table, "utf-8")
    samples = folder / "resources" / "samples"
    samples.mkdir(parents=True)
    for poster in sample_posters():
        shutil.copy(poster, samples)
    for name in ("poster.jpg", "another.jpg"):
        draw_poster(len(name)).save(folder / name)
    shutil.copytree(samples, folder / "more-posters")
    shutil.copytree(BUNDLED, folder / "somebodys-network")
    return folder


@pytest.fixture
def surroundings(tmp_path):
    """An environment in which commands are this Python's."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, arguments in COMMANDS.items():
        path = commands / name
        path.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        path.chmod(0o755)
    return os.environ | {
        "PATH": os.pathsep.join((str(commands), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }


def run(block, folder, surroundings):
    command = ["sh", "-euc", block.text] if block.language == "sh" else [sys.executable, "-c", block.text]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=PATIENCE, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, f"{block.place} ends with {done.returncode}:\n{block.text}\n{said[-3000:]}"


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh here")
@pytest.mark.skipif(sys.platform == "win32", reason="the documents' commands are for a Unix shell")
@pytest.mark.parametrize("path", [followed(path) for path in FOLLOWED])
def test_every_block_runs(path, desk, surroundings):
    if path.name in NEEDS_TRAINING:
        pytest.importorskip("keras")
    for block in blocks(path):
        if block.file:
            (desk / block.file).write_text(block.text, "utf-8")
        elif block.runs:
            run(block, desk, surroundings)


def left_out():
    return [pytest.param(block, id=block.place) for block in all_blocks() if block.reason]


@pytest.mark.parametrize("block", left_out())
def test_what_is_not_run_says_why(block):
    """Lists in pytest's summary what no test follows."""
    pytest.skip(block.reason)


@pytest.mark.parametrize("block", [pytest.param(block, id=block.place) for block in all_blocks()])
def test_every_block_is_run_or_read(block):
    assert block.language in RUN + QUOTED, f"{block.place}: nobody knows what to do with {block.language!r}"
    assert block.reason or block.file or not block.mark.startswith(("not run", "file")), f"{block.place}: {block.mark}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in DOCUMENTS])
def test_no_block_hides_behind_another_kind_of_fence(path):
    """Blocks that are indented, or between tildes, would not be found."""
    fences = re.findall(r"^\s*(?:```|~~~)", path.read_text("utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(blocks(path))


def test_a_block_that_fails_is_told(desk, surroundings):
    (block,) = blocks(ROOT / "README.md", "```sh\nonesheet-classifier classify no-such-poster.jpg\n```\n")
    with pytest.raises(AssertionError, match=r"README.md:1 ends with 1"):
        run(block, desk, surroundings)


def test_a_mark_counts_only_right_before_its_block():
    text = "<!-- not run: it opens the window -->\n```sh\nonesheet\n```\n\n<!-- not run: far -->\n\n```sh\ntrue\n```\n"
    first, second = blocks(ROOT / "README.md", text)
    assert (first.reason, first.runs) == ("it opens the window", False)
    assert (second.reason, second.runs) == ("", True)
