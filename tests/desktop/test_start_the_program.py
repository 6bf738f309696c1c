"""A person starts ``onesheet``, with a display and without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from classifier.genres import GENRES
from desktop_app import app
from desktop_app.display import NO_DISPLAY, display_problem
from tests.desktop.own_networks import copy_network
from tests.drawing import encoded
from tests.screens import (
    green_poster,
    on_a_virtual_screen,
    rows_of_bars,
    shows_the_green_poster_read,
    virtual_screen,
    watch,
)

BARE = {
    name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X displays are tried on Linux only")


def bare(**more):
    """The environment without a display, with the places of one's own that this test may write to."""
    places = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = {name: os.environ.get(name, os.environ["XDG_DATA_HOME"]) for name in places}
    return BARE | own | more


def onesheet(*arguments, **environment):
    command = [sys.executable, "-m", "desktop_app", *map(str, arguments)]
    return subprocess.run(command, env=bare(**environment), capture_output=True, text=True, timeout=120, check=False)


@linux
def test_without_a_display_posters_are_read_in_the_terminal(poster_file):
    done = onesheet(poster_file)
    assert done.returncode == 0
    assert f"{NO_DISPLAY} Reading in the terminal instead." in done.stderr
    assert "poster.jpg" in done.stdout


@linux
def test_without_a_display_a_broken_poster_still_counts(poster_folder):
    done = onesheet(poster_folder)
    assert done.returncode == 1
    assert "damaged" in done.stdout


@linux
def test_without_a_display_the_network_that_is_named_reads_all_the_same(tmp_path, poster_file):
    done = onesheet("--model", copy_network(tmp_path / "mine"), poster_file)
    assert done.returncode == 0
    assert "My " in done.stdout


@linux
def test_without_a_display_a_network_that_is_none_is_told(tmp_path, poster_file):
    done = onesheet("--model", tmp_path, poster_file)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "model" in done.stderr


@linux
def test_without_a_display_a_bundled_network_that_was_swapped_is_told(poster_file):
    script = (
        "import sys; from classifier import card; card.BUNDLED_SHA256 = '0' * 64\n"
        "from desktop_app import app; sys.exit(app.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, str(poster_file)]
    done = subprocess.run(command, env=bare(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "is damaged or not the one that came with the program. Install the program again." in done.stderr


@linux
@pytest.mark.parametrize("name", ["-leading-dash.jpg", "--csv.jpg"])
def test_without_a_display_a_name_that_begins_with_a_dash_is_read_after_two_dashes(poster_file, name):
    poster_file.rename(poster_file.with_name(name))
    command = [sys.executable, "-m", "desktop_app", "--", name]
    environment = bare(PYTHONPATH=str(Path(app.__file__).parents[1]))
    options = {"env": environment, "cwd": poster_file.parent, "capture_output": True, "text": True, "timeout": 120}
    done = subprocess.run(command, **options, check=False)
    assert done.returncode == 0, done.stderr
    assert name in done.stdout


@linux
def test_without_a_display_and_without_posters_it_says_what_to_do():
    done = onesheet()
    assert done.returncode == 2
    assert done.stderr == f"{NO_DISPLAY} Name posters or folders to read them in the terminal: onesheet PATH...\n"


@linux
def test_a_display_that_is_not_there_is_told_and_does_not_crash(poster_file):
    done = onesheet(poster_file, DISPLAY=":987")
    assert done.returncode == 0
    assert "No window can open" in done.stderr or "cannot be reached" in done.stderr


@linux
@pytest.mark.parametrize("given", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_a_named_platform_is_believed(given):
    assert display_problem(given) is None


def test_the_version_is_told():
    done = onesheet("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("onesheet ")


def test_a_missing_system_library_is_told(monkeypatch, capsys):
    def missing(_paths, _model):
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(app, "display_problem", lambda: None)
    monkeypatch.setattr(app, "_open_window", missing)
    assert app.main([]) == 2
    assert "libEGL.so.1" in capsys.readouterr().err


def test_the_window_never_loads_what_trains(poster_file):
    script = f"""
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop_app.exporting import Format
from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings
application = QApplication([])
window = MainWindow(Settings())
window.session.add([Path({str(poster_file)!r})])
ends = time.monotonic() + 60
while not window.session.posters.done and time.monotonic() < ends:
    application.processEvents()
window.session.export([0], Path({str(poster_file.with_suffix(".csv"))!r}), Format.CSV)
while not Path({str(poster_file.with_suffix(".csv"))!r}).exists() and time.monotonic() < ends:
    application.processEvents()
window.close()
print(window.session.posters.done)
print(sorted({{"tensorflow", "keras", "sklearn", "matplotlib"}} & set(sys.modules)))
"""
    environment = bare(QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.splitlines() == ["1", "[]"], done.stderr


MANY = 15
"""Bars that no poster would get from the bundled network."""


def seen(tmp_path, arguments, enough):
    """Start the program, light and with settings of its own, and watch it until enough is seen."""
    (tmp_path / "config" / "onesheet").mkdir(parents=True)
    (tmp_path / "config" / "onesheet" / "settings.ini").write_text("[General]\ntheme=light\n")
    with virtual_screen() as display:
        environment = bare(DISPLAY=display, XDG_CONFIG_HOME=str(tmp_path / "config"))
        command = [sys.executable, "-m", "desktop_app", *map(str, arguments)]
        found = watch(command, display, enough, environment)
    assert found.status == 0, found.said
    return found


@on_a_virtual_screen
def test_onesheet_shows_a_poster_and_its_bars_on_a_real_screen(tmp_path):
    poster = tmp_path / "green.jpg"
    poster.write_bytes(encoded(green_poster()))
    found = seen(tmp_path, [poster], shows_the_green_poster_read)
    assert found.enough, found.said


@on_a_virtual_screen
def test_onesheet_reads_with_the_network_that_is_named(tmp_path, poster_file):
    # Whatever the weights, its card makes all its scores nearly 1: every genre has a long bar, not a few.
    genres = [f"My {genre}" for genre in GENRES]
    scaling = {"slope": dict.fromkeys(genres, 0.0), "offset": dict.fromkeys(genres, 9.0)}
    folder = copy_network(tmp_path / "mine", scaling=scaling)

    # As many as there is room for; the bundled network would assign a few.
    found = seen(tmp_path, ["--model", folder, poster_file], lambda screen: rows_of_bars(screen) >= MANY)

    assert found.enough, found.said


@on_a_virtual_screen
def test_onesheet_says_so_and_opens_no_window_where_the_network_that_is_named_is_none(tmp_path):
    with virtual_screen() as display:
        done = onesheet("--model", tmp_path, DISPLAY=display)
    assert done.returncode == 2
    assert done.stderr == f"There is no network in {tmp_path}: no model-card.json is there.\n"
