"""Tells the bundled network's model card in words: ``python -m resources.tell_model_card`` writes docs/model-card.md.

Figures come out of ``classifier/weights/model-card.json``; what they mean, and what the network is not for,
stands here. With ``--check`` nothing is written; where the file is not up to date, the exit status is 1.
"""

import argparse
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from classifier.card import FEW_POSTERS, read_card

TARGET: Final = Path(__file__).parents[1] / "docs" / "model-card.md"

WIDTH: Final = 116
"""Characters of a line."""

_NO_TEXT: Final = ("#", "|", "-", ">", "<")
"""What a part of the page begins with that is no paragraph."""

MEASURES: Final = {
    "top1_hit": ("The most probable genre is one of the film's", "{:.1%}"),
    "recall_at_3": ("Share of a film's genres among the three most probable", "{:.1%}"),
    "exact_match": ("All genres just right (most probable set)", "{:.1%}"),
    "map": ("Mean average precision (mAP)", "{:.3f}"),
    "macro_auc": ("Mean area under the ROC curve", "{:.3f}"),
    "macro_f1": ("Macro-F1", "{:.3f}"),
    "micro_f1": ("Micro-F1", "{:.3f}"),
    "hamming_loss": ("Hamming loss (less is better)", "{:.3f}"),
    "calibration_error": ("Expected calibration error (less is better)", "{:.3f}"),
    "least_lift": ("Worst-told rare genre: average precision over prevalence", "{:.1f}"),
}
"""Key in the card -> name, format."""

HEAD: Final = """<!-- Written by `python -m resources.tell_model_card` out of classifier/weights/model-card.json. -->

# Model card

"""

WHAT: Final = """## What it is

`{model}`, made on {made}: {architecture}. It reads a whole poster, squeezed to {width} x {height} pixels
({resize}), and gives each of {genres} genres a probability; they do not sum to 1, as a film may have several.
It is kept twice: in 8 bits, which is what the program runs ({network_name}, {network_mb:.1f} MB), and in full to
train on from ({weights_name}, {weights_mb:.1f} MB). Both are opened only if their SHA-256 is the card's.

| file | SHA-256 |
|---|---|
| {network_name} | `{network_sha}` |
| {weights_name} | `{weights_sha}` |

"""

DATA: Final = """## What it was trained on

Movies of [MovieLens 20M](https://grouplens.org/datasets/movielens/20m/) that have a genre there and a poster,
paired by movieId: {train:,} posters to train on, {validation:,} to choose by, {test:,} to test. The split is
by {split}. The posters are not part of this program.

Training began with weights of the photographs of ImageNet ({started}) and went over all posters
{epochs} times; the weights after pass {best} are the ones that ship. The first layers were left as they were. What
else was tried is in [experiments.md](experiments.md), and the full recipe is in the card.

The labels are MovieLens's own. They say what a film is, and not what its poster shows. They are not complete: of 24
posters on which the network was surest of a genre that is not
listed, 8 were found to have it all the same. "IMAX" is a format and no genre; it is kept because MovieLens has it.

"""

MEASURED: Final = """## How it was measured

On the {posters:,} test posters, which were looked at once, at the end; by the 8-bit file, in the way that the
application reads. Beside the network stands what constant answers score on the same posters. *Every genre*
gives each genre its frequency as a probability; *labels shuffled* is the network measured with the labels of
other posters. No figure says all alone: *every genre* is the best calibrated, and tells no poster from another.

"""

GENRES: Final = """## By genre

Average precision says how far up the genre's posters come when all are sorted by its score; sorted by chance it
is the prevalence. Recall: of the posters that have the genre, how many are assigned it. Precision: of those
assigned it, how many have it. Both are at the threshold of the preset *balanced*. Figures from fewer than {few}
posters, marked *, are mostly chance.

"""

PRESETS: Final = """## How genres are assigned

Scores are not yet genres: a preset says which are assigned. *balanced* is the threshold of the best F1 for each
genre, *precise* aims at 70 % of what is assigned being right, *complete* at 70 % of what is there being
assigned, and *likely* is the most probable set of genres as a whole. All were chosen on the validation posters.

"""

CALIBRATION: Final = """## Whether scores can be taken at their word

Scores are calibrated ({calibration}). On the test posters they are off by {error:.1%} on average: of the
genres given 30 %, about 30 % are right. That holds for posters like those of MovieLens. On others, such as those of
one country, one decade or one cinema, it may not: measure it with `onesheet-classifier evaluate`, and fit it with
`calibrate` (see [retraining.md](retraining.md)).

The 8 bits cost {lost:+.4f} mAP on the validation posters ({keras:.4f} in full, {litert:.4f} in 8 bits).

"""

