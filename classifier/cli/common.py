"""What the commands share: the application, its options, and how it says no."""

import importlib.metadata
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn

import typer
from rich.markup import escape
from typer.core import TyperGroup

from classifier.card import ModelError
from classifier.classifier import Classifier
from classifier.engines import Engine
from classifier.presets import Preset
from classifier.terminal import errors, output

_NOT_FOR_PERSONS: Final = "Value error, "
"""What the library that checks options puts before its sentence."""


class _Commands(TyperGroup):
    """The commands, whose refusals of an option speak to a person."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix(_NOT_FOR_PERSONS)
            raise


app = typer.Typer(cls=_Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

EXIT_SOME_UNREAD: Final = 1
EXIT_WRONG_CALL: Final = 2
EXIT_INTERRUPTED: Final = 130

STANDARD_OUTPUT: Final = Path("-")

Model = Annotated[
    Path,
    typer.Option(
        # The bundled one's own path would be long, different everywhere, and nobody's business.
        help="Folder of a network and its model card. [dim]\\[default: the bundled network][/dim]",
        show_default=False,
        exists=True,
        file_okay=False,
    ),
]

RunBy = Annotated[
    Engine,
    typer.Option(
        "--engine",
        help='What runs the network; openvino needs the extra "openvino". auto is the faster one on this machine.',
    ),
]


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


def open_model(model: Path, preset: Preset = Preset.BALANCED, engine: Engine = Engine.AUTO) -> Classifier:
    """Open a network, or say why not and leave."""
    try:
        return Classifier(model, preset, engine)
    except ModelError as error:
        refuse(str(error))


def refuse(sentence: str) -> NoReturn:
    """Say what is wrong with a call and leave."""
    errors.print(escape(sentence), soft_wrap=True)
    raise typer.Exit(EXIT_WRONG_CALL)


def counted(number: int, one: str, many: str) -> str:
    """Put a number before a word in the right form: 1 poster, 2 posters."""
    return f"{number:,} {one if number == 1 else many}"
