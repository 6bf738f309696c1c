"""What each way of assigning genres is called, and what it does, in words for a person."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from classifier.presets import Preset


class PresetWords(NamedTuple):
    """Words for one preset.

    Attributes:
        name: in the menu.
        hint: under the bars.
    """

    name: str
    hint: str


def preset_words(preset: Preset) -> PresetWords:
    """Give a preset's words in the person's language."""
    return {
        Preset.BALANCED: PresetWords(_tr("&Balanced"), _tr("The tick marks the score from which a genre is assigned.")),
        Preset.PRECISE: PresetWords(
            _tr("&Precise: few, and mostly right"),
            _tr("From its tick on, a genre is right at least 70 % of the time. One without a tick is never that sure."),
        ),
        Preset.COMPLETE: PresetWords(
            _tr("&Complete: most of what is there"),
            _tr("The tick marks the score that at least 70 % of a genre's posters reach."),
        ),
        Preset.LIKELY: PresetWords(
            _tr("&Likely: the most probable set"),
            _tr("No single score decides: assigned is the set of genres that is the most probable as a whole."),
        ),
    }[preset]


def none_chosen() -> str:
    """Say under the bars how a genre comes to be assigned although it does not reach its tick."""
    return _tr("No genre reaches its tick on this poster, so the most probable one is assigned.")


def not_offered() -> str:
    """Say why a preset cannot be chosen."""
    return _tr("The network in use does not offer this.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presets", text)
