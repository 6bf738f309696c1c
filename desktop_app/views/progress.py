"""The strip at the bottom: how far reading is, and how to stop and go on."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop_app.pace import Pace, duration

BAR_HEIGHT = 8


class ProgressStrip(QWidget):
    """Counts, rate, remaining time; Stop while posters are read, Resume while some wait.

    Signals:
        stopped, resumed, export_wanted: a button was pressed.
    """

    stopped = Signal()
    resumed = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("Stop"), self)
        self.resume = QPushButton(self.tr("Resume"), self)
        self.export = QPushButton(self.tr("Export…"), self)
        self.export.clicked.connect(self.export_wanted)
        self.stop.clicked.connect(self.stopped)
        self.resume.clicked.connect(self.resumed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(0)
        for button in (self.stop, self.resume, self.export):
            layout.addWidget(button)

    def show_running(self, done: int, total: int, pace: Pace) -> None:
        """Show a run under way."""
        number = QLocale().toString
        parts = [self.tr("%1 of %2 posters").replace("%1", number(done)).replace("%2", number(total))]
        remaining = pace.remaining(total - done)
        if pace.rate and remaining is not None and total > done:
            parts.append(self.tr("%1 a second").replace("%1", number(round(pace.rate))))
            parts.append(self.tr("%1 left").replace("%1", duration(remaining)))
        self.label.setText("  ·  ".join(parts))
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self._show_buttons(running=True, waiting=False)

    def show_listing(self) -> None:
        """Show that folders are being searched."""
        self.label.setText(self.tr("Looking for posters…"))
        self.bar.setMaximum(0)
        self._show_buttons(running=True, waiting=False)

    def show_resting(self, done: int, failed: int, total: int) -> None:
        """Show what has been read, and how many wait."""
        number = QLocale().toString
        parts = [self.tr("%n posters read", "", done - failed)]
        if failed:
            parts.append(self.tr("%1 could not be read").replace("%1", number(failed)))
        if waiting := total - done:
            parts.append(self.tr("%1 waiting").replace("%1", number(waiting)))
        self.label.setText("  ·  ".join(parts))
        self._show_buttons(running=False, waiting=total > done)

    def _show_buttons(self, running: bool, waiting: bool) -> None:
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.resume.setVisible(waiting)
