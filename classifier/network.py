"""What a saved network is to the rest of the program, whichever engine runs it."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from classifier.card import ModelCard, ModelError

Shape = Sequence[int]

SCORES_RANK: Final = 2
EVIDENCE_RANK: Final = 4
"""Dimensions of the outputs: the scores are [1, genres], the evidence maps [1, h, w, genres]."""

Real = TypeVar("Real", bound=np.floating)


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
    return Output(sigmoid(logits), evidence)


def sigmoid(logits: NDArray[Real]) -> NDArray[Real]:
    """1 / (1 + exp(-logit)), written so that no large exponential overflows."""
    return cast("NDArray[Real]", 0.5 * (1 + np.tanh(0.5 * logits)))


def check_shapes(card: ModelCard, inputs: Sequence[Shape], outputs: Sequence[Shape]) -> None:
    """See that a network takes what its card says, and gives scores and evidence maps.

    Args:
        card: of the network.
        inputs: the shape of each.
        outputs: the same, fewest dimensions first.

    Raises:
        ModelError: it does not.
    """
    wanted = (1, card.input.height, card.input.width, 3)
    if [tuple(shape) for shape in inputs] != [wanted]:
        raise ModelError(
            f"The network cannot be opened: it takes {_told(inputs)}, where its model card says {_told([wanted])}."
        )
    genres = len(card.genres)
    if [(len(shape), shape[-1]) for shape in outputs if shape] != [(SCORES_RANK, genres), (EVIDENCE_RANK, genres)]:
        raise ModelError(
            f"The network cannot be opened: it gives {_told(outputs)}, where scores and evidence maps "
            f"of {genres} genres are wanted."
        )


def _told(shapes: Sequence[Shape]) -> str:
    return " and ".join(" x ".join(map(str, shape)) for shape in shapes) or "nothing"
