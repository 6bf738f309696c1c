"""Evaluations as tables for a terminal."""

from collections.abc import Iterator
from typing import Final

import pandas as pd
from rich.console import RenderableType
from rich.table import Table

from classifier.training.evaluate import MEASURES, Evaluation

PERCENT: Final = frozenset({"exact_match", "top1_hit", "recall_at_3"})
"""Measures that are shares of posters, told in per cent."""


def evaluation_tables(evaluation: Evaluation) -> Iterator[RenderableType]:
    """Yield the whole answer beside its floors, then each preset, then each genre."""
    yield overall_table(evaluation)
    yield presets_table(evaluation.presets)
    yield genres_table(evaluation.genres)


def overall_table(evaluation: Evaluation) -> Table:
    """Lay out a row for the network and one for each floor."""
    table = Table(title=f"{evaluation.posters:,} posters of the {evaluation.split} split", title_justify="left")
    table.add_column("answer", overflow="fold")
    for name in MEASURES.values():
        table.add_column(name, justify="right", overflow="fold")
    for answer, measured in evaluation.rows():
        cells = [figure_text(key, measured[key]) for key in MEASURES]
        table.add_row(answer, *cells, style="bold" if answer == "network" else "")
    return table


def genres_table(genres: pd.DataFrame) -> Table:
    """Lay out a row for each genre, and their mean."""
    table = Table(title="Each genre (prevalence is the floor of average precision)", title_justify="left")
    table.add_column("genre")
    for name in genres.columns:
        table.add_column(str(name).replace("_", " "), justify="right", overflow="fold")
    for genre, row in genres.iterrows():
        table.add_row(str(genre), *(_genre_cell(str(name), value) for name, value in row.items()))
    means = genres.drop(columns="posters").mean()
    table.add_section()
    table.add_row("mean", "", *(_genre_cell(str(name), value) for name, value in means.items()))
    return table


def presets_table(presets: pd.DataFrame) -> Table:
    """Lay out a row for each preset."""
    table = Table(title="Each preset (of all pairs of poster and genre together)", title_justify="left")
    table.add_column("preset")
    for name in ("precision", "recall", "exact match", "genres a poster"):
        table.add_column(name, justify="right")
    for preset, row in presets.iterrows():
        shares = (f"{row[name]:.1%}" for name in ("precision", "recall", "exact_match"))
        table.add_row(str(preset), *shares, f"{row['assigned']:.2f}")
    return table


def figure_text(key: str, value: float) -> str:
    """Write the value of a measure: shares of posters in per cent, a dash for what cannot be told."""
    if pd.isna(value):
        return "-"
    return f"{value:.1%}" if key in PERCENT else f"{value:.3f}"


def _genre_cell(name: str, value: float) -> str:
    if pd.isna(value):
        return "-"
    return f"{value:.0f}" if name == "posters" else f"{value:.3f}"
