"""The saved network run by OpenVINO: another engine for the very same file."""

import sys
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from classifier.card import ModelCard, ModelError
from classifier.cores import usable_cores
from classifier.network import Output, check_shapes, scaled
from classifier.preprocess import quantisation_table, quantise

FILE_IDENTIFIER: Final = b"TFL3"
"""Stands in every LiteRT file."""

LAST_EARLY_OPERATOR: Final = 127
"""Greatest code that fits into the field where an operator's code first was; it stands for all later ones."""

TELEMETRY: Final = "openvino_telemetry"
"""The package by which OpenVINO tells Google Analytics of each import; where it is missing, it tells nobody."""

_IMPORTING: Final = threading.Lock()


class CompiledNetwork(NamedTuple):
    """A network that all threads share.

    Attributes:
        compiled: OpenVINO's compiled model.
        table: what the network sees for each level of each channel: int8 [256, 3].
        card: that describes it.
    """

    compiled: Any
    table: NDArray[np.int8]
    card: ModelCard

    @classmethod
    def of_file(cls, model: bytes, card: ModelCard) -> Self:
        """Compile a network.

        Args:
            model: a LiteRT file, already verified, with int8 input.
            card: that describes it.

        Raises:
            ModelError: OpenVINO cannot be loaded, or cannot run the file, or it is another network than the card's.
        """
        try:
            whole, scale, zero_point = _in_one_piece(model)
            compiled = _compile(whole)
            inputs, outputs = _shapes(compiled.inputs), _shapes(compiled.outputs)
            shared = cls(compiled, quantisation_table(card.input, scale, zero_point), card)
        # What a file that is no network does to a flatbuffer's reader, no list of errors tells.
        except Exception as error:
            raise ModelError(f"The network cannot be opened: {error}") from error
        check_shapes(card, inputs, sorted(outputs, key=len))
        return shared

    def network(self) -> "OpenVINONetwork":
        """Give a thread a network of its own."""
        return OpenVINONetwork(self)


class OpenVINONetwork:
    """A thread's own requests to a compiled network. Not for two threads at once: give each its own."""

    def __init__(self, shared: CompiledNetwork) -> None:
        self._shared = shared
        self._request = shared.compiled.create_infer_request()
        outputs: list[Any] = shared.compiled.outputs
        self._scores, self._evidence = sorted(outputs, key=lambda output: len(output.partial_shape))

    def run(self, pixels: NDArray[np.uint8]) -> Output:
        """Score one poster: uint8 [height, width, 3], of the size that the card names."""
        outputs = self._request.infer([quantise(pixels, self._shared.table)[None]])
        return scaled(Output(outputs[self._scores][0], outputs[self._evidence][0]), self._shared.card)


def _shapes(tensors: list[Any]) -> list[list[int]]:
    """Tell shapes as LiteRT does, which takes 1 where any length will do."""
    return [[side.get_length() if side.is_static else 1 for side in tensor.partial_shape] for tensor in tensors]


def _compile(model: bytes) -> Any:
    """Compile a file for as many threads side by side as there are cores, each on one core."""
    openvino = _openvino()
    # OpenVINO takes no more cores than this process may use; which those are it leaves to the system.
    cores = usable_cores()
    settings = {"NUM_STREAMS": cores, "INFERENCE_NUM_THREADS": cores, "ENABLE_CPU_PINNING": False}
    core = openvino.Core()
    # Its reader of LiteRT files takes no bytes, only a path. The folder is this user's alone.
    with tempfile.TemporaryDirectory(prefix="onesheet-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "network.tflite"
        path.write_bytes(model)
        return core.compile_model(core.read_model(path), "CPU", settings)


def _openvino() -> Any:
    """Import OpenVINO so that it tells nobody."""
    with _IMPORTING, _missing(TELEMETRY):
        import openvino  # noqa: PLC0415 - only this engine needs it

        return openvino


@contextmanager
def _missing(name: str) -> Generator[None]:
    """Let a package seem not to be installed."""
    modules: dict[str, Any] = sys.modules
    before = {name: modules[name]} if name in modules else {}
    modules[name] = None
    try:
        yield
    finally:
        del modules[name]
        modules.update(before)


def _in_one_piece(model: bytes) -> tuple[bytes, float, int]:
    """Lay a LiteRT file out as OpenVINO can read it; the network stays the same.

    OpenVINO does not find weights that lie behind the flatbuffer, nor operators whose code stands
    in the later one of two fields alone (openvinotoolkit/openvino#29666).

    Returns:
        The file; scale and zero point of the network's input.
    """
    import flatbuffers  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]
    from ai_edge_litert import schema_py_generated  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

    schema: Any = schema_py_generated
    content: Any = schema.ModelT.InitFromPackedBuf(model, 0)
    for buffer in content.buffers:
        if buffer.offset:
            buffer.data = np.frombuffer(model, np.uint8, buffer.size, buffer.offset)
            buffer.offset = buffer.size = 0
    for code in content.operatorCodes:
        code.deprecatedBuiltinCode = min(code.builtinCode, LAST_EARLY_OPERATOR)
    builder: Any = flatbuffers.Builder(len(model))
    builder.Finish(content.Pack(builder), FILE_IDENTIFIER)
    pixels = content.subgraphs[0].tensors[content.subgraphs[0].inputs[0]].quantization
    return bytes(builder.Output()), float(pixels.scale[0]), int(pixels.zeroPoint[0])
