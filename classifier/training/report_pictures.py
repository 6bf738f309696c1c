"""The most confident errors as pictures: small copies of posters, for a page."""

import base64
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.names import printable
from classifier.poster import PosterError, read_poster
from classifier.training.analysis import Error, listed_outsiders, unlisted_favourites
from classifier.training.evaluate import Scored

THUMBNAIL_SIDE: Final = 180
"""Pixels along the longer side of a picture."""

JPEG_QUALITY: Final = 82

MOST: Final = 12
"""Errors of each kind."""

SHOWN: Final = 3
"""Highest scores told of each poster."""


@dataclass(frozen=True)
class ShownScore:
    """One score beside a picture.

    Attributes:
        genre: its name.
        score: what the network gives it.
        listed: whether the label has it.
        disputed: whether it is the one that label and network disagree on.
    """

    genre: str
    score: float
    listed: bool
    disputed: bool


@dataclass(frozen=True)
class ShownError:
    """One error as a page shows it.

    Attributes:
        key: tells this pair of poster and genre from others, without naming it.
        name: the poster's file name.
        picture: a JPEG as a data URI; None where the poster can no longer be read.
        trouble: why it cannot.
        listed: the genres of its label.
        scores: the highest, and that of the disputed genre, highest first.
    """

    key: str
    name: str
    picture: str | None
    trouble: str
    listed: tuple[str, ...]
    scores: tuple[ShownScore, ...]

    @property
    def disputed(self) -> ShownScore:
        """The score that label and network disagree on."""
        return next(score for score in self.scores if score.disputed)


def shown_favourites(scored: Scored, most: int = MOST) -> list[ShownError]:
    """Show the posters whose highest score is a genre that is not listed, the highest score first."""
    return [_show(scored, error) for error in unlisted_favourites(scored.labels, scored.scores, most)]


def shown_outsiders(scored: Scored, thresholds: NDArray[np.floating], most: int = MOST) -> list[ShownError]:
    """Show the posters with a listed genre far below its threshold, the lowest score first."""
    return [_show(scored, error) for error in listed_outsiders(scored.labels, scored.scores, thresholds, most)]


def _show(scored: Scored, error: Error) -> ShownError:
    path, listed = scored.paths[error.row], scored.labels[error.row] > 0
    ranked: Sequence[int] = np.argsort(-scored.scores[error.row], kind="stable").tolist()
    told = [genre for place, genre in enumerate(ranked) if place < SHOWN or genre == error.genre]
    picture, trouble = _picture(path)
    return ShownError(
        key=hashlib.sha256(repr((path, error.genre)).encode("utf-8", "backslashreplace")).hexdigest()[:12],
        name=printable(path.name),
        picture=picture,
        trouble=trouble,
        listed=tuple(scored.genres[genre] for genre in np.flatnonzero(listed)),
        scores=tuple(
            ShownScore(
                scored.genres[genre], float(scored.scores[error.row, genre]), bool(listed[genre]), genre == error.genre
            )
            for genre in told
        ),
    )


def _picture(path: Path) -> tuple[str | None, str]:
    """Read a poster as the application does: a thumbnail, or why there is none."""
    try:
        poster = read_poster(path, at_least=(THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    except PosterError as error:
        return None, error.sentence
    return thumbnail(poster), ""


def thumbnail(poster: Image.Image) -> str:
    """Encode a small copy of a poster, pixels alone, as a JPEG's data URI."""
    small = poster.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    # Pillow would hand a comment in the original on.
    small.info.clear()
    file = io.BytesIO()
    small.save(file, "JPEG", quality=JPEG_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"
