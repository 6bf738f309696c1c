"""What the program is made of, and under which licences, as the installed parts themselves say."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Final, NamedTuple

from PySide6.QtCore import qVersion

OWN: Final = "onesheet"

_FAMILIAR: Final = {
    "ai-edge-litert": "LiteRT",
    "pyside6-essentials": "Qt for Python (PySide6)",
    "shiboken6": "Qt for Python (Shiboken)",
}
"""Names that a person knows a distribution by, where they are not its own."""

_HOMES: Final = ("homepage", "home", "source", "repository", "documentation")
"""Labels of addresses, the best first."""

_LONGEST: Final = 100
"""Characters of a licence's name: some distributions write the whole licence there."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER: Final = "License :: "


class Part(NamedTuple):
    """Something that the program is made of.

    Attributes:
        name, version: as a person knows it.
        licence: its name, or an SPDX expression; empty where the part does not say.
        home: its address in the web; empty where it has none.
    """

    name: str
    version: str
    licence: str
    home: str


def parts() -> list[Part]:
    """List Python, Qt and every distribution in use, those that the program itself asks for first."""
    python = Part("Python", platform.python_version(), "PSF-2.0", "https://www.python.org/")
    qt = Part("Qt", qVersion(), "LGPL-3.0-only", "https://www.qt.io/")
    return [python, qt, *(_part(found) for found in _needed(OWN))]


def own_licence() -> str:
    """Name the program's own licence; empty where none is stated."""
    return licence_of(distribution(OWN))


def licence_of(found: Distribution) -> str:
    """Name a distribution's licence: by License-Expression, else License, else classifiers; empty where none says."""
    named = [*_entries(found, "License-Expression"), *_short(_entries(found, "License"))]
    if named:
        return named[0]
    classified = [entry for entry in _entries(found, "Classifier") if entry.startswith(_CLASSIFIER)]
    return ", ".join(entry.split(" :: ")[-1] for entry in classified) or _first_line(found)


def _short(licences: list[str]) -> list[str]:
    return [entry for entry in licences if entry != "UNKNOWN" and "\n" not in entry and len(entry) <= _LONGEST]


def _first_line(found: Distribution) -> str:
    """Give the first line of a licence that stands there whole."""
    whole = [entry for entry in _entries(found, "License") if entry != "UNKNOWN"]
    return whole[0].splitlines()[0][:_LONGEST] if whole else ""


def _needed(root: str) -> Iterator[Distribution]:
    """Find all that a distribution needs and that is installed here, without its extras, the nearest first."""
    waiting, seen = [root], {root}
    while waiting:
        for name in _requirements(waiting.pop(0)):
            if name in seen:
                continue
            seen.add(name)
            # What only another platform needs is not here.
            if (found := _installed(name)) is not None:
                yield found
                waiting.append(name)


def _requirements(name: str) -> Iterator[str]:
    for requirement in distribution(name).requires or []:
        what, _, condition = requirement.partition(";")
        if "extra" not in condition and (match := _NAME.match(what)):
            yield _plain(match[0])


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _part(found: Distribution) -> Part:
    name = _FAMILIAR.get(_plain(found.name), found.name)
    return Part(name, found.version, licence_of(found), _home(found))


def _home(found: Distribution) -> str:
    """Find a distribution's address, of which it may name several."""
    labelled = (entry.partition(",") for entry in _entries(found, "Project-URL"))
    known = {label.strip().lower(): address.strip() for label, _, address in labelled}
    told = [*_entries(found, "Home-page"), *(known[label] for label in _HOMES if label in known)]
    return next((address for address in told if address.startswith(("https://", "http://"))), "")


def _entries(found: Distribution, key: str) -> list[str]:
    told: list[str] = found.metadata.get_all(key) or []
    return [entry.strip() for entry in told if entry.strip()]


def _plain(name: str) -> str:
    """Write a distribution's name as all of its spellings are written alike (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
