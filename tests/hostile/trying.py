"""A process that tries one mutant after the other, until it is ended from outside, or ends by one of them."""

import contextlib
import importlib
import resource
import sys
import time
import traceback
from pathlib import Path

from tests.hostile.board import Board

INPUT = (192, 288)
MEMORY = 4 * 2**30
"""Bytes of addresses that the process may take."""

SLOW = 2.0
"""Seconds from which the slowest picture is kept."""


def main():
    board, seed, engine, target, seconds = Path(sys.argv[1]), *sys.argv[2:6]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with instrumented() if engine == "atheris" else contextlib.nullcontext():
        importlib.import_module("classifier.poster")
    module, name = target.split(":")
    check = getattr(importlib.import_module(module), name)
    attempt = attempts(Board(board), check, board.parent)
    (guided if engine == "atheris" else blindly)(attempt, int(seed), board, float(seconds))


def attempts(board, check, folder):
    """Make the function that tries one picture and notes what becomes of it."""
    from classifier.poster import PosterError  # noqa: PLC0415 - once it is instrumented

    def attempt(data):
        board.begin(data)
        try:
            check(data)
            outcome = "read"
        except PosterError as error:
            outcome = error.status
        except Exception:
            outcome = "escaped"
            place = folder / f"escaped-{board.counts['tried']}"
            place.write_bytes(data)
            place.with_suffix(".txt").write_text(traceback.format_exc())
        if board.end(outcome) and board.times["slowest"] > SLOW:
            (folder / "slowest").write_bytes(data)

    return attempt


def blindly(attempt, seed, board, seconds):
    """Try mutants by chance."""
    from tests.hostile.mutation import mutant  # noqa: PLC0415
    from tests.hostile.seeds import seeds  # noqa: PLC0415

    until, index = time.monotonic() + seconds, Board(board).counts["tried"]
    while time.monotonic() < until:
        attempt(mutant(seed, index, seeds()))
        index += 1


def instrumented():
    import atheris  # noqa: PLC0415 - a wheel that not every system has

    return atheris.instrument_imports(include=["PIL", "classifier"])


def guided(attempt, seed, board, seconds):
    """Try what reaches code of Pillow's that nothing reached before."""
    import atheris  # noqa: PLC0415

    from tests.hostile.mutation import LONGEST, repaired  # noqa: PLC0415
    from tests.hostile.seeds import seeds  # noqa: PLC0415

    corpus = board.parent / "corpus"
    if not corpus.exists():
        corpus.mkdir()
        for number, data in enumerate(seeds()):
            (corpus / f"seed-{number}").write_bytes(data)
    started = Board(board).counts["tried"]
    limits = [f"-seed={seed + started + 1}", f"-max_total_time={seconds:.0f}", f"-max_len={LONGEST}"]
    # Whoever started this process looks after the time that a picture takes, and saves the picture.
    limits += ["-timeout=86400", "-rss_limit_mb=0", "-verbosity=0", f"-artifact_prefix={board.parent}/"]

    def mutate(data, size, _):
        return repaired(atheris.Mutate(data, size))[:size]

    atheris.Setup([sys.argv[0], *limits, str(corpus)], attempt, custom_mutator=mutate)
    atheris.Fuzz()


def read(data):
    """Read a picture as it is shown and as it is read, and hold what comes of it to its word."""
    import numpy as np  # noqa: PLC0415

    from classifier.poster import read_poster  # noqa: PLC0415
    from classifier.preprocess import squeeze  # noqa: PLC0415

    for at_least in (None, INPUT):
        poster = read_poster(data, at_least)
        assert poster.mode == "RGB"
        pixels = squeeze(poster, INPUT)
        assert (pixels.shape, pixels.dtype) == ((INPUT[1], INPUT[0], 3), np.uint8)


if __name__ == "__main__":
    main()
