"""How soon the window is there, in a process of its own: python -m tests.benchmarks.starting BEGAN POSTER.

BEGAN is the time at which the process was started, in seconds since 1970, by whoever started it.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()


def main():
    began, poster = float(sys.argv[1]), Path(sys.argv[2])
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from desktop_app.language import speak
    from desktop_app.main_window import MainWindow
    from desktop_app.settings import Settings
    from desktop_app.theme import start_theme
    from tests.benchmarks.window import Pulse

    told = {}

    class Painted(QObject):
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.Paint:
                told.setdefault("painted", time.time() - began)
            return False

    application, settings = QApplication([]), Settings()
    start_theme(application, settings.theme)
    speak(application, settings.language)
    window = MainWindow(settings)
    painted = Painted()
    window.installEventFilter(painted)
    window.show()
    window.begin([poster])
    pulse = Pulse()
    bars = window.confidences.bars.model()
    while not bars.rowCount() and time.time() - began < 60:
        application.processEvents()
    application.processEvents()
    told["bars"] = time.time() - began
    told["gap"] = max(pulse.gaps)
    window.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
