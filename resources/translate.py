"""Brings the translations up to date with what the window says: ``python -m resources.translate``.

Each language has a file of Qt's for translators (``.ts``), out of which Qt's lrelease makes the one that
the window reads (``.qm``). Texts that are new stand there unfinished; those that are gone are dropped.
With ``--check`` nothing is written; what is not up to date is told, and the exit status is 1.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

from resources import TRANSLATIONS
from resources.messages import Found, Message, find_messages

SOURCES: Final = Path(__file__).parents[1] / "desktop_app"

FORMS: Final = {"en": 2, "es": 2, "de": 2, "zh_CN": 1}
"""Languages, and how many forms a noun has there by the number of things. English has no other translations."""

_QUOTES: Final = {'"': "&quot;", "'": "&apos;"}
_PLACES: Final = re.compile(r"%\d")
_COUNT: Final = re.compile(r"%L?n")
_MNEMONIC: Final = re.compile(r"&\w")


class Translation(NamedTuple):
    """What a message is in another language.

    Attributes:
        forms: one, or one for each number that the language tells apart; empty texts where there is none yet.
        finished: whether a translator is content with it.
    """

    forms: tuple[str, ...]
    finished: bool


Words: TypeAlias = dict[Message, Translation]


def ts_path(language: str) -> Path:
    """Path of the file for translators."""
    return TRANSLATIONS / f"onesheet_{language}.ts"


def qm_path(language: str) -> Path:
    """Path of the file that the window reads."""
    return ts_path(language).with_suffix(".qm")


def update() -> None:
    """Bring all files up to date; translations of texts that are still there stay."""
    messages = find_messages(SOURCES.rglob("*.py")).messages
    TRANSLATIONS.mkdir(exist_ok=True)
    for language in FORMS:
        path = ts_path(language)
        words = wanted(language, messages, read_words(path) if path.exists() else {})
        path.write_text(as_ts(language, words), "utf-8", newline="\n")
        compile_words(path, qm_path(language))


def problems() -> list[str]:
    """Say what is not up to date or not translated; nothing where all is well."""
    found = find_messages(SOURCES.rglob("*.py"))
    return [*found.problems, *(told for language in FORMS for told in _problems_of(language, found))]


def _problems_of(language: str, found: Found) -> list[str]:
    path = ts_path(language)
    if not path.exists():
        return [f"{path.name} is missing."]
    words = wanted(language, found.messages, read_words(path))
    told = [f"{path.name}: {message.context}: {message.source!r} {flaw}." for message, flaw in flaws(words)]
    if path.read_text("utf-8") != as_ts(language, words):
        told.append(f"{path.name} is not up to date with the sources.")
    if not _is_compiled(path, qm_path(language)):
        told.append(f"{qm_path(language).name} is not up to date with {path.name}.")
    return told


def wanted(language: str, messages: Sequence[Message], words: Words) -> Words:
    """Give a language's translation of each message that needs one, sorted; empty where there is none."""
    needed = sorted(message for message in messages if message.plural or language != "en")
    return {message: _kept(words.get(message), FORMS[language] if message.plural else 1) for message in needed}


def _kept(translation: Translation | None, forms: int) -> Translation:
    if translation is None or len(translation.forms) != forms:
        return Translation(("",) * forms, False)
    return translation


def flaws(words: Words) -> list[tuple[Message, str]]:
    """Name what is wrong with translations, message by message."""
    unfinished = [(message, "is not translated") for message, translation in words.items() if not translation.finished]
    pairs = [
        (message, form) for message, translation in words.items() if translation.finished for form in translation.forms
    ]
    return unfinished + [(message, flaw) for message, form in pairs if (flaw := _flaw(message, form))]


def _flaw(message: Message, text: str) -> str:
    source = message.source
    if not text:
        return "is translated by nothing"
    if set(_PLACES.findall(source)) != set(_PLACES.findall(text)):
        return "has other places in its translation"
    if message.plural != bool(_COUNT.search(text)):
        return "has no number in its translation"
    if bool(_MNEMONIC.search(source)) != bool(_MNEMONIC.search(text)):
        return "has lost or gained its mnemonic"
    if source.endswith("…") != text.endswith("…"):
        return "has lost or gained its ellipsis"
    return ""


# Qt's files.


def read_words(path: Path) -> Words:
    """Read the translations in a file for translators."""
    words: Words = {}
    for context in ElementTree.parse(path).iterfind("context"):
        for entry in context.iterfind("message"):
            source, comment = entry.findtext("source", ""), entry.findtext("comment", "")
            words[Message(context.findtext("name", ""), source, comment)] = _translation(entry)
    return words


def _translation(entry: ElementTree.Element) -> Translation:
    node = entry.find("translation")
    if node is None:
        return Translation((), False)
    forms = [form.text or "" for form in node.iterfind("numerusform")]
    return Translation(tuple(forms) or (node.text or "",), node.get("type") is None)


def as_ts(language: str, words: Words) -> str:
    """Write translations as Qt's Linguist does, so that a person can go on with that."""
    contexts = groupby(words, lambda message: message.context)
    body = "".join(_context(name, {message: words[message] for message in messages}) for name, messages in contexts)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return f'{head}<TS version="2.1" language="{language}" sourcelanguage="en">\n{body}</TS>\n'


def _context(name: str, words: Words) -> str:
    entries = "".join(_entry(message, translation) for message, translation in words.items())
    return f"<context>\n    <name>{escape(name, _QUOTES)}</name>\n{entries}</context>\n"


def _entry(message: Message, translation: Translation) -> str:
    numerus = ' numerus="yes"' if message.plural else ""
    comment = f"        <comment>{escape(message.comment, _QUOTES)}</comment>\n" if message.comment else ""
    unfinished = "" if translation.finished else ' type="unfinished"'
    inner = escape(translation.forms[0], _QUOTES)
    if message.plural:
        forms = (f"            <numerusform>{escape(form, _QUOTES)}</numerusform>\n" for form in translation.forms)
        inner = f"\n{''.join(forms)}        "
    return (
        f"    <message{numerus}>\n"
        f"        <source>{escape(message.source, _QUOTES)}</source>\n{comment}"
        f"        <translation{unfinished}>{inner}</translation>\n"
        "    </message>\n"
    )


def compile_words(ts: Path, qm: Path) -> None:
    """Make the file that the window reads.

    Raises:
        subprocess.CalledProcessError: Qt's lrelease does not understand the file.
    """
    subprocess.run((_lrelease(), "-silent", ts, "-qm", qm), check=True)


def _is_compiled(ts: Path, qm: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / qm.name
        compile_words(ts, fresh)
        return qm.exists() and qm.read_bytes() == fresh.read_bytes()


def _lrelease() -> str:
    """Find Qt's lrelease: it comes with PySide, in its folder."""
    folder = str(Path(PySide6.__file__).parent)
    program = shutil.which("lrelease", path=folder) or shutil.which("pyside6-lrelease")
    if program is None:
        raise FileNotFoundError("Qt's lrelease is missing; it comes with PySide6-Essentials.")
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status."""
    parser = argparse.ArgumentParser("python -m resources.translate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, but say what is not up to date")
    if not parser.parse_args(arguments).check:
        update()
    told = problems()
    sys.stdout.writelines(f"{line}\n" for line in told)
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
