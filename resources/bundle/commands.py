"""The command line as a bundle offers it: it reads posters; whatever needs a Python beside it says so."""

from typing import Final

import typer

from classifier.cli import app
from classifier.cli.common import refuse

OFFERED: Final = "classify"


def bundled_app() -> typer.Typer:
    """Give the command line, in which commands that a bundle cannot carry out say so in a sentence."""
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.callback.__name__
        if name != OFFERED:
            command.name, command.callback, command.hidden = name, _refuse_command, True
            command.context_settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return app


def _refuse_command(context: typer.Context) -> None:
    refuse(f"The program without Python reads posters only; {context.info_name} needs Onesheet installed in a Python.")
