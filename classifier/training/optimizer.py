"""AdamW whose learning rate falls with a layer's distance from the head."""

import re
from collections.abc import Sequence
from typing import Any, Final

import keras

from classifier.training.plan import TrainingPlan

FINAL_RATE: Final = 0.01
"""The cosine ends at this share of the peak learning rate."""

_STAGE: Final = re.compile(r"^layer(\d+)_")


def stage_of(layer: str) -> int | None:
    """Number a layer's stage by its name: 0 for the stem, 1 to 4 for ``layer1`` to ``layer4``, None for the head."""
    if layer == "conv1":
        return 0
    match = _STAGE.match(layer)
    return int(match[1]) if match else None


def freeze_stages(network: keras.Model, rates: Sequence[float]) -> None:
    """Keep the stages whose rate is 0 as they are, which also spares the work of their gradients."""
    for layer in network.layers:
        stage = stage_of(layer.name)
        layer.trainable = stage is None or rates[stage] > 0


@keras.saving.register_keras_serializable(package="onesheet")
class StagewiseAdamW(keras.optimizers.AdamW):
    """AdamW (Loshchilov and Hutter 2019) with a factor on the learning rate for each stage.

    Early stages hold edges and textures that serve posters as they serve photographs, and change
    little for the better (Howard and Ruder 2018, "discriminative fine-tuning").

    Attributes:
        stage_rates: factors of the stem and of each stage; the head's is 1.
    """

    def __init__(self, *options: Any, stage_rates: Sequence[float], **more: Any) -> None:
        super().__init__(*options, **more)
        self.stage_rates = tuple(stage_rates)

    def build(self, var_list: Sequence[keras.Variable]) -> None:
        """Prepare for some variables, and note the factor of each by its path."""
        super().build(var_list)
        self._factors = [self.factor(variable.path) for variable in var_list]

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Take one step of one variable."""
        # By index, as TensorFlow hands over its own variables, which know no path.
        factor = self._factors[self._get_variable_index(variable)]
        super().update_step(gradient, variable, learning_rate * factor)

    def factor(self, path: str) -> float:
        """Give the factor of a variable by its path, ``.../layer1_0_conv1/kernel``."""
        stage = stage_of(path.split("/")[-2])
        return 1.0 if stage is None else self.stage_rates[stage]


def build_optimizer(network: keras.Model, plan: TrainingPlan, steps_per_epoch: int) -> StagewiseAdamW:
    """Build a plan's optimizer: warm-up, cosine decay, weight decay on kernels, averaged weights."""
    steps = steps_per_epoch * max(len(plan.epoch_sizes), 1)
    warmup = max(int(plan.warmup * steps), 1)
    rate = keras.optimizers.schedules.CosineDecay(
        0.0, max(steps - warmup, 1), FINAL_RATE, warmup_target=plan.peak_rate, warmup_steps=warmup
    )
    optimizer = StagewiseAdamW(
        rate,
        plan.decay,
        stage_rates=plan.stage_rates,
        use_ema=True,
        ema_momentum=plan.averaging,
        ema_overwrite_frequency=None,
    )
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    optimizer.build(network.trainable_variables)
    return optimizer
