"""A person classifies the same folder twice: what was read is not read again, and their own word is in the file."""

import os
import sqlite3
import time
from contextlib import closing

import pandas as pd
import pytest
from typer.testing import CliRunner

from classifier.catalogue import Catalogue, catalogue_path, digest_of
from classifier.cli import app

LONG_AGO = time.time() - 3600


@pytest.fixture
def classify(tmp_path):
    """Classify into a file, and give the result and the file's table."""

    def classify(folder, *options):
        target = tmp_path / "out.csv"
        target.unlink(missing_ok=True)
        result = CliRunner().invoke(app, ["classify", str(folder), "--csv", str(target), *options])
        return result, pd.read_csv(target, keep_default_na=False) if target.exists() else None

    return classify


@pytest.fixture
def old_folder(poster_folder):
    """Posters that nobody has written to for an hour."""
    for path in poster_folder.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    return poster_folder


def test_the_second_time_nothing_is_read_and_the_rows_are_the_same(classify, old_folder, read_anew):
    first, before = classify(old_folder)
    read_anew.clear()

    second, after = classify(old_folder)

    assert read_anew == []
    assert before.equals(after)
    assert (first.exit_code, first.stderr.split()) == (second.exit_code, second.stderr.split())


def test_read_all_of_it_afresh(classify, old_folder, read_anew):
    _, before = classify(old_folder)
    read_anew.clear()

    _, after = classify(old_folder, "--fresh")

    assert len(read_anew) == 3
    assert before.equals(after)


def test_what_was_read_afresh_is_remembered(classify, old_folder, read_anew):
    _, right = classify(old_folder)
    with closing(sqlite3.connect(catalogue_path())) as kept, kept:
        # As a network would have read it whose file was damaged, or a program with a fault.
        kept.execute("UPDATE result SET scores = zeroblob(length(scores))")
    _, wrong = classify(old_folder)
    assert not wrong.equals(right)

    _, fresh = classify(old_folder, "--fresh")
    read_anew.clear()
    _, after = classify(old_folder)

    assert read_anew == []
    assert fresh.equals(right)
    assert after.equals(right)


def test_what_is_read_afresh_at_first_is_remembered(classify, old_folder, read_anew):
    _, fresh = classify(old_folder, "--fresh")
    read_anew.clear()

    _, after = classify(old_folder)

    assert read_anew == []
    assert after.equals(fresh)


def test_another_rule_needs_no_second_reading(classify, old_folder, read_anew):
    _, balanced = classify(old_folder)
    read_anew.clear()

    _, complete = classify(old_folder, "--preset", "complete")

    assert read_anew == []
    assert balanced["Drama"].equals(complete["Drama"])
    assert not balanced["genres"].equals(complete["genres"])


def test_the_persons_own_word_is_in_the_file(classify, old_folder):
    poster = old_folder / "poster 2.jpg"
    kept = Catalogue(catalogue_path())
    kept.correct({digest_of(poster.read_bytes()): ("Crime", "Film-Noir")})
    kept.close()

    for options in ((), ("--fresh",)):
        _, table = classify(old_folder, *options)
        assert list(table["confirmed_genres"]) == ["", "Crime|Film-Noir", ""]


def test_a_damaged_catalogue_is_told_and_costs_nothing(classify, old_folder):
    catalogue_path().parent.mkdir(parents=True)
    catalogue_path().write_bytes(b"no catalogue" * 1000)

    result, table = classify(old_folder)

    assert "was damaged. It was set aside as" in " ".join(result.stderr.split())
    assert list(table["status"]) == ["damaged", "ok", "ok"]


def test_a_catalogue_that_cannot_be_is_told_and_costs_nothing(classify, old_folder):
    catalogue_path().mkdir(parents=True)

    result, table = classify(old_folder)

    assert "could not be opened" in result.stderr
    assert list(table["status"]) == ["damaged", "ok", "ok"]


def test_a_newer_catalogue_is_left_alone(classify, old_folder):
    Catalogue(catalogue_path()).close()
    with closing(sqlite3.connect(catalogue_path())) as newer, newer:
        newer.execute("PRAGMA user_version = 999")

    result, table = classify(old_folder)

    assert "newer version" in result.stderr
    assert len(table) == 3


@pytest.mark.parametrize("engine", ["litert", "auto"])
def test_name_an_engine(classify, old_folder, engine):
    _, table = classify(old_folder, "--engine", engine)

    assert list(table["status"]) == ["damaged", "ok", "ok"]


def test_an_engine_that_is_not_installed_is_told_before_anything_is_read(classify, old_folder, monkeypatch):
    monkeypatch.setattr("classifier.engines.version", lambda library: "")

    result, table = classify(old_folder, "--engine", "openvino")

    assert (result.exit_code, table) == (2, None)
    assert "pip install" in result.stderr
