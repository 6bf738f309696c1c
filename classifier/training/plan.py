"""Everything that decides what a training run does, but for its posters and the weights it starts from."""

from dataclasses import replace
from typing import Annotated, Final, Self

from pydantic import ConfigDict, Field, field_validator
from pydantic.dataclasses import dataclass

from classifier.preprocess import InputSpec
from classifier.training.augmentation import STRONG, Augmentation

IMAGENET_MEAN: Final = (0.485, 0.456, 0.406)
IMAGENET_STD: Final = (0.229, 0.224, 0.225)
"""Of RGB on a scale of 0 to 1: what public ResNet-50 weights were trained with."""

SMALL: Final = (192, 128)
LARGE: Final = (240, 160)
"""(height, width) of inputs: the poster's own 2:3."""

LEAST_HEIGHT: Final = 16
"""Of an input, in pixels; a ResNet-50 wants ten times as much to see anything."""

STAGES: Final = ((64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2))
"""(bottleneck width, blocks, stride of the first block) of a ResNet-50's ``layer1`` to ``layer4``."""

SECOND_RUN_EPOCHS: Final = 4
SECOND_RUN_RATE: Final = 8e-5
"""Of a run that goes on from weights which know posters: enough to learn, too little to forget."""

Share = Annotated[float, Field(ge=0, lt=1)]
Rate = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Pixels = Annotated[int, Field(ge=LEAST_HEIGHT // 2)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class TrainingPlan:
    """A run, but for its posters and the weights it starts from.

    Attributes:
        height, width: input of the shipped network, in pixels.
        epoch_sizes: (height, width) of each epoch over all layers; smaller ones are faster, and
            teach most of what larger ones do.
        patience: epochs without a better validation mAP after which the run ends early; 0 for never.
        head_epochs, head_rate, head_decay, head_batch: of the head alone; 0 epochs keep the head
            of the weights it starts from.
        batch: posters a step.
        peak_rate: AdamW's learning rate after the warm-up.
        stage_rates: factors on it for the stem and for each stage; 0 keeps a stage as it is.
        warmup: share of all steps over which the rate rises.
        decay: AdamW's weight decay, on kernels only.
        averaging: momentum of the weight averaging that gives the weights kept.
        dropout: share of pooled features left out.
        augmentation: how posters are varied.
        seed: of everything random.
        stages: of the network; tests train a shallow one.
    """

    height: Pixels = LARGE[0]
    width: Pixels = LARGE[1]
    epoch_sizes: tuple[tuple[Pixels, Pixels], ...] = (SMALL,) * 5 + (LARGE,) * 3
    patience: Annotated[int, Field(ge=0)] = 3
    head_epochs: Annotated[int, Field(ge=0)] = 12
    head_rate: Rate = 1e-3
    head_decay: Rate = 1e-2
    head_batch: Count = 128
    batch: Count = 32
    peak_rate: Rate = 2e-4
    stage_rates: tuple[Rate, ...] = (1.0,) * 5
    warmup: Share = 0.05
    decay: Rate = 0.02
    averaging: Share = 0.998
    dropout: Share = 0.3
    augmentation: Augmentation = Augmentation()
    seed: Annotated[int, Field(ge=0)] = 1
    stages: tuple[tuple[Count, Count, Count], ...] = STAGES

    @field_validator("stage_rates")
    @classmethod
    def _one_rate_a_stage(cls, rates: tuple[float, ...]) -> tuple[float, ...]:
        if len(rates) != len(STAGES) + 1:
            raise ValueError(f"a factor for the stem and for each of {len(STAGES)} stages is needed")
        return rates

    @property
    def spec(self) -> InputSpec:
        """The input that the finished network reads."""
        return InputSpec(self.height, self.width, IMAGENET_MEAN, IMAGENET_STD)

    def spec_of(self, epoch: int) -> InputSpec:
        """The input of one epoch, counted from 0."""
        height, width = self.epoch_sizes[epoch]
        return replace(self.spec, height=height, width=width)

    def with_epochs(self, epochs: int) -> Self:
        """The same plan over another number of epochs, with the same share of them on small inputs."""
        small = sum(size != (self.height, self.width) for size in self.epoch_sizes)
        small = epochs * small // max(len(self.epoch_sizes), 1)
        sizes = self.epoch_sizes[:1] * small + ((self.height, self.width),) * (epochs - small)
        return replace(self, epoch_sizes=sizes)

    def going_on(self) -> Self:
        """A plan for weights that know posters already: rates are low, and posters vary more."""
        return replace(
            self,
            epoch_sizes=((self.height, self.width),) * SECOND_RUN_EPOCHS,
            peak_rate=SECOND_RUN_RATE,
            augmentation=STRONG,
        )

    def with_height(self, height: int) -> Self:
        """The same plan for a network whose input has another height, and two thirds of it as width."""
        size = _size(height)
        sizes = tuple(size if epoch == (self.height, self.width) else epoch for epoch in self.epoch_sizes)
        # No epoch of a smaller network has an input larger than its own.
        return replace(self, height=size[0], width=size[1], epoch_sizes=tuple(min(entry, size) for entry in sizes))

    def read_at(self, height: int) -> Self:
        """The same training, for a network that reads at another height than it was trained at.

        Crops have shown it parts of posters larger than whole ones look to it, so that whole ones
        at a larger scale look more like what it knows (Touvron et al. 2019, "FixRes").
        """
        return replace(self, height=height, width=_size(height)[1])


def _size(height: int) -> tuple[int, int]:
    """(height, width) of a height, in the proportion of all inputs."""
    return height, round(height * LARGE[1] / LARGE[0])
