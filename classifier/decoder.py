"""A process that decodes posters for another one: paths in, pixels out, until its standard input ends.

Decoders are where a picture from anywhere can do harm. Here one may crash or eat memory, and no
more is lost than this process. It holds neither a network nor anything of a person's.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO, Final

from classifier.frames import ANSWER, READY, REQUEST, Answer, Request, Want
from classifier.poster import PosterError, Status, read_file, read_poster
from classifier.refusals import NO_MEMORY, unforeseen
from classifier.squeezing import squeezed

MAX_MEMORY: Final = 4 * 2**30
"""Bytes of addresses that the process may take: the largest poster allowed needs 2 GB on its way to RGB."""

UNKNOWN: Final = bytes(32)
"""Stands for the digest of what could not be read."""


def serve() -> None:
    """Answer requests until there are no more."""
    _limit_memory()
    # Whatever a library prints must not get between the answers.
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)
        _write(answers, READY)
        while head := sys.stdin.buffer.read(REQUEST.size):
            request = Request(*REQUEST.unpack(head))
            path = Path(os.fsdecode(sys.stdin.buffer.read(request.length)))
            for part in _answered(path, request):
                _write(answers, part)


def _answered(path: Path, request: Request) -> tuple[bytes, bytes]:
    """Decode a poster: the head of the answer, and what follows it."""
    digest, size = UNKNOWN, (request.width, request.height)
    try:
        data = read_file(path)
        digest = hashlib.sha256(data).digest()
        poster = read_poster(data, at_least=size)
        if request.want == Want.SQUEEZED:
            poster = squeezed(poster, size)
        else:
            poster.thumbnail(size)
        return _framed(False, digest, poster.size, poster.tobytes())
    except PosterError as error:
        said = error.status, error.sentence
    except MemoryError:
        said = Status.TOO_LARGE, NO_MEMORY
    except Exception as error:  # One poster must not end a run, whatever it does to a decoder.
        said = Status.DAMAGED, unforeseen(error)
    return _framed(True, digest, (0, 0), json.dumps(said).encode())


def _framed(failed: bool, digest: bytes, size: tuple[int, int], content: bytes) -> tuple[bytes, bytes]:
    return ANSWER.pack(*Answer(failed, digest, *size, len(content))), content


def _write(answers: BinaryIO, part: bytes) -> None:
    left = memoryview(part)
    while left:
        left = left[answers.write(left) :]


def _limit_memory() -> None:
    """Take no more memory than a poster may need, and be the first to go where the machine has too little."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        Path("/proc/self/oom_score_adj").write_text("500")
    except (OSError, ValueError):
        pass  # Not every system has such limits.
