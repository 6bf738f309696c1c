"""Time the ways from nothing to a poster's genres: python -m tests.newcomer [--release CODENAME].

Needs root on Debian or Ubuntu, mmdebstrap, Xvfb, a network, and the extra "bundle".
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bare import ROOT, NoBareSystemError, this_release
from tests.newcomer.ways import build_wheel, with_python_and_git, with_the_archive, with_the_wheel
from tests.screens import virtual_screen

BAR = 120
"""Seconds that a newcomer is to need at most, any way."""


def main():
    parser = argparse.ArgumentParser("python -m tests.newcomer")
    parser.add_argument("--release", default=None, help="another release of this system's, by its codename")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, virtual_screen() as display:
        place = Path(folder)
        command = [sys.executable, "-m", "resources.bundle", "--out", str(place)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        [archive] = place.glob("onesheet-*.tar.gz")
        wheel = build_wheel(place)
        try:
            ways = [
                with_the_archive(place / "archive", archive, display, options.release),
                with_python_and_git(place / "clone", display, options.release),
                with_the_wheel(place / "wheel", wheel, display, options.release),
            ]
        except NoBareSystemError as error:
            sys.exit(str(error))
    print(f"From nothing to the genres of one's own poster, on a bare {options.release or this_release()}:")
    for way in ways:
        told = f"set up in {way.setting_up:.1f} s, read in {way.reading:.1f} s; {way.total:.0f} s of at most {BAR}"
        print(f"  with {way.name}: {way.trouble or told}")
    sys.exit(any(way.trouble or way.total > BAR for way in ways))


if __name__ == "__main__":
    main()
