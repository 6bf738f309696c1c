"""Which genres go together: from independent probabilities to the most probable set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from classifier.genres import GENRE_SEPARATOR

SURE: Final = 1e-6
"""Probabilities are kept this far from 0 and 1, whose odds have no logarithm."""


@dataclass(frozen=True, eq=False)
class Combinations:
    """The sets of genres that movies have, and how much more often than chance would have it.

    Two genres whose probabilities are 0.45 each are both left out by even odds; where movies have
    them together more often than not, the set of both may still be the most probable one.

    Attributes:
        genres: names, in the order of the columns.
        sets: bool [sets, genres].
        bonus: float64 [sets], what is added to the logarithm of a set's probability under
            independence: ``weight * log(share of the set / share under independence)``.
    """

    genres: tuple[str, ...]
    sets: NDArray[np.bool_]
    bonus: NDArray[np.float64]

    def most_probable(self, scores: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Choose the most probable set for each row of float [..., genres] probabilities: bool, alike in shape."""
        sure = np.clip(np.asarray(scores, np.float64), SURE, 1 - SURE)
        log_odds = np.log(sure / (1 - sure))
        # The chance of "none of them", alike for every set, is left out of the comparison.
        return self.sets[np.argmax(log_odds @ self.sets.T + self.bonus, axis=-1)]

    def to_json(self) -> dict[str, float]:
        """Give each set's bonus by its joined genres, as the model card has it."""
        return {
            GENRE_SEPARATOR.join(np.array(self.genres)[members]): round(float(bonus), 3)
            for members, bonus in zip(self.sets, self.bonus, strict=True)
        }

    @classmethod
    def from_json(cls, genres: Sequence[str], content: Mapping[str, float]) -> Self:
        """Read what `to_json` gave.

        Raises:
            ValueError: a set names a genre that is not among `genres`, or there is no set.
        """
        if not content:
            raise ValueError("no combination of genres")
        columns = {name: column for column, name in enumerate(genres)}
        sets = np.zeros((len(content), len(genres)), bool)
        for row, joined in enumerate(content):
            for name in joined.split(GENRE_SEPARATOR):
                if name not in columns:
                    raise ValueError(f'the genre "{name}" that a combination names')
                sets[row, columns[name]] = True
        return cls(tuple(genres), sets, np.array(list(content.values()), np.float64))


def learn_combinations(genres: Sequence[str], labels: NDArray[np.floating], weight: float) -> Combinations:
    """Count the sets of genres among labelled movies.

    Args:
        genres: names, in the order of the columns.
        labels: float [n, genres] of 0 and 1; movies without any genre say nothing.
        weight: how far to trust the counts, 0 (genres are independent) to 1.
    """
    sets, counts = np.unique(labels[labels.any(axis=1)] > 0, axis=0, return_counts=True)
    prevalence = np.clip(labels.mean(axis=0, dtype=np.float64), SURE, 1 - SURE)
    independent = sets @ np.log(prevalence) + ~sets @ np.log(1 - prevalence)
    return Combinations(tuple(genres), sets, weight * (np.log(counts / counts.sum()) - independent))
