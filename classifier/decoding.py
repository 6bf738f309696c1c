"""Posters decoded in processes of their own: whatever one does to a decoder costs that poster alone."""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.cores import usable_cores
from classifier.frames import ANSWER, DECODE, READY, REQUEST, Answer, Request, Want
from classifier.patience import Patience, patience
from classifier.poster import PosterError, Status

PATIENCE: Final = 60.0
"""Seconds until a poster is given up: the largest one takes five, a slow drive some more."""

SPARE: Final = 1
"""Processes beside one for each core, so that a poster that is looked at does not wait for those that are read."""

FATAL: Final = "The picture brings down the program that reads it."
"""Said of a poster whose decoder crashes."""

CLOSING: Final = "The program is closing."

UNABLE: Final = "The program cannot start the process that decodes pictures."
"""Said of every poster where this machine allows no such process."""


class Decoded(NamedTuple):
    """A poster's pixels.

    Attributes:
        pixels: uint8 [height, width, 3].
        digest: SHA-256 of the file's content in hexadecimal.
    """

    pixels: NDArray[np.uint8]
    digest: str


class UndecodableError(PosterError):
    """A poster that cannot be read.

    Attributes:
        digest: SHA-256 of the file's content in hexadecimal; empty where it could not be had.
    """

    def __init__(self, status: Status, sentence: str, digest: str = "") -> None:
        super().__init__(status, sentence)
        self.digest = digest


class Decoders:
    """Decodes posters in processes, one for each poster under way; safe from any thread.

    Processes are started when they are first needed and kept. One that crashes, or takes too long,
    is replaced.
    """

    def __init__(self, most: int | None = None, seconds: float = PATIENCE) -> None:
        """Begin without a process.

        Args:
            most: processes; by default one for each core, and one more.
            seconds: until a poster is given up.
        """
        self._room = threading.BoundedSemaphore(most or usable_cores() + SPARE)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._idle: list[_Decoder] = []
        self._all: set[_Decoder] = set()
        self._closed = False

    def start(self, count: int) -> None:
        """Start some processes ahead of need, without waiting for them."""
        with self._lock, suppress(UndecodableError):
            for _ in range(count - len(self._all) if not self._closed else 0):
                self._idle.append(self._new())

    def squeezed(self, path: Path, size: tuple[int, int]) -> Decoded:
        """Read a poster for a network.

        Args:
            path: of the poster.
            size: (width, height) in pixels that it is brought to.

        Raises:
            UndecodableError: it cannot be read; it says why.
        """
        return self._decoded(path, Want.SQUEEZED, size)

    def picture(self, path: Path, largest: tuple[int, int]) -> Image.Image:
        """Read a poster to be looked at: RGB, at most `largest` (width, height) in pixels, its shape kept.

        Raises:
            UndecodableError: it cannot be read; it says why.
        """
        return Image.fromarray(self._decoded(path, Want.PICTURE, largest).pixels)

    def close(self) -> None:
        """End all processes at once; whatever they were at cannot be read."""
        with self._lock:
            self._closed = True
            for decoder in self._all:
                decoder.kill()
            # One that is at work is waited for by whoever it works for.
            for decoder in self._idle:
                decoder.wait()
            self._idle.clear()
            self._all.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _decoded(self, path: Path, want: Want, size: tuple[int, int]) -> Decoded:
        with self._room, self._lent() as decoder:
            try:
                return decoder.decode(path, want, size)
            except UndecodableError:
                if self._closed:  # No fault of the poster's.
                    raise UndecodableError(Status.UNREADABLE, CLOSING) from None
                raise

    @contextmanager
    def _lent(self) -> "Generator[_Decoder]":
        """Lend a process that nobody uses; one that did not survive it is not used again."""
        with self._lock:
            if self._closed:
                raise UndecodableError(Status.UNREADABLE, CLOSING)
            decoder = self._familiar() or self._new()
            decoder.thread = threading.get_ident()
        try:
            yield decoder
        finally:
            with self._lock:
                kept = decoder.alive and not self._closed
                if kept:
                    self._idle.append(decoder)
            if not kept:  # Nobody else waits until it has ended.
                decoder.kill()
                decoder.wait()
                with self._lock:
                    self._all.discard(decoder)

    def _familiar(self) -> "_Decoder | None":
        """Take an idle process, if there is one: the one that this thread had last, where it can be had.

        The two then share a core, on which always one of them waits for the other. Taking any costs
        a tenth of the speed.
        """
        if not self._idle:
            return None
        threads = [decoder.thread for decoder in self._idle]
        here = threading.get_ident()
        return self._idle.pop(threads.index(here) if here in threads else -1)

    def _new(self) -> "_Decoder":
        try:
            decoder = _Decoder(self._seconds)
        except OSError:
            raise UndecodableError(Status.UNREADABLE, UNABLE) from None
        self._all.add(decoder)
        return decoder


