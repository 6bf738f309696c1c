"""What a person cites, and what they are told is new, is of this version."""

import re
import tomllib

import pytest
import yaml

from tests.docs.documents import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
"""Of changes, as Keep a Changelog has them."""

VERSION = re.compile(r"(\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}")


@pytest.fixture
def citation():
    return yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))


def test_the_citation_is_of_this_version(citation):
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]


def test_the_citation_has_what_its_form_asks_for(citation):
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"]
    assert citation["title"]
    assert citation["authors"] == [{"name": "The Onesheet authors"}]
    for reference in citation["references"]:
        assert {"type", "title", "authors"} <= set(reference)
        assert re.fullmatch(r"10\.\d{4,}/\S+", reference["doi"])


def versions():
    return re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)


def test_the_changelog_has_versions_and_the_kinds_of_changes_that_its_form_knows():
    assert CHANGELOG.startswith("# Changelog\n")
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= KINDS
    assert all(name == "Unreleased" or VERSION.fullmatch(name) for name in versions())


def test_the_changelog_tells_of_this_version():
    assert versions()[0] == "Unreleased" or VERSION.fullmatch(versions()[0])[1] == PROJECT["version"]
    newest = CHANGELOG.split("\n## ")[1]
    assert PROJECT["version"] in newest
