"""Tells of an error that nobody expected, what is kept all the same, and gives a report to copy."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.getting_out import open_folder

SIZE: Final = QSize(640, 420)


class ErrorDialog(QDialog):
    """One dialog, however many errors; the window behind it goes on.

    Attributes:
        kept: says what is not lost.
        report: all that helps to find out why, and nothing of a poster.
        copy_button, folder_button: put the report on the clipboard, and open the log's folder.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Open with nothing to tell yet.

        Args:
            folder: of the log.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(SIZE)
        what = self._label(self.tr("Something in Onesheet went wrong. You can go on working."))
        font = what.font()
        font.setBold(True)
        what.setFont(font)
        self.kept = self._label("")
        why = self._label(
            self.tr(
                "The report says where in the program it happened. Paths of your files are left out, and it is sent"
                " nowhere: copy it if you want to tell somebody."
            )
        )
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        for part in (what, self.kept, why):
            layout.addWidget(part)
        layout.addWidget(self.report, 1)
        layout.addWidget(self._buttons(folder))

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _buttons(self, folder: Path) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(self.tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.folder_button = buttons.addButton(
            self.tr("&Open the log's folder"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(lambda: open_folder(folder))
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()
        return buttons

    def tell(self, report: str, all_kept: bool) -> None:
        """Show a report, in the place of the one before.

        Args:
            report: of all errors so far.
            all_kept: whether every correction is on the disk.
        """
        results = self.tr("What was read stays in the list and can be exported.")
        corrections = self.tr("Your corrections are on the disk.")
        if not all_kept:
            corrections = self.tr("Not all of your corrections could be kept: export them before you close the window.")
        self.kept.setText(f"{corrections} {results}")
        self.report.setPlainText(report)
        self.copy_button.setText(self.tr("&Copy the report"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
