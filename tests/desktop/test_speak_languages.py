"""The window speaks English, Spanish, German and Chinese, all of it, and writes numbers as they do."""

import ast
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QFileInfo, QLocale, QObject, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFileIconProvider, QLabel, QMenu, QToolButton, QWidget

from classifier.genres import GENRES
from classifier.rows import columns
from desktop_app.genre_words import GENRE_WORDS, genre_name
from desktop_app.language import language_names, speak, spoken
from desktop_app.main_window import MainWindow
from desktop_app.settings import Language
from desktop_app.words import percent
from resources import translate
from resources.messages import Message, find_messages
from resources.translate import Translation

SPOKEN = [language for language in Language if language is not Language.SYSTEM]


@pytest.fixture
def say(qapp):
    """A function that speaks a language; English again after the test."""
    numbers = QLocale()
    yield lambda language: speak(qapp, language)
    speak(qapp, Language.ENGLISH)
    QLocale.setDefault(numbers)


@pytest.fixture
def system(monkeypatch):
    """A function that makes the system's language another one."""
    return lambda name: monkeypatch.setattr(QLocale, "system", lambda: QLocale(name))


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A function that writes a module, of which alone the translations are kept in a place of their own."""
    (tmp_path / "sources").mkdir()
    monkeypatch.setattr(translate, "SOURCES", tmp_path / "sources")
    monkeypatch.setattr(translate, "TRANSLATIONS", tmp_path / "translations")
    return lambda text: (tmp_path / "sources" / "module.py").write_text(text, "utf-8")


def found_in(tmp_path, text):
    path = tmp_path / "module.py"
    path.write_text(text, "utf-8")
    return find_messages([path])


def menus_of(window):
    found = [window.menuBar(), *window.findChildren(QMenu)]
    return [[action.text().replace("&&", "") for action in menu.actions()] for menu in found]


# Speaking.


@pytest.mark.parametrize(
    ("language", "file", "cancel"),
    [
        (Language.ENGLISH, "&File", "Cancel"),
        (Language.SPANISH, "&Archivo", "Cancelar"),
        (Language.GERMAN, "&Datei", "Abbrechen"),
        (Language.CHINESE, "文件(&F)", "取消"),
    ],
)
def test_menus_and_qts_own_buttons_speak_it(qtbot, say, language, file, cancel):
    say(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert spoken() is language
    assert QCoreApplication.translate("Actions", "&File") == file
    assert box.buttons()[0].text().replace("&", "").startswith(cancel)


@pytest.mark.parametrize("language", [language for language in SPOKEN if language is not Language.ENGLISH], ids=str)
def test_qts_own_file_dialog_speaks_it_all(qtbot, say, language, tmp_path):
    said = {}
    for spoken_now in (Language.ENGLISH, language):
        say(spoken_now)
        dialog = QFileDialog(None, "", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        labels = {label.objectName(): label.text() for label in dialog.findChildren(QLabel)}
        tips = {button.objectName(): button.toolTip() for button in dialog.findChildren(QToolButton)}
        said[spoken_now] = {**labels, **tips, "kind": QFileIconProvider().type(QFileInfo(str(tmp_path)))}
    english, told = said.values()
    assert english["lookInLabel"] == "&Look in:"
    assert [text for name, text in told.items() if text and text == english[name]] == []


def test_qts_spanish_is_spelt_as_it_should_be(say):
    say(Language.SPANISH)
    assert QCoreApplication.translate("QFileDialog", "Go to the parent directory") == "Ir al directorio superior"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (Language.ENGLISH, "1 poster read", "1,200 posters read"),
        (Language.SPANISH, "1 póster leído", "1200 pósteres leídos"),
        (Language.GERMAN, "1 Plakat gelesen", "1.200 Plakate gelesen"),
        (Language.CHINESE, "已读取 1 张海报", "已读取 1,200 张海报"),
    ],
)
def test_one_poster_is_told_from_many(say, language, one, many):
    say(language)
    told = [QCoreApplication.translate("ProgressStrip", "%n posters read", None, count) for count in (1, 1200)]
    assert told == [one, many]


def test_back_in_english_nothing_of_another_language_is_left(qtbot, say):
    for language in (Language.GERMAN, Language.CHINESE, Language.ENGLISH):
        say(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert QCoreApplication.translate("Actions", "&File") == "&File"
    assert box.buttons()[0].text().replace("&", "") == "Cancel"
    assert QLocale().toString(0.5) == "0.5"


def test_numbers_and_dates_follow(say):
    told = {}
    for language in SPOKEN:
        say(language)
        told[language] = QLocale().toString(1234567), percent(0.25), QLocale().toString(QDate(2024, 3, 9), "MMMM")
    assert told == {
        Language.ENGLISH: ("1,234,567", "25%", "March"),
        Language.SPANISH: ("1.234.567", "25\N{NO-BREAK SPACE}%", "marzo"),
        Language.GERMAN: ("1.234.567", "25\N{NO-BREAK SPACE}%", "März"),
        Language.CHINESE: ("1,234,567", "25%", "三月"),
    }


def test_widgets_are_told_of_the_change(qtbot, say):
    class Heard(QWidget):
        def __init__(self):
            super().__init__()
            self.words = []

        def changeEvent(self, event):  # noqa: N802 - Qt names it.
            if event.type() == QEvent.Type.LanguageChange:
                self.words.append((genre_name("War"), QLocale().toString(0.5)))

    widget = Heard()
    qtbot.addWidget(widget)
    widget.show()
    say(Language.GERMAN)
    qtbot.waitUntil(lambda: bool(widget.words))
    assert widget.words[-1] == ("Kriegsfilm", "0,5")


def test_text_runs_from_left_to_right(qapp, say):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    say(Language.CHINESE)
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("de_CH", Language.GERMAN),
        ("es_MX", Language.SPANISH),
        ("zh_CN", Language.CHINESE),
        ("en_GB", Language.ENGLISH),
        ("fr_FR", Language.ENGLISH),
        ("C", Language.ENGLISH),
    ],
)
def test_the_systems_language_is_spoken_where_it_is_known(say, system, name, language):
    system(name)
    say(Language.SYSTEM)
    assert spoken() is language


def test_the_systems_own_form_of_a_language_writes_the_numbers(say, system):
    system("de_CH")
    say(Language.SYSTEM)
    assert QLocale().toString(1234567) == QLocale("de_CH").toString(1234567) != "1.234.567"
    say(Language.GERMAN)
    assert QLocale().toString(1234567) == "1.234.567"


def test_a_language_that_is_not_spoken_lends_no_numbers(say, system):
    system("fr_FR")
    say(Language.SYSTEM)
    assert QLocale().toString(0.5) == "0.5"


def test_each_language_is_named_in_its_own_tongue():
    assert language_names() == {
        Language.ENGLISH: "English",
        Language.SPANISH: "Español",
        Language.GERMAN: "Deutsch",
        Language.CHINESE: "简体中文",
    }


@pytest.mark.parametrize("language", SPOKEN, ids=str)
def test_no_letter_opens_two_entries_of_a_menu(qtbot, say, settings, language):
    say(language)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    for texts in menus_of(window):
        letters = Counter(text[text.index("&") + 1].casefold() for text in texts if "&" in text)
        assert [(letter, texts) for letter, count in letters.items() if count > 1] == []
    window.close()


# Genres.


def test_genres_are_named_as_the_trade_has_them(say):
    say(Language.SPANISH)
    assert [genre_name(genre) for genre in ("Horror", "Thriller")] == ["Terror", "Suspense"]
    say(Language.GERMAN)
    assert genre_name("Crime") == "Krimi"
    say(Language.CHINESE)
    assert [genre_name(genre) for genre in ("Drama", "Comedy")] == ["剧情", "喜剧"]


def test_a_genre_of_ones_own_network_stays_as_it_is(say):
    say(Language.GERMAN)
    assert genre_name("Heist") == "Heist"


def test_all_genres_of_the_bundled_network_are_there_for_translators():
    assert GENRE_WORDS == GENRES


@pytest.mark.parametrize("language", SPOKEN, ids=str)
def test_no_two_genres_have_one_name(say, language):
    say(language)
    assert len({genre_name(genre) for genre in GENRES}) == len(GENRES)


def test_columns_of_a_csv_are_in_english_whatever_is_spoken(say):
    say(Language.GERMAN)
    assert set(GENRES) < set(columns())


# Keeping the translations.


def test_all_that_the_window_says_is_translated():
    assert translate.problems() == []


def test_every_literal_that_is_translated_is_found():
    """Counted in another way than `find_messages` does: whatever is called so, wherever it stands."""
    literals = set()
    for path in translate.SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).split(".")[-1]
                place = {"tr": 0, "_tr": 0, "QT_TRANSLATE_NOOP": 1}.get(name)
                if place is not None and isinstance(node.args[place], ast.Constant):
                    literals.add(node.args[place].value)
    for language in ("de", "es", "zh_CN"):
        assert literals <= {message.source for message in translate.read_words(translate.ts_path(language))}


def test_texts_are_found_wherever_they_stand(tmp_path):
    found = found_in(
        tmp_path,
        "class Bar(QObject):\n"
        "    name = f\"{self.tr('in an f-string')}\"\n"
        "    def f(self):\n"
        "        return lambda: self.tr('in a lambda', 'a comment')\n"
        "    class Inner(QObject):\n"
        "        name = self.tr('in a class of a class')\n"
        "shown = _tr('in a '\n            'module')\n"
        "MARKED = QT_TRANSLATE_NOOP('Genres', 'marked')\n"
        "def _tr(text: str) -> str:\n"
        "    return QCoreApplication.translate('Module', text)\n",
    )
    assert found.problems == []
    assert set(found.messages) == {
        Message("Bar", "in an f-string"),
        Message("Bar", "in a lambda", "a comment"),
        Message("Inner", "in a class of a class"),
        Message("Module", "in a module"),
        Message("Genres", "marked"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "_tr('of nowhere')",
        "window.tr('of another')",
        "class A:\n    name = self.tr(f'{1}')",
        "class A:\n    name = self.tr(variable)",
        "QCoreApplication.translate(context, 'text')",
    ],
)
def test_what_cannot_be_translated_is_told(tmp_path, text):
    assert found_in(tmp_path, text).problems != []


def test_an_heir_has_the_plurals_of_the_class_above(tmp_path, qapp):
    found = found_in(
        tmp_path,
        "class Above(QObject):\n    def told(self):\n        return self.tr('%n posters', '', 2) + self.tr('one')\n"
        "class Between(Above): ...\nclass Heir(module.Between): ...\n",
    )
    contexts = ["Above", "Between", "Heir"]
    assert [message.context for message in found.messages if message.plural] == contexts
    assert Message("Heir", "one") not in found.messages


def test_qt_asks_no_class_above_for_a_plural(qapp, say):
    """Why `find_messages` gives heirs the plurals of the class above: were it otherwise, it need not."""

    class Session(QObject):
        def told(self):
            return self.tr("%n other files were left out: their names do not end like a picture's.", "", 2)

    class Heir(Session):
        pass

    say(Language.GERMAN)
    assert Session().told().startswith("2 weitere Dateien")
    assert Heir().told().startswith("2 other files")


def test_what_is_translated_survives_an_update(written):
    written("class A:\n    x = self.tr('kept'), self.tr('lost'), self.tr('%n files', '', n)")
    translate.update()
    path = translate.ts_path("de")
    words = translate.read_words(path)
    assert {translation.finished for translation in words.values()} == {False}
    words[Message("A", "kept")] = Translation(("<behalten> & 'so'",), True)
    words[Message("A", "%n files")] = Translation(("%n Datei", "%n Dateien"), True)
    path.write_text(translate.as_ts("de", words), "utf-8")
    written("class A:\n    x = self.tr('kept'), self.tr('new'), self.tr('%n files', '', n)")
    translate.update()
    assert translate.read_words(path) == {
        Message("A", "%n files"): Translation(("%n Datei", "%n Dateien"), True),
        Message("A", "kept"): Translation(("<behalten> & 'so'",), True),
        Message("A", "new"): Translation(("",), False),
    }


def test_english_has_plurals_alone(written):
    written("class A:\n    x = self.tr('plain'), self.tr('%n files', '', n)")
    translate.update()
    assert list(translate.read_words(translate.ts_path("en"))) == [Message("A", "%n files")]


def test_a_check_tells_what_is_wrong(written, capsys):
    written("class A:\n    x = self.tr('&Open %1…')")
    assert translate.main(["--check"]) == 1
    assert "onesheet_de.ts is missing." in capsys.readouterr().out
    assert translate.main([]) == 1
    assert "onesheet_de.ts: A: '&Open %1…' is not translated." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("%1 of %2", "%1 von"),
        ("%n files", "viele Dateien"),
        ("&Open", "Öffnen"),
        ("Open…", "Öffnen"),
        ("Open", ""),
    ],
)
def test_a_flawed_translation_is_told(source, text):
    assert translate.flaws({Message("A", source): Translation((text,), True)}) != []


def test_a_check_fails_once_the_sources_have_changed(written):
    written("class A:\n    x = self.tr('%n files', '', n)")
    translate.update()
    for language in translate.FORMS:
        path = translate.ts_path(language)
        words = translate.read_words(path)
        for message, translation in words.items():
            words[message] = Translation(("%n",) * len(translation.forms), True)
        path.write_text(translate.as_ts(language, words), "utf-8")
    assert [line for line in translate.problems() if ".qm" not in line] == []
    assert translate.main(["--check"]) == 1  # What the window reads has not been made anew.
    assert translate.main([]) == 0
    written("class A:\n    x = self.tr('%n posters', '', n)")
    assert translate.main(["--check"]) == 1
