"""A folder that was read before is read again at once: no poster is opened, and every row is the same."""

import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from classifier import Classifier, Status
from classifier.card import NONE, ModelError
from classifier.catalogue import Catalogue, digest_of
from classifier.decoding import Decoders, UndecodableError
from classifier.recall import read_remembered, scores_key
from classifier.refusals import NO_MEMORY
from tests.classifier.remembering import LONG_AGO, put, quickly, row, rows
from tests.drawing import draw_poster, encoded

pytestmark = pytest.mark.usefixtures("no_threads_left")


watching = []
"""Sets that take the name of every file that is opened; a hook can be added, but not taken away."""

sys.addaudithook(
    lambda event, arguments: [names.add(str(arguments[0])) for names in watching] if event == "open" else None
)


@pytest.fixture
def posters(tmp_path):
    """Posters, and files that are none, all written long ago, and one that is not there."""
    folder = tmp_path / "posters"
    folder.mkdir()
    whole = [encoded(draw_poster(seed, (60, 90)), kind) for seed, kind in enumerate(["JPEG", "PNG", "WEBP"] * 2)]
    odd = {"broken.jpg": whole[0][:900], "letter.jpg": b"Dear Sir", "paper.jpg": b"%PDF-1.4", "empty.jpg": b""}
    paths = [put(folder / f"poster {number}", data) for number, data in enumerate(whole)]
    paths += [put(folder / name, data) for name, data in odd.items()]
    return [*paths, folder / "gone.jpg"]


@pytest.fixture
def opened():
    """Names of the files that are opened."""
    names = set()
    watching.append(names)
    yield names
    watching.remove(names)


@pytest.mark.parametrize("preset", ["balanced", "likely"])
def test_the_second_reading_opens_no_poster_and_gives_the_same_rows(kept, posters, read_anew, opened, preset):
    classifier = Classifier(preset=preset)
    first = rows(read_remembered(classifier, posters, kept))
    read_anew.clear()
    opened.clear()

    second = rows(read_remembered(classifier, posters, kept))

    assert second == first
    assert [path.name for path in read_anew] == ["gone.jpg"]
    assert not set(map(str, posters[:-1])) & opened
    statuses = [status for _, status, *_ in second]
    assert statuses[:6] == [Status.OK] * 6
    assert set(statuses[6:]) == {Status.DAMAGED, Status.NOT_AN_IMAGE, Status.UNSUPPORTED, Status.UNREADABLE}


def test_rows_are_what_reading_without_a_catalogue_gives(classifier, kept, posters):
    plain = rows(read_remembered(classifier, posters, None))
    assert rows(read_remembered(classifier, posters, kept)) == plain
    assert rows(read_remembered(classifier, posters, kept)) == plain


def test_the_next_start_remembers(classifier, file, posters, read_anew):
    for _ in range(2):
        read_anew.clear()
        started = Catalogue(file)
        assert len(list(read_remembered(classifier, posters[:6], started))) == 6
        started.close()
    assert read_anew == []


def test_new_posters_among_known_ones_stand_in_their_places(classifier, kept, posters, read_anew):
    list(read_remembered(classifier, posters[::2], kept))
    read_anew.clear()

    readings = list(read_remembered(classifier, posters, kept, workers=2))

    assert [reading.path for reading in readings] == posters
    assert read_anew == posters[1::2] + posters[-1:]
    assert rows(readings) == rows(read_remembered(classifier, posters, None))


@pytest.mark.parametrize("share", [0.002, 0.05, 0.5, 0.95])
def test_any_mixture_comes_in_order(classifier, kept, many, quick, share):
    chance = random.Random(1)
    new = [path for path in many if chance.random() < share]
    list(read_remembered(classifier, [path for path in many if path not in new], kept))

    readings = list(read_remembered(classifier, iter(many), kept))

    assert rows(readings) == rows(quickly(classifier, many))


def test_a_poster_named_twice_has_two_rows(classifier, kept, posters):
    for _ in range(2):
        readings = list(read_remembered(classifier, [posters[0], posters[1], posters[0]], kept))
        assert [reading.path for reading in readings] == [posters[0], posters[1], posters[0]]


