"""A person without Python runs what the project has built for them."""

import csv
import io
import os
import signal
import subprocess
from pathlib import Path

import pytest

from classifier import Classifier, decoding
from classifier.decoding import Decoders, UndecodableError
from classifier.frames import DECODE, READY
from resources.bundle.__main__ import unpacked_size
from tests.drawing import draw_poster, encoded
from tests.screens import green_poster, on_a_virtual_screen, shows_the_green_poster_read, virtual_screen, watch

pytestmark = pytest.mark.bundle

MOST_BYTES = 350_000_000
MOST_BYTES_PACKED = 130_000_000

UNUSED = ("pandas", "tensorflow", "keras", "scipy", "openvino", "dask", "jax", "safetensors")
"""Nothing of these is needed to read posters."""

PROGRAMS = ("onesheet", "onesheet-classifier")


def run(*command, **options):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False, **options)


@on_a_virtual_screen
def test_the_window_reads_a_poster_on_a_system_without_python(bare_system):
    green_poster().save(bare_system.root / "green.png")
    assert not list(bare_system.root.glob("usr/bin/python*"))
    with virtual_screen() as display:
        command = bare_system.command("/opt/onesheet/onesheet", "/green.png", DISPLAY=display)
        seen = watch(command, display, shows_the_green_poster_read)
    assert seen.enough, seen.said
    assert seen.status == 0, seen.said


def test_the_command_line_reads_a_poster_on_a_system_without_python(bare_system, tmp_path):
    poster = draw_poster(3)
    poster.save(tmp_path / "poster.png")
    (bare_system.root / "poster.png").write_bytes((tmp_path / "poster.png").read_bytes())
    done = bare_system.run("/opt/onesheet/onesheet-classifier", "classify", "/poster.png", "--csv", "-")
    assert done.returncode == 0, done.stderr
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert row["status"] == "ok"
    assert row["top_genre"] == Classifier(engine="litert").read(tmp_path / "poster.png").ranked[0].genre


def test_without_a_display_the_window_reads_in_the_terminal(bundle, poster_file):
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name[:3] != "QT_"}
    done = run(bundle / "onesheet", poster_file, env=environment)
    assert done.returncode == 0, done.stderr
    assert "poster.jpg" in done.stdout


@pytest.mark.parametrize("command", ["train", "evaluate", "export", "calibrate", "report"])
def test_commands_that_need_a_python_say_so_in_a_sentence(bundle, command):
    done = run(bundle / "onesheet-classifier", command, "--movies", "movies.csv")
    assert done.returncode == 2
    [sentence] = done.stderr.splitlines()
    assert f"{command} needs Onesheet installed in a Python" in sentence
    assert command not in run(bundle / "onesheet-classifier", "--help").stdout


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has loaded")
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_process_that_decodes_loads_neither_qt_nor_the_network(bundle, program):
    child = subprocess.Popen([bundle / program, DECODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdout.read(len(READY)) == READY
        loaded = Path(f"/proc/{child.pid}/maps").read_text()
        assert "_imaging" in loaded
        assert not [name for name in ("Qt6", "numpy", "litert") if name in loaded]
    finally:
        child.communicate(timeout=30)
    assert child.returncode == 0


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_killed_decoder_costs_one_poster(bundle, program, poster_file, tmp_path, monkeypatch):
    monkeypatch.setattr(decoding, "_command", lambda: [str(bundle / program), DECODE])
    with Decoders(most=1) as decoders:
        decoders.squeezed(poster_file, (20, 30))
        [decoder] = decoders._all
        os.kill(decoder._process.pid, signal.SIGKILL)
        decoder._process.wait(10)
        with pytest.raises(UndecodableError, match=decoding.FATAL):
            decoders.squeezed(poster_file, (20, 30))
        other = tmp_path / "other.jpg"
        other.write_bytes(encoded(draw_poster(5)))
        assert decoders.squeezed(other, (20, 30)).pixels.shape == (30, 20, 3)


def test_the_archive_is_small_and_unpacks_into_one_folder(archive):
    assert archive.stat().st_size < MOST_BYTES_PACKED
    listed = run("tar", "tf", archive)
    assert listed.returncode == 0, listed.stderr
    assert {name.partition("/")[0] for name in listed.stdout.splitlines()} == {"onesheet"}


def test_the_bundle_is_small_and_holds_nothing_that_trains(bundle):
    names = {path.name for path in bundle.rglob("*")}
    assert "onesheet.tflite" in names
    assert "onesheet.safetensors" not in names
    assert not [name for name in names if name.startswith(UNUSED)]
    assert not [name for name in names if name.startswith(("libQt6Qml", "libQt6Quick", "libQt6Network", "libQt63D"))]
    assert unpacked_size(bundle) < MOST_BYTES


def test_every_part_of_the_bundle_brings_its_licence(bundle):
    inside = bundle / "_internal"
    parts = {path.name.partition("-")[0].lower() for path in inside.glob("*.dist-info")}
    assert {"onesheet", "numpy", "pillow", "pyside6_essentials", "shiboken6", "ai_edge_litert", "rich"} <= parts
    given = {path.parent.name for path in (inside / "licences").rglob("*") if path.is_file()}
    assert {"onesheet", "Python", "Qt"} <= given
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (inside / "licences" / "Qt" / "LGPL-3.0.txt").read_text("utf-8")
