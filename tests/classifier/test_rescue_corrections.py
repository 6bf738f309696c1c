"""A damaged catalogue is set aside, and each word that stands in a page that is whole is in the new one."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest

from classifier import pages, rescue
from classifier.catalogue import Catalogue, CatalogueError, Remembered, Stamp
from classifier.pages import corrections_in
from tests.classifier.remembering import ALIEN, HEAT, MANY, names

PAGE = 4096


def damaged_name(path):
    return f"{path.name}.damaged-{date.today().isoformat()}"


def words_by_page(path):
    """Whose word stands on which page, as SQLite itself does not tell."""
    content = path.read_bytes()
    found = {}
    for number in range(1, len(content) // PAGE):
        page = content[number * PAGE : (number + 1) * PAGE]
        for row in pages._rows(page, lambda _: b""):
            found.setdefault(number, set()).add(row.digest)
    return found


def with_results(path, posters=2000):
    """A file as it is after some use: words and results, whose pages take turns."""
    catalogue = Catalogue(path)
    digests = list(MANY)
    for start in range(0, posters, 100):
        catalogue.correct({digest: MANY[digest] for digest in digests[start : start + 100]})
        results = {
            path.with_name(f"poster {digest}.jpg"): (Stamp(1, 2, 3), Remembered(digest, "ok", "", bytes(76)))
            for digest in digests[start : start + 100]
        }
        catalogue.remember("a network", results)
    catalogue.close()
    return {digest: MANY[digest] for digest in digests[:posters]}


@pytest.mark.parametrize("content", [b"no database", random.Random(1).randbytes(50_000)], ids=["short", "long"])
def test_a_file_of_garbage_is_set_aside_and_told(path, opened, content):
    path.parent.mkdir()
    path.write_bytes(content)

    catalogue = opened()

    assert catalogue.set_aside.name == damaged_name(path)
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

    today = damaged_name(path)
    assert names(path.parent) == [path.name, today, f"{today}-2", f"{today}-3", f"{path.name}.lock"]
    assert path.with_name(f"{today}-3").read_bytes() == b"third"


@pytest.mark.parametrize("seed", range(12))
def test_every_word_on_a_page_that_is_whole_is_rescued(path, opened, seed):
    said = with_results(path)
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    where = words_by_page(path)
    hit = sorted(chance.sample(range(1, len(content) // PAGE), chance.choice([1, 3, 20])))
    for number in hit:
        noise = chance.choice([bytes(PAGE), chance.randbytes(PAGE)])
        content[number * PAGE : (number + 1) * PAGE] = noise
    path.write_bytes(content)

    catalogue = opened()

    lost = set().union(*(where.get(number, set()) for number in hit))
    rescued = catalogue.corrections()
    assert rescued.items() <= said.items()
    assert said.keys() - rescued.keys() <= lost
    assert catalogue.set_aside.read_bytes() == content
    catalogue.close()
    assert opened().set_aside is None


@pytest.mark.parametrize("left", [0.05, 0.3, 0.9, 0.999])
def test_every_word_before_the_end_is_rescued_from_a_file_that_was_cut_off(path, opened, left):
    said = with_results(path)
    where = words_by_page(path)
    content = path.read_bytes()[: int(path.stat().st_size * left)]
    path.write_bytes(content)

    catalogue = opened()

    whole = set().union(*(digests for number, digests in where.items() if (number + 1) * PAGE <= len(content)))
    assert catalogue.corrections().items() <= said.items()
    assert whole <= catalogue.corrections().keys()
    assert catalogue.set_aside.read_bytes() == content


@pytest.mark.parametrize("length", [16, 100, PAGE], ids=["name", "header", "first page"])
@pytest.mark.parametrize("fill", [bytes, random.Random(1).randbytes], ids=["zeros", "noise"])
def test_every_word_is_rescued_from_a_file_without_its_beginning(path, opened, length, fill):
    said = with_results(path)
    path.write_bytes(fill(length) + path.read_bytes()[length:])

    catalogue = opened()

    assert catalogue.corrections() == said
    assert catalogue.set_aside is not None


def test_a_word_of_very_many_genres_is_rescued_too(path, opened):
    long = tuple(f"genre number {number}" for number in range(2000))
    catalogue = opened()
    catalogue.correct({**MANY, ALIEN: long, HEAT: long[:70]})
    catalogue.close()
    path.write_bytes(bytes(100) + path.read_bytes()[100:])

    assert opened().corrections() == {**MANY, ALIEN: long, HEAT: long[:70]}


def test_what_was_taken_back_stays_taken_back(path, opened):
    catalogue = opened()
    catalogue.correct(MANY)
    catalogue.correct(dict.fromkeys(list(MANY)[10:], ()))
    catalogue.close()
    path.write_bytes(bytes(100) + path.read_bytes()[100:])

    assert opened().corrections() == {digest: MANY[digest] for digest in list(MANY)[:10]}


def test_a_database_of_something_else_is_set_aside(path, opened):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.execute("PRAGMA user_version = 1")

    catalogue = opened()

    assert catalogue.corrections() == {}
    with closing(sqlite3.connect(catalogue.set_aside)) as other:
        assert other.execute("SELECT count(*) FROM recipe").fetchone() == (0,)


# What stands in the log alone.


@pytest.fixture
def left_by_a_crash(path, tmp_path):
    """Give a copy of a file as a crash would leave it: its first words within, the later ones in the log."""
    catalogue = Catalogue(path)
    catalogue.correct(dict(list(MANY.items())[:1000]))
    catalogue.close()
    catalogue = Catalogue(path)
    for start in range(1000, 2000, 50):
        catalogue.correct(dict(list(MANY.items())[start : start + 50]))
    left = shutil.copytree(path.parent, tmp_path / "as it was left") / path.name
    catalogue.close()
    left.with_name(f"{left.name}-shm").unlink()
    return left


SAID = dict(list(MANY.items())[:2000])


def log_of(path):
    return path.with_name(f"{path.name}-wal")


def test_words_not_yet_written_into_a_damaged_file_are_rescued(left_by_a_crash, opened):
    content = left_by_a_crash.read_bytes()
    left_by_a_crash.write_bytes(content[: 2 * PAGE] + bytes(PAGE) + content[3 * PAGE :])
    log = log_of(left_by_a_crash).read_bytes()

    catalogue = opened(left_by_a_crash)

    assert catalogue.corrections() == SAID
    assert log_of(catalogue.set_aside).read_bytes() == log


def test_words_in_the_log_outlive_a_file_that_is_all_gone(left_by_a_crash, opened):
    left_by_a_crash.write_bytes(random.Random(1).randbytes(PAGE * 3))

    assert set(list(MANY)[1950:2000]) <= opened(left_by_a_crash).corrections().keys()


@pytest.mark.parametrize("left", [0.01, 0.3, 0.7, 0.99])
def test_a_log_that_was_cut_off_costs_what_was_cut(left_by_a_crash, opened, left):
    log = log_of(left_by_a_crash)
    log.write_bytes(log.read_bytes()[: int(log.stat().st_size * left)])
    there = corrections_in(left_by_a_crash).keys()

    corrections = opened(left_by_a_crash).corrections()

    assert set(list(MANY)[:1000]) <= there <= corrections.keys()
    assert corrections.items() <= SAID.items()


@pytest.mark.parametrize("place", [0.02, 0.3, 0.8])
def test_words_behind_a_hole_in_the_log_are_taken_over(left_by_a_crash, opened, place):
    log = log_of(left_by_a_crash)
    content = bytearray(log.read_bytes())
    frames = range(32, len(content), 24 + PAGE)
    start = frames[int(len(frames) * place)]
    content[start + 24 : start + 24 + PAGE] = random.Random(1).randbytes(PAGE)
    log.write_bytes(content)

    catalogue = opened(left_by_a_crash)

    assert catalogue.corrections().keys() >= set(list(MANY)[:1000]) | set(list(MANY)[1950:2000])
    assert len(catalogue.corrections()) > len(SAID) - 60
    assert catalogue.corrections().items() <= SAID.items()
    assert catalogue.set_aside is None


def test_a_whole_log_says_nothing_but_what_was_said(path, tmp_path, opened):
    catalogue = opened()
    catalogue.correct(MANY)
    catalogue.correct(dict.fromkeys(list(MANY)[5:], ()))
    catalogue.correct({ALIEN: ["Horror"]})
    left = shutil.copytree(path.parent, tmp_path / "as it was left") / path.name

    assert opened(left).corrections() == catalogue.corrections()
    assert {row.digest for row in corrections_in(left).values()} == set(list(MANY)[:5])


# Whatever happens meanwhile.


def test_a_damaged_file_stays_while_no_new_one_can_be_made(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"no database")
    monkeypatch.setattr("classifier.migrations.MIGRATIONS", ("no such statement",))

    with pytest.raises(CatalogueError, match="could not be opened"):
        Catalogue(path)
    assert path.read_bytes() == b"no database"


def test_a_disk_without_second_names_is_no_hindrance(with_words, opened, monkeypatch):
    content = bytes(100) + with_words.read_bytes()[100:]
    with_words.write_bytes(content)

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    catalogue = opened()

    assert catalogue.corrections() == MANY
    assert catalogue.set_aside.read_bytes() == content


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends programs in another way")
@pytest.mark.parametrize("moment", ["corrections_in", "_make", "_copy_aside", "fresh_path", "sync_folder"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_program_that_is_killed_while_it_mends_loses_no_word(left_by_a_crash, opened, moment, times):
    content = left_by_a_crash.read_bytes()
    left_by_a_crash.write_bytes(bytes(100) + content[100:])
    script = (
        "import os, signal, sys; from pathlib import Path; from classifier import rescue\n"
        "from classifier.catalogue import Catalogue\n"
        "do, times = getattr(rescue, sys.argv[2]), [int(sys.argv[3])]\n"
        "def killed(*arguments):\n"
        "    times[0] -= 1\n"
        "    result = do(*arguments)\n"
        "    times[0] or os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return result\n"
        "setattr(rescue, sys.argv[2], killed)\n"
        "Catalogue(Path(sys.argv[1]))\n"
    )
    command = [sys.executable, "-c", script, str(left_by_a_crash), moment, str(times)]
    subprocess.run(command, check=False)

    assert opened(left_by_a_crash).corrections() == SAID
    assert not rescue.fresh_path(left_by_a_crash).exists()


def test_several_programs_find_the_same_damage(path, opened):
    said = with_results(path)
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    script = (
        "import sys; from pathlib import Path; from classifier.catalogue import Catalogue\n"
        "sys.stdin.readline()\n"
        "catalogue = Catalogue(Path(sys.argv[1]))\n"
        "catalogue.correct({sys.argv[2] * 64: ['War']})\n"
        "print(len(catalogue.corrections()) >= 2000, catalogue.set_aside is not None)\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], **pipes) for name in ("a", "b", "c", "d")
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate()[0].split() for process in processes]

    assert sorted(told) == [["True", "False"]] * 3 + [["True", "True"]]
    assert opened().corrections() == {**said, **{name * 64: ("War",) for name in "abcd"}}
    assert [name for name in names(path.parent) if "damaged" in name] == [damaged_name(path)]
