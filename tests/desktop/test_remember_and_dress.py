"""What a window remembers between starts, and how it is dressed."""

import os

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.main_window import MainWindow
from desktop_app.settings import Settings, Theme
from desktop_app.theme import DARK, LIGHT, colours, start_theme


def luminance(colour):
    """Relative luminance, by WCAG 2.2."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("words", ["text", "faint", "failed", "own", "bar_assigned"])
@pytest.mark.parametrize("ground", ["ground", "window", "selected"])
def test_words_stand_out_from_what_they_are_written_on(scheme, words, ground):
    assert contrast(getattr(scheme, words), getattr(scheme, ground)) >= 4.5


def test_a_theme_is_put_on_at_once_and_remembered(window, settings):
    window.actions_.themes[Theme.DARK].trigger()
    assert colours() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.window
    assert settings.theme is Theme.DARK
    window.actions_.themes[Theme.LIGHT].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window) == LIGHT.window


def test_the_widths_of_the_parts_are_remembered(qtbot, qapp, tmp_path):
    path = tmp_path / "settings.ini"
    start_theme(qapp, Theme.LIGHT)
    first = MainWindow(Settings(path))
    qtbot.addWidget(first)
    first.show()
    first.resize(790, 720)
    first.pages.setCurrentWidget(first.light_table)
    first.splitter.setSizes([220, 300, 268])
    widths = first.splitter.sizes()
    first.close()
    second = MainWindow(Settings(path))
    qtbot.addWidget(second)
    second.show()
    second.pages.setCurrentWidget(second.light_table)
    assert second.size().toTuple() == (790, 720)
    assert second.splitter.sizes() == widths
    second.close()


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x00 not settings", b"[General]\ntheme=purple\nevidence=perhaps\n"])
def test_a_damaged_settings_file_only_means_the_defaults(tmp_path, content):
    path = tmp_path / "settings.ini"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.theme is Theme.SYSTEM
    assert settings.evidence_shown is True
    assert settings.layout("window") is None


def test_a_remembered_folder_that_is_gone_is_forgotten(tmp_path, settings):
    gone = tmp_path / "gone"
    gone.mkdir()
    settings.remember_folder("open", gone)
    assert settings.folder("open") == gone
    gone.rmdir()
    assert settings.folder("open") == type(gone).home()


@pytest.mark.parametrize(
    "name", [b"caf\xe9", rb"caf\xe9", b" two\nlines ", b"@ByteArray(x)", b"100%1, a;b=c", "🎬 \u202e".encode()]
)
def test_a_folder_of_any_name_is_remembered(tmp_path, name):
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    settings = Settings(tmp_path / "settings.ini")
    settings.remember_folder("open", folder)
    settings.remember_export(folder / "genres.csv")
    settings.remember_recent(folder)
    settings.network = folder
    del settings
    # Under another name, as Qt would give what it still holds of the first.
    again = Settings((tmp_path / "settings.ini").rename(tmp_path / "again.ini"))
    assert again.folder("open") == again.network == folder
    assert again.export_path(".csv") == folder / "genres.csv"
    assert again.recent == [folder]
