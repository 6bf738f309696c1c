"""A poster may be called anything: its name is written as text, and found again by what was written."""

import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from classifier import Status
from classifier.batch import Reading
from classifier.names import path_of, printable, visible
from classifier.rows import undefused
from classifier.tables import readings_table, to_csv, to_json
from tests.drawing import draw_poster, encoded
from tests.hostile.names import NAMES, Report, make_posters, paths_in_csv, paths_in_json

bytes_alone = pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")

PATHS = [Path(os.fsdecode(name)) for name in NAMES]


@pytest.fixture
def table():
    """A table of posters of every odd name, by which alone their cells begin."""
    return readings_table(Reading(path, Status.NOT_AN_IMAGE, "The file is empty.") for path in PATHS)


# As text.


@bytes_alone
def test_only_what_is_not_utf_8_is_escaped():
    assert printable(os.fsdecode(b"caf\xe9.jpg")) == r"caf\xe9.jpg"
    for name in ("café.jpg", "a\\b.jpg", "two\nlines.jpg", "\u202egpj.jpg", r"\u202e.jpg", r"\xZZ \x1b.jpg", "🎬"):
        assert printable(name) == name


@bytes_alone
def test_a_name_that_reads_like_an_escape_is_no_other_name():
    literal, broken = r"caf\xe9.jpg", os.fsdecode(b"caf\xe9.jpg")
    assert printable(literal) == r"caf\x5cxe9.jpg" != printable(broken)
    assert [path_of(printable(name)) for name in (literal, broken)] == [Path(literal), Path(broken)]
    assert path_of(printable(r"\x5c.jpg")) == Path(r"\x5c.jpg")


@bytes_alone
def test_no_two_names_are_written_alike_and_each_is_found_again():
    pieces = (b"\\", b"x", b"\xe9", b"\xff", b"5c", b"e9", b"8", b"a", b"c", "é".encode(), b"\\xe9", b"\\x5c", b"\xc3")
    chance = random.Random(0)
    written = {}
    for _ in range(20_000):
        name = b"".join(chance.choices(pieces, k=chance.randint(1, 7)))
        text = printable(os.fsdecode(name))
        assert text.encode().decode() == text
        assert written.setdefault(text, name) == name
        assert os.fsencode(path_of(text)) == name


def test_half_a_character_is_written_too():
    assert printable("a\ud800.jpg") == r"a\xed\xa0\x80.jpg"


def test_names_of_odd_kinds_are_valid_text_and_lead_back():
    for path in PATHS:
        assert path_of(printable(path)) == path
        printable(path).encode()


def test_what_would_be_obeyed_is_spelled_out_and_what_joins_emoji_stays():
    assert visible("photo\u202egpj\n\x1b[31m\x85.exe") == r"photo\u202egpj\n\x1b[31m\x85.exe"
    for plain in ("👩\u200d👩\u200d👧 नमस्\u200dते", "wide\u3000space", "no\u00a0break", "é 千"):
        assert visible(plain) == plain


# In files.


def test_pythons_csv_finds_every_name(table):
    rows = list(csv.DictReader(io.StringIO(to_csv(table).decode(), newline="")))
    assert [path_of(undefused(row["path"])) for row in rows] == PATHS
    assert {row["detail"] for row in rows} == {"The file is empty."}


@pytest.mark.parametrize("excel", [False, True])
def test_pandas_finds_every_name(table, excel):
    back = pd.read_csv(io.BytesIO(to_csv(table, excel)), keep_default_na=False)
    assert [path_of(undefused(cell)) for cell in back["path"]] == PATHS


def test_json_has_every_name_as_it_is(table):
    assert [path_of(row["path"]) for row in json.loads(to_json(table))] == PATHS
    assert [row["path"] for row in json.loads(to_json(table))] == [printable(path) for path in PATHS]


def test_no_cell_begins_as_a_formula_does(table):
    rows = list(csv.DictReader(io.StringIO(to_csv(table).decode(), newline="")))
    assert [row["path"] for row in rows if row["path"].startswith(tuple("=+-@\t\r"))] == []


