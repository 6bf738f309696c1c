"""The network may be run by LiteRT or by OpenVINO; what a poster says stays the same."""

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import threading

import numpy as np
import pytest

from classifier import Classifier, ModelError, engines
from classifier.card import read_card
from classifier.cores import usable_cores
from classifier.engines import TOLERANCE, Comparison, Engine, available, chosen
from classifier.openvino_network import CompiledNetwork
from tests.drawing import draw_poster

needs_openvino = pytest.mark.skipif(Engine.OPENVINO not in available(), reason="OpenVINO is not installed")

FASTER = Comparison(speed_up=1.5, difference=0.001)

OFFLINE = """
import sys

def watch(event, arguments):
    if event.startswith("socket."):
        print(event, arguments, file=sys.stderr, flush=True)

sys.addaudithook(watch)
from PIL import Image
from classifier import Classifier
Classifier(engine="openvino").read(Image.new("RGB", (160, 240)))
"""

OPENED = """
import sys
from classifier import Classifier
Classifier()
print(*{"ai_edge_litert", "openvino"} & set(sys.modules))
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of the test's own."""
    folder = tmp_path / "cache" / "onesheet"
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *arguments, **options: str(folder))
    return folder


@pytest.fixture
def installed(monkeypatch):
    """A machine that has OpenVINO; change its libraries' versions by this dictionary."""
    versions = {"ai-edge-litert": "2.1", "openvino": "2026.1"}
    monkeypatch.setattr(engines, "version", lambda library: versions.get(library, ""))
    return versions


@pytest.fixture
def not_installed(installed):
    del installed["openvino"]


@pytest.fixture
def measured(installed, monkeypatch):
    """The networks that were measured, each of which OpenVINO is faster with."""
    cards = []

    def compare(card, model):
        cards.append(card)
        return FASTER

    monkeypatch.setattr(engines, "compared", compare)
    return cards


@pytest.fixture(scope="module")
def card():
    return read_card()


@pytest.fixture(scope="module")
def litert():
    return Classifier(engine="litert")


@pytest.fixture(scope="module")
def openvino():
    return Classifier(engine="openvino")


def in_a_process_of_its_own(script, **environment):
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@needs_openvino
@pytest.mark.parametrize("seed", range(6))
def test_both_engines_say_the_same_of_a_poster(litert, openvino, seed):
    one, other = litert.read(draw_poster(seed)), openvino.read(draw_poster(seed))

    np.testing.assert_allclose(other.scores, one.scores, atol=TOLERANCE)
    assert (litert.engine, openvino.engine) == (Engine.LITERT, Engine.OPENVINO)


@needs_openvino
@pytest.mark.parametrize("seed", range(3))
def test_both_engines_see_the_same_evidence_at_the_same_places(litert, openvino, seed):
    one, other = litert.read(draw_poster(seed)).evidence, openvino.read(draw_poster(seed)).evidence

    assert (other.shape, other.dtype) == (one.shape, one.dtype)
    np.testing.assert_allclose(other, one, atol=0.1 * np.ptp(one))
    for genre in range(one.shape[-1]):
        assert np.corrcoef(one[..., genre].ravel(), other[..., genre].ravel())[0, 1] > 0.98


@needs_openvino
def test_evidence_adds_up_to_the_score_with_openvino(openvino, poster):
    prediction = openvino.read(poster)

    logits = prediction.evidence.mean(axis=(0, 1)) + openvino.card.bias

    np.testing.assert_allclose(1 / (1 + np.exp(-logits)), prediction.scores, atol=1e-5)


