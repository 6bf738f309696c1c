"""A table that went through a spreadsheet is read, or the person is told what the spreadsheet did to it."""

import codecs

import pandas as pd
import pytest

from classifier.training.movie_table import read_movies
from classifier.training.movielens import MovieLensError, genres_of_table, read_movielens
from tests.drawing import draw_poster

LINES = ("movieId,title,genres", "7,Amélie,Comedy|Romance", "8,Alien,Horror|Sci-Fi")
GENRES_OF_LINES = ("Comedy", "Horror", "Romance", "Sci-Fi")


@pytest.fixture
def posters(tmp_path):
    """A function that draws posters of such names, and gives their folder."""
    folder = tmp_path / "posters"
    folder.mkdir()

    def draw(*names):
        for seed, name in enumerate(names):
            draw_poster(seed, (60, 90)).save(folder / f"{name}.jpg")
        return folder

    return draw


@pytest.fixture
def table(tmp_path):
    """A function that writes a table of such content."""

    def write(content):
        path = tmp_path / "movies.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def with_ids(*ids, separator=","):
    """A table of a comedy for each id."""
    rows = [separator.join((movie, f"Number {row}", "Comedy")) for row, movie in enumerate(ids)]
    return "\n".join((separator.join(("movieId", "title", "genres")), *rows))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_columns_may_be_separated_as_a_spreadsheet_does(table, posters, separator, end):
    path = table(end.join(line.replace(",", separator) for line in LINES))

    data = read_movielens(path, posters(7, 8))

    assert list(data.table["title"]) == ["Amélie", "Alien"]
    assert genres_of_table(path) == GENRES_OF_LINES


def test_what_separates_is_told_by_the_header_alone(table, posters):
    path = table('movieId;title;genres\n7;Good, the Bad, and, and, and;Western\n8;"A; B";Drama')

    data = read_movielens(path, posters(7, 8))

    assert list(data.table["title"]) == ["Good, the Bad, and, and, and", "A; B"]


def test_titles_may_hold_what_separates_other_tables(table, posters):
    path = table("movieId,title,genres\n7,Dust; Gold; and;\tTears,Western")

    assert list(read_movielens(path, posters(7)).table["title"]) == ["Dust; Gold; and;\tTears"]


