"""A person puts the program into the menus of a Linux desktop, and takes it out again."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from desktop_app import integration
from resources import DESKTOP, ICON, draw_icons

SHARE = DESKTOP / "share"
METAINFO = next((SHARE / "metainfo").glob("*.xml"))
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the menus of Linux desktops are meant")


def needs(program):
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A data folder with things of a person's own."""
    folder = tmp_path / "data"
    (folder / "applications").mkdir(parents=True)
    (folder / "applications" / "other.desktop").write_text("[Desktop Entry]\nType=Application\nName=O\nExec=true\n")
    own = folder / "icons" / "hicolor" / "48x48" / "apps" / "other.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def program(tmp_path):
    """The program, as a script in a folder with an odd name."""
    return script_in(tmp_path / 'my "best" $programs, 100% `new`\\here; (really)')


def script_in(folder):
    folder.mkdir(exist_ok=True)
    path = folder / "onesheet"
    path.write_text(f"#!{sys.executable}\nimport sys\nfrom desktop_app.app import main\nsys.exit(main())\n")
    path.chmod(0o755)
    return path


def call(program, *arguments):
    environment = os.environ | {"PYTHONPATH": str(DESKTOP.parents[1])}
    command = [str(program), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def contents(folder):
    """All files below a folder; what tools keep of them does not count."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "mimeinfo.cache")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def entry_of(path):
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes="#", strict=True)
    parser.optionxform = str
    parser.read_string(path.read_text("utf-8"))
    return parser["Desktop Entry"]


@linux
def test_the_entry_icons_and_description_are_put_in_place_and_taken_away(home, program):
    before = contents(home)

    done = call(program, "--install-desktop")

    assert (done.returncode, done.stderr) == (0, "")
    put = contents(home)
    assert {name: put[name] for name in before} == before
    shipped = contents(SHARE)
    assert put.keys() == {*before, *shipped, integration.RECEIPT}
    assert all(put[name] == data for name, data in shipped.items() if name != integration.ENTRY)
    for place in (home / integration.ENTRY, home / "icons" / "hicolor", home / "metainfo" / METAINFO.name):
        assert str(place) in done.stdout

    done = call(program, "--remove-desktop")

    assert (done.returncode, done.stderr) == (0, "")
    assert contents(home) == before
    assert f"{len(shipped)} files, were taken out of {home}." in done.stdout


@linux
def test_doing_it_twice_changes_nothing(home, program):
    first = call(program, "--install-desktop").stdout
    put = contents(home)
    assert call(program, "--install-desktop").stdout == first
    assert contents(home) == put
    call(program, "--remove-desktop")
    again = call(program, "--remove-desktop")
    assert again.returncode == 0
    assert again.stdout.startswith("There is nothing to take away")


@linux
@needs("gio")
@needs("desktop-file-validate")
@pytest.mark.parametrize("name", ["plain", 'my "best" $programs, `new`\\here; (really)', "100% ours = yours %F"])
def test_a_desktop_starts_the_program_wherever_it_lies(home, tmp_path, name):
    program = script_in(tmp_path / name)
    call(program, "--install-desktop")
    entry = home / integration.ENTRY
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")

    # In the program's place, one that notes how it was called.
    noted = tmp_path / "noted"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{noted}.new"\nmv "{noted}.new" "{noted}"\n')
    posters = [tmp_path / "a poster.jpg", tmp_path / "50% off.jpg"]
    for poster in posters:
        poster.touch()
    subprocess.run(["gio", "launch", entry, *posters], check=True, timeout=30)
    ends = time.monotonic() + 30
    while not noted.exists() and time.monotonic() < ends:
        time.sleep(0.05)
    assert noted.read_text().splitlines() == list(map(str, posters))


@linux
@needs("update-desktop-database")
@needs("gio")
def test_the_program_is_offered_for_pictures_and_folders(home, program):
    call(program, "--install-desktop")
    for kind in ("image/jpeg", "image/png", "image/webp", "image/avif", "inode/directory"):
        told = subprocess.run(["gio", "mime", kind], capture_output=True, text=True, check=False).stdout
        assert "onesheet.desktop" in told
    call(program, "--remove-desktop")
    assert "onesheet.desktop" not in (home / "applications" / "mimeinfo.cache").read_text()


@linux
def test_what_a_person_changed_stays(home, program):
    call(program, "--install-desktop")
    entry = home / integration.ENTRY
    mine = entry.read_text("utf-8").replace("Terminal=false", "Terminal=true")
    entry.write_text(mine, "utf-8")

    done = call(program, "--install-desktop")
    assert done.returncode == 0
    assert f"{entry} is not as Onesheet put it there, and stays as it is." in done.stdout
    assert entry.read_text("utf-8") == mine

    call(program, "--remove-desktop")
    assert entry.read_text("utf-8") == mine


@linux
def test_a_program_that_was_moved_is_found_again(home, tmp_path):
    call(script_in(tmp_path / "old"), "--install-desktop")
    moved = script_in(tmp_path / "new")
    call(moved, "--install-desktop")
    assert entry_of(home / integration.ENTRY)["Exec"] == f"{moved} %F"
    assert entry_of(home / integration.ENTRY)["TryExec"] == str(moved)


@linux
def test_a_folder_that_cannot_be_written_to_is_told(home, program):
    shutil.rmtree(home / "applications")
    (home / "applications").write_text("in the way")
    done = call(program, "--install-desktop")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(home / "applications") in done.stderr


@linux
def test_a_program_with_a_name_that_no_entry_can_hold_is_told(home):
    with pytest.raises(integration.DesktopError, match="no desktop entry can hold"):
        integration.install(home, [os.fsdecode(b"/opt/caf\xe9/onesheet")])


@linux
def test_a_receipt_that_was_tampered_with_removes_nothing_elsewhere(home, tmp_path):
    precious = tmp_path / "precious"
    precious.write_bytes(b"mine")
    digest = integration._digest(b"mine")
    for name in ("../precious", str(precious)):
        integration.install(home, ["/usr/bin/onesheet"])
        integration._note(home, {name: digest})
        integration.remove(home)
        assert precious.exists()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_on_other_systems_it_says_that_it_is_for_linux(monkeypatch, capsys, system, home):
    before = contents(home)
    monkeypatch.setattr(sys, "platform", system)
    assert integration.settle("install") == 2
    assert "Linux desktops" in capsys.readouterr().out
    assert contents(home) == before


def test_a_relative_data_folder_counts_as_none(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert integration.data_folder() == Path.home() / ".local" / "share"


def test_a_bundle_is_started_by_its_own_file(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert integration.own_command() == [sys.executable]
    monkeypatch.setenv("APPIMAGE", "/home/me/Onesheet.AppImage")
    assert integration.own_command() == ["/home/me/Onesheet.AppImage"]


# What is shipped.


def test_the_entry_speaks_every_language_of_the_window():
    entry = entry_of(SHARE / integration.ENTRY)
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert all(entry[f"{key}[{language}]"] for language in ("es", "de", "zh_CN"))


def test_the_entry_and_the_description_open_the_same_kinds():
    kinds = entry_of(SHARE / integration.ENTRY)["MimeType"].rstrip(";").split(";")
    told = [kind.text for kind in ElementTree.parse(METAINFO).iter("mediatype")]
    assert kinds == told
    assert {"image/jpeg", "image/avif", "inode/directory"} <= set(kinds)


def test_the_description_names_this_version_and_licence():
    root = ElementTree.parse(METAINFO).getroot()
    assert root.find("releases/release").get("version") == version("onesheet")
    assert f"{root.findtext('id')}.metainfo.xml" == METAINFO.name
    project = (DESKTOP.parents[1] / "pyproject.toml").read_text("utf-8")
    assert f'license = "{root.findtext("project_license")}"' in project


@needs("desktop-file-validate")
def test_the_entry_is_valid():
    command = ["desktop-file-validate", SHARE / integration.ENTRY]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@needs("appstreamcli")
def test_the_description_is_valid():
    command = ["appstreamcli", "validate", "--no-net", METAINFO]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # There is no home page to name yet; AppStream 1.1 and later ask for one.
    wrong = [line for line in done.stdout.splitlines() if re.match("[EW]: (?!.*url-homepage-missing)", line)]
    assert not wrong
    assert done.returncode == 0 or "url-homepage-missing" in done.stdout, done.stdout


def test_the_icons_are_what_the_drawing_looks_like():
    assert draw_icons.problems() == []


def test_an_icon_that_is_stale_is_told(tmp_path, qapp):
    draw_icons.draw(tmp_path)
    assert draw_icons.problems(tmp_path) == []
    Image.new("RGBA", (48, 48), "red").save(tmp_path / draw_icons.png_path(48))
    (tmp_path / draw_icons.SCALABLE).write_text(ICON.read_text("utf-8").replace("128", "127"))
    (tmp_path / draw_icons.MACOS).unlink()
    assert draw_icons.problems(tmp_path) == [
        f"{path.as_posix()} is not what icon.svg looks like."
        for path in (draw_icons.png_path(48), draw_icons.SCALABLE, draw_icons.MACOS)
    ]
