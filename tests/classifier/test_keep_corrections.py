"""What a person said of posters is kept for good, whatever happens to the program or to the file."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import date

import pytest

from classifier import catalogue as rooms
from classifier.catalogue import Catalogue, CatalogueError, digest_of

MANY = {digest_of(str(number).encode()): ("Drama", "Sci-Fi") for number in range(5000)}
ALIEN, HEAT = list(MANY)[:2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own words" / "catalogue.sqlite3"


@pytest.fixture
def opened(path):
    """A function that opens the catalogue; all are closed in the end."""
    catalogues = []

    def open_(path=path):
        catalogues.append(Catalogue(path))
        return catalogues[-1]

    yield open_
    for catalogue in catalogues:
        catalogue.close()


@pytest.fixture
def kept(path):
    """The file of a catalogue that holds many corrections and is closed."""
    catalogue = Catalogue(path)
    catalogue.correct(MANY)
    catalogue.close()
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


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


# Damaged files.


@pytest.mark.parametrize("content", [b"no database", random.Random(1).randbytes(50_000)], ids=["short", "long"])
def test_a_file_of_garbage_is_set_aside_and_told(path, opened, content):
    path.parent.mkdir()
    path.write_bytes(content)

    catalogue = opened()

    assert catalogue.set_aside.name == f"{path.name}.damaged-{date.today().isoformat()}"
    assert catalogue.set_aside.read_bytes() == content
    assert catalogue.corrections() == {}
    catalogue.correct({ALIEN: ["Horror"]})
    assert opened().corrections() == {ALIEN: ("Horror",)}
    assert opened().set_aside is None


def test_every_damaged_file_is_set_aside_under_a_name_of_its_own(path, opened):
    path.parent.mkdir()
    for content in (b"first", b"second", b"third"):
        path.write_bytes(content)
        opened().close()

    today = f"{path.name}.damaged-{date.today().isoformat()}"
    assert names(path.parent) == [path.name, today, f"{today}-2", f"{today}-3"]
    assert path.with_name(f"{today}-3").read_bytes() == b"third"


def test_most_words_are_rescued_from_a_file_that_was_cut_off(kept, opened):
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) - 8192])

    catalogue = opened()

    rescued = catalogue.corrections()
    assert catalogue.set_aside.read_bytes() == whole[: len(whole) - 8192]
    assert len(MANY) * 0.9 < len(rescued) < len(MANY)
    assert rescued.items() <= MANY.items()


@pytest.mark.parametrize("hole", [bytes(8192), random.Random(1).randbytes(8192)], ids=["zeros", "noise"])
def test_most_words_are_rescued_from_a_file_with_a_hole(kept, opened, hole):
    whole = kept.read_bytes()
    kept.write_bytes(whole[: 4096 * 20] + hole + whole[4096 * 20 + len(hole) :])

    catalogue = opened()

    rescued = catalogue.corrections()
    assert catalogue.set_aside is not None
    assert len(MANY) * 0.9 < len(rescued) < len(MANY)
    assert rescued.items() <= MANY.items()


def test_words_not_yet_written_into_a_damaged_file_are_rescued(kept, tmp_path, opened):
    """A crash leaves them in SQLite's log beside the file."""
    last, other = Catalogue(kept), tmp_path / "copied.sqlite3"
    last.correct({ALIEN: ["Western"]})
    other.write_bytes(kept.read_bytes()[:-4096])
    other.with_name(f"{other.name}-wal").write_bytes(kept.with_name(f"{kept.name}-wal").read_bytes())
    last.close()

    catalogue = opened(other)

    assert catalogue.corrections()[ALIEN] == ("Western",)
    assert catalogue.set_aside is not None


def test_a_damaged_file_stays_while_no_new_one_can_be_made(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"no database")
    monkeypatch.setattr(rooms, "MIGRATIONS", ("no such statement",))

    with pytest.raises(CatalogueError, match="could not be opened"):
        Catalogue(path)
    assert path.read_bytes() == b"no database"


def test_a_database_of_something_else_is_set_aside(path, opened):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.execute("PRAGMA user_version = 1")
    other.close()

    catalogue = opened()

    assert catalogue.corrections() == {}
    with sqlite3.connect(catalogue.set_aside) as other:
        assert other.execute("SELECT count(*) FROM recipe").fetchone() == (0,)
    other.close()


# Other versions.


def test_a_file_of_a_newer_version_is_refused_and_untouched(kept):
    with sqlite3.connect(kept) as newer:
        newer.execute(f"PRAGMA user_version = {len(rooms.MIGRATIONS) + 1}")
    newer.close()
    content = kept.read_bytes()

    with pytest.raises(CatalogueError, match="newer version"):
        Catalogue(kept)
    assert kept.read_bytes() == content
    assert names(kept.parent) == [kept.name]


@pytest.fixture
def first_version(path):
    """A file as the first version of the program wrote it, with many corrections."""
    path.parent.mkdir()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute(
            "CREATE TABLE correction (digest TEXT PRIMARY KEY, genres TEXT NOT NULL, changed TEXT NOT NULL) "
            "WITHOUT ROWID"
        )
        said = [(digest, "|".join(genres), "2024-05-01T12:00:00+00:00") for digest, genres in MANY.items()]
        file.executemany("INSERT INTO correction VALUES (?, ?, ?)", said)
        file.execute("PRAGMA user_version = 1")
    file.close()
    return path


def test_a_file_of_the_first_version_is_brought_up_and_keeps_every_word(first_version, opened):
    for _ in range(2):
        catalogue = opened()
        assert catalogue.corrections() == MANY
        assert catalogue.set_aside is None

    with sqlite3.connect(first_version) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(rooms.MIGRATIONS),)
        assert file.execute("SELECT count(*) FROM result").fetchone() == (0,)
    file.close()


def test_a_file_is_brought_up_all_the_way_or_not_at_all(first_version, opened, monkeypatch):
    content = first_version.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(rooms, "MIGRATIONS", (*rooms.MIGRATIONS, "no such statement"))
        with pytest.raises(CatalogueError, match="could not be opened"):
            Catalogue(first_version)

    assert first_version.read_bytes() == content
    assert opened().corrections() == MANY


def test_several_programs_bring_the_same_file_up(first_version, opened):
    script = (
        "import sys; from pathlib import Path; from classifier.catalogue import Catalogue\n"
        "sys.stdin.readline()\n"
        "print(len(Catalogue(Path(sys.argv[1])).corrections()))\n"
    )
    command = [sys.executable, "-c", script, str(first_version)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, **pipes) for _ in range(3)]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()

    assert [process.communicate()[0].strip() for process in processes] == [str(len(MANY))] * 3
    assert opened().corrections() == MANY


def test_a_file_of_the_first_version_that_is_read_only_can_be_read(first_version, opened):
    first_version.chmod(0o444)
    if os.access(first_version, os.W_OK):
        pytest.skip("this user may write everything")

    assert opened().corrections() == MANY
    assert opened().set_aside is None


# What the disk has against it.


def test_a_folder_that_is_read_only(tmp_path, forbidding):
    folder = tmp_path / "read-only"
    folder.mkdir()
    forbidding(folder)

    with pytest.raises(CatalogueError, match="no permission"):
        Catalogue(folder / "catalogue.sqlite3")


def test_a_file_that_is_read_only_can_be_read(kept, opened):
    kept.chmod(0o444)
    if os.access(kept, os.W_OK):
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
