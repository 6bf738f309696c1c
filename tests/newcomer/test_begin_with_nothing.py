"""A person who has Python, and nothing of the program yet, follows README's first command, or installs the wheel."""

import shutil

import pytest

from tests.bare import NoBareSystemError
from tests.newcomer.ways import SAMPLES, build_wheel, first_command, with_python_and_git, with_the_wheel
from tests.screens import on_a_virtual_screen, virtual_screen


def test_the_first_command_sets_up_and_opens_the_window():
    setting_up, opening = first_command()
    assert setting_up == ["sh", ".ci/setup"]
    assert opening == [".venv/bin/onesheet"]
    assert SAMPLES not in opening


@pytest.fixture
def root(tmp_path):
    yield tmp_path / "root"
    shutil.rmtree(tmp_path / "root", ignore_errors=True)


@pytest.mark.bare
@pytest.mark.timeout(600)
@on_a_virtual_screen
@pytest.mark.parametrize("has", ["python and git", "the wheel"])
def test_the_window_reads_a_poster_on_a_bare_system(root, tmp_path, has):
    try:
        with virtual_screen() as display:
            if has == "the wheel":
                way = with_the_wheel(root, build_wheel(tmp_path), display)
            else:
                way = with_python_and_git(root, display)
    except NoBareSystemError as error:
        pytest.skip(str(error))
    assert not way.trouble
