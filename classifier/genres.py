"""The 19 genres of MovieLens, in the one order that every array, column and label follows.

A network that was taught on other labels has genres of its own; `check_genres` says what they may be.
"""

from collections.abc import Sequence
from typing import Final

GENRES: Final = (
    "Action",
    "Adventure",
    "Animation",
    "Children",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Fantasy",
    "Film-Noir",
    "Horror",
    "IMAX",
    "Musical",
    "Mystery",
    "Romance",
    "Sci-Fi",
    "Thriller",
    "War",
    "Western",
)

GENRE_SEPARATOR: Final = "|"
"""Joins a movie's genres in MovieLens's ``movies.csv``, and so in what is exported here."""

NO_GENRES: Final = "(no genres listed)"
"""What MovieLens writes for a movie whose genres nobody has named."""

FEWEST: Final = 2
MOST: Final = 200
"""Genres of one network."""

LONGEST_NAME: Final = 80
"""Characters of a genre's name: more fits no column and no bar."""

RESERVED: Final = frozenset(
    ("path", "status", "genres", "confirmed_genres", "top_genre", "top_score", "detail", "model", "title", "split")
)
"""Columns of tables that stand beside the genres'."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters of a cell that a spreadsheet would run as a formula."""


def check_genres(genres: Sequence[str]) -> tuple[str, ...]:
    """Give genres back if a network may have them.

    Raises:
        ValueError: there are too few or too many, two are alike, or a name would break a table.
    """
    if not FEWEST <= len(genres) <= MOST:
        raise ValueError(f"A network has {FEWEST} to {MOST} genres, not {len(genres)}.")
    seen: set[str] = set()
    for genre in genres:
        if wrong := _wrong_with(genre):
            raise ValueError(f"{genre!r} cannot be a genre's name: it {wrong}.")
        if genre.casefold() in seen:
            raise ValueError(f"The genre {genre!r} is there twice.")
        seen.add(genre.casefold())
    return tuple(genres)


def _wrong_with(genre: str) -> str:
    """Say in words why a name may not be; nothing where it may."""
    if not genre.strip() or genre != genre.strip():
        return "is empty, or has spaces around it"
    if len(genre) > LONGEST_NAME:
        return f"has over {LONGEST_NAME} characters"
    if not genre.isprintable() or GENRE_SEPARATOR in genre:
        return f"holds a character that is not printable, or {GENRE_SEPARATOR!r}, which joins genres"
    if genre.startswith(FORMULA_STARTS):
        return "begins with a character that a spreadsheet takes for a formula"
    if genre.casefold() in RESERVED:
        return "is the name of another column"
    return ""
