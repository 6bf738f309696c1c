"""A person reads in a terminal, and sees nothing there but what the program has to say."""

import os
import subprocess
import sys

READ = "import sys; from classifier import Classifier; print(Classifier(engine='litert').read(sys.argv[1]).assigned)"

SPEAK = """
import os, threading
from classifier import notices
{before}
def speak():
    os.write(2, b"INFO: made\\nWARNING: slow\\n")
    {then}
notices.without_first_notice(speak)
notices.without_first_notice(lambda: os.write(2, b"INFO: again\\n"))
"""


def python(script, *arguments):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=dict(os.environ))


def test_a_library_is_loaded_without_a_word(poster_file):
    done = python(READ, poster_file)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_what_is_no_notice_is_passed_on_and_only_the_first_is_held_back():
    done = python(SPEAK.format(before="", then=""))
    assert done.stderr == "WARNING: slow\nINFO: again\n"


def test_notices_of_googles_logging_are_held_back_and_its_warnings_are_not():
    lines = ("WARNING: All log messages before absl::InitializeLog() are", "I0000 oneDNN is on.", "W0000 no driver")
    speak = f"lambda: os.write(2, {chr(10).join((*lines, '')).encode()!r})"
    done = python(f"import os; from classifier import notices; notices.without_notices({speak})")
    assert done.stderr == "W0000 no driver\n"


def test_where_nothing_can_be_held_back_it_goes_on():
    no_room = "def full(): raise OSError(28, 'No space left on device')\nnotices.tempfile.TemporaryFile = full"
    done = python(SPEAK.format(before=no_room, then="print('made')"))
    assert done.stdout == "made\n"
    assert done.stderr == "INFO: made\nWARNING: slow\nINFO: again\n"


def test_without_an_error_stream_it_goes_on():
    done = python(SPEAK.format(before="os.close(2)", then="").replace("os.write(2,", "print(").replace('b"', '"'))
    assert done.returncode == 0
    assert "made" in done.stdout


def test_an_error_is_told_and_the_stream_given_back():
    done = python(SPEAK.format(before="", then="raise ValueError('wrong file')"))
    assert "WARNING: slow" in done.stderr
    assert "ValueError: wrong file" in done.stderr
    assert "INFO" not in done.stderr
