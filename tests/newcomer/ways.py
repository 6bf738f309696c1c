"""The ways from nothing to the genres of one's own poster, each followed on a bare system as README tells it."""

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.bare import ROOT, make_bare_system, needed_packages
from tests.docs.documents import blocks
from tests.screens import green_poster, shows_the_green_poster_read, watch

POSTER = "my-poster.png"
SAMPLES = "resources/samples"
"""What README opens the window with."""

HANDED = ("apt", "ca-certificates", "git", "python3")
"""All that a person has who has Python and git, and a system that installs packages."""

WITH_VENV = ("ca-certificates", "python3", "python3-venv")
"""What a person has who makes environments for Python, beside a desktop's libraries."""

NOT_CLONED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "dist")


@dataclass(frozen=True)
class Way:
    """How far a newcomer came.

    Attributes:
        name: of the way.
        setting_up: seconds until there was something to start.
        reading: seconds from then until the genres stood beside the poster.
        trouble: what was said if they never did; empty if they did.
    """

    name: str
    setting_up: float
    reading: float
    trouble: str

    @property
    def total(self):
        return self.setting_up + self.reading


def first_command():
    """Give README's first command as its two halves: what sets up, and what opens the window."""
    first = next(block for block in blocks(ROOT / "README.md") if block.language == "sh")
    setting_up, opening = first.text.strip().split(" && ")
    return setting_up.split(), opening.removesuffix(SAMPLES).split()


def clone_into(folder):
    """Clone the repository; where the sources are no repository, copy them."""
    if (ROOT / ".git").exists():
        command = ["git", "-c", f"safe.directory={ROOT}/.git", "clone", "--quiet", "--no-hardlinks", ROOT, folder]
        subprocess.run(command, check=True)
    else:
        shutil.copytree(ROOT, folder, ignore=NOT_CLONED)


def with_python_and_git(root, display, release=None):
    """Begin with Python and git alone; the packages that are missing and the libraries come from the network."""
    system = make_bare_system(root, HANDED, release)
    system.connect()
    green_poster().save(system.root / "root" / POSTER)
    begun = time.monotonic()
    clone_into(system.root / "root" / "onesheet")
    setting_up, opening = first_command()
    done = system.run(*setting_up, folder="/root/onesheet", patience=280)
    ready = time.monotonic() - begun
    if done.returncode != 0:
        return Way("Python and git", ready, 0.0, done.stdout + done.stderr)
    command = system.command(*opening, f"../{POSTER}", folder="/root/onesheet", DISPLAY=display)
    return _watched("Python and git", ready, command, display)


def with_the_archive(root, archive, display, release=None):
    """Begin with the archive alone, on a system with a desktop's libraries, unpacking it as that system does."""
    system = make_bare_system(root, needed_packages(), release)
    green_poster().save(system.root / "root" / POSTER)
    shutil.copy(archive, system.root / "root")
    begun = time.monotonic()
    done = system.run("tar", "xf", archive.name, folder="/root")
    ready = time.monotonic() - begun
    if done.returncode != 0:
        return Way("the archive", ready, 0.0, done.stderr)
    command = system.command("onesheet/onesheet", POSTER, folder="/root", DISPLAY=display)
    return _watched("the archive", ready, command, display)


def with_the_wheel(root, wheel, display, release=None):
    """Begin with the wheel, in an environment that is empty but for pip; its libraries come from the network."""
    system = make_bare_system(root, [*WITH_VENV, *needed_packages()], release)
    system.connect()
    green_poster().save(system.root / "root" / POSTER)
    shutil.copy(wheel, system.root / "root")
    begun = time.monotonic()
    for command in (("python3", "-m", "venv", "own"), ("own/bin/pip", "install", wheel.name)):
        done = system.run(*command, folder="/root", patience=280)
        if done.returncode != 0:
            return Way("the wheel", time.monotonic() - begun, 0.0, done.stdout + done.stderr)
    ready = time.monotonic() - begun
    command = system.command("/root/own/bin/onesheet", f"/root/{POSTER}", folder="/tmp", DISPLAY=display)
    return _watched("the wheel", ready, command, display)


def build_wheel(folder):
    """Build the wheel as README does, and give its path."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run([*map(str, command)], check=True)
    [wheel] = folder.glob("onesheet-*.whl")
    return wheel


def _watched(name, ready, command, display):
    seen = watch(command, display, shows_the_green_poster_read)
    well = seen.enough and seen.status == 0
    return Way(name, ready, seen.seconds, "" if well else seen.said or "nothing was said")
