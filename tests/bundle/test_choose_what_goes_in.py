"""What goes into the bundle, on any platform, and what a bundled program sets right when it begins."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from resources.bundle import surroundings
from resources.bundle.contents import is_used, own_files
from resources.bundle.surroundings import find_certificates, give_back_library_path

qt_parts = pytest.importorskip("resources.bundle.qt_parts", reason='needs the extra "bundle"', exc_type=ImportError)


@pytest.mark.parametrize(
    "library",
    [
        "plugins/platforms/libqxcb.so",
        "plugins/platforms/libqwayland.so",
        "plugins/platforms/libqoffscreen.so",
        "plugins/platforms/qwindows.dll",
        "plugins/platforms/libqcocoa.dylib",
        "plugins/styles/qmodernwindowsstyle.dll",
        "plugins/styles/libqmacstyle.dylib",
        "plugins/imageformats/qsvg.dll",
        "plugins/iconengines/libqsvgicon.so",
        "plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "lib/libQt6Core.so.6",
    ],
)
def test_plugins_that_a_window_needs_go_in(library):
    assert qt_parts.is_used_plugin(Path("PySide6", library))


@pytest.mark.parametrize(
    "library",
    [
        "plugins/platforms/libqlinuxfb.so",
        "plugins/imageformats/libqjpeg.so",
        "plugins/imageformats/qpdf.dll",
        "plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "plugins/platformthemes/libqgtk3.so",
        "plugins/tls/libqopensslbackend.so",
    ],
)
def test_other_plugins_stay_out(library):
    assert not qt_parts.is_used_plugin(Path("PySide6", library))


def test_the_windows_languages_go_in_and_no_others():
    assert qt_parts.is_used_translation(Path("translations/qtbase_zh_CN.qm"))
    assert not qt_parts.is_used_translation(Path("translations/qtbase_fr.qm"))
    assert not qt_parts.is_used_translation(Path("translations/qt_help_de.qm"))


def test_modules_that_train_stay_out():
    assert is_used("classifier.batch")
    assert not is_used("classifier.training.train")
    assert is_used("classifier.tablesaw")


def test_everything_that_the_program_reads_is_there():
    files = [Path(source) for source, _ in own_files()]
    assert all(file.exists() for file in files)
    assert {"onesheet.tflite", "model-card.json", "icon.svg", "style.qss", "onesheet_de.qm"} <= {f.name for f in files}


def test_a_browser_that_the_program_opens_loads_its_own_libraries():
    environment = {"LD_LIBRARY_PATH": "/opt/onesheet/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/local/lib"}
    give_back_library_path(environment)
    assert environment == {"LD_LIBRARY_PATH": "/usr/local/lib"}
    environment = {"LD_LIBRARY_PATH": "/opt/onesheet/_internal"}
    give_back_library_path(environment)
    assert environment == {}


def builders_certificates(monkeypatch, folder):
    """Let Python look for certificates where the system that built it has them; None where this one has none there."""
    paths = SimpleNamespace(cafile=None, capath=folder)
    monkeypatch.setattr(surroundings.ssl, "get_default_verify_paths", lambda: paths)


def test_certificates_are_found_where_this_system_keeps_them(tmp_path, monkeypatch):
    builders_certificates(monkeypatch, None)
    here = tmp_path / "ca-bundle.crt"
    here.write_text("")
    environment = {}
    find_certificates(environment, (tmp_path / "none", here))
    assert environment == {"SSL_CERT_FILE": str(here)}


def test_certificates_that_python_finds_or_a_person_names_are_left_alone(tmp_path, monkeypatch):
    here = tmp_path / "ca-bundle.crt"
    here.write_text("")
    builders_certificates(monkeypatch, "/etc/ssl/certs")
    environment = {}
    find_certificates(environment, (here,))
    assert environment == {}
    builders_certificates(monkeypatch, None)
    environment = {"SSL_CERT_FILE": "/home/me/own.pem"}
    find_certificates(environment, (here,))
    assert environment == {"SSL_CERT_FILE": "/home/me/own.pem"}
