"""What a process that tries pictures tells of itself, where its crash does not reach it."""

import mmap
import struct
import time

REFUSALS = ("unreadable", "not-an-image", "damaged", "too-large", "unsupported")
"""The statuses, by their words: who imports this has yet to instrument the classifier."""

COUNTS = ("tried", "read", "escaped", *REFUSALS)
TIMES = ("since", "slowest")

_COUNTS = struct.Struct(f"<{len(COUNTS)}Q")
_TIMES = struct.Struct(f"<{len(TIMES)}d")
_LENGTH = struct.Struct("<Q")
_INPUT = _COUNTS.size + _TIMES.size + _LENGTH.size


class Board:
    """A file in memory that two processes share.

    Attributes:
        counts: of pictures, by what became of them.
        times: when the picture under way was begun, 0 where none is, and what the slowest took; in seconds.
    """

    def __init__(self, path, longest=2**20):
        if not path.exists():
            path.write_bytes(bytes(_INPUT + longest))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self.counts = dict(zip(COUNTS, _COUNTS.unpack_from(self._memory), strict=True))
        self.times = dict(zip(TIMES, _TIMES.unpack_from(self._memory, _COUNTS.size), strict=True))

    def begin(self, data):
        """Note a picture before it is tried."""
        _LENGTH.pack_into(self._memory, _COUNTS.size + _TIMES.size, len(data))
        self._memory[_INPUT : _INPUT + len(data)] = data
        self.times["since"] = time.monotonic()
        self._write()

    def end(self, outcome):
        """Note what became of it, one of `COUNTS`; tell whether none took longer."""
        taken = time.monotonic() - self.times["since"]
        is_slowest = taken > self.times["slowest"]
        self.times |= {"since": 0.0, "slowest": max(taken, self.times["slowest"])}
        self.give_up(outcome)
        return is_slowest

    def give_up(self, outcome=None):
        """Count a picture, whatever became of it."""
        self.times["since"] = 0.0
        self.counts["tried"] += 1
        if outcome is not None:
            self.counts[outcome] += 1
        self._write()

    @property
    def picture(self):
        """The picture that was tried last."""
        (length,) = _LENGTH.unpack_from(self._memory, _COUNTS.size + _TIMES.size)
        return self._memory[_INPUT : _INPUT + length]

    def _write(self):
        _COUNTS.pack_into(self._memory, 0, *self.counts.values())
        _TIMES.pack_into(self._memory, _COUNTS.size, *self.times.values())
