"""The network is the ResNet-50 v1.5 that public weights are made for."""

import numpy as np
import pytest

pytest.importorskip("keras")
import keras

from classifier.training.plan import STAGES
from classifier.training.resnet50 import NORM_EPSILON, ConvNorm, genre_network
from classifier.training.weights import network_tensors

pytestmark = pytest.mark.training


@pytest.fixture(scope="module")
def imagenet_network():
    return genre_network(1000)


def torchvision_shapes():
    """Names and shapes of torchvision's resnet50, written down from its documentation and table 1."""
    shapes = {"conv1.weight": (64, 3, 7, 7)} | norm_shapes("bn1", 64)
    channels = 64
    for stage, (width, blocks, _) in enumerate(STAGES, start=1):
        for block in range(blocks):
            name = f"layer{stage}.{block}"
            for number, shape in enumerate(
                ((width, channels, 1, 1), (width, width, 3, 3), (width * 4, width, 1, 1)), 1
            ):
                shapes |= {f"{name}.conv{number}.weight": shape} | norm_shapes(f"{name}.bn{number}", shape[0])
            if block == 0:
                shapes |= {f"{name}.downsample.0.weight": (width * 4, channels, 1, 1)}
                shapes |= norm_shapes(f"{name}.downsample.1", width * 4)
            channels = width * 4
    return shapes | {"fc.weight": (1000, 2048), "fc.bias": (1000,)}


def norm_shapes(name, width):
    return {f"{name}.{part}": (width,) for part in ("weight", "bias", "running_mean", "running_var")}


def test_its_tensors_are_torchvisions(imagenet_network):
    assert {name: value.shape for name, value in network_tensors(imagenet_network).items()} == torchvision_shapes()


def test_it_has_as_many_parameters_as_published(imagenet_network):
    # torchvision documents 25,557,032: without the batch norms' stored statistics.
    assert sum(np.prod(weight.shape) for weight in imagenet_network.trainable_weights) == 25_557_032
    assert sum(value.size for value in network_tensors(imagenet_network).values()) == 25_610_152


@pytest.mark.parametrize(("height", "width", "places"), [(240, 160, (8, 5)), (192, 128, (6, 4)), (224, 224, (7, 7))])
def test_its_last_map_is_a_32nd_of_the_input(imagenet_network, height, width, places):
    last = keras.Model(imagenet_network.input, imagenet_network.get_layer("avgpool").input)

    assert np.shape(last(np.zeros((1, height, width, 3), np.float32))) == (1, *places, 2048)


def convolve(x, kernel, stride):
    """Convolve as the formula says: zeros all around, half the kernel wide."""
    size = kernel.shape[0]
    padded = np.pad(x, ((size // 2,) * 2, (size // 2,) * 2, (0, 0)))
    height, width = (-(-length // stride) for length in x.shape[:2])
    out = np.zeros((height, width, kernel.shape[-1]))
    for i in range(height):
        for j in range(width):
            patch = padded[i * stride : i * stride + size, j * stride : j * stride + size]
            out[i, j] = np.tensordot(patch, kernel, 3)
    return out


@pytest.mark.parametrize(("size", "stride"), [(1, 1), (3, 1), (1, 2), (3, 2), (7, 2)])
@pytest.mark.parametrize("shape", [(12, 8, 3), (11, 7, 3)])
def test_a_convolution_and_its_normalisation_are_what_the_formula_says(size, stride, shape):
    rng = np.random.default_rng(0)
    x = rng.normal(size=shape)
    layer = ConvNorm(5, size, stride)
    layer.build((None, *shape))
    kernel, gamma, beta = rng.normal(size=(size, size, 3, 5)), rng.normal(size=5), rng.normal(size=5)
    mean, variance = rng.normal(size=5), rng.uniform(0.1, 2, 5)
    for variable, value in zip(
        (layer.kernel, layer.gamma, layer.beta, layer.moving_mean, layer.moving_variance),
        (kernel, gamma, beta, mean, variance),
        strict=True,
    ):
        variable.assign(value)

    expected = (convolve(x, kernel, stride) - mean) / np.sqrt(variance + NORM_EPSILON) * gamma + beta

    np.testing.assert_allclose(np.asarray(layer(x[None].astype(np.float32)))[0], expected, rtol=1e-4, atol=1e-4)


def test_scale_and_shift_train_but_the_statistics_do_not():
    layer = ConvNorm(5, 3)
    layer.build((None, 8, 8, 3))

    assert [weight.name for weight in layer.trainable_weights] == ["kernel", "gamma", "beta"]
    assert [weight.name for weight in layer.non_trainable_weights] == ["moving_mean", "moving_variance"]
