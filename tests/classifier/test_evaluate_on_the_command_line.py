"""A person measures the network on labelled posters, without the extra that trains."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from classifier.cli import app
from classifier.genres import GENRES


@pytest.fixture
def evaluate(drawn_movies):
    def evaluate(*arguments, movies=drawn_movies.movies_csv):
        options = ["--movies", movies, "--posters", drawn_movies.posters, *arguments]
        return CliRunner().invoke(app, ["evaluate", *map(str, options)])

    return evaluate


def test_figures_stand_beside_the_floors(evaluate, classifier):
    result = evaluate("--split", "all")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"network {classifier.card.model}, run by litert"
    assert "150 posters of the all split" in lines[2]
    for answer in ("network", "always", "nothing at all", "most frequent three", "every genre", "labels shuffled"):
        assert any(line.startswith(answer) for line in lines)
    for genre in GENRES:
        assert any(line.startswith(genre) for line in lines)


def test_figures_sent_into_a_file_are_not_cut_off(run_onesheet, drawn_movies):
    # A file has no width; Rich would take 80 columns, too few for the tables.
    result = run_onesheet("evaluate", "--movies", drawn_movies.movies_csv, "--posters", drawn_movies.posters)

    assert result.returncode == 0
    assert "…" not in result.stdout.decode()
    assert "calibration error" in result.stdout.decode()


def test_a_split_that_does_not_exist(evaluate):
    result = evaluate("--split", "tset")

    assert result.exit_code == 2
    assert "There is no split 'tset'; there are train, validation, test and all." in result.stderr.replace("\n", " ")


def test_a_table_that_is_none(evaluate, tmp_path):
    (tmp_path / "movies.csv").write_text("name,year\nAlien,1979\n")

    result = evaluate(movies=tmp_path / "movies.csv")

    assert result.exit_code == 2
    assert "movieId" in result.stderr


def test_tensorflow_is_not_needed(drawn_movies):
    script = (
        "import sys\n"
        "from classifier.cli import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "print('loaded', sorted({'tensorflow', 'keras', 'sklearn', 'matplotlib'} & set(sys.modules)))"
    )
    options = ["--movies", drawn_movies.movies_csv, "--posters", drawn_movies.posters]
    command = [sys.executable, "-c", script, "evaluate", *map(str, options)]

    result = subprocess.run(command, capture_output=True, timeout=120, check=True)

    assert result.stdout.decode().endswith("loaded []\n")
