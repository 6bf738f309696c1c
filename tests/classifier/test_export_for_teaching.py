"""Posters with a person's own genres become a folder that a network can be taught with."""

import csv
import os
import sys
from collections.abc import Iterator

import pytest
from PIL import features

from classifier import writing
from classifier.catalogue import digest_of
from classifier.genres import GENRES
from classifier.poster import read_poster
from classifier.teaching import Lesson, TeachingError, Written, movie_id, write_lessons
from classifier.training.movielens import genres_of_table, read_movielens
from tests.drawing import draw_poster, encoded


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


@pytest.fixture
def lesson(source):
    """A function that draws a poster and speaks of it."""

    def make(seed, *genres, name=None, kind="JPEG"):
        path = source / (name or f"poster {seed}.jpg")
        path.write_bytes(encoded(draw_poster(seed, (60, 90)), kind))
        return Lesson(path, genres, digest_of(path.read_bytes()))

    return make


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "to learn from"


def rows(folder):
    """The table, by movieId: title and genres."""
    with (folder / "movies.csv").open(newline="", encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    assert header == ["movieId", "title", "genres"]
    return {int(movie): (title, genres) for movie, title, genres in lines}


def pictures(folder):
    return sorted(path.name for path in (folder / "posters").iterdir())


def test_what_is_written_is_what_training_reads(lesson, folder):
    lessons = [lesson(1, "Drama"), lesson(2, "Horror", "Sci-Fi"), lesson(3, "Children", "Animation", kind="PNG")]

    assert write_lessons(folder, lessons) == Written(movies=3, left_out=())

    data = read_movielens(folder / "movies.csv", folder / "posters")
    assert (data.without_poster, data.without_genres, data.unreadable) == (0, 0, ())
    for each in lessons:
        row = data.table.loc[movie_id(each.digest)]
        assert {genre for genre in GENRES if row[genre]} == set(each.genres)
        assert row["title"] == each.path.stem
        assert row["path"].read_bytes() == each.path.read_bytes()


def test_genres_of_ones_own(lesson, folder):
    write_lessons(folder, [lesson(1, "Noir, late", "Anime"), lesson(2, "Anime", "Drama")])

    assert genres_of_table(folder / "movies.csv") == ("Anime", "Drama", "Noir, late")
    assert set(rows(folder).values()) == {("poster 1", "Anime|Noir, late"), ("poster 2", "Drama|Anime")}


def test_genres_are_in_the_order_of_movielens_and_each_once(lesson, folder):
    write_lessons(folder, [lesson(1, "War", "Zombies", "Action", "Film-Noir", "Anime", "War")])

    assert [genres for _, genres in rows(folder).values()] == ["Action|Film-Noir|War|Anime|Zombies"]


def test_a_poster_keeps_its_id_wherever_it_lies(lesson, folder, tmp_path):
    one, other = lesson(1, "Drama"), lesson(1, "Drama", name="moved.jpg")
    write_lessons(folder, [one])
    write_lessons(tmp_path / "other", [lesson(2, "War"), other])

    assert rows(folder).keys() < rows(tmp_path / "other").keys()


def test_an_id_survives_every_table(lesson):
    movie = movie_id("f" * 64)

    assert int(float(movie)) == movie < 2**53
    assert movie_id("0" * 12 + "1" + "f" * 51) == 1


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("JPEG", ".jpg"),
        ("PNG", ".png"),
        ("GIF", ".gif"),
        ("BMP", ".bmp"),
        ("TIFF", ".tif"),
        ("WEBP", ".webp"),
        pytest.param(
            "AVIF", ".avif", marks=pytest.mark.skipif(not features.check("avif"), reason="this Pillow writes no AVIF")
        ),
    ],
)
def test_a_picture_is_named_by_its_content(lesson, folder, kind, suffix):
    each = lesson(1, "Drama", name="poster.jpe", kind=kind)
    write_lessons(folder, [each])

    assert pictures(folder) == [f"{movie_id(each.digest)}{suffix}"]
    assert read_poster(folder / "posters" / pictures(folder)[0]).size == (60, 90)
    assert len(read_movielens(folder / "movies.csv", folder / "posters").table) == 1


def test_identical_pictures_are_one_movie_and_the_last_word_counts(lesson, folder):
    lessons = [lesson(1, "Drama"), lesson(2, "Comedy"), lesson(1, "War", name="again.jpg")]

    assert write_lessons(folder, lessons) == Written(movies=2, left_out=())
    assert set(rows(folder).values()) == {("poster 1", "War"), ("poster 2", "Comedy")}


def test_a_twin_stands_in_for_a_file_that_is_gone(lesson, folder):
    gone, twin = lesson(1, "Drama"), lesson(1, "War", name="twin.jpg")
    gone.path.unlink()

    assert write_lessons(folder, [gone, twin]) == Written(movies=1, left_out=())


