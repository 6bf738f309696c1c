"""What a person said of posters is kept for good, whatever happens to the program or to the file."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from classifier import catalogue as rooms
from classifier.catalogue import Catalogue, CatalogueError, Remembered, Stamp, digest_of
from tests.classifier.remembering import ALIEN, HEAT, MANY, MUMMY


def test_a_correction_is_there_at_the_next_start(opened):
    first = opened()
    first.correct({ALIEN: ["Horror", "Sci-Fi"], HEAT: ["Crime"]})
    first.close()

    again = opened()

    assert again.corrections() == {ALIEN: ("Horror", "Sci-Fi"), HEAT: ("Crime",)}
    assert again.set_aside is None


def test_nothing_said_yet(opened, path):
    assert opened().corrections() == {}
    assert path.is_file()


def test_the_last_word_counts(opened):
    catalogue = opened()
    catalogue.correct({ALIEN: ["Horror"]})
    catalogue.correct({ALIEN: ["Sci-Fi"]})

    assert catalogue.corrections() == {ALIEN: ("Sci-Fi",)}


def test_taking_a_word_back(opened):
    catalogue = opened()
    catalogue.correct({ALIEN: ["Horror"], HEAT: ["Crime"]})
    catalogue.correct({ALIEN: [], "f" * 64: []})

    assert catalogue.corrections() == {HEAT: ("Crime",)}


def test_two_windows_see_each_others_words(opened):
    one, other = opened(), opened()
    one.correct({ALIEN: ["Horror"]})
    other.correct({HEAT: ["Crime"]})

    assert one.corrections() == other.corrections() == {ALIEN: ("Horror",), HEAT: ("Crime",)}


def test_thousands_at_once_and_taken_back_at_once(opened):
    catalogue = opened()
    catalogue.correct(MANY)
    assert opened().corrections() == MANY

    catalogue.correct(dict.fromkeys(MANY, ()))
    assert opened().corrections() == {}


def test_many_threads_speak_at_once(opened):
    catalogue = opened()
    digests = list(MANY)[:200]
    threads = [
        threading.Thread(target=lambda mine=digests[n::8]: [catalogue.correct({digest: ["War"]}) for digest in mine])
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert catalogue.corrections() == dict.fromkeys(digests, ("War",))


def test_one_digest_for_one_content(poster_file, tmp_path):
    moved = tmp_path / "moved.png"
    moved.write_bytes(poster_file.read_bytes())

    assert digest_of(moved.read_bytes()) == digest_of(poster_file.read_bytes())
    assert re.fullmatch("[0-9a-f]{64}", digest_of(poster_file.read_bytes()))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends programs in another way")
def test_nothing_said_is_lost_when_the_program_is_killed(path, opened):
    script = (
        "import sys; from itertools import count; from pathlib import Path\n"
        "from classifier.catalogue import Catalogue, digest_of\n"
        "catalogue = Catalogue(Path(sys.argv[1]))\n"
        "for number in count():\n"
        "    digest = digest_of(str(number).encode())\n"
        "    catalogue.correct({digest: ['Horror']})\n"
        "    print(digest, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True) as process:
        told = [process.stdout.readline().strip() for _ in range(50)]
        process.kill()
        told += process.stdout.read().split()

    assert process.returncode == -signal.SIGKILL
    assert len(told) >= 50
    corrections = opened().corrections()
    # The one under way may be there without having been told.
    assert corrections.keys() - {digest_of(str(len(told)).encode())} == set(told)


def test_a_word_stays_whatever_is_read_and_by_whatever_network(opened, tmp_path):
    catalogue, poster = opened(), tmp_path / "poster.jpg"
    catalogue.correct({ALIEN: ["Horror"]})
    for model in ("one", "another"):
        catalogue.remember(model, {poster: (Stamp(1, 2, 3), Remembered(ALIEN, "ok", "", b""))})
        catalogue.remember(model, {tmp_path / f"moved by {model}": (Stamp(1, 2, 3), Remembered(ALIEN, "ok", "", b""))})
        catalogue.remember(model, {poster: (Stamp(4, 5, 6), Remembered(HEAT, "damaged", "Broken.", b""))})

    assert catalogue.corrections() == {ALIEN: ("Horror",)}


@pytest.mark.skipif(sys.platform == "win32", reason="there no file can be taken away that is open")
@pytest.mark.parametrize("done", ["replaced", "gone"])
def test_a_word_is_kept_where_the_file_is_another_one_meanwhile(path, opened, tmp_path, done):
    """Another window may set it aside as damaged, and mend it."""
    first = opened()
    first.correct({HEAT: ["Crime"]})
    for name in (path, *(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))):
        name.rename(tmp_path / name.name)
    if done == "replaced":
        opened().correct({MUMMY: ["Adventure"]})

    first.correct({ALIEN: ["Horror"]})

    here = {MUMMY: ("Adventure",)} if done == "replaced" else {}
    assert opened().corrections() == first.corrections() == {ALIEN: ("Horror",), **here}
    first.close()
    assert opened().corrections() == {ALIEN: ("Horror",), **here}


def test_a_look_tells_whether_another_window_has_said_something(opened):
    one, other = opened(), opened()
    before = one.version()
    assert one.version() == before

    other.correct({ALIEN: ["Horror"]})

    assert one.version() != before
    assert one.version() == one.version()


# What the disk has against it.


def test_a_folder_that_is_read_only(tmp_path, forbidding):
    folder = tmp_path / "read-only"
    folder.mkdir()
    forbidding(folder)

    with pytest.raises(CatalogueError, match="no permission"):
        Catalogue(folder / "catalogue.sqlite3")


def test_a_file_that_is_read_only_can_be_read(with_words, opened):
    with_words.chmod(0o444)
    if os.access(with_words, os.W_OK):
        pytest.skip("this user may write everything")

    catalogue = opened()
    with pytest.raises(CatalogueError, match="read-only"):
        catalogue.correct({ALIEN: ["Horror"]})

    assert catalogue.corrections() == MANY
    assert catalogue.set_aside is None


def test_a_folder_in_the_files_place(tmp_path):
    with pytest.raises(CatalogueError, match="a folder has its name"):
        Catalogue(tmp_path)


def test_a_file_in_the_folders_place(tmp_path):
    (tmp_path / "own words").touch()

    with pytest.raises(CatalogueError, match="could not be opened"):
        Catalogue(tmp_path / "own words" / "catalogue.sqlite3")


@pytest.mark.parametrize("failing", ["connecting", "setting"])
def test_a_file_that_cannot_be_opened_twice_is_let_go(path, with_words, opened, monkeypatch, failing):
    connections, connect = [], rooms.connect

    class Reluctant(sqlite3.Connection):
        def execute(self, *arguments):
            raise sqlite3.OperationalError("disk I/O error")

    def reluctant(file, patience):
        if patience != rooms.RESULTS_BUSY_SECONDS:
            connections.append(connect(file, patience))
        elif failing == "setting":
            connections.append(sqlite3.connect(file, factory=Reluctant))
        else:
            raise sqlite3.OperationalError("unable to open database file")
        return connections[-1]

    with monkeypatch.context() as patch:
        patch.setattr(rooms, "connect", reluctant)
        with pytest.raises(CatalogueError, match="could not be opened"):
            Catalogue(path)

    assert len(connections) == (2 if failing == "setting" else 1)
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.total_changes  # noqa: B018 # Of an open one, it can be asked for.
    assert opened().corrections() == MANY


def test_another_program_that_goes_on_writing(path, opened, monkeypatch):
    monkeypatch.setattr(rooms, "BUSY_SECONDS", 0.01)
    catalogue = opened()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(CatalogueError, match="another program is writing"):
        catalogue.correct({ALIEN: ["Horror"]})

    other.close()
    catalogue.correct({ALIEN: ["Horror"]})
    assert catalogue.corrections() == {ALIEN: ("Horror",)}


def test_a_full_disk_costs_nothing_that_was_kept(opened):
    catalogue = opened()
    catalogue.correct({ALIEN: ["Horror"]})
    catalogue._connection.execute("PRAGMA max_page_count = 8")

    with pytest.raises(CatalogueError, match=r"the disk is full\. Make room"):
        catalogue.correct(MANY)

    assert catalogue.corrections() == {ALIEN: ("Horror",)}
    catalogue.correct({HEAT: ["Crime"]})
    assert opened().corrections() == {ALIEN: ("Horror",), HEAT: ("Crime",)}


def test_a_catalogue_that_is_closed_says_so(path):
    catalogue = Catalogue(path)
    catalogue.close()

    with pytest.raises(CatalogueError, match="closed"):
        catalogue.correct({ALIEN: ["Horror"]})
