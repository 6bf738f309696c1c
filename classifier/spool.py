"""Readings on their way to a file, a part at a time: a run of any length takes the memory of a short one."""

import io
import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
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
    reading; where it is the temporary folder that is full, what does not fit is held in memory. What it
    holds is, part by part, what `rows.encode_csv` and `encode_json` make of all at once.

    Attributes:
        path: of the file; None where there can be none.
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
        self._written = 0
        self._rest: list[bytes] = []
        self._file: IO[bytes] | None = None
        # Without a buffer a full disk is met where it is written to, and tells how much went in.
        with suppress(OSError):
            self._file = tempfile.NamedTemporaryFile(prefix="onesheet-", suffix=form.suffix, buffering=0, delete=False)  # noqa: SIM115
        self.path = Path(self._file.name) if self._file else None

    def add(self, reading: Reading, confirmed: Sequence[str] = ()) -> None:
        """Take one reading more, and the user's own word on the poster."""
        self._waiting.append(row_of(reading, self._genres, confirmed))
        if len(self._waiting) >= PART:
            self._write_part()

    def _write_part(self) -> None:
        if self._form is not Form.JSON:
            first = not self._parts
            self._write(encode_csv(self._waiting, self._genres, first and self._form is Form.EXCEL, header=first))
        elif self._waiting:
            objects = (json_object(row, self._genres) for row in self._waiting)
            rows = (json.dumps(entry, indent=1, ensure_ascii=False) for entry in objects)
            told = ",\n ".join(row.replace("\n", "\n ") for row in rows)
            self._write(((",\n " if self._parts else "[\n ") + told).encode())
        self._parts += 1
        self._waiting.clear()

    def _write(self, data: bytes) -> None:
        """Put a part behind those before, into the file or where that takes no more, into memory."""
        if self._file is None or self._rest:
            self._rest.append(data)
            return
        try:
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]
            self._written += len(data)
        except OSError:
            self._rest.append(data)
            with suppress(OSError):
                self._file.truncate(self._written)
                self._file.seek(self._written)

    def finish(self) -> None:
        """Write what is left; nothing more is added after this."""
        if self._waiting or not self._parts:
            self._write_part()
        if self._form is Form.JSON:
            # As an empty list is written, where there was no reading.
            self._write(b"\n]\n" if self._written or self._rest else b"[]\n")

    def deliver(self, target: Path) -> None:
        """Put what was written in its place, whole, and away from here.

        Raises:
            ExportError: it cannot be written there; it stays where `whereabouts` says.
        """
        with self._source() as source:
            copy_whole(source, target, b"".join(self._rest))
        self.discard()

    def pour(self, stream: BinaryIO) -> None:
        """Write all of it to an open stream, and away from here, also where the stream takes no more."""
        try:
            with self._source() as source:
                shutil.copyfileobj(source, stream)
            stream.writelines(self._rest)
            stream.flush()
        finally:
            self.discard()

    def whereabouts(self) -> str:
        """Say where all is that was written, where it could not be delivered."""
        rest, self._rest = b"".join(self._rest), []
        if rest:
            self._write(rest)  # There may be room again.
        if not self._rest:
            return f"What was read is in {self.path}."
        self.discard()
        return "The temporary folder is full, too. Make room, and run the same command again: it goes on."

    def _source(self) -> BinaryIO:
        return self.path.open("rb") if self.path else io.BytesIO()

    def discard(self) -> None:
        """Remove the file."""
        if self._file is not None and self.path is not None:
            self._file.close()
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
