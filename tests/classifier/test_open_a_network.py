"""A network is opened only if it is the one that its model card describes."""

import hashlib
import json
import shutil

import numpy as np
import pytest

from classifier import GENRES, Classifier, ModelError
from classifier import card as card_module
from classifier.card import BUNDLED, BUNDLED_SHA256, CARD_NAME, card_digest, read_card
from classifier.engines import available
from resources import seal_weights


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
    with pytest.raises(ModelError) as refused:
        Classifier(tmp_path)

    assert str(refused.value) == f"There is no network in {tmp_path}: no model-card.json is there."


def test_a_folder_that_is_not_there_or_none(tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "nope", tmp_path / "file"):
        with pytest.raises(ModelError) as refused:
            Classifier(folder)
        assert str(refused.value) == f"There is no network in {folder}: no model-card.json is there."


def test_a_folder_named_as_text(model_folder, monkeypatch, poster):
    monkeypatch.chdir(model_folder.parent)

    classifier = Classifier("model", engine="litert")

    assert classifier.read(poster).assigned == Classifier(engine="litert").read(poster).assigned


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


# The bundled network.


SEAL_IT = "If the bundled network was meant to change, run: python -m resources.seal_weights"

NOT_OURS = "is damaged or not the one that came with the program. Install the program again."


@pytest.fixture
def bundled(model_folder, monkeypatch):
    """A copy of the bundled network in its place."""
    monkeypatch.setattr(card_module, "BUNDLED", model_folder)
    return model_folder


def test_the_bundled_network_is_the_one_that_the_code_names():
    assert card_digest((BUNDLED / CARD_NAME).read_bytes()) == BUNDLED_SHA256, SEAL_IT
    for role in ("network", "weights"):
        assert read_card().verified_bytes(role), SEAL_IT


def test_a_bundled_network_and_card_that_were_swapped_together_are_refused(bundled):
    network = read_card(bundled).file("network")
    network.write_bytes(b"another network")
    digest = hashlib.sha256(b"another network").hexdigest()
    rewrite(bundled, lambda card: card["files"]["network"].update(sha256=digest))

    with pytest.raises(ModelError, match=NOT_OURS):
        Classifier(bundled)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-100],
        lambda data: b"",
        lambda data: data.replace(b"0.4", b"0.1", 1),
        lambda data: data + b" ",
    ],
    ids=["cut off", "empty", "another threshold", "one space more"],
)
def test_a_bundled_card_that_was_touched_is_refused(bundled, spoil):
    path = bundled / CARD_NAME
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises(ModelError, match=NOT_OURS):
        read_card(bundled)


def test_the_bundled_network_is_known_by_any_path_to_it(bundled, tmp_path, monkeypatch):
    rewrite(bundled, lambda card: card.update(model="another"))
    (tmp_path / "link").symlink_to(bundled)
    monkeypatch.chdir(bundled.parent)

    for way in (bundled.name, bundled / ".." / bundled.name, tmp_path / "link"):
        with pytest.raises(ModelError, match=NOT_OURS):
            read_card(type(bundled)(way))


def test_lines_may_end_as_windows_ends_them(bundled):
    path = bundled / CARD_NAME
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    assert read_card(bundled).genres == GENRES


def test_a_network_of_ones_own_is_as_its_own_card_says(model_folder):
    rewrite(model_folder, lambda card: card.update(model="my own"))

    assert read_card(model_folder).model == "my own"


def test_another_bundled_card_is_sealed_in_the_code():
    code = seal_weights.CODE.read_text("utf-8")

    sealed = seal_weights.sealed(code, b"another card")

    assert f'BUNDLED_SHA256: Final = "{card_digest(b"another card")}"' in sealed
    assert sealed.replace(card_digest(b"another card"), BUNDLED_SHA256) == code
    with pytest.raises(ValueError, match="BUNDLED_SHA256"):
        seal_weights.sealed("nothing", b"")


# A card made by somebody else.


@pytest.mark.parametrize("name", ["../model/onesheet.tflite", "/dev/zero", "a/b.tflite"])
def test_a_card_cannot_name_a_file_elsewhere(model_folder, name):
    rewrite(model_folder, lambda card: card["files"]["network"].update(name=name))

    with pytest.raises(ModelError, match="does not lie beside its model card"):
        Classifier(model_folder)


def test_a_card_cannot_hold_a_name_that_no_table_could(model_folder):
    rewrite(model_folder, lambda card: card.update(model="half a \ud800 character"))

    with pytest.raises(ModelError, match="is no model card"):
        read_card(model_folder)
