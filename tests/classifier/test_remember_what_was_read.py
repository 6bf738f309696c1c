"""What was read is remembered while reading goes on, however it ends, and trouble with it costs no poster."""

import itertools
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from classifier import catalogue, recall
from classifier.catalogue import Catalogue, CatalogueError, Stamp, digest_of
from classifier.recall import read_remembered, scores_key
from tests.classifier.remembering import counting, quickly, rows

pytestmark = pytest.mark.usefixtures("no_threads_left")


# Drawn only a little ahead.


@pytest.mark.parametrize("known", [True, False])
def test_an_endless_stream_is_drawn_only_a_little_ahead(classifier, kept, many, quick, known):
    if known:
        list(read_remembered(classifier, many, kept))
    drawn = []
    readings = read_remembered(classifier, counting(drawn, itertools.cycle(many)), kept)
    for number in range(1, 3000):
        next(readings)
        assert len(drawn) <= number + recall.LOOKED_UP
    readings.close()


def test_known_posters_wait_for_a_new_one_only_up_to_a_bound(classifier, kept, many, quick):
    list(read_remembered(classifier, many[1:], kept))
    drawn = []
    readings = read_remembered(
        classifier, counting(drawn, [many[0], *itertools.islice(itertools.cycle(many[1:]), 5000)]), kept
    )
    assert next(readings).path == many[0]
    assert len(drawn) <= recall.WAITING + recall.LOOKED_UP + 1
    readings.close()


def test_a_known_poster_that_arrives_alone_is_handed_out_at_once(classifier, kept, many, quick, monkeypatch):
    list(read_remembered(classifier, many, kept))
    monkeypatch.setattr(recall, "DRAWING_SECONDS", -1)  # However fast they come, it counts as slowly.
    drawn = []
    readings = read_remembered(classifier, counting(drawn, many), kept)
    for number in range(1, 100):
        next(readings)
        assert len(drawn) == number
    readings.close()


def test_new_posters_are_drawn_no_further_ahead_than_without_a_catalogue(classifier, kept, many, quick):
    furthest = []
    for with_results in (None, kept):
        drawn = []
        readings = read_remembered(classifier, counting(drawn, many), with_results)
        furthest.append([len(drawn) for _ in itertools.islice(readings, 100)])
        readings.close()
    assert furthest[0] == furthest[1]


@pytest.mark.parametrize("share", [0, 0.1, 1])
def test_stopping_hands_out_what_was_drawn_and_draws_nothing_more(classifier, kept, many, quick, share):
    chance = random.Random(2)
    list(read_remembered(classifier, [path for path in many if chance.random() >= share], kept))
    stop, drawn, seen = threading.Event(), [], []
    for reading in read_remembered(classifier, counting(drawn, many), kept, stop):
        seen.append(reading.path)
        if len(seen) == 300:
            stop.set()
            by_then = len(drawn)
    assert seen == drawn == many[:by_then]


@pytest.mark.parametrize("known", [100, 104, 108, 112])
def test_stopping_where_what_is_known_ends_leaves_nothing_over(classifier, kept, many, quick, known):
    list(read_remembered(classifier, many[:known], kept))
    stop, drawn, seen = threading.Event(), [], []
    for reading in read_remembered(classifier, counting(drawn, many), kept, stop):
        seen.append(reading.path)
        if len(seen) == known + 1:
            stop.set()
    assert seen == drawn
    assert len(seen) < len(many)


def test_stopped_before_it_begins(classifier, kept, many):
    stop = threading.Event()
    stop.set()
    assert list(read_remembered(classifier, many, kept, stop)) == []


def test_no_posters_give_no_rows(classifier, kept):
    assert list(read_remembered(classifier, [], kept)) == []


# What was read is kept, however reading ends.


def test_a_reader_that_leaves_early_keeps_what_it_read(classifier, kept, many, read_anew):
    readings = read_remembered(classifier, many, kept)
    first = [next(readings), next(readings)]
    readings.close()
    read_anew.clear()

    assert rows(read_remembered(classifier, many[:2], kept)) == rows(first)
    assert read_anew == []


def test_an_error_that_ends_reading_passes_and_costs_nothing(classifier, kept, many, quick):
    def paths():
        yield from many[:50]
        raise KeyError("the list ended badly")

    with pytest.raises(KeyError, match="ended badly"):
        list(read_remembered(classifier, paths(), kept))
    stamps = {path: recall.stamp_of(path) for path in many[:50]}
    assert len(kept.recall(scores_key(classifier.card, classifier.engine), stamps)) >= 40


def test_results_are_saved_while_reading_goes_on(classifier, kept, many, quick, monkeypatch):
    monkeypatch.setattr(recall, "SAVED_EVERY", 0)
    readings = read_remembered(classifier, many, kept)
    for path in many[:20]:
        next(readings)
        assert path in kept.recall(scores_key(classifier.card, classifier.engine), {path: recall.stamp_of(path)})
    readings.close()


