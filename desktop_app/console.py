"""Sentences for who started the program in a terminal."""

import sys


def say(*sentences: str, failed: bool = False) -> None:
    """Write a line each, where there is a terminal; Windows has none where a program starts by an icon."""
    stream = sys.stderr if failed else sys.stdout
    if stream is not None:  # pyright: ignore[reportUnnecessaryComparison]
        stream.write("".join(f"{sentence}\n" for sentence in sentences))
