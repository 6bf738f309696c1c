"""A poster that does harm to what decodes it costs nobody else: it is decoded in a process of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from classifier import Status, decoding, patience
from classifier.batch import read_posters
from classifier.decoding import CLOSING, FATAL, UNABLE, Decoders, UndecodableError
from classifier.poster import read_poster
from classifier.preprocess import squeeze
from classifier.refusals import NO_MEMORY
from tests.drawing import draw_poster, encoded
from tests.hostile.pictures import HARMFUL

pytestmark = [
    pytest.mark.usefixtures("no_threads_left", "no_processes_left"),
    pytest.mark.skipif(os.name == "nt", reason="processes end differently there"),
]

SIZE = (192, 288)


@pytest.fixture
def no_processes_left():
    """Fail a test that leaves a process of its own behind."""
    yield
    until = time.monotonic() + 5
    while (left := _children()) and time.monotonic() < until:
        time.sleep(0.01)
    assert left == []


def _children():
    try:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    except OSError:
        return []


@pytest.fixture
def named(tmp_path, monkeypatch):
    """A function that gives a whole poster a name, by which it may do harm."""
    place = tmp_path / "python"
    place.mkdir()
    (place / "sitecustomize.py").write_text(HARMFUL)
    monkeypatch.setenv("PYTHONPATH", str(place))

    def name(name, seed=1):
        path = tmp_path / name
        path.write_bytes(encoded(draw_poster(seed)))
        return path

    return name


@pytest.fixture
def decoders():
    with Decoders() as decoders:
        yield decoders


def refused(decoders, path):
    with pytest.raises(UndecodableError) as error:
        decoders.squeezed(path, SIZE)
    return error.value


def test_what_is_decoded_apart_is_to_the_bit_what_is_decoded_here(decoders, poster_file):
    decoded = decoders.squeezed(poster_file, SIZE)

    assert np.array_equal(decoded.pixels, squeeze(read_poster(poster_file, at_least=SIZE), SIZE))


def test_a_poster_to_be_looked_at_keeps_its_shape(decoders, poster_file):
    picture = decoders.picture(poster_file, (100, 100))

    expected = read_poster(poster_file, at_least=(100, 100))
    expected.thumbnail((100, 100))
    assert picture == expected


def test_a_poster_that_crashes_its_decoder_is_a_row_among_others(classifier, named):
    paths = [named("1.jpg"), named("crashes.jpg"), named("2.jpg", 2), named("crashes.jpg"), named("3.jpg", 3)]

    readings = list(read_posters(classifier, paths))

    assert [reading.status for reading in readings] == ["ok", "damaged", "ok", "damaged", "ok"]
    assert readings[1].detail == FATAL


@pytest.mark.parametrize("way", [patience.PollingPatience, patience.KillingPatience])
def test_a_poster_that_takes_for_ever_is_given_up(monkeypatch, named, way):
    monkeypatch.setattr(decoding, "patience", way)
    with Decoders(most=1, seconds=0.5) as decoders:
        decoders.start(1)
        time.sleep(0.5)

        error = refused(decoders, named("hangs.jpg"))

        assert error.status is Status.DAMAGED
        assert "given up" in error.sentence
        assert decoders.squeezed(named("1.jpg"), SIZE).digest


@pytest.mark.parametrize("way", [patience.PollingPatience, patience.KillingPatience])
def test_a_crash_is_told_from_a_long_wait(monkeypatch, named, way):
    monkeypatch.setattr(decoding, "patience", way)
    with Decoders() as decoders:
        assert refused(decoders, named("crashes.jpg")).sentence == FATAL


@pytest.mark.skipif(sys.platform != "linux", reason="no such limit elsewhere")
def test_a_poster_that_eats_memory_is_too_large(decoders, named):
    error = refused(decoders, named("eats memory.jpg"))

    assert (error.status, error.sentence) == (Status.TOO_LARGE, NO_MEMORY)
    assert decoders.squeezed(named("1.jpg"), SIZE).digest


def test_what_a_library_prints_does_not_get_between_the_pixels(decoders, named):
    assert np.array_equal(
        decoders.squeezed(named("babbles.jpg"), SIZE).pixels, decoders.squeezed(named("1.jpg"), SIZE).pixels
    )


def test_a_poster_that_is_refused_is_known_by_its_content(decoders, tmp_path):
    text = tmp_path / "text.jpg"
    text.write_text("no picture")

    error = refused(decoders, text)

    assert error.status is Status.NOT_AN_IMAGE
    assert len(error.digest) == 64


@pytest.mark.parametrize("name", ["nul\0.jpg", "surrogate\ud800.jpg", "gone.jpg", ""])
def test_a_name_that_leads_nowhere_is_unreadable(decoders, tmp_path, name):
    assert refused(decoders, tmp_path / name).status is Status.UNREADABLE


def test_a_name_is_meant_from_where_the_program_is_now(decoders, tmp_path, monkeypatch, poster_file):
    decoders.squeezed(poster_file, SIZE)
    monkeypatch.chdir(poster_file.parent)

    assert decoders.squeezed(Path(poster_file.name), SIZE).digest


def test_modules_that_lie_among_the_posters_are_not_run(decoders, tmp_path, monkeypatch, poster_file):
    for name in ("PIL", "json", "hashlib", "struct", "classifier"):
        (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path('run').touch(); raise SystemExit")
    monkeypatch.chdir(tmp_path)

    assert decoders.squeezed(poster_file, SIZE).digest
    assert not (tmp_path / "run").exists()


def test_many_threads_share_a_few_processes(poster_file):
    with Decoders(most=2) as decoders, ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(lambda _: decoders.squeezed(poster_file, SIZE).digest, range(64)))
        assert len(digests) == 1
        assert len(_children()) <= 2


def test_half_an_answer_is_not_taken_for_the_next_poster(decoders, named, monkeypatch):
    first, second = named("1.jpg", 1), named("2.jpg", 2)
    right = decoders.squeezed(second, SIZE).pixels
    received = decoding._Decoder._received

    def run_out_of_memory(decoder, length):
        if length > 1000:
            raise MemoryError
        return received(decoder, length)

    with monkeypatch.context() as patch:
        patch.setattr(decoding._Decoder, "_received", run_out_of_memory)
        with pytest.raises(MemoryError):
            decoders.squeezed(first, SIZE)

    assert np.array_equal(decoders.squeezed(second, SIZE).pixels, right)


def test_time_that_is_over_just_as_the_answer_comes_costs_the_next_poster_nothing(monkeypatch, poster_file):
    monkeypatch.setattr(decoding, "patience", patience.KillingPatience)
    received = decoding._Decoder._received

    def received_in_the_last_moment(decoder, length):
        answer = received(decoder, length)
        if length > 1000:
            decoder._process.wait()
        return answer

    with Decoders(most=1) as decoders:
        decoders.squeezed(poster_file, SIZE)
        (decoder,) = decoders._all
        decoder._seconds = 0.5
        with monkeypatch.context() as patch:
            patch.setattr(decoding._Decoder, "_received", received_in_the_last_moment)
            error = refused(decoders, poster_file)

        assert "given up" in error.sentence
        assert decoders.squeezed(poster_file, SIZE).digest


def test_closing_waits_for_no_poster(named):
    decoders, errors = Decoders(), []
    waiting = threading.Thread(target=lambda: errors.append(refused(decoders, named("hangs.jpg"))))
    waiting.start()
    time.sleep(0.5)

    decoders.close()
    waiting.join(5)

    assert not waiting.is_alive()
    assert (errors[0].status, errors[0].sentence) == (Status.UNREADABLE, CLOSING)


def test_after_closing_nothing_is_decoded(poster_file):
    decoders = Decoders()
    decoders.close()
    decoders.start(2)

    assert refused(decoders, poster_file).sentence == CLOSING


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_where_no_process_can_be_started_every_poster_says_so(monkeypatch, decoders, poster_file, program):
    monkeypatch.setattr(sys, "executable", program)

    error = refused(decoders, poster_file)

    assert (error.status, error.sentence) == (Status.UNREADABLE, UNABLE)


def test_processes_that_were_started_are_used_where_no_further_one_can_be(monkeypatch, poster_file):
    made, decoder = [], decoding._Decoder

    def hardly_any(seconds):
        if len(made) == 2:
            raise OSError("no more processes")
        made.append(decoder(seconds))
        return made[-1]

    monkeypatch.setattr(decoding, "_Decoder", hardly_any)
    with Decoders(most=2) as decoders:
        decoders.start(4)

        assert decoders.squeezed(poster_file, SIZE).digest
        assert len(made) == 2


def test_no_process_outlives_the_program(poster_file):
    script = (
        "import sys, time; from pathlib import Path; from classifier.decoding import Decoders\n"
        "decoders = Decoders(); decoders.start(2); decoders.squeezed(Path(sys.argv[1]), (8, 8))\n"
        "print(*(decoder._process.pid for decoder in decoders._all), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(poster_file)], stdout=subprocess.PIPE) as program:
        pids = [int(pid) for pid in program.stdout.readline().split()]
        program.send_signal(signal.SIGKILL)

    assert len(pids) == 2
    until = time.monotonic() + 10
    while (left := [pid for pid in pids if _alive(pid)]) and time.monotonic() < until:
        time.sleep(0.01)
    assert left == []


def _alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except OSError:
        return False
