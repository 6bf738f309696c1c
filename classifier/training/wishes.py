"""What a person says of a run -> its whole configuration."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from classifier.card import BUNDLED, ModelError, read_card
from classifier.genres import GENRE_SEPARATOR, check_genres
from classifier.training.config import ConfigError, Data, RunConfig, Start, read_config
from classifier.training.movielens import genres_of_table
from classifier.training.plan import TrainingPlan
from classifier.training.weights import read_genres

BUNDLED_INIT: Final = "bundled"
"""Stands for the weights that come with the program."""

TABLE_GENRES: Final = "table"
"""Stands for all genres that the table names."""


@dataclass(frozen=True)
class Wishes:
    """What a call says of a run; what it leaves out is as in its configuration, or as fits its weights.

    Attributes:
        config: configuration of a run to repeat.
        movies, posters: the table and the folder.
        init: weights to start from, or "bundled".
        genres: joined by a vertical bar, or "table".
        epochs: over all layers.
        height: of the network's input in pixels.
        seed: decides everything random.
    """

    config: Path | None = None
    movies: Path | None = None
    posters: Path | None = None
    init: str | None = None
    genres: str | None = None
    epochs: int | None = None
    height: int | None = None
    seed: int | None = None


def plan_run(wishes: Wishes) -> RunConfig:
    """Make the whole configuration of a run out of what a person says of it.

    Raises:
        ConfigError: something is missing or impossible.
        MovieLensError: the genres were to be the table's, and it is none.
    """
    config = read_config(wishes.config) if wishes.config else RunConfig()
    data = _plan_data(wishes, config.data)
    start = _plan_start(wishes, config.start)
    plan = config.plan if wishes.config else fitting_plan(weights_file(start.init), data.genres)
    plan = plan if wishes.seed is None else replace(plan, seed=wishes.seed)
    plan = plan if wishes.height is None else plan.with_height(wishes.height)
    plan = plan if wishes.epochs is None else plan.with_epochs(wishes.epochs)
    return RunConfig(data, start, plan)


def data_files(data: Data) -> tuple[Path, Path]:
    """Give the table and the folder of posters.

    Raises:
        ConfigError: they are not named, or not there.
    """
    if data.movies is None or data.posters is None:
        raise ConfigError(
            "A table of movies and a folder of posters are needed: name them with --movies and --posters, "
            "or in the section [data] of the configuration."
        )
    if not data.movies.is_file():
        raise ConfigError(f"There is no table {data.movies}.")
    if not data.posters.is_dir():
        raise ConfigError(f"There is no folder {data.posters}.")
    return data.movies, data.posters


def _plan_data(wishes: Wishes, data: Data) -> Data:
    movies, posters = data_files(
        replace(data, movies=wishes.movies or data.movies, posters=wishes.posters or data.posters)
    )
    changed = wishes.movies or wishes.posters or wishes.genres
    return Data(
        movies=movies.absolute(),
        posters=posters.absolute(),
        genres=data.genres if wishes.genres is None else _named_genres(wishes.genres, movies),
        fingerprint="" if changed else data.fingerprint,
    )


def _named_genres(wish: str, movies: Path) -> tuple[str, ...]:
    if wish == TABLE_GENRES:
        return genres_of_table(movies)
    try:
        return check_genres([genre.strip() for genre in wish.split(GENRE_SEPARATOR)])
    except ValueError as error:
        raise ConfigError(str(error)) from error


def _plan_start(wishes: Wishes, start: Start) -> Start:
    init: Literal["bundled"] | Path | None = start.init
    if wishes.init is not None:
        init = BUNDLED_INIT if wishes.init == BUNDLED_INIT else Path(wishes.init).absolute()
    path = weights_file(init)
    digest = _digest(path)
    if wishes.init is None and start.sha256 not in ("", digest):
        raise ConfigError(f"{path} is not the file that this run started from: its SHA-256 is another.")
    return Start(init, digest)


def weights_file(init: Path | str | None) -> Path:
    """Give the file that weights to start from lie in.

    Raises:
        ConfigError: none are named.
    """
    if init is None:
        raise ConfigError(
            "A run needs weights to start from: name a ResNet-50's safetensors file with --init, "
            'or go on from those that come with the program with "--init bundled".'
        )
    if init == BUNDLED_INIT:
        return read_card(BUNDLED).file("weights")
    return Path(init)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ConfigError(f"The weights {path} cannot be read: {error.strerror}.") from error


def fitting_plan(init: Path, genres: tuple[str, ...]) -> TrainingPlan:
    """Choose a plan by what the weights know: nothing of posters, other genres, or just these.

    Weights that a run here has made know posters, and are gone on with gently; their head is kept
    if it tells these very genres, in this order.
    """
    known = known_genres(init)
    if known is None:
        return TrainingPlan()
    plan = TrainingPlan().going_on()
    return replace(plan, head_epochs=0) if known == genres else plan


def known_genres(weights: Path) -> tuple[str, ...] | None:
    """Tell which genres a weights file's head knows, by itself or by the model card beside it."""
    if genres := read_genres(weights):
        return genres
    try:
        card = read_card(weights.parent)
    except ModelError:
        return None
    return card.genres if card.file("weights") == weights else None


def describe(start: Start) -> str:
    """Say which weights a run starts from, without saying where on this machine they lie."""
    name = weights_file(start.init).name
    return f"{name}, SHA-256 {start.sha256}"
