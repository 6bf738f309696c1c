"""Takes the pictures that README and the user's guide show, of drawn posters alone: python -m tests.screenshots.

Each goes to its place in the repository, or under another folder that is named. No screen is needed.
"""

import argparse
import io
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

# Before Qt is first loaded: no screen is needed.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QDeadlineTimer, QIODevice, QItemSelectionModel, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from classifier import engines
from classifier.card import BUNDLED, read_card
from desktop_app.exporting import Format, Scope
from desktop_app.genres_model import GENRE as GENRE_ROLE
from desktop_app.language import speak
from desktop_app.log import versions
from desktop_app.main_window import MainWindow
from desktop_app.privacy import error_text
from desktop_app.settings import Language, Settings, Theme, ViewMode
from desktop_app.sieve import BY_GENRE, BY_NAME, Order
from desktop_app.theme import LIGHT, choose_theme, start_theme
from desktop_app.views.error_dialog import ErrorDialog
from desktop_app.views.export_dialog import ExportDialog
from resources import sample_posters
from tests.drawing import draw_poster, encoded

ROOT = Path(__file__).parents[1]
README = "resources/screenshots"
GUIDE = "docs/pictures"

SIZE = (1240, 780)
WIDE = (1480, 640)
PATIENCE = 60_000
"""Milliseconds to wait for the posters to be read."""

COLOURS = 176
"""Of the posters in a guide's picture, whose file is so a third as large; the window keeps its own."""

