"""Reads the genres off movie posters.

>>> from classifier import Classifier
>>> prediction = Classifier().read("poster.jpg")
>>> prediction.assigned
('Drama', 'Romance')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from classifier.card import ModelCard, ModelError
    from classifier.classifier import Classifier
    from classifier.genres import GENRES
    from classifier.poster import PosterError, Status
    from classifier.prediction import GenreScore, Prediction
    from classifier.presets import Preset

__all__ = [
    "GENRES",
    "Classifier",
    "GenreScore",
    "ModelCard",
    "ModelError",
    "PosterError",
    "Prediction",
    "Preset",
    "Status",
]

_HOMES: Final = {
    "ModelCard": "card",
    "ModelError": "card",
    "Classifier": "classifier",
    "GENRES": "genres",
    "PosterError": "poster",
    "Status": "poster",
    "GenreScore": "prediction",
    "Prediction": "prediction",
    "Preset": "presets",
}
"""Modules by what they define. They are loaded when they are asked for: a window opens, and a process
that decodes starts, without those that it does not need yet."""


def __getattr__(name: str) -> Any:
    """Load what is asked for by its name in this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
