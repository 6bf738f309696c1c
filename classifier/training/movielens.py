"""MovieLens's movies.csv and a folder of posters -> one table, each poster with its own labels."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from PIL import Image

from classifier.genres import GENRE_SEPARATOR, GENRES, NO_GENRES, check_genres
from classifier.listing import POSTER_SUFFIXES
from classifier.poster import PosterError, read_poster
from classifier.training.movie_table import AGAIN, WHOLE, MovieLensError, read_movies
from classifier.training.progress import Progress

SPLITS: Final = ("train", "validation", "test")
SPLIT_PERCENT: Final = (80, 10, 10)

SPREADSHEET_DIGITS: Final = 15
"""A spreadsheet keeps so many of a number, and writes zeros for the others."""

HASH_SIZE: Final = 16
"""A poster's difference hash compares 16 x 16 neighbouring pixels: 256 bits."""

NEAR_IDENTICAL_BITS: Final = 26
"""Two posters whose hashes differ in at most a tenth of the bits are taken for one picture.
Unrelated posters differ in about half of them."""


@dataclass(frozen=True)
class MovieLens:
    """Movies whose poster and genres are both known.

    Attributes:
        table: one row a movie, indexed by movieId: ``path``, ``title``, ``split`` and a column
            of 0 or 1 for each genre.
        without_poster: movies in the table's source that have no poster in the folder.
        without_genres: movies with a poster that nobody has given a genre.
        unreadable: posters left out because they cannot be read: path and reason.
        genres: the label columns, in order.
    """

    table: pd.DataFrame
    without_poster: int
    without_genres: int
    unreadable: tuple[tuple[str, str], ...]
    genres: tuple[str, ...] = field(default=GENRES)

    def split(self, name: str) -> pd.DataFrame:
        """Give the rows of one split: "train", "validation", "test", or "all"."""
        if name == "all":
            return self.table
        if name not in SPLITS:
            raise MovieLensError(f"There is no split {name!r}; there are {', '.join(SPLITS)} and all.")
        return self.table[self.table["split"] == name]

    def labels(self, rows: pd.DataFrame) -> NDArray[np.float32]:
        """Give the labels of some rows: float32 [n, genres] of 0 and 1."""
        return rows[list(self.genres)].to_numpy(np.float32)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of which movie has which genres and lies in which split, in hexadecimal."""
        told = self.table.sort_index()[["split", *self.genres]].to_csv(lineterminator="\n")
        return hashlib.sha256(told.encode()).hexdigest()

    def summary(self) -> str:
        """Say in one line what was kept and what was left out."""
        sizes = ", ".join(f"{len(self.split(name)):,} {name}" for name in SPLITS)
        return (
            f"{len(self.table):,} movies ({sizes}); left out: {self.without_poster:,} without a poster, "
            f"{self.without_genres:,} without genres, {len(self.unreadable):,} unreadable"
        )


def read_movielens(
    movies_csv: Path,
    posters: Path,
    progress: Callable[[int, int], None] | None = None,
    genres: Sequence[str] = GENRES,
) -> MovieLens:
    """Pair every movie with its poster, `posters`/<movieId>.jpg, by movieId alone.

    Args:
        movies_csv: ``movieId,title,genres`` with genres joined by a vertical bar.
        posters: the folder of pictures; other types than JPEG are taken as well.
        progress: called with (posters hashed, posters in all) now and then.
        genres: to tell apart. Where they are not those of MovieLens, other genres of the table are
            left out; a movie that has only such is an example of none.

    Raises:
        MovieLensError: the file is not such a table, or nothing is left to train on.
    """
    movies = read_movies(movies_csv)
    files = _posters_by_id(posters)
    _check_rounded(movies_csv, movies, files)
    found = [files.get(int(movie)) for movie in movies.index]
    movies = movies.assign(path=pd.Series(found, movies.index, "object"))
    with_poster = movies[movies["path"].notna()]
    with_genres = with_poster[with_poster["genres"].fillna(NO_GENRES) != NO_GENRES]
    if with_genres.empty:
        raise MovieLensError(f"No movie of {movies_csv} has both a genre and a poster in {posters}.")
    hashes, readable, unreadable = hash_posters(list(with_genres["path"]), progress)
    if not readable.any():
        raise MovieLensError(f"No poster in {posters} can be read.")
    table = _label(with_genres[readable], tuple(genres))
    table["split"] = assign_splits(table.index.to_numpy(), group_near_identical(hashes[readable]))
    return MovieLens(
        table=table,
        without_poster=len(movies) - len(with_poster),
        without_genres=len(with_poster) - len(with_genres),
        unreadable=tuple(unreadable),
        genres=tuple(genres),
    )


def genres_of_table(movies_csv: Path) -> tuple[str, ...]:
    """Collect every genre that a table names, in alphabetical order.

    Raises:
        MovieLensError: the file is not such a table, or its genres cannot be a network's.
    """
    joined = read_movies(movies_csv)["genres"].dropna()
    named = {name.strip() for entry in joined if entry != NO_GENRES for name in entry.split(GENRE_SEPARATOR)}
    try:
        return check_genres(sorted(named - {""}))
    except ValueError as error:
        raise MovieLensError(f"{movies_csv}: {error}") from error


def read_and_tell(movies_csv: Path, posters: Path, progress: Progress, genres: Sequence[str] = GENRES) -> MovieLens:
    """Pair movies and posters as `read_movielens` does, and tell what was left out.

    Raises:
        MovieLensError: as there.
    """

    def hashed(done: int, total: int) -> None:
        progress.step("pairing posters", done, total)

    data = read_movielens(movies_csv, posters, hashed, genres)
    progress.say(data.summary())
    for path, reason in data.unreadable:
        progress.say(f"left out {path}: {reason}")
    return data


def _posters_by_id(folder: Path) -> dict[int, Path]:
    """Find the posters of a folder by movieId.

    Zeros before an id, which a spreadsheet takes away, count for nothing. Of files that differ in
    them alone, the one without any is taken; where there is none, nobody knows which it would be.
    """
    files = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix.lower() in POSTER_SUFFIXES}
    named: dict[int, list[str]] = {}
    for stem in files:
        if (found := WHOLE.fullmatch(stem)) and not found["places"]:
            named.setdefault(int(stem), []).append(stem)
    chosen = {movie: [stem for stem in stems if stem == str(movie)] or stems for movie, stems in named.items()}
    return {movie: files[stems[0]] for movie, stems in chosen.items() if len(stems) == 1}


def _check_rounded(movies_csv: Path, movies: pd.DataFrame, files: Collection[int]) -> None:
    """See that no spreadsheet has put zeros for the last digits of ids that are too long for it.

    Raises:
        MovieLensError: an id without a poster is one of a poster without a movie, so rewritten.
    """
    known = set(movies.index)
    for movie in files:
        unit = 10 ** max(len(str(abs(movie))) - SPREADSHEET_DIGITS, 0)
        cut = movie - movie % unit
        for shown in (cut, cut + unit) if movie not in known and cut != movie else ():
            if shown in known and shown not in files:
                raise MovieLensError(
                    f"{movies_csv}: movieId {shown} has no poster, but there is one of {movie}. "
                    f"A spreadsheet has rewritten its last digits: {AGAIN}"
                )


def _label(movies: pd.DataFrame, genres: tuple[str, ...]) -> pd.DataFrame:
    """Turn the column of joined genres into one column of 0 or 1 a genre."""
    named = [{name.strip() for name in str(joined).split(GENRE_SEPARATOR)} for joined in movies["genres"]]
    unknown = set[str]().union(*named) - set(genres)
    if unknown and genres == GENRES:
        # Most likely a slip of the pen; who has genres of their own says so.
        raise MovieLensError(
            f"Unknown genres: {', '.join(sorted(unknown))}. Genres of your own are named with --genres; "
            '"--genres table" takes all that the table has.'
        )
    labels = pd.DataFrame(
        [[int(genre in names) for genre in genres] for names in named], movies.index, list(genres), "int8"
    )
    return pd.concat([movies[["path", "title"]], labels], axis=1)


def difference_hash(poster: Image.Image) -> NDArray[np.uint8]:
    """Hash a poster by where brightness rises from left to right: uint8 [32], 256 bits.

    The "dHash" of Neal Krawetz (2013): robust against scale, compression and colour.
    """
    grey = np.asarray(poster.convert("L").resize((HASH_SIZE + 1, HASH_SIZE), Image.Resampling.BOX))
    return np.packbits(grey[:, 1:] > grey[:, :-1])


def hash_posters(
    paths: Sequence[Path], progress: Callable[[int, int], None] | None = None
) -> tuple[NDArray[np.uint8], NDArray[np.bool_], list[tuple[str, str]]]:
    """Hash posters on all cores.

    Returns:
        uint8 [n, 32]; which of them could be read, bool [n]; (path, reason) of the others.
    """
    hashes = np.zeros((len(paths), HASH_SIZE * HASH_SIZE // 8), np.uint8)
    readable = np.zeros(len(paths), np.bool_)
    unreadable: list[tuple[str, str]] = []

    def attempt(path: Path) -> NDArray[np.uint8] | PosterError:
        try:
            return difference_hash(read_poster(path, at_least=(HASH_SIZE * 4, HASH_SIZE * 4)))
        except PosterError as error:
            return error

    with ThreadPoolExecutor() as pool:
        for index, result in enumerate(pool.map(attempt, paths)):
            if isinstance(result, PosterError):
                unreadable.append((str(paths[index]), result.sentence))
            else:
                hashes[index], readable[index] = result, True
            if progress and (index % 100 == 0 or index + 1 == len(paths)):
                progress(index + 1, len(paths))
    return hashes, readable, unreadable


def group_near_identical(hashes: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Number groups of near-identical pictures: int64 [n], the least index in each one's group."""
    words = np.ascontiguousarray(hashes).view(np.uint64)
    group = np.arange(len(words))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = int(group[index])
        return index

    for index in range(len(words) - 1):
        distance = np.bitwise_count(words[index + 1 :] ^ words[index]).sum(axis=1)
        for twin in np.flatnonzero(distance <= NEAR_IDENTICAL_BITS) + index + 1:
            low, high = sorted((root(index), root(int(twin))))
            group[high] = low
    return np.array([root(index) for index in range(len(group))], np.int64)


def assign_splits(ids: NDArray[np.int64], groups: NDArray[np.int64]) -> list[str]:
    """Name each movie's split by a hash of its group's least movieId.

    A movie so stays in its split on every machine, and when other posters are added; one
    picture that stands for two movies never lies on both sides.

    Args:
        ids: movieIds in rising order, int64 [n].
        groups: for each the index of its group's first, int64 [n].
    """
    return [split_of(int(ids[first])) for first in groups]


def split_of(movie: int) -> str:
    """Name the split that a movieId's SHA-256 falls into, 80 / 10 / 10 in a hundred."""
    percentile = int.from_bytes(hashlib.sha256(str(movie).encode()).digest()[:8]) % 100
    train, validation, _ = SPLIT_PERCENT
    return SPLITS[(percentile >= train) + (percentile >= train + validation)]
