"""Weights of another network than a ResNet-50 v1.5 are told from it, and what is unlike is said."""

import re

import numpy as np
import pytest

pytest.importorskip("keras")
from classifier.training.public_weights import stage_depths, unprefixed, what_is_unlike
from classifier.training.resnet50 import genre_network
from classifier.training.weights import WeightsError, load_weights, network_tensors
from tests.training.test_build_a_resnet50 import norm_shapes, torchvision_shapes

RESNET50 = torchvision_shapes()


def of_shapes(shapes):
    """Tensors of zeros that take no memory."""
    return {name: np.broadcast_to(np.float32(0), shape) for name, shape in shapes.items()}


def resnet(depths=(3, 4, 6, 3), base=64, groups=1):
    """Shapes of a ResNet of bottlenecks, under torchvision's names."""
    shapes, channels = {"conv1.weight": (64, 3, 7, 7)} | norm_shapes("bn1", 64), 64
    for stage, blocks in enumerate(depths):
        out, middle = 256 << stage, (base * groups) << stage
        for block in range(blocks):
            name = f"layer{stage + 1}.{block}"
            shapes |= {
                f"{name}.conv1.weight": (middle, channels, 1, 1),
                f"{name}.conv2.weight": (middle, middle // groups, 3, 3),
                f"{name}.conv3.weight": (out, middle, 1, 1),
            }
            channels = out
    return shapes | {"fc.weight": (1000, 2048), "fc.bias": (1000,)}


def basic(depths):
    """Shapes of a ResNet whose blocks have two convolutions."""
    return {name: shape for name, shape in resnet(depths).items() if ".conv3." not in name}


def deep_stem():
    shapes = {name: shape for name, shape in RESNET50.items() if name != "conv1.weight"}
    return shapes | {f"conv1.{place}.weight": (32, 32, 3, 3) for place in (0, 3, 6)}


def without_statistics():
    return {name: shape for name, shape in RESNET50.items() if ".running_" not in name}


@pytest.mark.parametrize(
    ("shapes", "told"),
    [
        (deep_stem(), "its stem is three small convolutions, as a ResNet-50-C's or -D's"),
        (resnet(base=128), "its first 3x3 convolution is 128 channels wide, as a wide ResNet's may be, where 64"),
        (resnet(base=4, groups=32), "its 3x3 convolutions are in 32 groups, as a ResNeXt's, where one is needed"),
        (basic((2, 2, 2, 2)), "its blocks have two convolutions, as a ResNet-18's or -34's, where three are needed"),
        (basic((3, 4, 6, 3)), "its blocks have two convolutions, as a ResNet-18's or -34's, where three are needed"),
        (resnet((3, 4, 23, 3)), "its stages have 3-4-23-3 blocks, as a ResNet-101's, where 3-4-6-3 are needed"),
        (resnet((3, 8, 36, 3)), "its stages have 3-8-36-3 blocks, as a ResNet-152's, where 3-4-6-3 are needed"),
        (resnet((1, 1, 1, 1)), "its stages have 1-1-1-1 blocks, where 3-4-6-3 are needed"),
        (RESNET50 | {"layer1.0.se.fc1.weight": (16, 256, 1, 1)}, r"\(squeeze and excitation\), as 'layer1\.0\.se"),
        (without_statistics(), "its normalisation keeps no mean and variance"),
        ({"blocks.0.attn.qkv.weight": (2304, 768)}, "it is no ResNet, or names .* its first is 'blocks.0.attn"),
        ({"resnet.embedder.embedder.convolution.weight": (64, 3, 7, 7)}, "names its tensors otherwise than torchvis"),
        ({}, "it is no ResNet, or names its tensors otherwise than torchvision and timm do$"),
    ],
)
def test_another_network_is_told_from_a_resnet50(shapes, told):
    tensors = of_shapes(shapes)

    sentence = what_is_unlike(tensors, RESNET50)

    assert sentence is not None
    assert re.search(told, sentence), sentence


def test_another_network_is_told_under_a_prefix_too():
    tensors = of_shapes({f"module.{name}": shape for name, shape in deep_stem().items()})

    sentence = what_is_unlike(unprefixed(tensors), RESNET50)

    assert sentence is not None
    assert sentence.startswith("its stem is three small convolutions")


@pytest.mark.parametrize("counters", [True, False])
@pytest.mark.parametrize("head", [(1000, 2048), (21841, 2048), None])
def test_a_resnet50_is_like_itself_whatever_its_head(counters, head):
    tensors = of_shapes({name: shape for name, shape in RESNET50.items() if not name.startswith("fc.")})
    if head:
        tensors |= of_shapes({"fc.weight": head, "fc.bias": head[:1]})
    if counters:
        tensors |= of_shapes({"bn1.num_batches_tracked": (), "layer1.0.bn1.num_batches_tracked": ()})

    assert what_is_unlike(tensors, RESNET50) is None
    assert stage_depths(tensors) == (3, 4, 6, 3)


def test_only_one_prefix_is_taken_off():
    names = ("layer1.0.conv1.weight", "fc.bias")
    one = of_shapes({f"module.{name}": (1,) for name in names})
    two = one | of_shapes({f"ema.{name}": (1,) for name in names})

    assert set(unprefixed(one)) == set(names)
    assert set(unprefixed(two)) == set(two)
    assert set(unprefixed(of_shapes(dict.fromkeys(names, (1,))) | one)) == {*names, *one}


@pytest.mark.training
def test_weights_of_another_network_change_nothing():
    network = genre_network(3, stages=((8, 1, 1),))
    before = network_tensors(network)
    other = of_shapes(basic((1,)))

    with pytest.raises(WeightsError, match=r"^The weights are not a ResNet-50 v1\.5's: its blocks have .* needed\.$"):
        load_weights(network, other, head=False)

    for name, value in network_tensors(network).items():
        np.testing.assert_array_equal(value, before[name])
