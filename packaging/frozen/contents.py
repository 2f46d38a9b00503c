"""What a frozen program holds beside our own modules, and what of its libraries it never needs.

No import of PyInstaller here, so that a test can ask it.
"""

from pathlib import PurePosixPath

IMPORTED_BY_NAME = [
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql.psycopg",
    "psycopg_binary._psycopg",
    "psycopg_binary.pq",
    "babel.numbers",
    "babel.dates",
    "matplotlib.backends.backend_qtagg",
    "matplotlib.backends.backend_svg",
]
"""Modules that only a name in a text asks for."""

NEVER = [
    "tkinter", "_tkinter", "IPython", "pandas", "pygame", "PyQt5", "PyQt6", "PySide2", "wx", "gi",
    "matplotlib.tests", "numpy.f2py", "setuptools", "pip", "pytest", "PIL.ImageTk",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
]  # fmt: skip
"""Modules that our libraries would use for somebody else."""

LANGUAGES = frozenset(("de", "en", "es", "fr", "ja", "pt"))
"""Those of the program and its paper: Qt's own buttons and menus speak them, too."""

PLUGINS = frozenset(
    ("platforms", "styles", "imageformats", "iconengines", "xcbglintegrations",
     "platforminputcontexts", "accessiblebridge", "wayland-shell-integration",
     "wayland-graphics-integration-client", "wayland-decoration-client")
)  # fmt: skip
"""Folders of Qt's plug-ins that a window with text, tables and pictures needs."""

LOCALES = frozenset(
    ("ar", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi",
     "fil", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk",
     "km", "ko", "lt", "lv", "mk", "ms", "mt", "nb", "nl", "nn", "no", "pl", "pt", "ro", "root",
     "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh")
)  # fmt: skip
"""Languages by whose customs numbers, money and days are written; any other falls back to English,
as it does where babel does not know it."""

_UNUSED = (
    "libQt6Pdf", "libQt6Qml", "libQt6Quick", "libQt6VirtualKeyboard", "libQt6Sql", "libQt6Test",
    "opengl32sw", "qtvirtualkeyboard", "plugins/imageformats/libqpdf", "mpl-data/sample_data",
    "libgtk-3", "libgdk-3", "libpango", "libcairo", "libpixman",
)  # fmt: skip


def is_used(name: str) -> bool:
    """Whether a file, named as in the frozen folder, is one that the program can come to need."""
    path = PurePosixPath(name.replace("\\", "/"))
    parts = path.parts
    if "__pycache__" in parts:
        return False
    if "PySide6" in parts and "translations" in parts:
        return path.stem.startswith("qtbase_") and path.stem.split("_")[1] in LANGUAGES
    if "PySide6" in parts and "plugins" in parts and path.parent.name not in PLUGINS:
        return False
    if "locale-data" in parts:
        return path.stem.split("_")[0] in LOCALES
    return not any(part in str(path) for part in _UNUSED)
