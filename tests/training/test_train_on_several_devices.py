"""A run is shared out among several devices, virtual ones here, and becomes the same network as on one."""

import dataclasses
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from importlib.util import find_spec

import numpy as np
import pytest

pytest.importorskip("keras")
import keras
from typer.testing import CliRunner

from classifier.cli import app
from classifier.training import train as train_module
from classifier.training.config import CONFIG_NAME, RunConfig, read_config
from classifier.training.distribution import Devices, DevicesError, open_devices
from classifier.training.recipe import read_history
from classifier.training.resnet50 import genre_network
from classifier.training.train import BEST_NAME, CHECKPOINT_NAME
from classifier.training.weights import network_tensors, read_weights, save_tensors
from tests.drawing import GENRE_COLOURS

pytestmark = pytest.mark.training

needs_jax = pytest.mark.skipif(find_spec("jax") is None, reason="JAX is not installed")

# For TensorFlow, no environment variable says this.
TWO_PROCESSORS = """
import tensorflow as tf
processor = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(processor, [tf.config.LogicalDeviceConfiguration()] * 2)
"""

TWO_ON_JAX = {"KERAS_BACKEND": "jax", "XLA_FLAGS": "--xla_force_host_platform_device_count=2"}

COMMAND_LINE = "from classifier.cli import app; app()"

# Tells how many devices there are, what the first of them is given of a batch of 16, and what comes of 5 posters.
SHARES = """
import keras, numpy as np
from classifier.training.distribution import open_devices

class Spy(keras.layers.Layer):
    def call(self, x):
        seen.add(x.shape[0])
        return x

devices, seen = open_devices("all"), set()
with devices.scope():
    network = keras.Sequential([keras.Input((4,)), Spy(), keras.layers.Dense(3)])
    network.compile("sgd", "mse")
pixels = np.arange(64, dtype=np.float32).reshape(16, 4)
seen.clear()
devices.train_on_batch(network, pixels, np.ones((16, 3), np.float32))
shares = sorted(seen)
outputs = devices.predict_on_batch(network, pixels[:5])
kernel, bias = network.get_weights()
print(devices.count, shares, np.allclose(outputs, pixels[:5] @ kernel + bias, rtol=1e-2), flush=True)
"""


class Pair(Devices):
    """Two devices, as far as anybody asks."""

    count = 2


@pytest.fixture(scope="module")
def plan(tiny_plan):
    """A frozen stem, a slow stage, and no dropout, whose masks TensorFlow draws device by device."""
    return dataclasses.replace(
        tiny_plan, epoch_sizes=((24, 16),) * 3, dropout=0.0, stage_rates=(0.0, 0.1, 1.0, 1.0, 1.0)
    )


@pytest.fixture(scope="module")
def options(drawn_movies, plan, tiny_initial, tmp_path_factory):
    """What a person says of the run, but for its folder and its devices."""
    folder = tmp_path_factory.mktemp("options")
    save_tensors(tiny_initial, folder / "imagenet.safetensors")
    return {
        "--movies": drawn_movies.movies_csv,
        "--posters": drawn_movies.posters,
        "--init": folder / "imagenet.safetensors",
        "--config": written(plan, folder),
        "--genres": "|".join(GENRE_COLOURS),
    }


def written(plan, folder):
    """Write a configuration of a plan."""
    path = folder / "plan.toml"
    path.write_text(RunConfig(plan=plan).to_toml(), "utf-8")
    return path


def train_words(options):
    return ["train", *(str(word) for option in options.items() for word in option)]


def train(options):
    """Train in this process, which has one device."""
    result = CliRunner().invoke(app, train_words(options))
    return result.exit_code, " ".join(result.stderr.split())


