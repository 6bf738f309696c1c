"""A person copies a table of posters and pastes it into a spreadsheet, which runs none of their names."""

import re

import pytest

from desktop_app.getting_out import as_table
from desktop_app.posters_model import PostersModel


def names_in(tmp_path, *names):
    """Copy a table of posters; give the first column as text and as HTML."""
    posters = PostersModel(("Drama", "War"), lambda scores: scores > 0.5, dict)
    posters.add([tmp_path / name for name in names])
    mime = as_table(posters, range(len(names)))
    cells = [line.split("\t")[0] for line in mime.text().split("\n")[1:]]
    return cells, [re.findall("<td>(.*?)</td>", row)[0] for row in mime.html().split("<tr>")[2:]]


@pytest.mark.parametrize("name", ["=1+1.jpg", "+1.jpg", "-1.jpg", "@SUM(A1).jpg", "'=1+1.jpg", " =1+1.jpg"])
def test_a_name_that_would_be_run_is_pasted_as_text(qapp, tmp_path, name):
    text, html = names_in(tmp_path, name)
    assert text == [f"'{name.strip()}"]
    assert html == [f"{text[0]}".replace("'", "&#x27;")]


def test_all_other_names_stay_as_they_are(qapp, tmp_path):
    names = ["Alien (1979).jpg", "1+1=2.jpg", "'71.jpg", "M*A*S*H.jpg"]
    assert names_in(tmp_path, *names)[0] == names
