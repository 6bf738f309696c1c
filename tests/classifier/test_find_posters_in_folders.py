"""Paths that a person names become a list of posters."""

import os
from pathlib import Path

import pytest

from classifier import PosterError
from classifier.listing import POSTER_SUFFIXES, list_posters
from classifier.poster import read_file
from tests.hostile.nobody import as_nobody, public_folder

__all__ = ["public_folder"]  # A fixture.


@pytest.fixture
def make(tmp_path):
    """A function that makes files, whose content does not matter here, and gives their folder."""

    def make(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return tmp_path

    return make


@pytest.fixture
def names(tmp_path):
    """A function that lists a path's posters, as relative names."""
    return lambda *paths, **options: [
        os.path.relpath(path, tmp_path) for path in list_posters(paths or [tmp_path], **options).posters
    ]


def test_a_file_named_outright_is_always_listed(make, names):
    folder = make("notes.txt", ".hidden.jpg")

    assert names(folder / "notes.txt", folder / ".hidden.jpg", folder / "gone.jpg") == [
        "notes.txt",
        ".hidden.jpg",
        "gone.jpg",
    ]


def test_a_folder_stands_for_the_pictures_in_it(make):
    pictures = {f"poster{suffix}" for suffix in POSTER_SUFFIXES} | {"LOUD.JPG", "Mixed.PnG"}
    folder = make(*pictures, "notes.txt", "clip.mp4", "page.pdf", "jpg", "no-suffix")

    listing = list_posters([folder])

    assert {path.name for path in listing.posters} == pictures
    assert listing.others == 5


def test_the_contract_names_these_suffixes():
    known = {"jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "tif", "tiff", "avif"}

    assert {suffix[1:] for suffix in POSTER_SUFFIXES} == known


def test_numbers_are_sorted_as_people_count(make, names):
    make("poster 10.jpg", "Poster 9.jpg", "poster 1.jpg", "2.jpg", "10 b.jpg", "a.jpg", "B.jpg")

    assert names() == ["2.jpg", "10 b.jpg", "a.jpg", "B.jpg", "poster 1.jpg", "Poster 9.jpg", "poster 10.jpg"]


def test_sub_folders_come_after_a_folders_own(make, names):
    make("b.jpg", "a/2.jpg", "a/10.jpg", "a/deep/1.jpg", "c/3.jpg")

    assert names() == ["b.jpg", "a/2.jpg", "a/10.jpg", "a/deep/1.jpg", "c/3.jpg"]


def test_sub_folders_can_be_left_out(make, tmp_path):
    make("b.jpg", "a/2.jpg", "a/notes.txt")

    listing = list_posters([tmp_path], recursive=False)

    assert [path.name for path in listing.posters] == ["b.jpg"]
    assert listing.others == 0


def test_hidden_files_and_folders_are_left_out_and_not_counted(make):
    folder = make("a.jpg", ".b.jpg", ".thumbnails/c.jpg", ".notes")

    listing = list_posters([folder])

    assert [path.name for path in listing.posters] == ["a.jpg"]
    assert listing.others == 0


def test_a_hidden_folder_named_outright_is_read(make, names):
    folder = make(".posters/a.jpg")

    assert names(folder / ".posters") == [".posters/a.jpg"]


def test_a_folder_that_bears_a_pictures_name_is_a_folder(make, names):
    make("folder.jpg/a.png")

    assert names() == ["folder.jpg/a.png"]


def test_a_link_that_leads_back_ends_there(make, names, tmp_path):
    make("a/b/poster.jpg")
    (tmp_path / "a/b/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/b/here").symlink_to(tmp_path / "a/b", target_is_directory=True)

    assert names() == ["a/b/poster.jpg"]


def test_a_link_to_another_folder_is_followed(make, names, tmp_path):
    make("elsewhere/poster.jpg", "here/own.jpg")
    (tmp_path / "here/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    assert names(tmp_path / "here") == ["here/own.jpg", "here/link/poster.jpg"]


def test_a_link_to_nowhere_is_listed_so_that_it_is_told(names, tmp_path):
    (tmp_path / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")

    assert names() == ["nowhere.jpg"]


def test_what_is_named_twice_is_listed_once(make, names, tmp_path, monkeypatch):
    make("a/1.jpg", "a/2.jpg")
    monkeypatch.chdir(tmp_path)

    assert names("a/2.jpg", tmp_path / "a", tmp_path / "a/../a/1.jpg", "a") == ["a/2.jpg", "a/1.jpg"]


def test_a_sub_folder_that_cannot_be_opened_is_told(public_folder):
    (public_folder / "a.jpg").touch()
    (public_folder / "secret").mkdir()
    (public_folder / "secret/b.jpg").touch()
    (public_folder / "secret").chmod(0)

    told = as_nobody(
        "from classifier.listing import list_posters", "print(*list_posters([path]).posters, sep='\\n')", public_folder
    )

    assert told == [f"{public_folder}/a.jpg", f"{public_folder}/secret"]


def test_a_folder_that_vanishes_while_listing_is_told(make, names, tmp_path, monkeypatch):
    make("a.jpg", "unmounted/b.jpg")
    scandir = os.scandir

    def scandir_of_a_lost_disk(path):
        if Path(path).name == "unmounted":
            raise OSError(5, "Input/output error")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scandir_of_a_lost_disk)

    assert names() == ["a.jpg", "unmounted"]


def test_an_empty_folder_has_no_posters(tmp_path):
    listing = list_posters([tmp_path])

    assert (list(listing.posters), listing.others) == ([], 0)


@pytest.fixture
def dig(tmp_path):
    """A function that makes folders in each other and a poster in the last; what is that deep, only it can remove."""
    here, name, depth = Path.cwd(), "", 0

    def dig(*wanted):
        nonlocal name, depth
        name, depth = wanted
        os.chdir(tmp_path)
        for _ in range(depth):
            Path(name).mkdir()
            os.chdir(name)
        Path("poster.jpg").touch()
        os.chdir(here)

    yield dig
    os.chdir(tmp_path)
    for _ in range(depth):
        os.chdir(name)
    Path("poster.jpg").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path(name).rmdir()
    os.chdir(here)


def test_folders_that_lie_in_each_other_a_thousand_deep(dig, tmp_path):
    dig("f", 1200)

    assert list(list_posters([tmp_path]).posters) == [tmp_path.joinpath(*"f" * 1200, "poster.jpg")]


@pytest.mark.skipif(os.name == "nt", reason="names have other limits there")
def test_a_folder_so_deep_that_the_system_does_not_open_it_is_told(dig, tmp_path):
    dig("f" * 250, 20)

    (told,) = list_posters([tmp_path]).posters

    assert told.name == "f" * 250


def test_pipes_links_and_devices_that_bear_a_pictures_name_are_listed_so_that_they_are_told(make, names, tmp_path):
    make("a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "gone.png")
    (tmp_path / "one.gif").symlink_to(tmp_path / "two.gif")
    (tmp_path / "two.gif").symlink_to(tmp_path / "one.gif")

    assert names() == ["a.jpg", "nowhere.png", "one.gif", "pipe.jpg", "two.gif"]


def test_names_that_are_no_text(names, tmp_path):
    for name in (b"\xff\xfe.jpg", b"line\nbreak.jpg", b"\xc3.png"):
        (tmp_path / os.fsdecode(name)).touch()

    assert {os.fsencode(name) for name in names()} == {b"\xff\xfe.jpg", b"line\nbreak.jpg", b"\xc3.png"}


def test_a_file_that_vanishes_between_listing_and_reading_is_a_row(make, tmp_path):
    make("a.jpg")
    (path,) = list_posters([tmp_path]).posters
    path.unlink()

    with pytest.raises(PosterError, match="not there"):
        read_file(path)


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be deleted there")
def test_a_working_folder_that_was_deleted(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert list(list_posters(["a.jpg", "b.jpg", "a.jpg"]).posters) == [Path("a.jpg"), Path("b.jpg")]


@pytest.mark.parametrize("folder_first", [True, False])
def test_a_file_that_is_named_outright_is_not_counted_among_those_left_out_of_its_folder(
    make, tmp_path, monkeypatch, folder_first
):
    make("a.jpg", "scan.poster", "inner/other.poster", "notes.txt")
    monkeypatch.chdir(tmp_path)
    named = [tmp_path, Path("scan.poster"), tmp_path / "inner" / "other.poster"]

    listing = list_posters(named if folder_first else reversed(named))

    assert {path.name for path in listing.posters} == {"a.jpg", "scan.poster", "other.poster"}
    assert listing.others == 1


def test_once_it_is_stopped_no_further_folder_is_opened(make, monkeypatch, tmp_path):
    make(*(f"folder {number}/poster.jpg" for number in range(20)))
    opened, scandir = [], os.scandir

    def noted(folder):
        opened.append(folder)
        return scandir(folder)

    monkeypatch.setattr("os.scandir", noted)

    listing = list_posters([tmp_path], stopped=lambda: len(opened) == 4)

    assert len(opened) == 4
    assert len(listing.posters) == 3


@pytest.mark.parametrize("name", ["nul\0", "x" * 300, "gone"])
def test_a_name_that_is_no_folders_is_listed_as_a_file(tmp_path, name):
    assert list(list_posters([tmp_path / name]).posters) == [tmp_path / name]
