"""Posters with a person's own genres -> a folder in MovieLens's form, which a network can be taught with."""

import csv
import io
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from classifier.catalogue import digest_of
from classifier.formats import SUFFIXES, suffix_of
from classifier.genres import FORMULA_STARTS, GENRE_SEPARATOR, GENRES, NO_GENRES
from classifier.names import printable
from classifier.poster import PosterError, Status, read_file
from classifier.writing import ExportError, write_whole

MOVIES_NAME: Final = "movies.csv"
POSTERS_NAME: Final = "posters"
COLUMNS: Final = ("movieId", "title", "genres")

ID_DIGITS: Final = 13
"""Hexadecimal digits of a digest that make a movieId: 52 bits, which a double holds exactly."""


class TeachingError(Exception):
    """A folder that cannot be written; the message says why."""


@dataclass(frozen=True)
class Lesson:
    """A poster with the person's own genres.

    Attributes:
        path: of the poster's file.
        genres: in the person's word; none where it has been taken back.
        digest: SHA-256 of the file's content in hexadecimal.
    """

    path: Path
    genres: tuple[str, ...]
    digest: str


class Written(NamedTuple):
    """What was written.

    Attributes:
        movies: of these lessons, each picture once.
        left_out: files that could not be taken over, and why, in a sentence.
    """

    movies: int
    left_out: tuple[tuple[Path, str], ...]


class _Movie(NamedTuple):
    """A row of the table, less its movieId."""

    title: str
    genres: str


def write_lessons(folder: Path, lessons: Iterable[Lesson], links: bool = False) -> Written:
    """Write posters and genres as MovieLens has them: movies.csv, and posters/<movieId>.jpg (or .png, ...).

    Files of the same content are one movie, with the title of the first and the genres of the last.
    Movies that are in the folder already stay, with new genres where there are any.

    Args:
        folder: made where it is missing.
        lessons: posters that cannot be read are left out, and told.
        links: make links to the posters, where the platform allows that, and no copies.

    Raises:
        TeachingError: the folder cannot be written, or its movies.csv is of another form, and then untouched.
    """
    table, posters = folder / MOVIES_NAME, folder / POSTERS_NAME
    movies = _read_movies(table)
    with _told(folder):
        posters.mkdir(parents=True, exist_ok=True)
    taken = 0
    left_out: list[tuple[Path, str]] = []
    for alike in _by_content(lessons):
        if _place_one_of(alike, posters, links, left_out):
            taken += 1
            movies[movie_id(alike[0].digest)] = _Movie(_title(alike[0].path), _joined(alike[-1].genres))
    _write_movies(movies, table)
    return Written(taken, tuple(left_out))


def movie_id(digest: str) -> int:
    """Make a movieId out of the digest of a poster's content: so it keeps its id, and with it its split."""
    return int(digest[:ID_DIGITS], 16)


def _by_content(lessons: Iterable[Lesson]) -> list[list[Lesson]]:
    groups: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        groups.setdefault(lesson.digest, []).append(lesson)
    return list(groups.values())


def _title(path: Path) -> str:
    """Make a file's name a movie's title: one line of valid text that no spreadsheet runs."""
    text = "".join(char if char.isprintable() else _escaped(char) for char in printable(path.stem))
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def _joined(genres: Sequence[str]) -> str:
    """Join genres in MovieLens's order, those that it does not know last."""
    order = {genre: index for index, genre in enumerate(GENRES)}
    named = sorted(set(genres), key=lambda genre: (order.get(genre, len(order)), genre))
    return GENRE_SEPARATOR.join(named) or NO_GENRES


# The posters.


def _place_one_of(alike: Sequence[Lesson], posters: Path, links: bool, left_out: list[tuple[Path, str]]) -> bool:
    """Bring one of several files of the same content to its place, the first that can be; tell whether one is there."""
    failed: list[tuple[Path, str]] = []
    for lesson in alike:
        try:
            _place(lesson, posters, links)
        except PosterError as error:
            failed.append((lesson.path, error.sentence))
        else:
            return True
    if _lies_there(alike[0].digest, posters):
        return True
    left_out += failed
    return False


def _place(lesson: Lesson, posters: Path, links: bool) -> None:
    """Bring a file to its place.

    Raises:
        PosterError: the file cannot be read, or is another by now.
    """
    data = read_file(lesson.path)
    if digest_of(data) != lesson.digest:
        raise PosterError(Status.UNREADABLE, "The file has changed since its genres were named.")
    with _told(posters):
        target = posters.resolve() / f"{movie_id(lesson.digest)}{_suffix(data)}"
        source = lesson.path.resolve()
        # A link to itself would be the end of a poster that was opened out of this very folder.
        if source != target:
            _put(data, source, target, links)


def _suffix(data: bytes) -> str:
    """Name the suffix of a picture by its first bytes.

    Raises:
        PosterError: they are no picture's.
    """
    if suffix := suffix_of(data):
        return suffix
    raise PosterError(Status.NOT_AN_IMAGE, "The file is not a picture that can be learnt from.")


def _put(data: bytes, source: Path, target: Path, links: bool) -> None:
    """Make a copy or a link beside its place, then put it there: nothing is ever half there."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        if not (links and _link(source, beside)):
            beside.write_bytes(data)
        beside.replace(target)
    finally:
        # Where the place holds a hard link to the same file, putting another one there removes neither.
        beside.unlink(missing_ok=True)


def _link(source: Path, link: Path) -> bool:
    """Make a symbolic link, or else a hard one; tell whether the platform and the disk allow either."""
    for make in (os.symlink, os.link):
        try:
            make(source, link)
        except OSError:
            continue
        return True
    return False


def _lies_there(digest: str, posters: Path) -> bool:
    """Tell whether an earlier export holds a poster whose own file is gone."""
    return any(_is(posters / f"{movie_id(digest)}{suffix}", digest) for suffix in SUFFIXES.values())


def _is(path: Path, digest: str) -> bool:
    try:
        return digest_of(read_file(path)) == digest
    except PosterError:
        return False


# The table.


def _read_movies(table: Path) -> dict[int, _Movie]:
    """Read what earlier exports wrote, by movieId, in order."""
    with _told(table):
        if not os.path.lexists(table):
            return {}
        data = table.read_bytes()
    try:
        header, *rows = filter(None, csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        if tuple(header) != COLUMNS:
            raise ValueError(header)
        movies = {int(movie): _Movie(title, genres) for movie, title, genres in rows}
        if len(movies) < len(rows):
            raise ValueError(rows)
    except (ValueError, csv.Error) as error:
        raise TeachingError(
            f"{printable(table)} is not a table of {', '.join(COLUMNS)} with each movie once. Choose another folder."
        ) from error
    return movies


def _write_movies(movies: dict[int, _Movie], table: Path) -> None:
    lines = io.StringIO(newline="")
    # All texts are quoted: before Python 3.13, `csv` would not quote one for a carriage return.
    writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    writer.writerows((movie, *row) for movie, row in movies.items())
    try:
        write_whole(lines.getvalue().encode(), table)
    except ExportError as error:
        raise TeachingError(str(error)) from error


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Turn what the disk has against it into a sentence."""
    try:
        yield
    except OSError as error:
        raise TeachingError(f"{printable(path)} cannot be used: {error.strerror or error}.") from error
