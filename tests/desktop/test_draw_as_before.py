"""What the application draws itself looks as it did, pixel by pixel, on one fixed platform.

After a change that is meant, look at what is drawn now and keep it:
ONESHEET_KEEP_DRAWINGS=1 python -m pytest tests/desktop/test_draw_as_before.py
"""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from classifier import GENRES
from classifier.prediction import Prediction
from desktop_app.genres_model import GenresModel
from desktop_app.pictures import evidence_image, to_qimage
from desktop_app.settings import Theme
from desktop_app.theme import colours, start_theme
from desktop_app.views.bars import BarDelegate
from desktop_app.views.poster import PosterView
from tests.drawing import draw_poster

DRAWINGS = Path(__file__).parent / "drawings"
FONT = "DejaVu Sans"
MOST_DIFFERENT = 0.002
"""Share of pixels that may differ: the edges of letters do, from one FreeType to the next."""

STEP = 24
"""Of 255, from which on a pixel counts as different."""

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="letters are drawn otherwise elsewhere"),
    pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK]),
]


@pytest.fixture
def font(qapp):
    wanted = QFont(FONT)
    wanted.setPixelSize(13)
    if QFontInfo(wanted).family() != FONT:
        pytest.skip(f"{FONT} is not installed")
    return wanted


@pytest.fixture
def dressed(qapp, theme):
    start_theme(qapp, theme)


def canvas(size, scale):
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(colours().window)
    return image


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def assert_as_before(image, name):
    path = DRAWINGS / f"{name}.png"
    if os.environ.get("ONESHEET_KEEP_DRAWINGS"):
        DRAWINGS.mkdir(exist_ok=True)
        image.save(str(path))
    now, before = pixels(image), np.asarray(Image.open(path).convert("RGB")).astype(int)
    assert now.shape == before.shape
    different = (np.abs(now - before).max(axis=-1) >= STEP).mean()
    assert different <= MOST_DIFFERENT, f"{different:.2%} of {name} is drawn otherwise"


@pytest.mark.parametrize("scale", [1, 2])
def test_bars(dressed, font, theme, scale):
    scores = np.linspace(0.02, 0.98, len(GENRES)).astype(np.float32)
    thresholds = np.full(len(GENRES), 0.6, np.float32)
    thresholds[-1], thresholds[-2] = 1.0, np.nan
    model = GenresModel()
    model.show(Prediction(GENRES, scores, thresholds, "a network"))
    model.show_words({"War": 1.0, "Western": 0.5})
    delegate = BarDelegate()
    image = canvas(QSize(360, 28 * 10), scale)
    painter = QPainter(image)
    painter.setFont(font)
    for row in range(10):
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 28 * row, 360, 28)
        option.state = QStyle.StateFlag.State_Enabled
        if row == 3:
            option.state |= QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
        delegate.paint(painter, option, model.index(row, 0))
    painter.end()
    assert_as_before(image, f"bars-{theme}-{scale}x")


@pytest.mark.parametrize("opacity", [100, 40])
def test_evidence_over_a_poster(qtbot, dressed, theme, opacity):
    across = np.linspace(-4, 4, 60, dtype=np.float32)
    view = PosterView()
    qtbot.addWidget(view)
    view.resize(300, 420)
    view.show_picture(to_qimage(draw_poster(5, (240, 360))))
    view.show_evidence(evidence_image(np.tile(across, (90, 1))), "")  # Letters differ from one FreeType to the next.
    view.set_opacity(opacity / 100)
    image = canvas(view.size(), 1)
    view.render(image)
    assert_as_before(image, f"evidence-{theme}-{opacity}")


def test_a_changed_drawing_is_noticed(dressed, font, theme):
    image = QImage(str(DRAWINGS / f"bars-{theme}-1x.png"))
    painter = QPainter(image)
    painter.fillRect(QRect(100, 100, 20, 20), Qt.GlobalColor.red)
    painter.end()
    with pytest.raises(AssertionError, match="drawn otherwise"):
        assert_as_before_without_keeping(image, f"bars-{theme}-1x")


def assert_as_before_without_keeping(image, name):
    kept = os.environ.pop("ONESHEET_KEEP_DRAWINGS", None)
    try:
        assert_as_before(image, name)
    finally:
        if kept is not None:
            os.environ["ONESHEET_KEEP_DRAWINGS"] = kept
