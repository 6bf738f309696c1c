"""A new version of the program takes over the file of any version before it, and leaves a copy of it as it was."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from classifier import migrations
from classifier.catalogue import Catalogue, CatalogueError, Stamp
from tests.classifier.remembering import ALIEN, HEAT, MANY, names

STATEMENTS = {
    1: ["CREATE TABLE correction (digest TEXT PRIMARY KEY, genres TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID"],
    2: [
        "CREATE TABLE file (path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL, "
        "changed_ns INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID",
        "INSERT INTO file VALUES (x'2F61', 1, 2, 3, x'00')",
    ],
    3: ["CREATE INDEX file_by_stamp ON file (modified_ns, size, digest)"],
    4: [
        "CREATE TABLE result (digest BLOB, model TEXT, status TEXT NOT NULL, detail TEXT NOT NULL, "
        "scores BLOB NOT NULL, PRIMARY KEY (digest, model)) WITHOUT ROWID",
        "INSERT INTO result VALUES (x'00', 'a network', 'ok', '', x'01020304')",
    ],
}
"""What each version of the program has made of the file of the one before, and has written into it."""

NEWEST = len(migrations.MIGRATIONS)
OLDER = range(1, NEWEST)


def write(path, version):
    """Write a file as a version of the program did, with many corrections; it is not closed."""
    path.parent.mkdir()
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("PRAGMA journal_mode = WAL")
    for number in range(1, version + 1):
        for statement in STATEMENTS[number]:
            file.execute(statement)
    said = [(digest, "|".join(genres), "2024-05-01T12:00:00+00:00") for digest, genres in MANY.items()]
    file.execute("BEGIN")
    file.executemany("INSERT INTO correction VALUES (?, ?, ?)", said)
    file.execute("COMMIT")
    file.execute(f"PRAGMA user_version = {version}")
    return file


@pytest.fixture
def first_version(path):
    write(path, 1).close()
    return path


def words_in(path):
    with closing(sqlite3.connect(path)) as file:
        return dict(file.execute("SELECT digest, genres FROM correction"))


def version_of(path):
    with closing(sqlite3.connect(path)) as file:
        return migrations.version_of(file)


def test_each_version_that_there_was_is_tested():
    assert sorted(STATEMENTS) == [*OLDER, NEWEST]


@pytest.mark.parametrize("version", [*OLDER, NEWEST])
def test_a_file_of_any_version_keeps_every_word(path, opened, version):
    write(path, version).close()

    for _ in range(2):
        catalogue = opened()
        assert catalogue.corrections() == MANY
        assert catalogue.set_aside is None

    assert version_of(path) == NEWEST
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM file").fetchone() == (int(version > 1),)
        assert file.execute("SELECT count(*) FROM result").fetchone() == (int(version > 3),)
        catalogue.remember("a network", {})


@pytest.mark.parametrize("version", OLDER)
def test_words_of_an_older_program_that_was_killed_are_taken_over(path, tmp_path, opened, version):
    """They stand in SQLite's log beside the file."""
    with closing(write(path, version)):
        other = shutil.copytree(path.parent, tmp_path / "as it was left") / path.name
    assert other.with_name(f"{other.name}-wal").stat().st_size > 0

    assert opened(other).corrections() == MANY
    assert words_in(other.with_name(f"{other.name}.before-v{NEWEST}")).keys() == MANY.keys()


@pytest.mark.parametrize("version", OLDER)
def test_a_copy_of_the_file_stays_as_it_was(path, opened, version):
    write(path, version).close()
    catalogue = opened()
    catalogue.correct(dict.fromkeys(MANY, ()))

    copy = path.with_name(f"{path.name}.before-v{NEWEST}")
    assert version_of(copy) == version
    assert words_in(copy) == {digest: "|".join(genres) for digest, genres in MANY.items()}
    assert [name for name in names(path.parent) if not name.endswith(("-wal", "-shm"))] == [path.name, copy.name]


def test_the_copy_can_be_put_back(first_version, opened):
    opened().close()
    shutil.copy(f"{first_version}.before-v{NEWEST}", first_version)

    assert opened().corrections() == MANY


def test_no_copy_is_made_where_nothing_is_brought_up(opened, path):
    opened().close()
    opened().close()

    assert names(path.parent) == [path.name]


