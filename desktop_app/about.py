"""What the program and its network are, in words, out of the model card."""

import importlib.metadata
import math
from collections.abc import Mapping
from html import escape
from typing import Any, Final, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from classifier.card import BUNDLED, FEW_POSTERS, ModelCard
from desktop_app import licences
from desktop_app.genre_words import genre_name
from desktop_app.words import percent

MOST_NAMED: Final = 24
"""Genres that are named; more are counted alone."""

RARELY_RIGHT: Final = 0.25
OFTEN_MISSED: Final = 0.3
"""Precision and recall of a genre below which a remark says so."""

UNKNOWN: Final = "–"
"""Stands for a figure that a card does not have."""

MOVIELENS: Final = (
    "F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. "
    "ACM Transactions on Interactive Intelligent Systems (TiiS) 5, 4, Article 19."
)
MOVIELENS_ADDRESS: Final = "https://doi.org/10.1145/2827872"
LGPL_ADDRESS: Final = "https://www.gnu.org/licenses/lgpl-3.0.html"
QT_SOURCE_ADDRESS: Final = "https://code.qt.io/"

_PADDING: Final = "style='padding: 4px 16px 4px 0'"


class Column(NamedTuple):
    """Heading of a column of the genres' figures, and what it means."""

    name: str
    tip: str


class GenreRow(NamedTuple):
    """A genre's figures, as they are written.

    Attributes:
        genre: its name in the person's language.
        told_apart: average precision.
        common: prevalence.
        found: recall.
        right: precision.
        remark: in words, what is bad about it; empty where nothing is.
    """

    genre: str
    told_apart: str
    common: str
    found: str
    right: str
    remark: str


# The program.


def version() -> str:
    """Give the program's version."""
    return importlib.metadata.version(licences.OWN)


def privacy() -> str:
    """Say what becomes of a person's posters."""
    return _tr(
        "Your posters are read on this computer and are sent nowhere; only a poster that you drop from the web"
        " is fetched from there, once you have agreed to its host."
    )


def summary_text(card: ModelCard) -> str:
    """Tell in rich text what the program does, what becomes of posters, and which network is in use."""
    what = _tr("Reads the genres off movie posters.")
    network = _tr("Network in use: %1").replace("%1", f"<b>{escape(card.model)}</b>")
    return f"<p>{what}</p><p>{privacy()}</p><p>{network}</p>"


# The network.


def network_text(card: ModelCard) -> str:
    """Tell in rich text what a network is and what it was trained on."""
    # Where figures follow, they name the genres.
    known = _tr("It knows %1 genres.").replace("%1", _count(len(card.genres))) if genre_rows(card) else _genres(card)
    told = (origin(card), _start(card), _made(card), _sight(card), known)
    return f"<p>{' '.join(sentence for sentence in told if sentence)}</p>"


def origin(card: ModelCard) -> str:
    """Tell which network it is and what it was trained on, in rich text."""
    posters = _number(_at(card, "data", "posters").get("train"))
    told = _tr("The network, %1, is one of your own.")
    if card.folder == BUNDLED:
        told = _tr("The network, %1, is a ResNet-50 trained on %2 posters of MovieLens-20M movies.")
    elif posters is not None:
        told = _tr("The network, %1, is a ResNet-50 trained on %2 posters of your own.")
    return told.replace("%1", escape(card.model)).replace("%2", _count(posters or 0))


def _start(card: ModelCard) -> str:
    if "imagenet" not in _started_from(card).lower():
        return ""
    return _tr("Before that it had learned to see from the photographs of ImageNet.")


def _started_from(card: ModelCard) -> str:
    return str(_at(card, "recipe").get("started_from") or "")


def _made(card: ModelCard) -> str:
    day = QDate.fromString(str(card.content.get("made", "")), Qt.DateFormat.ISODate)
    if not day.isValid():
        return ""
    return _tr("It was made on %1.").replace("%1", QLocale().toString(day, QLocale.FormatType.LongFormat))


def _sight(card: ModelCard) -> str:
    told = _tr("It sees the whole poster, squeezed to %1 × %2 pixels.")
    return told.replace("%1", str(card.input.width)).replace("%2", str(card.input.height))


def _genres(card: ModelCard) -> str:
    count = _count(len(card.genres))
    if len(card.genres) > MOST_NAMED:
        return _tr("It knows %1 genres.").replace("%1", count)
    named = escape(", ".join(genre_name(genre) for genre in card.genres))
    return _tr("It knows %1 genres: %2.").replace("%1", count).replace("%2", named)


# How good it is.


def has_figures(card: ModelCard) -> bool:
    """Tell whether a card says how good its network is; one of another hand may not."""
    return bool(_at(card, "figures", "test", "network"))


