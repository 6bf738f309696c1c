"""Names that programs trip over, through all that Onesheet does with them: python -m tests.hostile.names.

Posters of such names are listed, read and stored by the command line as a process of its own, then
shown, exported and looked up by the window; whatever was written is read back, and every file must
be found again by it.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

# Before Qt is first loaded: no screen is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from classifier.card import BUNDLED, read_card
from classifier.catalogue import Catalogue, catalogue_path
from classifier.engines import Engine
from classifier.names import path_of, printable
from classifier.recall import scores_key, stamp_of
from classifier.rows import undefused
from desktop_app.exporting import Format, Scope
from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings
from desktop_app.sieve import Filter
from tests.drawing import draw_poster, encoded

PATIENCE = 120_000
"""Milliseconds to wait for what happens behind the window."""

LONG_AGO = 1_500_000_000
"""When the posters are said to have been written: what is quite new is not stored."""

LONGEST = 255
"""Bytes of a name, on most file systems."""

PLACES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")

NOT_UTF_8 = (b"caf\xe9.jpg", b"\xff\xfe\x80.jpg", b"half \xf0\x9f\x8e.jpg", b"\\\xe9 after a backslash.jpg")

_ODD = (
    "plain.jpg",
    # Like escapes, and what could be taken for one.
    r"caf\xe9.jpg",
    r"\x5c.jpg",
    r"back\slash.jpg",
    r"\u202e.jpg",
    # Characters that end lines, move the cursor, or turn the direction of writing.
    "two\nlines.jpg",
    "\nfirst.jpg",
    "a\rreturn.jpg",
    "\rfirst.jpg",
    "both\r\nof them.jpg",
    "a\ttab.jpg",
    "\tfirst tab.jpg",
    "\x1b[31mred\x1b[0m.jpg",
    "\x01\x02\x1a\x7f.jpg",
    "next\x85line.jpg",
    "line\u2028and\u2029paragraph.jpg",
    "photo\u202egpj.exe.jpg",
    "\u200fright to left.jpg",
    "\u2067isolated\u2069.jpg",
    "\ufeffmarked.jpg",
    # What a shell, a spreadsheet, a browser or a terminal's markup would act upon.
    "-leading-dash.jpg",
    "--csv.jpg",
    "-1+1.jpg",
    "=cmd|'calc'!A0.jpg",
    "+1+1.jpg",
    "@SUM(A1:A9).jpg",
    "'=defused already.jpg",
    "''=twice.jpg",
    "\uff1d1+1 wide.jpg",
    "'single'.jpg",
    '"double".jpg',
    "q\"u'o`te.jpg",
    "a,b;c|d.jpg",
    "$HOME `id` $(id).jpg",
    "*?[a-z].jpg",
    "%41%00.jpg",
    "#fragment?query.jpg",
    "<b>bold&amp;.jpg",
    "[red]markup.jpg",
    "&Mnemonic.jpg",
    "%1 %2 %n.jpg",
    # Spaces.
    " leading.jpg",
    "trailing .jpg",
    " .jpg",
    "two  spaces.jpg",
    "\u3000wide space.jpg",
    "\u00a0no break.jpg",
    # Alike to a person, or to some file systems.
    "Case.jpg",
    "case.jpg",
    "CASE.jpg",
    "\u00e9 composed.jpg",
    "e\u0301 composed.jpg",
    # Emoji, and characters outside of the first plane.
    "🎬👩\u200d👩\u200d👧.jpg",
    "𝕏 千と千尋.jpg",
    # Names that mean something else elsewhere.
    "CON.jpg",
    "NA.jpg",
    "1e5.jpg",
    "TRUE.jpg",
    # As long as may be.
    "x" * (LONGEST - 4) + ".jpg",
    "é" * 125 + "x.jpg",
    "🎬" * 62 + "abc.jpg",
)

NAMES = (*(name.encode() for name in _ODD), *NOT_UTF_8)
"""Of files in one folder, as bytes."""

FOLDERS = (
    ("-folder",),
    ("=folder\nof two lines",),
    (os.fsdecode(b"dossier \xe9t\xe9"),),
    ("a" * 100,) * 3,
    ("deep " * 40,) * 6,
)
"""Folders within each other that hold a poster each: the last two have paths of over 260 and over 1,000 characters."""


@dataclass
class Report:
    """What became of the names.

    Attributes:
        names: how many there were.
        listed: found in their folder, by the command line and by the window.
        stored: found in the catalogue under their own name.
        exported: found in every file that was exported.
        found_again: whose file was found, and is the same, by what any export says.
        lost: each that was not, as text, and where it got lost.
    """

    names: int = 0
    listed: int = 0
    stored: int = 0
    exported: int = 0
    found_again: int = 0
    lost: list[str] = field(default_factory=list[str])

    def expect(self, where: str, wanted: Iterable[Path], found: Iterable[Path]) -> int:
        """Note which paths were found, once each and no others, and give how many were."""
        wanted, found = list(wanted), list(found)
        missing = [path for path in wanted if found.count(path) != 1]
        self.lost += [f"{where}: {printable(path)!r}" for path in missing]
        self.lost += [f"{where}, unlooked for: {printable(path)!r}" for path in found if path not in wanted]
        return len(wanted) - len(missing)


def make_posters(folder: Path) -> list[Path]:
    """Make a poster of every name that this file system takes, each of another content, in a folder."""
    places = [folder / os.fsdecode(name) for name in NAMES]
    places += [folder.joinpath(*inner) / "poster.jpg" for inner in FOLDERS]
    made: list[Path] = []
    for seed, path in enumerate(places):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(encoded(draw_poster(seed, (64, 96))))
            os.utime(path, (LONG_AGO, LONG_AGO))
        except (OSError, ValueError):
            continue
        made.append(path)
    return made


@contextmanager
def own_places(folder: Path) -> Iterator[None]:
    """Keep what the program remembers in a folder for a while."""
    before = {name: os.environ.get(name) for name in PLACES}
    os.environ.update({name: str(folder / name) for name in PLACES})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def paths_in_csv(data: bytes) -> list[Path]:
    """Give the paths that a CSV names."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [path_of(undefused(row["path"])) for row in rows]


