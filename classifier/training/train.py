"""Train a ResNet-50 on posters: its head on frozen features first, then every layer.

Everything is decided by `TrainingPlan` and its seed. Each epoch leaves a checkpoint, from which
a killed run goes on as if it had never stopped.
"""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.genres import GENRE_SEPARATOR
from classifier.network import sigmoid
from classifier.preprocess import InputSpec
from classifier.training import metrics
from classifier.training.backend import prepare_backend
from classifier.training.checkpoint import load_checkpoint, save_checkpoint
from classifier.training.config import DeviceWish
from classifier.training.distribution import ONE_DEVICE, Devices, open_devices
from classifier.training.folders import make_folder
from classifier.training.movielens import MovieLens
from classifier.training.optimizer import build_optimizer, freeze_stages
from classifier.training.plan import TrainingPlan
from classifier.training.posters import evaluation_batches, load_posters, training_batches
from classifier.training.progress import Progress
from classifier.training.recipe import HISTORY_NAME
from classifier.training.resnet50 import genre_network
from classifier.training.weights import HEAD, Tensors, genres_metadata, load_weights, save_weights
from classifier.writing import write_whole

BEST_NAME: Final = "best.safetensors"
CHECKPOINT_NAME: Final = "checkpoint.safetensors"

LEAST_POSTERS: Final = {"train": 20, "validation": 2}
"""Fewer would measure nothing, and teach what any two posters happen to share."""

EVALUATION_BATCH: Final = 32


@dataclass(frozen=True)
class PosterSet:
    """One split in memory: RGB pictures and their labels, float32 [n, genres]."""

    posters: Sequence[Image.Image]
    labels: NDArray[np.float32]


class TrainingError(Exception):
    """A run that cannot start; the message says why."""


def load_split(data: MovieLens, name: str, spec: InputSpec, progress: Progress) -> PosterSet:
    """Decode the posters of a split into memory."""
    rows = data.split(name)
    stage = f"decoding {name} posters"
    posters = load_posters(list(rows["path"]), spec.size, lambda done, total: progress.step(stage, done, total))
    return PosterSet(posters, data.labels(rows))


def train(
    data: MovieLens,
    initial: Tensors,
    plan: TrainingPlan,
    out: Path,
    progress: Progress,
    devices: DeviceWish = "one",
) -> Path:
    """Train, or go on training, and give the path of the best weights (float32 safetensors).

    Writes into `out`: ``checkpoint.safetensors``, ``history.json`` and ``best.safetensors``, the
    averaged weights of the epoch with the best validation mAP.

    Args:
        data: posters and labels; splits "train" and "validation" are used.
        initial: weights to start from, under torchvision's names; their head is used where the plan
            fits none.
        plan: the run.
        out: folder of the run; one that holds a checkpoint is gone on with.
        progress: where to report.
        devices: to share each batch out among, "one" or "all"; a run may be gone on with
            on others than it began on.

    Raises:
        TrainingError: there are too few posters, or a genre has no example.
        DevicesError: the devices cannot train this plan together.
        CheckpointError: the checkpoint is damaged, or of another plan.
        WeightsError: `initial` does not fit the network.
        ExportError: the folder cannot be used.
    """
    prepare_backend()
    shared = open_devices(devices)
    check_enough(data, progress)
    shared.check_batch(min(plan.batch, len(data.split("train"))))
    shared.check_same_run(_made_of(data, initial, plan, out))
    if devices == "all":
        progress.say(f"devices that share each batch out: {shared.count}")
    keras.utils.set_random_seed(plan.seed)
    make_folder(out)
    with shared.scope():
        network = genre_network(len(data.genres), plan.dropout, plan.seed, plan.stages)
    load_weights(network, initial, head=plan.head_epochs == 0)
    freeze_stages(network, plan.stage_rates)
    sets = {name: load_split(data, name, plan.spec, progress) for name in ("train", "validation")}
    run = FineTuning(network, plan, sets["train"], sets["validation"], data.genres, out, progress, shared)
    if not run.resume() and plan.head_epochs > 0:
        fit_head(network, sets["train"], plan, progress, shared)
    run.go_on()
    return run.best_path


def _made_of(data: MovieLens, initial: Tensors, plan: TrainingPlan, out: Path) -> Iterator[bytes]:
    """Give all that decides how a run goes, or goes on."""
    yield repr((plan, data.genres, data.fingerprint)).encode()
    yield from (tensor.tobytes() for _, tensor in sorted(initial.items()))
    if (checkpoint := out / CHECKPOINT_NAME).exists():
        yield checkpoint.read_bytes()


