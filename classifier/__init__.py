"""Reads the genres off movie posters.

>>> from classifier import Classifier
>>> prediction = Classifier().read("poster.jpg")
>>> prediction.assigned
('Drama', 'Romance')
"""

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