def test_only_the_latest_copies_are_kept(first_version, opened, monkeypatch):
    for number in range(3):
        opened().close()
        more = f"CREATE TABLE more{number} (a)"
        monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, more))
    opened().close()

    kept = [f"{first_version.name}.before-v{version}" for version in (NEWEST + 2, NEWEST + 3)]
    assert names(first_version.parent) == [first_version.name, *kept]
    assert [version_of(first_version.with_name(name)) for name in kept] == [NEWEST + 1, NEWEST + 2]


# What may go wrong.


@pytest.mark.parametrize("version", [*OLDER, NEWEST])
def test_a_file_is_brought_up_all_the_way_or_not_at_all(path, opened, monkeypatch, version):
    write(path, version).close()
    content = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, "no such statement"))
        with pytest.raises(CatalogueError, match="could not be opened"):
            Catalogue(path)

    assert path.read_bytes() == content
    assert opened().corrections() == MANY


def test_where_no_copy_can_be_made_nothing_is_brought_up(first_version, opened):
    content = first_version.read_bytes()
    first_version.with_name(f"{first_version.name}.copy").mkdir()

    with pytest.raises(CatalogueError, match="could not be opened"):
        Catalogue(first_version)

    assert first_version.read_bytes() == content


def test_where_the_disk_is_full_words_are_there_and_results_say_why_not(first_version, opened, monkeypatch):
    def fail(_path):
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise full

    monkeypatch.setattr(migrations, "_copy", fail)
    catalogue = opened()

    assert catalogue.corrections() == MANY
    catalogue.correct({ALIEN: ["Horror"]})
    assert catalogue.corrections()[ALIEN] == ("Horror",)
    for look in (
        lambda: catalogue.recall("a network", {}),
        lambda: catalogue.recall_moved("a network", Stamp(1, 1, 1)),
    ):
        with pytest.raises(CatalogueError, match=r"results in .* could not be read: the disk is full\. Make room"):
            look()
    assert version_of(first_version) == 1

    monkeypatch.undo()
    catalogue.close()
    assert opened().corrections() == {**MANY, ALIEN: ("Horror",)}
    assert version_of(first_version) == NEWEST


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends programs in another way")
@pytest.mark.parametrize("moment", ["_copy", "sync_folder", "run_statements", "_forget_old_copies"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_program_that_is_killed_while_it_brings_a_file_up_loses_nothing(first_version, opened, moment, when):
    script = (
        "import os, signal, sys; from pathlib import Path; from classifier import migrations\n"
        "from classifier.catalogue import Catalogue\n"
        "do = getattr(migrations, sys.argv[2])\n"
        "def killed(*arguments):\n"
        "    sys.argv[3] == 'before' or do(*arguments)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "setattr(migrations, sys.argv[2], killed)\n"
        "Catalogue(Path(sys.argv[1]))\n"
    )
    command = [sys.executable, "-c", script, str(first_version), moment, when]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL

    catalogue = opened()

    assert catalogue.corrections() == MANY
    assert catalogue.set_aside is None
    assert version_of(first_version) == NEWEST
    assert words_in(f"{first_version}.before-v{NEWEST}").keys() == MANY.keys()


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
    assert version_of(f"{first_version}.before-v{NEWEST}") == 1


@pytest.mark.parametrize("version", OLDER)
def test_a_file_of_an_older_version_that_is_read_only_can_be_read(path, opened, version):
    write(path, version).close()
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everything")

    assert opened().corrections() == MANY
    assert opened().set_aside is None


def test_a_file_of_a_newer_version_is_refused_and_untouched(with_words):
    with closing(sqlite3.connect(with_words)) as newer:
        newer.execute(f"PRAGMA user_version = {NEWEST + 1}")
    content = with_words.read_bytes()

    with pytest.raises(CatalogueError, match="newer version"):
        Catalogue(with_words)
    assert with_words.read_bytes() == content
    assert names(with_words.parent) == [with_words.name]


def test_a_word_is_newer_than_what_it_replaces_after_coming_up(first_version, opened):
    catalogue = opened()
    catalogue.correct({HEAT: ["Crime"]})
    catalogue.close()

    assert opened().corrections()[HEAT] == ("Crime",)
