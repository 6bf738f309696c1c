"""How the command line looks: progress, tables and sentences, in Rich."""

import io
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import TracebackType
from typing import Final, Self

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from classifier.batch import Reading
from classifier.names import printable, visible

for _stream in (sys.stdout, sys.stderr):
    # Where it is redirected on Windows, it has a code page, which not every file's name fits into.
    if isinstance(_stream, io.TextIOWrapper):
        _stream.reconfigure(errors="backslashreplace")

errors = Console(stderr=True, highlight=False)
"""Sentences and progress: apart from the results, which may be sent into a file."""

output = Console(highlight=False)
"""Results."""

if not output.is_terminal:
    # A file or a pipe has no width, and nothing that goes there should be wrapped or cut off.
    output.width = 10_000


GAP: Final = 2
"""Places between columns of figures."""

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
            table.add_row(name, escape(" | ".join(prediction.assigned)), escape(ranked))
        else:
            table.add_row(name, f"[red]{reading.status}[/red]", escape(reading.detail))
    return table


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: stands above it; on a narrow terminal, on two lines.
        cells: below that.
    """

    name: str
    cells: Sequence[str]

    @property
    def width(self) -> int:
        """Of its widest line, in places of the terminal."""
        return max(cell_len(line) for line in (*self.name.split("\n"), *self.cells))

    def narrowed(self) -> "Column":
        """Give the column with its name on two lines, broken between the words where it gets the narrowest."""
        words = self.name.split(" ")
        broken = [" ".join(words[:place]) + "\n" + " ".join(words[place:]) for place in range(1, len(words))]
        return min((replace(self, name=name) for name in (self.name, *broken)), key=lambda column: column.width)


@dataclass(frozen=True)
class FittedTable:
    """A table whose names and figures stay whole on a terminal of any width.

    Where it is too wide, the columns' names are broken first; then columns are left out, which is told;
    then it goes on in a second table below, under the same names.

    Attributes:
        title: stands above it.
        names: the first column: what each row is about.
        figures: the other columns.
        dispensable: names of columns that may be left out, in this order.
        bold: number of a row that stands out.
        apart: whether the last row stands apart from the others, as a mean does.
    """

    title: str
    names: Column
    figures: Sequence[Column]
    dispensable: Sequence[str] = ()
    bold: int | None = None
    apart: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield Text(f"\n{self.title}", "italic")
        figures, left_out = self._kept(options.max_width)
        for columns in self._split(figures, options.max_width):
            yield ""
            yield self._table(columns, options.max_width)
        if left_out:
            yield Text(f"Left out, as the terminal is too narrow: {', '.join(left_out)}.", "dim")

    def _kept(self, room: int) -> tuple[list[Column], list[str]]:
        """Give the columns that are shown, and the names of those that are not."""
        figures = list(self.figures)
        if self._width(figures) <= room:
            return figures, []
        figures = [column.narrowed() for column in figures]
        left_out: list[str] = []
        for name in self.dispensable:
            if self._width(figures) <= room:
                break
            place = [column.name for column in self.figures if column.name not in left_out].index(name)
            del figures[place]
            left_out.append(name)
        return figures, left_out

    def _split(self, figures: list[Column], room: int) -> list[list[Column]]:
        """Share columns out between as few tables as can be, of much the same number each."""
        for tables in range(1, len(figures) + 1):
            most = math.ceil(len(figures) / tables)
            parts = [figures[start : start + most] for start in range(0, len(figures), most)]
            if all(self._width(part) <= room for part in parts):
                return parts
        return [[column] for column in figures]

    def _width(self, figures: Sequence[Column]) -> int:
        return self.names.width + sum(GAP + column.width for column in figures)

    def _table(self, figures: Sequence[Column], room: int) -> Table:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
        # Only names that leave no room for a single figure are broken.
        table.add_column(self.names.name, no_wrap=self._width(figures) <= room, overflow="fold")
        for column in figures:
            table.add_column(column.name, justify="right", no_wrap=True)
        rows = zip(self.names.cells, *(column.cells for column in figures), strict=True)
        last = len(self.names.cells) - 1
        for number, row in enumerate(rows):
            if self.apart and number == last:
                table.add_section()
            table.add_row(*map(escape, row), style="bold" if number == self.bold else "")
        return table