def start(code, *words, **environment):
    """Start a process of its own, as one counts its devices only once."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "2"} | environment,
    )


def start_on_two(options):
    return start(TWO_PROCESSORS + COMMAND_LINE, *train_words(options | {"--devices": "all"}))


def finish(*processes):
    """Wait for processes that run side by side, and give what each told."""
    with ExitStack() as stack:
        for process in processes:
            stack.enter_context(process)
            stack.callback(process.kill)
        told = [process.communicate(timeout=200)[0] for process in processes]
    assert not any(process.returncode for process in processes), "".join(told)
    return [" ".join(entry.split()) for entry in told]


@pytest.fixture(scope="module")
def one(options, tmp_path_factory):
    """The folder of a run on one device."""
    out = tmp_path_factory.mktemp("one")
    assert train(options | {"--out": out})[0] == 0
    return out


@pytest.fixture(scope="module")
def killed(options, tmp_path_factory):
    """The folder of the same run on two devices, which was killed after an epoch or two."""
    out = tmp_path_factory.mktemp("two")
    with start_on_two(options | {"--out": out}) as process:
        told = []
        for line in process.stdout:
            told.append(line)
            if line.startswith("epoch 2:"):
                process.kill()
    assert process.returncode == -signal.SIGKILL, "".join(told)
    assert "devices that share each batch out: 2\n" in told
    return out


def assert_nearly_the_same(run, other, start, part=0.02):
    """Hold two runs together: they differ by rounding, which is a small part of what has been learnt."""
    run, other = read_weights(run / BEST_NAME), read_weights(other / BEST_NAME)
    learning = [name for name in start if name.startswith("layer") and "running" not in name]
    assert learning
    for name in learning:
        learnt = np.abs(other[name] - start[name]).mean()
        assert np.abs(run[name] - other[name]).mean() < part * learnt, name
    np.testing.assert_allclose(run["fc.weight"], other["fc.weight"], atol=1e-3)
    np.testing.assert_array_equal(run["conv1.weight"], start["conv1.weight"])


def test_a_killed_run_on_two_devices_goes_on_to_what_one_learns(options, one, killed, tiny_initial, tmp_path):
    run = shutil.copytree(killed, tmp_path / "run")

    (told,) = finish(start_on_two(options | {"--out": run}))

    assert "going on after epoch" in told
    assert len(read_history(run)) == 3
    assert_nearly_the_same(run, one, tiny_initial)


def test_a_run_on_two_devices_goes_on_on_one(options, one, killed, tiny_initial, tmp_path):
    run = shutil.copytree(killed, tmp_path / "run")
    assert read_config(run / CONFIG_NAME).devices == "all"

    code, told = train(options | {"--out": run, "--devices": "one"})

    assert code == 0
    assert "going on after epoch" in told
    assert_nearly_the_same(run, one, tiny_initial)
    assert read_config(run / CONFIG_NAME).devices == "one"


def test_all_devices_may_be_one_on_which_nothing_is_otherwise(one, tmp_path):
    repeated = tmp_path / "all.toml"
    repeated.write_text((one / CONFIG_NAME).read_text("utf-8").replace('devices = "one"', 'devices = "all"'), "utf-8")

    code, told = train({"--config": repeated, "--out": tmp_path / "run"})

    assert code == 0
    assert "devices that share each batch out: 1" in told
    assert (tmp_path / "run" / CHECKPOINT_NAME).read_bytes() == (one / CHECKPOINT_NAME).read_bytes()


def test_tensorflow_gives_every_device_its_share_and_takes_the_answers_together():
    (told,) = finish(start(TWO_PROCESSORS + SHARES))

    assert told.endswith("2 [8] True")


@needs_jax
def test_jax_sees_the_whole_batch_and_takes_the_answers_together():
    (told,) = finish(start(SHARES, **TWO_ON_JAX))

    # What a device is given of it, JAX decides later.
    assert told.endswith("2 [16] True")


def on_machines(code, words, port):
    """Start two machines of two devices each; this one plays both."""
    joined = TWO_ON_JAX | {
        "KERAS_DISTRIBUTION_JOB_ADDRESSES": f"127.0.0.1:{port}",
        "KERAS_DISTRIBUTION_NUM_PROCESSES": "2",
    }
    return [start(code, *words[number], **joined, KERAS_DISTRIBUTION_PROCESS_ID=str(number)) for number in range(2)]


@pytest.fixture
def port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@needs_jax
def test_two_machines_on_jax_learn_what_one_device_on_tensorflow_does(options, plan, tmp_path, port):
    # JAX takes its time to compile, so that this network is shallower still.
    shallow = dataclasses.replace(plan, epoch_sizes=((24, 16),), head_epochs=0, stages=plan.stages[:1])
    initial = network_tensors(genre_network(len(GENRE_COLOURS), stages=shallow.stages))
    save_tensors(initial, tmp_path / "initial.safetensors")
    options = options | {"--config": written(shallow, tmp_path), "--init": tmp_path / "initial.safetensors"}
    outs = [tmp_path / name for name in ("first", "second", "alone")]
    words = [train_words(options | {"--out": out, "--devices": "all"}) for out in outs[:2]]

    told = finish(*on_machines(COMMAND_LINE, words, port))
    train(options | {"--out": outs[2]})

    assert all("devices that share each batch out: 4" in entry for entry in told)
    assert (outs[0] / CHECKPOINT_NAME).read_bytes() == (outs[1] / CHECKPOINT_NAME).read_bytes()
    # TensorFlow may round to bfloat16, where JAX does not.
    assert_nearly_the_same(outs[0], outs[2], initial, part=0.1)


@needs_jax
def test_machines_that_would_train_different_runs_are_told(port):
    code = """
import sys
from classifier.training.distribution import DevicesError, open_devices

try:
    open_devices("all").check_same_run([b"the same", sys.argv[1].encode()])
except DevicesError as error:
    print(error)
"""
    for told in finish(*on_machines(code, [["seed 1"], ["seed 2"]], port)):
        assert "The machines do not train the same run." in told


@pytest.mark.parametrize(("batch", "posters"), [(15, 15), (1000, 117)])
def test_a_batch_that_cannot_be_shared_out_equally_is_refused(options, plan, tmp_path, monkeypatch, batch, posters):
    monkeypatch.setattr(train_module, "open_devices", lambda wish: Pair())
    odd = written(dataclasses.replace(plan, batch=batch), tmp_path)

    code, told = train(options | {"--config": odd, "--out": tmp_path / "run"})

    assert code == 2
    assert f"A batch of {posters} posters cannot be shared out equally among 2 devices." in told


def test_a_backend_that_knows_no_distribution_is_told(monkeypatch):
    monkeypatch.setattr(keras.backend, "backend", lambda: "torch")

    with pytest.raises(DevicesError, match="needs Keras on TensorFlow or JAX, not on torch"):
        open_devices("all")


def test_several_machines_on_tensorflow_are_refused(monkeypatch):
    monkeypatch.setattr(keras.backend, "backend", lambda: "tensorflow")
    monkeypatch.setenv("KERAS_DISTRIBUTION_JOB_ADDRESSES", "10.0.0.1:1234")

    with pytest.raises(DevicesError, match="set KERAS_BACKEND=jax"):
        open_devices("all")


def test_devices_of_another_name_are_refused(options, tmp_path):
    code, told = train(options | {"--out": tmp_path / "run", "--devices": "three"})
    assert code == 2
    assert "'three' is not one of 'one'," in told

    (tmp_path / "run.toml").write_text('devices = "three"\n', "utf-8")
    code, told = train(options | {"--out": tmp_path / "run", "--config": tmp_path / "run.toml"})
    assert code == 2
    assert "devices: Input should be 'one' or 'all'." in told
