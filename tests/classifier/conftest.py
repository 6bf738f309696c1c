import pytest

from classifier import recall
from classifier.catalogue import Catalogue
from tests.classifier.remembering import MANY, put, quickly


@pytest.fixture
def many(tmp_path):
    """A thousand small files of different content, written long ago."""
    folder = tmp_path / "many"
    folder.mkdir()
    return [put(folder / f"{number}.jpg", f"poster {number}".encode()) for number in range(1000)]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept" / "catalogue.sqlite"


@pytest.fixture
def kept(file):
    with_results = Catalogue(file)
    yield with_results
    with_results.close()


@pytest.fixture
def read_anew(monkeypatch):
    """Paths that were read and not recalled."""
    paths = []
    read_posters = recall.read_posters

    def noted(classifier, waiting, *arguments, **options):
        def passing():
            for path in waiting:
                paths.append(path)
                yield path

        return read_posters(classifier, passing(), *arguments, **options)

    monkeypatch.setattr(recall, "read_posters", noted)
    return paths


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(recall, "read_posters", quickly)


@pytest.fixture
def path(tmp_path):
    """Where a catalogue may be."""
    return tmp_path / "own words" / "catalogue.sqlite3"


@pytest.fixture
def opened(path):
    """A function that opens the catalogue; all are closed in the end."""
    catalogues = []

    def open_(path=path):
        catalogues.append(Catalogue(path))
        return catalogues[-1]

    yield open_
    for catalogue in catalogues:
        catalogue.close()


@pytest.fixture
def with_words(path):
    """The file of a catalogue that holds many corrections and is closed."""
    catalogue = Catalogue(path)
    catalogue.correct(MANY)
    catalogue.close()
    return path
