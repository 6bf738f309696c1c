"""Takes of Qt's plugins only those in use, in place of PyInstaller's own hook: what others need is not even found."""

from resources.bundle.qt_parts import parts_of

hiddenimports, binaries, datas = parts_of(__file__)
