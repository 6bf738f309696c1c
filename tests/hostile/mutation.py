"""One picture -> a picture that somebody tampered with."""

import random
import struct
import zlib

TELLING = (
    0,
    1,
    2,
    3,
    4,
    8,
    12,
    16,
    24,
    32,
    40,
    64,
    127,
    128,
    255,
    256,
    511,
    1024,
    4096,
    30_000,
    30_001,
    32_767,
    32_768,
)
TELLING += (65_535, 65_536, 2**20, 2**24 - 1, 2**24, 2**31 - 1, 2**31, 2**32 - 1)

BEGINNING = 12
"""Bytes that tell a picture's format; few mutants need to go astray there."""

LONGEST = 2**18
"""Bytes of a mutant."""


def mutant(seed, index, pictures):
    """Make the mutant of a number, always the same one.

    Args:
        seed: of a series of mutants.
        index: in the series.
        pictures: what it is made of, each the bytes of a file.
    """
    chance = random.Random(seed * 1_000_003 + index)
    data = bytearray(chance.choice(pictures))
    beginning = data[:BEGINNING]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9, 20))):
        chance.choice(OPERATIONS)(data, chance, pictures)
        del data[LONGEST:]
    if chance.random() < 0.8:
        data[:BEGINNING] = beginning
    return repaired(bytes(data)) if chance.random() < 0.8 else bytes(data)


def place_in(data, chance):
    """Choose a place, oftener near the beginning, where headers are."""
    return min(int(len(data) * chance.random() ** chance.choice((1, 2, 4))), max(0, len(data) - 1))


def flip(data, chance, _):
    if data:
        data[place_in(data, chance)] ^= 1 << chance.randrange(8)


def overwrite(data, chance, _):
    at = place_in(data, chance)
    data[at : at + 1] = bytes([chance.randrange(256)])


def tell_a_number(data, chance, _):
    form = chance.choice(("<B", "<H", ">H", "<I", ">I"))
    at, size = place_in(data, chance), struct.calcsize(form)
    data[at : at + size] = struct.pack(form, chance.choice(TELLING) % 256**size)


def count_up(data, chance, _):
    form = chance.choice(("<H", ">H", "<I", ">I"))
    size = struct.calcsize(form)
    if len(data) >= size:
        at = min(place_in(data, chance), len(data) - size)
        (number,) = struct.unpack_from(form, data, at)
        struct.pack_into(form, data, at, (number + chance.choice((-16, -2, -1, 1, 2, 16, number))) % 256**size)


def cut_out(data, chance, _):
    at = place_in(data, chance)
    del data[at : at + chance.choice((1, 2, 4, 12, 64, 500))]


def break_off(data, chance, _):
    del data[place_in(data, chance) :]


def repeat(data, chance, _):
    at = place_in(data, chance)
    span = data[at : at + chance.choice((1, 2, 4, 12, 64, 500))]
    data[at:at] = span * chance.choice((1, 2, 10, 300))


def put_in(data, chance, _):
    at = place_in(data, chance)
    data[at:at] = chance.choice((chance.randbytes, bytes))(chance.choice((1, 2, 4, 12, 64, 500)))


def take_over(data, chance, pictures):
    """Put in, or in place, a span of another picture."""
    other = chance.choice(pictures)
    start, at, length = place_in(other, chance), place_in(data, chance), chance.choice((2, 4, 12, 64, 500))
    data[at : at + chance.choice((0, length))] = other[start : start + length]


OPERATIONS = (
    flip,
    flip,
    overwrite,
    tell_a_number,
    tell_a_number,
    count_up,
    cut_out,
    break_off,
    repeat,
    put_in,
    take_over,
)


def repaired(data):
    """Give a PNG's chunks the right check sums, without which nothing of them would be looked at."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    whole, at = bytearray(data), 8
    while at + 12 <= len(whole):
        end = at + 8 + struct.unpack_from(">I", whole, at)[0]
        if end + 4 > len(whole):
            break
        struct.pack_into(">I", whole, end, zlib.crc32(whole[at + 4 : end]))
        at = end + 4
    return bytes(whole)