class _Decoder:
    """One process. Not for two threads at once.

    Attributes:
        alive: whether it can be used any more.
        thread: identity of the thread that had it last.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            _command(),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A Ctrl-C in the terminal is for the program; it ends its processes itself.
            process_group=0 if os.name == "posix" else None,
            creationflags=0 if os.name == "posix" else _NO_WINDOW,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._answers = cast(io.FileIO, self._process.stdout)
        self._patience: Patience = patience(self._process)
        self._ready = False
        self.thread = 0
        self.alive = True

    def decode(self, path: Path, want: Want, size: tuple[int, int]) -> Decoded:
        """Have a poster decoded.

        Raises:
            UndecodableError: it cannot be read; where `alive` is false then, this process cannot be used any more.
        """
        name = _name(path)
        # Until its answer is complete: what is left of one in the pipe must not be taken for the next poster.
        self.alive = False
        try:
            with self._patience.lasting(self._seconds):
                self._ready = self._ready or bool(len(self._received(len(READY))))
                self._send(REQUEST.pack(*Request(want, *size, len(name))) + name)
                answer = Answer(*ANSWER.unpack(self._received(ANSWER.size)))
                content = self._received(answer.length)
        except TimeoutError:
            told = f"Reading the picture took more than {self._seconds:.0f} seconds and was given up."
            raise UndecodableError(Status.DAMAGED, told) from None
        except (OSError, EOFError):
            if not self._ready:
                raise UndecodableError(Status.UNREADABLE, UNABLE) from None
            raise UndecodableError(Status.DAMAGED, FATAL) from None
        self.alive = True
        digest = answer.digest.hex() if any(answer.digest) else ""
        if answer.failed:
            status, sentence = json.loads(content)
            raise UndecodableError(Status(status), sentence, digest=digest)
        pixels = np.frombuffer(content, np.uint8).reshape(answer.height, answer.width, 3)
        return Decoded(pixels, digest)

    def _send(self, request: bytes) -> None:
        left = memoryview(request)
        while left:
            left = left[self._requests.write(left) :]

    def _received(self, length: int) -> bytearray:
        """Receive so many bytes.

        Raises:
            TimeoutError: they did not come in time.
            EOFError: the process has ended.
        """
        content = bytearray(length)
        left = memoryview(content)
        while left:
            self._patience.wait()
            count = self._answers.readinto(left)
            if not count:
                raise EOFError
            left = left[count:]
        return content

    def kill(self) -> None:
        """End the process, whatever it is at."""
        self.alive = False
        with suppress(OSError):
            self._process.kill()

    def wait(self) -> None:
        """Let go of a process that was killed."""
        self._requests.close()
        self._answers.close()
        # One that hangs in a drive that went away cannot be killed until that comes back; nobody waits for it.
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)


def _name(path: Path) -> bytes:
    """Name a poster to a process whose current folder may be another one."""
    try:
        return os.fsencode(path.absolute())
    except OSError:  # The current folder is gone.
        return os.fsencode(path)
    except ValueError:
        raise UndecodableError(Status.UNREADABLE, "The name cannot be a file's.") from None


_NO_WINDOW: Final = 0x08000000
"""CREATE_NO_WINDOW, which Windows' own module alone has by name."""


def _command() -> list[str]:
    """Name the program that decodes: this one's Python, or this one itself where it is bundled with it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, DECODE]
    # Neither the current folder nor the script's is searched for modules: what lies there is anybody's.
    root = str(Path(__file__).parents[1])
    return [
        sys.executable,
        "-P",
        "-c",
        f"import sys; sys.path.append({root!r}); import classifier.decoder as d; d.serve()",
    ]
