"""ResNet-50 v1.5 (He et al. 2015, table 1) for multi-label genres, in Keras layers.

v1.5 differs from the paper in one place: the stride of a down-sampling block sits in its
3x3 convolution. Layers bear torchvision's names with "_" for ".", since a "." in a layer's name
is not allowed on every backend; `classifier.training.weights` reads and writes those names.
"""

from typing import Any, Final

import keras
from keras import layers, ops

from classifier.training.plan import STAGES

EXPANSION: Final = 4
"""A bottleneck block's output is this many times as wide as its 3x3 convolution."""

NORM_EPSILON: Final = 1e-5


@keras.saving.register_keras_serializable(package="onesheet")
class ConvNorm(layers.Layer):
    """A convolution without bias, then batch normalisation by its stored statistics.

    The normalisation is multiplied into the kernel before the convolution runs, which is the
    same function with the same gradients and makes a training step on a CPU 1.6 times as fast
    as the two layers in turn. Scale and shift train; mean and variance stay those of the
    weights it started from, as batches of 32 posters would give poorer ones.

    Padding is symmetric, as torchvision's; Keras's own "same" is lopsided where the stride is 2.

    Attributes:
        kernel: float32 [size, size, channels in, filters].
        gamma, beta: scale and shift, float32 [filters].
        moving_mean, moving_variance: the stored statistics, float32 [filters]; they never train.
    """

    def __init__(self, filters: int, size: int, stride: int = 1, **options: Any) -> None:
        super().__init__(**options)
        self.filters = filters
        self.size = size
        self.stride = stride

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        kernel = (self.size, self.size, input_shape[-1], self.filters)
        self.kernel = self.add_weight(kernel, "he_normal", name="kernel")
        self.gamma = self.add_weight((self.filters,), "ones", name="gamma")
        self.beta = self.add_weight((self.filters,), "zeros", name="beta")
        self.moving_mean = self._statistic("zeros", "moving_mean")
        self.moving_variance = self._statistic("ones", "moving_variance")

    def _statistic(self, initial: str, name: str) -> keras.Variable:
        return self.add_weight((self.filters,), initial, name=name, trainable=False)

    def call(self, x: Any) -> Any:
        scale = self.gamma * ops.rsqrt(self.moving_variance + NORM_EPSILON)
        if self.stride > 1 and self.size > 1:
            edge = self.size // 2
            x = ops.pad(x, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
        padding = "same" if self.stride == 1 else "valid"
        x = ops.conv(x, self.kernel * scale, self.stride, padding, data_format="channels_last")
        return x + (self.beta - self.moving_mean * scale)

    def get_config(self) -> dict[str, Any]:
        own = {"filters": self.filters, "size": self.size, "stride": self.stride}
        return super().get_config() | own


def relu(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Apply a named rectifier."""
    return layers.ReLU(name=name)(x)


def bottleneck(x: keras.KerasTensor, name: str, width: int, stride: int) -> keras.KerasTensor:
    """One residual block: 1x1 reduce, 3x3, 1x1 expand, plus the shortcut."""
    shortcut = x
    if stride > 1 or x.shape[-1] != width * EXPANSION:
        shortcut = ConvNorm(width * EXPANSION, 1, stride, name=f"{name}_downsample_0")(x)
    y = relu(ConvNorm(width, 1, name=f"{name}_conv1")(x), f"{name}_relu1")
    y = relu(ConvNorm(width, 3, stride, name=f"{name}_conv2")(y), f"{name}_relu2")
    y = ConvNorm(width * EXPANSION, 1, name=f"{name}_conv3")(y)
    return relu(layers.Add(name=f"{name}_add")([y, shortcut]), f"{name}_relu3")


def trunk(stages: tuple[tuple[int, int, int], ...] = STAGES) -> keras.Model:
    """Build the convolutional part: float32 [n, h, w, 3] -> [n, ceil(h/32), ceil(w/32), 2048]."""
    pixels = keras.Input((None, None, 3), name="pixels")
    x = relu(ConvNorm(64, 7, 2, name="conv1")(pixels), "relu")
    # Zeros pad the pool as well as minus infinity would: what comes out of a ReLU is not negative.
    x = layers.ZeroPadding2D(1, name="maxpool_pad")(x)
    x = layers.MaxPooling2D(3, 2, name="maxpool")(x)
    for stage, (width, blocks, stride) in enumerate(stages, start=1):
        for block in range(blocks):
            x = bottleneck(x, f"layer{stage}_{block}", width, stride if block == 0 else 1)
    return keras.Model(pixels, x, name="trunk")


def genre_network(
    genres: int,
    dropout: float = 0.3,
    seed: int = 0,
    stages: tuple[tuple[int, int, int], ...] = STAGES,
) -> keras.Model:
    """Build the whole network: float32 [n, h, w, 3] -> float32 [n, genres] logits.

    Args:
        genres: number of outputs.
        dropout: share of pooled features left out while training.
        seed: of the dropout.
        stages: as `plan.STAGES`; tests build a shallow one.
    """
    body = trunk(stages)
    x = layers.GlobalAveragePooling2D(name="avgpool")(body.output)
    x = layers.Dropout(dropout, seed=seed, name="dropout")(x)
    logits = layers.Dense(genres, name="fc")(x)
    return keras.Model(body.input, logits, name="onesheet")
