"""A disk that is full costs nothing that was made, and the person is told what to do."""

import pytest

from tests.hostile import full_disk


@pytest.mark.usefixtures("qapp")
def test_nothing_is_lost_on_a_full_disk():
    if not full_disk.can_mount():
        pytest.skip("this user may mount no disk")

    assert full_disk.run().broken == []
