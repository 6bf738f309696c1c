"""The face of the package: a `Classifier` reads posters."""

import os
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.card import BUNDLED, ModelCard, ModelError, read_card
from classifier.engines import Engine, chosen, opened, wished
from classifier.network import Network
from classifier.poster import PosterSource, read_poster
from classifier.prediction import Prediction
from classifier.preprocess import squeeze
from classifier.presets import Preset


class Classifier:
    """Reads the genres off posters with the bundled network, or with one of your own.

    It may be shared between threads: each has a network of its own while it reads a poster.

    Attributes:
        card: what the network is, wants, and how good it is.
        preset: the rule by which it assigns genres.
    """

    def __init__(
        self, folder: str | os.PathLike[str] = BUNDLED, preset: str = Preset.BALANCED, engine: str = Engine.AUTO
    ) -> None:
        """Open the network in a folder that holds a model card.

        Args:
            folder: of the network.
            preset: the rule by which genres are assigned, one of `Preset`.
            engine: what runs the network, one of `Engine`; by default the faster one.

        Raises:
            ModelError: the card or the network is missing, damaged, or not the one described; or
                it has no such preset; or there is no such engine, or it is not installed.
        """
        self.card: ModelCard = read_card(Path(folder))
        if preset not in self.card.presets:
            raise ModelError(f"This network has no preset {preset!r}; it has {', '.join(self.card.presets)}.")
        self.preset = Preset(preset)
        self._model = self.card.verified_bytes("network")
        self._wish = wished(engine)
        self._lock = threading.Lock()
        self._opened: Callable[[], Network] | None = None
        self._idle: list[Network] = []

    @cached_property
    def engine(self) -> Engine:
        """What runs the network: LiteRT or OpenVINO.

        Where OpenVINO is installed and nothing is remembered of this machine, finding out takes half a second.
        """
        return chosen(self.card, self._model, self._wish)

    @property
    def genres(self) -> tuple[str, ...]:
        """The genres it knows, in the order of the scores."""
        return self.card.genres

    def open(self) -> None:
        """Open the network now, and not at the first poster.

        Raises:
            ModelError: the engine cannot run it.
        """
        self._maker()

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
        return self.read_pixels(squeeze(poster, self.card.input.size), evidence)

    def read_pixels(self, pixels: NDArray[np.uint8], evidence: bool = True) -> Prediction:
        """Read a poster that is decoded, checked and squeezed: uint8 [height, width, 3], of the card's size."""
        with self._network() as network:
            output = network.run(pixels)
        prediction = Prediction(
            genres=self.card.genres,
            scores=output.scores,
            thresholds=self.card.thresholds,
            model=self.card.model,
            evidence=output.evidence if evidence else None,
        )
        return self.card.assign(prediction, self.preset)

    @contextmanager
    def _network(self) -> Generator[Network]:
        """Lend a network that nobody uses; opening one takes longer than reading five posters."""
        try:
            network = self._idle.pop()
        except IndexError:
            network = self._maker()()
        try:
            yield network
        finally:
            self._idle.append(network)

    def _maker(self) -> Callable[[], Network]:
        """Open the network once, however many threads begin at once."""
        with self._lock:
            if self._opened is None:
                self._opened = opened(self.card, self._model, self.engine)
            return self._opened
