"""Plots of a run, as PNG files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from sklearn.calibration import calibration_curve
from sklearn.metrics import PrecisionRecallDisplay

from classifier.training.evaluate import Scored
from classifier.training.metrics import CALIBRATION_BINS

DOTS_PER_INCH = 120


def plot_history(history: Sequence[dict[str, Any]], out: Path) -> None:
    """Draw loss and mAP by epoch to ``loss.png`` and ``map.png`` in `out`."""
    epochs = [row["epoch"] for row in history]
    lines = {
        "loss": {"training": "loss", "validation": "validation_loss"},
        "map": {"validation mAP": "map"},
    }
    for name, keys in lines.items():
        figure = Figure(figsize=(6, 4), layout="constrained")
        axes: Axes = figure.subplots()
        for label, key in keys.items():
            axes.plot(epochs, [row[key] for row in history], marker="o", label=label)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set(xlabel="epoch over all layers", ylabel="binary cross-entropy" if name == "loss" else "mAP")
        axes.legend()
        axes.grid(alpha=0.3)
        figure.savefig(out / f"{name}.png", dpi=DOTS_PER_INCH)


def plot_precision_recall(scored: Scored, out: Path) -> None:
    """Draw each genre's precision-recall curve to ``precision-recall.png`` in `out`."""
    colours = mpl.colormaps["tab20"](range(20))
    figure = Figure(figsize=(9, 6), layout="constrained")
    axes: Axes = figure.subplots()
    for index, genre in enumerate(scored.genres):
        if scored.labels[:, index].any():
            PrecisionRecallDisplay.from_predictions(
                scored.labels[:, index],
                scored.scores[:, index],
                name=genre,
                ax=axes,
                curve_kwargs={"color": colours[index % len(colours)], "linewidth": 1},
            )
    axes.legend(fontsize="x-small", loc="center left", bbox_to_anchor=(1, 0.5))
    figure.savefig(out / "precision-recall.png", dpi=DOTS_PER_INCH)


def plot_reliability(scored: Scored, out: Path) -> None:
    """Draw how often a score comes true to ``reliability.png`` in `out`."""
    true, predicted = calibration_curve(scored.labels.ravel(), scored.scores.ravel(), n_bins=CALIBRATION_BINS)
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes: Axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="honest")
    axes.plot(predicted, true, marker="o", label="network")
    axes.set(xlabel="score", ylabel="share of posters with the genre", xlim=(0, 1), ylim=(0, 1))
    axes.legend()
    figure.savefig(out / "reliability.png", dpi=DOTS_PER_INCH)
