"""What labels and scores tell about each other: plain NumPy, so that it needs no extra.

Throughout, `labels` are [n, genres] of 0 and 1, and `scores` float [n, genres] in [0, 1].
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from classifier.training.metrics import CALIBRATION_BINS, Labels, Scores


def cooccurrence(marks: Labels) -> NDArray[np.float64]:
    """Share of the posters of each genre that have each other genre: P(column | row).

    Args:
        marks: labels, or the genres assigned: [n, genres] of 0 and 1.

    Returns:
        float64 [genres, genres]; 1 on the diagonal, and NaN in the row of a genre without posters.
    """
    return _shares(marks > 0, marks > 0)


def top1_confusion(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """Share of the posters of each genre (row) whose highest score is each genre (column).

    A poster of several genres counts in the row of each, so that even a faultless network has
    something beside the diagonal.

    Returns:
        float64 [genres, genres]; rows sum to 1, or are NaN for a genre without posters.
    """
    highest = np.zeros(scores.shape, bool)
    highest[np.arange(len(scores)), scores.argmax(axis=1)] = True
    return _shares(labels > 0, highest)


def _shares(rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> NDArray[np.float64]:
    """P(column | row) of two bool [n, genres]."""
    together = rows.T.astype(np.float64) @ columns.astype(np.float64)
    posters = rows.sum(axis=0, dtype=np.float64)[:, None]
    return np.divide(together, posters, out=np.full_like(together, np.nan), where=posters > 0)


@dataclass(frozen=True, eq=False)
class Reliability:
    """How often scores come true, in bins of equal width over [0, 1].

    Attributes:
        score: mean score in each bin, float64 [bins]; NaN where it is empty.
        frequency: share of its pairs of poster and genre where the genre is listed; the same.
        count: pairs in each bin, int64 [bins].
    """

    score: NDArray[np.float64]
    frequency: NDArray[np.float64]
    count: NDArray[np.int64]


def reliability(labels: Labels, scores: Scores, bins: int = CALIBRATION_BINS) -> Reliability:
    """Bin all pairs of poster and genre by score, as `metrics.expected_calibration_error` does."""
    flat, truth = scores.ravel().astype(np.float64), (labels > 0).ravel()
    which = np.minimum((flat * bins).astype(int), bins - 1)
    count = np.bincount(which, minlength=bins)
    score, frequency = (
        np.divide(np.bincount(which, values, bins), count, out=np.full(bins, np.nan), where=count > 0)
        for values in (flat, truth)
    )
    return Reliability(score, frequency, count)


class Error(NamedTuple):
    """One pair of poster and genre on which label and network disagree.

    Attributes:
        row: the poster's row.
        genre: the genre's column.
        score: what the network gives it.
    """

    row: int
    genre: int
    score: float


def unlisted_favourites(labels: Labels, scores: Scores, most: int) -> list[Error]:
    """Find the posters whose highest score is a genre that is not listed: the highest score first."""
    favourites = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    highest = scores[rows, favourites]
    wrong = rows[labels[rows, favourites] == 0]
    order = wrong[np.argsort(-highest[wrong], kind="stable")][:most]
    return [Error(int(row), int(favourites[row]), float(highest[row])) for row in order]


def listed_outsiders(labels: Labels, scores: Scores, thresholds: NDArray[np.floating], most: int) -> list[Error]:
    """Find the posters with a listed genre below its threshold: the lowest score first.

    A poster is there once, with the lowest of its listed genres.
    """
    missed = np.where((labels > 0) & (scores < thresholds), scores, np.inf)
    genres = missed.argmin(axis=1)
    lowest = missed.min(axis=1)
    order = np.argsort(lowest, kind="stable")[: min(most, int(np.isfinite(lowest).sum()))]
    return [Error(int(row), int(genres[row]), float(lowest[row])) for row in order]
