"""Kills programs in the middle of a long run, again and again, and counts what that costs.

python -m tests.hostile.kills --times 50 --seed 1

All of them work on one catalogue, so that each begins with what the one before has left behind. One in four is killed
while it starts, the others while they read.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from classifier.catalogue import Catalogue
from tests.classifier.remembering import put
from tests.drawing import draw_poster, encoded

KINDS = ("window", "library", "window", "command")

STARTING_SECONDS = 1.5
"""Within this a program that is killed while it starts is killed."""

READING_SECONDS = 2.5
"""Within this after its first result every other program is killed."""

PATIENCE = 120
"""Seconds for which a first result is waited for."""


@dataclass
class Report:
    """What killing has cost.

    Attributes:
        kills: programs that were ended in the middle.
        results_seen: results that they had handed out.
        results_lost: of these, those that are not remembered.
        results_lost_at_most_seconds: how long before the end the oldest of these was handed out.
        corrections_acknowledged: corrections that they were told to be on the disk.
        corrections_lost: of these, those that are not there.
        damaged: times that the file could not be opened, or was not whole.
    """

    kills: int = 0
    results_seen: int = 0
    results_lost: int = 0
    results_lost_at_most_seconds: float = 0.0
    corrections_acknowledged: int = 0
    corrections_lost: int = 0
    damaged: int = 0


class Victim:
    """A program that is going to be killed, and what it has told."""

    def __init__(self, kind, folder, number, home):
        places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "STATE", "CONFIG")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.victims", kind, str(folder), str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, **places, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
            start_new_session=True,
        )
        self.told = []
        self.reading = threading.Event()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self):
        for line in self.process.stdout:
            if line.endswith("\n"):
                self.told.append(line.split())
            if line.startswith("read"):
                self.reading.set()
        self.reading.set()

    def kill(self):
        """Kill it, and tell when, and whether it was still at it."""
        at_it = self.process.poll() is None
        killed_at = time.monotonic()
        self.process.kill()
        self.process.wait()
        with suppress(ProcessLookupError):  # Whatever it had started; a program that is killed can see to nothing.
            os.killpg(self.process.pid, signal.SIGKILL)
        self.listener.join()
        self.process.stdout.close()
        return killed_at, at_it

    def all_told(self, what):
        return [line[1:] for line in self.told if line[0] == what]


def run(times, seed, folder=None):
    """Kill programs so many times, at moments that the seed decides."""
    with tempfile.TemporaryDirectory() as own:
        home = Path(folder or own)
        chance, report, said = random.Random(seed), Report(), {}
        folders = {"command": _drawn(home / "drawn"), "window": _small(home / "small")}
        folders["library"] = folders["window"]
        for number in range(times):
            kind = KINDS[number % len(KINDS)]
            victim = Victim(kind, folders[kind], number, home)
            if chance.random() < 0.25:
                time.sleep(chance.uniform(0, STARTING_SECONDS))
            else:
                victim.reading.wait(PATIENCE)
                time.sleep(chance.uniform(0, READING_SECONDS))
            killed_at, at_it = victim.kill()
            report.kills += at_it
            said |= {digest: number for (digest,) in victim.all_told("kept")}
            _judge(victim, killed_at, said, report)
    return report


def _judge(victim, killed_at, said, report):
    """Look at what is left."""
    if not victim.all_told("file") or not Path(file := victim.all_told("file")[0][0]).exists():
        return
    with closing(Catalogue(Path(file))) as catalogue:
        report.damaged += catalogue.set_aside is not None
        corrections = catalogue.corrections()
    with closing(sqlite3.connect(file)) as plain:
        report.damaged += plain.execute("PRAGMA quick_check").fetchone() != ("ok",)
        models = victim.all_told("model") or [[""]]
        kept = {row[0].hex() for row in plain.execute("SELECT digest FROM result WHERE model = ?", models[0])}
    report.corrections_acknowledged = len(said)
    # A word of a later round may have come to the disk without having been told.
    rounds = {digest: int(genres[1].removeprefix("said ")) for digest, genres in corrections.items()}
    report.corrections_lost += sum(rounds.get(digest, -1) < number for digest, number in said.items())
    read = victim.all_told("read")
    ages = [killed_at - float(moment) for moment, digest in read if digest not in kept]
    report.results_seen += len(read)
    report.results_lost += len(ages)
    report.results_lost_at_most_seconds = max([report.results_lost_at_most_seconds, *ages])


def _small(folder):
    """Files that cost nothing to read by what stands for a network, written long ago."""
    folder.mkdir()
    for number in range(10_000):
        put(folder / f"{number}.jpg", f"poster {number}".encode())
    return folder


def _drawn(folder):
    """Posters of different content, written long ago."""
    folder.mkdir()
    drawn = [encoded(draw_poster(seed, (100, 150))) for seed in range(10)]
    for number in range(600):
        put(folder / f"{number}.jpg", drawn[number % 10] + str(number).encode())
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    report = run(options.times, options.seed)
    sys.stdout.write(f"{report}\n")
    return int(bool(report.corrections_lost or report.damaged or report.results_lost_at_most_seconds > 1))


if __name__ == "__main__":
    sys.exit(main())
