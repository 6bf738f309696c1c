"""Programs that are killed in the middle of a long run lose no correction, and of their results the very last alone."""

import signal

import pytest

from tests.hostile import kills


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system ends programs in another way")
def test_programs_that_are_killed_lose_nothing_that_was_said(tmp_path):
    report = kills.run(5, 3, tmp_path)

    assert report.kills >= 4
    assert report.results_seen > 0
    assert report.corrections_acknowledged > 0
    assert report.corrections_lost == 0
    assert report.damaged == 0
    # The campaign sees to it that it is one second on a machine that does nothing else.
    assert report.results_lost_at_most_seconds < 20
