"""What is wrong with a network, or goes wrong with a poster, is told in the person's language to the last word."""

import pytest
from PySide6.QtCore import QLocale

from classifier.card import ModelError, read_card
from desktop_app.failures import told
from desktop_app.language import speak
from desktop_app.settings import Language
from desktop_app.viewer import Viewer
from tests.desktop.own_networks import OWN, write_card


@pytest.fixture
def speaking(qapp):
    """A function that chooses a language until the test is over."""
    numbers = QLocale()
    yield lambda language: speak(qapp, language)
    speak(qapp, Language.ENGLISH)
    QLocale.setDefault(numbers)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "The network ../x cannot be read: it does not lie beside its model card."),
        (Language.SPANISH, "No se puede leer la red ../x: no está junto a su ficha del modelo."),
        (Language.GERMAN, "Das Netz ../x kann nicht gelesen werden: Es liegt nicht neben seiner Modellkarte."),
        (Language.CHINESE, "无法读取神经网络 ../x：它不在其模型卡旁边。"),
    ],
)
def test_a_network_that_lies_elsewhere_than_its_card(speaking, tmp_path, language, sentence):
    elsewhere = {"network": {"name": "../x", "sha256": ""}}
    with pytest.raises(ModelError) as caught:
        read_card(write_card(tmp_path / "own", OWN, files=elsewhere))
    speaking(language)
    assert told(str(caught.value)) == sentence


class AtOnce:
    """Takes the place of the threads behind the window."""

    def run(self, work, done):
        try:
            result = work()
        except Exception as error:
            result = error
        done(result)


class Broken:
    """Takes the place of what decodes pictures, and fails in a way that nobody expected."""

    def picture(self, _path, _size):
        raise RuntimeError("a wheel came off.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "Something went wrong: a wheel came off."),
        (Language.SPANISH, "Algo salió mal: a wheel came off."),
        (Language.GERMAN, "Etwas ist schiefgegangen: a wheel came off."),
        (Language.CHINESE, "出了点问题：a wheel came off。"),
    ],
)
def test_a_poster_that_fails_in_a_way_that_nobody_expected(speaking, poster_file, language, sentence):
    speaking(language)
    viewer, said = Viewer(None, Broken(), AtOnce()), []
    viewer.failed.connect(lambda path, sentence: said.append((path, sentence)))
    viewer.show(poster_file)
    assert said == [(poster_file, sentence)]
