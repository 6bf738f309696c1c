"""A person has a Dask cluster read more posters than one machine would in a day."""

import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pandas as pd
import pytest
from typer.testing import CliRunner

from classifier import ModelError, Status
from classifier.cli import app, on_cluster
from classifier.cli import classify as command
from classifier.decoding import FATAL
from classifier.parts import Job, recipe_of
from classifier.terminal import TerminalProgress
from classifier.worker import unfit
from tests.drawing import draw_poster, encoded

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
dask = pytest.importorskip("dask")
reading = pytest.importorskip("classifier.cluster")

pytestmark = [pytest.mark.cluster, pytest.mark.skipif(os.name == "nt", reason="processes end differently there")]

POSTERS = 60
BATCH = 3

LOCALLY = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "scheduler_kwargs": {"dashboard": False}}
"""Of a cluster: nothing of it is seen from outside, and its ports are free ones."""

WORKERS_OWN = """
import os, signal

real = os.open

def opened(path, *arguments, **options):
    name = os.path.basename(os.fsdecode(path))
    if name == "poison.jpg":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "elsewhere.jpg":
        raise FileNotFoundError(2, "not here", path)
    return real(path, *arguments, **options)

os.open = opened
"""
"""Each worker's sitecustomize.py: a picture that brings down who reads it, and one that only the client has."""

CLIENT = """
import sys
from functools import partial
from classifier.cli import app, on_cluster
from classifier.terminal import TerminalProgress

on_cluster.Job = partial(on_cluster.Job, size={batch})
step = TerminalProgress.step

def told(self, stage, done, *rest):
    step(self, stage, done, *rest)
    print(done, flush=True)

TerminalProgress.step = told
app(sys.argv[1:])
"""
"""The command line, which tells of each step."""


