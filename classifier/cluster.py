"""Posters without end -> parts, read by the workers of a Dask cluster; a run that was broken off goes on."""

import asyncio
import logging
import queue
from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, Protocol

from distributed import Client, KilledWorker, Security, rpc

from classifier.card import ModelError
from classifier.parts import Job, write_part
from classifier.poster import PosterError, Status, read_file
from classifier.worker import Outcome, WorkerError, read_batch, unfit
from classifier.writing import ExportError

AHEAD: Final = 4
"""Batches under way or waiting on the cluster, for each of its threads."""

CONNECT_WITHIN: Final = 10
"""Seconds for the scheduler to answer."""

WORKERS_WITHIN: Final = 30
"""Seconds for a first worker to come."""

LOOK_EVERY: Final = 10
"""Seconds without news after which it is looked whether there are workers at all."""

RETRIES: Final = 2
"""Further tries of a batch that a worker could not read, such as where the storage was away for a moment."""

LOSSES: Final = 3
"""Times that a batch may be lost with all workers that tried it."""

KEPT: Final = "What was read is kept, and the same command goes on from there."

LOST: Final = f"The scheduler was lost. {KEPT}"


class Progress(Protocol):
    """Is told how far a run is, in posters."""

    def step(self, stage: str, done: int, total: int, note: str = "") -> None: ...


class ClusterError(Exception):
    """A cluster that cannot read, or not any more; the message says why. What was read is kept."""


def read_on_cluster(address: str, job: Job, progress: Progress) -> None:
    """Read on a Dask cluster what a job has no parts of yet.

    Args:
        address: of its scheduler, such as ``tcp://10.0.0.1:8786``.
        job: posters and network, which all workers see under the same paths.
        progress: told now and then.

    Raises:
        ClusterError: the scheduler cannot be reached, a worker is not fit, or all of them are gone for good.
        ExportError: the folder of the parts cannot be used.
    """
    with job.opened() as missing:
        if not missing:
            return
        with _connected(address) as client:
            _check_workers(client, address, job)
            _Run(client, job, progress).read(missing)


@contextmanager
def _connected(address: str) -> Generator[Any]:
    """Open a client; what Dask would log of a lost scheduler is told in a sentence instead."""
    _check_reachable(address)
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with Client(address, timeout=CONNECT_WITHIN, set_as_default=False) as client:
            yield client
    except (OSError, RuntimeError) as error:
        raise ClusterError(LOST) from error
    finally:
        log.setLevel(level)


def _check_reachable(address: str) -> None:
    """Ask who is at the address: a Dask client that finds anything else there may wait for ever."""
    try:
        kind = asyncio.run(asyncio.wait_for(_kind(address), CONNECT_WITHIN))
    except ValueError as error:
        raise ClusterError(f"{address} is no address of a scheduler: {error}.") from error
    except OSError as error:
        raise ClusterError(f"No Dask scheduler answers at {address}.") from error
    if kind != "Scheduler":
        raise ClusterError(f"No Dask scheduler answers at {address}, but a {kind}.")


async def _kind(address: str) -> str:
    security: Any = Security()
    scheduler: Any = rpc(address, connection_args=security.get_connection_args("client"))
    async with scheduler:
        identity: dict[str, Any] = await scheduler.identity()
        return str(identity["type"])


def _check_workers(client: Any, address: str, job: Job) -> None:
    """Refuse a cluster that has no workers, or a worker that would give other rows than this machine."""
    try:
        client.wait_for_workers(1, timeout=WORKERS_WITHIN)
    except TimeoutError as error:
        raise ClusterError(f'The cluster has no workers. Start some: "dask worker {address}".') from error
    lacks: dict[str, str | Exception] = client.run(unfit, job.recipe, job.sign, on_error="return")
    for worker, lack in lacks.items():
        if isinstance(lack, Exception):
            raise ClusterError(f"The worker {worker} cannot run Onesheet: {lack}.")
        if lack:
            raise ClusterError(f"The worker {worker} {lack}")


class _Run:
    """Keeps a cluster busy with batches until all have their part."""

    def __init__(self, client: Any, job: Job, progress: Progress) -> None:
        self._client = client
        self._job = job
        self._progress = progress
        self._under_way: dict[Any, int] = {}
        self._ended: queue.Queue[Any] = queue.Queue()
        self._losses: dict[int, int] = {}

    def read(self, missing: list[int]) -> None:
        """Read batches by their numbers, a few ahead of what the workers do."""
        done = len(self._job.posters) - self._job.count(missing)
        waiting = iter(missing)
        while True:
            for number in islice(waiting, self._room()):
                self._submit(number)
            if not self._under_way:
                return
            self._tell(done)
            future = self._next(done)
            number = self._under_way.pop(future)
            if self._is_read(future, number):
                done += self._job.count([number])

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(AHEAD * max(1, sum(threads.values())) - len(self._under_way), 0)

    def _submit(self, number: int) -> None:
        """Hand out a batch."""
        future = self._client.submit(read_batch, self._job.recipe, self._job.batch(number), pure=False, retries=RETRIES)
        self._under_way[future] = number
        future.add_done_callback(self._ended.put)

    def _next(self, done: int) -> Any:
        """Wait for a batch to end, and tell where there is nobody to read it."""
        while True:
            try:
                return self._ended.get(timeout=LOOK_EVERY)
            except queue.Empty:
                self._tell(done, "" if self._client.nthreads() else "waiting for workers")

    def _tell(self, done: int, note: str = "") -> None:
        self._progress.step("reading posters", done, len(self._job.posters), note)

    def _is_read(self, future: Any, number: int) -> bool:
        """Tell whether a batch has its part; one that was lost with its workers is handed out again."""
        if future.status == "finished":
            self._settle(future.result(), number)
            return True
        if future.cancelled():
            raise ClusterError(LOST)
        error = future.exception()
        if isinstance(error, WorkerError | ExportError | ModelError):
            raise ClusterError(str(error)) from error
        if not isinstance(error, KilledWorker):
            raise ClusterError(f"A worker failed: {error!r}. {KEPT}") from error
        self._losses[number] = self._losses.get(number, 0) + 1
        if self._losses[number] > LOSSES:
            raise ClusterError(f"The workers die one after the other, lastly {error.last_worker.address}. {KEPT}")
        self._submit(number)
        return False

    def _settle(self, outcome: Outcome, number: int) -> None:
        """Write the part of a batch of which the worker could not open all, if this machine cannot either."""
        if outcome.unsure is None:
            return
        batch = self._job.batch(number)
        for poster, row in zip(batch.posters, outcome.unsure, strict=True):
            if row[0] == Status.UNREADABLE and _can_be_opened(poster):
                raise ClusterError(f"The worker {outcome.worker} cannot open {poster}, which this machine can.")
        write_part(outcome.unsure, batch.part)


def _can_be_opened(poster: str) -> bool:
    try:
        read_file(Path(poster))
    except PosterError as error:
        return error.status is not Status.UNREADABLE
    return True
