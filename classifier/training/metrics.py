"""How well scores tell genres: multi-label measures in plain NumPy, so that they need no extra.

Throughout, `labels` are [n, genres] of 0 and 1, and `scores` float [n, genres] in [0, 1].
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.floating] | NDArray[np.integer] | NDArray[np.bool_]
Scores = NDArray[np.floating]

EVEN_ODDS: Final = 0.5
CALIBRATION_BINS: Final = 15

RARE: Final = 0.1
"""Share of posters under which a genre is rare."""

SURE: Final = 1e-7
"""Scores are kept this far from 0 and 1, whose logits are infinite."""


def average_precision(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """Area under each genre's precision-recall curve, as a sum of steps: float64 [genres].

    Posters of one score enter together, as in scikit-learn's `average_precision_score`; NaN for
    a genre without examples.
    """
    return np.array([_average_precision(labels[:, g] > 0, scores[:, g]) for g in range(labels.shape[1])])


def _average_precision(positive: NDArray[np.bool_], scores: Scores) -> float:
    if not positive.any():
        return float("nan")
    hits, taken = _hits_by_threshold(positive, scores)[:2]
    recall = hits / positive.sum()
    return float(np.sum(np.diff(recall, prepend=0) * hits / taken))


def _hits_by_threshold(positive: Labels, scores: Scores) -> tuple[NDArray[np.float64], NDArray[np.int64], Scores]:
    """For each distinct score, highest first: posters hit and taken at that threshold, and it."""
    order = np.argsort(-scores, kind="stable")
    ordered = scores[order]
    last_of_score = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    return np.cumsum(positive[order], dtype=np.float64)[last_of_score], last_of_score + 1, ordered[last_of_score]


def roc_auc(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """Chance that a poster of the genre scores above one that is not: float64 [genres].

    NaN for a genre that all posters have, or none.
    """
    return np.array([_roc_auc(labels[:, g] > 0, scores[:, g]) for g in range(labels.shape[1])])


def _roc_auc(positive: NDArray[np.bool_], scores: Scores) -> float:
    hits, taken, _ = _hits_by_threshold(positive, scores)
    misses = taken - hits
    if hits[-1] == 0 or misses[-1] == 0:
        return float("nan")
    return float(np.trapezoid(np.append(0, hits) / hits[-1], np.append(0, misses) / misses[-1]))


def best_f1_thresholds(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """Find each genre's threshold of the best F1: float64 [genres], halfway to the next score.

    Labels may lie between 0 and 1; then it is the F1 to be expected where they are probabilities.
    Even odds for a genre without examples.
    """
    return np.array([_best_f1_threshold(labels[:, g], scores[:, g]) for g in range(labels.shape[1])])


def _best_f1_threshold(positive: Labels, scores: Scores) -> float:
    if not positive.any():
        return EVEN_ODDS
    hits, taken, thresholds = _hits_by_threshold(positive, scores)
    best = int(np.argmax(2 * hits / (taken + positive.sum())))
    return _between(thresholds, best)


def precision_thresholds(labels: Labels, scores: Scores, precision: float, least_taken: int) -> NDArray[np.float64]:
    """Find each genre's least threshold that has a precision: float64 [genres], halfway to the next score.

    1, which no score reaches, for a genre where no threshold taking at least `least_taken`
    posters has it.
    """
    thresholds = np.ones(labels.shape[1])
    for genre in range(labels.shape[1]):
        hits, taken, at = _hits_by_threshold(labels[:, genre] > 0, scores[:, genre])
        reaching = np.flatnonzero((hits >= precision * taken) & (taken >= least_taken))
        if len(reaching):
            thresholds[genre] = _between(at, int(reaching[-1]))
    return thresholds


def recall_thresholds(labels: Labels, scores: Scores, recall: float) -> NDArray[np.float64]:
    """Find each genre's greatest threshold that has a recall: float64 [genres], halfway to the next score.

    Even odds for a genre without examples.
    """
    thresholds = np.full(labels.shape[1], EVEN_ODDS)
    for genre in range(labels.shape[1]):
        positive = labels[:, genre] > 0
        if positive.any():
            hits, _, at = _hits_by_threshold(positive, scores[:, genre])
            thresholds[genre] = _between(at, int(np.argmax(hits >= recall * positive.sum())))
    return thresholds


def _between(thresholds: Scores, index: int) -> float:
    """Halfway from a score to the next lower one, of scores in falling order."""
    below = thresholds[index + 1] if index + 1 < len(thresholds) else 0.0
    return float((thresholds[index] + below) / 2)


def logits(scores: Scores) -> NDArray[np.float64]:
    """log(score / (1 - score)), kept finite."""
    sure = np.clip(np.asarray(scores, np.float64), SURE, 1 - SURE)
    return np.log(sure) - np.log1p(-sure)


def log_loss(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """Mean binary cross-entropy of each poster over its genres, in nats: float64 [n]."""
    values = logits(scores)
    return (np.logaddexp(0, values) - labels * values).mean(axis=1)


def lift(labels: Labels, scores: Scores) -> NDArray[np.float64]:
    """How many times each genre's average precision is that of a ranking by chance: float64 [genres]."""
    prevalence = np.asarray(labels > 0).mean(axis=0)
    return average_precision(labels, scores) / np.where(prevalence > 0, prevalence, np.nan)


