"""A reader follows every link of the documents that leads to a file or a heading."""

import re
from urllib.parse import unquote

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, anchors, targets
from tests.screenshots import GUIDE, PICTURES

WEB = re.compile(r"https?://[\w.-]+\.[a-z]+(/\S*)?")


def missing(path, target):
    """Say what is wrong with a link; nothing where it leads somewhere."""
    if "://" in target:
        return "" if WEB.fullmatch(target) else "it is no address"
    name, _, anchor = unquote(target).partition("#")
    there = (path.parent / name).resolve() if name else path
    if not there.exists():
        return "no such file"
    if not there.is_relative_to(ROOT):
        return "it leads out of the repository"
    if anchor and anchor not in anchors(there.read_text("utf-8")):
        return "no such heading"
    return ""


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in DOCUMENTS])
def test_every_link_leads_somewhere(path):
    found = {target: missing(path, target) for target in targets(path.read_text("utf-8"))}
    assert not {target: wrong for target, wrong in found.items() if wrong}


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("no-such-file.md", "no such file"),
        ("#no-such-heading", "no such heading"),
        ("https://nowhere", "it is no address"),
        ("../..", "it leads out of the repository"),
        ("docs/experiments.md#runs-of-the-whole-network", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told(target, wrong):
    assert missing(ROOT / "README.md", target) == wrong


def test_every_document_can_be_reached_from_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        reached.add(path)
        linked = (path.parent / target.partition("#")[0] for target in targets(path.read_text("utf-8")))
        waiting += [there.resolve() for there in linked if there.suffix == ".md" and there.resolve() not in reached]
    assert set(DOCUMENTS) - reached == set()


def test_every_picture_of_the_guide_is_shown_and_is_one_that_the_command_takes():
    shown = {target for target in targets((ROOT / "docs/users-guide.md").read_text("utf-8")) if target.endswith(".png")}
    taken = {place.removeprefix("docs/") for place in PICTURES if place.startswith(GUIDE)}
    kept = {f"pictures/{path.name}" for path in (ROOT / GUIDE).iterdir()}
    assert shown == taken == kept