def paths_in_json(data: bytes) -> list[Path]:
    """Give the paths that a JSON file names."""
    return [path_of(row["path"]) for row in json.loads(data)]


def run() -> Report:
    """Take all names through the whole circle, in a temporary folder."""
    with tempfile.TemporaryDirectory() as place, own_places(Path(place) / "own"):
        folder, out = Path(place) / "posters", Path(place) / "out"
        folder.mkdir()
        out.mkdir()
        posters = make_posters(folder)
        report = Report(names=len(posters))
        _read_on_the_command_line(report, folder, posters, out)
        _look_into_the_catalogue(report, posters)
        _read_in_the_window(report, folder, posters, out)
        return report


# The command line.


def _classify(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "classifier", "classify", "--engine", "litert", *arguments]
    environment = os.environ | {"PYTHONPATH": os.fspath(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=240, check=False)


def _read_on_the_command_line(report: Report, folder: Path, posters: list[Path], out: Path) -> None:
    """Read the folder from within, so that cells begin as names do, and then every file by its name."""
    relative = [poster.relative_to(folder) for poster in posters]
    done = _classify(folder, ".", "--csv", str(out / "cli.csv"), "--json", str(out / "cli.json"))
    if done.returncode != 0:
        report.lost.append(f"command line: {done.stderr.decode(errors='replace')}")
        return
    listed = paths_in_csv((out / "cli.csv").read_bytes())
    report.listed = report.expect("listed by the command line", relative, listed)
    report.expect("JSON of the command line", relative, paths_in_json((out / "cli.json").read_bytes()))
    named = _classify(folder, "--csv", "-", "--", *map(os.fspath, relative))
    report.expect("named on the command line", relative, paths_in_csv(named.stdout))
    shown = _classify(folder, ".")
    if shown.returncode != 0 or b"\x1b[31mred" in shown.stdout or b"\r" in shown.stdout.replace(b"\r\n", b""):
        report.lost.append("shown on the terminal: a name is obeyed there")


def _look_into_the_catalogue(report: Report, posters: list[Path]) -> None:
    stamps = {path: stamp for path in posters if (stamp := stamp_of(path))}
    with closing(Catalogue(catalogue_path())) as catalogue:
        known = catalogue.recall(scores_key(read_card(BUNDLED), Engine.LITERT), stamps)
    report.stored = report.expect("stored", posters, known)


# The window.


def _wait_until(done) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while not done():
        QApplication.processEvents()
        if deadline.hasExpired():
            raise TimeoutError("the window did not come to rest")


def _read_in_the_window(report: Report, folder: Path, posters: list[Path], out: Path) -> None:
    _application = QApplication.instance() or QApplication([])
    window = MainWindow(Settings(out / "settings.ini"))
    try:
        window.show()
        window.begin([folder])
        model = window.session.posters
        _wait_until(lambda: model.present >= len(posters) and model.done == model.present)
        listed = report.expect("listed by the window", posters, (model.path_at(row) for row in range(model.rowCount())))
        report.listed = min(report.listed, listed)
        _search(report, window, posters)
        _remember(report, window, posters, out)
        window.list.select_all()
        window.actions_.confirm.trigger()
        _wait_until(lambda: not window.session.corrections.busy)
        _export(report, window, posters, out)
    finally:
        window.close()
        window.deleteLater()


def _search(report: Report, window: MainWindow, posters: list[Path]) -> None:
    """Look every poster up by its name, as it is shown."""
    model = window.session.posters
    for poster in posters:
        text = model.index_of(poster).data()
        model.set_filter(Filter(text=text.casefold()))
        if not model.index_of(poster).isValid():
            report.lost.append(f"searched for: {printable(poster)!r}")
        model.set_filter(Filter())


def _remember(report: Report, window: MainWindow, posters: list[Path], out: Path) -> None:
    """Remember every folder, and find it again in the file of the settings."""
    settings, folders = window.settings, list(dict.fromkeys(poster.parent for poster in posters))
    settings.watched = folders
    for number, folder in enumerate(folders):
        settings.remember_folder(f"of {number}", folder)
    settings._store.sync()
    # Under another name, as Qt would give what it still holds of the first.
    shutil.copy(out / "settings.ini", out / "again.ini")
    again = Settings(out / "again.ini")
    report.expect("remembered as watched", folders, again.watched)
    report.expect("remembered as used last", folders, [again.folder(f"of {number}") for number in range(len(folders))])


def _export(report: Report, window: MainWindow, posters: list[Path], out: Path) -> None:
    rows = window.getting_out.rows(Scope.ALL)
    found: list[list[Path]] = []
    for name, format_, paths in (
        ("window.csv", Format.CSV, paths_in_csv),
        ("excel.csv", Format.EXCEL, paths_in_csv),
        ("window.json", Format.JSON, paths_in_json),
    ):
        window.session.export(rows, out / name, format_)
        _wait_until((out / name).exists)
        found.append(paths((out / name).read_bytes()))
        report.expect(f"exported as {format_}", posters, found[-1])
    report.exported = sum(all(poster in paths for paths in found) for poster in posters)
    report.found_again = sum(all(_is_there(poster, paths) for paths in found) for poster in posters)
    for format_ in (Format.LESSONS, Format.LINKED_LESSONS):
        window.session.export(rows, out / format_, format_)
        _wait_until((out / format_ / "movies.csv").exists)
        _look_at_lessons(report, out / format_, posters)


def _is_there(poster: Path, paths: list[Path]) -> bool:
    """Tell whether a path that was read back leads to the poster's own content."""
    place = paths.index(poster) if poster in paths else None
    return place is not None and paths[place].read_bytes() == poster.read_bytes()


def _look_at_lessons(report: Report, folder: Path, posters: list[Path]) -> None:
    """See that every poster lies in a MovieLens folder, under the id of a row whose title is one line."""
    with (folder / "movies.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["movieId"]: row["title"] for row in csv.DictReader(file)}
    there = {path.read_bytes(): path for path in (folder / "posters").iterdir()}
    for poster in posters:
        copy = there.get(poster.read_bytes())
        if copy is None or not titles.get(copy.stem, "").isprintable() or copy.stem not in titles:
            report.lost.append(f"{folder.name}: {printable(poster)!r}")


def main() -> None:
    report = run()
    sys.stdout.write(
        f"{report.names} names: {report.listed} listed, {report.stored} stored, {report.exported} exported, "
        f"{report.found_again} found again, {len(report.lost)} lost\n"
    )
    sys.stdout.writelines(f"  {lost}\n" for lost in report.lost)
    sys.exit(bool(report.lost))


if __name__ == "__main__":
    main()
