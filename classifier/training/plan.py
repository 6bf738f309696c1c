"""Everything that decides what a training run does, and its place on disk."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from classifier.preprocess import InputSpec
from classifier.training.posters import STRONG, Augmentation

PLAN_NAME: Final = "plan.json"

IMAGENET_MEAN: Final = (0.485, 0.456, 0.406)
IMAGENET_STD: Final = (0.229, 0.224, 0.225)
"""Of RGB on a scale of 0 to 1: what public ResNet-50 weights were trained with."""

SMALL: Final = (192, 128)
LARGE: Final = (240, 160)
"""(height, width) of inputs: the poster's own 2:3."""

STAGES: Final = ((64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2))
"""(bottleneck width, blocks, stride of the first block) of a ResNet-50's ``layer1`` to ``layer4``."""

SECOND_RUN_EPOCHS: Final = 4
SECOND_RUN_RATE: Final = 8e-5
"""Of a run that goes on from weights which know the genres: enough to learn, too little to forget."""


@dataclass(frozen=True)
class TrainingPlan:
    """A run, but for its posters and the weights it starts from.

    Attributes:
        height, width: input of the shipped network, in pixels.
        epoch_sizes: (height, width) of each epoch over all layers; smaller ones are faster, and
            teach most of what larger ones do.
        head_epochs, head_rate, head_decay, head_batch: of the head alone; 0 epochs keep the head
            of the weights it starts from.
        batch: posters a step.
        peak_rate: AdamW's learning rate after the warm-up.
        warmup: share of all steps over which the rate rises.
        decay: AdamW's weight decay, on kernels only.
        averaging: momentum of the weight averaging that gives the weights kept.
        dropout: share of pooled features left out.
        augmentation: how posters are varied.
        seed: of everything random.
        stages: of the network; tests train a shallow one.
        started_from: which weights, in words.
        earlier: the plan and the history of the run that made those weights, as JSON has them, or None.
    """

    height: int = LARGE[0]
    width: int = LARGE[1]
    epoch_sizes: tuple[tuple[int, int], ...] = (SMALL,) * 5 + (LARGE,) * 3
    head_epochs: int = 12
    head_rate: float = 1e-3
    head_decay: float = 1e-2
    head_batch: int = 128
    batch: int = 32
    peak_rate: float = 2e-4
    warmup: float = 0.05
    decay: float = 0.02
    averaging: float = 0.998
    dropout: float = 0.3
    augmentation: Augmentation = field(default_factory=Augmentation)
    seed: int = 1
    stages: tuple[tuple[int, int, int], ...] = STAGES
    started_from: str = ""
    earlier: dict[str, Any] | None = None

    @property
    def spec(self) -> InputSpec:
        """The input that the finished network reads."""
        return InputSpec(self.height, self.width, IMAGENET_MEAN, IMAGENET_STD)

    def spec_of(self, epoch: int) -> InputSpec:
        """The input of one epoch, counted from 0."""
        height, width = self.epoch_sizes[epoch]
        return replace(self.spec, height=height, width=width)

    def with_epochs(self, epochs: int) -> Self:
        """The same plan over another number of epochs, five eighths of the first run's on small inputs."""
        small = epochs * 5 // 8 if self.head_epochs else 0
        return replace(self, epoch_sizes=(SMALL,) * small + ((self.height, self.width),) * (epochs - small))

    def going_on(self) -> Self:
        """A second run: the head of the weights is kept, rates are low, and posters vary more."""
        return replace(
            self,
            head_epochs=0,
            epoch_sizes=((self.height, self.width),) * SECOND_RUN_EPOCHS,
            peak_rate=SECOND_RUN_RATE,
            augmentation=STRONG,
        )

    def with_height(self, height: int) -> Self:
        """The same plan for a network whose input has another height, and two thirds of it as width."""
        size = _size(height)
        sizes = tuple(size if epoch == (self.height, self.width) else epoch for epoch in self.epoch_sizes)
        return replace(self, height=size[0], width=size[1], epoch_sizes=sizes)

    def read_at(self, height: int) -> Self:
        """The same training, for a network that reads at another height than it was trained at.

        Crops have shown it parts of posters larger than whole ones look to it, so that whole ones
        at a larger scale look more like what it knows (Touvron et al. 2019, "FixRes").
        """
        return replace(self, height=height, width=_size(height)[1])

    def to_json(self) -> str:
        """Write the plan down."""
        return json.dumps(asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote.

        Raises:
            ValueError, TypeError: it is no plan.
        """
        content: dict[str, Any] = json.loads(text)
        for name in ("epoch_sizes", "stages"):
            content[name] = tuple(tuple(entry) for entry in content[name])
        content["augmentation"] = Augmentation(**content["augmentation"])
        return cls(**content)


def _size(height: int) -> tuple[int, int]:
    """(height, width) of a height, in the proportion of all inputs."""
    return height, round(height * LARGE[1] / LARGE[0])


def read_plan(folder: Path) -> TrainingPlan:
    """Read the plan of the run in a folder.

    Raises:
        OSError, ValueError, TypeError: there is none, or it is none.
    """
    return TrainingPlan.from_json((folder / PLAN_NAME).read_text("utf-8"))
