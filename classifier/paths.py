"""Many paths in little memory."""

import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload


class Paths(Sequence[Path]):
    """A list of paths that only grows, kept as bytes.

    Of a hundred thousand posters that is 5 MB, where a list of `Path` is 60: a command that reads
    many takes hardly more memory than one that reads few. Any name comes out as it went in.
    """

    def __init__(self, paths: Iterable[str | os.PathLike[str]] = ()) -> None:
        self._names = bytearray()
        self._ends = array("Q", (0,))
        for path in paths:
            self.append(path)

    def append(self, path: str | os.PathLike[str]) -> None:
        """Put one more path at the end."""
        self._names += os.fspath(path).encode("utf-8", "surrogatepass")
        self._ends.append(len(self._names))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[Path]:
        return (self._path(place) for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Path: ...
    @overload
    def __getitem__(self, place: slice) -> list[Path]: ...
    def __getitem__(self, place: int | slice) -> Path | list[Path]:
        if isinstance(place, slice):
            return [self._path(one) for one in range(len(self))[place]]
        return self._path(range(len(self))[place])

    def _path(self, place: int) -> Path:
        return Path(self._names[self._ends[place] : self._ends[place + 1]].decode("utf-8", "surrogatepass"))
