"""The forge and the hook before a commit check what .ci/run checks."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOW = ROOT / ".github" / "workflows" / "checks.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
RUN = ROOT / ".ci" / "run"

# A copy of the sources without them has nothing to compare.
pytestmark = pytest.mark.skipif(not (WORKFLOW.exists() and RUN.exists()), reason="the checks are not here")


def checks():
    """The checks of .ci/run that follow its tests."""
    loop = re.search(r"^for check in (.*); do$", RUN.read_text("utf-8"), re.MULTILINE)
    return re.findall(r'"([^"]+)"', loop[1])


def jobs():
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def commands(job):
    return [step["run"] for step in job["steps"] if "run" in step]


def test_linux_and_macos_run_the_very_command():
    assert commands(jobs()["posix"]) == ["sh .ci/run"]


def test_windows_runs_the_same_checks():
    install, *rest = commands(jobs()["windows"])
    assert install == 'python -m pip install -e ".[dev]"'
    assert rest == ["python -m pytest", *checks()]


def test_all_three_systems_are_checked_with_the_oldest_and_the_newest_python():
    matrices = {name: job["strategy"]["matrix"] for name, job in jobs().items()}
    systems = [*matrices["posix"]["system"], jobs()["windows"]["runs-on"]]
    assert [system.split("-")[0] for system in systems] == ["ubuntu", "macos", "windows"]
    told = re.findall(r"Python :: (3\.\d+)\"", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert all(matrix["python"] == [told[0], told[-1]] for matrix in matrices.values())


def test_the_forge_may_only_read_and_runs_pinned_actions():
    assert yaml.safe_load(WORKFLOW.read_text("utf-8"))["permissions"] == {"contents": "read"}
    used = [step["uses"] for job in jobs().values() for step in job["steps"] if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []


def test_the_hooks_before_a_commit_are_the_same_checks():
    (repository,) = yaml.safe_load(HOOKS.read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"  # Whatever came from elsewhere could be of another version.
    assert [hook["entry"] for hook in repository["hooks"]] == checks()
