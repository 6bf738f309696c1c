"""Whatever stands in the way of a file is told in its row: by a status, and a sentence that a person understands."""

import errno
import os
import socket
from pathlib import Path

import pytest

from classifier import poster as poster_module
from classifier.poster import Status, read_file, read_poster
from tests.classifier.test_refuse_what_is_no_poster import refusal
from tests.hostile.nobody import as_nobody, public_folder

__all__ = ["public_folder"]  # A fixture.


def test_a_file_that_is_gone(tmp_path):
    status, sentence = refusal(tmp_path / "gone.jpg")

    assert status is Status.UNREADABLE
    assert "not there" in sentence


def test_a_folder(tmp_path):
    assert refusal(tmp_path) == (Status.UNREADABLE, "This is a folder, not a picture.")


def test_a_link_to_a_file_that_is_gone(tmp_path):
    (tmp_path / "link.jpg").symlink_to(tmp_path / "gone.jpg")

    told = refusal(tmp_path / "link.jpg")

    assert told == (Status.UNREADABLE, "This is a link to a file that is not there (any more).")


def test_links_that_lead_back_to_each_other(tmp_path):
    (tmp_path / "one.jpg").symlink_to(tmp_path / "two.jpg")
    (tmp_path / "two.jpg").symlink_to(tmp_path / "one.jpg")

    assert refusal(tmp_path / "one.jpg") == (Status.UNREADABLE, "This is a link that leads back to itself.")


def test_a_file_taken_for_a_folder(poster_file):
    assert refusal(poster_file / "poster.jpg") == (Status.UNREADABLE, "The file is not there (any more).")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no such sockets")
def test_a_socket(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # A socket's whole path has a hundred letters at most.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.jpg")

        assert refusal("socket.jpg") == (Status.UNREADABLE, "This is a device or a pipe, not a file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")

    assert refusal(tmp_path / "pipe.jpg") == (Status.UNREADABLE, "This is a device or a pipe, not a file.")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no /dev/zero")
def test_a_device_without_an_end():
    assert refusal("/dev/zero")[0] is Status.UNREADABLE


READ = "from classifier.poster import PosterError, read_file"
TELL = """
    try:
        print(len(read_file(path)))
    except PosterError as error:
        print(error.status, error.sentence)
"""


def test_files_and_folders_that_one_may_not_read(public_folder):
    closed = public_folder / "closed"
    closed.mkdir()
    paths = [public_folder / "open.jpg", public_folder / "closed.jpg", closed / "within.jpg"]
    for path, mode in zip(paths, (0o644, 0, 0o644), strict=True):
        path.write_bytes(b"12345")
        path.chmod(mode)
    closed.chmod(0)

    told = as_nobody(READ, TELL, *paths, closed)

    assert told == [
        "5",
        "unreadable There is no permission to read the file.",
        "unreadable There is no permission to read the file.",
        "unreadable There is no permission to read the folder.",
    ]


@pytest.mark.parametrize("name", ["nul\0byte.jpg", "x" * 5000, "x" * 300, "\ud800.jpg"], ids=len)
def test_a_name_that_no_file_can_have(name):
    assert refusal(name) == (Status.UNREADABLE, "The name cannot be a file's.")


@pytest.fixture
def befalling(monkeypatch):
    """A function by which something befalls a file once some parts of it, of 1,000 bytes, have been read."""
    read = os.read

    def befall(what, after=1):
        calls = iter(range(1000))

        def read_some(descriptor, size):
            if next(calls) == after:
                what()
            return read(descriptor, min(size, 1000))

        monkeypatch.setattr(os, "read", read_some)

    return befall


def test_a_drive_that_hands_a_file_out_in_parts(poster_file, befalling):
    whole = poster_file.read_bytes()
    befalling(lambda: None)

    assert read_file(poster_file) == whole


def lose(number):
    def what(*_):
        raise OSError(number, os.strerror(number))

    return what


LOST = [errno.EIO, errno.ENXIO, errno.ESTALE, errno.ENODEV, errno.ETIMEDOUT]


@pytest.mark.parametrize("number", LOST, ids=errno.errorcode.get)
@pytest.mark.parametrize("after", [0, 1])
def test_a_drive_that_goes_away_while_it_is_read(number, after, poster_file, befalling):
    befalling(lose(number), after)

    status, sentence = refusal(poster_file)

    assert status is Status.UNREADABLE
    told = f"The drive that the file is on does not answer: {os.strerror(number)}."
    assert sentence == f"{told} See that it is connected, and try again."


def test_a_drive_that_went_away_before(poster_file, monkeypatch):
    monkeypatch.setattr(os, "open", lose(errno.EIO))

    assert "does not answer" in refusal(poster_file)[1]


def test_another_trouble_of_the_system_is_told_in_its_words(poster_file, monkeypatch):
    monkeypatch.setattr(os, "open", lose(errno.EMFILE))

    assert refusal(poster_file) == (Status.UNREADABLE, f"The file cannot be read: {os.strerror(errno.EMFILE)}.")


CHANGED = (Status.UNREADABLE, "The file changed while it was read. Read it again once it is complete.")


def test_a_file_that_shrinks_while_it_is_read(poster_file, befalling):
    befalling(lambda: os.truncate(poster_file, 1500))

    assert refusal(poster_file) == CHANGED


def test_a_file_that_grows_while_it_is_read(poster_file, befalling):
    def grow():
        with poster_file.open("ab") as file:
            file.write(b"more of it" * 1000)

    befalling(grow)

    assert refusal(poster_file) == CHANGED


def test_a_file_that_is_written_anew_while_it_is_read(poster_file, befalling):
    def write():
        size = poster_file.stat().st_size
        with poster_file.open("r+b") as file:
            file.write(bytes(size))
        os.utime(poster_file, (1, 1))

    befalling(write)

    assert refusal(poster_file) == CHANGED


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be deleted there")
def test_a_file_that_is_deleted_while_it_is_read_is_read_to_its_end(poster_file, befalling):
    whole = poster_file.read_bytes()
    befalling(poster_file.unlink)

    assert read_file(poster_file) == whole


def test_a_file_that_grows_beyond_all_bounds(poster_file, befalling, monkeypatch):
    monkeypatch.setattr(poster_module, "MAX_FILE_BYTES", poster_file.stat().st_size)

    def grow():
        with poster_file.open("ab") as file:
            file.write(bytes(2000))

    befalling(grow)

    assert refusal(poster_file)[0] is Status.TOO_LARGE


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system has no /proc")
def test_a_file_of_no_size_that_has_a_content_all_the_same():
    assert refusal("/proc/self/status") == (Status.NOT_AN_IMAGE, "The file is not a picture.")


def test_a_file_that_does_not_fit_into_memory(poster_file, monkeypatch):
    def read(descriptor, size):
        raise MemoryError

    monkeypatch.setattr(os, "read", read)

    assert refusal(poster_file) == (Status.TOO_LARGE, "The picture does not fit into memory.")


def test_a_file_of_too_many_bytes(poster_file, monkeypatch):
    monkeypatch.setattr(poster_module, "MAX_FILE_BYTES", poster_file.stat().st_size)
    read_poster(poster_file)

    monkeypatch.setattr(poster_module, "MAX_FILE_BYTES", poster_file.stat().st_size - 1)
    assert refusal(poster_file)[0] is Status.TOO_LARGE