def quality_text(card: ModelCard) -> str:
    """Tell in rich text how good a network is, beside the best answers that need no eyes."""
    if not has_figures(card):
        return f"<p>{_tr('Its model card holds no figures, so how good it is cannot be told here.')}</p>"
    return f"{_measures(card)}{_honesty(card)}"


def _measures(card: ModelCard) -> str:
    """Lay the measures of the whole answer out in a table."""
    network, floors = (_at(card, "figures", "test", key) for key in ("network", "floors"))
    always = next((name for name in floors if name.startswith("always ")), "")
    rows = [_row(_measured(card), f"<b>{_tr('this network')}</b>", _tr("without looking"))]
    for key, floor, name in (
        ("top1_hit", always, _tr("The most probable genre is right")),
        ("recall_at_3", "most frequent three", _tr("Genres that are among the first three")),
        ("exact_match", always, _tr("All genres just right")),
        ("map", always, _tr("Told apart, mean of all genres")),
    ):
        constant = _number(_at(card, "figures", "test", "floors", floor).get(key))
        answer = "" if constant is None else f" ({_answer(floor)})"
        rows.append(_row(name, f"<b>{share(_number(network.get(key)))}</b>", share(constant) + answer))
    return f"<table cellspacing=0>{''.join(rows)}</table>"


def _measured(card: ModelCard) -> str:
    posters = _number(_at(card, "figures", "test").get("posters"))
    if posters is None:
        return _tr("On posters that were new to it:")
    return _tr("On %1 posters that were new to it:").replace("%1", _count(posters))


def _answer(floor: str) -> str:
    """Say in words what a constant answer is, by its name in the card."""
    if floor.startswith("always "):
        return escape(_tr("always %1").replace("%1", genre_name(floor.removeprefix("always "))))
    return _tr("the most frequent three")


def _honesty(card: ModelCard) -> str:
    gap = _number(_at(card, "figures", "test", "network").get("calibration_error"))
    if gap is None:
        return ""
    told = _tr(
        "A score is meant as a probability: of the genres given 30 %, about 30 % should be right."
        " Scores are off by %1 on average."
    )
    return f"<p>{told.replace('%1', share(gap))}</p>"


def genre_columns() -> list[Column]:
    """Head the columns of `genre_rows`."""
    return [
        Column(_tr("Genre"), _tr("The genres, in the order of the next column")),
        Column(
            _tr("Told apart"),
            _tr(
                "Average precision: how far up its posters come when all are sorted by the genre's score."
                " 100 % is perfect; sorting by chance gets what stands under “Common”."
            ),
        ),
        Column(_tr("Common"), _tr("Prevalence: share of all posters measured that have the genre")),
        Column(_tr("Found"), _tr("Recall: of the posters that have the genre, the share that it is assigned to")),
        Column(_tr("Right"), _tr("Precision: of the posters that the genre is assigned to, the share that have it")),
        Column(_tr("Remark"), _remarks_told()),
    ]


def _remarks_told() -> str:
    told = _tr(
        "Rarely right: less than %1 of what is assigned is right. Often missed: less than %2 is found."
        " Few examples: fewer than %3 posters of it were measured, so its figures are mostly chance."
        " No examples: none was measured."
    )
    return told.replace("%1", share(RARELY_RIGHT)).replace("%2", share(OFTEN_MISSED)).replace("%3", _count(FEW_POSTERS))


def genre_rows(card: ModelCard) -> list[GenreRow]:
    """Write the figures of every genre that the card has some of, the one told apart best first."""
    figures = {genre: _at(card, "figures", "test", "genres", genre) for genre in card.genres}
    measured = [genre for genre in card.genres if figures[genre]]
    measured.sort(key=lambda genre: _figure(figures[genre], "average_precision") or 0.0, reverse=True)
    return [_genre_row(genre, figures[genre]) for genre in measured]


def _genre_row(genre: str, figures: Mapping[str, Any]) -> GenreRow:
    told_apart, found, right = (share(_figure(figures, key)) for key in ("average_precision", "recall", "precision"))
    common = share(_number(figures.get("prevalence")))
    return GenreRow(genre_name(genre), told_apart, common, found, right, ", ".join(_remarks(figures)))


def _figure(figures: Mapping[str, Any], key: str) -> float | None:
    """Take a figure of how good a genre is; there is none where no poster of it was measured."""
    return None if _number(figures.get("posters")) == 0 else _number(figures.get(key))


def _remarks(figures: Mapping[str, Any]) -> list[str]:
    if _number(figures.get("posters")) == 0:
        return [_tr("no examples")]
    return [
        remark
        for key, least, remark in (
            ("precision", RARELY_RIGHT, _tr("rarely right")),
            ("recall", OFTEN_MISSED, _tr("often missed")),
            ("posters", FEW_POSTERS, _tr("few examples")),
        )
        if (value := _number(figures.get(key))) is not None and value < least
    ]


