"""The commands that train a network and turn it into one that reads."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from classifier.cli.common import EXIT_INTERRUPTED, app, refuse
from classifier.cli.options import extra_train
from classifier.terminal import TerminalProgress, errors, output

OptionalMovies = Annotated[Path | None, typer.Option(help="A table like MovieLens's movies.csv: movieId,title,genres.")]
OptionalPosters = Annotated[Path | None, typer.Option(help="Folder of <movieId>.jpg.")]


class Devices(StrEnum):
    """What to train on."""

    ONE = "one"
    ALL = "all"
    """Every device that Keras sees; they share each batch out."""


@app.command()
def train(
    out: Annotated[Path, typer.Option(help="Folder of the run; one that was broken off goes on.")],
    movies: OptionalMovies = None,
    posters: OptionalPosters = None,
    init: Annotated[
        str | None,
        typer.Option(
            help="Weights to start from: a ResNet-50's safetensors under torchvision's or timm's names, "
            'or "bundled": those that come with the program.'
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="A run's configuration (TOML) to repeat; other options override it.")
    ] = None,
    genres: Annotated[
        str | None,
        typer.Option(
            help='Genres of your own, "Noir|Giallo|Kaiju"; "table": all that the table has. '
            "Without it, the configuration's, or MovieLens's 19."
        ),
    ] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Passes over all posters, all layers training.")] = None,
    height: Annotated[
        int | None, typer.Option(min=64, help="Height of the network's input; larger sees more, and reads slower.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Decides everything random.")] = None,
    devices: Annotated[
        Devices | None, typer.Option(help='Graphics cards to train on; "all" share the work, with the same batches.')
    ] = None,
) -> None:
    """Train the network on labelled posters (needs the extra "train")."""
    with extra_train():
        from classifier.training import run  # noqa: PLC0415 - only training needs it
    wishes = run.Wishes(config, movies, posters, init, genres, epochs, height, seed)
    try:
        with TerminalProgress() as progress:
            best = run.run_training(wishes, out, progress, devices.value if devices else None)
    except run.ERRORS as error:
        refuse(str(error))
    except KeyboardInterrupt:
        errors.print("Interrupted. The same command goes on after the last finished epoch.")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    output.print(f"The best weights are in {escape(str(best))}.", soft_wrap=True)


@app.command()
def export(
    run_folders: Annotated[
        list[Path],
        typer.Option(
            "--run", help="Folder of a training run; of several, the mean is taken.", exists=True, file_okay=False
        ),
    ],
    out: Annotated[Path, typer.Option(help="Folder for the network, its weights and its model card.")],
    movies: OptionalMovies = None,
    posters: OptionalPosters = None,
    height: Annotated[int | None, typer.Option(min=64, help="Height to read at, if not as it was trained.")] = None,
    keras: Annotated[
        bool, typer.Option("--keras", help="Write model.json and model.weights.h5 for Keras as well.")
    ] = False,
) -> None:
    """Turn trained weights into the 8-bit network that reading uses (needs the extra "train")."""
    with extra_train():
        from classifier.training import run  # noqa: PLC0415 - only exporting needs it
        from classifier.training.report import evaluation_tables  # noqa: PLC0415
    try:
        with TerminalProgress() as progress:
            evaluations = run.run_export(movies, posters, run_folders, out, height, progress)
            if keras:
                run.run_keras_files(out, out)
    except run.ERRORS as error:
        refuse(str(error))
    for evaluation in evaluations.values():
        output.print(*evaluation_tables(evaluation), sep="\n")
    output.print(f"The network is in {escape(str(out))}.", soft_wrap=True)
