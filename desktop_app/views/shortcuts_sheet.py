"""All shortcuts on one sheet."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import colours

SIZE: Final = QSize(720, 520)
COLUMN: Final = 300
"""Least width of a column, in device-independent pixels."""

OR: Final = " / "
"""Between keys that do the same."""

_THEN: Final = ", "
"""Between keys that are pressed one after the other."""

_PLUS: Final = re.compile(r"(?<=[^+])\+(?=.)")
"""Between keys that are held together; the plus key itself may be one of them."""

_MNEMONIC_BESIDE: Final = re.compile(r"\s*\(&\w\)")
_MNEMONIC: Final = re.compile(r"&(.)")

RADIUS: Final = 4.0

Group = tuple[str, Sequence[tuple[str, str]]]


def shortcut_groups(menu_bar: QMenuBar) -> list[tuple[str, list[tuple[str, str]]]]:
    """Collect from each menu, sub-menus included, the actions with shortcuts: (menu, [(action, keys)]).

    Keys that few keyboards have, such as F16 or one of its own for Copy, are left out where there are others.
    """
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for entry in menu_bar.actions():
        menu = entry.menu()
        named = list(_named(menu)) if isinstance(menu, QMenu) else []
        if named:
            groups.append((plain(entry.text()), named))
    return groups


def _named(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _named(inner)
        elif action.shortcuts() and action.isVisible():
            yield plain(action.text()), _keys(action)


def _keys(action: QAction) -> str:
    common = [keys for keys in action.shortcuts() if not _is_rare(_first_key(keys))]
    return OR.join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in common or action.shortcuts())


def _is_rare(key: Qt.Key) -> bool:
    return key >= Qt.Key.Key_Back or Qt.Key.Key_F12 < key <= Qt.Key.Key_F35


def _first_key(keys: QKeySequence) -> Qt.Key:
    # PySide's own description of its types forgets that there are indices.
    return keys[0].key()  # pyright: ignore[reportIndexIssue, reportUnknownMemberType, reportUnknownVariableType]


def plain(text: str) -> str:
    """Strip a menu's text of what is for the menu alone: its mnemonic and the dots of one that asks more."""
    return _MNEMONIC.sub(r"\1", _MNEMONIC_BESIDE.sub("", text)).rstrip("…").strip()


class ShortcutsSheet(QDialog):
    """Lists shortcuts in groups, in two columns where there is room.

    Attributes:
        groups: a widget each, in order.
        columns: how many there are now.
    """

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        """List shortcuts.

        Args:
            groups: (title, [(what it does, its keys)]); keys are as they are written natively, several
                with `OR` between them.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(SIZE)
        self.columns = 0
        self._sheet = QWidget(self)
        self.groups = [ShortcutGroup(title, entries, self._sheet) for title, entries in groups]
        self._lengths = [len(entries) + 2 for _, entries in groups]
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.windowTitle())
        self._area.setWidget(self._sheet)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._area)
        layout.addWidget(buttons)
        self._fill_columns()

    def _fill_columns(self) -> None:
        sides = QHBoxLayout(self._sheet)
        sides.setContentsMargins(12, 8, 12, 8)
        sides.setSpacing(36)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(18)
            sides.addLayout(column, 1)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= 2 * COLUMN and len(self.groups) > 1 else 1
        if columns != self.columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        """Put the groups into one or two columns of about one length, in reading order."""
        self.columns = columns
        for column in self._columns:
            while column.takeAt(0):
                pass
        half, filled = sum(self._lengths) / columns, 0.0
        for group, length in zip(self.groups, self._lengths, strict=True):
            self._columns[int(filled + length / 2 > half)].addWidget(group)
            filled += length
        for column in self._columns:
            column.addStretch(1)
        sides = self._sheet.layout()
        if isinstance(sides, QHBoxLayout):
            sides.setStretch(1, columns - 1)
            sides.setSpacing(36 if columns > 1 else 0)


class ShortcutGroup(QWidget):
    """A title, and under it what is done by which keys."""

    def __init__(self, title: str, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        font = heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(font)
        heading.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(heading)
        for name, keys in entries:
            layout.addWidget(_entry(name, keys, self))


def _entry(name: str, keys: str, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    row.setAccessibleName(f"{name}: {keys}")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    label = QLabel(name, row)
    label.setWordWrap(True)
    layout.addWidget(label, 1)
    layout.addSpacing(12)
    for number, way in enumerate(keys.split(OR)):
        if number:
            layout.addWidget(_between("/", row))
        _add_caps(layout, way, row)
    return row


def _add_caps(layout: QHBoxLayout, way: str, parent: QWidget) -> None:
    """Add a cap for every key that is pressed, one after the other or together."""
    for number, stroke in enumerate(way.split(_THEN)):
        if number:
            layout.addWidget(_between(",", parent))
        for key in _PLUS.split(stroke):
            layout.addWidget(KeyCap(key, parent))


def _between(sign: str, parent: QWidget) -> QLabel:
    label = QLabel(sign, parent)
    label.setObjectName("faint")
    return label


class KeyCap(QLabel):
    """A key, as it looks on a keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(7, 2, 7, 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)

    def minimumSizeHint(self) -> QSize:
        """No narrower than high: a letter's key is square."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), hint.height()), hint.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colours().bar, 1))
        painter.setBrush(colours().bar)
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        painter.setBrush(colours().ground)
        # What is left of the lower edge is the key's front.
        painter.drawRoundedRect(edge.adjusted(0, 0, 0, -1.5), RADIUS, RADIUS)
        painter.end()
        super().paintEvent(event)
