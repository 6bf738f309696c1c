"""The commands that measure a network and calibrate it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from classifier.card import BUNDLED, ModelError
from classifier.cli.common import Model, RunBy, app, counted, open_model, refuse
from classifier.cli.options import Movies, Posters, extra_train
from classifier.engines import Engine
from classifier.terminal import TerminalProgress, errors, output

if TYPE_CHECKING:
    from classifier.training.evaluate import Evaluation


@app.command()
def evaluate(
    movies: Movies,
    posters: Posters,
    split: Annotated[str, typer.Option(help="train, validation, test or all.")] = "test",
    card: Annotated[
        bool, typer.Option("--card", help='Measure every figure of the model card anew (needs the extra "train").')
    ] = False,
    model: Model = BUNDLED,
    engine: RunBy = Engine.AUTO,
) -> None:
    """Measure the network on labelled posters, beside what constant answers score."""
    from classifier.training import evaluate as evaluation  # noqa: PLC0415 - only this command needs it
    from classifier.training.movielens import MovieLensError, read_and_tell  # noqa: PLC0415

    classifier = open_model(model, engine=engine)
    if card:
        _measure_card(movies, posters, model)
        return
    try:
        with TerminalProgress() as progress:
            data = read_and_tell(movies, posters, progress, classifier.genres)
            result = evaluation.evaluate(classifier, data, split, progress)
    except (ModelError, MovieLensError) as error:
        refuse(str(error))
    output.print(f"network {classifier.card.model}, run by {classifier.engine}")
    _print_tables(result)
    if result.unread:
        unread = counted(len(result.unread), "poster", "posters")
        errors.print(f"{unread} could not be read and {'is' if len(result.unread) == 1 else 'are'} not counted.")


def _print_tables(*evaluations: "Evaluation") -> None:
    from classifier.training.report import evaluation_tables  # noqa: PLC0415

    for evaluation in evaluations:
        output.print(*evaluation_tables(evaluation), sep="\n")


def _measure_card(movies: Path, posters: Path, model: Path) -> None:
    with extra_train():
        from classifier.training import run  # noqa: PLC0415
    try:
        with TerminalProgress() as progress:
            evaluations, lost = run.run_measure_card(movies, posters, model, progress)
    except run.ERRORS as error:
        refuse(str(error))
    _print_tables(*evaluations.values())
    output.print("lost to 8 bits: {map_lost:+.4f} of {keras_map:.4f} mAP on validation".format(**lost))


@app.command()
def calibrate(
    movies: Movies,
    posters: Posters,
    out: Annotated[Path | None, typer.Option(help="Folder for the calibrated network, if not its own.")] = None,
    model: Model = BUNDLED,
) -> None:
    """Fit scores and thresholds to labelled posters (needs the extra "train")."""
    if os.path.realpath(out or model) == os.path.realpath(BUNDLED):
        refuse(
            "The network that comes with the program stays as it is: name a folder for the calibrated one with --out."
        )
    with extra_train():
        from classifier.training import run  # noqa: PLC0415
    try:
        with TerminalProgress() as progress:
            evaluations = run.run_calibrate(movies, posters, model, out or model, progress)
    except run.ERRORS as error:
        refuse(str(error))
    _print_tables(*evaluations.values())
    output.print(f"The calibrated network is in {escape(str(out or model))}.", soft_wrap=True)


@app.command()
def report(
    movies: Movies,
    posters: Posters,
    out: Annotated[Path, typer.Option(help="Folder for report.html and the plots.")],
    split: Annotated[str, typer.Option(help="train, validation, test or all.")] = "test",
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Show the most confident errors, as copies of the posters.")
    ] = True,
    model: Model = BUNDLED,
) -> None:
    """Write a page on how good the network is on labelled posters (needs the extra "train")."""
    with extra_train():
        from classifier.training import run  # noqa: PLC0415
    try:
        with TerminalProgress() as progress:
            page = run.run_report(movies, posters, model, split, out, pictures, progress)
    except run.ERRORS as error:
        refuse(str(error))
    output.print(f"The report is {escape(str(page))}.", soft_wrap=True)