LIMITS: Final = """## Limits

- A poster says what a film wants to look like, not what it is. All genres are just right on {exact:.1%} of the
  posters; who needs a film's genres should look them up.
- It only looks. It reads no titles and no names, and looks nothing up.
- It answers every picture with genres of films, also one that is no poster.
- It knows these {genres} genres and no others, and the posters of movies that people rated on MovieLens until 2015,
  which has more of some countries and decades than of others. How it does on each of them has not been measured.
- Rare genres are often missed or mistaken. The table above says which.
- It has learnt the habits of those who make posters, clichés about people included. Whether it does worse on posters
  that show some people than on those that show others has not been measured. An evidence map shows what in a
  picture a score comes from; it does not say that it is a good reason.

## What it is for, and what not

It is for sorting, searching and tagging pictures of posters, with a person who looks at the result; for studying
posters; and as weights to go on from.

It is not for judging people: neither the ones on a poster nor the ones who made it or like it. It is
not for deciding what may be shown to whom: "Children" is no age rating. It is not for
filling a database with nobody looking: at its most precise preset, {wrong:.0%} of what is assigned is wrong.

## Licences

The program and the weights are under the Apache License 2.0 ([LICENSE](../LICENSE), [NOTICE](../NOTICE)).
MovieLens 20M has terms of its own: it is for research, may not be redistributed or put to commercial use without
permission of GroupLens, and asks to be cited; none of it is part of this program. Whether those terms reach weights
that were trained on it is not settled: who wants to use them commercially should ask GroupLens. Posters belong to
their owners.

> F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. ACM Transactions on
> Interactive Intelligent Systems 5, 4, Article 19. <https://doi.org/10.1145/2827872>
"""


def told(card: Mapping[str, Any]) -> str:
    """Write a model card as a Markdown page.

    Args:
        card: its content, with figures.
    """
    test = card["figures"]["test"]
    parts = (
        HEAD,
        _what(card),
        _data(card),
        MEASURED.format(posters=test["posters"]),
        _measures(test),
        GENRES.format(few=FEW_POSTERS),
        _genres(test["genres"]),
        PRESETS,
        _presets(test["presets"]),
        _calibration(card),
        LIMITS.format(
            exact=test["network"]["exact_match"],
            genres=len(card["genres"]),
            wrong=1 - test["presets"]["precise"]["precision"],
        ),
    )
    return "\n\n".join(map(_wrapped, "".join(parts).split("\n\n")))


def _wrapped(paragraph: str) -> str:
    """Break a paragraph's lines anew; tables, lists and the like stay as they are."""
    return paragraph if paragraph.startswith(_NO_TEXT) else textwrap.fill(paragraph, WIDTH, break_on_hyphens=False)


def _what(card: Mapping[str, Any]) -> str:
    network, weights = card["files"]["network"], card["files"]["weights"]
    return WHAT.format(
        model=card["model"],
        made=card["made"],
        architecture=card["architecture"],
        width=card["input"]["width"],
        height=card["input"]["height"],
        resize=card["input"]["resize"],
        genres=len(card["genres"]),
        network_name=network["name"],
        network_mb=network["bytes"] / 1e6,
        network_sha=network["sha256"],
        weights_name=weights["name"],
        weights_mb=weights["bytes"] / 1e6,
        weights_sha=weights["sha256"],
    )


def _data(card: Mapping[str, Any]) -> str:
    recipe = card["recipe"]
    history: Sequence[Mapping[str, float]] = recipe["history"]
    return DATA.format(
        **card["data"]["posters"],
        split=card["data"]["split"],
        started=recipe["started_from"].split(",")[0],
        epochs=len(history),
        best=max(history, key=lambda epoch: epoch["map"])["epoch"],
    )


def _measures(test: Mapping[str, Any]) -> str:
    floors: Mapping[str, Mapping[str, float | None]] = test["floors"]
    rows = [
        [name, *(_figure(answer[key], form) for answer in (test["network"], *floors.values()))]
        for key, (name, form) in MEASURES.items()
    ]
    return _table(["measure", "Onesheet", *floors], rows)


def _genres(genres: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        [
            name + " *" * (row["posters"] < FEW_POSTERS),
            str(row["posters"]),
            f"{row['average_precision']:.2f}",
            f"{row['prevalence']:.3f}",
            *(f"{row[key]:.2f}" for key in ("recall", "precision", "auc")),
            f"{row['threshold']:.1%}",
        ]
        for name, row in sorted(genres.items(), key=lambda entry: -entry[1]["average_precision"])
    ]
    heads = ["genre", "posters", "average precision", "prevalence", "recall", "precision", "area under ROC"]
    return _table([*heads, "threshold"], rows)


def _presets(presets: Mapping[str, Mapping[str, float]]) -> str:
    rows = [
        [name, *(f"{row[key]:.0%}" for key in ("precision", "recall", "exact_match")), f"{row['assigned']:.1f}"]
        for name, row in presets.items()
    ]
    return _table(["preset", "precision", "recall", "all just right", "genres a poster"], rows)


def _calibration(card: Mapping[str, Any]) -> str:
    lost = card["figures"]["lost_to_8_bits"]
    return CALIBRATION.format(
        calibration=card["calibration"],
        error=card["figures"]["test"]["network"]["calibration_error"],
        lost=lost["map_lost"],
        keras=lost["keras_map"],
        litert=lost["litert_map"],
    )


def _figure(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; tell whether it is up to date")
    check: bool = parser.parse_args(arguments).check
    page = told(read_card().content)
    if not check:
        TARGET.write_text(page, "utf-8", newline="\n")
    elif not TARGET.is_file() or TARGET.read_text("utf-8") != page:
        sys.stderr.write(f"{TARGET.name} is not up to date: python -m resources.tell_model_card\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
