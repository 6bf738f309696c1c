"""The command line: each command is a call into the rooms of this package."""

import importlib.metadata
import json
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from rich.markup import escape

from classifier.batch import Reading, read_posters
from classifier.card import BUNDLED, ModelError
from classifier.classifier import Classifier
from classifier.listing import Listing, list_posters
from classifier.poster import Status
from classifier.tables import ExportError, readings_table, to_csv, to_json, write_whole
from classifier.terminal import TerminalProgress, errors, output
from classifier.terminal import readings_table as terminal_table

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

EXIT_SOME_UNREAD: Final = 1
EXIT_WRONG_CALL: Final = 2
EXIT_INTERRUPTED: Final = 130

STANDARD_OUTPUT: Final = Path("-")

Movies = Annotated[
    Path, typer.Option(help="MovieLens's movies.csv: movieId,title,genres.", exists=True, dir_okay=False)
]
Posters = Annotated[Path, typer.Option(help="Folder of <movieId>.jpg.", exists=True, file_okay=False)]
Model = Annotated[Path, typer.Option(help="Folder of a network and its model card.", exists=True, file_okay=False)]


def _version(wanted: bool) -> None:
    if wanted:
        output.print(f"onesheet {importlib.metadata.version('onesheet')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read the genres off movie posters."""


@app.command()
def classify(
    paths: Annotated[list[Path], typer.Argument(help="Posters, and folders of posters.")],
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file; - for standard output.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write a JSON file; - for standard output.")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Mark the CSV as UTF-8 the way Excel wants it.")] = False,
    top: Annotated[int, typer.Option(min=1, help="Genres to show of each poster on the terminal.")] = 3,
    recursive: Annotated[bool, typer.Option("--recursive/--no-recursive", help="Read sub-folders too.")] = True,
    model: Model = BUNDLED,
) -> None:
    """Read posters: a table on the terminal, or a CSV or JSON file.

    The exit status is 0 when all were read, 1 when some were not (their rows say why),
    2 for a wrong call, 130 when interrupted (what was read until then is written).
    """
    for target in (csv, json_file):
        _check_target(target)
    classifier = _open(model)
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
        _refuse(f"{target} is a folder; name a file.")
    if not target.resolve().parent.is_dir():
        _refuse(f"The folder {target.resolve().parent} does not exist.")


def _open(model: Path) -> Classifier:
    try:
        return Classifier(model)
    except ModelError as error:
        _refuse(str(error))


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
        _refuse(f"{error} What was read is in {rescue.name}.")


def _summary(readings: list[Reading], failed: int, listing: Listing, interrupted: bool) -> str:
    if not listing.posters:
        sentence = "No posters found."
    else:
        sentence = f"{len(readings) - failed:,} of {_counted(len(listing.posters), 'poster', 'posters')} read."
    if interrupted:
        sentence = f"Interrupted: {sentence}"
    if failed:
        sentence += f" {failed:,} could not be read; {'its row says' if failed == 1 else 'their rows say'} why."
    if listing.others:
        sentence += f" {_counted(listing.others, 'other file was', 'other files were')} left out."
    return sentence


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _refuse(sentence: str) -> NoReturn:
    """Say what is wrong with a call and leave."""
    errors.print(escape(sentence), soft_wrap=True)
    raise typer.Exit(EXIT_WRONG_CALL)


@contextmanager
def _extra_train() -> Generator[None]:
    """Say in one sentence that the extra is missing where it is."""
    try:
        yield
    except ModuleNotFoundError as error:
        _refuse(f"This command needs the extra \"train\" ({error.name} is missing): pip install 'onesheet[train]'")


@app.command()
def evaluate(
    movies: Movies,
    posters: Posters,
    split: Annotated[str, typer.Option(help="train, validation, test or all.")] = "test",
    model: Model = BUNDLED,
) -> None:
    """Measure the network on labelled posters, beside what constant answers score."""
    from classifier.training import evaluate as evaluation  # noqa: PLC0415 - only this command needs it
    from classifier.training.movielens import MovieLensError, read_and_tell  # noqa: PLC0415
    from classifier.training.report import evaluation_tables  # noqa: PLC0415

    classifier = _open(model)
    try:
        with TerminalProgress() as progress:
            data = read_and_tell(movies, posters, progress)
            result = evaluation.evaluate(classifier, data, split, progress)
    except MovieLensError as error:
        _refuse(str(error))
    output.print(f"network {classifier.card.model}")
    output.print(*evaluation_tables(result), sep="\n")
    if result.unread:
        unread = _counted(len(result.unread), "poster", "posters")
        errors.print(f"{unread} could not be read and {'is' if len(result.unread) == 1 else 'are'} not counted.")


@app.command()
def train(
    movies: Movies,
    posters: Posters,
    weights: Annotated[Path, typer.Option(help="ResNet-50 safetensors under torchvision's names to start from.")],
    out: Annotated[Path, typer.Option(help="Folder of the run; one that was broken off goes on.")],
    epochs: Annotated[int | None, typer.Option(min=1, help="Passes over all posters, all layers training.")] = None,
    seed: Annotated[int, typer.Option(help="Decides everything random.")] = 1,
    keep_head: Annotated[
        bool, typer.Option("--keep-head", help="The weights know these genres already: go on gently from their head.")
    ] = False,
    height: Annotated[
        int | None, typer.Option(min=64, help="Height of the network's input; larger sees more, and reads slower.")
    ] = None,
) -> None:
    """Train the network on labelled posters (needs the extra "train")."""
    with _extra_train():
        from classifier.training import plots, run  # noqa: PLC0415 - only training needs them
    try:
        with TerminalProgress() as progress:
            best = run.run_training(
                movies, posters, weights, out, progress, seed=seed, epochs=epochs, height=height, keep_head=keep_head
            )
            plots.plot_history(json.loads((out / run.HISTORY_NAME).read_text("utf-8")), out)
    except run.ERRORS as error:
        _refuse(str(error))
    except KeyboardInterrupt:
        errors.print("Interrupted. The same command goes on after the last finished epoch.")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    output.print(f"The best weights are in {escape(str(best))}.", soft_wrap=True)


@app.command()
def export(
    movies: Movies,
    posters: Posters,
    run_folder: Annotated[Path, typer.Option("--run", help="Folder of a training run.", exists=True, file_okay=False)],
    out: Annotated[Path, typer.Option(help="Folder for the network, its weights and its model card.")],
    height: Annotated[int | None, typer.Option(min=64, help="Height to read at, if not as it was trained.")] = None,
) -> None:
    """Turn trained weights into the 8-bit network that reading uses (needs the extra "train")."""
    with _extra_train():
        from classifier.training import run  # noqa: PLC0415 - only exporting needs it
        from classifier.training.report import evaluation_tables  # noqa: PLC0415
    try:
        with TerminalProgress() as progress:
            evaluations = run.run_export(movies, posters, run_folder, out, height, progress)
    except run.ERRORS as error:
        _refuse(str(error))
    for evaluation in evaluations.values():
        output.print(*evaluation_tables(evaluation), sep="\n")
    output.print(f"The network is in {escape(str(out))}.", soft_wrap=True)
