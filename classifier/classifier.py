"""The face of the package: a `Classifier` reads posters."""

import threading
from pathlib import Path

from PIL import Image

from classifier.card import BUNDLED, ModelCard, ModelError, read_card
from classifier.network import Network
from classifier.poster import PosterSource, read_poster
from classifier.prediction import Prediction
from classifier.preprocess import squeeze
from classifier.presets import Preset


class Classifier:
    """Reads the genres off posters with the bundled network, or with one of your own.

    It may be shared between threads: each gets an interpreter of its own at its first poster.

    Attributes:
        card: what the network is, wants, and how good it is.
        preset: the rule by which it assigns genres.
    """

    def __init__(self, folder: Path = BUNDLED, preset: str = Preset.BALANCED) -> None:
        """Open the network in a folder that holds a model card.

        Args:
            folder: of the network.
            preset: the rule by which genres are assigned, one of `Preset`.

        Raises:
            ModelError: the card or the network is missing, damaged, or not the one described; or
                it has no such preset.
        """
        self.card: ModelCard = read_card(folder)
        if preset not in self.card.presets:
            raise ModelError(f"This network has no preset {preset!r}; it has {', '.join(self.card.presets)}.")
        self.preset = Preset(preset)
        self._model = self.card.verified_bytes("network")
        self._threads = threading.local()

    @property
    def genres(self) -> tuple[str, ...]:
        """The genres it knows, in the order of the scores."""
        return self.card.genres

    def read(self, source: PosterSource, evidence: bool = True) -> Prediction:
        """Read one poster.

        Args:
            source: a path, the bytes of a picture file, or a Pillow image.
            evidence: whether to keep the evidence maps; 3 kB a poster.

        Raises:
            PosterError: the poster cannot be read; it says why.
        """
        return self.read_decoded(read_poster(source, at_least=self.card.input.size), evidence)

    def read_decoded(self, poster: Image.Image, evidence: bool = True) -> Prediction:
        """Read a poster that `classifier.poster.read_poster` has decoded and checked."""
        output = self._network().run(squeeze(poster, self.card.input.size))
        prediction = Prediction(
            genres=self.card.genres,
            scores=output.scores,
            thresholds=self.card.thresholds,
            model=self.card.model,
            evidence=output.evidence if evidence else None,
        )
        return self.card.assign(prediction, self.preset)

    def _network(self) -> Network:
        network: Network | None = getattr(self._threads, "network", None)
        if network is None:
            network = self._threads.network = Network(self._model, self.card)
        return network
