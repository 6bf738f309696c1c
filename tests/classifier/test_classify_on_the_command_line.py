"""A person classifies posters from a terminal or a script."""

import io
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from classifier import GENRES, spool
from classifier.cli import app
from classifier.cli import classify as command
from classifier.rows import columns
from classifier.writing import ExportError
from tests.drawing import draw_poster, encoded


@pytest.fixture
def onesheet():
    """Run a command in this process: quick, but without a terminal or signals."""
    return lambda *arguments: CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def good_folder(tmp_path):
    folder = tmp_path / "good"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.jpg").write_bytes(encoded(draw_poster(number)))
    return folder


def test_posters_that_can_all_be_read_exit_with_0(run_onesheet, good_folder):
    result = run_onesheet("classify", good_folder)

    assert result.returncode == 0
    lines = result.stdout.decode().splitlines()
    assert len(lines) == 3
    assert b"2 of 2 posters read." in result.stderr


def test_one_poster_that_cannot_be_read_exits_with_1(run_onesheet, poster_folder):
    result = run_onesheet("classify", poster_folder)

    assert result.returncode == 1
    assert b"damaged" in result.stdout
    said = " ".join(result.stderr.decode().split())
    assert said.endswith("2 of 3 posters read. 1 could not be read; its row says why. 1 other file was left out.")


def test_numbers_are_said_in_the_plural_where_they_are_more(onesheet, poster_folder):
    for name in ("empty.jpg", "list.txt"):
        (poster_folder / name).touch()

    said = " ".join(onesheet("classify", poster_folder).stderr.split())

    assert said.endswith("2 of 4 posters read. 2 could not be read; their rows say why. 2 other files were left out.")


@pytest.mark.parametrize(
    "arguments", [["classify"], ["classify", "x.jpg", "--nonsense"], ["classify", "x.jpg", "--top", 0]]
)
def test_a_wrong_call_exits_with_2(onesheet, arguments):
    result = onesheet(*arguments)

    assert result.exit_code == 2
    assert "Usage" in result.stderr


@pytest.mark.parametrize("option", ["--preset", "--engine"])
def test_a_choice_that_there_is_not(onesheet, option):
    result = onesheet("classify", "x.jpg", option, "exact")

    said = " ".join(result.stderr.replace("│", " ").split())
    assert f"Invalid value for '{option}': 'exact' is not one of" in said


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_help_flows_at_any_width(onesheet, monkeypatch, width):
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", width)

    lines = [line.strip() for line in onesheet("classify", "--help").stdout.splitlines()]

    start = next(number for number, line in enumerate(lines) if line.startswith("The exit status"))
    paragraph = lines[start : lines.index("", start)]
    # A line ends only where there is no room for the next one's first word.
    for line, following in itertools.pairwise(paragraph):
        assert len(line) + 1 + len(following.split()[0]) > width - 2


@pytest.mark.parametrize("command", ["classify", "evaluate", "calibrate", "report"])
def test_the_help_names_no_path_of_this_machine(onesheet, monkeypatch, command):
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 300)

    shown = onesheet(command, "--help").stdout

    assert "[default: the bundled network]" in shown
    assert "weights" not in shown


def test_the_help_says_what_a_run_starts_from_and_tells_apart(onesheet, monkeypatch):
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 300)

    shown = onesheet("train", "--help").stdout

    assert "torchvision's or timm's names" in shown
    assert "or MovieLens's 19" in shown


def test_a_folder_without_posters(onesheet, tmp_path):
    result = onesheet("classify", tmp_path)

    assert result.exit_code == 0
    assert "No posters found." in result.stderr


@pytest.mark.parametrize("top", [1, 3, 19])
def test_the_table_shows_the_most_probable_genres(onesheet, classifier, poster_file, top):
    shown = onesheet("classify", poster_file, "--top", top).stdout

    ranked = ", ".join(f"{entry.genre} {entry.score:.0%}" for entry in classifier.read(poster_file).ranked[:top])
    assert shown.splitlines()[1].endswith(ranked)


def test_a_name_cannot_command_the_terminal(onesheet, tmp_path):
    path = tmp_path / "\x1b[31m[bold]evil\u202egnp.jpg"
    path.write_bytes(encoded(draw_poster(1)))

    shown = onesheet("classify", path).stdout.replace("\n", "")

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown


def test_write_a_csv_file(onesheet, poster_folder, tmp_path):
    result = onesheet("classify", poster_folder, "--csv", tmp_path / "out.csv")

    table = pd.read_csv(tmp_path / "out.csv")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert list(table.columns) == columns(GENRES)
    assert [Path(path).name for path in table["path"]] == ["broken.jpg", "poster 2.jpg", "poster 10.png"]
    assert list(table["status"]) == ["damaged", "ok", "ok"]


def test_send_a_csv_to_another_program(run_onesheet, poster_folder):
    result = run_onesheet("classify", poster_folder, "--csv", "-")

    assert list(pd.read_csv(io.BytesIO(result.stdout))["status"]) == ["damaged", "ok", "ok"]


def test_mark_a_csv_for_excel(onesheet, good_folder, tmp_path):
    onesheet("classify", good_folder, "--csv", tmp_path / "plain.csv")
    onesheet("classify", good_folder, "--csv", tmp_path / "excel.csv", "--excel")

    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain.csv").read_bytes()


