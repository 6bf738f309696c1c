"""The poster that is looked at: its picture first, then what the network sees in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from classifier.card import ModelError
from classifier.decoding import Decoders
from classifier.evidence import spread
from classifier.poster import PosterError
from classifier.prediction import Prediction
from desktop_app.background import Background
from desktop_app.engine import Engine
from desktop_app.pictures import evidence_image, to_qimage

LARGEST: Final = (1600, 2400)
"""(width, height) in pixels that a poster is shown at, at most: it fills a 4K screen."""

EVIDENCE_WIDTH: Final = 160
"""Pixels across that an evidence map is spread to; smooth as it is, more would not be seen."""


class View(NamedTuple):
    """A poster and what speaks for its genres.

    Attributes:
        prediction: with evidence maps.
        input_size: (width, height) of the network's input, which the maps belong to.
    """

    prediction: Prediction
    input_size: tuple[int, int]

    def evidence(self, genre: str, aspect: float) -> QImage:
        """Paint a genre's evidence for a poster of an aspect, height over width."""
        size = (EVIDENCE_WIDTH, max(round(EVIDENCE_WIDTH * aspect), 1))
        spread_out: NDArray[np.float32] = spread(self.prediction.evidence_map(genre), self.input_size, size)
        return evidence_image(spread_out)


@dataclass(frozen=True, eq=False)
class Wish:
    """One time that a poster was asked for; the same poster asked for again, of another network, is another wish."""

    path: Path


class Viewer(QObject):
    """Fetches the poster that was last asked for; earlier ones are dropped.

    Signals:
        pictured: (path, QImage), the poster's picture.
        explained: (path, `View`), its prediction with evidence maps.
        failed: (path, sentence), why there is no picture.
        unexplained: (path, sentence), why there is no prediction.
    """

    pictured = Signal(object, object)
    explained = Signal(object, object)
    failed = Signal(object, str)
    unexplained = Signal(object, str)

    def __init__(
        self, engine: Engine, decoders: Decoders, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._decoders = decoders
        self._background = background
        self._wanted: Wish | None = None

    def show(self, path: Path | None) -> None:
        """Fetch a poster; None for none."""
        wish = self._wanted = Wish(path) if path is not None else None
        if wish is not None:
            self._background.run(lambda: self._picture(wish), lambda result: self._pictured(wish, result))

    def _picture(self, wish: Wish) -> QImage | None:
        if wish is not self._wanted:
            return None
        return to_qimage(self._decoders.picture(wish.path, LARGEST))

    def _pictured(self, wish: Wish, result: QImage | Exception | None) -> None:
        if wish is not self._wanted or result is None:
            return
        if isinstance(result, Exception):
            self.failed.emit(wish.path, self._sentence(result))
            return
        self.pictured.emit(wish.path, result)
        self._background.run(lambda: self._view(wish), lambda view: self._explained(wish, view))

    def _view(self, wish: Wish) -> View | None:
        if wish is not self._wanted:
            return None
        classifier = self._engine.classifier()
        size = classifier.card.input.size
        return View(classifier.read_pixels(self._decoders.squeezed(wish.path, size).pixels), size)

    def _explained(self, wish: Wish, result: View | Exception | None) -> None:
        if wish is not self._wanted or result is None:
            return
        if isinstance(result, Exception):
            self.unexplained.emit(wish.path, self._sentence(result))
        else:
            self.explained.emit(wish.path, result)

    def _sentence(self, error: Exception) -> str:
        if isinstance(error, PosterError | ModelError):
            return str(error)
        return self.tr("Something went wrong: %1.").replace("%1", str(error).rstrip("."))
