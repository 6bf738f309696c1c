"""The documents as a reader meets them: their blocks of code, their headings, and what they point to."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))

RUN = ("sh", "python")
"""Languages of blocks that a reader runs."""

QUOTED = ("text", "csv", "toml", "markdown")
"""Languages of blocks that a reader reads; a block that is named as a file is one all the same."""

FENCE = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?^(?P<fence>```+)(?P<language>[^\n]*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
NOT_RUN = re.compile(r"not run: (?P<reason>\S.*)")
FILE = re.compile(r"file: (?P<name>[\w./-]+)")
BY_THE_CHECKS = "test command"
"""Marks the block that .ci/run itself runs."""

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)|<(?P<address>https?://[^>\s]+)>")


@dataclass(frozen=True)
class Block:
    """A fenced block.

    Attributes:
        document: its name, from the repository's root.
        line: it begins at.
        language: as its fence says.
        text: within.
        mark: the comment right before it.
    """

    document: str
    line: int
    language: str
    text: str
    mark: str

    @property
    def place(self):
        return f"{self.document}:{self.line}"

    @property
    def reason(self):
        """Why it is not run; empty where it is."""
        if self.mark == BY_THE_CHECKS:
            return "the checks run it"
        found = NOT_RUN.fullmatch(self.mark)
        return found["reason"] if found else ""

    @property
    def file(self):
        """Name of the file that it is the content of; empty for none."""
        found = FILE.fullmatch(self.mark)
        return found["name"] if found else ""

    @property
    def runs(self):
        return self.language in RUN and not self.reason


def blocks(path, text=None):
    """List the blocks of a document, in order."""
    text = path.read_text("utf-8") if text is None else text
    name = path.relative_to(ROOT).as_posix()
    return [
        Block(
            name, text.count("\n", 0, found.start("fence")) + 1, found["language"], found["text"], found["mark"] or ""
        )
        for found in FENCE.finditer(text)
    ]


def all_blocks():
    return [block for path in DOCUMENTS for block in blocks(path)]


def prose(text):
    """Leave out blocks and code, in which brackets are no links."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def targets(text):
    """List what a document links to."""
    return [found["target"] or found["address"] for found in LINK.finditer(prose(text))]


def anchors(text):
    """Name the places within a document as GitHub does: of each heading, words joined by hyphens."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(prose(text))}
