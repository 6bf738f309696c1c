"""What the classifier says went wrong, in the person's language.

The classifier knows no Qt, and what it writes into files stays English; so its sentences are known here by their form.
"""

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_PLACE: Final = re.compile(r"%(\d)")
"""Stands in a sentence for what differs from one time to the next."""

SENTENCES: Final = (
    # Of one poster.
    QT_TRANSLATE_NOOP("Failures", "The file is not there (any more)."),
    QT_TRANSLATE_NOOP("Failures", "There is no permission to read the file."),
    QT_TRANSLATE_NOOP("Failures", "There is no permission to read the folder."),
    QT_TRANSLATE_NOOP("Failures", "This is a folder, not a picture."),
    QT_TRANSLATE_NOOP("Failures", "This is a device or a pipe, not a file."),
    QT_TRANSLATE_NOOP("Failures", "The name cannot be a file's."),
    QT_TRANSLATE_NOOP("Failures", "The file cannot be read: %1."),
    QT_TRANSLATE_NOOP("Failures", "The file has %1 MB; at most %2 MB are read."),
    QT_TRANSLATE_NOOP("Failures", "The file is empty."),
    QT_TRANSLATE_NOOP("Failures", "The file is not a picture."),
    QT_TRANSLATE_NOOP("Failures", "%1 pictures are not supported."),
    QT_TRANSLATE_NOOP("Failures", "The %1 picture is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("Failures", "The picture is damaged: its data end early or make no sense."),
    QT_TRANSLATE_NOOP("Failures", "The picture does not fit into memory."),
    QT_TRANSLATE_NOOP("Failures", "This is a link that leads back to itself."),
    QT_TRANSLATE_NOOP("Failures", "This is a link to a file that is not there (any more)."),
    QT_TRANSLATE_NOOP(
        "Failures", "The drive that the file is on does not answer: %1. See that it is connected, and try again."
    ),
    QT_TRANSLATE_NOOP("Failures", "The file changed while it was read. Read it again once it is complete."),
    QT_TRANSLATE_NOOP("Failures", "The file is a web page, not a picture."),
    QT_TRANSLATE_NOOP("Failures", "Of compressed BMP pictures, at most %1 million pixels are read."),
    QT_TRANSLATE_NOOP("Failures", "The picture is stored in %1 layers; at most %2 are read."),
    QT_TRANSLATE_NOOP("Failures", "The picture's file has more than %1 parts; no poster needs so many."),
    QT_TRANSLATE_NOOP("Failures", "The picture brings down the program that reads it."),
    QT_TRANSLATE_NOOP("Failures", "Reading the picture took more than %1 seconds and was given up."),
    QT_TRANSLATE_NOOP("Failures", "The program cannot start the process that decodes pictures."),
    QT_TRANSLATE_NOOP("Failures", "The program is closing."),
    QT_TRANSLATE_NOOP("Failures", "The picture has no pixels."),
    QT_TRANSLATE_NOOP("Failures", "The picture has %1 x %2 pixels; at most %3 million are read, %4 along a side."),
    QT_TRANSLATE_NOOP("Failures", "The picture has too many pixels; at most %1 million are read, %2 along a side."),
    QT_TRANSLATE_NOOP("Failures", "The poster could not be read: %1."),
    # Of a network.
    QT_TRANSLATE_NOOP("Failures", "There is no network in %1: no %2 is there."),
    QT_TRANSLATE_NOOP("Failures", "The network in %1 has changed since it was chosen."),
    QT_TRANSLATE_NOOP("Failures", "The network %1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("Failures", "The network %1 cannot be read: it does not lie beside its model card."),
    QT_TRANSLATE_NOOP("Failures", "The network %1 is damaged or not the one that its model card describes."),
    QT_TRANSLATE_NOOP("Failures", "The network cannot be opened: %1"),
    QT_TRANSLATE_NOOP("Failures", "The network cannot be opened: it takes %1, where its model card says %2."),
    QT_TRANSLATE_NOOP(
        "Failures",
        "The network cannot be opened: it gives %1, where scores and evidence maps of %2 genres are wanted.",
    ),
    QT_TRANSLATE_NOOP("Failures", "The model card %1 cannot be read: %2"),
    QT_TRANSLATE_NOOP(
        "Failures",
        "The model card %1 is damaged or not the one that came with the program. Install the program again.",
    ),
    QT_TRANSLATE_NOOP("Failures", "%1 is no model card: it lacks %2 or has something else there."),
    QT_TRANSLATE_NOOP("Failures", "This network has no preset %1; it has %2."),
    QT_TRANSLATE_NOOP("Failures", "There is no engine %1; there are %2."),
    QT_TRANSLATE_NOOP("Failures", "OpenVINO is not installed. Install it with: pip install openvino flatbuffers"),
    QT_TRANSLATE_NOOP("Failures", "The program without Python has no OpenVINO; it reads with LiteRT."),
    # Of a file that is written, and why.
    QT_TRANSLATE_NOOP("Failures", "%1 could not be written: %2"),
    QT_TRANSLATE_NOOP("Failures", "the disk is full. Make room, or choose another disk."),
    QT_TRANSLATE_NOOP("Failures", "the file grows too large for this disk. Choose another disk."),
    QT_TRANSLATE_NOOP("Failures", "its folder does not exist. Choose another one."),
    QT_TRANSLATE_NOOP(
        "Failures",
        "it may be open in another program, or its folder is read-only. Close it, or choose another folder.",
    ),
    QT_TRANSLATE_NOOP("Failures", "The file has changed since its genres were named."),
    QT_TRANSLATE_NOOP("Failures", "The file is not a picture that can be learnt from."),
    QT_TRANSLATE_NOOP("Failures", "%1 is not a table of %2 with each movie once. Choose another folder."),
    QT_TRANSLATE_NOOP("Failures", "%1 cannot be used: %2."),
    # Of the person's corrections, and why.
    QT_TRANSLATE_NOOP("Failures", "Your corrections in %1 could not be opened: %2"),
    QT_TRANSLATE_NOOP("Failures", "Your corrections in %1 could not be read: %2"),
    QT_TRANSLATE_NOOP("Failures", "Your corrections in %1 could not be kept: %2"),
    QT_TRANSLATE_NOOP(
        "Failures", "Your corrections in %1 were kept by a newer version of the program. Use that version."
    ),
    QT_TRANSLATE_NOOP("Failures", "The remembered results in %1 could not be opened: %2"),
    QT_TRANSLATE_NOOP("Failures", "The remembered results in %1 could not be read: %2"),
    QT_TRANSLATE_NOOP("Failures", "The remembered results in %1 could not be kept: %2"),
    QT_TRANSLATE_NOOP("Failures", "the disk is full. Make room, and try again."),
    QT_TRANSLATE_NOOP("Failures", "the file or its folder is read-only."),
    QT_TRANSLATE_NOOP("Failures", "there is no permission to open the file, or a folder has its name."),
    QT_TRANSLATE_NOOP("Failures", "there is no permission to open the file."),
    QT_TRANSLATE_NOOP("Failures", "another program is writing to the file. Try again in a moment."),
    QT_TRANSLATE_NOOP("Failures", "the disk cannot be read or written."),
    QT_TRANSLATE_NOOP("Failures", "the file is damaged. Start the program again to have it repaired."),
)
"""Each sentence, and each part of one that says why."""


def told(sentence: str) -> str:
    """Say a sentence of the classifier's in the person's language; one that is not known stays as it is."""
    for form, pattern in _patterns():
        if match := pattern.fullmatch(sentence):
            return _filled(QCoreApplication.translate("Failures", form), match.groupdict())
    return sentence


def known(sentence: str) -> bool:
    """Tell whether a sentence can be said in the person's language."""
    return any(pattern.fullmatch(sentence) for _, pattern in _patterns())


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Make a pattern of each sentence; those of the most words of their own come first."""
    forms = sorted(map(str, SENTENCES), key=lambda form: len(_PLACE.sub("", form)), reverse=True)
    return [(form, re.compile(_pattern(form), re.DOTALL)) for form in forms]


def _pattern(form: str) -> str:
    # What splits the words stands between them: words, place, words, place, words.
    return "".join(
        f"(?P<p{part}>.+?)" if index % 2 else re.escape(part) for index, part in enumerate(_PLACE.split(form))
    )


def _filled(form: str, parts: dict[str, str]) -> str:
    """Put the parts back in their places; one that says why is a sentence by itself."""
    return _PLACE.sub(lambda place: told(parts[f"p{place[1]}"]), form)