def test_a_poster_without_genres_is_in_the_table_but_teaches_nothing(lesson, folder):
    write_lessons(folder, [lesson(1, "Drama"), lesson(2)])

    assert ("poster 2", "(no genres listed)") in rows(folder).values()
    data = read_movielens(folder / "movies.csv", folder / "posters")
    assert (len(data.table), data.without_genres) == (1, 1)


def test_posters_are_drawn_from_a_stream(lesson, folder):
    def stream() -> Iterator[Lesson]:
        yield from (lesson(seed, "Drama") for seed in range(3))

    assert write_lessons(folder, stream()).movies == 3


# Links.


def test_links_lead_to_the_posters(lesson, folder, monkeypatch, source):
    each = lesson(1, "Drama")
    monkeypatch.chdir(source)
    beside = Lesson(each.path.relative_to(source), each.genres, each.digest)

    assert write_lessons(folder, [beside], links=True) == Written(movies=1, left_out=())

    link = folder / "posters" / pictures(folder)[0]
    assert link.is_symlink()
    assert link.samefile(each.path)
    monkeypatch.chdir("/")
    assert len(read_movielens(folder / "movies.csv", folder / "posters").table) == 1


def refuse(*_):
    raise PermissionError(1, "Operation not permitted")


def test_hard_links_where_there_are_no_symbolic_ones(lesson, folder, monkeypatch):
    each = lesson(1, "Drama")
    monkeypatch.setattr(os, "symlink", refuse)

    for _ in range(2):
        assert write_lessons(folder, [each], links=True) == Written(movies=1, left_out=())
        [name] = pictures(folder)
        assert not (folder / "posters" / name).is_symlink()
        assert (folder / "posters" / name).samefile(each.path)


def test_copies_where_there_are_no_links(lesson, folder, monkeypatch):
    each = lesson(1, "Drama")
    monkeypatch.setattr(os, "symlink", refuse)
    monkeypatch.setattr(os, "link", refuse)

    assert write_lessons(folder, [each], links=True) == Written(movies=1, left_out=())
    copy = folder / "posters" / pictures(folder)[0]
    assert copy.read_bytes() == each.path.read_bytes()
    assert not copy.samefile(each.path)


def test_copies_take_the_place_of_links_and_leave_the_posters_alone(lesson, folder):
    each = lesson(1, "Drama")
    content = each.path.read_bytes()
    write_lessons(folder, [each], links=True)

    assert write_lessons(folder, [each]).movies == 1

    [name] = pictures(folder)
    assert not (folder / "posters" / name).is_symlink()
    assert (folder / "posters" / name).read_bytes() == each.path.read_bytes() == content


@pytest.mark.parametrize("links", [False, True])
@pytest.mark.parametrize("linked_before", [False, True])
def test_posters_opened_out_of_the_folder_itself(lesson, folder, links, linked_before):
    each = lesson(1, "Drama")
    content = each.path.read_bytes()
    write_lessons(folder, [each], links=linked_before)
    inside = folder / "posters" / pictures(folder)[0]

    write_lessons(folder, [Lesson(inside, ("War",), each.digest)], links)

    assert inside.read_bytes() == each.path.read_bytes() == content
    assert [genres for _, genres in rows(folder).values()] == ["War"]


# Once more into the same folder.


def test_earlier_movies_stay_and_new_words_win(lesson, folder):
    kept, changed, new = lesson(1, "Drama"), lesson(2, "Comedy"), lesson(3, "War")
    write_lessons(folder, [kept, changed])

    write_lessons(folder, [new, Lesson(changed.path, ("Horror",), changed.digest)])

    assert list(rows(folder).items()) == [
        (movie_id(kept.digest), ("poster 1", "Drama")),
        (movie_id(changed.digest), ("poster 2", "Horror")),
        (movie_id(new.digest), ("poster 3", "War")),
    ]
    assert len(read_movielens(folder / "movies.csv", folder / "posters").table) == 3


def test_an_earlier_copy_stands_in_for_a_file_that_is_gone(lesson, folder):
    each = lesson(1, "Drama", kind="PNG")
    write_lessons(folder, [each])
    each.path.unlink()

    told = write_lessons(folder, [Lesson(each.path, ("War",), each.digest)])

    assert told == Written(movies=1, left_out=())
    assert [genres for _, genres in rows(folder).values()] == ["War"]


