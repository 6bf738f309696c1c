"""A whole session with the window opens nothing of the network, unless a person agrees to a host."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from tests.desktop.own_session import OwnSession

LOCAL = "AF_UNIX"
"""Sockets on this computer, by which programs reach the screen and the desktop."""


@pytest.fixture
def own_session(tmp_path):
    return OwnSession(tmp_path)


def test_python_opens_nothing(own_session):
    """All that is Python's: what fetches posters, and any library that is written in it."""
    done = own_session.run()
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"status": 0, "opened": []}
    assert (own_session.folder / "out.csv").exists()


def test_python_would_have_been_seen():
    """The hook that the other test trusts in sees a look-up and a connection."""
    script = (
        "from tests.desktop.open_sockets import opened\nimport socket, contextlib\n"
        "with contextlib.suppress(OSError):\n    socket.create_connection(('127.0.0.1', 1))\nprint(len(opened))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) >= 2


def families(trace):
    """Name the families of sockets that a trace of system calls tells of, and the lines that do."""
    lines = [line for line in trace.splitlines() if re.search(r"\b(socket|connect|sendto|bind)\(", line)]
    found = {family for line in lines for family in re.findall(r"\bAF_\w+", line)}
    return found, lines


@pytest.fixture
def traced(tmp_path):
    """What runs a program with its calls to the network written down; skips where that is not possible."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    before = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(tmp_path / "trace")]
    script = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run([*before, sys.executable, "-c", script], capture_output=True, check=False)
    if not (tmp_path / "trace").exists() or families((tmp_path / "trace").read_text("utf-8"))[0] != {"AF_INET"}:
        pytest.skip("this user may trace no program")
    return before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is of Linux")
def test_nothing_else_in_the_process_opens_anything(own_session, tmp_path, traced):
    """Qt and the libraries under it as well, which Python's hook does not see, on all threads."""
    done = own_session.run(*traced)
    assert done.returncode == 0, done.stderr
    found, lines = families((tmp_path / "trace").read_text("utf-8", "replace"))
    assert found <= {LOCAL}, lines
