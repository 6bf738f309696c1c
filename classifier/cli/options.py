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
        refuse(f"This command needs the extra \"train\" ({error.name} is missing): pip install 'onesheet[train]'")
