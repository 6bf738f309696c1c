"""Posters drawn by code, and a small MovieLens of them: no test needs a picture that somebody owns."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from classifier.genres import NO_GENRES

POSTER_SIZE = (300, 450)

GENRE_COLOURS = {"Comedy": (235, 200, 40), "Horror": (150, 20, 20), "Sci-Fi": (40, 90, 200)}
"""The drawn movies' genres, each with a colour of its own for a network to learn."""


def draw_poster(seed, size=POSTER_SIZE, colour=None):
    """Draw a poster: a ground, clouds, a figure and a title's bar; every seed looks different."""
    rng = np.random.default_rng(seed)
    ground = np.array(colour or rng.integers(40, 216, 3), float)
    # Coarse clouds give each poster a brightness pattern, and so a difference hash, of its own.
    clouds = Image.fromarray(rng.integers(0, 256, (9, 6), dtype=np.uint8)).resize(size, Image.Resampling.BICUBIC)
    pixels = ground * (0.5 + np.asarray(clouds, float)[..., None] / 255)
    poster = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    width, height = size
    draw = ImageDraw.Draw(poster)
    centre, radius = rng.uniform(0.3, 0.7, 2) * size, rng.uniform(0.1, 0.25) * width
    draw.ellipse((*(centre - radius), *(centre + radius)), fill=tuple(int(c) for c in ground // 2))
    draw.rectangle((width * 0.1, height * 0.85, width * 0.9, height * 0.93), fill=(240, 240, 230))
    return poster


def encoded(picture, kind="JPEG", **options):
    """Encode a picture as the bytes of a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@dataclass(frozen=True)
class DrawnMovies:
    """A MovieLens on disk.

    Attributes:
        movies_csv: the table, its rows shuffled.
        posters: the folder of <movieId>.jpg.
        genres: movieId -> genres of every movie that has a poster and a genre.
    """

    movies_csv: Path
    posters: Path
    genres: dict[int, tuple[str, ...]]


def draw_movielens(folder, count, size=(60, 90)):
    """Draw `count` movies whose colours are their genres, and two that cannot be learnt from.

    A movie of two genres has the first one's colour above and the other's below.
    """
    rng = np.random.default_rng(count)
    posters = folder / "posters"
    posters.mkdir(parents=True)
    names = list(GENRE_COLOURS)
    genres = {}
    for number in range(count):
        movie = number * 7 + 1
        chosen = tuple(names[i] for i in sorted(rng.choice(len(names), rng.integers(1, 3), replace=False)))
        draw_movie(movie, chosen, size).save(posters / f"{movie}.jpg", quality=90)
        genres[movie] = chosen
    rows = [(movie, f"Movie {movie}, The (1999)", "|".join(chosen)) for movie, chosen in genres.items()]
    rows.append((900_001, "Nobody drew its poster (2001)", "Drama"))
    rows.append((900_002, "Nobody named its genres (2002)", NO_GENRES))
    draw_poster(900_002, size).save(posters / "900002.jpg")
    rng.shuffle(rows)
    with (folder / "movies.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("movieId", "title", "genres"), *rows])
    return DrawnMovies(folder / "movies.csv", posters, genres)


def draw_movie(movie, genres, size):
    upper = draw_poster(movie, size, GENRE_COLOURS[genres[0]])
    if len(genres) > 1:
        half = (0, size[1] // 2, *size)
        upper.paste(draw_poster(movie, size, GENRE_COLOURS[genres[1]]).crop(half), half)
    return upper


STYLES = ("Dots", "Lattice", "Rings", "Stripes")
"""Genres of somebody's own, each a pattern."""

STYLED_SIZE = (180, 270)


@dataclass(frozen=True)
class StyledMovies:
    """Posters of somebody's own genres on disk.

    Attributes:
        movies_csv: the table.
        posters: the folder of <movieId>.jpg.
        quarters: movieId -> (column, row) of the quarter that the genre's pattern sits in, 0 or 1 each.
    """

    movies_csv: Path
    posters: Path
    quarters: dict[int, tuple[int, int]]


def draw_styles(folder, count):
    """Draw `count` posters, each with one genre's pattern in one quarter and clouds elsewhere."""
    posters = folder / "posters"
    posters.mkdir(parents=True)
    rows, quarters = [("movieId", "title", "genres")], {}
    for movie in range(1, count + 1):
        rng = np.random.default_rng(movie)
        genre, quarter = STYLES[rng.integers(len(STYLES))], tuple(rng.integers(0, 2, 2).tolist())
        poster = draw_poster(movie, STYLED_SIZE)
        draw_pattern(ImageDraw.Draw(poster), inside(quarter, STYLED_SIZE, margin=1 / 12), genre, rng)
        poster.save(posters / f"{movie}.jpg", quality=90)
        rows.append((movie, f"Number {movie}", genre))
        quarters[movie] = quarter
    with (folder / "movies.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return StyledMovies(folder / "movies.csv", posters, quarters)


def inside(quarter, size, margin=0.0):
    """Give a quarter's box, (left, top, right, bottom) in pixels, less a margin in shares of the whole."""
    box = []
    for edge in (0, 1):
        for place, length in zip(quarter, size, strict=True):
            box.append(round(length * ((place + edge) / 2 + (margin if edge == 0 else -margin))))
    return tuple(box)


def draw_pattern(draw, box, style, rng):
    left, top, right, bottom = box
    ink = tuple(rng.integers(0, 256, 3).tolist())
    step = int(rng.integers(8, 14))
    draw.rectangle(box, fill=tuple(255 - channel for channel in ink))
    columns, rows = range(left, right, step), range(top, bottom, step)
    if style == "Stripes":
        for x in columns:
            draw.rectangle((x, top, min(x + step // 2, right), bottom), fill=ink)
    elif style == "Dots":
        for x in columns[1:-1:2]:
            for y in rows[1:-1:2]:
                draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=ink)
    elif style == "Rings":
        x, y = (left + right) // 2, (top + bottom) // 2
        for radius in range(step, min(right - left, bottom - top) // 2, step):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=3)
    else:
        for x in columns:
            draw.line((x, top, x, bottom), fill=ink, width=2)
        for y in rows:
            draw.line((left, y, right, y), fill=ink, width=2)
