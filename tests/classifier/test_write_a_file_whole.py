"""A file is written whole, or the old one stays."""

import errno
import os
import stat

import pytest

from classifier.writing import ExportError, write_whole


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()

    write_whole(b"rows", tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == b"rows"
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write_whole(b"new", path)

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_goes_on_leading_to_the_file(tmp_path):
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")

    write_whole(b"new", tmp_path / "link.csv")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "🎬" * 63], ids=["ascii", "two bytes", "four bytes"])
def test_a_name_as_long_as_the_system_allows(tmp_path, name):
    write_whole(b"rows", tmp_path / name)

    assert (tmp_path / name).read_bytes() == b"rows"


@pytest.mark.parametrize(
    ("failing", "error", "advice"),
    [
        ("fsync", OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        ("fsync", OSError(errno.EIO, "Input/output error"), "Input/output error"),
        ("replace", PermissionError(errno.EACCES, "Permission denied"), "open in another program"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing, error, advice):
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")

    def fail(*_):
        raise error

    monkeypatch.setattr(os, failing, fail)

    with pytest.raises(ExportError, match=advice):
        write_whole(b"new", path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(ExportError, match="folder does not exist"):
        write_whole(b"rows", tmp_path / "gone/out.csv")
    assert not (tmp_path / "gone").exists()


def test_a_folder_in_the_files_place(tmp_path):
    (tmp_path / "out.csv").mkdir()

    with pytest.raises(ExportError, match="could not be written"):
        write_whole(b"rows", tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_folder_that_is_read_only(tmp_path, forbidding):
    folder = tmp_path / "read-only"
    folder.mkdir()
    forbidding(folder)

    with pytest.raises(ExportError, match="read-only"):
        write_whole(b"rows", folder / "out.csv")
