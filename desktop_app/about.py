"""What the program and its network are, in words, out of the model card."""

import importlib.metadata
from html import escape

from PySide6.QtCore import QCoreApplication

from classifier.card import BUNDLED, ModelCard

MEASURES = {
    "top1_hit": "Most probable genre is right",
    "recall_at_3": "Genres found among the first three",
    "exact_match": "All genres just right",
    "map": "Mean average precision",
}
"""Key in the model card -> what it says to a person."""

FLOOR = {"recall_at_3": "most frequent three"}
"""Constant answer that a measure is held against, where it is not always the most frequent genre."""


def about_text(card: ModelCard) -> str:
    """Describe the program and the network in use in rich text."""
    version = escape(importlib.metadata.version("onesheet"))
    intro = _tr("Reads the genres off movie posters. Everything runs on this computer; nothing leaves it.")
    return f"<h2>Onesheet {version}</h2><p>{intro}</p>{_network_text(card)}"


def _network_text(card: ModelCard) -> str:
    posters = card.content["data"]["posters"]
    trained = (
        _tr("The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.")
        if card.folder == BUNDLED
        else _tr("The network, %1, is a ResNet-50 trained on %2 posters of your own.")
    )
    trained = trained.replace("%1", escape(card.model)).replace("%2", f"{posters['train']:,}")
    if "test" not in card.content.get("figures", {}):
        return f"<p>{trained}</p>"
    measured = _tr("On %1 posters that it had never seen:").replace("%1", f"{posters['test']:,}")
    limits = _tr("A poster says what a film wants to look like. Rare genres are often missed.")
    return f"<p>{trained} {measured}</p>{_figures(card)}<p>{limits}</p>"


def _figures(card: ModelCard) -> str:
    figures = card.content["figures"]["test"]
    always = next(name for name in figures["floors"] if name.startswith("always "))
    rows = [_row("", f"<b>{_tr('network')}</b>", _tr("constant answer"))]
    for key, name in MEASURES.items():
        floor = figures["floors"][FLOOR.get(key, always)]
        rows.append(_row(escape(_tr(name)), f"<b>{figures['network'][key]:.1%}</b>", f"{floor[key]:.1%}"))
    return f"<table cellpadding=3>{''.join(rows)}</table>"


def _row(name: str, *cells: str) -> str:
    return f"<tr><td>{name}</td>{''.join(f'<td align=right>&nbsp;{cell}</td>' for cell in cells)}</tr>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)