def check_enough(data: MovieLens, progress: Progress) -> None:
    """See whether there is anything to learn from.

    Raises:
        TrainingError: there are too few posters, or a genre has no example.
    """
    for split, least in LEAST_POSTERS.items():
        if (found := len(data.split(split))) < least:
            raise TrainingError(
                f"There are too few posters: {found} for {split}, where at least {least} are needed. Of all posters, "
                "80 % train, 10 % validate and 10 % test."
            )
    missing = {split: _without_example(data, split) for split in LEAST_POSTERS}
    if missing["train"]:
        raise TrainingError(
            f"No training poster is an example of {', '.join(missing['train'])}. Add some, or leave that out: "
            f'--genres "{GENRE_SEPARATOR.join(genre for genre in data.genres if genre not in missing["train"])}"'
        )
    if missing["validation"]:
        progress.say(
            f"no validation poster is an example of {', '.join(missing['validation'])}: "
            "how well they are learnt cannot be told, and they are assigned at even odds"
        )


def _without_example(data: MovieLens, split: str) -> list[str]:
    examples = data.labels(data.split(split)).sum(axis=0)
    return [genre for genre, count in zip(data.genres, examples, strict=True) if not count]


def fit_head(
    network: keras.Model, train_set: PosterSet, plan: TrainingPlan, progress: Progress, devices: Devices
) -> None:
    """Fit the dense layer, which one device does in no time, on the pooled features of the trunk as it is."""
    spec = plan.spec_of(0) if plan.epoch_sizes else plan.spec
    with devices.scope():
        pooled = keras.Model(network.input, network.get_layer("avgpool").output)
    features = predict(pooled, train_set.posters, spec, progress, "features for the head", devices)
    head = keras.Sequential(
        [
            keras.Input((features.shape[1],)),
            keras.layers.Dropout(plan.dropout, seed=plan.seed),
            keras.layers.Dense(train_set.labels.shape[1]),
        ]
    )
    head.compile(keras.optimizers.AdamW(plan.head_rate, plan.head_decay), _loss())
    log = head.fit(features, train_set.labels, plan.head_batch, plan.head_epochs, verbose=0)  # pyright: ignore[reportArgumentType]
    network.get_layer(HEAD).set_weights(head.layers[-1].get_weights())
    progress.say(f"head fitted: loss {log.history['loss'][-1]:.4f}")


def _loss() -> keras.losses.Loss:
    return keras.losses.BinaryCrossentropy(from_logits=True)


def predict(
    network: keras.Model,
    posters: Sequence[Image.Image],
    spec: InputSpec,
    progress: Progress,
    stage: str,
    devices: Devices = ONE_DEVICE,
) -> NDArray[np.float32]:
    """Run whole posters through a network: float32 [n, outputs]."""
    network.make_predict_function(force=True)  # Traced anew, as in training.
    outputs: list[NDArray[np.float32]] = []
    for batch in evaluation_batches(posters, spec, EVALUATION_BATCH):
        outputs.append(devices.predict_on_batch(network, batch))
        progress.step(stage, min(len(outputs) * EVALUATION_BATCH, len(posters)), len(posters))
    return np.concatenate(outputs)


