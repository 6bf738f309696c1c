"""What the classifier says went wrong is told in the person's language, and all that it can say is known."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import classifier
import desktop_app
from desktop_app.failures import SENTENCES, known, told
from desktop_app.language import speak
from desktop_app.settings import Language

CLASSIFIER, WINDOW = (Path(package.__file__).parent for package in (classifier, desktop_app))

ON_THE_COMMAND_LINE_ALONE = {"ClusterError", "WorkerError"}
"""Raised by what no window does."""

MODULES = [
    *(
        CLASSIFIER / f"{name}.py"
        for name in ("poster", "refusals", "headers", "formats", "decoding", "card", "network", "classifier")
    ),
    *(CLASSIFIER / f"{name}.py" for name in ("engines", "litert", "openvino_network")),
    *(CLASSIFIER / f"{name}.py" for name in ("catalogue", "database", "teaching", "writing")),
    WINDOW / "engine.py",
]

SAID = {"PosterError", "UndecodableError", "ModelError", "ExportError", "CatalogueError", "TeachingError"}
"""Errors whose sentence a person reads in the window."""

ANYTHING = "X"
"""Stands for what cannot be known without running the program."""


@pytest.fixture
def german(qapp):
    numbers = QLocale()
    speak(qapp, Language.GERMAN)
    yield
    speak(qapp, Language.ENGLISH)
    QLocale.setDefault(numbers)


class Sentences(ast.NodeVisitor):
    """Collects all that a module can say, by looking where its sentences come from."""

    def __init__(self, tree):
        self.functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        self.calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        self.within = []
        self.found = set()
        self.visit(tree)

    def visit_FunctionDef(self, node):
        self.within.append(node)
        self.generic_visit(node)
        self.within.pop()

    def visit_Call(self, node):
        self.generic_visit(node)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in SAID:
            self.found.update(self.texts(node.args[-1]))
        if name == "Reading" and len(node.args) > 2:
            self.found.update(self.texts(node.args[2]))

    def visit_Constant(self, node):
        """Any constant that reads like a sentence is one, or is why: such stand in tables, too."""
        if isinstance(node.value, str) and re.fullmatch(r"[A-Za-z][a-z]* .*\.", node.value):
            self.found.add(node.value)

    def visit_JoinedStr(self, node):
        """What stands within one is told with the whole."""

    def visit_Expr(self, node):
        if not isinstance(node.value, ast.Constant):  # Docstrings.
            self.generic_visit(node)

    def texts(self, node):
        """All texts that an expression may come to, as far as they are written in the module."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.JoinedStr(values=parts):
                return {"".join(texts) for texts in product(*(self.texts(part) for part in parts))}
            case ast.FormattedValue(value=value, conversion=-1):
                return self.texts(value)
            case ast.IfExp(body=body, orelse=orelse):
                return self.texts(body) | self.texts(orelse)
            case ast.Name(id=name):
                return self.texts_of_name(name)
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                returns = [each for each in ast.walk(self.functions[name]) if isinstance(each, ast.Return)]
                return self.texts_within(self.functions[name], [each.value for each in returns])
            case _:
                return {ANYTHING}

    def texts_of_name(self, name):
        function = self.within[-1]
        values = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in node.targets)
        ]
        arguments = [argument.arg for argument in function.args.args]
        if name in arguments:
            calls = [call for call in self.calls if ast.unparse(call.func) == function.name]
            values += [call.args[arguments.index(name)] for call in calls if len(call.args) > arguments.index(name)]
            return {value.value for value in values if isinstance(value, ast.Constant)} or {ANYTHING}
        return self.texts_within(function, values)

    def texts_within(self, function, nodes):
        self.within.append(function)
        texts = set().union(*(self.texts(node) for node in nodes))
        self.within.pop()
        return texts or {ANYTHING}


def sentences_of(path):
    found = Sentences(ast.parse(path.read_text("utf-8"))).found
    return sorted(text for text in found if text not in (ANYTHING, f"{ANYTHING}."))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_all_that_the_classifier_says_is_known(path):
    sentences = sentences_of(path)
    assert sentences
    assert [sentence for sentence in sentences if not known(sentence)] == []


def test_each_error_that_a_person_reads_is_looked_for():
    classes = {
        node.name
        for path in CLASSIFIER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Error") and not node.name.startswith("_")
    }
    assert classes - ON_THE_COMMAND_LINE_ALONE == SAID


def test_nothing_is_known_that_nobody_says():
    said = [sentence for path in MODULES for sentence in sentences_of(path)]
    filled = [re.sub(r"%\d", r".+", re.escape(form)) for form in SENTENCES]
    assert [form for form in filled if not any(re.fullmatch(form, text) for text in said)] == []


def test_a_sentence_is_told_in_german(german):
    assert told("The file is empty.") == "Die Datei ist leer."


def test_what_differs_stays_in_its_place(german):
    sentence = "The picture has 40000 x 12 pixels; at most 120 million are read, 30000 along a side."
    wanted = "Das Bild hat 40000 × 12 Pixel; höchstens 120 Millionen werden gelesen, 30000 je Seite."
    assert told(sentence) == wanted


def test_why_it_failed_is_told_in_german_too(german):
    sentence = "/a/b.csv could not be written: the disk is full. Make room, or choose another disk."
    wanted = "/a/b.csv konnte nicht geschrieben werden: Der Datenträger ist voll."
    assert told(sentence) == f"{wanted} Schaffen Sie Platz, oder wählen Sie einen anderen."


def test_a_path_that_looks_like_a_place_is_left_alone(german):
    assert told("The network /%2/%1 cannot be read: %1.") == "Das Netz /%2/%1 kann nicht gelesen werden: %1."


def test_a_name_of_several_lines_is_no_hindrance(german):
    assert told("two\nlines.csv cannot be used: gone.") == "two\nlines.csv kann nicht verwendet werden: gone."


def test_what_is_not_known_stays_as_it_is(german):
    assert told("Segmentation fault") == "Segmentation fault"
    assert not known("Segmentation fault")


def test_in_english_every_sentence_stays_as_it_is(german, qapp):
    speak(qapp, Language.ENGLISH)
    for path in MODULES:
        for sentence in sentences_of(path):
            assert told(sentence) == sentence