def test_a_file_is_known_from_wherever_it_is_named(classifier, kept, posters, read_anew, opened, monkeypatch):
    list(read_remembered(classifier, posters[:1], kept))
    read_anew.clear()
    monkeypatch.chdir(posters[0].parent)

    assert [reading.path for reading in read_remembered(classifier, [Path("poster 0")], kept)] == [Path("poster 0")]
    assert read_anew == []
    assert "poster 0" not in opened


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text on this system")
def test_a_name_that_is_no_text_is_known(classifier, kept, tmp_path, poster_file, read_anew):
    path = put(Path(os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.jpg")), poster_file.read_bytes())
    list(read_remembered(classifier, [path], kept))
    assert [reading.path for reading in read_remembered(classifier, [path], kept)] == [path]
    assert read_anew == [path]


# What has changed is read anew.


def wait_for_another(changed_ns, path, data):
    """Write a file, with the time it had, until the system's clock has gone on."""
    modified = path.stat().st_mtime_ns
    while path.stat().st_ctime_ns == changed_ns:
        put(path, data, modified)


def other_size(path):
    put(path, encoded(draw_poster(77)))


def other_time(path):
    put(path, path.read_bytes(), LONG_AGO + 1)


def other_content_alone(path):
    size = path.stat().st_size
    other = encoded(draw_poster(77, (40, 60)))
    assert len(other) < size
    wait_for_another(path.stat().st_ctime_ns, path, other.ljust(size, b"\0"))


def put_in_its_place(path):
    size, modified = path.stat().st_size, path.stat().st_mtime_ns
    other = put(path.with_name("other"), encoded(draw_poster(77, (40, 60))).ljust(size, b"\0"), modified)
    wait_for_another(path.stat().st_ctime_ns, other, other.read_bytes())
    other.replace(path)


@pytest.mark.parametrize("change", [other_size, other_time, other_content_alone, put_in_its_place])
def test_a_changed_file_is_read_anew(classifier, kept, posters, read_anew, change):
    if sys.platform == "win32" and change in (other_content_alone, put_in_its_place):
        pytest.skip("this system does not tell when a file was changed")
    list(read_remembered(classifier, posters[:3], kept))
    read_anew.clear()
    change(posters[1])

    for _ in range(2):
        again = list(read_remembered(classifier, posters[:3], kept))
        assert read_anew == [posters[1]]
        assert again[1].digest == digest_of(posters[1].read_bytes())
        assert rows(again) == rows(read_remembered(classifier, posters[:3], None))
        read_anew[:] = read_anew[:1]


@pytest.mark.parametrize("ahead", [0, 10**15])
def test_a_file_that_may_be_written_on_is_not_remembered(classifier, kept, poster_file, read_anew, ahead):
    put(poster_file, poster_file.read_bytes(), time.time_ns() + ahead)
    for _ in range(2):
        list(read_remembered(classifier, [poster_file], kept))
    assert read_anew == [poster_file] * 2


def test_where_the_clock_was_wrong_nothing_is_remembered(classifier, kept, poster_file, read_anew, monkeypatch):
    put(poster_file, poster_file.read_bytes())
    monkeypatch.setattr("time.time_ns", lambda: LONG_AGO + 10**10)
    for _ in range(2):
        list(read_remembered(classifier, [poster_file], kept))
    assert read_anew == [poster_file] * 2


def test_a_moved_file_is_opened_but_no_network_runs(classifier, kept, posters, read_anew, opened, tmp_path):
    before = rows(read_remembered(classifier, posters[:7], kept))
    read_anew.clear()
    moved = [path.rename(tmp_path / f"moved {path.name}") for path in posters[:7]]

    after = rows(read_remembered(classifier, moved, kept))
    assert set(map(str, moved)) <= opened
    opened.clear()
    again = rows(read_remembered(classifier, moved, kept))

    assert read_anew == []
    assert [said[1:] for said in after] == [said[1:] for said in before]
    assert again == after
    assert not set(map(str, moved)) & opened


def test_a_file_that_only_looks_like_another_is_read(classifier, kept, posters, read_anew):
    list(read_remembered(classifier, posters[:1], kept))
    content = encoded(draw_poster(77, (40, 60))).ljust(posters[0].stat().st_size, b"\0")
    double = put(posters[0].with_name("double"), content)

    assert rows(read_remembered(classifier, [double], kept)) == rows(read_remembered(classifier, [double], None))
    assert read_anew == [posters[0], double, double]


def test_a_file_that_vanishes_or_becomes_a_folder_is_told(classifier, kept, posters):
    list(read_remembered(classifier, posters[:3], kept))
    posters[0].unlink()
    posters[1].unlink()
    posters[1].mkdir()

    again = list(read_remembered(classifier, posters[:3], kept))

    assert [reading.status for reading in again] == [Status.UNREADABLE, Status.UNREADABLE, Status.OK]


# Whose scores they are.


def recalibrated(classifier):
    scaling = {"slope": dict.fromkeys(classifier.genres, 1.5), "offset": dict.fromkeys(classifier.genres, 0.1)}
    other = Classifier()
    other.card = replace(other.card, content={**other.card.content, "scaling": scaling})
    return other


def test_another_calibration_reads_for_itself_and_neither_forgets(classifier, kept, posters, read_anew):
    other = recalibrated(classifier)
    mine, theirs = ([row(r) for r in read_remembered(each, posters[:6], kept)] for each in (classifier, other))
    assert mine != theirs
    assert read_anew == posters[:6] * 2

    assert rows(read_remembered(classifier, posters[:6], kept)) == mine
    assert rows(read_remembered(other, posters[:6], kept)) == theirs
    assert len(read_anew) == 12


def test_the_key_names_what_scores_depend_on_and_nothing_else(classifier, monkeypatch):
    card = classifier.card
    content = card.content
    network = {**content["files"]["network"], "sha256": "0" * 64}
    same = [{"thresholds": dict.fromkeys(card.genres, 0.5)}, {"figures": {}}, {"made": "today"}]
    others = [
        {"model": "another"},
        {"files": {**content["files"], "network": network}},
        {"input": {**content["input"], "std": [0.2, 0.2, 0.2]}},
        {"input": {**content["input"], "height": 320}},
        {"bias": dict.fromkeys(card.genres, 0.0)},
        {"scaling": {**content["scaling"], "offset": dict.fromkeys(card.genres, 0.0)}},
        {"genres": [*card.genres[1:], card.genres[0]]},
    ]
    keys = [scores_key(replace(card, content={**content, **change}), "litert") for change in (*same, *others)]
    keys.append(scores_key(card, "openvino"))
    for name in ("PIL.__version__", "importlib.metadata.version", "classifier.recall.READING_VERSION"):
        with monkeypatch.context() as patch:
            patch.setattr(name, (lambda _library: "0.1") if name.endswith(".version") else "0.1")
            keys.append(scores_key(card, "litert"))

    assert set(keys[:3]) == {scores_key(card, "litert")}
    assert len({scores_key(card, "litert"), *keys[3:]}) == len(others) + 5


def test_a_network_that_no_engine_can_open_ends_reading_in_its_sentence(kept, posters, monkeypatch):
    def fail(*_arguments):
        raise ModelError("The network cannot be opened: no such operator.")

    monkeypatch.setattr("classifier.classifier.opened", fail)
    broken = Classifier()

    for catalogue in (kept, None):
        with pytest.raises(ModelError, match=r"no such operator\.$"):
            list(read_remembered(broken, posters, catalogue))


def test_another_rule_assigns_other_genres_without_reading(classifier, kept, posters, read_anew):
    list(read_remembered(classifier, posters[:6], kept))
    read_anew.clear()

    precise = list(read_remembered(Classifier(preset="precise"), posters[:6], kept))

    assert read_anew == []
    for reading in precise:
        assert reading.prediction.thresholds.tolist() == classifier.card.presets["precise"].tolist()
        assert reading.prediction.assigned == classifier.card.assign(reading.prediction, "precise", NONE).assigned


# What is not the content's fault is tried again.


def test_a_file_without_permission_is_tried_again(classifier, kept, posters, forbidding, read_anew):
    forbidding(posters[0])
    for _ in range(2):
        assert next(read_remembered(classifier, posters[:1], kept)).status is Status.UNREADABLE
    assert read_anew == posters[:1] * 2


def fail_in_the_network(monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError("the network lost its mind")

    monkeypatch.setattr(Classifier, "read_pixels", fail)


def fail_for_want_of_memory(monkeypatch):
    def fail(_decoders, path, _size):
        raise UndecodableError(Status.TOO_LARGE, NO_MEMORY, digest_of(path.read_bytes()))

    monkeypatch.setattr(Decoders, "squeezed", fail)


@pytest.mark.parametrize("failing", [fail_in_the_network, fail_for_want_of_memory])
def test_what_went_wrong_at_the_moment_is_tried_again(classifier, kept, posters, monkeypatch, failing):
    with monkeypatch.context() as patch:
        failing(patch)
        (failed,) = read_remembered(classifier, posters[:1], kept)
    assert failed.status is not Status.OK

    (read,) = read_remembered(classifier, posters[:1], kept)
    assert read.status is Status.OK
