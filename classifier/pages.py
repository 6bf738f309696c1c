"""Corrections out of the single pages of a catalogue's file, however little of it SQLite itself would read.

A page of a table without row numbers holds whole rows, so that each page that is left tells its own. The
forms of pages, cells, records and the log are those of https://www.sqlite.org/fileformat2.html.
"""

import os
import re
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

USUAL_SIZE: Final = 4096
"""Of a page, in bytes, where the file does not tell any more."""

_SIZES: Final = frozenset(2**power for power in range(9, 17))

_INTERIOR, _LEAF = 0x02, 0x0A
"""Kinds of pages that hold rows of such a table."""

_LOG_MAGIC: Final = frozenset((0x377F0682, 0x377F0683))
_LOG_HEADER, _FRAME_HEADER = 32, 24

_DIGEST_TYPE: Final = 2 * 64 + 13
"""How a record tells of a text of 64 bytes."""

_DIGEST: Final = re.compile("[0-9a-f]{64}")

Fetch: TypeAlias = Callable[[int], bytes]
"""Gives a page by its number, 1 and up; nothing where there is none."""


class _Log(NamedTuple):
    """What a log holds.

    Attributes:
        pages: the latest of each number.
        doubtful: pages that are not as they were written, wholly or in part.
    """

    pages: dict[int, bytes]
    doubtful: list[bytes]


class Correction(NamedTuple):
    """A row.

    Attributes:
        digest: SHA-256 of the poster's content in hexadecimal.
        genres: joined as they were written.
        changed: when, by ISO 8601.
    """

    digest: str
    genres: str
    changed: str


def corrections_in(path: Path) -> dict[str, Correction]:
    """Give the latest correction of each poster in all pages of a file, and of the log beside it, that make sense.

    Raises:
        OSError: the file cannot be opened.
    """
    size = _page_size(path)
    log = _read_log(path, size)
    with path.open("rb") as file:
        length = os.fstat(file.fileno()).st_size

        def fetch(number: int) -> bytes:
            if (page := log.pages.get(number)) is not None or number < 1:
                return page or b""
            file.seek((number - 1) * size)
            return file.read(size)

        numbers = range(2, max(-(-length // size), *log.pages, 1) + 1)
        found = _latest((fetch(number) for number in numbers), fetch)
        return _latest(log.doubtful, fetch) | found


def corrections_logged(path: Path, size: int) -> dict[str, Correction]:
    """Give the latest correction of each poster in the log beside a file, also behind what is damaged in it.

    The file itself is not opened: that would take the locks away that SQLite has on it.

    Args:
        path: of the file.
        size: of a page, in bytes.

    Raises:
        OSError: the log cannot be read.
    """
    pages = _read_log(path, size).pages
    return _latest(pages.values(), lambda number: pages.get(number, b""))


def newest(*found: dict[str, Correction]) -> dict[str, Correction]:
    """Put together what was found in several places; the latest word on a poster counts."""
    together: dict[str, Correction] = {}
    for digest, row in (item for each in found for item in each.items()):
        if digest not in together or row.changed > together[digest].changed:
            together[digest] = row
    return together


def _latest(pages: Iterable[bytes], fetch: Fetch) -> dict[str, Correction]:
    found: dict[str, Correction] = {}
    for page in pages:
        for row in _rows(page, fetch):
            if row.digest not in found or row.changed > found[row.digest].changed:
                found[row.digest] = row
    return found


def _page_size(path: Path) -> int:
    for name, place, form in ((path, 16, ">H"), (Path(f"{path}-wal"), 8, ">I")):
        try:
            with name.open("rb") as file:
                start = file.read(_LOG_HEADER)
            (told,) = struct.unpack_from(form, start, place)
        except (FileNotFoundError, struct.error):
            continue
        if (size := 65536 if told == 1 else told) in _SIZES:
            return size
    return USUAL_SIZE


def _read_log(path: Path, size: int) -> _Log:
    """Read each page that the log holds, as the last finished transaction left it."""
    try:
        log = Path(f"{path}-wal").read_bytes()
    except FileNotFoundError:
        log = b""
    read = _Log({}, [])
    under_way: dict[int, bytes] = {}
    whole = len(log) >= _LOG_HEADER and struct.unpack_from(">I", log)[0] in _LOG_MAGIC
    # Where the log's own start is damaged, its first frame tells what marks them all.
    salts = log[16:24] if whole else log[_LOG_HEADER + 8 : _LOG_HEADER + 16]
    order = ">" if whole and log[3] & 1 else "<"
    before = log[24:32]
    for start in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        frame = log[start : start + _FRAME_HEADER + size]
        if frame[8:16] != salts:
            continue  # Of an older log, whose place this one has taken, or damaged.
        number, committed = struct.unpack_from(">II", frame)
        page = frame[_FRAME_HEADER:]
        if _checksum(before, frame[:8] + page, order) == frame[16:24]:
            under_way[number] = page
        else:
            read.doubtful.append(page)
        before = frame[16:24]
        if committed:
            read.pages.update(under_way)
            under_way.clear()
    return read


def _checksum(before: bytes, data: bytes, order: str) -> bytes:
    """Go on from the checksum of the frame before to that of this one."""
    first, second = struct.unpack(">II", before)
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return struct.pack(">II", first, second)


def _rows(page: bytes, fetch: Fetch) -> Iterator[Correction]:
    """Yield the corrections in a page; none where it is damaged or holds something else."""
    if len(page) < USUAL_SIZE // 8 or page[0] not in (_INTERIOR, _LEAF):
        return
    start, child = (12, 4) if page[0] == _INTERIOR else (8, 0)
    (count,) = struct.unpack_from(">H", page, 3)
    for place in range(start, min(start + 2 * count, len(page) - 1), 2):
        (cell,) = struct.unpack_from(">H", page, place)
        try:
            row = _record(_payload(page, cell + child, fetch))
        except (IndexError, ValueError, struct.error):
            continue
        if row is not None:
            yield row


def _payload(page: bytes, at: int, fetch: Fetch) -> bytes:
    """Give a cell's content, from the page and from the pages that it goes on in."""
    length, at = _varint(page, at)
    usable = len(page)
    most = (usable - 12) * 64 // 255 - 23
    if length <= most:
        return page[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    if _varint(page, _varint(page, at)[1])[0] != _DIGEST_TYPE or length > usable * 1000:
        return b""
    content = page[at : at + here]
    (following,) = struct.unpack_from(">I", page, at + here)
    while len(content) < length:
        more = fetch(following)
        if len(more) <= 4:
            raise ValueError
        (following,) = struct.unpack_from(">I", more)
        content += more[4 : 4 + length - len(content)]
    return content


def _record(content: bytes) -> Correction | None:
    """Read a record, if it is a correction: a bad page may give anything."""
    if not content:
        return None
    end, at = _varint(content, 0)
    types: list[int] = []
    while at < end:
        kind, at = _varint(content, at)
        types.append(kind)
        if types[0] != _DIGEST_TYPE:
            return None
    if at != end or len(types) != len(Correction._fields) or any(kind < 13 or not kind % 2 for kind in types):
        return None
    texts: list[str] = []
    for kind in types:
        length = (kind - 13) // 2
        texts.append(content[at : at + length].decode())
        at += length
    sensible = at == len(content) and all(text and text.isprintable() for text in texts)
    return Correction(*texts) if sensible and _DIGEST.fullmatch(texts[0]) else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of SQLite's variable length, and tell where it ends."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
