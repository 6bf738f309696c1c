"""A folder full of hostile and odd files, read by the real command line: python -m tests.hostile.pictures.

Each must have its row, with a status and a sentence, and the good posters among them must be read.
"""

import csv
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from classifier.poster import Status
from tests.drawing import draw_poster, encoded
from tests.hostile import bombs
from tests.hostile.seeds import seeds

HARMFUL = """
import os, signal, time
real = os.open

def opened(path, *arguments, **options):
    name = os.path.basename(os.fsdecode(path))
    if name == "crashes.jpg":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "hangs.jpg":
        time.sleep(600)
    if name == "eats memory.jpg":
        bytearray(5 * 2**30)
    if name == "babbles.jpg":
        print("a library's own words"), os.write(1, b"more of them")
    return real(path, *arguments, **options)

os.open = opened
"""
"""sitecustomize.py of the processes that decode: stands for pictures that a decoder has a fault with."""

PATIENCE = 300
"""Seconds for the whole folder; the poster that hangs takes sixty."""


@dataclass
class Report:
    """What became of the files.

    Attributes:
        tried: files in the folder.
        rows: that the command gave.
        by_status: of these, how many had which status.
        wrong: each file that had no row or not the right one, and each sign of a crash, in words.
    """

    tried: int = 0
    rows: int = 0
    by_status: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def hostile_files():
    """Contents by name, each with the statuses that are right for it."""
    whole = encoded(draw_poster(1))
    refused = {Status.DAMAGED, Status.TOO_LARGE, Status.UNSUPPORTED, Status.NOT_AN_IMAGE}
    lying = bombs.webp_says((61, 91))
    files = {f"good {number}.jpg": (encoded(draw_poster(number)), {Status.OK}) for number in range(20)}
    for number, picture in enumerate(seeds()):
        files[f"odd {number}.png"] = picture, {Status.DAMAGED if picture == lying else Status.OK}
    for name, content in {
        "scans.jpg": bombs.jpeg_of_scans(3000, (2000, 3000)),
        "promises.png": bombs.png_of((10_000, 10_000)),
        "promises more.png": bombs.png_of((100_000, 100_000)),
        "lies.webp": bombs.webp_says((16_000, 16_000)),
        "lies.avif": bombs.avif_says((60_000, 60_000)),
        "empty.jpg": b"",
        "text.jpg": b"not a picture at all\n" * 100,
        "page.jpg": b"%PDF-1.7\n" + bytes(1000),
        "drawing.png": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "script.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n" + bytes(1000),
        "zeros.jpg": bytes(100_000),
        "half.jpg": whole[: len(whole) // 2],
        "head.jpg": whole[:20],
        "wild.png": encoded(draw_poster(2), "PNG").replace(b"IDAT", b"IDAX"),
    }.items():
        files[name] = content, refused
    files["crashes.jpg"] = files["hangs.jpg"] = whole, {Status.DAMAGED}
    files["eats memory.jpg"] = whole, {Status.TOO_LARGE}
    return files


@contextmanager
def odd_things(folder):
    """What has a poster's name and is no file: by name, to the statuses that are right for it."""
    os.mkfifo(folder / "pipe.jpg")
    (folder / "circle.jpg").symlink_to("circle.jpg")
    (folder / "nowhere.jpg").symlink_to("gone.jpg")
    (folder / "device.jpg").symlink_to("/dev/zero")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "socket.jpg"))
    try:
        names = ("pipe.jpg", "circle.jpg", "nowhere.jpg", "device.jpg", "socket.jpg")
        yield {name: {Status.UNREADABLE} for name in names}
    finally:
        listening.close()


def run(without=()):
    """Read all of it once, without some files by their names."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "posters", Path(place) / "out.csv"
        folder.mkdir()
        right = {}
        for name, (content, statuses) in hostile_files().items():
            if name in without:
                continue
            (folder / name).write_bytes(content)
            right[name] = statuses
        (folder / "folder.jpg").mkdir()
        with odd_things(folder) as things:
            done = _classified(Path(place), folder, out)
            return _judged(right | things, out, done)


def _classified(place, folder, out):
    (place / "sitecustomize.py").write_text(HARMFUL)
    own = dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"), str(place / "own"))
    command = [sys.executable, "-m", "classifier", "classify", str(folder), "--csv", str(out)]
    return subprocess.run(
        command,
        cwd=Path(__file__).parents[2],
        env=os.environ | own | {"PYTHONPATH": str(place)},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def _judged(right, out, done):
    with out.open(encoding="utf-8", newline="") as file:
        rows = {Path(row["path"]).name: row for row in csv.DictReader(file)}
    report = Report(tried=len(right), rows=len(rows))
    for name, statuses in right.items():
        status = rows[name]["status"] if name in rows else "no row"
        report.by_status[status] = report.by_status.get(status, 0) + 1
        if status not in set(map(str, statuses)) or (status != Status.OK and not rows[name]["detail"].endswith(".")):
            report.wrong.append(f"{name}: {status}")
    if done.returncode != 1 or b"Traceback" in done.stderr:
        report.wrong.append(f"the command: {done.returncode}, {done.stderr.decode(errors='replace')[-500:]}")
    return report


def main():
    report = run()
    sys.stdout.write(f"{report}\n")
    return int(bool(report.wrong))


if __name__ == "__main__":
    sys.exit(main())
