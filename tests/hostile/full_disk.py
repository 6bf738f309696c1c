"""Fills a real disk while results, corrections, exports and settings are written to it, and counts what is lost.

python -m tests.hostile.full_disk

The disk is a small one in memory, which takes the right to mount; it goes away in the end.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path

from classifier import Classifier, recall
from classifier.catalogue import Catalogue, CatalogueError, words_in
from classifier.recall import read_remembered, scores_key
from classifier.writing import ExportError, write_whole
from tests.classifier.remembering import MANY, put, quickly, rows
from tests.drawing import draw_poster, encoded

SIZE = 24_000_000
"""Of the disk, in bytes."""

FULL = "the disk is full. Make room"


@dataclass
class Report:
    """What holds on a disk that is full.

    Attributes:
        export_leaves_the_old_file: whole, and nothing beside it; the sentence says what to do.
        reading_goes_on: all readings are handed out, and trouble is told once.
        results_are_kept_later: once there is room, also those that were read before.
        corrections_are_refused_aloud: none is said to be kept that is not, and those before stay.
        corrections_are_kept_later: by the window, without another word.
        words_are_shown: also where the catalogue cannot be opened for want of room.
        command_delivers: where the catalogue's disk is full.
        command_keeps_what_it_cannot_deliver: where the wanted file's disk is full, elsewhere.
        command_needs_no_temporary_folder: where that is full, and the wanted file's disk is not.
        settings_stay: as they were.
    """

    export_leaves_the_old_file: bool = False
    reading_goes_on: bool = False
    results_are_kept_later: bool = False
    corrections_are_refused_aloud: bool = False
    corrections_are_kept_later: bool = False
    words_are_shown: bool = False
    command_delivers: bool = False
    command_keeps_what_it_cannot_deliver: bool = False
    command_needs_no_temporary_folder: bool = False
    settings_stay: bool = False

    @property
    def broken(self):
        """Names of what does not hold."""
        return [field.name for field in fields(self) if not getattr(self, field.name)]


def can_mount():
    """Tell whether this user may mount a disk."""
    try:
        with small_disk():
            return True
    except OSError:
        return False


@contextmanager
def small_disk():
    """Mount a disk of its own, and take it away again.

    Raises:
        OSError: this user may not, or this system does it in another way.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            raise PermissionError(folder)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def fill(disk, but=0):
    """Fill a disk, but for some bytes, and give the file that does it: without it there is room again."""
    (room := disk / "room").write_bytes(bytes(but))
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (65536, 4096, 1):
            with suppress(OSError):
                while file.write(bytes(size)) == size:
                    pass
    room.unlink()
    return filler


def run():
    """Try all of it, each on a disk of its own."""
    report = Report()
    for attempt in (_export, _results, _corrections, _window, _opening, _command, _settings):
        with small_disk() as disk, tempfile.TemporaryDirectory() as other:
            attempt(disk, Path(other), report)
    return report


def _export(disk, _other, report):
    target = disk / "genres.csv"
    target.write_bytes(b"old")
    fill(disk)
    try:
        write_whole(bytes(1_000_000), target)
    except ExportError as error:
        told = str(error).endswith("could not be written: the disk is full. Make room, or choose another disk.")
        left = sorted(path.name for path in disk.iterdir())
        report.export_leaves_the_old_file = told and target.read_bytes() == b"old" and left == ["filler", "genres.csv"]


def _results(disk, other, report):
    paths = [put(other / f"{number}.jpg", f"poster {number}".encode()) for number in range(3000)]
    before = recall.SAVED_EVERY, recall.SAVED_AFTER_TROUBLE, recall.read_posters
    recall.SAVED_EVERY, recall.SAVED_AFTER_TROUBLE, recall.read_posters = 0.01, 0.01, quickly
    classifier, told = Classifier(engine="litert"), []
    try:
        with closing(Catalogue(disk / "catalogue.sqlite")) as catalogue:
            filler, seen = fill(disk), []
            for reading in read_remembered(classifier, paths, catalogue, troubled=told.append):
                seen.append(reading)
                if len(seen) == 2500:
                    filler.unlink()
            stamps = {path: recall.stamp_of(path) for path in paths}
            kept = catalogue.recall(scores_key(classifier.card, classifier.engine), stamps)
        once = [FULL in sentence for sentence in told] == [True]
        report.reading_goes_on = once and rows(seen) == rows(quickly(classifier, paths))
        report.results_are_kept_later = kept.keys() == set(paths)
    finally:
        recall.SAVED_EVERY, recall.SAVED_AFTER_TROUBLE, recall.read_posters = before


