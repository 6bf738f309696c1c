"""Names of files are shown as they are: never as HTML, and never in another order than they are written in."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip, QWidget

from desktop_app import dialogs
from desktop_app.exporting import Format
from desktop_app.views.poster_panel import PosterPanel


@pytest.fixture
def panel(qtbot, qapp):
    panel = PosterPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 600)
    panel.show()
    return panel


def read(tip):
    """Give a tool tip as a person reads it."""
    if not Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize("name", ["<h1>boo.jpg", "a <b>c.jpg", "&lt;.jpg", "alien.jpg"])
def test_a_name_with_marks_of_html_is_read_as_it_is(panel, tmp_path, name):
    panel.expect(tmp_path / name)
    assert panel.name.text() == name
    assert read(panel.name.toolTip()) == name


def test_a_name_in_a_tool_tip_stands_as_high_as_any_other(panel, tmp_path):
    heights = []
    for name in ("<h1>boo.jpg", "boo.jpg"):
        panel.expect(tmp_path / name)
        QToolTip.showText(QPoint(5, 5), panel.name.toolTip(), panel)
        (tip,) = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
        heights.append(tip.sizeHint().height())
        QToolTip.hideText()
    assert heights[0] == heights[1]


def test_marks_that_turn_a_name_round_are_spelt_out(panel, tmp_path):
    panel.expect(tmp_path / "poster\u202egnp.jpg")
    assert panel.name.text() == r"poster\u202egnp.jpg"
    assert read(panel.name.toolTip()) == r"poster\u202egnp.jpg"


def test_no_poster_has_no_name_to_point_at(panel, tmp_path):
    panel.expect(tmp_path / "alien.jpg")
    panel.expect(None)
    assert (panel.name.text(), panel.name.toolTip()) == ("", "")


@pytest.mark.parametrize(
    ("name", "shown"), [("<h1>out", "<h1>out.csv"), ("out\u202egnp", r"out\u202egnp.csv"), ("out", "out.csv")]
)
@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_the_question_before_a_file_is_replaced_names_it_as_it_is(
    qtbot, settings, tmp_path, monkeypatch, name, shown, answer
):
    parent, asked = QWidget(), []
    qtbot.addWidget(parent)
    (tmp_path / f"{name}.csv").write_text("mine")
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("what looks like HTML is shown as such"))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append((box.text(), box.textFormat())) or answer)

    target = dialogs.ask_target(parent, settings, Format.CSV)

    assert asked == [(f"{shown} is there already. Replace it?", Qt.TextFormat.PlainText)]
    assert target == (tmp_path / f"{name}.csv" if answer is QMessageBox.StandardButton.Yes else None)
