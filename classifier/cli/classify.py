"""The command that reads posters."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from classifier.batch import Reading, read_posters
from classifier.card import BUNDLED
from classifier.classifier import Classifier
from classifier.cli.common import (
    EXIT_INTERRUPTED,
    EXIT_SOME_UNREAD,
    STANDARD_OUTPUT,
    Model,
    app,
    counted,
    open_model,
    refuse,
)
from classifier.listing import Listing, list_posters
from classifier.poster import Status
from classifier.presets import Preset
from classifier.tables import readings_table, to_csv, to_json
from classifier.terminal import TerminalProgress, errors, output
from classifier.terminal import readings_table as terminal_table
from classifier.writing import ExportError, write_whole


@app.command()
def classify(
    paths: Annotated[list[Path], typer.Argument(help="Posters, and folders of posters.")],
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file; - for standard output.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write a JSON file; - for standard output.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Mark the CSV as UTF-8 the way Excel wants it.")] = False,
    top: Annotated[int, typer.Option(min=1, help="Genres to show of each poster on the terminal.")] = 3,
    recursive: Annotated[bool, typer.Option("--recursive/--no-recursive", help="Read sub-folders too.")] = True,
    preset: Annotated[Preset, typer.Option(help="Rule by which genres are assigned.")] = Preset.BALANCED,
    model: Model = BUNDLED,
) -> None:
    """Read posters: a table on the terminal, or a CSV or JSON file.

    The exit status is 0 when all were read, 1 when some were not (their rows say why),
    2 for a wrong call, 130 when interrupted (what was read until then is written).
    """
    for target in (csv, json_file):
        _check_target(target)
    classifier = open_model(model, preset)
    listing = list_posters(paths, recursive)
    readings, interrupted = _read_all(classifier, listing)
    if csv is None and json_file is None:
        output.print(terminal_table(readings, top))
    else:
        table = readings_table(readings, classifier.genres)
        _deliver(csv, lambda: to_csv(table, excel), ".csv")
        _deliver(json_file, lambda: to_json(table, classifier.genres), ".json")
    failed = sum(reading.status is not Status.OK for reading in readings)
    errors.print(_summary(readings, failed, listing, interrupted))
    if interrupted:
        raise typer.Exit(EXIT_INTERRUPTED)
    if failed:
        raise typer.Exit(EXIT_SOME_UNREAD)


def _check_target(target: Path | None) -> None:
    """Refuse a file that cannot be written before an hour is spent on reading."""
    if target is None or target == STANDARD_OUTPUT:
        return
    if target.is_dir():
        refuse(f"{target} is a folder; name a file.")
    if not target.resolve().parent.is_dir():
        refuse(f"The folder {target.resolve().parent} does not exist.")


def _read_all(classifier: Classifier, listing: Listing) -> tuple[list[Reading], bool]:
    """Read every poster of a listing, or as many as there is patience for."""
    readings: list[Reading] = []
    try:
        with TerminalProgress() as progress:
            for reading in read_posters(classifier, listing.posters):
                readings.append(reading)
                progress.step("reading posters", len(readings), len(listing.posters))
    except KeyboardInterrupt:
        return readings, True
    return readings, False


def _deliver(target: Path | None, encode: Callable[[], bytes], suffix: str) -> None:
    """Write a result; where that fails, put it somewhere else and say where, so that it is not lost."""
    if target is None:
        return
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(encode())
        return
    data = encode()
    try:
        write_whole(data, target)
    except ExportError as error:
        with tempfile.NamedTemporaryFile(prefix="onesheet-", suffix=suffix, delete=False) as rescue:
            rescue.write(data)
        refuse(f"{error} What was read is in {rescue.name}.")


def _summary(readings: list[Reading], failed: int, listing: Listing, interrupted: bool) -> str:
    if not listing.posters:
        sentence = "No posters found."
    else:
        sentence = f"{len(readings) - failed:,} of {counted(len(listing.posters), 'poster', 'posters')} read."
    if interrupted:
        sentence = f"Interrupted: {sentence}"
    if failed:
        sentence += f" {failed:,} could not be read; {'its row says' if failed == 1 else 'their rows say'} why."
    if listing.others:
        sentence += f" {counted(listing.others, 'other file was', 'other files were')} left out."
    return sentence
