"""Plots of genres against genres, each a Matplotlib figure."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from classifier.training.analysis import cooccurrence, top1_confusion
from classifier.training.canvas import ACCENT, INK, house_style, shortened
from classifier.training.evaluate import Scored
from classifier.training.metrics import Labels

MOST_NUMBERED: Final = 24
"""Genres of a heat map whose cells still have room for a number."""

HEAT: Final = LinearSegmentedColormap.from_list("heat", [(*to_rgb(ACCENT), 0.0), (*to_rgb(ACCENT), 0.8)])
"""From nothing to nearly opaque, so that a number can be read on it, on a light page and on a dark one."""


def cooccurrence_figure(marks: Labels, genres: Sequence[str]) -> Figure:
    """Draw how often each genre (column) goes with each other one (row): `analysis.cooccurrence`."""
    shares = cooccurrence(marks)
    # A genre always goes with itself, and would outshine all others.
    np.fill_diagonal(shares, np.nan)
    return _heat_map(shares, genres, "also has", "of the posters with")


def top1_figure(scored: Scored) -> Figure:
    """Draw which genre has the highest score, for the posters of each genre: `analysis.top1_confusion`."""
    return _heat_map(top1_confusion(scored.labels, scored.scores), scored.genres, "highest score", "listed genre")


@house_style()
def _heat_map(shares: NDArray[np.floating], genres: Sequence[str], columns: str, rows: str) -> Figure:
    """Draw shares [genres, genres], in per cent where there is room; a blank is NaN, or less than half of one."""
    cell = float(np.clip(4.8 / len(genres), 0.12, 0.9))
    size = min(9.0, cell * 72 * 0.65)
    names = [shortened(genre, 18) for genre in genres]
    figure, axes, beside = _square(cell * len(names), max(map(len, names)) * size * 0.57 / 72 + 0.4)
    picture = axes.imshow(shares, HEAT, vmin=0, vmax=1, interpolation="none", aspect="auto")
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=size)
    axes.set_yticks(range(len(names)), names, fontsize=size)
    axes.set_xticks(np.arange(len(names) - 1) + 0.5, minor=True)
    axes.set_yticks(np.arange(len(names) - 1) + 0.5, minor=True)
    axes.grid(which="minor", linewidth=0.4)
    axes.tick_params(which="both", length=0)
    axes.set(xlabel=columns, ylabel=rows)
    axes.spines[["left", "bottom"]].set_visible(False)
    if len(genres) <= MOST_NUMBERED:
        for (row, column), share in np.ndenumerate(shares):
            if share >= 0.005:
                axes.text(column, row, f"{share:.0%}"[:-1], color=INK, fontsize=8, ha="center", va="center")
    figure.colorbar(picture, cax=beside, format=PercentFormatter(1, 0))
    return figure


def _square(side: float, names: float) -> tuple[Figure, Axes, Axes]:
    """Make a figure of a square with room for names left and below, and a narrow strip beside it; all in inches."""
    width, height = names + side + 0.85, names + side + 0.15
    figure = Figure(figsize=(width, height))
    square = figure.add_axes((names / width, names / height, side / width, side / height))
    strip = figure.add_axes(
        ((names + side + 0.12) / width, (names + side - min(side, 3)) / height, 0.12 / width, min(side, 3) / height)
    )
    return figure, square, strip
