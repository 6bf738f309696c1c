"""The language that the window speaks, and how it writes numbers and dates."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.settings import Language
from resources import TRANSLATIONS

_SPOKEN: Final = "onesheet_language"
"""The application's property that holds the `Language` it speaks."""

_TRANSLATOR: Final = "onesheet_translator"
"""Name of the translators that are installed here."""

QT_WORDS: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go to the parent directory"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Alias"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""What Qt's own file dialog says, and Qt's Spanish and Chinese leave in English or misspell. Ours are asked first."""


def language_names() -> dict[Language, str]:
    """Name each language in its own tongue; the system's is no language, and has no name here."""
    return {
        Language.ENGLISH: "English",
        Language.SPANISH: "Español",
        Language.GERMAN: "Deutsch",
        Language.CHINESE: "简体中文",
    }


def speak(application: QApplication, language: Language) -> None:
    """Speak a language from now on, Qt's own buttons and dialogs included, and write numbers as it does.

    Widgets are told by a LanguageChange event; what they say already, they have to say anew.
    """
    for translator in application.findChildren(QTranslator, _TRANSLATOR):
        application.removeTranslator(translator)
        translator.deleteLater()
    chosen = _of_the_system() if language is Language.SYSTEM else language
    application.setProperty(_SPOKEN, str(chosen))
    # Before the translators, whose coming makes widgets say again what may hold a number.
    QLocale.setDefault(_locale(chosen, language is Language.SYSTEM))
    application.setLayoutDirection(QLocale().textDirection())
    _install(application, f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _install(application, f"onesheet_{chosen}", str(TRANSLATIONS))


def spoken() -> Language:
    """Tell which language the window speaks, never ``SYSTEM``; English before any was chosen."""
    application = QApplication.instance()
    chosen = application.property(_SPOKEN) if application else None
    return Language(chosen) if chosen else Language.ENGLISH


def _of_the_system() -> Language:
    """Choose the first of the person's own languages that is spoken here, or else English."""
    spoken_here = {QLocale(str(language)).language(): language for language in language_names()}
    wanted = (QLocale(name).language() for name in QLocale.system().uiLanguages())
    return next((spoken_here[language] for language in wanted if language in spoken_here), Language.ENGLISH)


def _locale(language: Language, as_the_system: bool) -> QLocale:
    """Give the system's own form of a language where it is of that language: Swiss German, say."""
    plain, system = QLocale(str(language)), QLocale.system()
    return system if as_the_system and system.language() == plain.language() else plain


def _install(application: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(application)
    translator.setObjectName(_TRANSLATOR)
    if translator.load(name, folder):
        application.installTranslator(translator)
