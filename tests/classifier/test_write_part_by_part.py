"""A long run is written part by part, and gives the same file as a short one."""

import io
from pathlib import Path

import numpy as np
import pytest

from classifier import GENRES, Status
from classifier.batch import Reading
from classifier.prediction import Prediction
from classifier.spool import PART, Form, Spool
from classifier.tables import readings_table, to_csv, to_json
from classifier.writing import ExportError

HALF = np.full(len(GENRES), 0.5, np.float32)


def readings(count):
    rng = np.random.default_rng(count)
    for number in range(count):
        path = Path(f'/films/=odd, "name"\n{number}.jpg')
        if number % 7 == 3:
            yield Reading(path, Status.DAMAGED, "The picture is damaged.")
        else:
            scores = rng.random(len(GENRES), dtype=np.float32)
            yield Reading(path, Status.OK, prediction=Prediction(GENRES, scores, HALF, "a network"))


def spooled(form, count):
    spool, stream = Spool(form, GENRES), io.BytesIO()
    with spool:
        for reading in readings(count):
            spool.add(reading)
        spool.finish()
        spool.pour(stream)
    assert not spool.path.exists()
    return stream.getvalue()


@pytest.mark.parametrize("count", [0, 1, PART, PART + 1, 2 * PART + 17])
def test_parts_make_the_same_file_as_the_whole(count):
    table = readings_table(readings(count))
    assert spooled(Form.CSV, count) == to_csv(table)
    assert spooled(Form.EXCEL, count) == to_csv(table, excel=True)
    assert spooled(Form.JSON, count) == to_json(table)


def test_it_is_delivered_whole(tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    with Spool(Form.CSV, GENRES) as spool:
        for reading in readings(3):
            spool.add(reading)
        spool.finish()
        assert target.read_text() == "old"
        spool.deliver(target)
    assert target.read_bytes() == to_csv(readings_table(readings(3)))
    assert not spool.path.exists()


def test_where_it_cannot_be_delivered_it_stays(tmp_path):
    with Spool(Form.CSV, GENRES) as spool:
        spool.add(next(readings(1)))
        spool.finish()
        with pytest.raises(ExportError):
            spool.deliver(tmp_path / "no such folder" / "out.csv")
    assert spool.path.read_bytes() == to_csv(readings_table(readings(1)))
    spool.discard()


class Broken(io.BytesIO):
    """A pipe that nobody reads any more."""

    def __init__(self, failing):
        super().__init__()
        self._failing = failing

    def write(self, data):
        if self._failing == "write":
            raise BrokenPipeError
        return super().write(data)

    def flush(self):
        if self._failing == "flush":
            raise BrokenPipeError


@pytest.mark.parametrize("failing", ["write", "flush"])
def test_a_pipe_that_nobody_reads_leaves_no_file_behind(failing):
    with Spool(Form.CSV, GENRES) as spool:
        spool.add(next(readings(1)))
        spool.finish()
        with pytest.raises(BrokenPipeError):
            spool.pour(Broken(failing))

    assert not spool.path.exists()
