"""What `classify` takes from the catalogue, and says where there is none."""

from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager

from rich.markup import escape

from classifier.catalogue import Catalogue, CatalogueError, catalogue_path, words_in
from classifier.names import printable
from classifier.terminal import errors

Words = Mapping[str, tuple[str, ...]]
"""A person's own genres by the SHA-256 of a poster's content."""


@contextmanager
def opened_catalogue() -> Generator[Catalogue | None]:
    """Open the catalogue that the window keeps; where it cannot be, say so and do without."""
    try:
        catalogue = Catalogue(catalogue_path())
    except CatalogueError as error:
        warn(str(error))
        yield None
        return
    if catalogue.set_aside is not None:
        warn(f"The file of your corrections was damaged. It was set aside as {printable(catalogue.set_aside)}.")
    with closing(catalogue):
        yield catalogue


def words_of(catalogue: Catalogue | None) -> Words:
    """Give the person's own word on posters; none where it cannot be read, which is said."""
    try:
        # A full disk lets a file be read that cannot be opened.
        return catalogue.corrections() if catalogue else words_in(catalogue_path())
    except (CatalogueError, OSError) as error:
        warn(str(error))
        return {}


def warn(sentence: str) -> None:
    """Say what goes wrong without ending anything."""
    errors.print(escape(sentence), soft_wrap=True)
