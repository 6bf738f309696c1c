"""ResNet files as the public offers them: how their tensors may be named, and what is no ResNet-50 v1.5.

torchvision and timm name a ResNet's tensors alike (``conv1``, ``bn1``, ``layer1`` to ``layer4``, ``fc``).
What wraps the network while it trains may leave a prefix before all of them. A v1 network, whose
strides sit in the 1x1 convolutions, and one that smooths before it shrinks have the very same
tensors: nothing here can tell them from a v1.5.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from numpy.typing import NDArray

FIRST_BLOCK: Final = "layer1.0.conv1.weight"
"""Every ResNet has it, whatever its stem, its blocks and its depth."""

BLOCK: Final = re.compile(r"layer(\d+)\.(\d+)\.")

DEPTHS: Final[Mapping[tuple[int, ...], str]] = {
    (2, 2, 2, 2): "a ResNet-26's",
    (3, 4, 23, 3): "a ResNet-101's",
    (3, 8, 36, 3): "a ResNet-152's",
}
"""Networks of bottlenecks by the number of blocks in each stage (He et al. 2015, table 1; timm)."""

ONLY: Final = "only safetensors are opened, which hold numbers and nothing that runs"

_FOREIGN: Final = (
    (b"\x89HDF\r\n\x1a\n", "a Keras file (HDF5)"),
    (b"PK\x03\x04", "a Keras or PyTorch file (a zip archive)"),
    (b"\x93NUMPY", "NumPy's"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"\x80\x02", "a pickle, as PyTorch's older files are"),
    (b"\x80\x03", "a pickle"),
    (b"\x80\x04", "a pickle"),
    (b"\x80\x05", "a pickle"),
)
"""How files of weights begin that may hold code, or are of another kind, whatever their names say."""

_LITERT: Final = b"TFL3"
"""What stands at the fifth byte of a LiteRT file."""

Array = TypeVar("Array", bound=NDArray[Any])


def what_is_foreign(data: bytes) -> str | None:
    """Say what a file of weights is by its first bytes, where that is no safetensors; None where it may be.

    Args:
        data: its first 16 bytes, or more.

    Returns:
        The rest of a sentence about the file, without its full stop.
    """
    kind = "a LiteRT network" if data[4:8] == _LITERT else None
    kind = next((name for start, name in _FOREIGN if data.startswith(start)), kind)
    # Safetensors begin with the length of their header, eight bytes, and the header itself, a JSON object.
    if kind is None and data[8:9] != b"{":
        return f"it has no header of safetensors; {ONLY}"
    return f"it is {kind}; {ONLY}" if kind else None


def prefixes(names: Iterable[str]) -> list[str]:
    """List what stands before torchvision's names: "" alone in most files, or such as ``module.backbone.``."""
    found = {name.removesuffix(FIRST_BLOCK) for name in names if name.endswith(FIRST_BLOCK)}
    return [""] if "" in found else sorted(prefix for prefix in found if prefix.endswith("."))


def unprefixed(tensors: Mapping[str, Array]) -> dict[str, Array]:
    """Take the prefix off the names of a network; a head that stands outside of it keeps its own name."""
    found = prefixes(tensors)
    if len(found) != 1:
        return dict(tensors)
    (prefix,) = found
    outside = {name: value for name, value in tensors.items() if not name.startswith(prefix)}
    inside = {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
    return outside | inside


def stage_depths(names: Iterable[str]) -> tuple[int, ...]:
    """Count the blocks of each stage."""
    blocks = {(int(found[1]), int(found[2])) for name in names if (found := BLOCK.match(name))}
    depths = Counter(stage for stage, _ in blocks)
    return tuple(depths[stage] for stage in sorted(depths))


def what_is_unlike(tensors: Mapping[str, NDArray[Any]], wanted: Mapping[str, tuple[int, ...]]) -> str | None:
    """Say what sets another network apart; None where it seems to be the same one.

    Args:
        tensors: of a file, as `unprefixed` gives them.
        wanted: shapes of the network's own tensors, under torchvision's names and in its layout.

    Returns:
        The rest of a sentence about the file, without its full stop.
    """
    if len(found := prefixes(tensors)) > 1:
        return f"it holds more than one network, under {' and '.join(map(repr, found))}"
    if not found:
        first = f"; its first is {min(tensors)!r}" if tensors else ""
        return f"it is no ResNet, or names its tensors otherwise than torchvision and timm do{first}"
    return _unlike_stem_or_norm(tensors) or _unlike_blocks(tensors, wanted)


def _unlike_stem_or_norm(tensors: Mapping[str, NDArray[Any]]) -> str | None:
    if "conv1.0.weight" in tensors:
        return "its stem is three small convolutions, as a ResNet-50-C's or -D's, where one of 7x7 is needed"
    if not any(name.endswith(".running_mean") for name in tensors):
        return "its normalisation keeps no mean and variance, so it is not batch normalisation"
    return None


def _unlike_blocks(tensors: Mapping[str, NDArray[Any]], wanted: Mapping[str, tuple[int, ...]]) -> str | None:
    if not any(".conv3." in name for name in tensors):
        return "its blocks have two convolutions, as a ResNet-18's or -34's, where three are needed"
    if extra := next((name for name in sorted(tensors) if ".se." in name), None):
        return f"its blocks weigh their channels (squeeze and excitation), as {extra!r} does"
    depths, needed = stage_depths(tensors), stage_depths(wanted)
    if depths != needed:
        known = f", as {DEPTHS[depths]}" if depths in DEPTHS else ""
        return f"its stages have {_listed(depths)} blocks{known}, where {_listed(needed)} are needed"
    middle = FIRST_BLOCK.replace("conv1", "conv2")
    shape = tensors[middle].shape if middle in tensors else wanted[middle]
    if len(shape) == 4 and shape[1] < shape[0]:
        return f"its 3x3 convolutions are in {shape[0] // shape[1]} groups, as a ResNeXt's, where one is needed"
    if shape[0] != wanted[middle][0]:
        wide = f"its first 3x3 convolution is {shape[0]} channels wide"
        return f"{wide}, as a wide ResNet's may be, where {wanted[middle][0]} are needed"
    return None


def _listed(numbers: tuple[int, ...]) -> str:
    return "-".join(map(str, numbers))
