"""The saved network: a poster's pixels -> scores and evidence maps, run by LiteRT."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.card import ModelCard, ModelError
from classifier.network import Output, check_shapes, scaled
from classifier.notices import without_first_notice
from classifier.preprocess import quantisation_table, quantise


class LiteRTNetwork:
    """One interpreter of the saved network. Not for two threads at once: give each its own."""

    def __init__(self, model: bytes, card: ModelCard) -> None:
        """Open a network.

        Args:
            model: a LiteRT file, already verified, with int8 input.
            card: that describes it.

        Raises:
            ModelError: LiteRT cannot run the file, or it is another network than the card's.
        """
        try:
            self._interpreter: Any = without_first_notice(lambda: _opened(model))
        except (ValueError, RuntimeError) as error:
            raise ModelError(f"The network cannot be opened: {error}") from error
        inputs: list[dict[str, Any]] = self._interpreter.get_input_details()
        outputs: list[dict[str, Any]] = self._interpreter.get_output_details()
        outputs.sort(key=lambda output: len(output["shape"]))
        check_shapes(card, _shapes(inputs), _shapes(outputs))
        (self._input,), (self._scores, self._evidence) = inputs, outputs
        scale, zero_point = self._input["quantization"]
        self._card = card
        self._table = quantisation_table(card.input, scale, zero_point)

    def run(self, pixels: NDArray[np.uint8]) -> Output:
        """Score one poster: uint8 [height, width, 3], of the size that the card names."""
        self._interpreter.set_tensor(self._input["index"], quantise(pixels, self._table)[None])
        self._interpreter.invoke()
        scores = self._interpreter.get_tensor(self._scores["index"])[0]
        evidence = self._interpreter.get_tensor(self._evidence["index"])[0]
        return scaled(Output(scores, evidence), self._card)


def _shapes(tensors: list[dict[str, Any]]) -> list[list[int]]:
    return [[int(length) for length in tensor["shape"]] for tensor in tensors]


def _opened(model: bytes) -> Any:
    # LiteRT takes a tenth of a second to load; a window that opens does not wait for it.
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

    # One thread each: several interpreters side by side read more posters than one interpreter
    # with several threads.
    interpreter: Any = Interpreter(model_content=model, num_threads=1)
    interpreter.allocate_tensors()
    return interpreter
