"""The one network that all worker threads share, opened by whichever needs it first."""

import threading
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifier.card import BUNDLED, ModelCard, ModelError, read_card
from classifier.classifier import Classifier
from classifier.names import printable
from classifier.prediction import Prediction
from classifier.presets import Preset


class Engine:
    """Opens the network once, outside the GUI thread.

    Attributes:
        card: of the network in use.
        preset: by which its genres are assigned, where it has that preset.
        own: the person's own thresholds, by genre, which go before the preset's.
    """

    def __init__(self) -> None:
        self.card: ModelCard = read_card(BUNDLED)
        self.preset = Preset.BALANCED
        self.own: Mapping[str, float] = {}
        self._lock = threading.Lock()
        self._opened: tuple[ModelCard, Classifier] | None = None

    def use(self, folder: Path) -> None:
        """Take the network in a folder; it is opened when it is first needed.

        Raises:
            ModelError: there is none; the one in use stays.
        """
        self.card = read_card(folder)

    def open(self, folder: Path) -> Classifier:
        """Open the network in a folder, which `take` may then put to use. Not for the GUI thread.

        Raises:
            ModelError: the network is missing, damaged, or not the one described.
        """
        return Classifier(folder)

    def take(self, classifier: Classifier) -> None:
        """Use a network that is open already."""
        self._opened = classifier.card, classifier
        self.card = classifier.card

    def classifier(self) -> Classifier:
        """Give the classifier, opening it at the first call. Not for the GUI thread.

        Raises:
            ModelError: the network is missing, damaged, or not the one described.
        """
        with self._lock:
            card, opened = self.card, self._opened
            if opened is None or opened[0] is not card:
                opened = card, self.open(card.folder)
                # Bars and columns follow the card that the window has read; a run may have replaced it since.
                if opened[1].card.content != card.content:
                    raise ModelError(f"The network in {printable(card.folder)} has changed since it was chosen.")
                self._opened = opened
            return opened[1]

    def in_use(self, classifier: Classifier) -> bool:
        """Tell whether a classifier is still the one to read with."""
        opened = self._opened
        return opened is not None and opened[0] is self.card and opened[1] is classifier

    def assign(self, prediction: Prediction) -> Prediction:
        """Assign a prediction's genres by the rule that was chosen; one of another network stays as it is."""
        if prediction.genres != self.card.genres:
            return prediction
        return self.card.assign(prediction, self._preset_in_use(), self.own)

    def assigned(self, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Assign many posters' genres by the rule that was chosen: float32 [n, genres] -> bool, alike in shape."""
        return self.card.assigned(scores, self._preset_in_use(), self.own)

    def _preset_in_use(self) -> Preset:
        return self.preset if self.preset in self.card.presets else Preset.BALANCED
