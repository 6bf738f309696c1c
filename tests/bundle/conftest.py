import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ENTER = 'mount -t proc proc "$0/proc"; mount --rbind /dev "$0/dev"; exec chroot "$0" "$@"'
"""What a shell does that has mounts of its own, so that nothing of it is left behind."""


@pytest.fixture(scope="session")
def bundle(tmp_path_factory):
    """The folder of the program without Python, built by the command that README names."""
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip('needs the extra "bundle"')
    out = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "resources.bundle", "--out", str(out), "--folder-only"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    yield out / "onesheet"
    shutil.rmtree(out)


class BareSystem:
    """A root file system of the distribution's bare minimum, with the libraries that `.ci/setup` names."""

    def __init__(self, root):
        self.root = root

    def command(self, *words, **environment):
        """Give the command that runs a program in there, with no other environment than that."""
        settings = [f"{name}={value}" for name, value in {"HOME": "/root", "LANG": "C.UTF-8", **environment}.items()]
        entering = ["unshare", "--mount", "sh", "-euc", ENTER, str(self.root)]
        return [*entering, "/usr/bin/env", "-i", *settings, *map(str, words)]

    def run(self, *words):
        return subprocess.run(self.command(*words), capture_output=True, text=True, timeout=60, check=False)


def packages():
    """Packages that `.ci/setup` installs for Qt, and a font."""
    named = re.findall(r"^lib\S+\.so\.\d+ (\S+)$", (ROOT / ".ci" / "setup").read_text("utf-8"), re.MULTILINE)
    assert named
    return [*named, "fonts-dejavu-core"]


@pytest.fixture(scope="session")
def bare_system(bundle, tmp_path_factory):
    """A bare system with the bundle in it, at /opt/onesheet; skips where none can be made."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may enter another root file system")
    if shutil.which("mmdebstrap") is None:
        pytest.skip("mmdebstrap is not installed")
    root = tmp_path_factory.mktemp("bare") / "root"
    release = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    options = ["--mode=root", "--variant=minbase", f"--include={','.join(packages())}"]
    command = ["mmdebstrap", *options, release["VERSION_CODENAME"], str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode != 0:
        pytest.skip(f"no bare system can be had: {done.stderr.splitlines()[-1:]}")
    system = BareSystem(root)
    if system.run("true").returncode != 0:
        pytest.skip("this root may not mount")
    shutil.copytree(bundle, root / "opt" / "onesheet", symlinks=True)
    yield system
    shutil.rmtree(root.parent)
