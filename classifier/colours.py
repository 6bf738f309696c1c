"""A decoded picture -> opaque sRGB, by its colour profile and its transparency."""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

NEUTRAL_GROUND: Final = (128, 128, 128)
"""What shows through a poster's transparent parts: neither black nor white, so it says nothing."""

MAX_PROFILE_BYTES: Final = 4 * 2**20
"""Larger colour profiles are ignored; those of presses have up to 3 MB."""

BAND: Final = 2**22
"""Pixels that are converted at once, so that a large picture is in memory not five times but twice."""

SAME: Final = 2
"""Levels of 255. A profile that changes no colour by more is sRGB under one of its many names."""

_MODES: Final = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
"""Pillow's modes by a profile's kind of colours."""

_KEPT: Final = 8
"""Profiles at hand: a collection has a few, used over and over."""

_DEVICES: Final = frozenset({b"mntr", b"scnr", b"prtr", b"spac"})
"""Classes of profiles that say what a picture's colours are."""


def to_rgb(image: Image.Image) -> Image.Image:
    """Convert a decoded picture to opaque sRGB; always a copy, which keeps nothing of what the file said of itself."""
    if image.mode == "F":
        image = _scaled(image)
    rows = max(1, BAND // image.width)
    if rows >= image.height:
        poster = _converted(image)
    else:
        poster = Image.new("RGB", image.size)
        for top in range(0, image.height, rows):
            band = image.crop((0, top, image.width, min(top + rows, image.height)))
            poster.paste(_converted(band), (0, top))
    poster.info = {}
    return poster


def _scaled(image: Image.Image) -> Image.Image:
    """Bring floating-point greys to 8 bits; what they mean, only their largest tells: 1, 255 or 65535 is white."""
    import numpy as np  # noqa: PLC0415 - hardly a poster needs it

    values = np.nan_to_num(np.asarray(image, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(values.max())
    scale = 255.0 if largest <= 1 else 1.0 if largest <= 255 else 1 / 256
    return Image.fromarray((values * scale).clip(0, 255).astype(np.uint8))


def _halved(image: Image.Image) -> Image.Image:
    """Bring greys of sixteen bits to eight: Pillow's own conversion clips all but the darkest 256 levels."""
    import numpy as np  # noqa: PLC0415 - hardly a poster needs it

    return Image.fromarray((np.asarray(image).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))


def _converted(image: Image.Image) -> Image.Image:
    profile: object = image.info.get("icc_profile")
    image = _plain(image)
    if isinstance(profile, bytes) and profile:  # In a TIFF it may be of any type.
        image = _by_profile(image, profile)
    if image.mode in ("RGBA", "LA"):
        ground = Image.new("RGBA", image.size, (*NEUTRAL_GROUND, 255))
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    return image.convert("RGB")  # A copy, whose file can be let go, where it is RGB already.


def _plain(image: Image.Image) -> Image.Image:
    """Bring a picture of any mode to colours of 8 bits, with an alpha channel where any of it is transparent."""
    if image.mode.startswith("I"):
        return _halved(image)
    if image.mode == "LAB":
        transform = _transform(b"")
        return image if transform is None else transform.apply(image)
    if image.mode == "La":
        return image.convert("LA")
    if image.has_transparency_data and image.mode != "LA":
        return image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    return image if image.mode in ("1", "L", "LA", "RGB", "CMYK") else image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert a picture to sRGB; where its profile is none, is broken, or is of other colours, leave it as it is."""
    transform = _transform(profile) if len(profile) <= MAX_PROFILE_BYTES else None
    colours = image.mode.removesuffix("A")
    if transform is None or transform.input_mode != colours:
        return image
    if colours == image.mode:
        return transform.apply(image)
    converted = transform.apply(image.convert(colours))
    converted.putalpha(image.getchannel("A"))
    return converted


@lru_cache(_KEPT)
def _transform(profile: bytes) -> "ImageCmsTransform | None":
    """Open a colour profile: how its colours become sRGB, or None where they need not or cannot.

    Args:
        profile: of a picture; empty for CIELAB.
    """
    mode = (_MODES.get(profile[16:20]) if profile[12:16] in _DEVICES else None) if profile else "LAB"
    try:
        transform = _built(profile, mode) if mode else None
        return transform if transform and _changes(transform) else None
    except Exception:  # What is wrong with a profile must not cost the poster.
        return None


def _built(profile: bytes, mode: str) -> "ImageCmsTransform":
    from PIL import ImageCms  # noqa: PLC0415 - hardly a poster needs it

    make = cast("Callable[[str], io.BytesIO]", ImageCms.createProfile)  # pyright: ignore[reportUnknownMemberType]
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile) if profile else make("LAB"))
    srgb = ImageCms.ImageCmsProfile(make("sRGB"))
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.ImageCmsTransform(source, srgb, mode, "RGB", intent, flags=flags)


def _changes(transform: "ImageCmsTransform") -> bool:
    """Tell whether any colour would look different."""
    if transform.input_mode not in ("RGB", "L"):
        return True
    levels = range(0, 256, 17)
    cube = bytes(level for red in levels for green in levels for blue in levels for level in (red, green, blue))
    probe = Image.frombytes(transform.input_mode, (len(cube) // len(transform.input_mode), 1), cube)
    return max(ImageChops.difference(transform.apply(probe), probe.convert("RGB")).tobytes()) > SAME
