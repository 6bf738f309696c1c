"""Many posters become a stream of rows: in order, on all cores, whatever is wrong with some."""

import hashlib
import itertools
import shutil
import threading

import pytest

from classifier import Status
from classifier.batch import AHEAD, read_one, read_posters
from classifier.card import read_card
from classifier.cores import usable_cores
from classifier.decoding import Decoders
from tests.drawing import draw_poster, encoded

pytestmark = pytest.mark.usefixtures("no_threads_left")


@pytest.fixture
def posters(tmp_path):
    paths = [tmp_path / f"{seed}.jpg" for seed in range(20)]
    for seed, path in enumerate(paths):
        path.write_bytes(encoded(draw_poster(seed, (120 + 40 * (seed % 5), 300))))
    return paths


class Explosive:
    """A classifier that fails in a way that nobody foresaw."""

    def __init__(self, error):
        self.error = error
        self.card = read_card()

    def read_pixels(self, pixels, evidence):
        raise self.error


def test_readings_come_in_the_order_of_the_posters(classifier, posters):
    readings = list(read_posters(classifier, posters, workers=4))

    assert [reading.path for reading in readings] == posters
    for reading in readings:
        assert reading.status is Status.OK
        assert (reading.prediction.scores == classifier.read(reading.path).scores).all()


def test_one_bad_poster_costs_nobody_else(classifier, posters):
    posters[3].write_bytes(posters[3].read_bytes()[:500])
    posters[7].unlink()

    readings = list(read_posters(classifier, posters))

    assert [index for index, reading in enumerate(readings) if reading.status is not Status.OK] == [3, 7]
    assert (readings[3].status, readings[7].status) == (Status.DAMAGED, Status.UNREADABLE)
    assert all(reading.detail and reading.prediction is None for reading in (readings[3], readings[7]))
    assert all(reading.prediction and not reading.detail for reading in readings[8:])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RuntimeError("the network lost its mind"), "the network lost its mind"),
        (ZeroDivisionError(), "ZeroDivisionError"),
    ],
)
def test_what_nobody_foresaw_becomes_a_row(error, told, poster_file):
    with Decoders() as decoders:
        reading = read_one(Explosive(error), poster_file, decoders)

    assert reading.status is Status.DAMAGED
    assert told in reading.detail


def test_a_poster_is_known_by_its_content_whatever_its_name(classifier, poster_file, tmp_path):
    twin, broken = tmp_path / "other name.png", tmp_path / "broken.jpg"
    shutil.copy(poster_file, twin)
    broken.write_bytes(poster_file.read_bytes()[:2000])

    digests = [reading.digest for reading in read_posters(classifier, [poster_file, twin, broken, tmp_path / "none"])]

    assert digests[0] == digests[1] == hashlib.sha256(poster_file.read_bytes()).hexdigest()
    assert digests[2] == hashlib.sha256(broken.read_bytes()).hexdigest()
    assert digests[3] == ""


def test_no_posters_give_no_rows(classifier):
    assert list(read_posters(classifier, [])) == []


def test_posters_are_looked_for_only_a_little_ahead(classifier, poster_file):
    drawn = []

    def endless():
        for number in itertools.count():
            drawn.append(number)
            yield poster_file

    readings = read_posters(classifier, endless(), workers=2)
    first = list(itertools.islice(readings, 5))

    assert len(first) == 5
    assert len(drawn) <= 5 + 2 * AHEAD
    readings.close()


def test_stopping_hands_out_what_is_under_way_and_begins_nothing(classifier, poster_file):
    stop = threading.Event()
    begun = []

    def paths():
        for number in itertools.count():
            begun.append(number)
            yield poster_file

    seen = 0
    for reading in read_posters(classifier, paths(), stop, workers=2):
        assert reading.status is Status.OK
        seen += 1
        if seen == 3:
            stop.set()
            begun_by_then = len(begun)

    assert len(begun) == begun_by_then
    assert seen == len(begun)


def test_a_run_stopped_before_it_begins_reads_nothing(classifier, posters):
    stop = threading.Event()
    stop.set()

    assert list(read_posters(classifier, posters, stop)) == []


def test_leaving_early_waits_for_no_poster_that_has_not_begun(poster_file):
    begun = []

    class Slow:
        def read(self, source, evidence):
            begun.append(source)
            if len(begun) > 1:
                threading.Event().wait(0.5)

    readings = read_posters(Slow(), [poster_file] * AHEAD, workers=1)
    next(readings)
    readings.close()

    # The one under way ends; those that were waiting in line are never begun.
    assert len(begun) < AHEAD


def test_an_error_while_posters_are_looked_for_reaches_the_caller(classifier, poster_file):
    def lost_disk():
        yield poster_file
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_posters(classifier, lost_disk()))


def test_there_is_a_core_to_work_on():
    assert usable_cores() >= 1
