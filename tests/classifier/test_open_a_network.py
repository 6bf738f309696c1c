"""A network is opened only if it is the one that its model card describes."""

import hashlib
import json
import shutil

import numpy as np
import pytest

from classifier import GENRES, Classifier, ModelError
from classifier.card import BUNDLED, CARD_NAME, read_card
from classifier.engines import available


@pytest.fixture
def model_folder(tmp_path):
    """A copy of the bundled network, to break."""
    folder = tmp_path / "model"
    folder.mkdir()
    card = read_card()
    shutil.copy(BUNDLED / CARD_NAME, folder)
    shutil.copy(card.file("network"), folder)
    return folder


def rewrite(folder, change):
    content = json.loads((folder / CARD_NAME).read_text())
    change(content)
    (folder / CARD_NAME).write_text(json.dumps(content))


def test_the_bundled_network_knows_the_genres(classifier):
    assert classifier.genres == GENRES
    assert classifier.card.thresholds.shape == classifier.card.bias.shape == (len(GENRES),)


def test_a_copy_of_the_network_reads_the_same(classifier, model_folder, poster):
    copy = Classifier(model_folder).read(poster)

    assert (copy.scores == classifier.read(poster).scores).all()


def test_the_card_decides_the_input_and_the_thresholds(model_folder):
    def change(card):
        card["input"] = {"height": 32, "width": 16, "mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6]}
        card["thresholds"]["Crime"] = 0.25

    rewrite(model_folder, change)
    card = read_card(model_folder)

    assert card.input.size == (16, 32)
    assert (card.input.mean, card.input.std) == ((0.1, 0.2, 0.3), (0.4, 0.5, 0.6))
    assert card.thresholds[GENRES.index("Crime")] == np.float32(0.25)


def test_one_flipped_bit_is_noticed(model_folder):
    path = read_card(model_folder).file("network")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(ModelError, match="damaged or not the one"):
        Classifier(model_folder)


def test_a_card_of_another_network_is_noticed(model_folder):
    rewrite(model_folder, lambda card: card["files"]["network"].update(sha256="0" * 64))

    with pytest.raises(ModelError, match="damaged or not the one"):
        Classifier(model_folder)


@pytest.mark.parametrize("engine", available())
def test_a_network_that_its_engine_cannot_run_says_so(model_folder, poster, engine):
    nonsense = b"no network at all"
    read_card(model_folder).file("network").write_bytes(nonsense)
    rewrite(model_folder, lambda card: card["files"]["network"].update(sha256=hashlib.sha256(nonsense).hexdigest()))

    with pytest.raises(ModelError, match="cannot be opened"):
        Classifier(model_folder, engine=engine).read(poster)


def test_a_network_that_is_missing(model_folder):
    read_card(model_folder).file("network").unlink()

    with pytest.raises(ModelError, match="cannot be read"):
        Classifier(model_folder)


def test_a_folder_without_a_card(tmp_path):
    with pytest.raises(ModelError, match="model card"):
        Classifier(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b'"card"', b"{}", b'{"model": "x"}', b"\xff\xfe"])
def test_a_file_that_is_no_card(tmp_path, content):
    (tmp_path / CARD_NAME).write_bytes(content)

    with pytest.raises(ModelError, match="model card"):
        Classifier(tmp_path)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda card: card["files"].pop("network"),
        lambda card: card["thresholds"].pop("Drama"),
        lambda card: card["bias"].pop("Drama"),
        lambda card: card["input"].pop("mean"),
        lambda card: card.update(genres=None),
    ],
)
def test_a_card_that_lacks_an_entry(model_folder, break_it):
    rewrite(model_folder, break_it)

    with pytest.raises(ModelError, match="model card"):
        Classifier(model_folder)
