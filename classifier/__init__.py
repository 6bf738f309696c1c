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

__all__ = [
    "GENRES",
    "Classifier",
    "GenreScore",
    "ModelCard",
    "ModelError",
    "PosterError",
    "Prediction",
    "Status",
]