def test_write_json_and_csv_at_once(onesheet, classifier, poster_folder, tmp_path):
    onesheet("classify", poster_folder, "--csv", tmp_path / "out.csv", "--json", tmp_path / "out.json")

    rows = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [row["path"] for row in rows] == list(pd.read_csv(tmp_path / "out.csv")["path"])
    prediction = classifier.read(poster_folder / "poster 2.jpg")
    assert (tmp_path / "out.json").read_bytes().endswith(b"]\n")
    assert rows[1]["genres"] == list(prediction.assigned)
    assert rows[1]["scores"] == {name: pytest.approx(prediction.score(name), abs=5e-5) for name in GENRES}


def test_leave_sub_folders_out(onesheet, good_folder):
    (good_folder / "more").mkdir()
    shutil.copy(good_folder / "1.jpg", good_folder / "more/3.jpg")

    assert "3 of 3 posters" in onesheet("classify", good_folder).stderr
    assert "2 of 2 posters" in onesheet("classify", good_folder, "--no-recursive").stderr


def test_a_name_that_is_not_utf_8(run_onesheet, tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.jpg")).write_bytes(encoded(draw_poster(1)))

    result = run_onesheet("classify", tmp_path, "--csv", "-")

    assert result.returncode == 0
    assert result.stdout.decode().splitlines()[1].startswith(f"{tmp_path}/caf\\xe9.jpg,ok,")


@pytest.mark.parametrize("option", ["--csv", "--json"])
def test_a_target_that_cannot_be_is_refused_before_anything_is_read(onesheet, tmp_path, monkeypatch, option):
    monkeypatch.setattr(command, "read_remembered", lambda *_, **__: pytest.fail("a poster was read"))

    missing = onesheet("classify", tmp_path, option, tmp_path / "gone/out.csv")
    folder = onesheet("classify", tmp_path, option, tmp_path)

    assert (missing.exit_code, folder.exit_code) == (2, 2)
    assert "does not exist" in missing.stderr.replace("\n", " ")
    assert "is a folder; name a file" in folder.stderr.replace("\n", " ")


def test_what_was_read_is_not_lost_when_it_cannot_be_written(onesheet, good_folder, tmp_path, monkeypatch):
    def fail(source, path, rest=b""):
        raise ExportError(f"{path} could not be written: the disk is full.")

    monkeypatch.setattr(spool, "copy_whole", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    result = onesheet("classify", good_folder, "--csv", tmp_path / "out.csv")

    (rescued,) = tmp_path.glob("onesheet-*.csv")
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert str(rescued) in result.stderr
    assert len(pd.read_csv(rescued)) == 2


def test_a_model_folder_without_a_card(onesheet, poster_file, tmp_path):
    (tmp_path / "model").mkdir()

    result = onesheet("classify", poster_file, "--model", tmp_path / "model")

    assert result.exit_code == 2
    assert result.stderr == f"There is no network in {tmp_path / 'model'}: no model-card.json is there.\n"
    assert "Traceback" not in result.stderr


def test_say_the_version(onesheet):
    assert onesheet("--version").stdout.startswith("onesheet 0.")


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_ctrl_c_keeps_what_was_read(tmp_path):
    posters = tmp_path / "posters"
    posters.mkdir()
    data = encoded(draw_poster(1, (1200, 1800)), "PNG")
    for number in range(3000):
        (posters / f"{number}.png").hardlink_to(posters / "0.png") if number else (posters / "0.png").write_bytes(data)
    out = tmp_path / "out.csv"
    # Told once the first poster has its row, so that the signal comes neither before nor after.
    script = (
        # A shell's background job, as these tests may be, hands down that Ctrl-C is to be ignored.
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from classifier.cli import app, classify as command; read = command.read_remembered\n"
        "def told(*arguments, **options):\n"
        "    for reading in read(*arguments, **options): yield reading; print('reading', flush=True)\n"
        "command.read_remembered = told; app(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "classify", str(posters), "--csv", str(out)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert b"Interrupted: " in said
    assert b"Traceback" not in said
    table = pd.read_csv(out)
    assert 1 <= len(table) < 3000
    assert set(table["status"]) == {"ok"}
    assert table["Drama"].notna().all()


def test_train_without_the_extra_says_so_in_a_sentence(tmp_path):
    (tmp_path / "movies.csv").touch()
    # As where TensorFlow and Keras were never installed.
    script = (
        "import sys; sys.modules['tensorflow'] = sys.modules['keras'] = None\n"
        "from classifier.cli import app; app(sys.argv[1:])"
    )
    arguments = [
        "--movies",
        tmp_path / "movies.csv",
        "--posters",
        tmp_path,
        "--init",
        "w",
        "--out",
        tmp_path / "run",
    ]
    command = [sys.executable, "-c", script, "train", *map(str, arguments)]

    result = subprocess.run(command, capture_output=True, timeout=120, check=False)

    assert result.returncode == 2
    assert 'needs the extra "train"' in result.stderr.decode()
    assert 'pip install -e ".[train]"' in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


@pytest.mark.parametrize("arguments", [["--version"], ["classify", "gone.jpg"]])
def test_reading_loads_nothing_of_what_trains(arguments):
    heavy = "{'tensorflow', 'keras', 'sklearn', 'matplotlib', 'PySide6', 'classifier.training'}"
    script = (
        "import atexit, sys; from classifier.cli import app\n"
        f"atexit.register(lambda: print('loaded', sorted({heavy} & set(sys.modules))))\n"
        "app(sys.argv[1:])"
    )

    result = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, timeout=120, check=False)

    assert result.stdout.decode().endswith("loaded []\n")
