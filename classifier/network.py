"""What a saved network is to the rest of the program, whichever engine runs it."""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from classifier.card import ModelCard


class Output(NamedTuple):
    """What the network says of one poster.

    Attributes:
        scores: float32 [genres], the probability that each genre applies.
        evidence: float32 [h, w, genres]; a genre's mean over the map plus its bias is its logit.
    """

    scores: NDArray[np.float32]
    evidence: NDArray[np.float32]


class Network(Protocol):
    """A network, opened by one of the engines. Not for two threads at once: give each its own."""

    def run(self, pixels: NDArray[np.uint8]) -> Output:
        """Score one poster: uint8 [height, width, 3], of the size that the card names."""
        ...


def scaled(output: Output, card: ModelCard) -> Output:
    """Scale evidence where the card says so, and score by it.

    Scores come true by it, and evidence still adds up to them.
    """
    if not card.scaled:
        return output
    evidence = output.evidence * card.slope
    logits = evidence.mean(axis=(0, 1)) + card.bias
    return Output((0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32), evidence)