def test_further_columns_and_spaces_in_the_header(table, posters):
    path = table("year; movieId ;title;genres;;\n1979;7;Alien;Horror;;\n;;;;;\n;;;;;\n")

    assert list(read_movielens(path, posters(7)).table.index) == [7]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_unicode_is_read_with_a_mark(table, posters, mark, encoding):
    text = "\r\n".join(LINES).replace(",", "\t")

    data = read_movielens(table(mark + text.encode(encoding)), posters(7, 8))

    assert list(data.table["title"]) == ["Amélie", "Alien"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_named_as_the_cause(table, posters, encoding):
    path = table("\n".join(LINES).encode(encoding))

    with pytest.raises(MovieLensError, match=r'movies\.csv is not UTF-8: save it as "CSV UTF-8"\.$'):
        read_movielens(path, posters(7, 8))


@pytest.mark.parametrize(
    "entry", ["8.66670E+14", "8.6667E+14", '"2,4086E+15"', "1e5", "123.5", "1.000", '"1,234"', "1.234.567", "1234.567"]
)
def test_an_id_that_a_spreadsheet_rewrote_is_refused_with_the_cause(table, posters, entry):
    told = entry.strip('"')

    with pytest.raises(MovieLensError) as refused:
        read_movielens(table(with_ids("7", entry)), posters(7))

    assert str(refused.value).endswith(
        f'movies.csv: movieId "{told}" is no whole number. A spreadsheet has rewritten it: '
        "open the table again with that column as text."
    )


@pytest.mark.parametrize("entry", ["123", "123.0", "123.00", '"123,0"', " 123", "123 ", "\u00a0123", "0123", "00123.0"])
def test_an_id_that_is_the_same_number_keeps_its_poster(table, posters, entry):
    data = read_movielens(table(with_ids(entry)), posters(123))

    assert [(movie, path.name) for movie, path in data.table["path"].items()] == [(123, "123.jpg")]


def test_decimals_are_taken_as_far_as_they_are_exact(table, posters):
    """Beyond 2 ** 53 a column of decimals has made other numbers of some."""
    exact = str(2**53 - 1)
    assert list(read_movielens(table(with_ids(f"{exact}.0")), posters(exact)).table.index) == [2**53 - 1]

    with pytest.raises(MovieLensError, match=r'movieId "9007199254740992\.0" is no whole number'):
        read_movielens(table(with_ids(f"{2**53}.0")), posters(2**53))


def test_the_longest_ids_stay_exact(table, posters):
    longest = 2**63 - 1

    data = read_movielens(table(with_ids(str(longest), str(longest - 1))), posters(longest, longest - 1))

    assert [(movie, path.stem) for movie, path in data.table["path"].items()] == [
        (longest - 1, str(longest - 1)),
        (longest, str(longest)),
    ]


@pytest.mark.parametrize("entry", ["114709", "0114709"])
def test_zeros_before_an_id_lose_no_poster(table, posters, entry):
    """A spreadsheet takes them away from a table, and cannot from the files."""
    data = read_movielens(table(with_ids(entry)), posters("0114709"))

    assert [(movie, path.name) for movie, path in data.table["path"].items()] == [(114709, "0114709.jpg")]


def test_of_files_that_differ_in_zeros_the_one_without_any_is_taken(table, posters):
    data = read_movielens(table(with_ids("7")), posters("7", "07", "007"))

    assert [path.name for path in data.table["path"]] == ["7.jpg"]


def test_where_nobody_knows_which_file_is_meant_none_is_taken(table, posters):
    data = read_movielens(table(with_ids("7", "8")), posters("07", "007", "8"))

    assert (list(data.table.index), data.without_poster) == ([8], 1)


def test_ids_that_differ_in_zeros_alone_are_one_that_is_there_twice(table, posters):
    with pytest.raises(MovieLensError, match="names movieId 7 twice"):
        read_movielens(table(with_ids("7", "07")), posters("7", "07"))


@pytest.mark.parametrize("shown", ["2408601234567890", "2408601234567900"])
def test_an_id_whose_last_digits_a_spreadsheet_cut_is_told(table, posters, shown):
    """It keeps 15 digits, and the ids of what is exported for teaching have up to 16."""
    with pytest.raises(MovieLensError) as refused:
        read_movielens(table(with_ids("7", shown)), posters("7", "2408601234567897"))

    assert str(refused.value).endswith(
        f"movies.csv: movieId {shown} has no poster, but there is one of 2408601234567897. "
        "A spreadsheet has rewritten its last digits: open the table again with that column as text."
    )


def test_long_ids_beside_each_other_are_no_mistake(table, posters):
    ids = [str(2408601234567890 + step) for step in range(4)]

    data = read_movielens(table(with_ids(*ids)), posters(*ids[1:]))

    assert (len(data.table), data.without_poster) == (3, 1)


def test_a_table_in_a_spreadsheets_manner_teaches_the_same(drawn_movies, drawn_data, tmp_path):
    table = pd.read_csv(drawn_movies.movies_csv)
    table["movieId"] = table["movieId"].astype(float)
    table.to_csv(tmp_path / "movies.csv", sep=";", encoding="utf-16", index=False)

    again = read_movielens(tmp_path / "movies.csv", drawn_movies.posters)

    assert again.fingerprint == drawn_data.fingerprint
    pd.testing.assert_frame_equal(again.table, drawn_data.table)


@pytest.mark.parametrize("genre", ["NA", "None", "null"])
def test_a_genre_of_any_name_is_one(tmp_path, genre):
    table = tmp_path / "movies.csv"
    table.write_text(f"movieId,title,genres\n1,NA,{genre}\n", "utf-8")
    row = read_movies(table).loc[1]
    assert (row["title"], row["genres"]) == ("NA", genre)
