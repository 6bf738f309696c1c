"""A person tells the colours of evidence from the poster's own."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from desktop_app.pictures import AGAINST, FOR, evidence_image, to_qimage
from desktop_app.views.poster import PosterView

BLACK = (0, 0, 0)
SIZE = (200, 300)


@pytest.fixture
def view(qtbot):
    view = PosterView()
    qtbot.addWidget(view)
    view.resize(300, 420)
    return view


def painted(view, colour, evidence, opacity=1.0):
    """Show a poster of one colour under even evidence, in logits, and give the colour in its middle."""
    view.show_picture(to_qimage(Image.new("RGB", SIZE, colour)))
    view.show_evidence(evidence_image(np.full((9, 6), evidence, np.float32)), "")
    view.set_opacity(opacity)
    middle = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888).pixelColor(view.poster_rect().center())
    return np.array(middle.getRgb()[:3], int)


def colourfulness(pixel):
    return pixel.max() - pixel.min()


@pytest.mark.parametrize("colour", [FOR, AGAINST])
def test_a_posters_own_colour_does_not_pass_for_evidence(view, colour):
    nothing = painted(view, colour, 0.0)
    assert colourfulness(nothing) < 0.2 * colourfulness(np.array(colour))
    assert colourfulness(painted(view, colour, 4.0)) > 2 * colourfulness(nothing)


@pytest.mark.parametrize("evidence", [4.0, -4.0])
def test_evidence_is_seen_on_black(view, evidence):
    assert colourfulness(painted(view, BLACK, evidence)) > 80


def test_without_strength_the_poster_is_as_it_is(view):
    assert painted(view, FOR, 4.0, opacity=0.0).tolist() == list(FOR)
