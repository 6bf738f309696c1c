"""Each movie is paired with its own poster, whatever the order of rows and files."""

import shutil

import numpy as np
import pandas as pd
import pytest

from classifier.genres import GENRES
from classifier.poster import read_poster
from classifier.training.movielens import MovieLensError, read_movielens
from tests.drawing import GENRE_COLOURS, draw_poster


@pytest.fixture
def movies(tmp_path):
    """A function that writes a movies.csv of such lines, with a drawn poster for each id."""

    def write(*lines, posters=()):
        (tmp_path / "posters").mkdir()
        (tmp_path / "movies.csv").write_text("\n".join(("movieId,title,genres", *lines)), "utf-8")
        for movie in posters:
            draw_poster(movie, (60, 90)).save(tmp_path / f"posters/{movie}.jpg")
        return read_movielens(tmp_path / "movies.csv", tmp_path / "posters")

    return write


def test_every_label_is_that_of_its_own_picture(drawn_movies, drawn_data):
    """The pictures' colours tell their genres, so a label that slipped a row would be seen."""
    assert set(drawn_data.table.index) == set(drawn_movies.genres)
    for movie, row in drawn_data.table.iterrows():
        poster = read_poster(row["path"])
        upper, lower = (
            np.asarray(poster.crop((0, top, poster.width, top + 25)), float).mean(axis=(0, 1)) for top in (5, 48)
        )
        seen = {nearest_genre(upper), nearest_genre(lower)}
        assert {genre for genre in GENRES if row[genre]} == seen == set(drawn_movies.genres[movie])


def nearest_genre(colour):
    """The genre whose colour has this one's hue, however bright the clouds make it."""

    def direction(c):
        return np.asarray(c, float) / np.linalg.norm(c)

    return max(GENRE_COLOURS, key=lambda genre: direction(GENRE_COLOURS[genre]) @ direction(colour))


def test_the_order_of_rows_changes_nothing(drawn_movies, drawn_data, tmp_path):
    rows = pd.read_csv(drawn_movies.movies_csv).sample(frac=1, random_state=5)
    rows.to_csv(tmp_path / "movies.csv", index=False)

    again = read_movielens(tmp_path / "movies.csv", drawn_movies.posters)

    pd.testing.assert_frame_equal(again.table, drawn_data.table)


def test_labels_follow_the_order_of_the_genres(movies):
    data = movies("7,Alien (1979),Horror|Sci-Fi", posters=[7])

    assert data.labels(data.split("all")).tolist() == [[float(genre in ("Horror", "Sci-Fi")) for genre in GENRES]]


def test_what_is_left_out_is_counted_and_told(drawn_data):
    assert (drawn_data.without_poster, drawn_data.without_genres, drawn_data.unreadable) == (1, 1, ())
    assert drawn_data.summary().startswith("150 movies (")
    assert drawn_data.summary().endswith("left out: 1 without a poster, 1 without genres, 0 unreadable")


def test_a_poster_that_cannot_be_read_is_left_out_and_told(drawn_movies, tmp_path):
    posters = shutil.copytree(drawn_movies.posters, tmp_path / "posters")
    broken = list(drawn_movies.genres)[10]
    (posters / f"{broken}.jpg").write_bytes(b"")

    data = read_movielens(drawn_movies.movies_csv, posters)

    assert set(drawn_movies.genres) - set(data.table.index) == {broken}
    assert data.unreadable == ((str(posters / f"{broken}.jpg"), "The file is empty."),)
    # The rows after the one left out keep their own paths.
    assert all(row["path"].stem == str(movie) for movie, row in data.table.iterrows())


def test_files_that_belong_to_no_movie_are_ignored(movies, tmp_path):
    data = movies("7,Alien (1979),Horror", posters=[7, 8])

    assert list(data.table.index) == [7]


def test_titles_with_commas_quotes_and_other_alphabets(movies):
    data = movies('7,"Good, the Bad and the ""Ugly"", The (1966)",Western', "8,生きる (1952),Drama", posters=[7, 8])

    assert list(data.table["title"]) == ['Good, the Bad and the "Ugly", The (1966)', "生きる (1952)"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["7,A,Drama|Telenovela"], "Unknown genres: Telenovela"),
        (["7,A,Drama", "7,B,Comedy"], "movieId 7 twice"),
        (["seven,A,Drama"], 'movieId "seven" is no whole number'),
        ([",A,Drama"], 'movieId "" is no whole number'),
        (["12345678901234567890,A,Drama"], "is no whole number below"),
        (["7,A,Drama", '8,"B,Comedy'], "cannot be read as movieId,title,genres"),
        (["7,Good, the Bad,Western"], "has to stand in quotation marks"),
        (["7,A,(no genres listed)"], "No movie of .* has both"),
        (["9,A,Drama"], "No movie of .* has both"),
        (["7,A,"], "No movie of .* has both"),
    ],
)
def test_a_table_that_cannot_be_trained_on(movies, lines, told):
    with pytest.raises(MovieLensError, match=told):
        movies(*lines, posters=[7])


def test_a_table_that_lacks_columns(tmp_path):
    (tmp_path / "movies.csv").write_text("movieId,name\n7,Alien\n")

    with pytest.raises(MovieLensError, match="lacks the columns genres, title"):
        read_movielens(tmp_path / "movies.csv", tmp_path)


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(MovieLensError, match="cannot be read"):
        read_movielens(tmp_path / "movies.csv", tmp_path)


def test_nothing_but_unreadable_posters(movies, tmp_path):
    (tmp_path / "posters").mkdir()
    (tmp_path / "posters/7.jpg").write_bytes(b"no picture")
    (tmp_path / "movies.csv").write_text("movieId,title,genres\n7,Alien (1979),Horror\n")

    with pytest.raises(MovieLensError, match="can be read"):
        read_movielens(tmp_path / "movies.csv", tmp_path / "posters")
