"""The poster that is looked at: its picture, what the network says of it, and what the person says."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from classifier.prediction import Prediction
from classifier.presets import Preset
from desktop_app.correcting import Correcting
from desktop_app.failures import told
from desktop_app.session import Session
from desktop_app.viewer import View
from desktop_app.views.confidences import Confidences
from desktop_app.views.light_table import LightTable
from desktop_app.views.poster_panel import PosterPanel


class Looking(QObject):
    """Shows one poster, and says what is checked to whom it concerns."""

    def __init__(self, session: Session, correcting: Correcting, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._correcting = correcting
        self._prediction: Prediction | None = None
        self._path: Path | None = None
        self._digest = ""
        session.viewer.pictured.connect(self._show_picture)
        session.viewer.failed.connect(self._show_failure)
        session.viewer.explained.connect(self._show_view)
        session.viewer.unexplained.connect(self._show_unexplained)
        session.corrections.changed.connect(self.show_words)
        session.posters.counted.connect(self._follow_reading)

    def show_in(self, posters: LightTable, panel: PosterPanel, confidences: Confidences) -> None:
        """Show it in these views from now on."""
        self._posters, self._panel, self._confidences = posters, panel, confidences
        posters.chosen.connect(self.look_at)
        posters.selected.connect(self.show_words)
        panel.retried.connect(self._retry)
        confidences.pointed.connect(panel.point_at)
        confidences.marked.connect(self.mark)

    def selected(self) -> list[int]:
        """Rows of the record that are selected."""
        return self._session.posters.rows_shown(self._posters.selected_places())

    def look_at(self, path: Path | None) -> None:
        """Turn to another poster."""
        self._path = path
        self._prediction = None
        self._panel.expect(path)
        self._confidences.show_prediction(None, self.tr("Reading…") if path else "")
        self.show_words()
        self._session.viewer.show(path)

    def look_again(self) -> None:
        """Look at the same poster anew: it, or what reads it, is another one now."""
        self.look_at(self._posters.current_path())

    def mark(self, genre: str, right: bool) -> None:
        """Say of all selected posters that a genre is right, or take that back."""
        self._correcting.mark(self.selected(), genre, right)

    def shares(self) -> dict[str, float]:
        """Tell of which share of the selected posters each genre is said to be right: 0 to 1."""
        return self._session.posters.record.shares(self.selected())

    def use_preset(self, preset: Preset) -> None:
        """Show the poster's genres as another rule assigns them."""
        self._confidences.explain_preset(preset)
        if self._prediction is not None:
            self._confidences.show_prediction(self._session.assign(self._prediction))

    def show_words(self) -> None:
        """Show the person's own word on it, and on all that is selected."""
        self._digest = self._known_digest()
        rows = self.selected()
        words = self._session.corrections.of(self._digest)
        self._confidences.show_words(words, len(rows), self._session.posters.record.shares(rows))

    def _known_digest(self) -> str:
        """SHA-256 of the poster's content; empty until it is read."""
        record = self._session.posters.record
        row = record.row_of(self._path) if self._path else None
        return "" if row is None else record.digest(row)

    def _follow_reading(self) -> None:
        """Show the person's word as soon as the poster is known by its content."""
        if self._digest != self._known_digest():
            self.show_words()

    def _show_picture(self, _path: Path, picture: QImage) -> None:
        self._panel.show_picture(picture)

    def _show_view(self, _path: Path, view: View) -> None:
        self._prediction = view.prediction
        self._confidences.show_prediction(self._session.assign(view.prediction))
        self._panel.show_view(view)
        self.show_words()

    def _show_failure(self, _path: Path, sentence: str) -> None:
        self._panel.show_failure(told(sentence))
        self._confidences.show_prediction(None, self.tr("Could not be read"))

    def _show_unexplained(self, _path: Path, sentence: str) -> None:
        self._confidences.show_prediction(None, told(sentence))

    def read_selected_again(self) -> None:
        """Read the selected posters another time."""
        self._session.read_again(self.selected())
        self.look_again()

    def _retry(self, path: Path) -> None:
        if (row := self._session.posters.record.row_of(path)) is not None:
            self._session.read_again([row])
            self.look_again()
