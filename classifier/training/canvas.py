"""How every plot looks, and the two ways it leaves: a PNG file, and SVG inside a page."""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.typing import RcKeyType

from classifier.writing import write_whole

DOTS_PER_INCH: Final = 120

INK: Final = "#1d1c1a"
FAINT: Final = "#65625c"
LINE: Final = "#d9d6d0"
ACCENT: Final = "#b4530a"
CONTRAST: Final = "#2c6fb0"
"""What the network says is drawn in the accent; what it stands beside, in the contrast."""

THEMED: Final = {INK: "--text", FAINT: "--faint", LINE: "--line", ACCENT: "--accent", CONTRAST: "--contrast"}
"""The CSS variables of a page that take the colours' places, so that its plots are dark where it is."""

STYLE: Final[dict[RcKeyType, Any]] = {
    "font.size": 9,
    # Matplotlib's own; a page puts its font in its place.
    "font.sans-serif": ["DejaVu Sans"],
    # A genre may be called "$\frac$"; that is a name, not a formula.
    "text.parse_math": False,
    "text.color": INK,
    "axes.titlesize": 9,
    "axes.labelcolor": FAINT,
    "axes.edgecolor": LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": FAINT,
    "ytick.labelcolor": FAINT,
    "grid.color": LINE,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "svg.fonttype": "none",
}

SVG: Final = "{http://www.w3.org/2000/svg}"
NO_METADATA: Final = dict.fromkeys(("Creator", "Date", "Format", "Type"))


@contextmanager
def house_style() -> Generator[None]:
    """Draw in the house's style; as a decorator too. Matplotlib asks for it while drawing and while saving."""
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        # Matplotlib's own font has no Chinese, say; a PNG then shows boxes, and a page has fonts of its own.
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font", UserWarning)
        yield


@house_style()
def save_png(figure: Figure, path: Path) -> None:
    """Write a figure as a PNG file.

    Raises:
        ExportError: the file cannot be written.
    """
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS_PER_INCH)
    write_whole(file.getvalue(), path)


@house_style()
def inline_svg(figure: Figure, name: str) -> str:
    """Give a figure as an SVG element for an HTML page: its text is text, its colours are the page's.

    The page has the variables of `THEMED`, and a font for text in SVG.

    Args:
        figure: drawn in the colours of this module.
        name: tells its ids from those of the page's other figures.
    """
    file = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": name}):
        figure.savefig(file, format="svg", transparent=True, metadata=NO_METADATA)
    root = ElementTree.fromstring(file.getvalue())
    for definitions in root.findall(f"{SVG}defs"):
        # A style sheet inside the SVG would hold for the whole page.
        for sheet in definitions.findall(f"{SVG}style"):
            definitions.remove(sheet)
    for element in root.iter():
        _at_home_in_html(element)
    return ElementTree.tostring(root, encoding="unicode")


def _at_home_in_html(element: ElementTree.Element) -> None:
    """Take away XML's name spaces, which HTML knows by itself, and the ids that nothing refers to."""
    element.tag = element.tag.removeprefix(SVG)
    attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    if element.tag == "g":
        attributes.pop("id", None)
    if "style" in attributes:
        for colour, variable in THEMED.items():
            attributes["style"] = attributes["style"].replace(colour, f"var({variable})")
    element.attrib.clear()
    element.attrib.update(attributes)


def shortened(name: str, length: int) -> str:
    """Cut a long name; a page's table has it whole."""
    return name if len(name) <= length else f"{name[: length - 1]}…"
