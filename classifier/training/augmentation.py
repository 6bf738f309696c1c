"""How far a training poster may be varied."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

Share = Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Augmentation:
    """How a training poster is varied each time it is seen.

    Attributes:
        least_area: a random crop keeps between this share of the poster and all of it.
        stretch: the crop's shape varies by up to this factor, either way.
        contrast: contrast varies by up to this share, either way.
        brightness: brightness varies by up to this many levels of 255, either way.
        saturation: colourfulness varies by up to this share, either way.
        mixup: alpha of the Beta distribution that says how much of another poster of the batch,
            and of its labels, is mixed into each ("mixup", Zhang et al. 2018); 0 for none.
    """

    least_area: Annotated[float, Field(gt=0, le=1)] = 0.65
    stretch: Annotated[float, Field(ge=1)] = 1.1
    contrast: Share = 0.2
    brightness: Annotated[float, Field(ge=0, le=255)] = 20.0
    saturation: Share = 0.0
    mixup: Annotated[float, Field(ge=0)] = 0.0


STRONG: Final = Augmentation(least_area=0.5, stretch=1.15, contrast=0.25, brightness=25.0, saturation=0.3, mixup=0.4)
"""For a network that begins to know its training posters by heart."""