def test_a_table_that_went_through_a_spreadsheet(lesson, folder):
    folder.mkdir()
    table = '\ufeffmovieId,title,genres\r\n7,"Seven, ""Se7en""\r(1995)",Crime|Thriller\r\n'
    (folder / "movies.csv").write_bytes(table.encode())

    write_lessons(folder, [lesson(1, "Drama")])

    assert rows(folder)[7] == ('Seven, "Se7en"\r(1995)', "Crime|Thriller")
    assert len(rows(folder)) == 2
    assert len(read_movielens(folder / "movies.csv", folder / "posters").table) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"path,status\nposter.jpg,ok\n",
        b"movieId,title,genres,year\n1,Alien,Horror,1979\n",
        b"movieId,title,genres\n1,Alien\n",
        b"movieId,title,genres\ntt0078748,Alien,Horror\n",
        b"movieId,title,genres\n1,Alien,Horror\n1,Heat,Crime\n",
        b'movieId,title,genres\n1,"Alien,Horror\n',
        b"movieId,title,genres\n1,Am\xe9lie,Romance\n",
        b"\0\xff\xfe",
    ],
)
def test_a_table_of_another_form_is_refused_and_untouched(lesson, folder, content):
    folder.mkdir()
    (folder / "movies.csv").write_bytes(content)

    with pytest.raises(TeachingError, match="Choose another folder"):
        write_lessons(folder, [lesson(1, "Drama")])
    assert [path.name for path in folder.iterdir()] == ["movies.csv"]
    assert (folder / "movies.csv").read_bytes() == content


# What cannot be taken over.


@pytest.mark.parametrize(
    "content",
    [
        b"BMW is a car, and this is a text about it.",
        b"GIF8 is how some pictures begin.",
        b"\0\0\0\x1cftypheic\0\0\0\0mif1heicavif" + bytes(100),
    ],
    ids=["BMW", "GIF8", "HEIC"],
)
def test_what_is_not_read_is_not_learnt_from(folder, source, content):
    path = source / "poster.jpg"
    path.write_bytes(content)

    told = write_lessons(folder, [Lesson(path, ("War",), digest_of(content))])

    assert told == Written(movies=0, left_out=((path, "The file is not a picture that can be learnt from."),))
    assert pictures(folder) == []


def test_files_that_cannot_be_taken_over_are_told_and_cost_nobody_else(lesson, folder, source):
    good, gone, changed, text = lesson(1, "Drama"), lesson(2, "War"), lesson(3, "War"), source / "notes.jpg"
    gone.path.unlink()
    changed.path.write_bytes(good.path.read_bytes())
    text.write_text("no picture")
    note = Lesson(text, ("War",), digest_of(b"no picture"))

    told = write_lessons(folder, [gone, changed, note, Lesson(source, ("War",), "0" * 64), good])

    assert told.movies == 1
    assert dict(told.left_out) == {
        gone.path: "The file is not there (any more).",
        changed.path: "The file has changed since its genres were named.",
        text: "The file is not a picture that can be learnt from.",
        source: "This is a folder, not a picture.",
    }
    assert rows(folder).keys() == {movie_id(good.digest)}
    assert len(pictures(folder)) == 1


def test_a_file_that_may_not_be_read(lesson, folder, forbidding):
    good, secret = lesson(1, "Drama"), lesson(2, "War")
    forbidding(secret.path)

    told = write_lessons(folder, [secret, good])

    assert told.left_out == ((secret.path, "There is no permission to read the file."),)
    assert told.movies == 1


def test_a_folder_that_cannot_be_made(lesson, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(TeachingError, match="cannot be used"):
        write_lessons(tmp_path / "file" / "export", [lesson(1, "Drama")])


def test_a_full_disk_ends_it_and_leaves_no_half_poster(lesson, folder, monkeypatch):
    write_lessons(folder, [lesson(1, "Drama")])
    before, table = pictures(folder), rows(folder)

    def full(path, data):
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    new = lesson(2, "War")
    monkeypatch.setattr("pathlib.Path.write_bytes", full)

    with pytest.raises(TeachingError, match="No space left on device"):
        write_lessons(folder, [new])
    assert pictures(folder) == before
    assert rows(folder) == table


def test_a_table_that_cannot_be_written_is_told(lesson, folder, monkeypatch):
    monkeypatch.setattr(writing.os, "fsync", refuse)

    with pytest.raises(TeachingError, match=r"movies\.csv could not be written"):
        write_lessons(folder, [lesson(1, "Drama")])


# Odd names.


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("one\nof\r\ttwo.jpg", r"one\nof\r\ttwo"),
        ("=1+1.jpg", "'=1+1"),
        ("@cinema.jpg", "'@cinema"),
        ("\tindented.jpg", r"\tindented"),
        ('"quoted", twice.jpg', '"quoted", twice'),
        ("Amélie 天使.jpg", "Amélie 天使"),
        pytest.param(
            os.fsdecode(b"Am\xe9lie.jpg"),
            r"Am\xe9lie",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode on this system"),
        ),
    ],
)
def test_an_odd_name_becomes_a_title_of_one_line(lesson, folder, name, title):
    each = lesson(1, "Drama", name=name)

    assert write_lessons(folder, [each, lesson(2, "War")]).left_out == ()

    assert rows(folder)[movie_id(each.digest)] == (title, "Drama")
    assert (folder / "movies.csv").read_bytes().count(b"\n") == 3
    assert read_movielens(folder / "movies.csv", folder / "posters").table.loc[movie_id(each.digest), "title"] == title
