"""Scores -> ranked and assigned genres."""

import math
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class GenreScore(NamedTuple):
    """One genre's place in a ranking.

    Attributes:
        genre: its name.
        score: the probability that it applies, 0 to 1.
        threshold: the score from which it is assigned; NaN where it is assigned by another rule.
        assigned: whether it is.
    """

    genre: str
    score: float
    threshold: float
    assigned: bool


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network says of one poster.

    Attributes:
        genres: names, in the order of the arrays.
        scores: float32 [genres], each the probability that the genre applies; they do not sum to 1.
        thresholds: float32 [genres], the score from which a genre is assigned; NaN where
            `combination` says what is.
        model: the network's name.
        evidence: float32 [h, w, genres], or None where it was not asked for. At each place of a
            coarse grid over the poster, what speaks for the genre (above 0) or against it.
        combination: bool [genres], the set of genres that is the most probable as a whole, where
            genres are assigned by that and not by thresholds.
    """

    genres: tuple[str, ...]
    scores: NDArray[np.float32]
    thresholds: NDArray[np.float32]
    model: str
    evidence: NDArray[np.float32] | None = None
    combination: NDArray[np.bool_] | None = None

    @property
    def ranked(self) -> list[GenreScore]:
        """All genres, most probable first."""
        assigned = set(self.assigned)
        return [
            GenreScore(name, float(self.scores[i]), float(self.thresholds[i]), name in assigned)
            for i, name in ((i, self.genres[i]) for i in self._order())
        ]

    @property
    def assigned(self) -> tuple[str, ...]:
        """Genres that the rule in use assigns, most probable first; the top one where it assigns none."""
        order = self._order()
        chosen = self.scores >= self.thresholds if self.combination is None else self.combination
        reached = [self.genres[i] for i in order if chosen[i]]
        return tuple(reached) or (self.genres[order[0]],)

    @property
    def top(self) -> GenreScore:
        """The most probable genre."""
        return self.ranked[0]

    def score(self, genre: str) -> float:
        """The probability that a genre applies.

        Raises:
            ValueError: the network does not know the genre.
        """
        return float(self.scores[self._place(genre)])

    def evidence_map(self, genre: str) -> NDArray[np.float32]:
        """Where in the poster the evidence for a genre lies: float32 [h, w].

        Raises:
            ValueError: the network does not know the genre, or no evidence was asked for.
        """
        if self.evidence is None:
            raise ValueError("this prediction was made without evidence maps")
        return self.evidence[:, :, self._place(genre)]

    def _place(self, genre: str) -> int:
        """Tell where a genre stands in the arrays, or in a sentence that it does not."""
        if genre not in self.genres:
            raise ValueError(f'There is no genre "{genre}"; there are {", ".join(self.genres)}.')
        return self.genres.index(genre)

    def _order(self) -> list[int]:
        return np.argsort(-self.scores, kind="stable").tolist()

    def __str__(self) -> str:
        return ", ".join(f"{entry.genre} {entry.score:.0%}" for entry in self.ranked if entry.assigned)

    def _repr_html_(self) -> str:
        """Show ranked bars in a notebook."""
        rows = "".join(_html_row(entry) for entry in self.ranked)
        return f'<table style="border-collapse:collapse;font-size:90%">{rows}</table>'


def _html_row(entry: GenreScore) -> str:
    weight, mark = ("bold", "&#10003;") if entry.assigned else ("normal", "")
    tick = (
        ""
        if math.isnan(entry.threshold)
        else (
            f'<div style="position:absolute;left:{entry.threshold:.1%};top:0;width:1px;height:100%;'
            f'background:currentColor" title="threshold {entry.threshold:.0%}"></div>'
        )
    )
    bar = (
        f'<div style="position:relative;width:12em;height:.8em;background:#8883;border-radius:2px">'
        f'<div style="width:{entry.score:.1%};height:100%;background:#2f6fb3;border-radius:2px"></div>{tick}</div>'
    )
    cells = (mark, escape(entry.genre), bar, f"{entry.score:.1%}")
    row = "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells)
    return f'<tr style="font-weight:{weight}">{row}</tr>'