def test_thousands_of_files_are_recalled_at_once(classifier, kept, many, quick):
    list(read_remembered(classifier, many, kept))
    stamps = {path: recall.stamp_of(path) for path in many}
    recalled = kept.recall(scores_key(classifier.card, classifier.engine), stamps)
    assert {path: found.digest for path, found in recalled.items()} == {p: digest_of(p.read_bytes()) for p in many}
    assert kept.recall("another network", stamps) == {}


@pytest.mark.parametrize("changed", Stamp._fields)
def test_a_file_of_another_stamp_is_another_file(classifier, kept, many, quick, changed):
    list(read_remembered(classifier, many[:1], kept))
    stamp = recall.stamp_of(many[0])
    other = stamp._replace(**{changed: getattr(stamp, changed) - 1})
    key = scores_key(classifier.card, classifier.engine)
    assert kept.recall(key, {many[0]: stamp}).keys() == {many[0]}
    assert kept.recall(key, {many[0]: other}) == {}


SCRIPT = """
import sys, time
from pathlib import Path
from classifier import Classifier, recall
from classifier.catalogue import Catalogue, digest_of
from classifier.recall import read_remembered
from tests.classifier.remembering import quickly

recall.read_posters, recall.SAVED_EVERY = quickly, float(sys.argv[3])
kept = Catalogue(Path(sys.argv[1]))
paths = sorted(Path(sys.argv[2]).iterdir())
for number, reading in enumerate(read_remembered(Classifier(), paths, kept, troubled=sys.exit)):
    if number % 10 == 0:
        kept.correct({reading.digest: ["Horror"]})
    print(time.monotonic(), reading.path, reading.digest if number % 10 == 0 else "", flush=True)
"""