class FineTuning:
    """Training of every layer, epoch by epoch.

    Attributes:
        history: one dictionary an epoch: losses, validation measures, seconds, posters/s.
        best_path: the averaged weights of the epoch with the best validation mAP.
    """

    def __init__(
        self,
        network: keras.Model,
        plan: TrainingPlan,
        train_set: PosterSet,
        validation_set: PosterSet,
        genres: Sequence[str],
        out: Path,
        progress: Progress,
        devices: Devices,
    ) -> None:
        self.network = network
        self.plan = plan
        self.train_set = train_set
        self.validation_set = validation_set
        self.genres = genres
        self.progress = progress
        self.devices = devices
        self.best_path = out / BEST_NAME
        self.history: list[dict[str, Any]] = []
        self._history_path = out / HISTORY_NAME
        self._checkpoint_path = out / CHECKPOINT_NAME
        self._done = 0
        with devices.scope():
            self._optimizer = build_optimizer(network, plan, self.steps_per_epoch)
            network.compile(self._optimizer, _loss())

    @property
    def steps_per_epoch(self) -> int:
        return max(len(self.train_set.posters) // self.plan.batch, 1)

    def resume(self) -> bool:
        """Restore the last checkpoint; false where there is none."""
        if not self._checkpoint_path.exists():
            return False
        self._done = load_checkpoint(self._checkpoint_path, self.network, self._optimizer)
        # A kill between the two files may have left the history one epoch ahead.
        self.history = json.loads(self._history_path.read_text("utf-8"))[: self._done]
        self.progress.say(f"going on after epoch {self._done}")
        return True

    def go_on(self) -> None:
        """Train the epochs that are left, or as many as bring something."""
        for epoch in range(self._done, len(self.plan.epoch_sizes)):
            if self._stopped_rising():
                self.progress.say(f"no better validation mAP in {self.plan.patience} epochs: the run ends early")
                return
            began = time.perf_counter()
            loss = self._train_epoch(epoch)
            seconds = time.perf_counter() - began
            raw = self._copy_of_weights()
            self._optimizer.finalize_variable_values(self.network.trainable_variables)
            # JAX now has weights and averages in the same memory, and frees it with either.
            self.network.set_weights(self._copy_of_weights())
            figures = self._validate()
            self._note(epoch, loss, seconds, figures)
            self.network.set_weights(raw)
            save_checkpoint(self._checkpoint_path, self.network, self._optimizer, epoch + 1)

    def _stopped_rising(self) -> bool:
        """Tell whether the best epoch lies as far back as the plan has patience for."""
        if not self.plan.patience or not self.history:
            return False
        figures = [row["map"] for row in self.history]
        return len(figures) - 1 - int(np.argmax(figures)) >= self.plan.patience

    def _copy_of_weights(self) -> list[NDArray[np.floating]]:
        return [np.array(weight) for weight in self.network.get_weights()]

    def _train_epoch(self, epoch: int) -> float:
        plan = self.plan
        # Traced anew: a graph that has met inputs of another size before computes otherwise in
        # the last bits, and a run that goes on after a kill has not met them.
        self.network.make_train_function(force=True)
        losses: list[float] = []
        batches = training_batches(
            self.train_set.posters,
            self.train_set.labels,
            plan.spec_of(epoch),
            plan.batch,
            plan.augmentation,
            (plan.seed, epoch),
        )
        began = time.perf_counter()
        for pixels, labels in batches:
            losses.append(self.devices.train_on_batch(self.network, pixels, labels))
            rate = len(losses) * plan.batch / (time.perf_counter() - began)
            self.progress.step(
                f"epoch {epoch + 1}/{len(plan.epoch_sizes)}",
                len(losses),
                self.steps_per_epoch,
                f"loss {np.mean(losses):.4f}, {rate:.1f} posters/s",
            )
        self.network.reset_metrics()
        return float(np.mean(losses))

    def _validate(self) -> dict[str, float]:
        """Measure the network as it is now on the validation posters."""
        truth = self.validation_set.labels
        posters = self.validation_set.posters
        logits = predict(self.network, posters, self.plan.spec, self.progress, "validation", self.devices)
        scores = sigmoid(logits)
        loss = np.mean(np.logaddexp(0, logits) - truth * logits)
        return {
            "validation_loss": float(loss),
            "map": metrics.mean_average_precision(truth, scores),
            "macro_auc": metrics.macro_auc(truth, scores),
            "top1_hit": metrics.top1_hit(truth, scores),
            "recall_at_3": metrics.recall_at(3, truth, scores),
            "exact_match": metrics.exact_match(truth, metrics.assign(scores, metrics.EVEN_ODDS)),
        }

    def _note(self, epoch: int, loss: float, seconds: float, figures: dict[str, float]) -> None:
        """Keep an epoch's figures, and its weights where they are the best so far."""
        if all(figures["map"] > earlier["map"] for earlier in self.history):
            save_weights(self.network, self.best_path, metadata=genres_metadata(self.genres))
        height, width = self.plan.epoch_sizes[epoch]
        rate = self.steps_per_epoch * self.plan.batch / seconds
        row = {"epoch": epoch + 1, "height": height, "width": width, "seconds": seconds, "posters_per_second": rate}
        self.history.append(row | {"loss": loss} | figures)
        write_whole(json.dumps(self.history, indent=2).encode(), self._history_path)
        self.progress.say(
            f"epoch {epoch + 1}: loss {loss:.4f}, validation loss {figures['validation_loss']:.4f}, "
            f"mAP {figures['map']:.4f}, top-1 {figures['top1_hit']:.1%}, recall at 3 "
            f"{figures['recall_at_3']:.1%}, exact {figures['exact_match']:.1%}, {seconds / 60:.1f} min"
        )
