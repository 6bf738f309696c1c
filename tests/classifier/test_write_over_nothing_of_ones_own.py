"""A person names a file to write that is one of their own: it is refused, and nothing is read or written."""

import json
import os

import pandas as pd
import pytest
from typer.testing import CliRunner

from classifier.cli import app
from classifier.cli import classify as command
from tests.drawing import draw_poster, encoded


@pytest.fixture
def slip(tmp_path, monkeypatch):
    """A folder of posters in the working folder, as it is named on the command line."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "slip"
    folder.mkdir()
    for number in (11, 12):
        (folder / f"{number}.jpg").write_bytes(encoded(draw_poster(number)))
    return folder


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """Refuse a call with a wrong target, and give what is said; not a byte may be read or written."""

    def refused(*arguments):
        with monkeypatch.context() as patch:
            patch.setattr(command, "read_remembered", lambda *_, **__: pytest.fail("a poster was read"))
            before = contents(tmp_path)
            result = CliRunner().invoke(app, ["classify", *map(str, arguments)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert contents(tmp_path) == before
        return result.stderr.rstrip("\n")

    return refused


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def classify(*arguments):
    return CliRunner().invoke(app, ["classify", *map(str, arguments)])


@pytest.mark.parametrize(("option", "kind"), [("--csv", "table"), ("--json", "JSON file")])
def test_a_poster_after_the_option(slip, refused, option, kind):
    told = f"slip/12.jpg is a picture, not a {kind}: name another file after {option}."

    assert refused("slip/11.jpg", "slip/12.jpg", option, "slip/12.jpg") == told


def test_the_shell_puts_a_poster_after_the_option(slip, refused):
    told = refused("--csv", *sorted(path.relative_to(slip.parent) for path in slip.iterdir()))

    assert told == "slip/11.jpg is a picture, not a table: name another file after --csv."


@pytest.mark.parametrize("name", ["new.jpg", "new.PNG", "new.heic"])
def test_a_new_file_with_a_pictures_name(slip, refused, name):
    assert refused("slip", "--csv", name) == f"{name} is a picture's name, not a table's: name another one after --csv."


def test_a_picture_under_another_name(slip, refused):
    (slip / "12.jpg").rename(slip.parent / "genres.csv")

    assert refused("slip", "--csv", "genres.csv").startswith("genres.csv is a picture, not a table")


def test_a_picture_that_is_not_read_under_another_name(slip, refused):
    (slip.parent / "genres.csv").write_bytes(b"8BPS\0\1" + bytes(20))

    assert refused("slip", "--csv", "genres.csv").startswith("genres.csv is a picture, not a table")


def test_a_link_to_a_poster(slip, refused):
    (slip.parent / "genres.csv").symlink_to(slip / "12.jpg")

    assert refused("slip", "--csv", "genres.csv").startswith("genres.csv is a picture, not a table")


def test_a_link_to_a_picture_that_is_not_there(slip, refused):
    (slip.parent / "genres.csv").symlink_to(slip / "13.jpg")

    assert refused("slip", "--csv", "genres.csv").startswith("genres.csv is a picture's name")


@pytest.mark.parametrize("content", [b"", b"seen twice\n"])
def test_a_file_that_is_to_be_read(slip, refused, content):
    (slip.parent / "notes.txt").write_bytes(content)
    os.link(slip.parent / "notes.txt", slip.parent / "same.txt")

    told = "{} is among the posters to be read: name another file after --csv."
    assert refused("slip", "notes.txt", "--csv", "notes.txt") == told.format("notes.txt")
    assert refused("slip", "notes.txt", "--csv", "slip/../notes.txt") == told.format("slip/../notes.txt")
    assert refused("slip", "notes.txt", "--csv", "same.txt") == told.format("same.txt")


@pytest.mark.parametrize("option", ["--csv", "--json"])
def test_a_file_that_is_no_text(slip, refused, option):
    (slip.parent / "mine.db").write_bytes(b"SQLite format 3\0" + bytes(100))

    assert refused("slip", option, "mine.db").startswith("mine.db is there, and is no ")


def test_a_file_that_nobody_may_look_into(slip, forbidding, tmp_path):
    (tmp_path / "mine.csv").write_text("mine")
    forbidding(tmp_path / "mine.csv")

    result = classify("slip", "--csv", "mine.csv")

    assert result.exit_code == 2
    assert "cannot be read, so it stays" in result.stderr


@pytest.mark.parametrize("second", ["out.csv", "./out.csv", "linked.csv", "hard.csv"])
def test_one_file_for_both(slip, refused, second):
    (slip.parent / "out.csv").write_text("old")
    (slip.parent / "linked.csv").symlink_to("out.csv")
    os.link(slip.parent / "out.csv", slip.parent / "hard.csv")

    told = refused("slip", "--csv", "out.csv", "--json", second)
    assert told.startswith("--csv and --json both name ")
    assert told.endswith(": name another file after one of them.")


def test_one_new_file_for_both(slip, refused):
    assert refused("slip", "--csv", "out.csv", "--json", slip.parent / "out.csv").startswith("--csv and --json both")


def test_both_to_standard_output(slip, refused):
    told = "Only one of --csv and --json can go to standard output: name a file after the other."

    assert refused("slip", "--csv", "-", "--json", "-") == told


@pytest.mark.parametrize("name", ["genres.xlsx", "genres.XLS", "genres.ods"])
def test_a_workbook(slip, refused, name):
    suffix = name[name.index(".") :].lower()

    told = f"Onesheet writes no {suffix}. Name a .csv, and add --excel, which Excel opens."
    assert refused("slip", "--csv", name) == told


@pytest.mark.parametrize("arguments", [["--excel"], ["--excel", "genres.xlsx"], ["--excel", "--json", "genres.json"]])
def test_a_mark_for_excel_and_no_table(slip, refused, arguments):
    told = "--excel marks the file that --csv names: add --csv genres.csv."

    assert refused("slip", *arguments) == told


def test_a_table_that_was_written_before_is_replaced(slip, tmp_path):
    for name, old in (("out.csv", "path,status\n"), ("out.json", '[{"path": "gone.jpg"}]')):
        (tmp_path / name).write_text(old)

    for _ in range(2):
        assert classify("slip", "--csv", "out.csv", "--json", "out.json").exit_code == 0
        assert len(pd.read_csv("out.csv")) == 2
        assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))) == 2


def test_an_empty_file_is_written_to(slip, tmp_path):
    (tmp_path / "out.csv").touch()

    assert classify("slip", "--csv", "out.csv").exit_code == 0
    assert len(pd.read_csv("out.csv")) == 2


@pytest.mark.skipif(os.name == "nt", reason="there are no such devices")
def test_a_device_is_written_to(slip):
    assert classify("slip", "--csv", "/dev/null").exit_code == 0


def test_a_name_in_a_refusal_cannot_command_the_terminal(slip, refused):
    assert "\x1b" not in refused("slip", "--csv", "\x1b[31m[bold]new.jpg")