OWN_PLACES = (
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_CONFIG_HOME",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)
"""Variables that say where a person's own is kept: what is done for a picture must not end up there."""

SHOWN = "threes-a-couch.jpg"
GENRE = "Comedy"


@dataclass
class Stage:
    """A window with the sample posters.

    Attributes:
        application: Qt's.
        window: that a person sees.
        folder: of this picture's own files.
    """

    application: QApplication
    window: MainWindow
    folder: Path

    def wait(self, done: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(PATIENCE)
        while not done():
            self.application.processEvents()
            if deadline.hasExpired():
                raise TimeoutError("the window did not come to rest")

    def read(self, posters: list[Path]) -> None:
        """Drop posters, and wait until all are read and shown."""
        before, session = self.window.session.posters.done, self.window.session
        self.window.begin(posters)
        self.wait(lambda: session.posters.done == before + len(posters))
        self.wait(lambda: not session.running)
        self.wait(lambda: all(session.thumbnails.get(poster) for poster in sample_posters()))

    def look_at(self, name: str, genre: str = GENRE) -> None:
        """Look at one sample, and at what speaks for a genre."""
        self.window.list.show_path(next(poster for poster in sample_posters() if poster.name == name))
        bars = self.window.confidences.bars
        self.wait(lambda: self.window.panel.path.name == name and bars.model().rowCount() > 0)
        for row in range(bars.model().rowCount()):
            if bars.model().index(row, 0).data(GENRE_ROLE) == genre:
                bars.setCurrentIndex(bars.model().index(row, 0))
        self.wait(lambda: not self.window.panel.poster.evidence.isNull())

    def rest(self) -> None:
        """Let what was just done be painted."""
        for _ in range(10):
            self.application.processEvents()

    def dialog(self) -> QDialog:
        """Give the dialog that the window has just opened."""
        self.rest()
        dialog = self.application.activeModalWidget()
        assert isinstance(dialog, QDialog)
        return dialog


# What is to be seen.


def empty(stage: Stage) -> QWidget:
    return stage.window


def gallery(stage: Stage) -> QWidget:
    stage.read(sample_posters())
    stage.look_at(SHOWN)
    return stage.window


def table(stage: Stage) -> QWidget:
    stage.read(sample_posters())
    stage.window.choose_view(ViewMode.TABLE)
    stage.look_at(SHOWN)
    stage.window.correcting.mark([1], "Sci-Fi", True)
    stage.window.looking.mark("Comedy", True)
    return stage.window


def dark_table(stage: Stage) -> QWidget:
    choose_theme(stage.application, Theme.DARK)
    return table(stage)


def genre_columns(stage: Stage) -> QWidget:
    """A table with columns of some genres, sorted by name, in a wide window."""
    stage.window.resize(*WIDE)
    stage.read(sample_posters())
    stage.window.choose_view(ViewMode.TABLE)
    stage.window.splitter.setSizes([980, 240, 280])
    stage.window.list.table.show_genre_columns(("Comedy", "Drama"))
    stage.window._sort(Order(BY_NAME))
    stage.look_at(SHOWN)
    stage.window.looking.mark(GENRE, True)
    return stage.window


def evidence(stage: Stage) -> QPixmap:
    """The poster and its bars alone."""
    stage.read(sample_posters())
    stage.look_at("outer-constant.jpg", "Sci-Fi")
    stage.rest()
    parts = (stage.window.panel, stage.window.confidences)
    area = parts[0].geometry().united(parts[1].geometry())
    return stage.window.splitter.grab(area)


def corrections(stage: Stage) -> QWidget:
    """Two posters selected: one genre is said to be right of both, another of one."""
    stage.read(sample_posters())
    stage.look_at("outer-constant.jpg", "Sci-Fi")
    stage.window.looking.mark("Sci-Fi", True)
    stage.look_at("the-last-light.jpg", "Horror")
    stage.window.looking.mark("Horror", True)
    gallery = stage.window.list.gallery
    first = gallery.model().index(0, 0)
    flags = QItemSelectionModel.SelectionFlag
    gallery.selectionModel().select(first, flags.Select | flags.Rows)
    stage.window.looking.mark("Drama", True)
    return stage.window


def found(stage: Stage) -> QWidget:
    """The filters in use: what is left of the samples and of some drawn posters, the most probable first."""
    drawn = [stage.folder / f"drawn-{number}.jpg" for number in range(1, 5)]
    for seed, path in enumerate(drawn):
        path.write_bytes(encoded(draw_poster(seed)))
    stage.read(sample_posters() + drawn)
    bar = stage.window.filter_bar
    (drama,) = bar.genres.list.findItems("Drama", Qt.MatchFlag.MatchExactly)
    drama.setCheckState(Qt.CheckState.Checked)
    bar.least.setValue(40)
    stage.window._sort(Order(BY_GENRE + "Drama", True))
    stage.look_at("the-last-light.jpg", "Drama")
    return stage.window


def failures(stage: Stage) -> QWidget:
    """Posters that cannot be read beside those that can."""
    whole = encoded(draw_poster(1))
    broken = {
        "broken-off.jpg": whole[: len(whole) // 2],
        "saved-page.jpg": b"<!DOCTYPE html><html><title>Poster</title></html>",
        "empty.png": b"",
    }
    for name, data in broken.items():
        (stage.folder / name).write_bytes(data)
    stage.read(sample_posters() + [stage.folder / name for name in broken])
    stage.window.list.show_path(stage.folder / "broken-off.jpg")
    stage.wait(stage.window.panel.failure.isVisible)
    return stage.window


def export(stage: Stage) -> QWidget:
    counts = {Scope.ALL: 128, Scope.SHOWN: 31, Scope.SELECTED: 0}
    dialog = ExportDialog(counts, Scope.SHOWN, Format.CSV, stage.window)
    dialog.show()
    return dialog


def preferences(stage: Stage) -> QWidget:
    stage.window.sheets.preferences()
    return stage.dialog()


def thresholds(stage: Stage) -> QWidget:
    """A threshold of one's own for one genre."""
    stage.window.settings.overrides = {"Comedy": 0.45}
    stage.window.sheets.preferences()
    dialog = stage.dialog()
    dialog.tabs.setCurrentIndex(1)
    return dialog


def shortcuts(stage: Stage) -> QWidget:
    stage.window.sheets.shortcuts()
    return stage.dialog()


def about(stage: Stage) -> QWidget:
    stage.window.sheets.about()
    return stage.dialog()


def about_network(stage: Stage) -> QWidget:
    stage.window.sheets.about()
    dialog = stage.dialog()
    dialog.tabs.setCurrentIndex(1)
    dialog.resize(dialog.width(), 700)
    return dialog


def error(stage: Stage) -> QWidget:
    """What an error that nobody expected looks like."""
    dialog = ErrorDialog(stage.folder, stage.window)
    try:
        raise RuntimeError("an example for the user's guide")
    except RuntimeError:
        report = error_text(sys.exc_info())
    named = [line for line in versions() if not line.startswith(platform.system())]
    dialog.tell("\n\n".join((report, "\n".join(named))), all_kept=True)
    dialog.show()
    return dialog


PICTURES = {
    f"{README}/window-light.png": gallery,
    f"{README}/window-dark.png": dark_table,
    f"{GUIDE}/empty.png": empty,
    f"{GUIDE}/gallery.png": gallery,
    f"{GUIDE}/table.png": genre_columns,
    f"{GUIDE}/evidence.png": evidence,
    f"{GUIDE}/find.png": found,
    f"{GUIDE}/corrections.png": corrections,
    f"{GUIDE}/export.png": export,
    f"{GUIDE}/preferences.png": preferences,
    f"{GUIDE}/thresholds.png": thresholds,
    f"{GUIDE}/failures.png": failures,
    f"{GUIDE}/error.png": error,
    f"{GUIDE}/shortcuts.png": shortcuts,
    f"{GUIDE}/about.png": about,
    f"{GUIDE}/about-network.png": about_network,
}
"""Place of each picture -> what brings the window there, and gives what is taken."""


# Taking it.


@contextmanager
def stage_of(application: QApplication):
    """Open a window that remembers nothing, and close it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in OWN_PLACES:
            os.environ[name] = str(Path(folder, name))
        # Two engines' scores differ by a percent now and then: pictures are those of the one that all have.
        engines._remember(read_card(BUNDLED), engines.Engine.LITERT)
        choose_theme(application, Theme.LIGHT)
        window = MainWindow(Settings(Path(folder, "settings.ini")))
        window.resize(*SIZE)
        window.show()
        try:
            yield Stage(application, window, Path(folder))
        finally:
            for dialog in window.findChildren(QDialog):
                dialog.close()
            window.close()
            application.processEvents()


def take(application: QApplication, scene: Callable[[Stage], QWidget | QPixmap]) -> Image.Image:
    """Bring a window somewhere, and give what is seen."""
    with stage_of(application) as stage:
        seen = scene(stage)
        stage.rest()
        pixels = seen if isinstance(seen, QPixmap) else seen.grab()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        pixels.save(buffer, "PNG")
        return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def with_few_colours(picture: Image.Image) -> Image.Image:
    """Give a picture of at most 256 colours, in which those of the window are exact."""
    posters = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=1).getpalette()
    assert posters is not None
    own = [getattr(LIGHT, field.name).getRgb()[:3] for field in fields(LIGHT)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(posters[: COLOURS * 3] + [channel for colour in own for channel in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture as a small file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.parent.as_posix().endswith(GUIDE):
        picture = with_few_colours(picture)
    picture.save(path, optimize=True)


def take_all(folder: Path, wanted: str = "") -> None:
    """Take the pictures whose place begins with `wanted`."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak(application, Language.ENGLISH)
    start_theme(application, Theme.LIGHT)
    for place, scene in PICTURES.items():
        if place.startswith(wanted):
            save(take(application, scene), folder / place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT, help="to save under (default: the repository)")
    parser.add_argument("--only", default="", metavar="PLACE", help=f"beginning of a picture's place, such as {GUIDE}")
    options = parser.parse_args()
    take_all(options.folder.absolute(), options.only)


if __name__ == "__main__":
    main()
