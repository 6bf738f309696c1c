"""Weights go from safetensors into the network and back, or a misfit is named."""

import os
import stat

import numpy as np
import pytest

pytest.importorskip("keras")
import keras
from safetensors.numpy import save_file

from classifier.training.resnet50 import genre_network
from classifier.training.weights import (
    WeightsError,
    genres_metadata,
    load_weights,
    network_tensors,
    parse_weights,
    read_genres,
    read_metadata,
    read_weights,
    save_tensors,
    save_weights,
    stages_of,
)
from classifier.writing import ExportError

pytestmark = pytest.mark.training

STAGES = ((8, 2, 1), (8, 1, 2))


@pytest.fixture
def tensors():
    keras.utils.set_random_seed(3)
    return network_tensors(genre_network(19, stages=STAGES))


@pytest.fixture
def network():
    keras.utils.set_random_seed(4)
    return genre_network(19, stages=STAGES)


def test_weights_come_back_as_they_were_saved(network, tmp_path):
    save_weights(network, tmp_path / "weights.safetensors")
    other = genre_network(19, stages=STAGES)
    picture = np.random.default_rng(0).normal(size=(1, 48, 32, 3)).astype(np.float32)
    assert not np.allclose(network(picture), other(picture))

    load_weights(other, read_weights(tmp_path / "weights.safetensors"))

    np.testing.assert_array_equal(network(picture), other(picture))
    assert [path.name for path in tmp_path.iterdir()] == ["weights.safetensors"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX's")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_a_file_of_weights_is_for_whom_the_umask_says(tensors, tmp_path, mask, mode):
    path = tmp_path / "weights.safetensors"
    before = os.umask(mask)
    try:
        save_tensors(tensors, path)
        assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(before)


def test_tensors_lie_as_torchvisions_do(network):
    kernel = np.asarray(network.get_layer("layer1_0_conv2").kernel)
    dense = np.asarray(network.get_layer("fc").kernel)
    tensors = network_tensors(network)

    assert tensors["layer1.0.conv2.weight"][3, 2, 0, 1] == kernel[0, 1, 2, 3]
    assert tensors["fc.weight"][5, 7] == dense[7, 5]


def test_bfloat16_is_widened(network, tensors, tmp_path):
    ml_dtypes = pytest.importorskip("ml_dtypes")
    halved = {name: value.astype(ml_dtypes.bfloat16) for name, value in tensors.items()}
    save_tensors(halved, tmp_path / "weights.safetensors")

    read = read_weights(tmp_path / "weights.safetensors")
    load_weights(network, read)

    assert {value.dtype for value in read.values()} == {np.dtype(np.float32)}
    for name, value in network_tensors(network).items():
        np.testing.assert_array_equal(value, halved[name].astype(np.float32))


def test_numbers_that_nobody_trains_with_are_refused(tmp_path):
    ml_dtypes = pytest.importorskip("ml_dtypes")
    save_tensors({"conv1.weight": np.zeros(4, ml_dtypes.float8_e4m3fn)}, tmp_path / "weights.safetensors")

    with pytest.raises(WeightsError, match="cannot be read as safetensors: it holds numbers of the type F8_E4M3"):
        read_weights(tmp_path / "weights.safetensors")


def test_half_precision_is_taken(network, tensors):
    load_weights(network, {name: value.astype(np.float16) for name, value in tensors.items()})

    np.testing.assert_allclose(network_tensors(network)["conv1.weight"], tensors["conv1.weight"], rtol=1e-3, atol=1e-6)


def test_another_head_is_passed_over_where_it_is_not_asked_for(network, tensors):
    own_head = network_tensors(network)["fc.weight"]
    tensors |= {"fc.weight": np.zeros((1000, 32), np.float32), "fc.bias": np.zeros(1000, np.float32)}
    tensors["layer1.0.bn1.num_batches_tracked"] = np.array(5)

    load_weights(network, tensors, head=False)

    loaded = network_tensors(network)
    np.testing.assert_array_equal(loaded["fc.weight"], own_head)
    np.testing.assert_array_equal(loaded["layer2.0.conv3.weight"], tensors["layer2.0.conv3.weight"])


@pytest.mark.parametrize("classes", [1000, 21841])
def test_a_head_of_many_classes_or_of_another_name_is_passed_over(network, tensors, classes):
    tensors |= {"fc.weight": np.zeros((classes, 32), np.float32), "fc.bias": np.zeros(classes, np.float32)}
    tensors["projection_head.0.weight"] = np.zeros((4, 4), np.float32)

    load_weights(network, tensors, head=False)

    np.testing.assert_array_equal(network_tensors(network)["conv1.weight"], tensors["conv1.weight"])


def test_a_file_of_features_has_no_head_to_give(network, tensors):
    del tensors["fc.weight"], tensors["fc.bias"]

    load_weights(network, tensors, head=False)

    np.testing.assert_array_equal(network_tensors(network)["bn1.bias"], tensors["bn1.bias"])
    with pytest.raises(WeightsError, match=r"lack 'fc\.weight'"):
        load_weights(network, tensors)


@pytest.mark.parametrize("prefix", ["module.", "model.", "backbone.", "resnet.", "module.model."])
def test_a_prefix_before_all_names_is_taken_off(network, tensors, prefix):
    wrapped = {prefix + name: value for name, value in tensors.items()}

    load_weights(network, wrapped)

    for name, value in network_tensors(network).items():
        np.testing.assert_array_equal(value, tensors[name])


def test_a_head_may_stand_outside_the_prefix(network, tensors):
    wrapped = {f"backbone.{name}": value for name, value in tensors.items() if not name.startswith("fc")}
    wrapped |= {"head.fc.weight": np.zeros((1000, 32), np.float32), "head.fc.bias": np.zeros(1000, np.float32)}

    load_weights(network, wrapped, head=False)

    np.testing.assert_array_equal(network_tensors(network)["conv1.weight"], tensors["conv1.weight"])


def test_of_two_networks_in_one_file_none_is_chosen(network, tensors):
    pair = {f"{prefix}.{name}": value for prefix in ("encoder_q", "encoder_k") for name, value in tensors.items()}

    with pytest.raises(WeightsError, match=r"more than one network, under 'encoder_k\.' and 'encoder_q\.'\.$"):
        load_weights(network, pair, head=False)


def test_the_stages_are_told_by_the_tensors(tensors):
    assert stages_of(tensors) == STAGES
    assert stages_of({f"module.{name}": value for name, value in tensors.items()}) == STAGES
    del tensors["layer2.0.conv1.weight"]
    with pytest.raises(WeightsError, match=r"lack 'layer2\.0\.conv1\.weight'"):
        stages_of(tensors)


def test_a_file_says_which_genres_its_head_knows(network, tmp_path):
    path = tmp_path / "weights.safetensors"
    genres = ("Noir", "Giallo", "Kaiju & Co.")
    save_weights(network, path, np.float16, {"source": "drawn at random"} | genres_metadata(genres))

    assert read_genres(path) == genres
    assert read_metadata(path) == {"source": "drawn at random", "genres": "Noir|Giallo|Kaiju & Co."}
    assert read_weights(path)["fc.weight"].dtype == np.float16


def test_a_file_that_says_nothing_of_itself(network, tmp_path):
    path = tmp_path / "weights.safetensors"
    save_weights(network, path)

    assert read_metadata(path) == {}
    assert read_genres(path) is None
    path.write_bytes(b"a pickle, perhaps")
    with pytest.raises(WeightsError, match="cannot be read"):
        read_genres(path)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda t: [t.pop("layer1.1.bn2.bias"), t.pop("layer2.0.conv1.weight")], "lack 'layer1.1.bn2.bias'"),
        (
            lambda t: t.update({"layer1.0.conv1.weight": np.zeros((4, 64, 1, 1), np.float32)}),
            r"'layer1.0.conv1.weight' has the shape \(4, 64, 1, 1\); the network needs \(8, 64, 1, 1\)",
        ),
        (lambda t: t.update({"fc.weight": np.zeros((20, 32), np.float32)}), r"'fc.weight' has the shape \(20, 32\)"),
        (lambda t: t.update({"layer9.weight": np.zeros(1, np.float32)}), "'layer9.weight', which has no place"),
    ],
)
def test_a_misfit_is_named_and_nothing_is_changed(network, tensors, spoil, told):
    before = network_tensors(network)
    spoil(tensors)

    with pytest.raises(WeightsError, match=told):
        load_weights(network, tensors)

    for name, value in network_tensors(network).items():
        np.testing.assert_array_equal(value, before[name])


def test_a_file_that_is_not_there_or_not_safetensors(tmp_path):
    (tmp_path / "weights.safetensors").write_bytes(b"a pickle, perhaps")

    for name in ("gone.safetensors", "weights.safetensors"):
        with pytest.raises(WeightsError, match=f"{name} cannot be read"):
            read_weights(tmp_path / name)
    with pytest.raises(WeightsError, match="header"):
        parse_weights(b"a pickle, perhaps")


def test_the_old_file_stays_where_saving_fails(network, tmp_path, monkeypatch):
    path = tmp_path / "weights.safetensors"
    save_file({"old": np.zeros(1, np.float32)}, path)

    def fail(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(ExportError, match="No space"):
        save_weights(network, path)

    assert list(read_weights(path)) == ["old"]
