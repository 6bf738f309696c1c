"""An evaluation as a folder to keep: one self-contained HTML page, and its plots as PNG files."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.figure import Figure
from numpy.typing import NDArray

from classifier.card import FEW_POSTERS, ModelCard
from classifier.training import heat_maps, plots
from classifier.training.canvas import inline_svg, save_png
from classifier.training.evaluate import MEASURES, Evaluation, Scored
from classifier.training.folders import make_folder
from classifier.training.metrics import assign
from classifier.training.report import figure_text
from classifier.training.report_pictures import shown_favourites, shown_outsiders
from classifier.writing import write_whole

PAGE_NAME: Final = "report.html"

HERE: Final = Path(__file__).parent
TEMPLATE: Final = "report.html.j2"

LESS_IS_BETTER: Final = frozenset({"hamming_loss", "calibration_error"})

MEANINGS: Final = {
    "map": "mean over the genres of the area under the precision-recall curve",
    "macro_auc": "chance that a poster of a genre scores above one that is not, mean over the genres",
    "macro_f1": "mean over the genres of F1, where a genre is assigned from its threshold on",
    "micro_f1": "F1 of all pairs of poster and genre thrown together",
    "exact_match": "posters whose most probable set of genres is just the listed one",
    "hamming_loss": "pairs of poster and genre that the most probable set gets wrong",
    "top1_hit": "posters whose highest score is one of the listed genres",
    "recall_at_3": "listed genres that are among a poster's three highest scores",
    "calibration_error": "mean gap between a score and how often it comes true",
    "least_lift": "AP / prevalence of the rare genre (under 10 % of posters) that is told the worst",
}
"""What each of `MEASURES` says, for those who do not know it by its name."""


class GenreRow(NamedTuple):
    """A genre's figures, of `evaluate.genre_table`; NaN is what cannot be told."""

    genre: str
    posters: int
    prevalence: float
    average_precision: float
    lift: float
    auc: float
    threshold: float
    precision: float
    recall: float
    f1: float


def write_report(card: ModelCard, scored: Scored, evaluation: Evaluation, out: Path, pictures: bool = True) -> Path:
    """Write ``report.html`` and its plots into a folder, which is made where it is missing.

    Args:
        card: of the network, which tells what it was trained on and its history.
        scored: the posters. Without `paths` there are no pictures.
        evaluation: of `scored`.
        out: the folder; what it holds under the same names is replaced.
        pictures: show the most confident errors, as small copies of the posters.

    Returns:
        The page.

    Raises:
        ExportError: the folder cannot be made, or a file not be written.
    """
    make_folder(out)
    thresholds = evaluation.genres["threshold"].to_numpy(np.float64)
    figures = _figures(card, scored, thresholds)
    page = render_page(card, scored, evaluation, figures, pictures=pictures)
    for name, figure in figures.items():
        save_png(figure, out / f"{name}.png")
    # Whatever is not valid text in a name that a card or a table holds becomes an escape.
    write_whole(page.encode("utf-8", "backslashreplace"), out / PAGE_NAME)
    return out / PAGE_NAME


def _figures(card: ModelCard, scored: Scored, thresholds: NDArray[np.floating]) -> dict[str, Figure]:
    """Draw every plot, under the name of its file."""
    history = _recipe(card).get("history", [])
    return {
        "precision-recall": plots.precision_recall_figure(scored),
        "reliability": plots.reliability_figure(scored),
        "scores": plots.score_histograms_figure(scored, thresholds),
        "together-labelled": heat_maps.cooccurrence_figure(scored.labels, scored.genres),
        "together-predicted": heat_maps.cooccurrence_figure(assign(scored.scores, thresholds), scored.genres),
        "highest-score": heat_maps.top1_figure(scored),
    } | (plots.history_figures(history) if history else {})


def render_page(
    card: ModelCard, scored: Scored, evaluation: Evaluation, figures: Mapping[str, Figure], *, pictures: bool
) -> str:
    """Render the page, which refers to nothing outside itself."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"decimals": _decimals, "share": _share}
    thresholds = evaluation.genres["threshold"].to_numpy(np.float64)
    script = (HERE / "report.js").read_text("utf-8")
    with_pictures = pictures and bool(scored.paths)
    return environment.get_template(TEMPLATE).render(
        model=card.model,
        facts=_facts(card, evaluation),
        evaluation=evaluation,
        presets=evaluation.presets.to_dict("index"),
        measures=[(key, name, MEANINGS.get(key, ""), key in LESS_IS_BETTER) for key, name in MEASURES.items()],
        figure_text=figure_text,
        genres=_genre_rows(evaluation.genres),
        few=FEW_POSTERS,
        plots={name: Markup(inline_svg(figure, name)) for name, figure in figures.items()},
        wide=len(scored.genres) > heat_maps.MOST_NUMBERED,
        with_pictures=with_pictures,
        favourites=shown_favourites(scored) if with_pictures else [],
        outsiders=shown_outsiders(scored, thresholds) if with_pictures else [],
        style=Markup((HERE / "report.css").read_text("utf-8")),
        script=Markup(script),
        # No script runs but this one, should a name ever get past the escaping.
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _facts(card: ModelCard, evaluation: Evaluation) -> list[tuple[str, str]]:
    """Tell what the network is and was trained on, as far as its card says."""
    data: Mapping[str, Any] = card.content.get("data", {})
    recipe = _recipe(card)
    posters: Mapping[str, int] = data.get("posters", {})
    measured = f"{evaluation.posters:,} posters of the {evaluation.split} split"
    if evaluation.unread:
        measured += f"; {len(evaluation.unread):,} more could not be read"
    told = {
        "Measured on": measured,
        "Trained on": f"{posters['train']:,} posters" if "train" in posters else "",
        "Chosen on": f"{posters['validation']:,} posters" if "validation" in posters else "",
        "Data": data.get("source", ""),
        "Started from": recipe.get("started_from", ""),
        "Network": card.content.get("architecture", ""),
        "Made": card.content.get("made", ""),
    }
    return [(term, str(text)) for term, text in told.items() if text]


def _recipe(card: ModelCard) -> Mapping[str, Any]:
    """Give a card's recipe; older cards have the history beside it."""
    beside = {"history": card.content["history"]} if "history" in card.content else {}
    return beside | card.content.get("recipe", {})


def _genre_rows(table: pd.DataFrame) -> Sequence[GenreRow]:
    """List the genres, the best told first, those without examples last."""
    rows: list[GenreRow] = []
    for genre, row in table.sort_values("average_precision", ascending=False, kind="stable").iterrows():
        lift = row["average_precision"] / row["prevalence"] if row["prevalence"] else np.nan
        figures = {name: float(row[name]) for name in GenreRow._fields if name in row and name != "posters"}
        rows.append(GenreRow(genre=str(genre), posters=int(row["posters"]), lift=float(lift), **figures))
    return rows


def _decimals(value: float, places: int = 2) -> str:
    return "–" if np.isnan(value) else f"{value:.{places}f}"


def _share(value: float) -> str:
    """Write a share in per cent, with as many places as tell it from none and from all."""
    if np.isnan(value):
        return "–"
    return f"{value:.0%}" if 0.01 <= value <= 0.99 or value in (0, 1) else f"{value:.1%}"
