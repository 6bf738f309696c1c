"""The model card beside the weights: what the network is, wants, and how good it is."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from classifier.combinations import Combinations
from classifier.genres import check_genres
from classifier.names import printable
from classifier.prediction import Prediction
from classifier.preprocess import InputSpec
from classifier.presets import Preset

BUNDLED: Final = Path(__file__).parent / "weights"
"""Folder of the weights that come with the program."""

CARD_NAME: Final = "model-card.json"

BUNDLED_SHA256: Final = "dfc87ce96f9b74aea6d2e0540ac72508c1dbea17e371ac522001a586c283221d"
"""What `card_digest` gives of the bundled network's card. The card holds the digests of the files
beside it, so that none of them is opened unless it is the one that this code was written for.
``python -m resources.seal_weights`` writes it anew once another network is bundled."""

FEW_POSTERS: Final = 40
"""Posters of a genre in a test below which the genre's figures are mostly chance.

The standard error of an average precision AP is about ``sqrt(AP * (1 - AP) / posters)`` (Boyd, Eng and Page 2013):
of 0.3, it is 0.10 with 20 posters and 0.07 with 40. Genres of the bundled network differ by 0.20 (standard
deviation), which is twice the error with 20 posters: hardly one could be told from another.
"""

NONE: Final[Mapping[str, float]] = MappingProxyType({})
"""No thresholds of one's own."""


class ModelError(Exception):
    """A network that cannot be used; the message says why."""


