"""The devices that a run is shared out among: one, all of this machine, or all of several machines.

Each device holds the whole network and takes an equal share of every batch. The batch stays as the
plan has it, and so do the steps and their rates: more devices make a run faster, not another one.
"""

import hashlib
import importlib
import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray

from classifier.training.config import DeviceWish

ADDRESSES: Final = "KERAS_DISTRIBUTION_JOB_ADDRESSES"
"""Keras's own environment variable that names the machines of a run."""

Floats = NDArray[np.float32]


class DevicesError(Exception):
    """Devices that cannot train together; the message says why."""


class Devices:
    """One device, on which Keras does as it does by itself.

    Attributes:
        count: of devices, on all machines together.
    """

    count: int = 1

    def scope(self) -> AbstractContextManager[Any]:
        """Give the context in which a network and its optimizer are made."""
        return nullcontext()

    def train_on_batch(self, network: keras.Model, pixels: Floats, labels: Floats) -> float:
        """Take one step on a batch, [n, height, width, 3] and [n, genres], and give its loss."""
        return float(network.train_on_batch(pixels, labels))

    def predict_on_batch(self, network: keras.Model, pixels: Floats) -> Floats:
        """Run a batch [n, height, width, 3] through a network made in `scope`: [n, outputs]."""
        return np.asarray(network.predict_on_batch(pixels), np.float32)

    def check_batch(self, size: int) -> None:
        """See whether a batch can be shared out.

        Raises:
            DevicesError: the shares would differ.
        """
        if size % self.count:
            raise DevicesError(
                f"A batch of {size} posters cannot be shared out equally among {self.count} devices. Choose another "
                "batch in the section [plan] of the configuration, or train on one device."
            )

    def check_same_run(self, made_of: Iterable[bytes]) -> None:
        """See whether all machines train the same run, by all that it is made of.

        Raises:
            DevicesError: they do not.
        """


ONE_DEVICE: Final = Devices()


class MirroredDevices(Devices):
    """The devices of this machine under TensorFlow, for which Keras leaves distribution to TensorFlow."""

    def __init__(self, names: Sequence[str]) -> None:
        import tensorflow as tf  # noqa: PLC0415 - the only backend this applies to

        self.count = len(names)
        self._strategy = tf.distribute.MirroredStrategy(names)

    def scope(self) -> AbstractContextManager[Any]:
        return self._strategy.scope()

    def train_on_batch(self, network: keras.Model, pixels: Floats, labels: Floats) -> float:
        # Keras's method of this name gives every device the whole batch.
        network.reset_metrics()
        shared = (self._share_out(pixels), self._share_out(labels))
        network.make_train_function()
        train_function: Any = network.train_function
        return float(train_function(iter([shared]))["loss"])

    def predict_on_batch(self, network: keras.Model, pixels: Floats) -> Floats:
        shared = self._share_out(filled_up(pixels, self.count))
        return super().predict_on_batch(network, shared)[: len(pixels)]

    def _share_out(self, batch: Floats) -> Any:
        shares = np.split(batch, self.count)

        def share_of(replica: Any) -> Any:
            return keras.ops.convert_to_tensor(shares[replica.replica_id_in_sync_group])

        return self._strategy.experimental_distribute_values_from_function(share_of)


class ParallelDevices(Devices):
    """The devices of this machine, or of several, under JAX by Keras's own distribution."""

    def __init__(self) -> None:
        # By name, as JAX is there only where somebody chose it.
        jax = importlib.import_module("jax")
        self._machines: int = jax.process_count()
        self._machine: int = jax.process_index()
        self._distribution = keras.distribution.DataParallel(auto_shard_dataset=False)
        self.count = self._distribution.device_mesh.devices.size

    def scope(self) -> AbstractContextManager[Any]:
        return self._distribution.scope()

    def train_on_batch(self, network: keras.Model, pixels: Floats, labels: Floats) -> float:
        with self.scope():
            return super().train_on_batch(network, self._own(pixels), self._own(labels))

    def predict_on_batch(self, network: keras.Model, pixels: Floats) -> Floats:
        if self._machines > 1:
            # A machine cannot see what another one has put out, so that each does all of it.
            return super().predict_on_batch(network, pixels)
        filled = filled_up(pixels, self.count)
        layout = self._distribution.get_data_layout(filled.shape)
        shared: Any = keras.distribution.distribute_tensor(filled, layout)
        return super().predict_on_batch(network, shared)[: len(pixels)]

    def check_same_run(self, made_of: Iterable[bytes]) -> None:
        if self._machines == 1:
            return
        digest = hashlib.sha256()
        for part in made_of:
            digest.update(part)
        gather = importlib.import_module("jax.experimental.multihost_utils").process_allgather
        digests = gather(np.frombuffer(digest.digest(), np.uint8))
        if (digests != digests[0]).any():
            raise DevicesError(
                "The machines do not train the same run. Give all of them the same posters, weights and options, "
                "and folders that hold copies of one run, or none."
            )

    def _own(self, batch: Floats) -> Floats:
        """Cut out this machine's part of a batch; Keras shares it out among the machine's devices."""
        return np.split(batch, self._machines)[self._machine]


def filled_up(batch: Floats, count: int) -> Floats:
    """Repeat the last entry of a batch until its length is a multiple of `count`."""
    return np.concatenate([batch, np.repeat(batch[-1:], -len(batch) % count, axis=0)])


def open_devices(wish: DeviceWish) -> Devices:
    """Open the devices to train on, before anything is computed.

    "all" are the graphics cards or tensor processors of this machine, or where there are none, its
    processors as far as the backend counts several. With JAX they are those of all machines that
    Keras's environment variables ``KERAS_DISTRIBUTION_...`` name.

    Raises:
        DevicesError: the backend cannot train on several, or the machines do not find each other.
    """
    if wish == "one":
        return ONE_DEVICE
    backend = keras.backend.backend()
    if backend not in ("tensorflow", "jax"):
        raise DevicesError(f"Training on several devices needs Keras on TensorFlow or JAX, not on {backend}.")
    if os.environ.get(ADDRESSES):
        _join_machines(backend)
    names = keras.distribution.list_devices()
    if len(names) == 1:
        return ONE_DEVICE
    return ParallelDevices() if backend == "jax" else MirroredDevices(names)


@cache  # A process can join only once.
def _join_machines(backend: str) -> None:
    if backend != "jax":
        raise DevicesError("Training on several machines needs Keras on JAX: set KERAS_BACKEND=jax.")
    try:
        keras.distribution.initialize()
    except (RuntimeError, ValueError, LookupError) as error:
        raise DevicesError(f"The machines that {ADDRESSES} names cannot be joined: {error}") from error