def least_lift(labels: Labels, scores: Scores, rare: float = RARE) -> float:
    """Least `lift` among the genres on under a share of the posters; NaN where there is none."""
    lifts = lift(labels, scores)[np.asarray(labels > 0).mean(axis=0) < rare]
    return float(np.nanmin(lifts)) if np.isfinite(lifts).any() else float("nan")


def assign(scores: Scores, thresholds: NDArray[np.floating] | float) -> NDArray[np.bool_]:
    """Assign the genres that reach their threshold, or else the most probable: bool [n, genres].

    With thresholds of 0.5 this is the most probable set of independent genres, never empty.
    """
    assigned = scores >= thresholds
    empty = ~assigned.any(axis=1)
    assigned[empty, scores[empty].argmax(axis=1)] = True
    return assigned


def confusion(labels: Labels, assigned: NDArray[np.bool_]) -> dict[str, NDArray[np.int64]]:
    """Count per genre: ``tp``, ``fp``, ``fn`` and ``tn``, each int64 [genres]."""
    truth = labels > 0
    return {
        "tp": (truth & assigned).sum(axis=0),
        "fp": (~truth & assigned).sum(axis=0),
        "fn": (truth & ~assigned).sum(axis=0),
        "tn": (~truth & ~assigned).sum(axis=0),
    }


def f1(tp: NDArray[np.integer], fp: NDArray[np.integer], fn: NDArray[np.integer]) -> NDArray[np.float64]:
    """2 tp / (2 tp + fp + fn); 0 where nothing is there to find and nothing was found."""
    return 2 * tp / np.maximum(2 * tp + fp + fn, 1)


def macro_f1(labels: Labels, assigned: NDArray[np.bool_]) -> float:
    """Mean over the genres of F1."""
    counts = confusion(labels, assigned)
    return float(f1(counts["tp"], counts["fp"], counts["fn"]).mean())


def micro_f1(labels: Labels, assigned: NDArray[np.bool_]) -> float:
    """F1 of all pairs of poster and genre thrown together."""
    counts = confusion(labels, assigned)
    return float(f1(counts["tp"].sum(), counts["fp"].sum(), counts["fn"].sum()))


def exact_match(labels: Labels, assigned: NDArray[np.bool_]) -> float:
    """Share of posters whose assigned genres are just the listed ones."""
    return float(((labels > 0) == assigned).all(axis=1).mean())


def hamming_loss(labels: Labels, assigned: NDArray[np.bool_]) -> float:
    """Share of pairs of poster and genre that are wrong."""
    return float(((labels > 0) != assigned).mean())


def top1_hit(labels: Labels, scores: Scores) -> float:
    """Share of posters whose highest score is one of the listed genres."""
    return float(labels[np.arange(len(labels)), scores.argmax(axis=1)].mean())


def recall_at(k: int, labels: Labels, scores: Scores) -> float:
    """Mean over the posters of the share of listed genres among the `k` highest scores."""
    top = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    found = np.take_along_axis(labels, top, axis=1).sum(axis=1)
    return float((found / np.maximum(labels.sum(axis=1), 1)).mean())


def expected_calibration_error(labels: Labels, scores: Scores, bins: int = CALIBRATION_BINS) -> float:
    """Mean gap between score and frequency over all pairs, in bins of equal width (Guo 2017)."""
    flat, truth = scores.ravel(), (labels > 0).ravel()
    which = np.minimum((flat * bins).astype(int), bins - 1)
    count = np.bincount(which, minlength=bins)
    gaps = np.bincount(which, flat, bins) - np.bincount(which, truth, bins)
    return float(np.abs(gaps).sum() / count.sum())


def mean_average_precision(labels: Labels, scores: Scores) -> float:
    """Mean of `average_precision` over the genres that have examples; NaN where none has."""
    return _mean_of_known(average_precision(labels, scores))


def macro_auc(labels: Labels, scores: Scores) -> float:
    """Mean of `roc_auc` over the genres that some posters have and some have not; NaN where there is none."""
    return _mean_of_known(roc_auc(labels, scores))


def _mean_of_known(values: NDArray[np.float64]) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
