"""A person asks what the program is, how far its network can be trusted, and whose work it stands on."""

import importlib.metadata
import platform
import re
from html import unescape
from importlib.metadata import Distribution

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from classifier.card import FEW_POSTERS, read_card
from desktop_app import about, licences
from desktop_app.views.about_dialog import AboutDialog
from tests.desktop.own_networks import LONG, OWN, UNBROKEN, copy_network

POOR = {"posters": 100, "prevalence": 0.1, "average_precision": 0.2, "precision": 0.2, "recall": 0.1}


@pytest.fixture(autouse=True)
def english():
    """Write numbers as in the United States, whatever the machine does."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def open_about(qtbot):
    """A function that shows the dialog about the network of a card."""
    opened = []

    def do(card):
        dialog = AboutDialog(card)
        opened.append(dialog)
        dialog.show()
        return dialog

    yield do
    for dialog in opened:
        dialog.deleteLater()
    # At once, so that no later test dresses it again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def plain_text(rich):
    return QTextDocumentFragment.fromHtml(rich).toPlainText()


def table_of(dialog):
    table = dialog.genres
    return [[table.item(row, column).text() for column in range(6)] for row in range(table.rowCount())]


def in_percent(value):
    return f"{value * 100:.1f}%"


class Written(Distribution):
    """A distribution whose metadata is as it is written here."""

    def __init__(self, metadata):
        self._text = metadata

    def read_text(self, filename):
        return self._text if filename == "METADATA" else None

    def locate_file(self, path):
        raise NotImplementedError


class Opened(QObject):
    """Takes the place of the browser, and notes what it was to open."""

    def __init__(self, opened):
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def open(self, url):
        self._opened.append(url)


# The program.


def test_the_first_page_names_the_program_its_version_and_the_network(open_about):
    dialog = open_about(read_card())
    told = " ".join(label.text() for label in dialog.tabs.widget(0).findChildren(QLabel))
    assert "Onesheet" in told
    assert f"Version {importlib.metadata.version('onesheet')}" in told
    assert "sent nowhere" in told
    assert read_card().model in told


def test_the_icon_is_there_and_has_a_name(open_about):
    pictures = [label for label in open_about(read_card()).findChildren(QLabel) if not label.pixmap().isNull()]
    assert [picture.accessibleName() for picture in pictures] == ["Onesheet"]


def test_escape_and_the_button_close_it(qtbot, open_about):
    dialog = open_about(read_card())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show()
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


# The network.


def test_the_bundled_network_is_told_with_the_figures_of_its_card(open_about):
    card = read_card()
    figures = card.content["figures"]["test"]
    dialog = open_about(card)
    assert f"{card.content['data']['posters']['train']:,} posters of MovieLens-20M" in dialog.network.text()
    assert "ImageNet" in dialog.network.text()
    told = plain_text(dialog.quality.text())
    assert f"{figures['posters']:,} posters" in told
    for key, floor in (
        ("top1_hit", "always Drama"),
        ("exact_match", "always Drama"),
        ("map", "always Drama"),
        ("recall_at_3", "most frequent three"),
    ):
        assert in_percent(figures["network"][key]) in told
        assert in_percent(figures["floors"][floor][key]) in told
    assert "always Drama" in told


def test_the_table_has_every_genre_with_the_figures_of_the_card(open_about):
    card = read_card()
    figures = card.content["figures"]["test"]["genres"]
    rows = table_of(open_about(card))
    assert {row[0] for row in rows} == set(card.genres)
    for genre, *shares, _ in rows:
        keys = ("average_precision", "prevalence", "recall", "precision")
        assert shares == [in_percent(figures[genre][key]) for key in keys]


def test_the_genre_told_apart_best_comes_first(open_about):
    precisions = [float(row[1].rstrip("%")) for row in table_of(open_about(read_card()))]
    assert precisions == sorted(precisions, reverse=True)


def test_the_worst_genres_are_marked_in_words(open_about):
    figures = read_card().content["figures"]["test"]["genres"]
    remarks = {row[0]: row[5] for row in table_of(open_about(read_card()))}
    for genre, told in figures.items():
        assert ("rarely right" in remarks[genre]) == (told["precision"] < 0.25)
        assert ("often missed" in remarks[genre]) == (told["recall"] < 0.3)
        assert ("few examples" in remarks[genre]) == (told["posters"] < FEW_POSTERS)
    assert remarks["Comedy"] == ""
    assert remarks["Film-Noir"] != ""


def test_each_heading_says_what_it_means(open_about):
    table = open_about(read_card()).genres
    tips = [table.horizontalHeaderItem(column).toolTip() for column in range(table.columnCount())]
    assert len(set(tips)) == 6
    for word, tip in zip(("Average precision", "Prevalence", "Recall", "Precision"), tips[1:5], strict=True):
        assert word in tip


def test_no_genre_of_the_bundled_network_is_cut(qtbot, open_about):
    dialog = open_about(read_card())
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitExposed(dialog)
    assert dialog.genres.columnWidth(0) >= dialog.genres.sizeHintForColumn(0)
    assert dialog.genres.verticalScrollBar().maximum() == 0


def test_numbers_are_written_as_the_person_s_language_does(open_about):
    QLocale.setDefault(QLocale("de_DE"))
    card = read_card()
    dialog = open_about(card)
    assert "13.593" in dialog.network.text()
    hit = card.content["figures"]["test"]["network"]["top1_hit"]
    assert f"{hit * 100:.1f}".replace(".", ",") in dialog.quality.text()


def test_what_it_cannot_do_is_told(open_about):
    told = plain_text(open_about(read_card()).limits.text())
    exact = read_card().content["figures"]["test"]["network"]["exact_match"]
    assert "wants to look like" in told
    assert "no movie poster" in told
    assert "old films" in told
    assert in_percent(exact) in told


def test_a_card_without_figures_says_so_and_shows_no_table(open_about, own_network):
    dialog = open_about(read_card(own_network(*OWN)))
    dialog.tabs.setCurrentIndex(1)
    assert "own-3" in dialog.network.text()
    assert "Giallo, Kaiju, Noir" in dialog.network.text()
    assert "holds no figures" in dialog.quality.text()
    assert not dialog.genres.isVisible()
    assert not any(label.text() == "Genre by genre" for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_card_that_says_next_to_nothing_is_told_too(open_about, tmp_path):
    dialog = open_about(read_card(copy_network(tmp_path / "network")))
    assert "renamed, is one of your own" in dialog.network.text()
    assert "ImageNet" not in dialog.network.text()
    assert "SHA-256" not in dialog.licences.toPlainText()


@pytest.mark.parametrize(
    "figures",
    [
        {"test": None},
        {
            "test": {
                "network": {"map": "good", "top1_hit": None},
                "floors": {"always Noir": None},
                "genres": {"Noir": 3},
            }
        },
        {"test": {"network": {"map": True, "top1_hit": float("nan")}, "posters": "many"}},
    ],
)
def test_figures_of_another_hand_are_told_as_far_as_they_go(open_about, own_network, figures):
    dialog = open_about(read_card(own_network(*OWN, data=None, recipe=3, made=1, figures=figures)))
    assert dialog.genres.rowCount() == 0
    assert "nan" not in dialog.quality.text().lower()
    assert "good" not in dialog.quality.text().replace("how good", "")


def test_a_figure_that_a_genre_lacks_is_a_dash(own_network):
    lacking = {name: value for name, value in POOR.items() if name != "recall"} | {"precision": None}
    card = read_card(own_network(*OWN, figures={"test": {"genres": {"Kaiju": lacking}}}))
    assert about.genre_rows(card) == [about.GenreRow("Kaiju", in_percent(0.2), in_percent(0.1), "–", "–", "")]


def test_a_genre_of_which_no_poster_was_measured_has_no_figures_and_comes_last(open_about, own_network):
    none = {"posters": 0, "prevalence": 0.0, "average_precision": 0.9, "precision": 0.0, "recall": 0.0}
    good = {**POOR, "precision": 0.9, "recall": 0.9}
    card = read_card(own_network(*OWN, figures={"test": {"genres": {"Kaiju": none, "Noir": good}}}))
    assert about.genre_rows(card)[-1] == about.GenreRow("Kaiju", "–", "0.0%", "–", "–", "no examples")
    dialog = open_about(card)
    assert "No examples:" in dialog.genres.horizontalHeaderItem(5).toolTip()
    assert "often missed" not in plain_text(dialog.limits.text())


def test_two_hundred_genres_with_long_names_are_all_there(qtbot, open_about, own_network):
    many = (LONG, UNBROKEN, *(f"Genre {number}" for number in range(198)))
    figures = {"posters": 10, "network": {"map": 0.2}, "genres": dict.fromkeys(many, POOR)}
    dialog = open_about(read_card(own_network(*many, figures={"test": figures})))
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitExposed(dialog)
    assert dialog.genres.rowCount() == 200
    assert dialog.genres.verticalScrollBar().maximum() == 0
    assert dialog.width() < 1000
    names = [dialog.genres.item(row, 0) for row in range(2)]
    assert [name.text() for name in names] == [LONG, UNBROKEN]
    assert LONG in names[0].toolTip()
    assert "200 genres." in dialog.network.text()


def test_names_are_never_taken_for_markup(open_about, own_network):
    many = ("<b>Noir</b>", "Kaiju & Co")
    floors = {"always <b>Noir</b>": {"map": 0.1}}
    figures = {"network": {"map": 0.2}, "floors": floors, "genres": dict.fromkeys(many, POOR)}
    dialog = open_about(read_card(own_network(*many, model="<i>mine</i>", figures={"test": figures})))
    assert "<i>mine</i>" in plain_text(dialog.network.text())
    assert "<i>mine</i>" in plain_text(dialog.summary.text())
    assert "always <b>Noir</b>" in plain_text(dialog.quality.text())
    assert table_of(dialog)[0][0] == "<b>Noir</b>"


def test_texts_can_be_selected_by_mouse_and_keys(open_about):
    dialog = open_about(read_card())
    for label in (dialog.summary, dialog.network, dialog.quality, dialog.limits):
        flags = label.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard


# Licences.


def test_python_qt_and_every_direct_part_is_named_with_version_and_licence(open_about):
    told = open_about(read_card()).licences.toPlainText()
    assert f"Python\n{platform.python_version()}\nPSF-2.0" in told
    assert f"Qt\n{qVersion()}\nLGPL-3.0-only" in told
    for requirement in importlib.metadata.requires("onesheet"):
        name, condition = re.match(r"([\w.-]+)([^;]*;.*)?", requirement).groups()
        if "extra" in (condition or ""):
            continue
        shown = {"pyside6-essentials": "Qt for Python (PySide6)", "ai-edge-litert": "LiteRT"}.get(name.lower(), name)
        version = importlib.metadata.version(name)
        assert re.search(rf"{re.escape(shown)}\n{re.escape(version)}\n\S", told, re.IGNORECASE), name


def test_parts_of_parts_are_named_and_tools_for_developers_are_not():
    names = [part.name for part in licences.parts()]
    assert len(names) == len(set(names))
    assert "flatbuffers" in names  # LiteRT's.
    assert names.index("numpy") < names.index("flatbuffers")
    assert not {"pytest", "ruff", "keras", "onesheet"} & set(names)


def test_every_part_states_a_licence():
    assert [part for part in licences.parts() if not part.licence] == []


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT\nLicense: other\nClassifier: License :: OSI Approved :: Another", "MIT"),
        ("License: BSD\nClassifier: License :: OSI Approved :: Another", "BSD"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: ISC License (ISCL)", "ISC License (ISCL)"),
        ("License: Copyright me\n        All of it\nClassifier: License :: OSI Approved :: Theirs", "Theirs"),
        ("License: Copyright me\n        All of it", "Copyright me"),
        ("License: UNKNOWN", ""),
        ("Summary: none", ""),
    ],
)
def test_a_licence_is_read_wherever_a_part_states_it(metadata, licence):
    assert licences.licence_of(Written(f"Metadata-Version: 2.1\nName: part\nVersion: 1\n{metadata}\n")) == licence


def test_a_licence_of_the_program_s_own_is_told_once_there_is_one(monkeypatch):
    monkeypatch.setattr(licences, "own_licence", lambda: "<MIT>")
    assert "Onesheet's own licence: <MIT>." in plain_text(about.licences_text(read_card()))
    monkeypatch.setattr(licences, "own_licence", lambda: "")
    assert "own licence:" not in plain_text(about.licences_text(read_card()))


def test_data_and_first_weights_are_credited(open_about):
    told = open_about(read_card()).licences.toPlainText()
    assert "F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets" in told
    assert "MovieLens 20M, by GroupLens" in told
    assert read_card().content["recipe"]["started_from"] in told


def test_only_addresses_of_the_web_become_links():
    links = [unescape(link) for link in re.findall(r'href="([^"]*)"', about.licences_text(read_card()))]
    assert "https://doi.org/10.1145/2827872" in links
    assert all(link.startswith(("https://", "http://")) for link in links)


def test_a_link_is_opened_in_the_browser(qtbot, open_about):
    dialog = open_about(read_card())
    opened = []
    browser = Opened(opened)
    QDesktopServices.setUrlHandler("https", browser, "open")
    try:
        dialog.tabs.setCurrentIndex(2)
        dialog.licences.setFocus()
        QTest.keyClick(dialog.licences, Qt.Key.Key_Tab)
        QTest.keyClick(dialog.licences, Qt.Key.Key_Return)
    finally:
        QDesktopServices.unsetUrlHandler("https")
    assert opened == [QUrl("https://www.python.org/")]
