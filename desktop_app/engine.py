"""The one network that all worker threads share, opened by whichever needs it first."""

import threading
from pathlib import Path

from classifier.card import BUNDLED, ModelCard, read_card
from classifier.classifier import Classifier
from classifier.prediction import Prediction
from classifier.presets import Preset


class Engine:
    """Opens the network once, outside the GUI thread.

    Attributes:
        card: of the network in use.
        preset: by which its genres are assigned, where it has that preset.
    """

    def __init__(self) -> None:
        self.card: ModelCard = read_card(BUNDLED)
        self.preset = Preset.BALANCED
        self._lock = threading.Lock()
        self._classifier: Classifier | None = None

    def use(self, folder: Path) -> None:
        """Take the network in a folder; it is opened when it is first needed.

        Raises:
            ModelError: there is none; the one in use stays.
        """
        card = read_card(folder)
        with self._lock:
            self.card = card
            self._classifier = None

    def classifier(self) -> Classifier:
        """Give the classifier, opening it at the first call.

        Raises:
            ModelError: the network is missing, damaged, or not the one described.
        """
        with self._lock:
            if self._classifier is None:
                self._classifier = Classifier(self.card.folder)
            return self._classifier

    def in_use(self, classifier: Classifier) -> bool:
        """Tell whether a classifier is still the one to read with."""
        return self._classifier is classifier

    def assign(self, prediction: Prediction) -> Prediction:
        """Assign a prediction's genres by the preset that was chosen; one of another network stays as it is."""
        if prediction.model != self.card.model or self.preset not in self.card.presets:
            return prediction
        return self.card.assign(prediction, self.preset)
