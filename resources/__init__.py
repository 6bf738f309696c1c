"""What the window is dressed with: icon, style, and posters that the project drew itself."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

ICON: Final = _HERE / "icon.svg"
STYLE: Final = _HERE / "style.qss"
ICONS: Final = _HERE / "icons"
"""Drawings of the actions, in ``currentColor``."""

DESKTOP: Final = _HERE / "desktop"
"""What a desktop shows the program by. Its folder `share` is laid out as a person's own data folder is."""

SAMPLES: Final = _HERE / "samples"
TRANSLATIONS: Final = _HERE / "translations"


def sample_posters() -> list[Path]:
    """Paths of the sample posters; `resources.draw_samples` drew them."""
    return sorted(SAMPLES.glob("*.jpg"))
