"""How weights were made, as a run's folder and a model card tell it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from classifier.card import CARD_NAME
from classifier.training.config import CONFIG_NAME, ConfigError, read_config
from classifier.training.plan import TrainingPlan
from classifier.training.wishes import describe

HISTORY_NAME: Final = "history.json"

EARLIER_NAME: Final = "earlier.json"
"""How the weights were made that a run starts from; null where that is not known."""


class RecipeError(Exception):
    """A folder that holds no run; the message says why."""


@dataclass(frozen=True)
class Recipe:
    """How weights were made.

    Attributes:
        plan: the run that made them.
        started_from: which weights, in words.
        history: a dictionary an epoch, as `train.FineTuning` writes it.
        earlier: of the weights it started from, as `entry` gives it; None where it is not known.
        averaged_with: of other weights, of which and these the mean was taken, as `entry` gives them.
    """

    plan: TrainingPlan
    started_from: str
    history: list[dict[str, Any]]
    earlier: dict[str, Any] | None
    averaged_with: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def entry(self) -> dict[str, Any]:
        """Write it down as a model card holds it."""
        return asdict(self)


def read_history(run: Path) -> list[dict[str, Any]]:
    """Read a run's history: a dictionary an epoch.

    Raises:
        RecipeError: the folder holds no run that has finished an epoch.
    """
    return _read_json(run / HISTORY_NAME)


def read_recipe(run: Path) -> Recipe:
    """Read how the best weights of a run were made.

    Raises:
        RecipeError: the folder holds no run that has finished an epoch.
    """
    history = read_history(run)
    try:
        config = read_config(run / CONFIG_NAME)
    except ConfigError as error:
        raise RecipeError(str(error)) from error
    return Recipe(config.plan, describe(config.start), history, _read_json(run / EARLIER_NAME))


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RecipeError(f"{path.parent} holds no finished run: {error}") from error


def earlier_entry(weights: Path) -> dict[str, Any] | None:
    """Tell how the weights in a file were made, if a run here made them or a model card lies beside them."""
    try:
        if (weights.parent / CARD_NAME).exists():
            return {"model": json.loads((weights.parent / CARD_NAME).read_text("utf-8"))["model"]}
        return read_recipe(weights.parent).entry()
    except (RecipeError, OSError, ValueError, KeyError):
        return None
