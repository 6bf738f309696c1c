"""A person copies results into a message or a spreadsheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest


def copy(window):
    QTest.keyClick(window.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard()


def test_one_poster_is_copied_in_words(window, read_all, four_posters, classifier):
    read_all(four_posters[0].parent)
    window.looking.mark("Western", True)
    lines = copy(window).text().split("\n")
    prediction = classifier.read(four_posters[0])
    assert lines[:2] == ["poster 1.jpg", "Your word: Western"]
    assert len(lines) == 21
    top = prediction.top
    assert lines[2] == f"✓ {top.genre} {top.score:.0%}"
    assert lines[-1] == f"{prediction.ranked[-1].genre} {prediction.ranked[-1].score:.0%}"


def test_several_are_copied_as_a_table_that_a_spreadsheet_takes(window, read_all, poster_folder, classifier):
    read_all(poster_folder)
    window.list.select_all()
    mime = copy(window).mimeData()
    rows = [line.split("\t") for line in mime.text().split("\n")]
    assert rows[0][:5] == ["Poster", "Genres", "Your word", "Score", "Status"]
    assert rows[0][5:7] == ["Action", "Adventure"]
    assert {len(row) for row in rows} == {24}
    assert [row[0] for row in rows[1:]] == ["broken.jpg", "poster 2.jpg", "poster 10.png"]
    assert rows[1][4] == "damaged"
    assert rows[2][3] == f"{classifier.read(poster_folder / 'poster 2.jpg').top.score:.0%}"
    assert mime.html().count("<tr>") == 4
    assert "<td>broken.jpg</td>" in mime.html()


def test_a_poster_that_failed_is_copied_with_its_reason(window, read_all, poster_folder):
    read_all(poster_folder)
    assert copy(window).text() == "broken.jpg\nThe picture is damaged: its data end early or make no sense."


def test_a_name_with_a_tab_keeps_to_its_cell(window, read_all, four_posters):
    odd = four_posters[0].rename(four_posters[0].with_name("a\ttab <b>.jpg"))
    read_all(odd.parent)
    window.list.select_all()
    mime = copy(window).mimeData()
    assert [line.split("\t")[0] for line in mime.text().split("\n")][1] == r"a\ttab <b>.jpg"
    assert r"<td>a\ttab &lt;b&gt;.jpg</td>" in mime.html()
