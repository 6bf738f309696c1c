"""Tampered pictures by the million, thrown at `read_poster`: only a `PosterError` may come out, soon, of any of them.

usage: python -m tests.hostile.fuzz --seconds 60 [--seed 1] [--engine mutate|atheris] [--keep FOLDER]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.board import REFUSALS, Board

PATIENCE = 10.0
"""Seconds that one picture may take, read twice."""

ROOT = Path(__file__).parents[2]


@dataclass
class Report:
    """What became of the pictures.

    Attributes:
        tried: all of them.
        read: those that are posters still.
        refused: those that gave a `PosterError`.
        escaped: those that gave any other exception.
        crashed: those that ended the process.
        hung: those that took longer than `PATIENCE`.
        by_status: of the refused, how many had which status.
        slowest: seconds that the slowest took, but for those that hung.
        offenders: files of those that escaped, crashed or hung.
    """

    tried: int = 0
    read: int = 0
    refused: int = 0
    escaped: int = 0
    crashed: int = 0
    hung: int = 0
    by_status: dict[str, int] = field(default_factory=dict)
    slowest: float = 0.0
    offenders: list[Path] = field(default_factory=list)

    def __str__(self):
        refused = ", ".join(f"{number:,} {status}" for status, number in self.by_status.items() if number)
        lines = [
            f"{self.tried:,} pictures tried: {self.read:,} read, {self.refused:,} refused ({refused}),",
            f"{self.escaped} escaped, {self.crashed} crashed, {self.hung} hung; the slowest took {self.slowest:.2f} s.",
        ]
        return "\n".join([*lines, *(f"offender: {path}" for path in self.offenders)])


def run(seconds, seed, engine="mutate", keep=None, target="tests.hostile.trying:read", patience=PATIENCE):
    """Try pictures for so long, in a process that is started anew whenever one of them ends it.

    Args:
        seconds: to go on for.
        seed: of the mutants; the same seed makes the same ones.
        engine: ``mutate``, by chance, or ``atheris``, guided by what the pictures reach.
        keep: folder for the offenders; by default a new one.
        target: what the pictures are thrown at, as module:function.
        patience: seconds that one picture may take.
    """
    folder = Path(keep or tempfile.mkdtemp(prefix="hostile-"))
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / "board"
    place.unlink(missing_ok=True)
    Board(place)
    report, until = Report(), time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        command = [sys.executable, "-m", "tests.hostile.trying", place, seed, engine, target, left]
        with (
            (folder / "said").open("ab") as said,
            subprocess.Popen(
                list(map(str, command)),
                cwd=ROOT,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
                stdout=said,
                stderr=said,
            ) as process,
        ):
            fate = watched(process, place, until, patience)
            process.kill()
        if fate:
            setattr(report, fate, getattr(report, fate) + 1)
            report.offenders.append(kept(folder, Board(place), fate))
    return completed(report, Board(place), folder)


def watched(process, place, until, patience):
    """Wait until the time is over, or until a picture ends the process or takes too long; name its fate."""
    while time.monotonic() < until:
        board = Board(place)
        if process.poll() is not None:
            return "crashed" if process.returncode else None
        if board.times["since"] and time.monotonic() - board.times["since"] > patience:
            return "hung"
        time.sleep(0.05)
    return None


def kept(folder, board, fate):
    """Save the picture that did it, and have the next process begin behind it."""
    path = folder / f"{fate}-{board.counts['tried']}"
    path.write_bytes(board.picture)
    board.give_up()
    return path


def completed(report, board, folder):
    report.tried, report.read, report.escaped = (board.counts[name] for name in ("tried", "read", "escaped"))
    report.by_status = {status: board.counts[status] for status in REFUSALS}
    report.refused = sum(report.by_status.values())
    report.slowest = board.times["slowest"]
    report.offenders += [path for path in sorted(folder.glob("escaped-*")) if not path.suffix]
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=["mutate", "atheris"], default="mutate")
    parser.add_argument("--keep", type=Path, help="folder for pictures that did harm")
    options = parser.parse_args()
    report = run(options.seconds, options.seed, options.engine, options.keep)
    sys.stdout.write(f"{report}\n")
    return bool(report.offenders)


if __name__ == "__main__":
    sys.exit(main())