@needs_openvino
def test_threads_share_a_network_that_openvino_runs(openvino):
    posters = [draw_poster(seed) for seed in range(4)]
    expected = [openvino.read(poster).scores for poster in posters]
    found = [[] for _ in posters]

    def read(index):
        found[index] = [openvino.read(posters[index]).scores for _ in range(5)]

    threads = [threading.Thread(target=read, args=(index,)) for index in range(len(posters))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for index, scores in enumerate(expected):
        np.testing.assert_array_equal(found[index], [scores] * 5)


@needs_openvino
def test_openvino_runs_a_poster_on_one_core_and_as_many_side_by_side_as_there_are(card):
    compiled = CompiledNetwork.of_file(card.verified_bytes("network"), card).compiled
    streams = compiled.get_property("NUM_STREAMS")

    assert compiled.get_property("INFERENCE_NUM_THREADS") == streams
    assert (streams > 1) == (usable_cores() > 1)
    assert compiled.get_property("ENABLE_CPU_PINNING") is False


@needs_openvino
def test_openvino_does_not_hold_on_to_the_last_poster(openvino):
    first = openvino.read(draw_poster(1))
    scores, evidence = first.scores.copy(), first.evidence.copy()

    openvino.read(draw_poster(2))

    np.testing.assert_array_equal(first.scores, scores)
    np.testing.assert_array_equal(first.evidence, evidence)


@needs_openvino
def test_openvino_leaves_no_file_behind(tmp_path, monkeypatch, poster):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    Classifier(engine="openvino").read(poster)

    assert list(tmp_path.iterdir()) == []


@needs_openvino
def test_openvino_tells_nobody_that_it_is_used(tmp_path):
    # It keeps quiet in continuous integration anyway, so this is none.
    integration = dict.fromkeys(["CI", "TF_BUILD", "JENKINS_URL"], "")
    process = in_a_process_of_its_own(OFFLINE, HOME=str(tmp_path), USERPROFILE=str(tmp_path), **integration)

    assert "socket." not in process.stderr
    assert list(tmp_path.rglob("*openvino*")) == []


@needs_openvino
def test_openvino_is_measured_beside_litert(card):
    comparison = engines.compared(card, card.verified_bytes("network"))

    assert comparison.speed_up > 0
    assert 0 <= comparison.difference <= TOLERANCE


def test_a_classifier_that_has_read_nothing_has_loaded_neither_engine():
    assert in_a_process_of_its_own(OPENED).stdout.split() == []


def test_without_openvino_there_is_litert(not_installed, monkeypatch, poster):
    monkeypatch.setattr(engines, "compared", lambda card, model: pytest.fail("nothing is there to be compared"))
    classifier = Classifier()

    assert classifier.engine is Engine.LITERT
    assert classifier.read(poster).assigned
    assert available() == (Engine.LITERT,)


def test_ask_for_openvino_where_it_is_not_installed(not_installed):
    with pytest.raises(ModelError, match=r"^OpenVINO is not installed\. .*pip install openvino flatbuffers$"):
        Classifier(engine="openvino")


def test_ask_for_openvino_where_nothing_can_be_installed(not_installed, monkeypatch):
    monkeypatch.setattr("sys.frozen", True, raising=False)

    with pytest.raises(ModelError, match=r"^The program without Python has no OpenVINO; it reads with LiteRT\.$"):
        Classifier(engine="openvino")


def test_ask_for_an_engine_that_does_not_exist():
    with pytest.raises(ModelError, match="no engine 'steam'; there are auto, litert, openvino"):
        Classifier(engine="steam")


@pytest.mark.parametrize("wish", [Engine.LITERT, Engine.OPENVINO])
def test_an_engine_that_was_asked_for_is_not_measured(measured, card, wish):
    assert chosen(card, b"", wish) is wish
    assert measured == []


@pytest.mark.parametrize(
    ("comparison", "engine"),
    [
        (FASTER, Engine.OPENVINO),
        (Comparison(speed_up=1.05, difference=0.001), Engine.LITERT),
        (Comparison(speed_up=0.5, difference=0.001), Engine.LITERT),
        (Comparison(speed_up=1.5, difference=0.05), Engine.LITERT),
        (Comparison(speed_up=1.5, difference=float("nan")), Engine.LITERT),
    ],
)
def test_openvino_is_taken_where_it_is_faster_and_says_the_same(installed, monkeypatch, card, comparison, engine):
    monkeypatch.setattr(engines, "compared", lambda card, model: comparison)

    assert chosen(card, b"", Engine.AUTO) is engine


@pytest.mark.parametrize(
    "error",
    [ModelError("The network cannot be opened: an operator is not known."), RuntimeError("[CPU] out of resources")],
    ids=["does not open", "does not run"],
)
def test_litert_is_taken_where_openvino_cannot_run_the_network(installed, monkeypatch, card, error):
    def compare(card, model):
        raise error

    monkeypatch.setattr(engines, "compared", compare)

    assert chosen(card, b"", Engine.AUTO) is Engine.LITERT


def test_what_was_measured_is_remembered(measured, card):
    assert [chosen(card, b"", Engine.AUTO) for _ in range(3)] == [Engine.OPENVINO] * 3
    assert len(measured) == 1


def test_that_litert_is_faster_is_remembered_too(measured, monkeypatch, card):
    monkeypatch.setattr(engines, "SPEED_UP", 2)

    assert [chosen(card, b"", Engine.AUTO) for _ in range(2)] == [Engine.LITERT] * 2
    assert len(measured) == 1


@pytest.mark.parametrize("library", ["ai-edge-litert", "openvino"])
def test_another_version_is_measured_anew(measured, installed, card, library):
    chosen(card, b"", Engine.AUTO)
    installed[library] = "3000.0"

    chosen(card, b"", Engine.AUTO)

    assert len(measured) == 2


def test_another_processor_is_measured_anew(measured, monkeypatch, card):
    chosen(card, b"", Engine.AUTO)
    monkeypatch.setattr(engines, "_processor", lambda: "Difference Engine No. 2")

    chosen(card, b"", Engine.AUTO)

    assert len(measured) == 2


def test_another_network_is_measured_and_the_first_stays_remembered(measured, card):
    files = card.content["files"]
    content = {**card.content, "files": {**files, "network": {**files["network"], "sha256": "f" * 64}}}
    other = dataclasses.replace(card, content=content)

    for one in (card, other, card, other):
        chosen(one, b"", Engine.AUTO)

    assert measured == [card, other]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe", "engine"])
def test_a_damaged_memory_is_measured_anew(measured, cache, card, content):
    chosen(card, b"", Engine.AUTO)
    path = cache / "engines.json"
    if content == "engine":
        content = json.dumps({key: ["steam"] for key in json.loads(path.read_bytes())}).encode()
    path.write_bytes(content)

    assert [chosen(card, b"", Engine.AUTO) for _ in range(2)] == [Engine.OPENVINO] * 2
    assert len(measured) == 2


def test_a_memory_that_cannot_be_written_is_done_without(measured, cache, card):
    cache.parent.mkdir()
    cache.write_text("a file where the folder should be")

    assert [chosen(card, b"", Engine.AUTO) for _ in range(2)] == [Engine.OPENVINO] * 2
    assert len(measured) == 2


def test_an_engine_is_chosen_once_however_many_threads_begin(installed, monkeypatch, poster, litert):
    count = 6
    begun = threading.Barrier(count)
    measured = []

    def compare(card, model):
        measured.append(card)
        return Comparison(speed_up=1, difference=0)

    monkeypatch.setattr(engines, "compared", compare)
    # Each thread that is not kept out measures; what one of them has remembered must not hide it.
    monkeypatch.setattr(engines, "_remembered", lambda card: None)
    classifier = Classifier()
    found = []

    def read():
        begun.wait()
        found.append(classifier.read(poster).scores)

    threads = [threading.Thread(target=read) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(measured) == 1
    np.testing.assert_array_equal(found, [litert.read(poster).scores] * count)
