"""Whether a window can open here at all; Qt itself would abort the process where it cannot."""

import ctypes
import os
import sys
from collections.abc import Mapping
from typing import Final

NO_DISPLAY: Final = "There is no display here, so no window can open."

X_LIBRARIES: Final = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt opens an X window with, and the Debian packages they come in."""


def display_problem(environment: Mapping[str, str] = os.environ) -> str | None:
    """Say in one sentence why no window can open, or give None where one can.

    A platform that is named in QT_QPA_PLATFORM is believed, and so is every Wayland, macOS and
    Windows session; only an X display is tried.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return NO_DISPLAY
    return _missing_library() or _unreachable(display)


def _missing_library() -> str | None:
    for library, package in X_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"No window can open: the system library {library} is missing (on Debian and Ubuntu: {package})."
    return None


def _unreachable(display: str) -> str | None:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        refused = xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
    return f"The display {display} cannot be reached, so no window can open." if refused else None
