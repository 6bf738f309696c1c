"""Plots of a run and of each genre's scores, each a Matplotlib figure."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter, StrMethodFormatter
from numpy.typing import NDArray
from sklearn.metrics import precision_recall_curve

from classifier.training.analysis import reliability
from classifier.training.canvas import ACCENT, CONTRAST, FAINT, INK, house_style, save_png, shortened
from classifier.training.evaluate import Scored
from classifier.training.metrics import average_precision

COLUMNS: Final = 5
"""Small multiples beside each other."""

CELL: Final = (2.1, 1.6)
"""Width and height of one of them, inches."""

FEW_DECADES: Final = 2
"""On a logarithmic axis of at most so many, 2 and 5 are told beside 1 and 10."""

SCORE_BINS: Final = np.linspace(0, 1, 26)


def plot_history(history: Sequence[Mapping[str, Any]], out: Path) -> None:
    """Draw loss and mAP by epoch to ``loss.png`` and ``map.png`` in `out`.

    Raises:
        ExportError: a file cannot be written.
    """
    for name, figure in history_figures(history).items():
        save_png(figure, out / f"{name}.png")


def history_figures(history: Sequence[Mapping[str, Any]]) -> dict[str, Figure]:
    """Draw ``loss`` (training and validation) and ``map`` (validation) by epoch."""
    loss = {"training": ("loss", CONTRAST), "validation": ("validation_loss", ACCENT)}
    return {
        "loss": _by_epoch(history, "binary cross-entropy", loss),
        "map": _by_epoch(history, "mAP", {"validation mAP": ("map", ACCENT)}),
    }


@house_style()
def _by_epoch(history: Sequence[Mapping[str, Any]], unit: str, lines: Mapping[str, tuple[str, str]]) -> Figure:
    """Draw a line for each label: the key of its values, and its colour."""
    figure = Figure(figsize=(5.6, 3.6), layout="constrained")
    axes: Axes = figure.subplots()
    epochs = [row["epoch"] for row in history]
    for label, (key, colour) in lines.items():
        # JSON writes what is not a number as null.
        values = np.array([row.get(key) for row in history], float)
        axes.plot(epochs, values, marker="o", ms=4, color=colour, label=label)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set(xlabel="epoch over all layers", ylabel=unit)
    axes.legend()
    axes.grid()
    return figure


@house_style()
def precision_recall_figure(scored: Scored) -> Figure:
    """Draw each genre's precision-recall curve, beside its prevalence: a senseless ranking's."""
    figure, cells = _small_multiples(scored.genres, "recall", "precision")
    found = average_precision(scored.labels, scored.scores)
    for index, axes in enumerate(cells):
        axes.set(xlim=(0, 1), ylim=(0, 1.04), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
        labels = scored.labels[:, index]
        if not labels.any():
            _say(axes, "no posters")
            continue
        precision, recall, _ = precision_recall_curve(labels, scored.scores[:, index], drop_intermediate=True)
        axes.axhline(labels.mean(), color=FAINT, linestyle="--", linewidth=0.9)
        axes.plot(recall, precision, color=ACCENT, linewidth=1.3, drawstyle="steps-post")
        axes.text(0.97, 0.93, f"AP {found[index]:.2f}", color=INK, ha="right", va="top", transform=axes.transAxes)
    return figure


@house_style()
def score_histograms_figure(scored: Scored, thresholds: NDArray[np.floating]) -> Figure:
    """Draw how scores spread over each genre's posters and over all others, beside its threshold.

    Args:
        scored: posters.
        thresholds: float [genres].
    """
    figure, cells = _small_multiples(scored.genres, "score", "share of posters")
    for index, axes in enumerate(cells):
        axes.set(xlim=(0, 1), xticks=(0, 0.5, 1), yticks=())
        listed = scored.labels[:, index] > 0
        for chosen, colour in ((~listed, CONTRAST), (listed, ACCENT)):
            if chosen.any():
                share = np.histogram(scored.scores[chosen, index], SCORE_BINS)[0] / chosen.sum()
                axes.stairs(share, SCORE_BINS, fill=True, color=colour, alpha=0.35, linewidth=0)
                axes.stairs(share, SCORE_BINS, color=colour, linewidth=1)
        axes.axvline(float(thresholds[index]), color=FAINT, linestyle="--", linewidth=0.9)
        axes.set_ylim(bottom=0)
        if not listed.any():
            _say(axes, "no posters")
    return figure


def _small_multiples(genres: Sequence[str], xlabel: str, ylabel: str) -> tuple[Figure, list[Axes]]:
    """Lay out axes for each genre, titled by it; only the outer ones have numbers."""
    columns = min(COLUMNS, len(genres))
    rows = -(-len(genres) // columns)
    width, height = columns * CELL[0] + 0.6, rows * CELL[1] + 0.5
    figure = Figure(figsize=(width, height))
    # Matplotlib's own layouts take a minute for 200 axes; these are inches.
    figure.subplots_adjust(0.6 / width, 0.5 / height, 1 - 0.1 / width, 1 - 0.3 / height, wspace=0.16, hspace=0.36)
    cells: list[Axes] = list(figure.subplots(rows, columns, squeeze=False).ravel())
    for axes in cells[len(genres) :]:
        axes.set_axis_off()
    for index, (genre, axes) in enumerate(zip(genres, cells, strict=False)):
        axes.set_title(shortened(genre, 24), loc="left", pad=4)
        axes.tick_params(labelleft=index % columns == 0, labelbottom=index + columns >= len(genres))
        axes.xaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
        axes.yaxis.set_major_formatter(StrMethodFormatter("{x:g}"))
    figure.supxlabel(xlabel, color=FAINT, fontsize=9, y=0.06 / height)
    figure.supylabel(ylabel, color=FAINT, fontsize=9, x=0.06 / width, va="center")
    return figure, cells[: len(genres)]


def _say(axes: Axes, words: str) -> None:
    axes.text(0.5, 0.5, words, color=FAINT, ha="center", va="center", transform=axes.transAxes)


@house_style()
def reliability_figure(scored: Scored) -> Figure:
    """Draw how often a score comes true, above how many scores there are."""
    binned = reliability(scored.labels, scored.scores)
    figure = Figure(figsize=(5.2, 5.6), layout="constrained")
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    filled = binned.count > 0
    upper.plot([0, 1], [0, 1], color=FAINT, linestyle="--", linewidth=1, label="honest")
    upper.plot(binned.score[filled], binned.frequency[filled], marker="o", ms=5, color=ACCENT, label="network")
    upper.set(ylabel="share of posters with the genre", xlim=(0, 1), ylim=(0, 1))
    upper.legend(loc="upper left")
    upper.grid()
    width = 1 / len(binned.count)
    lower.bar((np.arange(len(binned.count)) + 0.5) * width, binned.count, width * 0.9, color=CONTRAST)
    lower.set(xlabel="score", ylabel="scores")
    _count_by_decades(lower, int(binned.count.max()))
    return figure


def _count_by_decades(axes: Axes, most: int) -> None:
    """Make the vertical axis a logarithmic one of whole numbers, up to `most`."""
    few = most <= 10**FEW_DECADES
    axes.set_yscale("log")
    # A bar of one stands up too, and there are at least two numbers to read its height by.
    axes.set_ylim(0.7, max(most, 2) * 1.25)
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5) if few else (1,)))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    # The log scale's own writes powers of ten as formulas, which are not set here.
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", left=False)
