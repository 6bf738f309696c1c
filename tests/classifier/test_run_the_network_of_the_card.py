"""A network that cannot run is told once, in a sentence, and no poster is blamed for it."""

import hashlib
import json

import numpy as np
import pytest

from classifier import Classifier, ModelError, Status, litert
from classifier.batch import read_one, read_posters
from classifier.card import CARD_NAME, read_card
from classifier.decoding import Decoders
from classifier.engines import available
from classifier.network import check_shapes, sigmoid
from classifier.parts import recipe_of
from classifier.worker import unfit
from tests.drawing import draw_poster, encoded

pytestmark = pytest.mark.usefixtures("no_threads_left")

OF_ANOTHER_SIZE = "The network cannot be opened: it takes 1 x 288 x 192 x 3, where its model card says 1 x 96 x 64 x 3."


@pytest.fixture
def posters(tmp_path):
    folder = tmp_path / "posters"
    folder.mkdir()
    paths = [folder / f"{seed}.jpg" for seed in range(3)]
    for seed, path in enumerate(paths):
        path.write_bytes(encoded(draw_poster(seed)))
    return paths


@pytest.fixture
def own(tmp_path):
    """A function that makes a network of one's own: the bundled one, but for what a card says, or its file."""

    def make(data=None, **changes):
        folder = tmp_path / "own network"
        folder.mkdir()
        card = read_card()
        name = card.file("network").name
        data = card.verified_bytes("network") if data is None else data
        (folder / name).write_bytes(data)
        network = {"name": name, "sha256": hashlib.sha256(data).hexdigest()}
        (folder / CARD_NAME).write_text(json.dumps({**card.content, **changes, "files": {"network": network}}))
        return folder

    return make


@pytest.fixture
def of_another_size(own, bundled_card):
    return own(input={**bundled_card.content["input"], "height": 96, "width": 64})


@pytest.fixture
def unreadable(own):
    return own(b"no network at all" * 10)


@pytest.mark.parametrize("engine", available())
def test_a_network_of_another_size_than_its_cards_is_told_before_it_reads(of_another_size, engine):
    classifier = Classifier(of_another_size, engine=engine)

    with pytest.raises(ModelError) as refused:
        classifier.open()

    assert str(refused.value) == OF_ANOTHER_SIZE


@pytest.mark.parametrize("engine", available())
def test_a_network_of_other_genres_than_its_cards_is_told(own, engine):
    folder = own(genres=["Drama", "War"], combinations=None)

    with pytest.raises(ModelError, match=r"it gives 1 x 19 and 1 x \d+ x \d+ x 19, where .* of 2 genres are wanted\.$"):
        Classifier(folder, engine=engine).open()


@pytest.mark.parametrize("outputs", [[], [(1, 19)], [(1, 19), (1, 19)], [(1, 9, 6, 19)] * 2, [(1, 19), (1, 9, 6)]])
def test_a_network_without_evidence_maps_is_told(bundled_card, outputs):
    spec = bundled_card.input

    with pytest.raises(ModelError, match="where scores and evidence maps of 19 genres are wanted"):
        check_shapes(bundled_card, [(1, spec.height, spec.width, 3)], outputs)


@pytest.mark.parametrize("inputs", [[], [(1, 288)], [(1, 3, 288, 192)], [(1, 288, 192, 3)] * 2])
def test_a_network_that_takes_something_else_than_a_poster_is_told(bundled_card, inputs):
    with pytest.raises(ModelError, match=r"it takes .*, where its model card says 1 x 288 x 192 x 3"):
        check_shapes(bundled_card, inputs, [(1, 19), (1, 9, 6, 19)])


@pytest.mark.parametrize("broken", ["unreadable", "of_another_size"])
@pytest.mark.parametrize("engine", [*available(), "auto"])
def test_no_poster_is_blamed_for_a_network_that_cannot_run(request, broken, engine, posters):
    classifier = Classifier(request.getfixturevalue(broken), engine=engine)

    with pytest.raises(ModelError, match=r"^The network cannot be opened: "):
        list(read_posters(classifier, posters))
    with Decoders() as decoders, pytest.raises(ModelError, match=r"^The network cannot be opened: "):
        read_one(classifier, posters[0], decoders)


def test_a_poster_that_cannot_be_read_is_a_row_whatever_the_network(unreadable, tmp_path):
    readings = list(read_posters(Classifier(unreadable, engine="litert"), [tmp_path / "gone.jpg"]))

    assert [reading.status for reading in readings] == [Status.UNREADABLE]


def test_a_worker_that_cannot_run_the_network_says_so_before_it_reads(of_another_size, tmp_path):
    classifier = Classifier(of_another_size, engine="litert")
    sign = tmp_path / "sign"
    sign.touch()

    assert unfit(recipe_of(classifier), sign) == f"cannot open the network. {OF_ANOTHER_SIZE}"


def test_the_network_that_was_opened_ahead_of_need_reads_the_first_poster(monkeypatch, posters, classifier):
    opened, open_one = [], litert._opened
    monkeypatch.setattr(litert, "_opened", lambda model: opened.append(model) or open_one(model))
    ahead = Classifier(engine="litert")
    ahead.open()

    first = ahead.read(posters[0])

    assert len(opened) == 1
    assert (first.scores == classifier.read(posters[0]).scores).all()


def test_evidence_is_kept_where_it_is_asked_for(classifier, posters):
    plain, explained = (list(read_posters(classifier, posters, evidence=evidence)) for evidence in (False, True))

    for one, other in zip(plain, explained, strict=True):
        assert one.prediction.evidence is None
        assert np.array_equal(other.prediction.evidence, classifier.read(other.path).evidence)
        assert np.array_equal(one.prediction.scores, other.prediction.scores)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_the_sigmoid_keeps_its_precision_and_does_not_overflow(kind):
    with np.errstate(all="raise"):
        scores = sigmoid(np.array([-1000, -1, 0, 1, 1000], kind))

    assert scores.dtype == kind
    np.testing.assert_allclose(scores, [0, 1 / (1 + np.e), 0.5, 1 / (1 + np.exp(-1)), 1], rtol=1e-6)
