"""What of all that PyInstaller finds goes into the bundle, and what it leaves to the system or has no use for."""

import importlib.metadata
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from classifier import card

ROOT: Final = Path(__file__).parents[2]

Entry = tuple[str, str, str]
"""A file of the bundle as PyInstaller lists it: its place in the bundle, where it comes from, its kind."""

_OF_TRAINING: Final = ("classifier.tables", "classifier.training", "matplotlib", "pandas", "safetensors", "sklearn")
_OF_ENGINES: Final = ("flatbuffers", "jax", "keras", "openvino", "scipy", "tensorflow")
_OF_CLUSTERS: Final = ("classifier.cluster", "classifier.worker", "dask", "distributed")
_OF_TESTS: Final = ("attr", "hypothesis", "numpy.testing", "pytest", "sortedcontainers", "threadpoolctl", "unittest")
_OF_BUILDERS: Final = ("IPython", "numpy.f2py", "pip", "pydoc", "readline", "setuptools", "tomli", "yaml")
_OF_WINDOWS: Final = ("PIL.ImageQt", "PIL.ImageTk", "PySide6.QtNetwork", "tkinter")

UNUSED_MODULES: Final = (*_OF_TRAINING, *_OF_ENGINES, *_OF_CLUSTERS, *_OF_TESTS, *_OF_BUILDERS, *_OF_WINDOWS)
"""Modules that reading never needs, however a library comes to name them."""

SYSTEMS_OWN: Final = re.compile(
    r"lib(stdc\+\+|gcc_s|X11|X11-xcb|Xau|Xdmcp|bsd|md|dbus-1|systemd|cap|gcrypt|gpg-error|lz4|zstd|"
    r"fontconfig|freetype|brotlicommon|brotlidec|expat|png16|uuid|glib-2\.0|gthread-2\.0|pcre2-8)\.so"
)
"""Linux libraries that every desktop has, and that must be as new as what else it loads: its drivers, its fonts."""

UNUSED_LIBRARIES: Final = re.compile(r"libLiteRt(WebGpuAccelerator)?\.|opengl32sw\.dll|readline|libtinfo")
"""LiteRT's other interface and its way to graphics cards, Windows' graphics driver of last resort, terminals' keys."""


def is_used(module: str) -> bool:
    """Tell whether a module may go into the bundle."""
    return not any(module == unused or module.startswith(f"{unused}.") for unused in UNUSED_MODULES)


def wanted(entry: Entry) -> bool:
    """Tell whether a library or a file that was found goes into the bundle."""
    name = PurePosixPath(entry[0].replace("\\", "/")).name
    if sys.platform == "linux" and SYSTEMS_OWN.match(name):
        return False
    return not UNUSED_LIBRARIES.search(name)


def own_files() -> Iterator[tuple[str, str]]:
    """List what the program itself reads: where it is, and the folder of the bundle it goes to."""
    for name in (card.CARD_NAME, card.read_card().file("network").name):
        yield str(card.BUNDLED / name), "classifier/weights"
    for name in ("icon.svg", "style.qss"):
        yield str(ROOT / "resources" / name), "resources"
    for name in ("desktop", "icons", "samples"):
        yield str(ROOT / "resources" / name), f"resources/{name}"
    for file in (ROOT / "resources" / "translations").glob("*.qm"):
        yield str(file), "resources/translations"


def distributions(modules: Iterable[str]) -> set[str]:
    """Name the installed distributions that modules come from, and the program's own."""
    known = importlib.metadata.packages_distributions()
    tops = {module.partition(".")[0] for module in modules}
    return {"onesheet", "shiboken6"} | {name for top in tops for name in known.get(top, ())}


def licences(binaries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """List licences that no distribution brings along: where they are, and the folder of the bundle they go to."""
    for name in ("LICENSE", "NOTICE"):
        yield str(ROOT / name), "licences/onesheet"
    for file in sorted((ROOT / "resources" / "bundle" / "licences").iterdir()):
        yield str(file), "licences/Qt"
    for folder in (Path(sys.base_prefix), Path(importlib.__file__).parents[1]):
        for file in folder.glob("LICENSE*"):
            yield str(file), "licences/Python"
    if sys.platform == "linux":
        for package in sorted(_debian_packages(source for _, source, _ in binaries)):
            yield f"/usr/share/doc/{package}/copyright", f"licences/{package}"


def _debian_packages(files: Iterable[str]) -> set[str]:
    """Name the packages of Debian's that libraries come from; none on another distribution."""
    # Where a folder is a link to another one, a package may name its files by either.
    candidates = {
        name
        for file in files
        for name in (file, file.removeprefix("/usr"), os.path.realpath(file))
        if "site-packages" not in name
    }
    command = ["dpkg-query", "--search", *sorted(candidates)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return set()
    found = {line.partition(":")[0] for line in done.stdout.splitlines()}
    return {name for name in found if Path(f"/usr/share/doc/{name}/copyright").is_file()}
