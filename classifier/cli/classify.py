"""The command that reads posters."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer

from classifier.batch import Reading
from classifier.card import BUNDLED, ModelError
from classifier.cli.common import (
    EXIT_INTERRUPTED,
    EXIT_SOME_UNREAD,
    STANDARD_OUTPUT,
    Model,
    RunBy,
    app,
    counted,
    open_model,
    refuse,
)
from classifier.cli.on_cluster import clear_parts, parts_folder, read_on_cluster
from classifier.cli.remembering import Words, opened_catalogue, warn, words_of
from classifier.cli.targets import CSV, JSON, check_not_read, check_targets
from classifier.engines import Engine
from classifier.listing import Listing, list_posters
from classifier.poster import Status
from classifier.presets import Preset
from classifier.recall import read_remembered
from classifier.spool import Form, Spool
from classifier.terminal import TerminalProgress, errors, output
from classifier.terminal import readings_table as terminal_table
from classifier.writing import ExportError

_HELP: Final = (
    "Read posters: a table on the terminal, or a CSV or JSON file.\n\n"
    # One line a paragraph: what is broken here would be broken there, at any width.
    "The exit status is 0 when all were read, 1 when some were not (their rows say why), 2 for a wrong call, "
    "130 when interrupted (what was read until then is written; what a cluster has read is kept, and the same "
    "command goes on)."
)


@app.command(help=_HELP)
def classify(
    paths: Annotated[list[Path], typer.Argument(help="Posters, and folders of posters.")],
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file; - for standard output.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write a JSON file; - for standard output.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Mark the CSV as UTF-8 the way Excel wants it.")] = False,
    top: Annotated[int, typer.Option(min=1, help="Genres to show of each poster on the terminal.")] = 3,
    recursive: Annotated[bool, typer.Option("--recursive/--no-recursive", help="Read sub-folders too.")] = True,
    preset: Annotated[Preset, typer.Option(help="Rule by which genres are assigned.")] = Preset.BALANCED,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read every poster anew, also those read before, and remember that.")
    ] = False,
    model: Model = BUNDLED,
    engine: RunBy = Engine.AUTO,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help='Read on the Dask cluster of this scheduler (needs the extra "cluster").'),
    ] = None,
    parts: Annotated[
        Path | None,
        typer.Option(help="Folder, shared by all workers, of what they have read; beside the file if not given."),
    ] = None,
) -> None:
    """Read posters into a table on the terminal, or into files."""
    targets = {CSV: csv, JSON: json_file}
    check_targets(targets, excel)
    classifier = open_model(model, preset, engine)
    listing = list_posters(paths, recursive)
    check_not_read(targets, listing.posters)
    job = None
    if dask is not None:
        folder = parts_folder(parts, csv, json_file)
        job = read_on_cluster(dask, listing.posters, classifier, folder)
    wanted = {Form.EXCEL if excel else Form.CSV: csv, Form.JSON: json_file}
    with ExitStack() as stack:
        spools = {form: stack.enter_context(Spool(form, classifier.genres)) for form, to in wanted.items() if to}
        catalogue = stack.enter_context(opened_catalogue())
        readings = (
            job.readings(preset)
            if job
            else read_remembered(classifier, listing.posters, catalogue, troubled=warn, anew=fresh)
        )
        # It ends before the catalogue does: a run that is broken off keeps what it has read.
        readings = stack.enter_context(closing(readings))
        run = _read_all(readings, len(listing.posters), list(spools.values()), words_of(catalogue))
        if not spools:
            output.print(terminal_table(run.readings, top))
        undelivered = [wrong for form, spool in spools.items() if (wrong := _deliver(spool, wanted[form]))]
    if undelivered:
        refuse(" ".join(undelivered))
    if job and not run.interrupted:
        clear_parts(job)
    errors.print(_summary(run, listing))
    if run.interrupted:
        raise typer.Exit(EXIT_INTERRUPTED)
    if run.failed:
        raise typer.Exit(EXIT_SOME_UNREAD)


@dataclass
class Run:
    """What became of a run.

    Attributes:
        done, failed: how many posters were read or failed, and failed.
        interrupted: whether the person lost patience.
        readings: all of them, where they are to be shown on the terminal.
    """

    done: int = 0
    failed: int = 0
    interrupted: bool = False
    readings: list[Reading] = field(default_factory=list[Reading])


def _read_all(readings: Iterable[Reading], total: int, spools: Sequence[Spool], words: Words) -> Run:
    """Take every reading, or as many as there is patience for; refuse where there are none to be had."""
    run = Run()
    try:
        with TerminalProgress() as progress:
            for reading in readings:
                run.done += 1
                run.failed += reading.status is not Status.OK
                for spool in spools:
                    spool.add(reading, words.get(reading.digest, ()))
                if not spools:
                    run.readings.append(reading)
                progress.step("reading posters", run.done, total)
    except KeyboardInterrupt:
        run.interrupted = True
    except (ExportError, ModelError) as error:  # A cluster's part cannot be read, or the network cannot run.
        for spool in spools:
            spool.discard()
        refuse(str(error))
    return run


def _deliver(spool: Spool, target: Path | None) -> str:
    """Write a result; where that fails, say why and where it is, so that it is not lost."""
    spool.finish()
    if target is None or target == STANDARD_OUTPUT:
        spool.pour(sys.stdout.buffer)
        return ""
    try:
        spool.deliver(target)
    except ExportError as error:
        return f"{error} {spool.whereabouts()}"
    return ""


def _summary(run: Run, listing: Listing) -> str:
    if not listing.posters:
        sentence = "No posters found."
    else:
        sentence = f"{run.done - run.failed:,} of {counted(len(listing.posters), 'poster', 'posters')} read."
    if run.interrupted:
        sentence = f"Interrupted: {sentence}"
    if run.failed:
        sentence += f" {run.failed:,} could not be read; {'its row says' if run.failed == 1 else 'their rows say'} why."
    if listing.others:
        sentence += f" {counted(listing.others, 'other file was', 'other files were')} left out."
    return sentence
