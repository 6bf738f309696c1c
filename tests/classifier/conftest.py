import pytest

from classifier import recall
from classifier.catalogue import Catalogue
from tests.classifier.remembering import put, quickly


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
