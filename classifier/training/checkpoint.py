"""A training run's state on disk: what an unbroken run would have had in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import safetensors
from safetensors.numpy import load_file

from classifier.training.backend import keras
from classifier.training.weights import save_tensors

EPOCH: Final = "epoch"
"""Metadata key: number of epochs that are done."""


class CheckpointError(Exception):
    """A checkpoint that is damaged or of another network."""


def _state(network: keras.Model, optimizer: keras.Optimizer) -> Iterator[tuple[str, keras.Variable]]:
    """Name every variable that training changes: weights, dropout's seed, moments, averages."""
    for kind, variables in (("network", network.variables), ("optimizer", optimizer.variables)):
        for index, variable in enumerate(variables):
            # Not its path, in which Keras counts what was built earlier in the same process.
            yield f"{kind}/{index:04d}/{variable.name}", variable


def save_checkpoint(path: Path, network: keras.Model, optimizer: keras.Optimizer, epoch: int) -> None:
    """Write the state after `epoch` epochs; a kill while writing leaves the last one whole."""
    tensors = {name: np.atleast_1d(np.asarray(variable)) for name, variable in _state(network, optimizer)}
    save_tensors(tensors, path, {EPOCH: str(epoch)})


def load_checkpoint(path: Path, network: keras.Model, optimizer: keras.Optimizer) -> int:
    """Restore the state into a network and its built optimizer; give the number of epochs done.

    Raises:
        CheckpointError: the file cannot be read, or is of another network or optimizer.
    """
    try:
        tensors = load_file(path)
        with safetensors.safe_open(path, "numpy") as file:
            epoch = int(file.metadata()[EPOCH])
    except (OSError, safetensors.SafetensorError, KeyError, ValueError, TypeError) as error:
        raise CheckpointError(f"The checkpoint {path} cannot be read: {error}") from error
    for name, variable in _state(network, optimizer):
        if name not in tensors:
            raise CheckpointError(f"The checkpoint {path} is of another network: it lacks {name!r}.")
        variable.assign(tensors[name].reshape(variable.shape))
    return epoch
