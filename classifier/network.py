"""The saved network: a poster's pixels -> scores and evidence maps, run by LiteRT."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from classifier.card import ModelCard, ModelError
from classifier.preprocess import quantisation_table, quantise

SCORES_RANK: Final = 2
"""The scores are [1, genres]; the evidence maps, the other output, are [1, h, w, genres]."""


class Output(NamedTuple):
    """What the network says of one poster.

    Attributes:
        scores: float32 [genres], the probability that each genre applies.
        evidence: float32 [h, w, genres]; a genre's mean over the map plus its bias is its logit.
    """

    scores: NDArray[np.float32]
    evidence: NDArray[np.float32]


class Network:
    """One interpreter of the saved network. Not for two threads at once: give each its own."""

    def __init__(self, model: bytes, card: ModelCard) -> None:
        """Open a network.

        Args:
            model: a LiteRT file, already verified, with int8 input.
            card: that describes it.

        Raises:
            ModelError: LiteRT cannot run the file.
        """
        # LiteRT takes a tenth of a second to load; a window that opens does not wait for it.
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

        try:
            # One thread each: several interpreters side by side read more posters than one
            # interpreter with several threads.
            self._interpreter: Any = Interpreter(model_content=model, num_threads=1)
            self._interpreter.allocate_tensors()
        except (ValueError, RuntimeError) as error:
            raise ModelError(f"The network cannot be opened: {error}") from error
        self._input: dict[str, Any] = self._interpreter.get_input_details()[0]
        outputs: list[dict[str, Any]] = self._interpreter.get_output_details()
        self._scores, self._evidence = sorted(outputs, key=lambda output: len(output["shape"]) != SCORES_RANK)
        scale, zero_point = self._input["quantization"]
        self._card = card
        self._table = quantisation_table(card.input, scale, zero_point)

    def run(self, pixels: NDArray[np.uint8]) -> Output:
        """Score one poster: uint8 [height, width, 3], of the size that the card names."""
        self._interpreter.set_tensor(self._input["index"], quantise(pixels, self._table)[None])
        self._interpreter.invoke()
        scores = self._interpreter.get_tensor(self._scores["index"])[0]
        evidence = self._interpreter.get_tensor(self._evidence["index"])[0]
        return self._scaled(evidence) if self._card.scaled else Output(scores, evidence)

    def _scaled(self, evidence: NDArray[np.float32]) -> Output:
        """Scale evidence, and score by it, so that scores come true and evidence still adds up to them."""
        evidence = evidence * self._card.slope
        logits = evidence.mean(axis=(0, 1)) + self._card.bias
        return Output((0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32), evidence)
