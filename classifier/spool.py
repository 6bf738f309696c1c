"""Readings on their way to a file, a part at a time: a run of any length takes the memory of a short one."""

import json
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Final, Self

from classifier.batch import Reading
from classifier.rows import Row, encode_csv, json_object, row_of
from classifier.writing import copy_whole

PART: Final = 100
"""Readings encoded at once: while it lasts, no poster goes on."""


class Form(StrEnum):
    """How readings are written."""

    CSV = "csv"
    EXCEL = "excel"
    """CSV with a mark by which Excel sees that it is UTF-8."""

    JSON = "json"

    @property
    def suffix(self) -> str:
        """Of its file's name."""
        return ".json" if self is Form.JSON else ".csv"


class Spool:
    """A file among the system's temporary ones that readings are written to, until they are delivered.

    It lies elsewhere than the file that is wanted, so that a full or read-only disk there costs no
    reading. What it holds is, part by part, what `rows.encode_csv` and `encode_json` make of all at once.

    Attributes:
        path: of the file.
    """

    def __init__(self, form: Form, genres: Sequence[str]) -> None:
        """Begin.

        Args:
            form: to write in.
            genres: that the network knows, in order.
        """
        self._form = form
        self._genres = tuple(genres)
        self._waiting: list[Row] = []
        self._parts = 0
        self._file: IO[bytes] = tempfile.NamedTemporaryFile(prefix="onesheet-", suffix=form.suffix, delete=False)  # noqa: SIM115
        self.path = Path(self._file.name)

    def add(self, reading: Reading, confirmed: Sequence[str] = ()) -> None:
        """Take one reading more, and the user's own word on the poster."""
        self._waiting.append(row_of(reading, self._genres, confirmed))
        if len(self._waiting) >= PART:
            self._write_part()

    def _write_part(self) -> None:
        if self._form is not Form.JSON:
            first = not self._parts
            self._file.write(encode_csv(self._waiting, self._genres, first and self._form is Form.EXCEL, header=first))
        elif self._waiting:
            objects = (json_object(row, self._genres) for row in self._waiting)
            rows = (json.dumps(entry, indent=1, ensure_ascii=False) for entry in objects)
            told = ",\n ".join(row.replace("\n", "\n ") for row in rows)
            self._file.write(((",\n " if self._parts else "[\n ") + told).encode())
        self._parts += 1
        self._waiting.clear()

    def finish(self) -> None:
        """Write what is left; nothing more is added after this."""
        if self._waiting or not self._parts:
            self._write_part()
        if self._form is Form.JSON:
            # As an empty list is written, where there was no reading.
            self._file.write(b"\n]" if self._file.tell() else b"[]")
        self._file.flush()

    def deliver(self, target: Path) -> None:
        """Put what was written in its place, whole, and away from here.

        Raises:
            ExportError: it cannot be written there; it stays in `path`.
        """
        with self.path.open("rb") as source:
            copy_whole(source, target)
        self.discard()

    def pour(self, stream: BinaryIO) -> None:
        """Write all of it to an open stream, and away from here."""
        stream.write(self.path.read_bytes())
        self.discard()

    def discard(self) -> None:
        """Remove the file."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
