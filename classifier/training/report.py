"""Evaluations as tables for a terminal."""

from collections.abc import Iterator
from typing import Final

import pandas as pd
from rich.console import RenderableType

from classifier.terminal import Column, FittedTable
from classifier.training.evaluate import MEASURES, Evaluation

PERCENT: Final = frozenset({"exact_match", "top1_hit", "recall_at_3"})
"""Measures that are shares of posters, told in per cent."""

DISPENSABLE: Final = ("accuracy", "AUC", "threshold", "F1")
"""Columns of genres that a narrow terminal does without: the first says least of genres that are rare."""

_ABBREVIATIONS: Final = {"auc": "AUC", "f1": "F1"}


def evaluation_tables(evaluation: Evaluation) -> Iterator[RenderableType]:
    """Yield the whole answer beside its floors, then each preset, then each genre."""
    yield overall_table(evaluation)
    yield presets_table(evaluation.presets)
    yield genres_table(evaluation.genres)


def overall_table(evaluation: Evaluation) -> FittedTable:
    """Lay out a row for the network and one for each floor."""
    answers = dict(evaluation.rows())
    figures = [
        Column(name, [figure_text(key, measured[key]) for measured in answers.values()])
        for key, name in MEASURES.items()
    ]
    title = f"{evaluation.posters:,} posters of the {evaluation.split} split"
    return FittedTable(title, Column("answer", list(answers)), figures, bold=list(answers).index("network"))


def genres_table(genres: pd.DataFrame) -> FittedTable:
    """Lay out a row for each genre, and their mean."""
    means = genres.drop(columns="posters").mean()
    figures = [
        Column(_genre_column(name), [*(_genre_cell(name, value) for value in genres[name]), _mean_cell(name, means)])
        for name in map(str, genres.columns)
    ]
    names = Column("genre", [*map(str, genres.index), "mean"])
    title = "Each genre (prevalence is the floor of average precision)"
    return FittedTable(title, names, figures, DISPENSABLE, apart=True)


def presets_table(presets: pd.DataFrame) -> FittedTable:
    """Lay out a row for each preset."""
    shares = {"precision": "precision", "recall": "recall", "exact match": "exact_match"}
    figures = [Column(name, [f"{share:.1%}" for share in presets[key]]) for name, key in shares.items()]
    figures.append(Column("genres a poster", [f"{number:.2f}" for number in presets["assigned"]]))
    title = "Each preset (of all pairs of poster and genre together)"
    return FittedTable(title, Column("preset", [*map(str, presets.index)]), figures)


def figure_text(key: str, value: float) -> str:
    """Write the value of a measure: shares of posters in per cent, a dash for what cannot be told."""
    if pd.isna(value):
        return "-"
    return f"{value:.1%}" if key in PERCENT else f"{value:.3f}"


def _genre_column(name: str) -> str:
    return _ABBREVIATIONS.get(name, name.replace("_", " "))


def _genre_cell(name: str, value: float) -> str:
    if pd.isna(value):
        return "-"
    return f"{value:.0f}" if name == "posters" else f"{value:.3f}"


def _mean_cell(name: str, means: "pd.Series[float]") -> str:
    """Write the mean of a column; that of the numbers of posters would say nothing."""
    return _genre_cell(name, means[name]) if name in means else ""
