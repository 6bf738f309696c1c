"""A sentence above the posters, which stays until it has been read."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget


class Notice(QWidget):
    """Says something, with a button where something can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton(self)
        self.action.clicked.connect(self._act)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.action)
        layout.addWidget(self.close_button)
        self._do: Callable[[], object] | None = None
        self.hide()

    def say(self, sentence: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a sentence, and a button that does something."""
        self.label.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(do is not None)
        self._do = do
        self.show()

    def take_back(self, sentence: str) -> None:
        """Show a sentence no longer, unless another has taken its place."""
        if self.label.text() == sentence:
            self.hide()

    def _act(self) -> None:
        if self._do is not None:
            self._do()
