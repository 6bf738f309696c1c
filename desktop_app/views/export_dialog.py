"""Which posters to export, and as what."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.exporting import Format, Scope

LEAST_WIDTH: Final = 520
"""At which what is said of each format stands on a line, in device-independent pixels."""


class ExportDialog(QDialog):
    """Asks for a scope and a format; where to is asked by the platform's own dialog after it.

    Attributes:
        scopes, formats: the buttons.
    """

    def __init__(
        self, counts: Mapping[Scope, int], scope: Scope, format_: Format, parent: QWidget | None = None
    ) -> None:
        """Ask.

        Args:
            counts: how many posters each scope has.
            scope: chosen at first.
            format_: chosen at first.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.scopes: dict[Scope, QRadioButton] = {}
        self.formats: dict[Format, QRadioButton] = {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(LEAST_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(self._scope_box(counts, scope))
        layout.addWidget(self._format_box(format_))
        layout.addWidget(buttons)

    def _scope_box(self, counts: Mapping[Scope, int], chosen: Scope) -> QGroupBox:
        box = QGroupBox(self.tr("Which posters"), self)
        layout, group = QVBoxLayout(box), QButtonGroup(box)
        names = {
            Scope.ALL: self.tr("&All of them: %1"),
            Scope.SHOWN: self.tr("Those &shown: %1"),
            Scope.SELECTED: self.tr("Those se&lected: %1"),
        }
        for scope, name in names.items():
            button = QRadioButton(name.replace("%1", QLocale().toString(counts[scope])), box)
            button.setEnabled(counts[scope] > 0)
            button.setChecked(scope is chosen)
            group.addButton(button)
            layout.addWidget(button)
            self.scopes[scope] = button
        return box

    def _format_box(self, chosen: Format) -> QGroupBox:
        box = QGroupBox(self.tr("As what"), self)
        layout, group = QFormLayout(box), QButtonGroup(box)
        layout.setHorizontalSpacing(18)
        layout.setVerticalSpacing(8)
        names = {
            Format.CSV: (self.tr("&CSV"), self.tr("a table that every program reads")),
            Format.EXCEL: (self.tr("CSV for E&xcel"), self.tr("the same, marked so that Excel sees it is UTF-8")),
            Format.JSON: (self.tr("&JSON"), self.tr("for programs")),
            Format.LESSONS: (self.tr("&MovieLens folder"), self.tr("what you corrected, with copies, to train on")),
            Format.LINKED_LESSONS: (self.tr("MovieLens, lin&ked"), self.tr("the same with links: small, stays here")),
        }
        for format_, (name, told) in names.items():
            button = QRadioButton(name, box)
            button.setAccessibleDescription(told)
            button.setChecked(format_ is chosen)
            label = QLabel(told, box)
            label.setObjectName("faint")
            label.setWordWrap(True)
            layout.addRow(button, label)
            group.addButton(button)
            self.formats[format_] = button
        return box

    def chosen(self) -> tuple[Scope, Format]:
        """Give what was chosen."""
        scope = next(scope for scope, button in self.scopes.items() if button.isChecked())
        return scope, next(format_ for format_, button in self.formats.items() if button.isChecked())
