"""What one worker of a cluster does: read a batch of posters with the one network that its process has open."""

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from classifier.batch import read_one
from classifier.card import BUNDLED, ModelError
from classifier.classifier import Classifier
from classifier.decoding import Decoders
from classifier.parts import Batch, Recipe, card_digest, row_of_part, versions_of, write_part
from classifier.poster import Status

_opening = threading.Lock()

_decoders = Decoders()


class WorkerError(Exception):
    """A worker that cannot do its part; the message says why."""


class Outcome(NamedTuple):
    """What became of a batch.

    Attributes:
        worker: address of who read it.
        unsure: its rows where a poster could not be opened, which may be this worker's own trouble:
            its part is then not written yet.
    """

    worker: str
    unsure: list[list[Any]] | None = None


def unfit(recipe: Recipe, sign: Path) -> str:
    """Say what this worker lacks for a job, as the rest of a sentence that begins with its name; or nothing."""
    for name, version in recipe.versions:
        here = dict(versions_of([name]))[name] or "none"
        if here != version:
            return f"has {name} {here}, and this machine {version}. Install the same version on all."
    if not sign.exists():
        return f"does not see the folder {sign.parent}. Name one by --parts that all workers share."
    try:
        _opened(recipe)
    except ModelError as error:
        return f"cannot open the network. {error}"
    except WorkerError as error:
        return str(error)
    return ""


def read_batch(recipe: Recipe, batch: Batch) -> Outcome:
    """Read a batch, on the thread that this is called on, and write its part.

    Raises:
        WorkerError: this worker is not fit for it.
        ExportError: the part cannot be written.
    """
    name = _checked(recipe, batch.sign)
    classifier = _opened(recipe)
    rows = [row_of_part(read_one(classifier, Path(poster), _decoders)) for poster in batch.posters]
    return _kept(name, batch, rows)


def _checked(recipe: Recipe, sign: Path) -> str:
    """Give this worker's address, once it is known to be fit."""
    from distributed import get_worker  # noqa: PLC0415 - importing it takes a second

    name = str(get_worker().address)
    if lack := unfit(recipe, sign):
        raise WorkerError(f"The worker {name} {lack}")
    return name


def _kept(name: str, batch: Batch, rows: list[list[Any]]) -> Outcome:
    """Write a part, unless it is to be seen first whether others can open what this worker cannot."""
    if any(row[0] == Status.UNREADABLE for row in rows):
        return Outcome(name, rows)
    write_part(rows, batch.part)
    return Outcome(name)


def _opened(recipe: Recipe) -> Classifier:
    """Open a network once for all threads of this process."""
    with _opening:
        return _classifier(recipe)


@lru_cache(maxsize=1)
def _classifier(recipe: Recipe) -> Classifier:
    classifier = Classifier(recipe.model or BUNDLED, engine=recipe.engine)
    if card_digest(classifier.card) != recipe.card:
        raise WorkerError("has another network than this machine. Put the same one on all.")
    classifier.open()
    return classifier
