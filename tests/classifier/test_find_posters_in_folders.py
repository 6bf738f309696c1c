"""Paths that a person names become a list of posters."""

import os
from pathlib import Path

import pytest

from classifier.listing import POSTER_SUFFIXES, list_posters


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


def test_a_sub_folder_that_cannot_be_opened_is_told(make, names, tmp_path, forbidding):
    make("a.jpg", "secret/b.jpg")
    forbidding(tmp_path / "secret")

    assert names() == ["a.jpg", "secret"]


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

    assert (listing.posters, listing.others) == ([], 0)
