"""Scores that come true, and thresholds to choose from, both taken from validation posters."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from classifier.combinations import Combinations, learn_combinations
from classifier.network import sigmoid
from classifier.presets import Preset
from classifier.training import metrics

FOLDS: Final = 5

SLOPE_SPREAD: Final = 0.25
OFFSET_SPREAD: Final = 0.5
"""Standard deviations of what is expected of a genre's scaling before a poster is seen (normal
around no scaling at all): a genre with a dozen examples is not bent to fit just these."""

PRECISE: Final = 0.7
COMPLETE: Final = 0.7
"""Precision, and recall, that the presets of these names are held to."""

LEAST_TAKEN: Final = 10
"""Validation posters that must reach a precise threshold: the precision of fewer is chance."""

TRUST: Final = 0.75
"""How far scores are believed, beside labels, where the threshold of the best F1 is looked for. The
labels of a few dozen examples alone put it where chance has it: with thresholds from one half of
MovieLens's validation posters, the other half's macro-F1 was 0.388 by labels alone, and 0.399 so."""

COMBINATIONS_WEIGHT: Final = 0.5
"""How far the counts of genre combinations are trusted. Scores know some of what they say already:
of 0 to 1 in steps of 0.1, this gave the most exact matches on the validation posters of MovieLens."""


@dataclass(frozen=True, eq=False)
class Scaling:
    """A genre's logit times `slope` plus `offset` is the logit of a score that comes true ("Platt scaling").

    Attributes:
        slope, offset: float64 [genres].
    """

    slope: NDArray[np.float64]
    offset: NDArray[np.float64]

    def apply(self, scores: NDArray[np.floating]) -> NDArray[np.float32]:
        """Scale float [n, genres] probabilities."""
        return sigmoid(metrics.logits(scores) * self.slope + self.offset).astype(np.float32)


def fit_scaling(labels: NDArray[np.floating], scores: NDArray[np.floating]) -> Scaling:
    """Find each genre's scaling of the greatest posterior probability.

    Args:
        labels: float [n, genres] of 0 and 1.
        scores: float [n, genres], the network's own probabilities.
    """
    logits = metrics.logits(scores)
    fitted = [_fit_genre(labels[:, genre], logits[:, genre]) for genre in range(labels.shape[1])]
    slope, offset = np.transpose(fitted)
    return Scaling(slope, offset)


def _fit_genre(labels: NDArray[np.floating], logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit (slope, offset) of one genre."""

    def cost(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        slope, offset = parameters
        scaled = slope * logits + offset
        off = np.array([(slope - 1) / SLOPE_SPREAD, offset / OFFSET_SPREAD])
        excess = sigmoid(scaled) - labels
        loss = np.sum(np.logaddexp(0, scaled) - labels * scaled) + 0.5 * np.sum(off**2)
        slopes = np.array([excess @ logits, excess.sum()]) + off / [SLOPE_SPREAD, OFFSET_SPREAD]
        return float(loss), slopes

    return minimize(cost, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B", bounds=[(0.1, 10), (-10, 10)]).x


def scaling_that_helps(labels: NDArray[np.floating], scores: NDArray[np.floating]) -> Scaling | None:
    """Fit a scaling, or give None where it would not help on posters that it was not fitted on.

    It helps if it lowers the log loss of held-out posters by more than a standard error of that
    difference, in cross-validation.
    """
    if len(labels) < 2 * FOLDS:
        return None
    fold = np.random.default_rng(0).permutation(len(labels)) % FOLDS
    held_out = np.empty_like(scores)
    for number in range(FOLDS):
        out = fold == number
        held_out[out] = fit_scaling(labels[~out], scores[~out]).apply(scores[out])
    gain = metrics.log_loss(labels, scores) - metrics.log_loss(labels, held_out)
    if gain.mean() <= gain.std(ddof=1) / np.sqrt(len(gain)):
        return None
    return fit_scaling(labels, scores)


def preset_thresholds(labels: NDArray[np.floating], scores: NDArray[np.floating]) -> dict[Preset, NDArray[np.float64]]:
    """Choose the thresholds of each preset that has some: float64 [genres].

    Args:
        labels: float [n, genres] of 0 and 1.
        scores: float [n, genres] that come true.
    """
    believed = np.where(labels.any(axis=0), TRUST * scores + (1 - TRUST) * labels, 0)
    return {
        Preset.BALANCED: metrics.best_f1_thresholds(believed, scores),
        Preset.PRECISE: metrics.precision_thresholds(labels, scores, PRECISE, LEAST_TAKEN),
        Preset.COMPLETE: metrics.recall_thresholds(labels, scores, COMPLETE),
    }


@dataclass(frozen=True, eq=False)
class Calibration:
    """What is added to a network so that people can take its word.

    Attributes:
        scaling: of the scores, or None where they come true as they are.
        presets: thresholds of each preset, float64 [genres].
        combinations: which genres go together.
    """

    scaling: Scaling | None
    presets: dict[Preset, NDArray[np.float64]]
    combinations: Combinations

    def entries(self, genres: tuple[str, ...]) -> dict[str, Any]:
        """Write it down as a model card holds it."""

        def by_genre(values: NDArray[np.float64]) -> dict[str, float]:
            return {genre: round(float(value), 6) for genre, value in zip(genres, values, strict=True)}

        presets = {str(name): by_genre(thresholds) for name, thresholds in self.presets.items()}
        entries: dict[str, Any] = {
            "thresholds": presets[Preset.BALANCED],
            "presets": presets,
            "combinations": self.combinations.to_json(),
            "calibration": "scores are the network's own probabilities: scaling would not have helped",
        }
        if self.scaling is not None:
            entries["calibration"] = "logit times slope plus offset, genre by genre, from the validation posters"
            entries["scaling"] = {"slope": by_genre(self.scaling.slope), "offset": by_genre(self.scaling.offset)}
        return entries


def calibrate(
    genres: tuple[str, ...],
    labels: NDArray[np.floating],
    scores: NDArray[np.float32],
    training_labels: NDArray[np.floating],
) -> Calibration:
    """Calibrate a network.

    Args:
        genres: in the order of the arrays.
        labels: of the validation posters, float [n, genres] of 0 and 1.
        scores: theirs, float32 [n, genres], the network's own probabilities.
        training_labels: float [m, genres], which say what genres go together.
    """
    scaling = scaling_that_helps(labels, scores)
    scaled = scores if scaling is None else scaling.apply(scores)
    return Calibration(
        scaling, preset_thresholds(labels, scaled), learn_combinations(genres, training_labels, COMBINATIONS_WEIGHT)
    )
