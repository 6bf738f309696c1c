"""How fast a run goes, in words."""

import pytest

from desktop_app.pace import Pace, duration


def test_the_rate_is_that_of_the_last_seconds():
    pace = Pace()
    for second in range(21):  # Ten a second at first, then a hundred.
        pace.note(second, second * 10 + max(second - 10, 0) * 90)
    assert pace.rate == pytest.approx(100)
    assert pace.remaining(500) == pytest.approx(5)


def test_it_is_too_early_to_tell_before_anything_was_read():
    pace = Pace()
    assert pace.rate is None
    pace.note(0, 0)
    assert pace.remaining(10) is None
    pace.note(1, 0)
    assert pace.rate is None


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "1 s"), (42.4, "42 s"), (90, "2 min"), (3540, "59 min"), (5000, "1 h 23 min")]
)
def test_times_are_told_as_people_tell_them(seconds, told):
    assert duration(seconds) == told
