"""A person installs the wheel into an environment of its own, and works from any folder."""

import csv
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 100_000_000
"""Bytes that a package index takes."""

pytestmark = pytest.mark.wheel

READ_IN_THE_WINDOW = """
import sys, time
from pathlib import Path
import classifier, desktop_app, resources
from PySide6.QtWidgets import QApplication
from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings
application = QApplication([])
window = MainWindow(Settings())
window.show()
window.begin([resources.sample_posters()[0]])
ends = time.monotonic() + 60
while not window.session.posters.done and time.monotonic() < ends:
    application.processEvents()
print(window.session.posters.done)
window.close()
for module in (classifier, desktop_app, resources):
    print(Path(module.__file__).resolve())
"""


def run(*command, **options):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=240, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (path,) = folder.glob("onesheet-*.whl")
    return path


class Installed:
    """An environment with the wheel; what the wheel needs comes from the environment of the tests.

    Attributes:
        folder: its own.
        elsewhere: an empty folder to work in.
    """

    def __init__(self, place, wheel):
        self.folder = place / "environment"
        self.elsewhere = place / "elsewhere"
        self.elsewhere.mkdir()
        venv.create(self.folder, symlinks=os.name != "nt", with_pip=False)
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        run(sys.executable, "-m", "pip", "--python", self.folder, "install", "--no-deps", "--no-index", wheel)
        # A line of this file is a folder to search; the .pth files in it, such as the sources' own, do not count.
        purelib = run(self.scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
        (Path(purelib.stdout.strip()) / "needs.pth").write_text(sysconfig.get_path("purelib"))

    def run(self, program, *arguments):
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONPATH", None)
        return run(self.scripts / program, *arguments, cwd=self.elsewhere, env=environment)


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel):
    return Installed(tmp_path_factory.mktemp("installed"), wheel)


def test_the_wheel_is_small_enough_for_an_index_and_well_formed(wheel):
    assert wheel.stat().st_size < MOST
    assert "PASSED" in run(sys.executable, "-m", "twine", "check", "--strict", wheel).stdout


def test_the_wheel_holds_all_of_the_program_and_its_licence(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    rooms = [path for room in ("classifier", "desktop_app", "resources") for path in (ROOT / room).rglob("*")]
    files = {path.relative_to(ROOT).as_posix() for path in rooms if path.is_file() and path.suffix != ".pyc"}
    wanted = {name for name in files if not name.startswith("resources/screenshots/")}
    assert wanted - held == set()
    assert {name.rpartition("/")[2] for name in held if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_command_line_reads_the_samples_from_any_folder(installed):
    samples = installed.run("python", "-c", "import resources; print(resources.SAMPLES)").stdout.strip()
    assert Path(samples).is_relative_to(installed.folder)
    installed.run("onesheet-classifier", "classify", samples, "--csv", "genres.csv")
    with (installed.elsewhere / "genres.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["status"] for row in rows] == ["ok"] * len(list(Path(samples).glob("*.jpg")))


def test_the_version_is_told_from_any_folder(installed):
    assert installed.run("onesheet", "--version").stdout.startswith("onesheet ")


def test_the_window_reads_a_poster_from_any_folder(installed):
    done, *modules = installed.run("python", "-c", READ_IN_THE_WINDOW).stdout.splitlines()
    assert done == "1"
    assert all(Path(module).is_relative_to(installed.folder.resolve()) for module in modules)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the menus of Linux desktops are meant")
def test_the_program_of_the_wheel_puts_itself_into_the_menus(installed):
    installed.run("onesheet", "--install-desktop")
    entry = Path(os.environ["XDG_DATA_HOME"]) / "applications" / "onesheet.desktop"
    assert f"Exec={installed.scripts / 'onesheet'} %F" in entry.read_text("utf-8").splitlines()


def test_teaching_finds_the_weights_that_came_with_the_program(installed):
    script = (
        "from safetensors import safe_open; from classifier.card import BUNDLED\n"
        "print(len(safe_open(BUNDLED / 'onesheet.safetensors', 'numpy').keys()))"
    )
    assert int(installed.run("python", "-c", script).stdout) > 100
