"""Root file systems of a distribution's bare minimum, in which programs run as on a machine that is all new."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

ENTER = 'mount -t proc proc "$0/proc"; mount --rbind /dev "$0/dev"; exec chroot "$0" "$@"'
"""What a shell does that has mounts of its own, so that nothing of it is left behind."""

SURROUNDINGS = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
"""Environment of whoever logs in there."""

FROM_HERE = ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt")
"""What the way to the network needs from this machine."""


class NoBareSystemError(Exception):
    """None can be made here; its text says why."""


class BareSystem:
    """A root file system of its own.

    Attributes:
        root: folder that it is in.
    """

    def __init__(self, root):
        self.root = root

    def command(self, *words, folder="/", **environment):
        """Give the command that runs a program in there, with no environment but what a login gives, and that."""
        settings = [f"{name}={value}" for name, value in (SURROUNDINGS | environment).items()]
        entering = ["unshare", "--mount", "sh", "-euc", ENTER, str(self.root)]
        return [*entering, "/usr/bin/env", "-i", f"--chdir={folder}", *settings, *map(str, words)]

    def run(self, *words, patience=60, **options):
        """Run a program in there, and give how it ended and what it said."""
        command = self.command(*words, **options)
        return subprocess.run(command, capture_output=True, text=True, timeout=patience, check=False)

    def connect(self):
        """Let programs in there reach the network that this machine reaches."""
        for name in FROM_HERE:
            if (Path("/") / name).exists():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path("/") / name, self.root / name)


def needed_packages():
    """Name the packages that `.ci/setup` installs for Qt, and a font."""
    named = re.findall(r"^lib\S+\.so\.\d+ (\S+)$", (ROOT / ".ci" / "setup").read_text("utf-8"), re.MULTILINE)
    assert named
    return [*named, "fonts-dejavu-core"]


def this_release():
    """Name this machine's own release of Debian, or of what descends from it."""
    lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line).get("VERSION_CODENAME", "stable")


def make_bare_system(root, packages, release=None):
    """Make a bare system with a few packages.

    Args:
        root: folder to make.
        packages: by name.
        release: codename of a release of the distribution that this machine runs; its own if None.

    Raises:
        NoBareSystemError: for want of rights, of mmdebstrap, or of a network.
    """
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise NoBareSystemError("only root on Linux may enter another root file system")
    if shutil.which("mmdebstrap") is None:
        raise NoBareSystemError("mmdebstrap is not installed")
    options = ["--mode=root", "--variant=minbase", f"--include={','.join(packages)}"]
    command = ["mmdebstrap", *options, release or this_release(), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode != 0:
        raise NoBareSystemError(f"no bare system can be had: {done.stderr.splitlines()[-1:]}")
    system = BareSystem(root)
    if system.run("true").returncode != 0:
        raise NoBareSystemError("this root may not mount")
    return system
