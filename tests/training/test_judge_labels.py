"""A person judges on a report's page who is right, and reads how often the label is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import classifier.training

SCRIPT = Path(classifier.training.__file__).with_name("report.js")

BROWSER = """
var stored = %s;
var localStorage = %s;
var forget, change;
var texts = {output: {}, ".rate": {hidden: true}, button: {addEventListener: (_, heard) => { forget = heard; }}};
var radio = (name, value) => ({name, value, checked: false});
var radios = [radio("a", "network"), radio("a", "label"), radio("b", "network"), radio("b", "label")];
var section = {
  dataset: {model: "test"},
  querySelectorAll: () => radios,
  querySelector: (wanted) => texts[wanted],
  addEventListener: (_, heard) => { change = heard; },
};
var document = {getElementById: (id) => (id === "errors" ? section : null)};
function judge(index) {
  const chosen = radios[index];
  radios.filter((radio) => radio.name === chosen.name).forEach((radio) => { radio.checked = radio === chosen; });
  change({target: chosen});
}
var checked = () => JSON.stringify(radios.map((radio) => radio.checked));
"""
"""As much of a browser as the page's script asks for: two errors, to be judged by radio 0 or 1, and 2 or 3."""

STORAGE = "{getItem: (key) => stored[key], setItem: (key, value) => { stored[key] = value; }}"
FORBIDDEN = '{getItem: () => { throw "forbidden"; }, setItem: () => { throw "forbidden"; }}'

RUN_SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine
application = QCoreApplication([])
engine = QJSEngine()
for program in sys.argv[1:]:
    result = engine.evaluate(program)
    if result.isError():
        sys.exit(result.toString())
    print(result.toString())
"""


@pytest.fixture
def in_browser():
    """A function that runs the page's script, then expressions; it gives the value of each."""
    pytest.importorskip("PySide6.QtQml")

    def run(*expressions, storage=STORAGE, stored="{}"):
        script = SCRIPT.read_text("utf-8")
        # Qt's engine wants an application, and a test of the window may have another one in this process.
        programs = [BROWSER % (stored, storage), script, *expressions]
        command = [sys.executable, "-X", "utf8", "-c", RUN_SCRIPT, *programs]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.splitlines()[-len(expressions) :]

    return run


def test_the_rate_of_label_noise_is_told_with_wilsons_interval(in_browser):
    told = in_browser("rateSentence(7, 24)", "rateSentence(0, 3)", "rateSentence(3, 3)", "rateSentence(0, 0)")

    # For 7 of 24: (0.2917 + 0.0800 ± 1.96 * sqrt(0.00861 + 0.00167)) / 1.1601.
    assert told == [
        "7 of the 24 judged: 29 %, 95 % interval 15–49 %",
        "0 of the 3 judged: 0 %, 95 % interval 0–56 %",
        "3 of the 3 judged: 100 %, 95 % interval 44–100 %",
        "none judged yet",
    ]


def test_the_rate_follows_each_judgement(in_browser):
    rate = "texts.output.textContent"

    told = in_browser('texts[".rate"].hidden', rate, f"judge(0); {rate}", f"judge(3); {rate}", f"judge(1); {rate}")

    assert told[:2] == ["false", "none judged yet"]
    assert [sentence.split(":")[0] for sentence in told[2:]] == [
        "1 of the 1 judged",
        "1 of the 2 judged",
        "0 of the 2 judged",
    ]


def test_judgements_survive_a_reload_under_the_models_name(in_browser):
    (stored,) = in_browser("judge(0); judge(3); JSON.stringify(stored)")
    assert json.loads(stored).keys() == {"onesheet judgements: test"}

    told = in_browser("checked()", "texts.output.textContent", stored=stored)

    assert told[0] == "[true,false,false,true]"
    assert told[1].startswith("1 of the 2 judged: 50 %")


def test_judgements_can_be_forgotten(in_browser):
    told = in_browser("judge(0); forget(); checked()", "texts.output.textContent", "JSON.stringify(stored)")

    assert told[:2] == ["[false,false,false,false]", "none judged yet"]
    assert "network" not in told[2]


@pytest.mark.parametrize("storage", [FORBIDDEN, "undefined"])
def test_judging_works_where_nothing_can_be_stored(in_browser, storage):
    (told,) = in_browser("judge(2); texts.output.textContent", storage=storage)

    assert told.startswith("1 of the 1 judged")


@pytest.mark.parametrize("found", ["5", "null", "no JSON"])
def test_judging_works_where_something_else_was_stored(in_browser, found):
    stored = json.dumps({"onesheet judgements: test": found})

    (told,) = in_browser("judge(2); texts.output.textContent", stored=stored)

    assert told.startswith("1 of the 1 judged")
