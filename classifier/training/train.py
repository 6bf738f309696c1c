"""Train a ResNet-50 on posters: its head on frozen features first, then every layer.

Everything is decided by `TrainingPlan` and its seed. Each epoch leaves a checkpoint, from which
a killed run goes on as if it had never stopped.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.preprocess import InputSpec
from classifier.tables import write_whole
from classifier.training import metrics
from classifier.training.backend import prepare_backend
from classifier.training.checkpoint import load_checkpoint, save_checkpoint
from classifier.training.movielens import MovieLens
from classifier.training.plan import PLAN_NAME, TrainingPlan
from classifier.training.posters import evaluation_batches, load_posters, training_batches
from classifier.training.progress import Progress
from classifier.training.resnet50 import genre_network
from classifier.training.weights import HEAD, Tensors, load_weights, save_weights

BEST_NAME: Final = "best.safetensors"
HISTORY_NAME: Final = "history.json"
CHECKPOINT_NAME: Final = "checkpoint.safetensors"

EVALUATION_BATCH: Final = 32
FINAL_RATE: Final = 0.01
"""The cosine ends at this share of the peak learning rate."""


@dataclass(frozen=True)
class PosterSet:
    """One split in memory: RGB pictures and their labels, float32 [n, genres]."""

    posters: Sequence[Image.Image]
    labels: NDArray[np.float32]


class TrainingError(Exception):
    """A run that cannot start; the message says why."""


def load_split(data: MovieLens, name: str, spec: InputSpec, progress: Progress) -> PosterSet:
    """Decode one split's posters into memory."""
    rows = data.split(name)
    if rows.empty:
        raise TrainingError(f"There are no {name} posters.")
    stage = f"decoding {name} posters"
    posters = load_posters(list(rows["path"]), spec.size, lambda done, total: progress.step(stage, done, total))
    return PosterSet(posters, data.labels(rows))


def train(data: MovieLens, initial: Tensors, plan: TrainingPlan, out: Path, progress: Progress) -> Path:
    """Train, or go on training, and give the path of the best weights (float32 safetensors).

    Writes into `out`: ``plan.json``, ``checkpoint.safetensors``, ``history.json`` and
    ``best.safetensors``, the averaged weights of the epoch with the best validation mAP.

    Args:
        data: posters and labels; splits "train" and "validation" are used.
        initial: weights to start from, under torchvision's names; their head is used where the plan
            fits none.
        plan: the run.
        out: folder of the run; one that holds a checkpoint of the same plan is gone on with.
        progress: where to report.

    Raises:
        TrainingError: `out` holds a run of another plan, or a split is empty.
        WeightsError: `initial` does not fit the network.
    """
    prepare_backend()
    keras.utils.set_random_seed(plan.seed)
    _claim(out, plan)
    network = genre_network(len(data.genres), plan.dropout, plan.seed, plan.stages)
    load_weights(network, initial, head=plan.head_epochs == 0)
    sets = {name: load_split(data, name, plan.spec, progress) for name in ("train", "validation")}
    run = FineTuning(network, plan, sets["train"], sets["validation"], out, progress)
    if not run.resume() and plan.head_epochs > 0:
        fit_head(network, sets["train"], plan, progress)
    run.go_on()
    return run.best_path