def reading_elsewhere(file, folder, saved_every):
    command = [sys.executable, "-c", SCRIPT, str(file), str(folder), str(saved_every)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_read_the_same_folder_at_once(classifier, kept, file, many, quick, read_anew):
    processes = [reading_elsewhere(file, many[0].parent, 0.01) for _ in range(2)]
    told = [process.communicate()[0].splitlines() for process in processes]

    assert [process.returncode for process in processes] == [0, 0]
    assert [len(lines) for lines in told] == [len(many)] * 2
    assert rows(read_remembered(classifier, many, kept)) == rows(quickly(classifier, many))
    assert read_anew == []
    assert len(kept.corrections()) == len(many) // 10


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends programs in another way")
def test_a_program_that_is_killed_loses_no_correction_and_only_its_last_results(classifier, file, many):
    with reading_elsewhere(file, many[0].parent, 0.02) as process:
        told = [process.stdout.readline().split() for _ in range(500)]
        process.kill()
        told += [line.split() for line in process.stdout]
    assert process.returncode == -signal.SIGKILL
    told = [line for line in told if len(line) >= 2 and line[1].endswith(".jpg")]
    assert 500 <= len(told) < len(many)

    after = Catalogue(file)
    assert after.set_aside is None
    # The last line may be cut off.
    assert {line[2] for line in told[:-1] if len(line) == 3} <= after.corrections().keys()
    # Whatever was told this long before the last but one was read had been saved by then.
    times = {Path(path): float(moment) for moment, path, *_ in told[:-1]}
    old = [path for path, moment in times.items() if moment < max(times.values()) - 2 * 0.02]
    assert old
    assert (
        set(old)
        <= after.recall(
            scores_key(classifier.card, classifier.engine), {path: recall.stamp_of(path) for path in old}
        ).keys()
    )
    after.close()


# A catalogue in trouble costs no reading.


def read_in_trouble(classifier, paths, kept):
    sentences = []
    readings = list(read_remembered(classifier, paths, kept, troubled=sentences.append))
    assert rows(readings) == rows(quickly(classifier, paths))
    return sentences


def test_a_full_disk_costs_no_reading_and_is_told_once(classifier, kept, many, quick, monkeypatch):
    monkeypatch.setattr(recall, "SAVED_EVERY", 0)
    monkeypatch.setattr(recall, "SAVED_AFTER_TROUBLE", 0)
    kept._results.execute("PRAGMA max_page_count = 12")

    (sentence,) = read_in_trouble(classifier, many, kept)

    assert sentence.startswith("The remembered results in ")
    assert sentence.endswith("could not be kept: the disk is full. Make room, and try again.")


def test_a_catalogue_that_takes_nothing_is_left_alone_for_a_while(classifier, kept, many, quick, monkeypatch):
    tried = []

    def refuse(*arguments):
        tried.append(arguments)
        raise CatalogueError("No more.")

    monkeypatch.setattr(recall, "SAVED_EVERY", 0)
    monkeypatch.setattr(kept, "remember", refuse)
    assert read_in_trouble(classifier, many, kept) == ["No more."]
    assert len(tried) == 2  # The last one when all is read.


def test_a_closed_catalogue_costs_no_reading_and_is_told_once(classifier, file, many, quick):
    closed = Catalogue(file)
    closed.close()
    (sentence,) = read_in_trouble(classifier, many, closed)
    assert "could not be read: Cannot operate on a closed database" in sentence


def test_nobody_has_to_listen_to_trouble(classifier, file, many, quick):
    closed = Catalogue(file)
    closed.close()
    assert rows(read_remembered(classifier, many, closed)) == rows(quickly(classifier, many))


@pytest.fixture
def at_once(monkeypatch):
    """Save each result as it comes, and wait for nobody."""
    monkeypatch.setattr(recall, "SAVED_EVERY", 0)
    monkeypatch.setattr(recall, "SAVED_AFTER_TROUBLE", 0)
    monkeypatch.setattr(catalogue, "RESULTS_BUSY_SECONDS", 0.001)


def known(classifier, kept, paths):
    key = scores_key(classifier.card, classifier.engine)
    return kept.recall(key, {path: recall.stamp_of(path) for path in paths}).keys()


def test_results_wait_while_another_program_is_writing_and_nobody_is_told(classifier, file, many, quick, at_once):
    kept, sentences = Catalogue(file), []
    kept.correct({"0" * 64: ["War"]})
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    readings = read_remembered(classifier, many, kept, troubled=sentences.append)
    seen = list(itertools.islice(readings, 10))
    assert not known(classifier, kept, many)
    other.close()
    seen += readings

    assert rows(seen) == rows(quickly(classifier, many))
    assert sentences == []
    assert known(classifier, kept, many) == set(many)
    kept.close()


def test_a_program_that_never_ends_writing_is_told_once(classifier, file, many, quick, at_once, monkeypatch):
    monkeypatch.setattr(recall, "PATIENCE", 0)
    kept = Catalogue(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    (sentence,) = read_in_trouble(classifier, many[:100], kept)

    assert sentence.endswith("could not be kept: another program is writing to the file. Try again in a moment.")
    other.close()
    kept.close()


def test_what_was_read_while_the_disk_was_full_is_kept_once_there_is_room(classifier, kept, many, quick, at_once):
    sentences = []
    kept._results.execute("PRAGMA max_page_count = 12")
    readings = read_remembered(classifier, many, kept, troubled=sentences.append)
    seen = list(itertools.islice(readings, 500))
    assert len(known(classifier, kept, many)) < 400
    kept._results.execute("PRAGMA max_page_count = 1000000")
    seen += readings

    assert rows(seen) == rows(quickly(classifier, many))
    assert len(sentences) == 1
    assert known(classifier, kept, many) == set(many)


def test_no_more_results_wait_than_there_is_memory_for(classifier, kept, many, quick, at_once, monkeypatch):
    monkeypatch.setattr(recall, "UNSAVED", 10)
    kept._results.execute("PRAGMA max_page_count = 12")
    readings = read_remembered(classifier, many, kept)
    list(itertools.islice(readings, 900))
    before = known(classifier, kept, many)
    kept._results.execute("PRAGMA max_page_count = 1000000")
    list(readings)

    assert len(before) < 400
    assert len(known(classifier, kept, many[:900])) <= len(before) + 20
    assert known(classifier, kept, many[900:])


def test_a_result_is_saved_in_time_while_the_next_poster_takes_long(classifier, kept, many, quick, monkeypatch):
    monkeypatch.setattr(recall, "SAVED_EVERY", 0.05)
    readings = read_remembered(classifier, many, kept)
    next(readings)

    until = time.monotonic() + 60
    while not known(classifier, kept, many[:1]) and time.monotonic() < until:
        time.sleep(0.01)
    assert known(classifier, kept, many[:1]) == {many[0]}
    readings.close()


def test_damaged_results_are_set_aside_at_the_next_start_and_every_correction_is_kept(classifier, file, many, quick):
    first = Catalogue(file)
    list(read_remembered(classifier, many, first))
    words = {digest_of(path.read_bytes()): ("War",) for path in many}
    first.correct(words)
    pages = [row[0] for row in first._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'result'")]
    size = first._connection.execute("PRAGMA page_size").fetchone()[0]
    first.close()
    content = bytearray(file.read_bytes())
    content[(pages[0] - 1) * size : pages[0] * size] = random.Random(1).randbytes(size)
    file.write_bytes(content)

    second = Catalogue(file)

    assert second.set_aside is not None
    assert second.corrections() == words
    assert rows(read_remembered(classifier, many, second)) == rows(quickly(classifier, many))
    second.close()
    shutil.copy(file, file.with_name("copy.sqlite"))
    again = Catalogue(file.with_name("copy.sqlite"))
    assert again.set_aside is None
    again.close()
