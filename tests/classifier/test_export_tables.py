"""Readings become tables that pandas, spreadsheets and programs read without a surprise."""

import csv
import io
import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from classifier import GENRES, Prediction, Status
from classifier.batch import Reading
from classifier.names import printable
from classifier.tables import readings_table, to_csv, to_json

HEADER = (
    "path,status,genres,confirmed_genres,top_genre,top_score,Action,Adventure,Animation,Children,Comedy,Crime,"
    "Documentary,Drama,Fantasy,Film-Noir,Horror,IMAX,Musical,Mystery,Romance,Sci-Fi,Thriller,War,Western,detail,model"
)


def read(path, **scores):
    """A reading with these scores, and 0.1 for each other genre."""
    values = [scores.get(genre, 0.1) for genre in GENRES]
    thresholds = np.full(len(GENRES), 0.4, np.float32)
    return Reading(Path(path), Status.OK, "", Prediction(GENRES, np.array(values, np.float32), thresholds, "net-1"))


def unread(path, detail="The file is empty."):
    return Reading(Path(path), Status.NOT_AN_IMAGE, detail)


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_header_is_the_one_agreed_upon():
    for readings in ([], [read("a.jpg")], [unread("b.jpg")]):
        assert to_csv(readings_table(readings)).decode().split("\n")[0] == HEADER


def test_a_row_of_a_poster_that_was_read():
    (row,) = rows_of(to_csv(readings_table([read("a.jpg", Drama=0.51234, Romance=0.87655)])))

    assert row["path"] == "a.jpg"
    assert (row["status"], row["detail"], row["model"]) == ("ok", "", "net-1")
    assert (row["genres"], row["top_genre"], row["top_score"]) == ("Romance|Drama", "Romance", "0.8766")
    assert (row["Drama"], row["Western"], row["confirmed_genres"]) == ("0.5123", "0.1000", "")


def test_a_row_of_a_poster_that_could_not_be_read():
    (row,) = rows_of(to_csv(readings_table([unread("a.jpg")])))

    assert (row["path"], row["status"], row["detail"]) == ("a.jpg", "not-an-image", "The file is empty.")
    assert not any(row[name] for name in (*GENRES, "genres", "top_genre", "top_score", "model"))


def test_scores_keep_four_decimals_even_where_they_are_tiny():
    (row,) = rows_of(to_csv(readings_table([read("a.jpg", Drama=1.0, War=0.00001, Crime=0.00005001)])))

    assert (row["Drama"], row["War"], row["Crime"]) == ("1.0000", "0.0000", "0.0001")


def test_rows_stay_in_their_order():
    names = ["z.jpg", "a.jpg", "m.jpg"]

    assert [row["path"] for row in rows_of(to_csv(readings_table([read(name) for name in names])))] == names


def test_the_users_own_word_has_a_column():
    table = readings_table([read("a.jpg"), read("b.jpg")], confirmed={Path("b.jpg"): ["Western", "Comedy"]})

    assert [row["confirmed_genres"] for row in rows_of(to_csv(table))] == ["", "Western|Comedy"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_that_a_spreadsheet_would_run_is_defused(start):
    name = f'{start}HYPERLINK("mailto:a@example.com")'

    (row,) = rows_of(to_csv(readings_table([unread(name, detail=f"{start}1+1")])))

    assert row["path"] == f"'{name}"
    assert row["detail"] == f"'{start}1+1"


def test_a_harmless_name_is_left_alone():
    for name in ("a=b.jpg", "1-2.jpg", "'quoted'.jpg", " =leading space.jpg"):
        assert rows_of(to_csv(readings_table([read(name)])))[0]["path"] == name


@pytest.mark.parametrize(
    "name", ['a,"b".jpg', "two\nlines.jpg", "a\rreturn.jpg", "both\r\nof them.jpg", "日本 é 🎬.jpg"]
)
def test_a_name_of_any_characters_stays_one_cell(name):
    data = to_csv(readings_table([read(name), read("next.jpg")]))

    assert [row["path"] for row in rows_of(data)] == [name, "next.jpg"]
    assert list(pd.read_csv(io.BytesIO(data))["path"]) == [name, "next.jpg"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_utf_8_is_escaped(tmp_path):
    path = Path(os.fsdecode(b"caf\xe9-\xff.jpg"))

    assert printable(path) == r"caf\xe9-\xff.jpg"
    assert rows_of(to_csv(readings_table([read(path)])))[0]["path"] == r"caf\xe9-\xff.jpg"
    assert json.loads(to_json(readings_table([read(path)])))[0]["path"] == r"caf\xe9-\xff.jpg"


def test_only_excel_gets_a_byte_order_mark():
    table = readings_table([read("é.jpg")])

    assert to_csv(table, excel=True) == b"\xef\xbb\xbf" + to_csv(table)
    assert not to_csv(table).startswith(b"\xef\xbb\xbf")


def test_pandas_reads_back_what_was_written():
    table = readings_table([read("a.jpg", Drama=0.75), unread("b.jpg"), read("c.jpg", War=0.5)])

    back = pd.read_csv(io.BytesIO(to_csv(table)), keep_default_na=False, na_values={name: [""] for name in GENRES})

    assert list(back.columns) == HEADER.split(",")
    np.testing.assert_allclose(back[list(GENRES)], table[list(GENRES)], atol=5e-5)
    assert back["Drama"].isna().tolist() == [False, True, False]


def test_a_table_can_be_computed_with():
    table = readings_table([read("a.jpg", Drama=0.75), unread("b.jpg")])

    assert list(table.columns) == HEADER.split(",")
    assert table["Drama"].mean() == pytest.approx(0.75)
    assert to_csv(table) == to_csv(table)


def test_json_says_the_same():
    table = readings_table(
        [read("a.jpg", Drama=0.51234, Romance=0.87655), unread("b.jpg")], confirmed={Path("a.jpg"): ["Romance"]}
    )

    good, bad = json.loads(to_json(table))

    assert list(good) == list(bad)
    assert (good["path"], good["status"], good["model"]) == ("a.jpg", "ok", "net-1")
    assert good["genres"] == ["Romance", "Drama"]
    assert good["confirmed_genres"] == ["Romance"]
    assert (good["top_genre"], good["top_score"]) == ("Romance", 0.8766)
    assert list(good["scores"]) == list(GENRES)
    assert good["scores"]["Drama"] == 0.5123
    assert bad["scores"] is bad["top_score"] is bad["top_genre"] is None
    assert (bad["genres"], bad["status"], bad["detail"]) == ([], "not-an-image", "The file is empty.")
