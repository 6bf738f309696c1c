"""What a person may set: how the window speaks, looks and starts, and how genres are assigned."""

from collections.abc import Mapping
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from classifier.card import ModelCard
from classifier.presets import Preset
from desktop_app.language import language_names
from desktop_app.preset_words import preset_words
from desktop_app.settings import AtStart, Language, Settings, Theme
from desktop_app.views.shortcuts_sheet import plain
from desktop_app.views.thresholds import ThresholdTable
from desktop_app.words import explained

SIZE: Final = QSize(560, 540)
MARGINS: Final = (20, 18, 20, 16)
CHOICE_WIDTH: Final = 220
"""Least width of a choice, in device-independent pixels."""

GROUP_GAP: Final = 6
"""Between what has nothing to do with each other, on top of what is between all rows."""

Button = QDialogButtonBox.StandardButton
Choice = TypeVar("Choice")


class Preferences(QDialog):
    """Shows the settings; what is changed here holds from OK or Apply on.

    Attributes:
        general, genres: its pages.
        buttons: OK, Cancel and Apply.

    Signals:
        applied: settings were written.
    """

    applied = Signal()

    def __init__(self, settings: Settings, card: ModelCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._card = card
        self.tabs = QTabWidget(self)
        self.buttons = QDialogButtonBox(Button.Ok | Button.Cancel | Button.Apply, self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(Button.Apply).clicked.connect(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(self.buttons)
        self._fill()
        self.resize(SIZE)

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        self.general = GeneralPage(self._settings, self)
        self.genres = GenresPage(self._settings, self._card, self)
        self.tabs.addTab(self.general, self.tr("&General"))
        self.tabs.addTab(self.genres, self.tr("Ge&nres"))

    def apply(self) -> None:
        """Write what is set here, and say so."""
        self.general.write()
        self.genres.write()
        self.applied.emit()

    def accept(self) -> None:
        self.apply()
        super().accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._say_anew()

    def _say_anew(self) -> None:
        """Make the pages again in another language, which only what was just applied here brings about."""
        shown = self.tabs.currentIndex()
        for page in (self.general, self.genres):
            self.tabs.removeTab(self.tabs.indexOf(page))
            page.deleteLater()
        self._fill()
        self.tabs.setCurrentIndex(shown)


class GeneralPage(QWidget):
    """How the window speaks, looks and starts, and what it may do.

    Attributes:
        language, theme, at_start: choices.
        excel: whether CSV is for Excel.
        forget: forgets the hosts agreed to, once it is applied.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.language = _choice(self, {Language.SYSTEM: self.tr("As the system"), **language_names()})
        self.theme = _choice(
            self, {Theme.SYSTEM: self.tr("As the system"), Theme.LIGHT: self.tr("Light"), Theme.DARK: self.tr("Dark")}
        )
        self.at_start = _choice(
            self,
            {AtStart.NOTHING: self.tr("An empty window"), AtStart.LAST_FOLDER: self.tr("The folder opened last")},
        )
        self.excel = QCheckBox(self.tr("Make CSV files for &Excel"), self)
        self.forget = QPushButton(self)
        self.forget.clicked.connect(self._forget)
        self._forgets = False
        self._lay_out()
        self.read()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(*MARGINS)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(3)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for part in (self.language, self.theme, self.at_start, self.forget):
            part.setMinimumWidth(CHOICE_WIDTH)
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        marked = self.tr("A mark at the file's beginning tells Excel that it is UTF-8.")
        asked = self.tr("You are then asked again before a poster is fetched.")
        for label, part, told in (
            (self.tr("&Language:"), self.language, ""),
            (self.tr("&Theme:"), self.theme, ""),
            (self.tr("At &start, show:"), self.at_start, ""),
            (self.tr("Export:"), self.excel, marked),
            (self.tr("Web:"), self.forget, asked),
        ):
            form.addRow(label, part)
            if told:
                part.setAccessibleDescription(told)
                form.addRow("", _faint(told, self))
            form.addItem(QSpacerItem(0, GROUP_GAP))

    def read(self) -> None:
        """Show what is set."""
        _choose(self.language, self._settings.language)
        _choose(self.theme, self._settings.theme)
        _choose(self.at_start, self._settings.at_start)
        self.excel.setChecked(self._settings.excel)
        self._forgets = False
        self._tell_hosts()

    def write(self) -> None:
        """Set what is shown."""
        self._settings.language = Language(self.language.currentData())
        self._settings.theme = Theme(self.theme.currentData())
        self._settings.at_start = AtStart(self.at_start.currentData())
        self._settings.excel = self.excel.isChecked()
        if self._forgets:
            self._settings.agreed_hosts = []
        self._forgets = False
        self._tell_hosts()

    def _forget(self) -> None:
        self._forgets = True
        self._tell_hosts()

    def _tell_hosts(self) -> None:
        hosts = self._settings.agreed_hosts
        told = self.tr("&Forget the %n hosts that you agreed to", "", len(hosts))
        if not hosts:
            told = self.tr("&Forget the hosts that you agreed to")
        elif self._forgets:
            told = self.tr("They will be forgotten")
        self.forget.setText(told)
        self.forget.setToolTip("" if self._forgets else explained(", ".join(hosts)))
        self.forget.setEnabled(bool(hosts) and not self._forgets)


class GenresPage(QWidget):
    """By which rule genres are assigned.

    Attributes:
        preset: the rule, of those that the network has.
        hint: what it does.
        table: every genre with the preset's threshold and the person's own.
        reset: gives up all own thresholds.
    """

    def __init__(self, settings: Settings, card: ModelCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._card = card
        offered = {entry: plain(preset_words(entry).name) for entry in Preset if entry in card.presets}
        self.preset = _choice(self, offered)
        self.hint = _faint("", self)
        # What is under it stays where it is when another preset needs a second line.
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = ThresholdTable(card.genres, self)
        self.reset = QPushButton(self.tr("&Reset all to the preset"), self)
        self._lay_out()
        self._shown = settings.preset if settings.preset in offered else Preset.BALANCED
        _choose(self.preset, self._shown)
        self.table.set_own(settings.overrides)
        self._show_preset()
        self.preset.currentIndexChanged.connect(self._show_preset)
        self.table.changed.connect(self._count)
        self.reset.clicked.connect(self.table.clear_own)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Assign genres:"), self)
        label.setBuddy(self.preset)
        rule = QHBoxLayout()
        rule.setSpacing(12)
        rule.addWidget(label)
        rule.addWidget(self.preset, 1)
        end = QHBoxLayout()
        end.setSpacing(12)
        end.addWidget(_faint(self.tr("Your own thresholds hold whatever the preset."), self), 1)
        end.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(10)
        layout.addLayout(rule)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        layout.addLayout(end)

    def _show_preset(self) -> None:
        chosen = Preset(self.preset.currentData())
        self.hint.setText(preset_words(chosen).hint)
        self.table.show_preset(self._card.presets[chosen])
        self._count()

    def _count(self) -> None:
        self.reset.setEnabled(bool(self.table.own()))

    def write(self) -> None:
        """Set what is shown; what other networks are set to, and this one does not know, stays."""
        chosen = Preset(self.preset.currentData())
        if chosen is not self._shown:
            self._settings.preset = self._shown = chosen
        others = {name: value for name, value in self._settings.overrides.items() if name not in self._card.genres}
        self._settings.overrides = others | self.table.own()


def _choice(parent: QWidget, names: Mapping[Choice, str]) -> QComboBox:
    box = QComboBox(parent)
    for value, name in names.items():
        box.addItem(name, value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))


def _faint(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName("faint")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
