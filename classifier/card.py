"""The model card beside the weights: what the network is, wants, and how good it is."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from classifier.preprocess import InputSpec

BUNDLED: Final = Path(__file__).parent / "weights"
"""Folder of the weights that come with the program."""

CARD_NAME: Final = "model-card.json"


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
        return tuple(self.content["genres"])

    @cached_property
    def thresholds(self) -> NDArray[np.float32]:
        """The score from which a genre is assigned: float32 [genres]."""
        thresholds: Mapping[str, float] = self.content["thresholds"]
        return np.array([thresholds[genre] for genre in self.genres], np.float32)

    @cached_property
    def bias(self) -> NDArray[np.float32]:
        """What is added to the mean of an evidence map to give the logit: float32 [genres]."""
        bias: Mapping[str, float] = self.content["bias"]
        return np.array([bias[genre] for genre in self.genres], np.float32)

    @cached_property
    def input(self) -> InputSpec:
        """The network's input."""
        entry = self.content["input"]
        red, green, blue = entry["mean"]
        mean = (red, green, blue)
        red, green, blue = entry["std"]
        return InputSpec(int(entry["height"]), int(entry["width"]), mean, (red, green, blue))

    def file(self, role: str) -> Path:
        """Path of the file with a role: "network" (LiteRT) or "weights" (safetensors)."""
        return self.folder / str(self.content["files"][role]["name"])

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
            raise ModelError(f"The network {path} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(data).hexdigest() != self.sha256(role):
            raise ModelError(f"The network {path} is damaged or not the one that its model card describes.")
        return data


def read_card(folder: Path = BUNDLED) -> ModelCard:
    """Read the model card in a folder of weights.

    Raises:
        ModelError: there is none, or it is no model card.
    """
    path = folder / CARD_NAME
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The model card {path} cannot be read: {error}") from error
    card = ModelCard(folder, content)
    try:
        # What reading needs is parsed here, so that a card that lacks some of it is told at once.
        _ = card.model, card.thresholds, card.bias, card.input, card.file("network"), card.sha256("network")
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path} is no model card: it lacks {error} or has something else there.") from error
    return card
