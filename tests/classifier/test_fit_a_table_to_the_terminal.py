"""A person reads figures on a terminal as narrow as theirs is."""

import io

import numpy as np
import pandas as pd
import pytest
from rich.cells import cell_len
from rich.console import Console

from classifier import GENRES
from classifier.terminal import Column, FittedTable
from classifier.training.evaluate import MEASURES, Evaluation
from classifier.training.report import evaluation_tables

ANSWERS = ("network", "always Documentary", "nothing at all", "most frequent three", "every genre", "labels shuffled")
OF_GENRES = (
    "posters", "prevalence", "average_precision", "auc", "threshold", "precision", "recall", "f1", "accuracy",
)  # fmt: skip


def evaluation(genres=GENRES):
    """Figures that all differ, so that each can be found."""
    shares = iter(np.linspace(0.1, 0.999, 400))
    network, *floors = [{key: next(shares) for key in MEASURES} for _ in ANSWERS]
    table = pd.DataFrame([[next(shares) for _ in OF_GENRES] for _ in genres], list(genres), list(OF_GENRES))
    table["posters"] = range(1, len(genres) + 1)
    names = ("precision", "recall", "exact_match", "assigned")
    presets = pd.DataFrame([[next(shares) for _ in names] for _ in range(4)], ["a", "b", "c", "d"], list(names))
    return Evaluation("test", 1702, (), network, dict(zip(ANSWERS[1:], floors, strict=True)), table, presets)


def shown(width, *renderables):
    console = Console(width=width, file=io.StringIO())
    console.print(*renderables, sep="\n")
    return console.file.getvalue().splitlines()


def rows_of(lines, name):
    return [line[len(name) :].split() for line in lines if line.startswith(f"{name}  ")]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 140, 10_000])
def test_no_name_and_no_figure_is_broken_or_cut(width):
    measured = evaluation()

    lines = shown(width, *evaluation_tables(measured))

    assert max(map(cell_len, lines)) <= width
    assert not any("…" in line for line in lines)
    for answer, figures in measured.rows():
        cells = [cell for row in rows_of(lines, answer) for cell in row]
        percent = ("exact_match", "top1_hit", "recall_at_3")
        assert cells == [f"{figures[key]:.1%}" if key in percent else f"{figures[key]:.3f}" for key in MEASURES]
    for genre in GENRES:
        cells = [cell for row in rows_of(lines, genre) for cell in row]
        assert cells[:3] == [
            f"{measured.genres.loc[genre, 'posters']}",
            f"{measured.genres.loc[genre, 'prevalence']:.3f}",
            f"{measured.genres.loc[genre, 'average_precision']:.3f}",
        ]


def test_what_is_left_out_is_told():
    narrow, wide = (shown(width, *evaluation_tables(evaluation())) for width in (80, 100))

    assert narrow[-1] == "Left out, as the terminal is too narrow: accuracy, AUC."
    assert len(rows_of(narrow, "Horror")[0]) == 7
    assert not any("Left out" in line for line in wide)
    assert len(rows_of(wide, "Horror")[0]) == 9


def test_the_mean_stands_below_the_genres():
    measured = evaluation()

    lines = shown(140, *evaluation_tables(measured))

    assert rows_of(lines, "mean") == [
        [f"{measured.genres[name].mean():.3f}" for name in OF_GENRES if name != "posters"]
    ]
    assert lines[-2].strip() == ""


@pytest.mark.parametrize("width", [60, 80, 140])
def test_long_genres_of_ones_own_stay_whole(width):
    genres = ("A film about other films and those who make them", "黑色电影与侦探片", "[bold]Noir")

    lines = shown(width, *evaluation_tables(evaluation(genres)))

    assert max(map(cell_len, lines)) <= width
    for genre in genres:
        assert rows_of(lines, genre)


def test_a_terminal_too_narrow_for_a_name_still_shows_every_figure():
    table = FittedTable("Genres", Column("genre", ["Documentary"]), [Column("recall", ["0.123"])])

    lines = shown(14, table)

    assert max(map(cell_len, lines)) <= 14
    assert any("0.123" in line for line in lines)
    assert "Documentary" in "".join(line[:6].strip() for line in lines[4:])


def test_a_columns_name_is_broken_between_words_and_only_where_it_must():
    table = FittedTable("Answers", Column("answer", ["network"]), [Column("recall at 3", ["71.3%"])])

    assert any("recall at 3" in line for line in shown(20, table))
    narrow = shown(19, table)
    assert any(line.endswith("recall") for line in narrow)
    assert any(line.endswith("  at 3") for line in narrow)
