"""A run's configuration file: one TOML that says everything about it, and repeats it."""

import re
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final, Literal, Self, cast

import tomli_w
from pydantic import ConfigDict, TypeAdapter, ValidationError, field_validator
from pydantic.dataclasses import dataclass

from classifier.genres import GENRES, check_genres
from classifier.training.plan import TrainingPlan

CONFIG_NAME: Final = "run.toml"

HEADER: Final = "# A training run. `onesheet-classifier train --config THIS --out FOLDER` repeats it.\n\n"

NUMBERS: Final = re.compile(r"\[\n\s*([-+.\de]+(?:,\s*[-+.\de]+)*),?\s*\]")
"""A list of numbers, which the writer would spread over as many lines."""

DeviceWish = Literal["one", "all"]
"""Which devices to train on: one, or all that the backend sees, which share each batch out."""

FORBID: Final = ConfigDict(extra="forbid")


class ConfigError(Exception):
    """A configuration that cannot be used; the message says where and why."""


@dataclass(frozen=True, config=FORBID)
class Data:
    """What is learnt from.

    Attributes:
        movies: table ``movieId,title,genres``.
        posters: folder of <movieId>.jpg.
        genres: to tell apart, in the order of every array and column.
        fingerprint: SHA-256 of which movie has which genres and which split, to tell whether a
            repeated run met the same; empty until a run has begun.
    """

    movies: Path | None = None
    posters: Path | None = None
    genres: tuple[str, ...] = GENRES
    fingerprint: str = ""

    @field_validator("genres")
    @classmethod
    def _possible(cls, genres: tuple[str, ...]) -> tuple[str, ...]:
        return check_genres(genres)


@dataclass(frozen=True, config=FORBID)
class Start:
    """What the network knows before it begins.

    Attributes:
        init: ResNet-50 weights, safetensors under torchvision's names; or "bundled" for those that
            come with the program.
        sha256: of that file; empty until a run has begun.
    """

    init: Literal["bundled"] | Path | None = None
    sha256: str = ""


@dataclass(frozen=True, config=FORBID)
class RunConfig:
    """Everything about a run, in the sections of its file.

    Attributes:
        data, start, plan: as they say themselves.
        devices: to train on.
    """

    data: Data = Data()
    start: Start = Start()
    plan: TrainingPlan = TrainingPlan()
    devices: DeviceWish = "one"

    def to_toml(self) -> str:
        """Write the configuration down, every value of it."""
        return HEADER + NUMBERS.sub(_on_one_line, tomli_w.dumps(_plain(asdict(self))))

    @classmethod
    def from_toml(cls, text: str, folder: Path) -> Self:
        """Read a configuration; what it leaves out is as by default.

        Args:
            text: of the file.
            folder: where the file lies; relative paths in it start there.

        Raises:
            ConfigError: it is no TOML, knows a name that is unknown here, or has an impossible value.
        """
        try:
            config = TypeAdapter(cls).validate_python(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"It is no TOML: {error}.") from error
        except ValidationError as error:
            raise ConfigError(_in_words(error)) from error
        movies, posters, init = config.data.movies, config.data.posters, config.start.init
        return replace(
            config,
            data=replace(config.data, movies=_from(folder, movies), posters=_from(folder, posters)),
            start=replace(config.start, init=init if init == "bundled" else _from(folder, init)),
        )


def _on_one_line(numbers: re.Match[str]) -> str:
    return f"[{', '.join(entry.strip() for entry in numbers[1].split(','))}]"


def _plain(value: Any) -> Any:
    """Turn a configuration into what TOML has: no tuples, no paths, and nothing where there is nothing."""
    if isinstance(value, dict):
        known = cast("dict[str, Any]", value)
        return {name: _plain(entry) for name, entry in known.items() if entry is not None}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in cast("list[Any]", value)]
    return str(value) if isinstance(value, Path) else value


def _from(folder: Path, path: Path | None) -> Path | None:
    return folder / path.expanduser() if path else None


def _in_words(error: ValidationError) -> str:
    """Say what is wrong with a configuration, a sentence an entry."""
    sentences: list[str] = []
    for entry in error.errors():
        *section, name = [str(part) for part in entry["loc"]] or ["file"]
        place = f"[{'.'.join(section)}] {name}" if section else name
        if entry["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            sentences.append(f"{place}: there is no such entry.")
        else:
            sentences.append(f"{place}: {entry['msg'].removeprefix('Value error, ').rstrip('.')}.")
    return " ".join(sentences)


def read_config(path: Path) -> RunConfig:
    """Read a configuration file.

    Raises:
        ConfigError: it cannot be read, or is none.
    """
    try:
        return RunConfig.from_toml(path.read_text("utf-8"), path.resolve().parent)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    except ConfigError as error:
        raise ConfigError(f"{path} is no configuration of a run. {error}") from error
