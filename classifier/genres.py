"""The 19 genres of MovieLens, in the one order that every array, column and label follows."""

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
