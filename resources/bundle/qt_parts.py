"""What of Qt goes into the bundle beside the modules in use: some of its plugins and translations."""

from pathlib import Path
from typing import Final, cast

# It has no types.
from PyInstaller.utils.hooks.qt import (  # pyright: ignore[reportMissingTypeStubs]
    add_qt6_dependencies,  # pyright: ignore[reportUnknownVariableType]
)

PLUGINS: Final = {
    "iconengines": ("svgicon",),
    "imageformats": ("svg",),  # Posters are decoded by Pillow, in processes of their own.
    "platforminputcontexts": ("composeplatforminputcontext", "ibusplatforminputcontext"),
    "platforms": ("cocoa", "offscreen", "wayland", "windows", "xcb"),
    "platformthemes": ("xdgdesktopportal",),  # GTK's would load the system's GTK beside the bundle's libraries.
    "styles": ("macstyle", "modernwindowsstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Qt's plugins that a window needs, by their folder."""

LANGUAGES: Final = ("de", "es", "zh_CN")

Files = list[tuple[str, str]]
"""Where files are, and the folders of the bundle that they go to."""


def parts_of(hook: str) -> tuple[list[str], Files, Files]:
    """Choose what a module of Qt's brings along.

    Args:
        hook: path of the file that speaks for the module, which names it.

    Returns:
        modules, libraries and other files.
    """
    modules, libraries, files = cast(tuple[list[str], Files, Files], add_qt6_dependencies(hook))
    return (
        modules,
        [entry for entry in libraries if is_used_plugin(Path(entry[0]))],
        [entry for entry in files if is_used_translation(Path(entry[0]))],
    )


def is_used_plugin(library: Path) -> bool:
    """Tell whether a library is no plugin of Qt's, or one in use."""
    if "plugins" not in library.parts:
        return True
    name = library.stem.removeprefix("lib").removesuffix("plugin")
    return not {name, name.removeprefix("q")}.isdisjoint(PLUGINS.get(library.parent.name, ()))


def is_used_translation(file: Path) -> bool:
    """Tell whether a file is no translation of Qt's, or one into a language that the window speaks."""
    if file.suffix != ".qm":
        return True
    return file.stem in {f"{part}_{language}" for part in ("qt", "qtbase") for language in LANGUAGES}
