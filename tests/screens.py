"""Screens that nobody sees, on which the real program is started and looked at."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image, ImageGrab, features

BARS = slice(1010, 1180)
"""Columns of the screen where the bars stand; the list, left of them, marks its focus in their colour."""

ACCENT = (168, 76, 8)
"""Colour of what is assigned."""

GREEN = (20, 160, 60)
"""Colour of a poster that nothing else on the screen has."""


def on_a_virtual_screen(test):
    """Mark a test that starts the program on a virtual screen."""
    test = pytest.mark.skipif(not features.check("xcb"), reason="this Pillow cannot see an X screen")(test)
    test = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")(test)
    return pytest.mark.xvfb(test)


@contextmanager
def virtual_screen():
    """Start an X server without a screen, and give the name of its display."""
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writable,), stderr=subprocess.DEVNULL)
    os.close(writable)
    try:
        with os.fdopen(readable) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def share_of(screen, colour, tolerance=24):
    """Share of a screen's pixels that have about a colour."""
    return float((np.abs(screen.astype(int) - colour).max(axis=-1) < tolerance).mean())


def rows_of_bars(screen):
    """Count the bars in the colour of what is assigned, one above the other."""
    wide = (np.abs(screen[:, BARS].astype(int) - ACCENT).max(axis=-1) < 24).sum(axis=1) > 2
    return int((np.diff(wide.astype(int)) == 1).sum())


def green_poster():
    """Give a poster that is easily seen on a screen."""
    return Image.new("RGB", (400, 600), GREEN)


def shows_the_green_poster_read(screen):
    """Tell whether a screen shows that poster, and its bars beside it."""
    return share_of(screen, GREEN) > 0.1 and share_of(screen[:, BARS], ACCENT) > 0.0005


@dataclass(frozen=True)
class Seen:
    """What was seen of a program until it was asked to end.

    Attributes:
        screen: the last of it, uint8 [height, width, 3].
        enough: whether it showed what was waited for.
        seconds: until then.
        said: by the program, on its error stream.
        status: it ended with.
    """

    screen: np.ndarray
    enough: bool
    seconds: float
    said: str
    status: int


def watch(command, display, enough, environment=None):
    """Start a program, look at its screen until that shows enough, and press Ctrl-C.

    Args:
        command: that starts it.
        display: it has been told to open its window on.
        enough: says of the screen whether it shows what is waited for.
        environment: of the program; this one's if None.
    """
    begun = time.monotonic()
    program = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        while True:
            screen = np.asarray(ImageGrab.grab(xdisplay=display).convert("RGB"))
            seconds = time.monotonic() - begun
            found = enough(screen)
            if found or seconds > 90 or program.poll() is not None:
                break
            time.sleep(0.1)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=30)
    finally:
        program.kill()
    return Seen(screen, found, seconds, said, program.returncode)
