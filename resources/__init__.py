"""What the window is dressed with: icon, style, and posters that the project drew itself."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent

ICON: Final = _HERE / "icon.svg"
STYLE: Final = _HERE / "style.qss"
SAMPLES: Final = _HERE / "samples"


def sample_posters() -> list[Path]:
    """Paths of the sample posters; `resources.draw_samples` drew them."""
    return sorted(SAMPLES.glob("*.jpg"))
