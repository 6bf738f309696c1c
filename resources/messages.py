"""Source code -> what it says to a person, as Qt will look it up.

Qt's own lupdate does not see into f-strings, and takes a module's ``_tr`` for a method of no class.
"""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

COUNTS: Final = ("%n", "%Ln")
"""What a number of things stands as in a text that has a plural."""


class Message(NamedTuple):
    """A text that is translated.

    Attributes:
        context: that Qt looks it up in: a class' name, or a module's own.
        source: the text in English.
        comment: tells it from the same text elsewhere in the context.
    """

    context: str
    source: str
    comment: str = ""

    @property
    def plural(self) -> bool:
        """Whether it has other forms for other numbers."""
        return any(count in self.source for count in COUNTS)


@dataclass
class Found:
    """What was found in source code.

    Attributes:
        messages: in order of appearance.
        problems: what can never be translated, and where.
        bases: of each class, by name.
    """

    messages: list[Message] = field(default_factory=list[Message])
    problems: list[str] = field(default_factory=list[str])
    bases: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


def find_messages(paths: Iterable[Path]) -> Found:
    """Find all messages in Python files; those that are there twice, once."""
    found = Found()
    for path in sorted(paths):
        _Reader(ast.parse(path.read_text("utf-8")), path.name, found).read()
    inherited = [message for heir in found.bases for message in _inherited_plurals(heir, found)]
    found.messages = list(dict.fromkeys((*found.messages, *inherited)))
    return found


def _inherited_plurals(heir: str, found: Found) -> list[Message]:
    """Give a class the plurals of those that it is derived from.

    PySide asks a class first and those above it only where that changes nothing; but a number put in
    its place is a change, so that an heir without words of its own would be left with English ones.
    """
    above = _above(heir, found.bases)
    return [message._replace(context=heir) for message in found.messages if message.plural and message.context in above]


def _above(name: str, bases: Mapping[str, list[str]]) -> set[str]:
    direct = set(bases.get(name, ())) - {name}
    return direct.union(*(_above(base, bases) for base in direct))


class _Reader(ast.NodeVisitor):
    """Walks through one module."""

    def __init__(self, tree: ast.Module, name: str, found: Found) -> None:
        self._tree = tree
        self._name = name
        self._found = found
        self._classes: list[str] = []
        self._helpers = _helpers(tree)
        self._marked: set[str] = set()
        self._variable: list[tuple[str, int]] = []

    def read(self) -> None:
        self.visit(self._tree)
        for context, line in self._variable:
            if context not in self._marked:
                self._complain(line, f"is no literal, and none is marked for {context}")

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._found.bases[node.name] = [ast.unparse(base).split(".")[-1] for base in node.bases]
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in self._helpers or self._classes:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        match node.func:
            case ast.Name(id="QT_TRANSLATE_NOOP"):
                self._take_from_context(node, marked=True)
            case ast.Attribute(value=ast.Name(id="QCoreApplication" | "QApplication"), attr="translate"):
                self._take_from_context(node)
            case ast.Name(id=name) if name in self._helpers:
                self._take(node, self._helpers[name], node.args)
            case ast.Attribute(value=ast.Name(id="self"), attr="tr") if self._classes:
                self._take(node, self._classes[-1], node.args)
            case ast.Attribute(attr="tr") | ast.Name(id="tr" | "_tr"):
                self._complain(node.lineno, "has no context")
            case _:
                pass

    def _take_from_context(self, node: ast.Call, marked: bool = False) -> None:
        context = _literal(node.args[0]) if node.args else None
        if context is None:
            self._complain(node.lineno, "has no context")
            return
        if marked:
            self._marked.add(context)
        self._take(node, context, node.args[1:])

    def _take(self, node: ast.Call, context: str, arguments: list[ast.expr]) -> None:
        source = _literal(arguments[0]) if arguments else None
        comment = _literal(arguments[1]) if len(arguments) > 1 else None
        if source is not None:
            self._found.messages.append(Message(context, source, comment or ""))
        elif arguments and isinstance(arguments[0], ast.Name):
            self._variable.append((context, node.lineno))
        else:
            self._complain(node.lineno, "is no literal")

    def _complain(self, line: int, what: str) -> None:
        self._found.problems.append(f"{self._name}, line {line}: a text {what}.")


def _helpers(tree: ast.Module) -> dict[str, str]:
    """Find a module's own functions that do nothing but translate what they are given, with their contexts."""
    helpers: dict[str, str] = {}
    for node in tree.body:
        match node:
            case ast.FunctionDef(
                name=name,
                args=ast.arguments(args=[ast.arg(arg=given), *_]),
                body=[*_, ast.Return(value=ast.Call(func=function, args=[context, ast.Name(id=text), *_]))],
            ) if text == given and ast.unparse(function) == "QCoreApplication.translate":
                helpers[name] = _literal(context) or ""
            case _:
                pass
    return helpers


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
