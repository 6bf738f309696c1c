"""Colour profiles, built by hand: https://www.color.org/specification/ICC.1-2001-04.pdf."""

import struct

SRGB = {"r": (0.4361, 0.2225, 0.0139), "g": (0.3851, 0.7169, 0.0971), "b": (0.1431, 0.0606, 0.7141)}
"""Each primary's X, Y, Z, adapted to D50."""

WHITE = (0.9642, 1.0, 0.8249)


def fixed(*numbers):
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def place_of(xyz):
    return b"XYZ \0\0\0\0" + fixed(*xyz)


def curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def profile_of(space, tags, kind=b"mntr", between=b"XYZ "):
    """Put a profile together."""
    place, table, contents = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, place + len(contents), len(content))
        contents += content + bytes(-len(content) % 4)
    size = 128 + len(table) + len(contents)
    head = struct.pack(">I4xI4s4s4s12x4s", size, 0x02400000, kind, space, between, b"acsp")
    return head.ljust(68, b"\0") + fixed(*WHITE) + bytes(48) + table + contents


def rgb_profile(red="r", green="g", blue="b", gamma=2.2):
    """A screen's profile, whose channels may be any of sRGB's primaries."""
    tags = {b"wtpt": place_of(WHITE)}
    for channel, primary in (("r", red), ("g", green), ("b", blue)):
        tags[f"{channel}XYZ".encode()] = place_of(SRGB[primary])
        tags[f"{channel}TRC".encode()] = curve(gamma)
    return profile_of(b"RGB ", tags)


def grey_profile(gamma):
    return profile_of(b"GRAY", {b"wtpt": place_of(WHITE), b"kTRC": curve(gamma)})


def ink_profile(inks):
    """A press's profile: every amount of ink, of any of the four, gives one colour.

    Args:
        inks: L, a and b of paper, and of full ink.
    """
    paper, full = (bytes((round(L * 2.55), a + 128, b + 128)) for L, a, b in inks)
    straight = bytes(range(256))
    table = struct.pack(">4s4xBBBx", b"mft1", 4, 3, 2) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table += straight * 4 + paper + full * 15 + straight * 3
    return profile_of(b"CMYK", {b"wtpt": place_of(WHITE), b"A2B0": table, b"A2B1": table}, b"prtr", b"Lab ")