def limits(card: ModelCard) -> list[str]:
    """Say what a network cannot do, a sentence or two each, in plain text."""
    told = [
        _tr("A poster says what a film wants to look like, not what it is."),
        _tr("It only looks: it does not read titles, names or small print, and looks nothing up."),
        _tr("It answers every picture with genres of films, even one that is no movie poster."),
        _tr(
            "It knows no other genres than its own, and only the kinds of posters that it was trained on."
            " Others, such as those of old films or of other countries, it may read worse."
        ),
    ]
    if any(row.remark not in ("", _tr("no examples")) for row in genre_rows(card)):
        told.append(_tr("Some genres, rare ones above all, are often missed or mistaken; the table says which."))
    if (exact := _number(_at(card, "figures", "test", "network").get("exact_match"))) is not None:
        told.append(
            _tr(
                "Films often have several genres. Even the most probable set is just right on %1 of posters only."
            ).replace("%1", share(exact))
        )
    return told


def limits_text(card: ModelCard) -> str:
    """Lay `limits` out as a list in rich text."""
    points = "".join(f"<li style='margin-bottom: 5px'>{escape(limit)}</li>" for limit in limits(card))
    return f"<ul style='margin: 0 0 0 16px; -qt-list-indent: 0'>{points}</ul>"


# Licences.


def licences_text(card: ModelCard) -> str:
    """Tell in rich text what the program is made of, whose it is, and under which licences."""
    return f"{_own_licence()}{_parts()}{_qt()}{_data(card)}"


def _own_licence() -> str:
    licence = licences.own_licence()
    told = _tr("Onesheet's own licence: %1.").replace("%1", escape(licence))
    return f"<p>{told}</p>" if licence else ""


def _parts() -> str:
    intro = _tr("Onesheet is made with these parts. Each belongs to its authors and has a licence of its own.")
    heading = _line("th", _tr("Part"), _tr("Version"), _tr("Licence"))
    rows = "".join(_part(part) for part in licences.parts())
    return f"<p>{intro}</p><table cellspacing=0 width='100%' style='margin-top: 8px'>{heading}{rows}</table>"


def _part(part: licences.Part) -> str:
    name = _link(part.home, part.name) if part.home else escape(part.name)
    licence = escape(part.licence) or _tr("not stated")
    return _line("td", name, escape(part.version), licence)


def _qt() -> str:
    told = _tr(
        "Qt and Qt for Python are used under %1. Their source is at %2, and you may put your own in their place."
    )
    licence = _link(LGPL_ADDRESS, _tr("version 3 of the GNU Lesser General Public License"))
    return f"<p>{told.replace('%1', licence).replace('%2', _link(QT_SOURCE_ADDRESS, 'code.qt.io'))}</p>"


def _data(card: ModelCard) -> str:
    movies = _tr("The network that comes with Onesheet was trained with MovieLens 20M, by GroupLens:")
    citation = f"{escape(MOVIELENS)} {_link(MOVIELENS_ADDRESS, MOVIELENS_ADDRESS)}"
    return f"<h3>{_tr('Data')}</h3><p>{movies}<br>{citation}</p>{_start_weights(card)}"


def _start_weights(card: ModelCard) -> str:
    started = _started_from(card)
    if not started:
        return ""
    told = _tr("The training of the network in use started from these weights: %1.")
    if "imagenet" in started.lower():
        told = _tr("The training of the network in use started from weights of a ResNet-50 trained on ImageNet: %1.")
    return f"<p>{told.replace('%1', escape(started))}</p>"


# Writing.


def share(value: float | None) -> str:
    """Write a share of 0 to 1 in percent, as the person's language does; a dash stands for none."""
    return UNKNOWN if value is None else percent(value, decimals=1)


def _count(value: float | None) -> str:
    return UNKNOWN if value is None else QLocale().toString(int(value))


def _row(name: str, *cells: str) -> str:
    """Write a row of words and numbers."""
    numbers = "".join(f"<td align=right style='padding: 3px 0 3px 16px'>{cell}</td>" for cell in cells)
    return f"<tr><td style='padding: 3px 0'>{name}</td>{numbers}</tr>"


def _line(kind: str, *cells: str) -> str:
    """Write a row of words, in cells of a kind (td or th)."""
    return f"<tr>{''.join(f'<{kind} align=left {_PADDING}>{cell}</{kind}>' for cell in cells)}</tr>"


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _at(card: ModelCard, *keys: str) -> Mapping[str, Any]:
    """Follow keys down a card, which may be of another hand; empty where they lead nowhere."""
    found: object = card.content
    for key in keys:
        found = cast("Mapping[str, object]", found).get(key) if isinstance(found, Mapping) else None
    return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}


def _number(value: object) -> float | None:
    """Take a figure for a number, where it is one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)
