import importlib.util
import shutil
import subprocess
import sys

import pytest

from tests.bare import ROOT, NoBareSystemError, make_bare_system, needed_packages


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder with the program without Python and its archive, built by the command that README names."""
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip('needs the extra "bundle"')
    out = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "resources.bundle", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    yield out
    shutil.rmtree(out)


@pytest.fixture
def bundle(built):
    """The folder of the program without Python."""
    return built / "onesheet"


@pytest.fixture
def archive(built):
    """The archive of it."""
    [archive] = built.glob("onesheet-*")
    return archive


@pytest.fixture(scope="session")
def bare_system(built, tmp_path_factory):
    """A bare system in which a person has unpacked the archive at /opt; skips where none can be made."""
    root = tmp_path_factory.mktemp("bare") / "root"
    try:
        system = make_bare_system(root, needed_packages())
    except NoBareSystemError as error:
        pytest.skip(str(error))
    [archive] = built.glob("onesheet-*")
    shutil.copy(archive, root / "opt")
    done = system.run("tar", "xf", archive.name, folder="/opt")
    assert done.returncode == 0, done.stderr
    yield system
    shutil.rmtree(root.parent)
