"""Which engine runs the network: the one asked for, or the faster one on this machine."""

import importlib.metadata
import json
import platform
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import numpy as np
import platformdirs

from classifier.card import ModelCard, ModelError
from classifier.litert import LiteRTNetwork
from classifier.network import Network, Output
from classifier.openvino_network import CompiledNetwork
from classifier.writing import ExportError, write_whole

RUNS: Final = 12
"""Runs of each engine that are timed: with those that open it, half a second."""

SPEED_UP: Final = 1.1
"""How many times as fast as LiteRT the other engine must be to be worth it."""

TOLERANCE: Final = 0.02
"""By how much the scores of the engines may differ."""


class Engine(StrEnum):
    """What may run the network."""

    AUTO = "auto"
    LITERT = "litert"
    OPENVINO = "openvino"


LIBRARIES: Final = {Engine.LITERT: "ai-edge-litert", Engine.OPENVINO: "openvino"}
"""What each engine is installed as."""


class Comparison(NamedTuple):
    """What OpenVINO did beside LiteRT.

    Attributes:
        speed_up: LiteRT's time for a poster over OpenVINO's.
        difference: the greatest one of any score.
    """

    speed_up: float
    difference: float


def available() -> tuple[Engine, ...]:
    """The engines that are installed; LiteRT always is."""
    return (Engine.LITERT, Engine.OPENVINO) if version(LIBRARIES[Engine.OPENVINO]) else (Engine.LITERT,)


def wished(name: str) -> Engine:
    """Check an engine's name.

    Raises:
        ModelError: there is no such engine, or it is not installed.
    """
    if name not in set(Engine):
        raise ModelError(f"There is no engine {name!r}; there are {', '.join(Engine)}.")
    if name == Engine.OPENVINO and Engine.OPENVINO not in available():
        if getattr(sys, "frozen", False):
            raise ModelError("The program without Python has no OpenVINO; it reads with LiteRT.")
        raise ModelError("OpenVINO is not installed. Install it with: pip install openvino flatbuffers")
    return Engine(name)


def chosen(card: ModelCard, model: bytes, wish: str) -> Engine:
    """Choose an engine for a network: LiteRT or OpenVINO.

    `Engine.AUTO` takes OpenVINO where it is clearly faster with the same scores. That is measured
    once for a network on a machine, which takes half a second, and remembered.

    Args:
        card: of the network.
        model: its file, already verified.
        wish: one of `Engine`.

    Raises:
        ModelError: there is no such engine, or it is not installed.
    """
    engine = wished(wish)
    if engine is not Engine.AUTO:
        return engine
    if Engine.OPENVINO not in available():
        return Engine.LITERT
    return _remembered(card) or _measured(card, model)


def opened(card: ModelCard, model: bytes, engine: Engine) -> Callable[[], Network]:
    """Open a network by an engine that `chosen` gave; what this returns gives a thread its own network.

    Raises:
        ModelError: the engine cannot run the network.
    """
    if engine is Engine.OPENVINO:
        return CompiledNetwork.of_file(model, card).network
    # The first one is opened now, so that it is told now where none can be.
    return _Ready(LiteRTNetwork(model, card), partial(LiteRTNetwork, model, card))


class _Ready:
    """Gives networks, first one that is open already."""

    def __init__(self, first: Network, make: Callable[[], Network]) -> None:
        self._open, self._make = [first], make

    def __call__(self) -> Network:
        try:
            return self._open.pop()
        except IndexError:
            return self._make()


def compared(card: ModelCard, model: bytes) -> Comparison:
    """Run both engines side by side on a few random inputs.

    Raises:
        ModelError: one of them cannot run the network.
    """
    networks: tuple[Network, Network] = LiteRTNetwork(model, card), CompiledNetwork.of_file(model, card).network()
    random = np.random.default_rng(0)
    shape = (RUNS + 1, card.input.height, card.input.width, 3)
    # The first run of each is slower than all others.
    runs = [[_timed(network, pixels) for network in networks] for pixels in random.integers(0, 256, shape, np.uint8)]
    seconds = [median(run[index][0] for run in runs[1:]) for index in range(len(networks))]
    differences = [np.abs(one.scores - other.scores).max() for (_, one), (_, other) in runs]
    return Comparison(seconds[0] / seconds[1], float(max(differences)))


def _timed(network: Network, pixels: Any) -> tuple[float, Output]:
    began = time.perf_counter()
    output = network.run(pixels)
    return time.perf_counter() - began, output


def _measured(card: ModelCard, model: bytes) -> Engine:
    """Choose by measuring, and remember it."""
    try:
        comparison = compared(card, model)
        better = comparison.speed_up >= SPEED_UP and comparison.difference <= TOLERANCE
    except Exception:  # Whoever asks for either engine gets the one that works.
        better = False
    engine = Engine.OPENVINO if better else Engine.LITERT
    _remember(card, engine)
    return engine


def memory_file() -> Path:
    """Where it is remembered what was measured."""
    return Path(platformdirs.user_cache_dir("onesheet", appauthor=False)) / "engines.json"


def _remembered(card: ModelCard) -> Engine | None:
    """What was measured for a network on a machine like this; None where nothing was."""
    name = _memory().get(_key(card))
    return Engine(name) if name in (Engine.LITERT, Engine.OPENVINO) else None


def _remember(card: ModelCard, engine: Engine) -> None:
    content = json.dumps(_memory() | {_key(card): engine}, indent=1)
    try:
        memory_file().parent.mkdir(parents=True, exist_ok=True)
        write_whole(content.encode(), memory_file())
    except (OSError, ExportError):
        pass  # Then it is measured again.


def _memory() -> dict[str, Any]:
    """All that is remembered; nothing where the file cannot be read."""
    try:
        content: Any = json.loads(memory_file().read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _key(card: ModelCard) -> str:
    """Name all that decides which engine is faster."""
    versions = (f"{library} {version(library)}" for library in LIBRARIES.values())
    return ", ".join((_processor(), *versions, card.sha256("network")))


def _processor() -> str:
    """The processor's name, as exactly as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def version(library: str) -> str:
    """The version of an installed library, read without loading it.

    Empty where it is not installed, or a bundled program does not tell.
    """
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
