"""Options and manners of the commands that need labelled posters."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from classifier.cli.common import refuse

Movies = Annotated[
    Path, typer.Option(help="A table like MovieLens's movies.csv: movieId,title,genres.", exists=True, dir_okay=False)
]
Posters = Annotated[Path, typer.Option(help="Folder of <movieId>.jpg.", exists=True, file_okay=False)]


@contextmanager
def extra_train() -> Generator[None]:
    """Say in one sentence that the extra is missing where it is."""
    try:
        yield
    except ModuleNotFoundError as error:
        # The program is on no index: under its name, pip would fetch what somebody else has put there.
        refuse(
            f'This command needs the extra "train" ({error.name} is missing). '
            'In your clone of Onesheet, install it with: pip install -e ".[train]"'
        )
