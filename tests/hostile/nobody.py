"""What a user may not read, seen by one: tests often run as root, whom nothing is forbidden."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

BECOMING = """
import os, sys
from pathlib import Path
{imports}
NOBODY = 65534
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
for path in map(Path, sys.argv[1:]):
    {do}
"""


def as_nobody(imports, do, *paths):
    """Do something with each `path` in a process of its own, as a user without rights; give the lines that it prints.

    Args:
        imports: statements that need the rights of whoever runs the tests.
        do: one statement.
        paths: that it is done with.
    """
    if not hasattr(os, "setuid"):
        pytest.skip("the system has no users as Unix has")
    command = [sys.executable, "-c", BECOMING.format(imports=imports, do=do), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if "os.set" in done.stderr:
        pytest.skip("this process cannot become another user")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def public_folder():
    """A folder that others may enter, as pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        for path in Path(name).iterdir():
            path.chmod(0o755)