def _claim(out: Path, plan: TrainingPlan) -> None:
    """Take a folder for a run of this plan."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / PLAN_NAME
    if path.exists() and path.read_text("utf-8") != plan.to_json():
        raise TrainingError(f"{out} holds a run of another plan: choose another folder, or empty it.")
    write_whole(plan.to_json().encode(), path)


def fit_head(network: keras.Model, train_set: PosterSet, plan: TrainingPlan, progress: Progress) -> None:
    """Fit the dense layer on the pooled features of the trunk as it is."""
    spec = plan.spec_of(0) if plan.epoch_sizes else plan.spec
    pooled = keras.Model(network.input, network.get_layer("avgpool").output)
    features = predict(pooled, train_set.posters, spec, progress, "features for the head")
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
) -> NDArray[np.float32]:
    """Run whole posters through a network: float32 [n, outputs]."""
    network.make_predict_function(force=True)  # Traced anew, as in training.
    outputs: list[NDArray[np.float32]] = []
    for batch in evaluation_batches(posters, spec, EVALUATION_BATCH):
        outputs.append(np.asarray(network.predict_on_batch(batch), np.float32))
        progress.step(stage, min(len(outputs) * EVALUATION_BATCH, len(posters)), len(posters))
    return np.concatenate(outputs)


def sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 / (1 + exp(-logit)), written so that no large exponential overflows."""
    return (0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32)


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
        out: Path,
        progress: Progress,
    ) -> None:
        self.network = network
        self.plan = plan
        self.train_set = train_set
        self.validation_set = validation_set
        self.progress = progress
        self.best_path = out / BEST_NAME
        self.history: list[dict[str, Any]] = []
        self._history_path = out / HISTORY_NAME
        self._checkpoint_path = out / CHECKPOINT_NAME
        self._done = 0
        self._optimizer = self._build_optimizer()
        network.compile(self._optimizer, _loss())

    @property
    def steps_per_epoch(self) -> int:
        return max(len(self.train_set.posters) // self.plan.batch, 1)

    def _build_optimizer(self) -> keras.Optimizer:
        plan = self.plan
        steps = self.steps_per_epoch * max(len(plan.epoch_sizes), 1)
        warmup = max(int(plan.warmup * steps), 1)
        rate = keras.optimizers.schedules.CosineDecay(
            0.0, max(steps - warmup, 1), FINAL_RATE, warmup_target=plan.peak_rate, warmup_steps=warmup
        )
        optimizer = keras.optimizers.AdamW(
            rate,  # pyright: ignore[reportArgumentType] - Keras infers "float" from the default.
            plan.decay,
            use_ema=True,
            ema_momentum=plan.averaging,
            ema_overwrite_frequency=None,
        )
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        optimizer.build(self.network.trainable_variables)
        return optimizer

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
        """Train the epochs that are left."""
        for epoch in range(self._done, len(self.plan.epoch_sizes)):
            began = time.monotonic()
            loss = self._train_epoch(epoch)
            seconds = time.monotonic() - began
            raw = self._copy_of_weights()
            self._optimizer.finalize_variable_values(self.network.trainable_variables)
            # JAX now has weights and averages in the same memory, and frees it with either.
            self.network.set_weights(self._copy_of_weights())
            figures = self._validate()
            self._note(epoch, loss, seconds, figures)
            self.network.set_weights(raw)
            save_checkpoint(self._checkpoint_path, self.network, self._optimizer, epoch + 1)

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
        began = time.monotonic()
        for pixels, labels in batches:
            # Keras averages the loss over the steps since the last reset.
            losses.append(float(self.network.train_on_batch(pixels, labels)))
            rate = len(losses) * plan.batch / (time.monotonic() - began)
            self.progress.step(
                f"epoch {epoch + 1}/{len(plan.epoch_sizes)}",
                len(losses),
                self.steps_per_epoch,
                f"loss {losses[-1]:.4f}, {rate:.1f} posters/s",
            )
        self.network.reset_metrics()
        return losses[-1]

    def _validate(self) -> dict[str, float]:
        """Measure the network as it is now on the validation posters."""
        truth = self.validation_set.labels
        logits = predict(self.network, self.validation_set.posters, self.plan.spec, self.progress, "validation")
        scores = sigmoid(logits)
        loss = np.mean(np.logaddexp(0, logits) - truth * logits)
        return {
            "validation_loss": float(loss),
            "map": metrics.mean_average_precision(truth, scores),
            "macro_auc": float(np.nanmean(metrics.roc_auc(truth, scores))),
            "top1_hit": metrics.top1_hit(truth, scores),
            "recall_at_3": metrics.recall_at(3, truth, scores),
            "exact_match": metrics.exact_match(truth, metrics.assign(scores, metrics.EVEN_ODDS)),
        }

    def _note(self, epoch: int, loss: float, seconds: float, figures: dict[str, float]) -> None:
        """Keep an epoch's figures, and its weights where they are the best so far."""
        if all(figures["map"] > earlier["map"] for earlier in self.history):
            save_weights(self.network, self.best_path)
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
