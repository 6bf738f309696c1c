"""Light and dark: one accent, two sets of colours, all from one place."""

from dataclasses import dataclass, fields
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.settings import Theme
from resources import ICONS, STYLE

_CHOSEN: Final = "onesheet_theme"
"""The application's property that holds the chosen `Theme`."""

_SCHEMES: Final = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


@dataclass(frozen=True)
class Colours:
    """Colours of what the application draws itself; text on ground has a contrast of 4.5:1 at least.

    Attributes:
        ground: of lists and the area around a poster.
        window: of everything else.
        text, faint: words, and words that matter less.
        line: thin rules and outlines.
        bar, bar_assigned, track: of a confidence that is not assigned, of one that is, and behind both.
        selected: ground of what is selected.
        failed: words about what went wrong.
        own: the person's own word.
    """

    ground: QColor
    window: QColor
    text: QColor
    faint: QColor
    line: QColor
    bar: QColor
    bar_assigned: QColor
    track: QColor
    selected: QColor
    failed: QColor
    own: QColor


LIGHT: Final = Colours(
    ground=QColor("#ffffff"),
    window=QColor("#f4f3f1"),
    text=QColor("#1d1c1a"),
    faint=QColor("#65625c"),
    line=QColor("#d9d6d0"),
    bar=QColor("#a9a59d"),
    bar_assigned=QColor("#a84c08"),
    track=QColor("#ebe9e5"),
    selected=QColor("#fbe5d0"),
    failed=QColor("#a8201a"),
    own=QColor("#0a6558"),
)

DARK: Final = Colours(
    ground=QColor("#191817"),
    window=QColor("#232220"),
    text=QColor("#eeece8"),
    faint=QColor("#aaa69e"),
    line=QColor("#3d3b38"),
    bar=QColor("#77736c"),
    bar_assigned=QColor("#f2994a"),
    track=QColor("#33312e"),
    selected=QColor("#4a3420"),
    failed=QColor("#ff8a80"),
    own=QColor("#63d4c0"),
)


def is_dark() -> bool:
    """Tell whether dark colours are on: as chosen, or else as the system has it."""
    application = QGuiApplication.instance()
    chosen = application.property(_CHOSEN) if application else None
    if chosen in (Theme.LIGHT, Theme.DARK):
        return chosen == Theme.DARK
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def colours() -> Colours:
    """Give the colours of the scheme that is on now."""
    return DARK if is_dark() else LIGHT


def start_theme(application: QApplication, theme: Theme) -> None:
    """Dress the application, and again whenever the system changes its scheme."""
    application.setStyle("Fusion")

    def dress_again(_scheme: Qt.ColorScheme) -> None:
        _dress(application)

    QGuiApplication.styleHints().colorSchemeChanged.connect(dress_again)
    choose_theme(application, theme)


def choose_theme(application: QApplication, theme: Theme) -> None:
    """Put on another theme at once."""
    application.setProperty(_CHOSEN, str(theme))
    # Window frames and native dialogs follow this where the platform can; our own colours do not need it.
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[theme])
    _dress(application)


def _dress(application: QApplication) -> None:
    application.setPalette(palette(colours()))
    application.setStyleSheet(style_sheet(colours()))


def style_sheet(colours: Colours) -> str:
    """Fill our colours into the style sheet, where ``$name`` stands for each, and where its pictures are."""
    names = {field.name: getattr(colours, field.name).name() for field in fields(colours)}
    names["icons"] = ICONS.as_posix()
    return Template(STYLE.read_text("utf-8")).substitute(names)


def palette(colours: Colours) -> QPalette:
    """Build Qt's palette from our colours."""
    result = QPalette(colours.window)
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button, role.ToolTipBase), colours.window),
        ((role.Base, role.AlternateBase), colours.ground),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText), colours.text),
        ((role.PlaceholderText,), colours.faint),
        ((role.Mid,), colours.line),
        ((role.Highlight,), colours.selected),
        ((role.Accent, role.Link), colours.bar_assigned),
    ):
        for entry in roles:
            result.setColor(entry, colour)
    for entry in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, entry, colours.bar)
    return result
