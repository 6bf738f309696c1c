"""The model card as export and calibration write it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import keras
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from classifier.card import CARD_NAME
from classifier.training import metrics
from classifier.training.calibrate import Calibration
from classifier.training.evaluate import Evaluation, Scored
from classifier.training.movielens import SPLITS, MovieLens
from classifier.training.recipe import Recipe
from classifier.training.weights import HEAD, Tensors
from classifier.writing import write_whole

Files = Mapping[str, tuple[str, bytes]]
"""Name and content of the files beside a card, by role: "network" and "weights"."""

DIGITS: Final = 6
"""Of rounded figures: more than are told anywhere, so that what is told is rounded once."""


def first_card(data: MovieLens, recipe: Recipe, tensors: Tensors, files: Files) -> dict[str, Any]:
    """Describe a network that has not been measured yet; genres are assigned at even odds."""
    digest = {role: hashlib.sha256(content).hexdigest() for role, (_, content) in files.items()}
    spec = recipe.plan.spec
    return {
        "model": f"onesheet-resnet50-{digest['network'][:8]}",
        "made": datetime.now(UTC).date().isoformat(),
        "architecture": "ResNet-50 v1.5, global average pooling, dropout, dense, sigmoid",
        "genres": list(data.genres),
        "input": {
            "height": spec.height,
            "width": spec.width,
            "mean": list(spec.mean),
            "std": list(spec.std),
            "resize": "whole poster, bilinear",
        },
        "thresholds": dict.fromkeys(data.genres, metrics.EVEN_ODDS),
        "bias": dict(zip(data.genres, map(float, tensors[f"{HEAD}.bias"]), strict=True)),
        "files": {
            role: {"name": name, "sha256": digest[role], "bytes": len(content)}
            for role, (name, content) in files.items()
        },
        "data": {
            "source": "movies with a poster and genres, paired by movieId",
            "posters": {name: len(data.split(name)) for name in SPLITS},
            "split": "SHA-256 of the movieId, 80 / 10 / 10; near-identical posters together",
            "fingerprint": data.fingerprint,
        },
        "recipe": {"backend": keras.backend.backend()} | rounded(recipe.entry()),
    }


def add_calibration(card: dict[str, Any], calibration: Calibration) -> None:
    """Put a calibration into a card; a network whose scores are scaled bears another name."""
    entries = calibration.entries(tuple(card["genres"]))
    card.pop("scaling", None)
    card |= entries
    name = f"onesheet-resnet50-{card['files']['network']['sha256'][:8]}"
    if scaling := entries.get("scaling"):
        name += f"-{hashlib.sha256(json.dumps(scaling).encode()).hexdigest()[:4]}"
    card["model"] = name


def card_figures(evaluation: Evaluation) -> dict[str, Any]:
    """Round an evaluation's figures for a card."""
    return rounded(
        {
            "posters": evaluation.posters,
            "network": evaluation.network,
            "floors": evaluation.floors,
            "genres": evaluation.genres.to_dict("index"),
            "presets": evaluation.presets.to_dict("index"),
        }
    )


def lost_entry(scored: Scored, full: NDArray[np.float32]) -> dict[str, float]:
    """Compare an 8-bit network's scores with float32 [n, genres] of the same one in full precision."""
    before = metrics.mean_average_precision(scored.labels, full)
    after = metrics.mean_average_precision(scored.labels, scored.scores)
    return rounded({"keras_map": before, "litert_map": after, "map_lost": before - after})


def rounded(value: Any) -> Any:
    """Round every figure within; what is not a number at all becomes None, which JSON has."""
    if isinstance(value, Mapping):
        return {str(name): rounded(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(entry) for entry in value]
    if isinstance(value, float | np.floating):
        return None if pd.isna(value) else _round(float(value))
    return value


def _round(value: float) -> float:
    # Learning rates are small, and must not come out as nothing.
    return round(value, DIGITS) if abs(value) >= 0.01 or value == 0 else float(f"{value:.{DIGITS}g}")


def write_card(card: Mapping[str, Any], folder: Path) -> None:
    """Write a card into a folder of weights."""
    write_whole((json.dumps(card, indent=2, ensure_ascii=False) + "\n").encode(), folder / CARD_NAME)
