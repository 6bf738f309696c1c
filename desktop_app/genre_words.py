"""What the genres are called in the person's language. Files that are written have MovieLens's own names."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

GENRE_WORDS: Final = (
    QT_TRANSLATE_NOOP("Genres", "Action"),
    QT_TRANSLATE_NOOP("Genres", "Adventure"),
    QT_TRANSLATE_NOOP("Genres", "Animation"),
    QT_TRANSLATE_NOOP("Genres", "Children"),
    QT_TRANSLATE_NOOP("Genres", "Comedy"),
    QT_TRANSLATE_NOOP("Genres", "Crime"),
    QT_TRANSLATE_NOOP("Genres", "Documentary"),
    QT_TRANSLATE_NOOP("Genres", "Drama"),
    QT_TRANSLATE_NOOP("Genres", "Fantasy"),
    QT_TRANSLATE_NOOP("Genres", "Film-Noir"),
    QT_TRANSLATE_NOOP("Genres", "Horror"),
    QT_TRANSLATE_NOOP("Genres", "IMAX"),
    QT_TRANSLATE_NOOP("Genres", "Musical"),
    QT_TRANSLATE_NOOP("Genres", "Mystery"),
    QT_TRANSLATE_NOOP("Genres", "Romance"),
    QT_TRANSLATE_NOOP("Genres", "Sci-Fi"),
    QT_TRANSLATE_NOOP("Genres", "Thriller"),
    QT_TRANSLATE_NOOP("Genres", "War"),
    QT_TRANSLATE_NOOP("Genres", "Western"),
)
"""The genres of the network that comes with the program, here so that translators find them."""


def genre_name(genre: str) -> str:
    """Name a genre in the person's language; one that a network of one's own has stays as it is."""
    return QCoreApplication.translate("Genres", genre)
