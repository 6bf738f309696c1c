"""Several programs at once share a catalogue, and none of them is ever told that it is locked."""

import subprocess
import sys
import time

import pytest

from classifier.catalogue import Catalogue
from tests.classifier.remembering import names

WRITERS = 6

WRITING = """
import sys, time
from pathlib import Path
from classifier.catalogue import Catalogue, Remembered, Stamp, digest_of
from classifier.recall import _Saver

name, path, until = sys.argv[1], Path(sys.argv[2]), time.monotonic() + float(sys.argv[3])
stamp = Stamp(1, 2, 3)
sys.stdin.readline()
number, catalogue = 0, Catalogue(path)
saver = _Saver(name, catalogue, sys.exit)
while not number or time.monotonic() < until:
    digest = digest_of(f"{name} {number}".encode())
    catalogue.correct({digest: ["War"]})
    for other in range(10):
        saver.keep(Path(f"/{digest} {other}"), stamp, Remembered(digest, "ok", "", b""))
    catalogue.recall(name, {Path(f"/{digest} {other}"): stamp for other in range(10)})
    assert digest in catalogue.corrections()
    print(digest, flush=True)
    number += 1
    if name.startswith("closing"):
        saver.close()
        catalogue.close()
        catalogue = Catalogue(path)
        saver = _Saver(name, catalogue, sys.exit)
saver.close()
"""


@pytest.fixture
def programs(path):
    """A function that starts programs that write for some seconds, all at the same moment."""
    started = []

    def start(names, seconds):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        command = [sys.executable, "-c", WRITING]
        started.extend(subprocess.Popen([*command, name, str(path), str(seconds)], **pipes) for name in names)
        for process in started:
            process.stdin.write("go\n")
            process.stdin.flush()
        return started

    yield start
    for process in started:
        process.kill()
        process.communicate()


def said_by(processes):
    """Whom they spoke of, where nothing went wrong."""
    told = [process.communicate() for process in processes]
    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, told, strict=True)] == [
        (0, "")
    ] * len(processes)
    return [set(said.split()) for said, _ in told]


@pytest.mark.parametrize("kind", ["staying", "closing"])
def test_programs_that_write_at_once_meet_no_error(path, programs, opened, kind):
    said = said_by(programs([f"{kind} {number}" for number in range(WRITERS)], 2.5))

    assert all(said)
    assert opened().corrections().keys() == set().union(*said)
    assert opened().set_aside is None
    assert [name for name in names(path.parent) if "damaged" in name] == []


def test_a_window_that_reads_and_corrects_beside_them_meets_none_either(path, programs, opened):
    processes, catalogue, number = programs(["staying", "closing"], 2), opened(), 0
    while any(process.poll() is None for process in processes) and number < 1000:
        number += 1
        catalogue.correct({f"{number:064x}": ["Drama"]})
        catalogue.version()
        catalogue.corrections()
        time.sleep(0.002)
    said = said_by(processes)

    assert catalogue.corrections().keys() == set().union(*said, (f"{n:064x}" for n in range(1, number + 1)))
    with_all = Catalogue(path)
    assert with_all.corrections() == catalogue.corrections()
    with_all.close()