def _corrections(disk, _other, report):
    with closing(Catalogue(disk / "catalogue.sqlite")) as catalogue:
        filler, kept, refused = fill(disk), {}, 0
        for digest, genres in MANY.items():
            try:
                catalogue.correct({digest: genres})
                kept[digest] = genres
            except CatalogueError as error:
                refused += str(error).endswith(f"{FULL}, and try again.")
            if refused == 100:
                filler.unlink()
                refused += 1
        enough = refused == 101 and len(kept) == len(MANY) - 100
        there = catalogue.corrections() == kept
    with closing(Catalogue(disk / "catalogue.sqlite")) as again:
        report.corrections_are_refused_aloud = enough and there and again.corrections() == kept


def _window(disk, _other, report):
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - most of it needs no Qt

    from desktop_app import corrections as module  # noqa: PLC0415

    application = QCoreApplication.instance() or QCoreApplication([])

    def wait_for(what):
        until = time.monotonic() + 60
        while not what() and time.monotonic() < until:
            application.processEvents()
            time.sleep(0.001)

    before = module.LOOK_EVERY, module.catalogue_path
    module.LOOK_EVERY, module.catalogue_path = 10, lambda: disk / "catalogue.sqlite"
    corrections, told, good = module.Corrections(), [], []
    try:
        corrections.failed.connect(told.append)
        corrections.recovered.connect(good.append)
        wait_for(lambda: corrections.catalogue() is not None)
        filler = fill(disk)
        for digest, genres in MANY.items():
            corrections.correct({digest: genres})
        wait_for(lambda: told)
        stayed = corrections.words == MANY and corrections.unkept > 0
        filler.unlink()
        wait_for(lambda: corrections.unkept == 0)
    finally:
        corrections.shut_down()
        module.LOOK_EVERY, module.catalogue_path = before
    with closing(Catalogue(disk / "catalogue.sqlite")) as again:
        all_there = again.corrections() == MANY
    report.corrections_are_kept_later = stayed and all_there and len(told) == len(good) == 1 and FULL in told[0]


def _opening(disk, _other, report):
    file = disk / "catalogue.sqlite"
    with closing(Catalogue(file)) as catalogue:
        catalogue.correct(MANY)
    fill(disk)
    try:
        with closing(Catalogue(file)) as catalogue:
            report.words_are_shown = catalogue.corrections() == MANY
    except CatalogueError as error:
        report.words_are_shown = FULL in str(error) and words_in(file) == MANY


def _command(disk, other, report):
    posters = other / "posters"
    posters.mkdir()
    data = encoded(draw_poster(1, (60, 90)))
    # Enough rows that they do not fit into what may be left of the last page of a disk.
    paths = [put(posters / f"poster {number}.jpg", data + str(number).encode()) for number in range(120)]
    places = {f"XDG_{name}_HOME": str(other / name.lower()) for name in ("DATA", "CACHE", "STATE", "CONFIG")}
    fill(disk)

    def classify(target, **environment):
        command = [sys.executable, "-m", "classifier", "classify", str(posters), "--engine", "litert", "--csv", target]
        surroundings = {**os.environ, **places, **environment}
        root = Path(__file__).parents[2]
        return subprocess.run(command, env=surroundings, cwd=root, capture_output=True, text=True, check=False)

    def delivered(path):
        if not path.exists():
            return False
        with path.open(encoding="utf-8", newline="") as file:
            return [row["status"] for row in csv.DictReader(file)] == ["ok"] * len(paths)

    done = classify(other / "one.csv", XDG_DATA_HOME=str(disk))
    told = done.stderr.count("the disk is full") == 1
    report.command_delivers = done.returncode == 0 and told and delivered(other / "one.csv")
    (spools := other / "temporary").mkdir()
    done = classify(disk / "two.csv", TMPDIR=str(spools))
    left = [path for path in spools.iterdir() if delivered(path)]
    told = bool(left) and str(left[0]) in done.stderr and "the disk is full" in done.stderr
    report.command_keeps_what_it_cannot_deliver = done.returncode == 2 and told and not (disk / "two.csv").exists()
    # Where nothing at all can be written to it, Python takes another folder by itself.
    (disk / "filler").unlink()
    fill(disk, but=8192)
    done = classify(other / "three.csv", TMPDIR=str(disk))
    report.command_needs_no_temporary_folder = done.returncode == 0 and delivered(other / "three.csv")


def _settings(disk, _other, report):
    from desktop_app.settings import Settings, Theme  # noqa: PLC0415 - most of it needs no Qt

    path = disk / "settings.ini"
    before = Settings(path)
    before.theme = Theme.DARK
    before._store.sync()
    fill(disk)
    changed = Settings(path)
    changed.theme = Theme.LIGHT
    changed.watched = [Path("/a/folder")] * 1000
    changed._store.sync()
    report.settings_stay = Settings(path).theme in (Theme.DARK, Theme.LIGHT) and path.stat().st_size > 0


def main():
    report = run()
    sys.stdout.write(f"{report}\n")
    return int(bool(report.broken))


if __name__ == "__main__":
    sys.exit(main())