def classify(*arguments):
    return CliRunner().invoke(app, ["classify", *map(str, arguments)])


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A scheduler, and two workers that are processes of one thread each."""
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(WORKERS_OWN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(site), prepend=os.pathsep)
        with (
            # Two deaths tell as much as four, in half the time.
            dask.config.set({"distributed.scheduler.allowed-failures": 1}),
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, **LOCALLY) as started,
        ):
            yield started


@pytest.fixture(scope="module")
def posters(tmp_path_factory):
    """Posters of all sorts: many that can be read, one broken off, one whose name is no UTF-8, one like a formula."""
    folder = tmp_path_factory.mktemp("posters")
    data = [encoded(draw_poster(seed)) for seed in range(6)]
    for number in range(POSTERS):
        (folder / f"{number}.jpg").write_bytes(data[number % len(data)])
    (folder / "10 broken.jpg").write_bytes(data[0][: len(data[0]) // 2])
    (folder / os.fsdecode(b"caf\xe9.jpg")).write_bytes(data[1])
    (folder / "notes.txt").touch()
    return folder


@pytest.fixture(scope="module")
def one_machine(posters, tmp_path_factory):
    """What one machine writes of the posters: CSV and JSON."""
    folder = tmp_path_factory.mktemp("one")
    assert classify(posters, "--csv", folder / "out.csv", "--json", folder / "out.json").exit_code == 1
    return folder


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    """So that there are many."""
    monkeypatch.setattr(on_cluster, "Job", partial(Job, size=BATCH))


@pytest.fixture
def onesheet(cluster):
    """Classify on the cluster."""
    return lambda *arguments: classify(*arguments, "--dask", cluster.scheduler_address)


@pytest.fixture
def at_step(monkeypatch):
    """Do something once so many posters are read."""

    def arrange(wanted, act):
        step, left = TerminalProgress.step, [act]

        def told(self, stage, done, total, note=""):
            step(self, stage, done, total, note)
            if done >= wanted and left:
                left.pop()()

        monkeypatch.setattr(TerminalProgress, "step", told)

    return arrange


def interrupt():
    raise KeyboardInterrupt


def words(text):
    return " ".join(text.split())


def stamps(folder):
    return {entry.name: (entry.stat().st_ino, entry.stat().st_mtime_ns) for entry in folder.glob("part-*")}


def test_many_machines_write_what_one_machine_writes(onesheet, posters, one_machine, tmp_path):
    result = onesheet(posters, "--csv", tmp_path / "out.csv", "--json", tmp_path / "out.json")

    assert result.exit_code == 1
    for name in ("out.csv", "out.json"):
        assert (tmp_path / name).read_bytes() == (one_machine / name).read_bytes()
    assert sorted(os.listdir(tmp_path)) == ["out.csv", "out.json"]
    assert words(result.stderr).endswith(
        "61 of 62 posters read. 1 could not be read; its row says why. 1 other file was left out."
    )


def test_paths_are_written_as_they_were_named_and_genres_as_asked_for(onesheet, posters, tmp_path, monkeypatch):
    monkeypatch.chdir(posters)
    (posters / "=1+1.jpg").write_bytes((posters / "1.jpg").read_bytes())
    named = ["=1+1.jpg", "2.jpg", "gone.jpg", "10 broken.jpg", "--excel", "--preset", "precise"]
    alone = classify(*named, "--csv", tmp_path / "one.csv")

    result = onesheet(*named, "--csv", tmp_path / "many.csv")

    (posters / "=1+1.jpg").unlink()
    assert result.exit_code == alone.exit_code == 1
    assert (tmp_path / "many.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert list(pd.read_csv(tmp_path / "many.csv")["path"]) == ["'=1+1.jpg", "2.jpg", "gone.jpg", "10 broken.jpg"]


def test_a_worker_that_is_killed_costs_no_poster(onesheet, cluster, at_step, posters, one_machine, tmp_path):
    killed = []

    def kill():
        killed.append(next(iter(cluster.workers.values())).pid)
        os.kill(killed[0], signal.SIGKILL)

    at_step(BATCH, kill)

    result = onesheet(posters, "--csv", tmp_path / "out.csv")

    assert killed
    assert result.exit_code == 1
    assert (tmp_path / "out.csv").read_bytes() == (one_machine / "out.csv").read_bytes()


def test_a_run_that_is_killed_goes_on_where_it_was(
    onesheet, cluster, at_step, posters, one_machine, tmp_path, monkeypatch
):
    arguments = [posters, "--csv", tmp_path / "out.csv"]
    line = ["classify", *map(str, arguments), "--dask", cluster.scheduler_address]
    with subprocess.Popen(
        [sys.executable, "-c", CLIENT.format(batch=BATCH), *line], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as client:
        while int(client.stdout.readline()) < 2 * BATCH:
            pass
        client.kill()
    folder = tmp_path / "out.csv.parts"
    before = stamps(folder)
    begun = []
    at_step(0, lambda: begun.append(len(stamps(folder))))
    monkeypatch.setattr(command, "clear_parts", lambda job: None)

    result = onesheet(*arguments)

    after = stamps(folder)
    assert 2 <= len(before) <= begun[0] < len(after) == 21
    assert {name: after[name] for name in before} == before
    assert result.exit_code == 1
    assert (tmp_path / "out.csv").read_bytes() == (one_machine / "out.csv").read_bytes()


def test_ctrl_c_keeps_what_was_read_and_no_other_job_takes_it(onesheet, at_step, posters, one_machine, tmp_path):
    at_step(2 * BATCH, interrupt)
    out, parts = tmp_path / "out.csv", tmp_path / "parts"
    interrupted = onesheet(posters, "--csv", out, "--parts", parts)
    kept = stamps(parts)

    other = onesheet(posters / "1.jpg", posters / "0.jpg", "--csv", tmp_path / "other.csv", "--parts", parts)

    assert interrupted.exit_code == 130
    assert "the same command goes on from there." in words(interrupted.stderr)
    assert not out.exists()
    assert other.exit_code == 0
    assert [path[-5:] for path in pd.read_csv(tmp_path / "other.csv")["path"]] == ["1.jpg", "0.jpg"]
    assert "parts holds something else as well" in words(other.stderr)
    assert kept.items() <= stamps(parts).items()

    assert onesheet(posters, "--csv", out, "--parts", parts).exit_code == 1
    assert out.read_bytes() == (one_machine / "out.csv").read_bytes()
    assert not parts.exists()


def test_a_poster_that_brings_down_what_decodes_it_is_a_row(onesheet, posters, tmp_path):
    poison = tmp_path / "poison.jpg"
    poison.write_bytes((posters / "1.jpg").read_bytes())

    result = onesheet(posters / "0.jpg", poison, posters / "2.jpg", posters / "3.jpg", "--json", tmp_path / "out.json")

    assert result.exit_code == 1
    rows = json.loads((tmp_path / "out.json").read_bytes())
    assert [row["status"] for row in rows] == ["ok", "damaged", "ok", "ok"]
    assert rows[1]["detail"] == FATAL


def test_a_worker_that_cannot_see_what_the_client_sees_is_told_by_name(onesheet, cluster, posters, tmp_path):
    poster = tmp_path / "elsewhere.jpg"
    poster.write_bytes((posters / "1.jpg").read_bytes())

    result = onesheet(poster, "--csv", tmp_path / "out.csv")

    assert result.exit_code == 2
    assert f"cannot open {poster}, which this machine can" in words(result.stderr)
    assert any(worker in result.stderr for worker in cluster.scheduler_info["workers"])
    assert not (tmp_path / "out.csv").exists()
    assert not stamps(tmp_path / "out.csv.parts")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"versions": (("onesheet", "9.9"),)}, "has onesheet 0.1.0, and this machine 9.9."),
        ({"card": "0" * 64}, "has another network than this machine."),
    ],
)
def test_a_worker_that_would_read_otherwise_is_refused_by_name(
    onesheet, cluster, posters, tmp_path, monkeypatch, other, told
):
    monkeypatch.setattr(on_cluster, "recipe_of", lambda classifier: replace(recipe_of(classifier), **other))

    result = onesheet(posters, "--csv", tmp_path / "out.csv")

    assert result.exit_code == 2
    assert any(f"The worker {worker} {told}" in words(result.stderr) for worker in cluster.scheduler_info["workers"])


def test_a_worker_without_the_folder_of_the_parts_is_not_fit(classifier, tmp_path):
    assert unfit(recipe_of(classifier), tmp_path / "gone/job").startswith(f"does not see the folder {tmp_path}/gone.")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "nonsense", "foo://127.0.0.1:{}"])
@pytest.mark.parametrize("listening", [False, True])
def test_a_scheduler_that_cannot_be_reached(posters, tmp_path, monkeypatch, address, listening):
    monkeypatch.setattr("classifier.cluster.CONNECT_WITHIN", 1)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        if listening:
            other.listen()
        address = address.format(other.getsockname()[1])

        result = classify(posters, "--csv", tmp_path / "out.csv", "--dask", address)

    assert result.exit_code == 2
    assert address in words(result.stderr)
    assert "scheduler" in words(result.stderr)
    assert not os.listdir(tmp_path)


def test_a_cluster_without_workers(posters, tmp_path, monkeypatch):
    monkeypatch.setattr("classifier.cluster.WORKERS_WITHIN", 0.1)
    with distributed.LocalCluster(n_workers=0, **LOCALLY) as idle:
        result = classify(posters, "--csv", tmp_path / "out.csv", "--dask", idle.scheduler_address)

    assert result.exit_code == 2
    assert "The cluster has no workers." in words(result.stderr)


def test_a_scheduler_that_is_lost(posters, one_machine, cluster, onesheet, at_step, tmp_path):
    ready = "print(cluster.scheduler_address, flush=True); sys.stdin.read()"
    script = (
        "import sys; from distributed import LocalCluster\nif __name__ == '__main__':\n with LocalCluster("
        f"n_workers=1, threads_per_worker=1, **{LOCALLY}) as cluster: {ready}"
    )
    (tmp_path / "lost.py").write_text(script)
    out = tmp_path / "out.csv"
    with subprocess.Popen(
        [sys.executable, tmp_path / "lost.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as other:
        address = other.stdout.readline().decode().strip()
        at_step(BATCH, other.kill)
        lost = classify(posters, "--csv", out, "--dask", address)

    assert lost.exit_code == 2
    assert "The scheduler was lost." in words(lost.stderr)
    assert "the same command goes on from there." in words(lost.stderr)
    assert stamps(tmp_path / "out.csv.parts")

    assert onesheet(posters, "--csv", out).exit_code == 1
    assert out.read_bytes() == (one_machine / "out.csv").read_bytes()
    assert not (tmp_path / "out.csv.parts").exists()


def test_without_a_file_the_parts_need_a_folder(onesheet, posters, tmp_path):
    refused = onesheet(posters / "1.jpg")
    shown = onesheet(posters / "1.jpg", "--parts", tmp_path / "parts")

    assert refused.exit_code == 2
    assert "--parts" in refused.stderr
    assert shown.exit_code == 0
    assert Status.OK not in refused.stdout
    assert "1 of 1 poster read." in words(shown.stderr)


def test_a_network_that_a_worker_cannot_run_ends_the_run_in_its_sentence():
    sentence = "The network cannot be opened: no such operator."
    future = SimpleNamespace(status="error", cancelled=lambda: False, exception=lambda: ModelError(sentence))

    with pytest.raises(reading.ClusterError) as refused:
        reading._Run(client=None, job=None, progress=None)._is_read(future, 0)

    assert str(refused.value) == sentence


def test_without_the_extra_it_is_said_what_to_install(posters, tmp_path):
    script = "import sys; sys.modules['distributed'] = None\nfrom classifier.cli import app; app(sys.argv[1:])"
    line = ["classify", posters, "--csv", tmp_path / "out.csv", "--dask", "tcp://127.0.0.1:1"]

    result = subprocess.run(
        [sys.executable, "-c", script, *map(str, line)], capture_output=True, timeout=120, check=False
    )

    assert result.returncode == 2
    assert "pip install distributed" in words(result.stderr.decode())
    assert "onesheet[" not in result.stderr.decode()
    assert b"Traceback" not in result.stderr
