"""Folders of networks with other genres than the bundled one, real and not."""

import json

import numpy as np

from classifier import Prediction, Preset
from classifier.card import BUNDLED, CARD_NAME, read_card

OWN = ("Giallo", "Kaiju", "Noir")
LONG = "A genre whose name is as long as a name may be, and longer than any bar can show"
UNBROKEN = LONG.replace(" ", "")


class OwnClassifier:
    """Stands for a network with other genres, whose scores are 0.9, 0.5 and then ever less."""

    def __init__(self, folder):
        self.card = read_card(folder)
        self.preset, self.engine = Preset.BALANCED, "litert"

    def open(self):
        """Nothing is to be opened."""

    def read_pixels(self, _pixels, evidence=True):
        count = len(self.card.genres)
        scores = np.array([0.9, 0.5, *np.linspace(0.4, 0.01, count - 2)], np.float32)
        maps = np.zeros((9, 6, count), np.float32) if evidence else None
        return Prediction(self.card.genres, scores, self.card.thresholds, self.card.model, maps)


def write_card(folder, genres, **more):
    """Write the card of a network that only `OwnClassifier` can stand for."""
    folder.mkdir()
    card = json.loads((BUNDLED / CARD_NAME).read_text("utf-8"))
    by_genre = {name: dict.fromkeys(genres, value) for name, value in (("thresholds", 0.45), ("bias", 0.0))}
    card |= {"genres": list(genres), "model": f"own-{len(genres)}", "figures": {}, **by_genre}
    card.pop("scaling", None)
    presets = {"precise": dict.fromkeys(genres, 0.8), "complete": dict.fromkeys(genres, 0.2)}
    card |= {"presets": presets, "combinations": {genres[1]: 9.0}} | more
    (folder / CARD_NAME).write_text(json.dumps(card), "utf-8")
    return folder


def copy_network(folder, prefix="My ", **more):
    """Copy the bundled network, with a word before the name of each genre; it can be read with."""
    folder.mkdir()
    bundled = read_card()
    network = bundled.file("network")
    (folder / network.name).write_bytes(network.read_bytes())
    genres = [f"{prefix}{genre}" for genre in bundled.genres]
    bias = dict(zip(genres, bundled.content["bias"].values(), strict=True))
    known = {name: bundled.content[name] for name in ("architecture", "input", "files")}
    card = known | {"model": "renamed", "genres": genres, "bias": bias, "thresholds": dict.fromkeys(genres, 0.5)} | more
    (folder / CARD_NAME).write_text(json.dumps(card), "utf-8")
    return folder
