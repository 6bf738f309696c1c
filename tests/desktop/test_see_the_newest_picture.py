"""A picture changes, or the window moves to a sharper screen, just while its thumbnail is on its way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop_app.thumbnails import Thumbnails

ALIEN, HEAT = Path("alien.jpg"), Path("heat.jpg")


def picture(colour):
    image = QImage(10, 15, QImage.Format.Format_RGB888)
    image.fill(colour)
    return image


class Held:
    """Takes the place of the threads behind the window; what is asked for arrives when a test says so."""

    def __init__(self):
        self.under_way = []

    def run(self, _work, done):
        self.under_way.append(done)

    def arrives(self, image):
        (done,) = self.under_way
        self.under_way.clear()
        done(image)


@pytest.fixture
def background():
    return Held()


@pytest.fixture
def thumbnails(qapp, background):
    thumbnails = Thumbnails(None, background, QSize(104, 156))
    thumbnails.told = []
    thumbnails.arrived.connect(thumbnails.told.append)
    return thumbnails


def colour_of(thumbnails, path):
    image = thumbnails.get(path)
    return image.pixelColor(5, 5).name() if image is not None else None


def test_a_picture_that_changed_while_it_was_decoded_is_decoded_anew(thumbnails, background):
    thumbnails.get(ALIEN)
    thumbnails.forget(ALIEN)
    background.arrives(picture("red"))
    assert colour_of(thumbnails, ALIEN) is None
    assert thumbnails.told == []

    background.arrives(picture("lime"))
    assert colour_of(thumbnails, ALIEN) == "#00ff00"
    assert thumbnails.told == [ALIEN]


def test_a_picture_decoded_for_another_screen_is_decoded_anew(thumbnails, background):
    thumbnails.get(ALIEN)
    thumbnails.fit_screen(2.0)
    background.arrives(picture("red"))
    assert colour_of(thumbnails, ALIEN) is None

    background.arrives(picture("lime"))
    assert colour_of(thumbnails, ALIEN) == "#00ff00"


def test_a_picture_that_fails_and_changes_meanwhile_gets_another_chance(thumbnails, background):
    thumbnails.get(ALIEN)
    thumbnails.forget(ALIEN)
    background.arrives(OSError("half of it"))
    background.arrives(picture("lime"))
    assert colour_of(thumbnails, ALIEN) == "#00ff00"


def test_another_picture_that_changes_meanwhile_holds_up_none(thumbnails, background):
    thumbnails.get(ALIEN)
    thumbnails.get(HEAT)
    thumbnails.forget(HEAT)
    background.arrives(picture("red"))
    assert colour_of(thumbnails, ALIEN) == "#ff0000"
    background.arrives(picture("lime"))
    assert colour_of(thumbnails, HEAT) == "#00ff00"


def test_a_picture_on_its_way_is_not_decoded_twice(thumbnails, background):
    for _ in range(3):
        thumbnails.get(ALIEN)
    background.arrives(picture("red"))
    assert background.under_way == []
    assert thumbnails.told == [ALIEN]
