"""Build the program as a folder that runs without Python, and an archive of it: python -m resources.bundle [--out DIR].

It is for the platform that it is built on; on Linux, for systems that are at least as new.
"""

import argparse
import importlib.metadata
import importlib.util
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from resources.bundle.contents import ROOT

SPEC: Final = ROOT / "resources" / "bundle" / "onesheet.spec"
NAME: Final = "onesheet"
MB: Final = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, say what was built, and give the exit status."""
    options = _parse(arguments)
    if importlib.util.find_spec("PyInstaller") is None:
        sys.stderr.write("Building a bundle needs the extra \"bundle\": pip install -e '.[bundle]'\n")
        return 2
    if not built(options.out):
        sys.stderr.write("PyInstaller could not build it; what it says above tells why.\n")
        return 1
    strip_debug_symbols(options.out / NAME)
    _tell(options.out / NAME, unpacked_size(options.out / NAME))
    archive = packed(options.out)
    _tell(archive, archive.stat().st_size)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m resources.bundle", description="Builds Onesheet without Python.")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where it goes; dist if not given"
    )
    return parser.parse_args(arguments)


def built(out: Path) -> bool:
    """Build the folder `onesheet` in another one, in place of an older one; tell whether that went well."""
    with tempfile.TemporaryDirectory() as work:
        options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", work]
        command = [sys.executable, "-m", "PyInstaller", *options, str(SPEC)]
        return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def strip_debug_symbols(folder: Path) -> None:
    """Take debug symbols out of Python's own libraries on Linux, most of what they weigh, where there is a tool for it.

    Libraries that come in wheels are left alone: they were patched, and do not load any more once they are stripped.
    """
    libraries = [*folder.glob("_internal/libpython*.so*"), *folder.glob("_internal/python*/lib-dynload/*.so")]
    if sys.platform == "linux" and libraries and (strip := shutil.which("strip")):
        subprocess.run([strip, "--strip-debug", *map(str, libraries)], check=True)


def packed(out: Path) -> Path:
    """Make an archive of what was built, in a form that the barest system unpacks, and give its path."""
    name = f"{NAME}-{importlib.metadata.version('onesheet')}-{platform.system()}-{platform.machine()}".lower()
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(out / name), "zip", out, NAME))
    content = "Onesheet.app" if sys.platform == "darwin" else NAME
    archive = out / f"{name}.tar.gz"
    # Level 9 takes three times as long as 6, for a third of a per cent. xz, a fifth smaller, is not on every system.
    with tarfile.open(archive, "w:gz", compresslevel=6) as packing:
        packing.add(out / content, content)
    return archive


def unpacked_size(folder: Path) -> int:
    """Add up what a folder's files hold, in bytes; a link holds nothing."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _tell(what: Path, size: int) -> None:
    sys.stdout.write(f"{what}: {size / MB:.0f} MB\n")


if __name__ == "__main__":
    sys.exit(main())
