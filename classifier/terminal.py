"""How the command line looks: progress, tables and sentences, in Rich."""

import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from types import TracebackType
from typing import Final, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from classifier.batch import Reading
from classifier.names import printable, visible

errors = Console(stderr=True, highlight=False)
"""Sentences and progress: apart from the results, which may be sent into a file."""

output = Console(highlight=False)
"""Results."""

if not output.is_terminal:
    # A file or a pipe has no width, and nothing that goes there should be wrapped or cut off.
    output.width = 10_000


LOG_EVERY: Final = 60.0
"""Seconds between lines about a long run where there is no terminal to draw a bar on."""


class TerminalProgress:
    """A progress bar with rate and ETA on a terminal; elsewhere, a line now and then.

    Fits `classifier.training.train.Progress`.
    """

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}"),
            TimeRemainingColumn(),
            console=errors,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._tasks: dict[str, TaskID] = {}
        self._logged = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def step(self, stage: str, done: int, total: int, note: str = "") -> None:
        """Show `done` of `total` steps of a stage; the last step takes its bar away."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total, note="")
        task = self._bar.tasks[self._bar.task_ids.index(self._tasks[stage])]
        rate = f"{task.speed:.0f}/s" if task.speed else ""
        self._bar.update(task.id, completed=done, total=total, note=note or rate)
        if self._bar.disable:
            self._log(task)
        if done >= total:
            self._bar.remove_task(self._tasks.pop(stage))

    def _log(self, task: Task) -> None:
        """Print how far a stage is, if the last such line is a while ago."""
        if time.monotonic() - self._logged < LOG_EVERY:
            return
        self._logged = time.monotonic()
        line = f"{task.description}: {task.completed:,.0f} of {task.total:,.0f}"
        if note := task.fields["note"]:
            line += f", {note}"
        if task.time_remaining:
            line += f", {timedelta(seconds=round(task.time_remaining))} left"
        self.say(line)

    def say(self, sentence: str) -> None:
        """Print a line that stays."""
        errors.print(escape(sentence))


def readings_table(readings: Sequence[Reading], top: int) -> Table:
    """Lay readings out for a terminal: a poster a line, with its `top` most probable genres."""
    table = Table(box=None, pad_edge=False)
    table.add_column("poster", overflow="fold")
    table.add_column("genres", overflow="fold")
    table.add_column("most probable" if top > 1 else "score", overflow="fold")
    for reading in readings:
        name = escape(visible(printable(reading.path)))
        if prediction := reading.prediction:
            ranked = ", ".join(f"{entry.genre} {entry.score:.0%}" for entry in prediction.ranked[:top])
            table.add_row(name, " | ".join(prediction.assigned), ranked)
        else:
            table.add_row(name, f"[red]{reading.status}[/red]", escape(reading.detail))
    return table
