"""How good a network is on labelled posters, read the way the application reads them.

Every measure stands beside what constant and senseless answers score on the same posters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from classifier.batch import Reading, read_posters
from classifier.card import ModelCard
from classifier.classifier import Classifier
from classifier.combinations import Combinations
from classifier.network import Output, scaled
from classifier.presets import Preset
from classifier.training import metrics
from classifier.training.movielens import MovieLens, MovieLensError
from classifier.training.progress import Progress

TOP_K: Final = 3
SHUFFLE_SEED: Final = 0

MEASURES: Final = {
    "map": "mAP",
    "macro_auc": "macro AUC",
    "macro_f1": "macro-F1",
    "micro_f1": "micro-F1",
    "exact_match": "exact match",
    "hamming_loss": "Hamming loss",
    "top1_hit": "top-1 hit",
    "recall_at_3": "recall at 3",
    "calibration_error": "calibration error",
    "least_lift": "least AP / prevalence",
}
"""Key and name of each measure of a whole answer. Exact match and Hamming loss are those of the
most probable set, never empty; the F1 are those of the genres that reach their thresholds; the
last is that of the genre, among those on under 10 % of posters, that is told the worst."""


@dataclass(frozen=True)
class Scored:
    """Posters of one split, scored.

    Attributes:
        genres: in the order of the arrays.
        labels: float32 [n, genres] of 0 and 1.
        scores: float32 [n, genres].
        unread: posters that could not be read and so are in neither.
        paths: the files of those that were, in the order of the rows; empty where nobody knows them.
        evidence: float32 [h, w, genres] of each row; empty where it was not kept.
    """

    genres: tuple[str, ...]
    labels: NDArray[np.float32]
    scores: NDArray[np.float32]
    unread: tuple[Reading, ...]
    paths: tuple[Path, ...] = ()
    evidence: tuple[NDArray[np.float32], ...] = ()

    def by(self, card: ModelCard) -> "Scored":
        """Give what reading the same posters gives, to the last bit, once a card scales the network.

        Args:
            card: of the network, which scored without any scaling; the evidence was kept.
        """
        outputs = map(Output, self.scores, self.evidence)
        return replace(self, scores=np.stack([scaled(output, card).scores for output in outputs]), evidence=())


def score_split(
    classifier: Classifier, data: MovieLens, split: str, progress: Progress, evidence: bool = False
) -> Scored:
    """Read a split's posters by the application's own way.

    Args:
        classifier: reads.
        data: posters and labels.
        split: its name.
        progress: where to report.
        evidence: whether to keep the evidence maps; some kB a poster.

    Raises:
        ModelError: the network cannot run.
        MovieLensError: the split is empty, or none of its posters can be read.
    """
    if classifier.genres != data.genres:
        raise MovieLensError("The network and the table do not have the same genres.")
    rows = data.split(split)
    readings: list[Reading] = []
    for reading in read_posters(classifier, list(rows["path"]), evidence=evidence):
        readings.append(reading)
        progress.step(f"reading {split} posters", len(readings), len(rows))
    read = np.array([reading.prediction is not None for reading in readings], bool)
    if not read.any():
        raise MovieLensError(f"No poster of the split {split!r} can be read.")
    predictions = [reading.prediction for reading in readings if reading.prediction]
    scores = np.stack([prediction.scores for prediction in predictions])
    unread = tuple(reading for reading in readings if reading.prediction is None)
    paths = tuple(reading.path for reading in readings if reading.prediction)
    maps = tuple(prediction.evidence for prediction in predictions if prediction.evidence is not None)
    return Scored(data.genres, data.labels(rows)[read], scores, unread, paths, maps)


def measure(
    labels: NDArray[np.float32],
    scores: NDArray[np.float32],
    reaching: NDArray[np.bool_],
    most_probable: NDArray[np.bool_],
) -> dict[str, float]:
    """Measure one answer by every key of `MEASURES`.

    Args:
        labels: float32 [n, genres] of 0 and 1.
        scores: float32 [n, genres].
        reaching: the genres that reach their thresholds, bool [n, genres]: for F1.
        most_probable: the most probable set, bool [n, genres]: for exact match and Hamming loss.
    """
    return {
        "map": metrics.mean_average_precision(labels, scores),
        "macro_auc": metrics.macro_auc(labels, scores),
        "macro_f1": metrics.macro_f1(labels, reaching),
        "micro_f1": metrics.micro_f1(labels, reaching),
        "exact_match": metrics.exact_match(labels, most_probable),
        "hamming_loss": metrics.hamming_loss(labels, most_probable),
        "top1_hit": metrics.top1_hit(labels, scores),
        "recall_at_3": metrics.recall_at(TOP_K, labels, scores),
        "calibration_error": metrics.expected_calibration_error(labels, scores),
        "least_lift": metrics.least_lift(labels, scores),
    }


@dataclass(frozen=True, eq=False)
class Rules:
    """How scores become answers.

    Attributes:
        thresholds: float [genres], the score from which a genre is assigned.
        combinations: which genres go together; None for the most probable set of independent ones.
        presets: thresholds of other presets, by name.
    """

    thresholds: NDArray[np.floating]
    combinations: Combinations | None = None
    presets: Mapping[Preset, NDArray[np.floating]] = field(default_factory=dict[Preset, NDArray[np.floating]])

    @classmethod
    def of_card(cls, card: ModelCard) -> Self:
        """Take the rules of a network."""
        return cls(card.thresholds, card.combinations, card.presets)

    def most_probable(self, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Choose each poster's most probable set of genres, never empty: bool [n, genres]."""
        if self.combinations is None:
            return metrics.assign(scores, metrics.EVEN_ODDS)
        return self.combinations.most_probable(scores)

    def assigned(self, preset: Preset, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Assign genres by a preset: bool [n, genres]."""
        if preset is Preset.LIKELY:
            return self.most_probable(scores)
        return metrics.assign(scores, self.presets[preset])


def measure_network(scored: Scored, rules: Rules) -> dict[str, float]:
    """Measure a network's answers."""
    return measure(
        scored.labels,
        scored.scores,
        metrics.assign(scored.scores, rules.thresholds),
        rules.most_probable(scored.scores),
    )


def preset_table(scored: Scored, rules: Rules) -> pd.DataFrame:
    """Measure each preset: one row a preset, indexed by its name.

    Columns: precision and recall of all pairs of poster and genre thrown together; exact_match;
    assigned, the mean number of genres a poster is given.
    """
    rows: dict[str, dict[str, float]] = {}
    for preset in rules.presets:
        assigned = rules.assigned(preset, scored.scores)
        hits = float((assigned & (scored.labels > 0)).sum())
        rows[str(preset)] = {
            "precision": hits / max(assigned.sum(), 1),
            "recall": hits / max(scored.labels.sum(), 1),
            "exact_match": metrics.exact_match(scored.labels, assigned),
            "assigned": float(assigned.sum(axis=1).mean()),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("preset")


def measure_floors(scored: Scored, rules: Rules, frequency: NDArray[np.floating]) -> dict[str, dict[str, float]]:
    """Measure what needs no eyes: constant answers, and the network against other posters' labels.

    Args:
        scored: the network's answers.
        rules: of the network.
        frequency: of each genre among the training posters, float [genres].

    Returns:
        name of the floor -> measures. What a floor has no answer to is NaN.
    """
    labels = scored.labels
    order = np.argsort(-frequency, kind="stable")
    shuffled = np.random.default_rng(SHUFFLE_SEED).permutation(len(labels))
    floors = {
        f"always {scored.genres[order[0]]}": _constant(labels, order[:1], frequency),
        "nothing at all": _constant(labels, order[:0], frequency),
        "most frequent three": _constant(labels, order[:TOP_K], frequency),
        "every genre": _constant(labels, order, frequency),
    }
    other = Scored(scored.genres, labels[shuffled], scored.scores, ())
    return floors | {"labels shuffled": measure_network(other, rules)}


def _constant(
    labels: NDArray[np.float32], answer: NDArray[np.intp], frequency: NDArray[np.floating]
) -> dict[str, float]:
    """Measure always giving the same genres, each as sure as it is frequent."""
    assigned = np.zeros(labels.shape, bool)
    assigned[:, answer] = True
    measured = measure(labels, (assigned * frequency).astype(np.float32), assigned, assigned)
    if len(answer) == 0:
        measured |= {"top1_hit": float("nan"), "recall_at_3": 0.0}
    if len(answer) < TOP_K:
        # Only the genres answered count as found; the ranking of the rest says nothing.
        found = (labels * assigned).sum(axis=1) / np.maximum(labels.sum(axis=1), 1)
        measured["recall_at_3"] = float(found.mean())
    return measured


def genre_table(scored: Scored, thresholds: NDArray[np.floating]) -> pd.DataFrame:
    """Measure each genre: one row a genre, indexed by its name.

    Columns: prevalence (what a senseless ranking scores as average precision), average_precision,
    auc, threshold, precision, recall, f1, accuracy.
    """
    counts = metrics.confusion(scored.labels, metrics.assign(scored.scores, thresholds))
    tp, fp, fn, tn = (counts[key].astype(float) for key in ("tp", "fp", "fn", "tn"))
    return pd.DataFrame(
        {
            "posters": scored.labels.sum(axis=0).astype(int),
            "prevalence": scored.labels.mean(axis=0),
            "average_precision": metrics.average_precision(scored.labels, scored.scores),
            "auc": metrics.roc_auc(scored.labels, scored.scores),
            "threshold": thresholds,
            "precision": tp / np.maximum(tp + fp, 1),
            "recall": tp / np.maximum(tp + fn, 1),
            "f1": metrics.f1(counts["tp"], counts["fp"], counts["fn"]),
            "accuracy": (tp + tn) / len(scored.labels),
        },
        index=pd.Index(scored.genres, name="genre"),
    )


@dataclass(frozen=True)
class Evaluation:
    """A network measured on one split.

    Attributes:
        split: its name.
        posters: number of posters measured.
        unread: those left out because they cannot be read.
        network: key of `MEASURES` -> value.
        floors: name of a floor -> the same.
        genres: as `genre_table` gives it.
        presets: as `preset_table` gives it.
    """

    split: str
    posters: int
    unread: tuple[Reading, ...]
    network: Mapping[str, float]
    floors: Mapping[str, Mapping[str, float]]
    genres: pd.DataFrame
    presets: pd.DataFrame

    def rows(self) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield each answer's name and its measures, the network's first."""
        yield "network", self.network
        yield from self.floors.items()


def evaluate(classifier: Classifier, data: MovieLens, split: str, progress: Progress) -> Evaluation:
    """Measure a network on one split of labelled posters, beside the floors.

    Raises:
        MovieLensError: the split is empty or its posters cannot be read.
        ModelError: the network cannot run.
    """
    scored = score_split(classifier, data, split, progress)
    return evaluate_scored(scored, split, Rules.of_card(classifier.card), label_frequency(data, split))


def label_frequency(data: MovieLens, split: str) -> NDArray[np.float64]:
    """Give each genre's share of the training posters, or of `split` where there are none."""
    rows = data.split("train")
    return data.labels(data.split(split) if rows.empty else rows).mean(axis=0, dtype=np.float64)


def evaluate_scored(scored: Scored, split: str, rules: Rules, frequency: NDArray[np.floating]) -> Evaluation:
    """Measure scores that are already there."""
    return Evaluation(
        split=split,
        posters=len(scored.labels),
        unread=scored.unread,
        network=measure_network(scored, rules),
        floors=measure_floors(scored, rules, frequency),
        genres=genre_table(scored, rules.thresholds),
        presets=preset_table(scored, rules),
    )
