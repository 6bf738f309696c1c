"""The one classifier that all worker threads share, opened by whichever needs it first."""

import threading

from classifier.classifier import Classifier


class Engine:
    """Opens the network once, outside the GUI thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._classifier: Classifier | None = None

    def classifier(self) -> Classifier:
        """Give the classifier, opening it at the first call.

        Raises:
            ModelError: the network is missing, damaged, or not the one described.
        """
        with self._lock:
            if self._classifier is None:
                self._classifier = Classifier()
            return self._classifier
