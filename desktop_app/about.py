"""What the program and its network are, in words, out of the model card."""

import importlib.metadata
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from classifier.card import BUNDLED, ModelCard

MEASURES: Final = {
    "top1_hit": "Most probable genre is right",
    "recall_at_3": "Genres found among the first three",
    "exact_match": "All genres just right",
    "map": "Mean average precision",
}
"""Key in the model card -> what it says to a person."""

FLOOR: Final = {"recall_at_3": "most frequent three"}
"""Constant answer that a measure is held against, where it is not always the most frequent genre."""

MOST_NAMED: Final = 24
"""Genres that are named; more are counted alone."""


def about_text(card: ModelCard) -> str:
    """Describe the program and the network in use in rich text."""
    version = escape(importlib.metadata.version("onesheet"))
    intro = _tr("Reads the genres off movie posters. Everything runs on this computer; nothing leaves it.")
    return f"<h2>Onesheet {version}</h2><p>{intro}</p><p>{_origin(card)} {_genres(card)}</p>{_quality(card)}"


def _origin(card: ModelCard) -> str:
    told = _tr("The network, %1, is one of your own.")
    posters = _posters(card)
    if card.folder == BUNDLED:
        told = _tr("The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.")
    elif "train" in posters:
        told = _tr("The network, %1, is a ResNet-50 trained on %2 posters of your own.")
    return told.replace("%1", escape(card.model)).replace("%2", f"{posters.get('train', 0):,}")


def _genres(card: ModelCard) -> str:
    count = f"{len(card.genres)}"
    if len(card.genres) > MOST_NAMED:
        return _tr("It knows %1 genres.").replace("%1", count)
    named = escape(", ".join(card.genres))
    return _tr("It knows %1 genres: %2.").replace("%1", count).replace("%2", named)


def _quality(card: ModelCard) -> str:
    """Tell how good the network is, where its card says so; a card may be of another hand."""
    figures: Mapping[str, Any] = card.content.get("figures", {}).get("test", {})
    floors: Mapping[str, Mapping[str, float | None]] = figures.get("floors", {})
    always = next((name for name in floors if name.startswith("always ")), None)
    if always is None or "network" not in figures:
        return ""
    rows = [_row("", f"<b>{_tr('network')}</b>", _tr("constant answer"))]
    for key, name in MEASURES.items():
        constant = floors.get(FLOOR.get(key, always), {})
        rows.append(_row(escape(_tr(name)), f"<b>{_share(figures['network'], key)}</b>", _share(constant, key)))
    measured = _tr("On %1 posters that it had never seen:").replace("%1", f"{figures.get('posters', 0):,}")
    limits = _tr("A poster says what a film wants to look like. Rare genres are often missed.")
    return f"<p>{measured}</p><table cellpadding=3>{''.join(rows)}</table><p>{limits}</p>"


def _posters(card: ModelCard) -> Mapping[str, int]:
    return card.content.get("data", {}).get("posters", {})


def _share(measures: Mapping[str, float | None], key: str) -> str:
    value = measures.get(key)
    return "–" if value is None else f"{value:.1%}"


def _row(name: str, *cells: str) -> str:
    return f"<tr><td>{name}</td>{''.join(f'<td align=right>&nbsp;{cell}</td>' for cell in cells)}</tr>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)
