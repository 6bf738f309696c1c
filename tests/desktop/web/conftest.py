import pytest

from tests.desktop.web.own_site import open_site


@pytest.fixture
def site(monkeypatch):
    with open_site(monkeypatch) as site:
        yield site


@pytest.fixture
def folder(tmp_path):
    """Where fetched posters are kept; not there yet."""
    return tmp_path / "data" / "fetched"
