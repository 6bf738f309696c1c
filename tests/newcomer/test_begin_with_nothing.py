"""A person who has Python and git, and nothing else, follows README's first command."""

import shutil

import pytest

from tests.bare import NoBareSystemError
from tests.newcomer.ways import SAMPLES, first_command, with_python_and_git
from tests.screens import on_a_virtual_screen, virtual_screen


def test_the_first_command_sets_up_and_opens_the_window():
    setting_up, opening = first_command()
    assert setting_up == ["sh", ".ci/setup"]
    assert opening == [".venv/bin/onesheet"]
    assert SAMPLES not in opening


@pytest.mark.bare
@pytest.mark.timeout(600)
@on_a_virtual_screen
def test_the_window_reads_a_poster_on_a_system_with_python_and_git(tmp_path):
    root = tmp_path / "root"
    try:
        with virtual_screen() as display:
            way = with_python_and_git(root, display)
    except NoBareSystemError as error:
        pytest.skip(str(error))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    assert not way.trouble