@pytest.mark.parametrize("name", ["=1+1.jpg", "'=1+1.jpg", "''=1+1.jpg", "'quoted'.jpg", "'", ""])
def test_a_name_that_looks_defused_is_told_from_one_that_was(name):
    (row,) = csv.DictReader(io.StringIO(to_csv(readings_table([Reading(Path(name), Status.OK)])).decode(), newline=""))
    assert undefused(row["path"]) == printable(Path(name))


IN_LIBREOFFICE = "CSV:44,34,76,1,,0,false,true,false"
"""Comma, double quote, UTF-8, from the first line, formats as they come, numbers and dates told from text."""

TABLE, OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text"))


@pytest.fixture
def in_libreoffice(tmp_path):
    """A function that opens a CSV in LibreOffice and converts it to a format; skips where there is none."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def convert(data, to, suffix):
        (tmp_path / "names.csv").write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        options = ["--headless", "--convert-to", to, f"--infilter={IN_LIBREOFFICE}", "--outdir", str(tmp_path / "out")]
        command = [office, profile, *options, str(tmp_path / "names.csv")]
        subprocess.run(command, capture_output=True, timeout=240, check=True)
        return (tmp_path / "out" / f"names.{suffix}").read_bytes()

    return convert


def cells_of(text):
    return [row["path"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def as_libreoffice_has_it(name):
    """LibreOffice has one kind of line end within a cell."""
    return name.replace("\r\n", "\n").replace("\r", "\n")


def test_libreoffice_finds_every_name_and_runs_none(in_libreoffice, table):
    sheet = ElementTree.fromstring(in_libreoffice(to_csv(table), "fods", "fods"))
    cells = [row.find(f"{TABLE}table-cell") for row in sheet.iter(f"{TABLE}table-row")][1 : len(PATHS) + 1]
    assert [cell.get(f"{TABLE}formula") for cell in cells] == [None] * len(PATHS)
    assert [cell.get(f"{OFFICE}value-type") for cell in cells] == ["string"] * len(PATHS)
    again = in_libreoffice(to_csv(table), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "csv")
    written, found = (cells_of(data.decode("utf-8-sig")) for data in (to_csv(table), again))
    assert found == [as_libreoffice_has_it(cell) for cell in written]


def test_libreoffice_would_have_run_a_formula(in_libreoffice):
    """Why cells are defused: were they not, the spreadsheet would be seen to run them."""
    sheet = in_libreoffice(b"path,status\n=1+1,ok\n", "fods", "fods")
    assert b"of:=1+1" in sheet


# On the command line.


@pytest.mark.parametrize("name", ["-leading-dash.jpg", "--csv.jpg", "-", "name.jpg ", " ", "=1.jpg", "[red]x.jpg"])
def test_a_name_is_named_outright(tmp_path, run_onesheet, name):
    (tmp_path / name).write_bytes(encoded(draw_poster(1)))
    repository = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = run_onesheet("classify", "--csv", "-", "--", name, cwd=tmp_path, env=os.environ | repository)
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode(), newline=""))
    assert (undefused(row["path"]), row["status"]) == (name, "ok")


def test_a_name_that_begins_with_a_dash_is_read_in_its_folder(tmp_path, run_onesheet):
    folder = tmp_path / "-folder"
    folder.mkdir()
    (folder / "-leading-dash.jpg").write_bytes(encoded(draw_poster(1)))
    repository = {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = run_onesheet("classify", "--csv", "-", "--", "-folder", cwd=tmp_path, env=os.environ | repository)
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode(), newline=""))
    assert undefused(row["path"]) == os.path.join("-folder", "-leading-dash.jpg")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a file's name is valid text")
@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_every_name_is_written_whatever_the_locale(tmp_path, run_onesheet, locale):
    posters = make_posters(tmp_path)[:6]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    done = run_onesheet(
        "classify", "--csv", "-", "--json", tmp_path / "out.json", "--", *posters, env=plain | {"LC_ALL": locale}
    )
    assert done.returncode == 0, done.stderr
    assert paths_in_csv(done.stdout) == posters


def test_a_report_tells_what_got_lost():
    report = Report()
    assert report.expect("here", map(Path, "abc"), map(Path, "abbd")) == 1
    assert report.lost == ["here: 'b'", "here: 'c'", "here, unlooked for: 'd'"]
    assert paths_in_json(b'[{"path": "a"}]') == [Path("a")]
