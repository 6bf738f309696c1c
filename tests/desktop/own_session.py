"""Runs a whole session with the window as a process of its own, in places of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.drawing import draw_poster, encoded

OF_ONES_OWN = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

WATCHED = (
    "import tests.desktop.open_sockets, runpy\nrunpy.run_module('tests.desktop.whole_session', run_name='__main__')"
)


class OwnSession:
    """A folder of posters, and a program that keeps its things apart.

    Attributes:
        folder: two posters, and one more in its folder `more`; what is exported goes there too.
    """

    def __init__(self, place):
        self.folder = place / "posters"
        (self.folder / "more").mkdir(parents=True)
        for seed, name in enumerate(("a.jpg", "b.jpg", "more/c.jpg")):
            (self.folder / name).write_bytes(encoded(draw_poster(seed)))
        own = {name: str(place / "own" / name) for name in OF_ONES_OWN}
        self.environment = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}

    def run(self, *before, ending=""):
        """Run a session, as `whole_session` says, and give what it told and how it ended."""
        command = [*before, sys.executable, "-c", WATCHED, str(self.folder), ending]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=240, check=False)

    @property
    def log_folder(self):
        script = "from desktop_app.log import log_folder; print(log_folder())"
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, capture_output=True, text=True, check=True
        )
        return Path(done.stdout.strip())
