"""Many posters -> a stream of readings, on all cores, in order, in bounded memory."""

import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from classifier.card import ModelError
from classifier.classifier import Classifier
from classifier.cores import usable_cores
from classifier.decoding import Decoders, UndecodableError
from classifier.poster import Status
from classifier.prediction import Prediction
from classifier.refusals import unforeseen

AHEAD: Final = 4
"""Posters under way or waiting to be handed out, for each worker."""


@dataclass(frozen=True)
class Reading:
    """What became of one poster: a row.

    Attributes:
        path: of the poster, as it was named.
        status: ``ok``, or what is wrong.
        detail: a sentence where something is wrong, else empty.
        prediction: what the network says, where the status is ``ok``.
        digest: SHA-256 of the file's content in hexadecimal, by which it is known under any name;
            empty where it could not be read.
    """

    path: Path
    status: Status
    detail: str = ""
    prediction: Prediction | None = None
    digest: str = ""


def read_posters(
    classifier: Classifier,
    paths: Iterable[Path],
    stop: threading.Event | None = None,
    workers: int | None = None,
    decoders: Decoders | None = None,
    evidence: bool = False,
) -> Iterator[Reading]:
    """Read posters in the order given.

    Inference lets go of Python's lock, so that one thread a core uses all of them.

    Args:
        classifier: shared by the workers.
        paths: posters; drawn from only as fast as they are read.
        stop: once set, no further poster is begun; those under way are still handed out.
        workers: threads; one for each core that this process may use unless given.
        decoders: processes that decode; of its own, which end with it, unless given.
        evidence: whether to keep the evidence maps; some kB a poster.

    Raises:
        ModelError: the network cannot run, so that no poster can be read.
    """
    workers = workers or usable_cores()
    stop = stop or threading.Event()
    waiting = iter(paths)
    under_way: deque[Future[Reading]] = deque()
    with own_unless(decoders, workers) as lent, ThreadPoolExecutor(workers, thread_name_prefix="poster-reader") as pool:
        try:
            while True:
                room = 0 if stop.is_set() else workers * AHEAD - len(under_way)
                for path in islice(waiting, room):
                    under_way.append(pool.submit(read_one, classifier, path, lent, evidence))
                if not under_way:
                    return
                yield under_way.popleft().result()
        finally:
            # Where the caller leaves early, nobody waits for what has not begun.
            for future in under_way:
                future.cancel()


@contextmanager
def own_unless(decoders: Decoders | None, count: int) -> Generator[Decoders]:
    """Lend the decoders that are given; where there are none, start that many, and end them after use."""
    if decoders is not None:
        yield decoders
        return
    with Decoders() as own:
        own.start(count)
        yield own


def read_one(classifier: Classifier, path: Path, decoders: Decoders, evidence: bool = False) -> Reading:
    """Read one poster; whatever is wrong with it becomes its row.

    Raises:
        ModelError: the network cannot run, which is no fault of the poster's.
    """
    digest = ""
    try:
        decoded = decoders.squeezed(path, classifier.card.input.size)
        digest = decoded.digest
        return Reading(path, Status.OK, prediction=classifier.read_pixels(decoded.pixels, evidence), digest=digest)
    except UndecodableError as error:
        return Reading(path, error.status, error.sentence, digest=error.digest)
    except ModelError:  # The next poster would fare no better.
        raise
    except Exception as error:  # One poster must not end a run.
        return Reading(path, Status.DAMAGED, unforeseen(error), digest=digest)
