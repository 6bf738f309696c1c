"""How scores become assigned genres: the rules a person may choose from."""

from enum import StrEnum


class Preset(StrEnum):
    """A rule by which genres are assigned; the model card holds each one's thresholds.

    Whatever the rule, a poster that reaches no threshold is given its most probable genre.
    """

    BALANCED = "balanced"
    """The threshold of the best F1, genre by genre."""

    PRECISE = "precise"
    """At least 70 % of what is assigned is right, where a genre can reach that."""

    COMPLETE = "complete"
    """At least 70 % of what is there is assigned."""

    LIKELY = "likely"
    """The set of genres that is the most probable as a whole."""
