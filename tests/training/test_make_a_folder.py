"""A folder for what is trained is there, and takes files, before any work begins."""

import errno
from pathlib import Path

import pytest

from classifier.training.folders import make_folder
from classifier.writing import ExportError


def test_a_folder_is_made_with_those_it_lies_in_and_holds_nothing(tmp_path):
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize("name", ["file", "file/folder"])
def test_a_file_in_a_folders_way(tmp_path, name):
    (tmp_path / "file").write_bytes(b"own")

    with pytest.raises(ExportError) as refused:
        make_folder(tmp_path / name)

    told = f"The folder {tmp_path / name} cannot be made: a file is in its way. Choose another folder."
    assert str(refused.value) == told
    assert (tmp_path / "file").read_bytes() == b"own"


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "it is read-only. Choose another folder."),
        (OSError(errno.EROFS, "Read-only file system"), "it is read-only. Choose another folder."),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device."),
    ],
)
def test_a_folder_that_takes_no_file(tmp_path, monkeypatch, error, advice):
    def refuse(*_arguments, **_options):
        raise error

    monkeypatch.setattr(Path, "touch", refuse)

    with pytest.raises(ExportError) as refused:
        make_folder(tmp_path / "out")

    assert str(refused.value) == f"The folder {tmp_path / 'out'} cannot be written to: {advice}"
