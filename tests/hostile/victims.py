"""Programs that read and correct until they are killed, and tell all that they have done on the way.

Each tells `file PATH` and `model KEY` first, then `read SECONDS DIGEST` of every result that it hands out, at a moment
of the system's monotonic clock, and `kept DIGEST` of every correction that it was told to be on the disk.
"""

import sys
import time
from pathlib import Path

from classifier import Classifier, engines, recall
from classifier.card import BUNDLED, read_card
from classifier.catalogue import Catalogue, catalogue_path
from classifier.recall import scores_key
from tests.classifier.remembering import quickly


def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def word_of(number):
    """What is said of a poster in a round: another word each time."""
    return ("Drama", f"said {number}")


def note(readings):
    """Tell of each reading as it is handed out."""
    for reading in readings:
        if reading.digest:
            say("read", time.monotonic(), reading.digest)
        yield reading


def library(folder, number):
    """Reads with what stands for a network, and corrects each tenth poster."""
    recall.read_posters = quickly
    catalogue = Catalogue(catalogue_path())
    readings = recall.read_remembered(Classifier(), sorted(folder.iterdir()), catalogue, troubled=sys.exit)
    for count, reading in enumerate(note(readings)):
        if count % 10 == 0:
            catalogue.correct({reading.digest: word_of(number)})
            say("kept", reading.digest)


def window(folder, number):
    """The real window without a screen, with what stands for a network, that corrects while it reads."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - the others start without it
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the others start without it

    from desktop_app.main_window import MainWindow  # noqa: PLC0415 - the others start without it
    from desktop_app.settings import Settings  # noqa: PLC0415 - the others start without it

    recall.read_posters = quickly
    application = QApplication([])
    main = MainWindow(Settings())
    read = []

    def correct():
        if read:
            main.session.corrections.correct({read.pop(0): word_of(number)})

    def take(_classifier, readings):
        read.extend(reading.digest for reading in note(readings))

    main.session._reader.read.connect(take)
    main.session.corrections.kept.connect(lambda digests: [say("kept", digest) for digest in digests])
    main.session.corrections.failed.connect(sys.exit)
    correcting = QTimer(interval=2)
    correcting.timeout.connect(correct)
    correcting.start()
    main.show()
    main.begin([folder])
    application.exec()


def command(folder, number):
    """The real command with the real network; nothing is corrected there."""
    from classifier.cli import app, classify  # noqa: PLC0415 - the others start without it

    read_remembered = classify.read_remembered
    classify.read_remembered = lambda *arguments, **options: note(read_remembered(*arguments, **options))
    app(["classify", str(folder), "--engine", "litert", "--csv", str(folder.parent / "out.csv")])


def main():
    kind, folder, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    card = read_card(BUNDLED)
    engines._remember(card, engines.Engine.LITERT)
    recall.READING_VERSION = 1000 + number  # So that all is read anew in each round.
    say("file", catalogue_path())
    say("model", scores_key(card, engines.Engine.LITERT))
    {"library": library, "window": window, "command": command}[kind](folder, number)


if __name__ == "__main__":
    main()