@dataclass(frozen=True)
class ModelCard:
    """What ``model-card.json`` says.

    Attributes:
        folder: where the card and the weights lie.
        content: the whole card, as parsed.
    """

    folder: Path
    content: Mapping[str, Any]

    @property
    def model(self) -> str:
        """The network's name, as it stands in the CSV's ``model`` column."""
        return str(self.content["model"])

    @cached_property
    def genres(self) -> tuple[str, ...]:
        """The genres, in the order of the scores."""
        return check_genres(self.content["genres"])

    @cached_property
    def thresholds(self) -> NDArray[np.float32]:
        """The score from which a genre is assigned by the balanced preset: float32 [genres]."""
        return self._by_genre(self.content["thresholds"])

    @cached_property
    def presets(self) -> dict[Preset, NDArray[np.float32]]:
        """Each preset that the card holds, with its thresholds: float32 [genres], NaN where it has none."""
        known: Mapping[str, Mapping[str, float]] = self.content.get("presets", {})
        presets = {Preset.BALANCED: self.thresholds}
        presets |= {Preset(name): self._by_genre(thresholds) for name, thresholds in known.items()}
        if self.combinations is not None:
            presets[Preset.LIKELY] = np.full(len(self.genres), np.nan, np.float32)
        return presets

    @cached_property
    def combinations(self) -> Combinations | None:
        """Which genres go together, where the card says so."""
        content: Mapping[str, float] | None = self.content.get("combinations")
        return Combinations.from_json(self.genres, content) if content else None

    @cached_property
    def slope(self) -> NDArray[np.float32]:
        """What the network's own logits are multiplied by, so that scores come true: float32 [genres]."""
        return self._by_genre(self.content.get("scaling", {}).get("slope", dict.fromkeys(self.genres, 1.0)))

    @cached_property
    def offset(self) -> NDArray[np.float32]:
        """What is added to them after that: float32 [genres]."""
        return self._by_genre(self.content.get("scaling", {}).get("offset", dict.fromkeys(self.genres, 0.0)))

    @cached_property
    def scaled(self) -> bool:
        """Whether scores are scaled at all."""
        return "scaling" in self.content

    @cached_property
    def bias(self) -> NDArray[np.float32]:
        """What is added to the mean of an evidence map to give the logit: float32 [genres]."""
        return self._by_genre(self.content["bias"]) * self.slope + self.offset

    def assign(self, prediction: Prediction, preset: Preset, own: Mapping[str, float] = NONE) -> Prediction:
        """Give a prediction of this network with its genres assigned by a preset.

        Args:
            prediction: of this network.
            preset: that the network has.
            own: a person's own thresholds, by genre, which go before the preset's.

        Raises:
            KeyError: the network has no such preset.
        """
        thresholds = self._own_or(self.presets[preset], own)
        combination = None
        if preset is Preset.LIKELY:
            combination = self._chosen(prediction.scores[None], preset, thresholds)[0]
        return replace(prediction, thresholds=thresholds, combination=combination)

    def assigned(
        self, scores: NDArray[np.float32], preset: Preset, own: Mapping[str, float] = NONE
    ) -> NDArray[np.bool_]:
        """Tell which genres `assign` gives to many posters at once: float32 [n, genres] -> bool, alike in shape.

        Raises:
            KeyError: the network has no such preset.
        """
        chosen = self._chosen(scores, preset, self._own_or(self.presets[preset], own))
        none = ~chosen.any(axis=1)
        chosen[none, scores[none].argmax(axis=1)] = True
        return chosen

    def _chosen(
        self, scores: NDArray[np.float32], preset: Preset, thresholds: NDArray[np.float32]
    ) -> NDArray[np.bool_]:
        """Tell which genres a rule chooses, which may be none: bool [n, genres]."""
        chosen = scores >= thresholds
        if preset is Preset.LIKELY and self.combinations is not None:
            chosen = np.where(np.isnan(thresholds), self.combinations.most_probable(scores), chosen)
        return chosen

    def _own_or(self, thresholds: NDArray[np.float32], own: Mapping[str, float]) -> NDArray[np.float32]:
        """Put a person's own thresholds in the place of a preset's: float32 [genres]."""
        pairs = zip(self.genres, thresholds, strict=True)
        return np.array([own.get(genre, threshold) for genre, threshold in pairs], np.float32)

    def _by_genre(self, values: Mapping[str, float]) -> NDArray[np.float32]:
        """Put values in the order of the genres: float32 [genres]."""
        return np.array([values[genre] for genre in self.genres], np.float32)

    @cached_property
    def input(self) -> InputSpec:
        """The network's input."""
        entry = self.content["input"]
        red, green, blue = entry["mean"]
        mean = (red, green, blue)
        red, green, blue = entry["std"]
        return InputSpec(int(entry["height"]), int(entry["width"]), mean, (red, green, blue))

    def file(self, role: str) -> Path:
        """Path of the file with a role: "network" (LiteRT) or "weights" (safetensors).

        Raises:
            ModelError: it is to lie elsewhere than beside the card, where a device may be, or what is not a network's.
        """
        name = str(self.content["files"][role]["name"])
        if Path(name).name != name:
            raise ModelError(f"The network {printable(name)} cannot be read: it does not lie beside its model card.")
        return self.folder / name

    def sha256(self, role: str) -> str:
        """Digest of the file with a role, in hexadecimal."""
        return str(self.content["files"][role]["sha256"])

    def verified_bytes(self, role: str) -> bytes:
        """Read a file whole, once, and only if it is the one that the card was written for.

        Raises:
            ModelError: the file is missing, or its SHA-256 is another.
        """
        path = self.file(role)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelError(f"The network {printable(path)} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(data).hexdigest() != self.sha256(role):
            raise ModelError(f"The network {printable(path)} is damaged or not the one that its model card describes.")
        return data


def read_card(folder: Path = BUNDLED) -> ModelCard:
    """Read the model card in a folder of weights; the bundled one only if it is the one that came with this code.

    A network of one's own is as its own card says.

    Raises:
        ModelError: there is none, or it is no model card, or another one has been put in the bundled one's place.
    """
    path = folder / CARD_NAME
    try:
        data = path.read_bytes()
        if _is_bundled(folder) and card_digest(data) != BUNDLED_SHA256:
            raise ModelError(
                f"The model card {printable(path)} is damaged or not the one that came with the program. "
                "Install the program again."
            )
        content = json.loads(data.decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ModelError(f"There is no network in {printable(folder)}: no {CARD_NAME} is there.") from error
    except (OSError, RecursionError, ValueError) as error:
        raise ModelError(f"The model card {printable(path)} cannot be read: {error}") from error
    card = ModelCard(folder, content)
    try:
        # What reading needs is parsed here, so that a card that lacks some of it is told at once.
        _ = card.model.encode(), card.presets, card.bias, card.input, card.file("network"), card.sha256("network")
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        told = f"{printable(path)} is no model card: it lacks {error} or has something else there."
        raise ModelError(told) from error
    return card


def card_digest(data: bytes) -> str:
    """Give the SHA-256 of a card's file in hexadecimal, alike whichever way its lines end on this platform."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _is_bundled(folder: Path) -> bool:
    """Tell whether a folder is the bundled network's, however it was named."""
    return folder == BUNDLED or folder.resolve() == BUNDLED.resolve()
