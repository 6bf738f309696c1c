"""Weights are opened as safetensors, which hold numbers and nothing that runs; any other file is refused."""

import ast
import hashlib
import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("keras")
import h5py
import keras
from typer.testing import CliRunner

import classifier
import desktop_app
import resources
from classifier.card import BUNDLED, CARD_NAME, ModelError
from classifier.cli import app
from classifier.training import weights as weights_module
from classifier.training.weights import WeightsError, read_metadata, read_weights, save_tensors

ROOMS = [Path(package.__file__).parent for package in (classifier, desktop_app, resources)]

REFUSED = "only safetensors are opened, which hold numbers and nothing that runs"


class Bomb:
    """What a pickle runs when it is opened."""

    def __init__(self, sign):
        self.sign = sign

    def __reduce__(self):
        return (os.mkdir, (str(self.sign),))


@pytest.fixture
def sign(tmp_path):
    """A folder that is there once a file's code has been run."""
    return tmp_path / "run"


def pickled(path, sign, protocol):
    path.write_bytes(pickle.dumps(Bomb(sign), protocol=protocol))


def as_torch(path, sign):
    """As torch.save writes: an archive with a pickle in it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(Bomb(sign)))


def as_keras(path, sign):
    """As Keras saves a whole model, whose layers may be code."""
    keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)]).save(path.with_suffix(".keras"))
    path.with_suffix(".keras").rename(path)


def as_h5(path, sign):
    with h5py.File(path, "w") as file:
        file["weight"] = np.zeros(3)


def as_numpy(path, sign):
    with path.open("wb") as file:
        np.save(file, np.array([Bomb(sign)], dtype=object), allow_pickle=True)


KINDS = {
    "an old pickle": lambda path, sign: pickled(path, sign, 0),
    "a pickle of protocol 2": lambda path, sign: pickled(path, sign, 2),
    "a pickle of protocol 5": lambda path, sign: pickled(path, sign, 5),
    "a file of PyTorch's": as_torch,
    "a model of Keras's": as_keras,
    "an HDF5 file": as_h5,
    "a file of NumPy's": as_numpy,
    "a LiteRT network": lambda path, _: path.write_bytes(b"\x1c\0\0\0TFL3" + bytes(100)),
    "a header without end": lambda path, _: path.write_bytes((2**40).to_bytes(8, "little") + b"{}"),
    "text": lambda path, _: path.write_bytes(b"weights, honestly"),
    "nothing": lambda path, _: path.write_bytes(b""),
}


@pytest.mark.parametrize("name", ["weights.safetensors", "weights.pth", "weights.h5"])
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_is_called_it_is_refused_and_nothing_runs(tmp_path, sign, kind, name):
    path = tmp_path / name
    KINDS[kind](path, sign)
    for read in (read_weights, read_metadata):
        with pytest.raises(WeightsError, match=f"{name} cannot be read as safetensors: .+"):
            read(path)
    assert not sign.exists()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("a pickle of protocol 5", "it is a pickle;"),
        ("a file of PyTorch's", "it is a Keras or PyTorch file"),
        ("an HDF5 file", r"it is a Keras file \(HDF5\)"),
        ("a LiteRT network", "it is a LiteRT network"),
        ("text", "it has no header of safetensors"),
    ],
)
def test_it_is_said_what_it_is(tmp_path, sign, kind, told):
    KINDS[kind](tmp_path / "weights", sign)
    with pytest.raises(WeightsError, match=told) as refused:
        read_weights(tmp_path / "weights")
    assert REFUSED in str(refused.value)


@pytest.mark.training
@pytest.mark.parametrize("kind", ["a pickle of protocol 2", "a model of Keras's"])
def test_a_run_does_not_start_from_it(tmp_path, sign, kind, drawn_movies):
    path = tmp_path / "init.safetensors"
    KINDS[kind](path, sign)
    data = ["--movies", str(drawn_movies.movies_csv), "--posters", str(drawn_movies.posters)]
    done = CliRunner().invoke(app, ["train", *data, "--init", str(path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert REFUSED in " ".join(done.stderr.split())
    assert not sign.exists()


def test_safetensors_are_read_whatever_they_are_called(tmp_path):
    path = tmp_path / "resnet.bin"
    save_tensors({"a": np.ones((2, 3), np.float32)}, path)
    np.testing.assert_array_equal(read_weights(path)["a"], np.ones((2, 3)))


@pytest.fixture
def bundled_copy(tmp_path, monkeypatch):
    """A small network that stands for the bundled one, sealed."""
    folder = tmp_path / "weights"
    folder.mkdir()
    save_tensors({"a": np.ones(3, np.float32)}, folder / "w.safetensors")
    card = json.loads((BUNDLED / CARD_NAME).read_text("utf-8"))
    digest = hashlib.sha256((folder / "w.safetensors").read_bytes()).hexdigest()
    card["files"]["weights"] = {"name": "w.safetensors", "sha256": digest}
    (folder / CARD_NAME).write_text(json.dumps(card), "utf-8")
    seal = classifier.card.card_digest((folder / CARD_NAME).read_bytes())
    monkeypatch.setattr(classifier.card, "BUNDLED", folder)
    monkeypatch.setattr(classifier.card, "BUNDLED_SHA256", seal)
    monkeypatch.setattr(weights_module, "BUNDLED", folder)
    return folder


def test_the_bundled_weights_are_read_as_they_are(bundled_copy):
    assert list(read_weights(bundled_copy / "w.safetensors")) == ["a"]


def test_other_weights_in_the_place_of_the_bundled_ones_are_refused(bundled_copy):
    save_tensors({"a": np.zeros(3, np.float32)}, bundled_copy / "w.safetensors")
    with pytest.raises(ModelError, match="is damaged or not the one that its model card describes"):
        read_weights(bundled_copy / "w.safetensors")


# The code.

OPENERS = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "torch", "h5py", "yaml"}
"""What runs code out of a file, or might."""

CALLS = {"load_model", "model_from_json", "deserialize_keras_object", "eval", "exec", "compile"}


def nodes():
    for room in ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                yield path.name, node


def test_nothing_here_imports_what_runs_code_out_of_files():
    imported = {
        (name, (alias.name if isinstance(node, ast.Import) else node.module or "").partition(".")[0])
        for name, node in nodes()
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert [(name, module) for name, module in imported if module in OPENERS] == []


def test_nothing_here_calls_what_runs_code_out_of_files():
    called = [
        (name, ast.unparse(node.func))
        for name, node in nodes()
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in CALLS)
            or (isinstance(node.func, ast.Attribute) and node.func.attr in CALLS - {"compile", "exec"})
            or any(keyword.arg == "allow_pickle" for keyword in node.keywords)
        )
    ]
    assert called == []
