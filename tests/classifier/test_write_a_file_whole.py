"""A file is written whole, or the old one stays."""

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

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


@pytest.mark.skipif(os.name == "nt", reason="this system has other permissions")
@pytest.mark.parametrize("mask", [0o077, 0o022, 0o002])
def test_what_a_person_keeps_from_others_is_kept_from_them(tmp_path, mask):
    script = (
        "import os, sys; from pathlib import Path; from classifier.writing import write_whole\n"
        "os.umask(int(sys.argv[2])); write_whole(b'rows', Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "out.csv"), str(mask)], check=True)

    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o666 & ~mask


def test_writing_leaves_alone_what_other_threads_give_their_files(tmp_path, monkeypatch):
    (tmp_path / "old.csv").touch()
    monkeypatch.setattr(os, "umask", lambda mask: pytest.fail("the mask is the whole process's"))

    for name in ("old.csv", "new.csv"):
        write_whole(b"rows", tmp_path / name)


def test_a_link_that_leads_back_to_itself_is_no_hindrance(tmp_path):
    (tmp_path / "loop.csv").symlink_to("loop.csv")

    write_whole(b"rows", tmp_path / "loop.csv")

    assert (tmp_path / "loop.csv").read_bytes() == b"rows"
    assert [path.name for path in tmp_path.iterdir()] == ["loop.csv"]


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
        ("fsync", OSError(errno.EDQUOT, "Disk quota exceeded"), "the disk is full"),
        ("fsync", OSError(errno.EFBIG, "File too large"), "too large for this disk"),
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


def test_both_the_file_and_its_name_outlive_a_power_failure(tmp_path, monkeypatch):
    synced, fsync, replace = [], os.fsync, os.replace

    def noted(descriptor):
        synced.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def replaced(self, target):
        synced.append("replaced")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(type(tmp_path), "replace", replaced)
    write_whole(b"rows", tmp_path / "out.csv")

    assert synced == ["file", "replaced"] + ["folder"] * (sys.platform != "win32")


def test_a_disk_that_knows_no_permissions_is_no_hindrance(tmp_path, monkeypatch):
    def refuse(*_arguments, **_options):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(type(tmp_path), "chmod", refuse)
    write_whole(b"rows", tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == b"rows"


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(b"new", path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_device_that_is_full_says_so_and_stays_a_device(tmp_path):
    full = tmp_path / "full"
    full.symlink_to("/dev/full")

    with pytest.raises(ExportError, match="the disk is full"):
        write_whole(b"rows" * 100_000, full)

    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(b"rows", pipe)
    reader.join()

    assert read == [b"rows"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no name for its standard output")
def test_standard_output_is_written_to_by_its_name_into_a_pipe():
    write = "write_whole(b'rows', Path('/dev/stdout'))"
    script = f"from pathlib import Path; from classifier.writing import write_whole; {write}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == (b"rows", b"")


LIMITED = """
import resource, signal, sys
from pathlib import Path
from classifier.writing import ExportError, write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(b"new" * 1000, Path(sys.argv[1]))
except ExportError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system limits no file's size")
def test_a_file_that_grows_too_large_for_the_disk_leaves_the_old_one(tmp_path):
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")

    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)

    assert "the file grows too large for this disk. Choose another disk." in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
