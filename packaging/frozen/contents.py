"""What a frozen program holds beside our own modules, and what of its libraries it never needs.

No import of PyInstaller here, so that a test can ask it.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

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
    # What a developer looks at, and what chardet does already.
    "pygments", "rich", "pydoc_data", "readline", "charset_normalizer",
    # The interpreter's own SQLite, which no book is ever opened by.
    "_sqlite3",
    # Branches of lxml, numpy and rapidfuzz that nobody here takes.
    "lxml.objectify", "lxml.html", "lxml.sax", "lxml.isoschematron", "numpy._core._simd",
    "numpy._core._multiarray_tests", "numpy.random", "numpy.fft", "matplotlib.pylab",
]  # fmt: skip
"""Modules that our libraries would use for somebody else."""

NOT_AT_START = frozenset(
    ("pyi_rth_inspect", "pyi_rth_mplconfig", "pyi_rth_multiprocessing", "pyi_rth_pkgutil",
     "pyi_rth_pyside6")
)  # fmt: skip
"""What PyInstaller would do before our first line, even for `version`: load Qt in order to find
its plug-ins (it finds them by itself), make a folder for matplotlib (which would then look through
all fonts each time), and patch what we never use. Half of a short command's time."""

LANGUAGES = frozenset(("de", "en", "es", "fr", "ja", "pt"))
"""Those of the program and its paper: Qt's own buttons and menus speak them, too."""

PLUGINS = frozenset(
    ("platforms", "styles", "imageformats", "iconengines", "printsupport", "xcbglintegrations",
     "platforminputcontexts", "accessiblebridge", "wayland-shell-integration",
     "wayland-decoration-client")
)  # fmt: skip
"""Folders of Qt's plug-ins that a window with text, tables, pictures and a printer needs."""

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
    "opengl32sw", "qtvirtualkeyboard", "mpl-data/sample_data", "mpl-data/fonts/afm",
    "mpl-data/fonts/pdfcorefonts", "libgtk-3", "libgdk-3", "libpango", "libcairo", "libpixman",
    # Screens without a window system, and pictures that no form takes.
    "platforms/libqlinuxfb", "platforms/libqvkkhrdisplay", "platforms/libqvnc",
    "platforms/libqeglfs", "platforms/libqminimal", "wayland-shell-integration/libivi-shell",
    "wayland-shell-integration/libfullscreen-shell", "wayland-shell-integration/libqt-shell",
    "imageformats/libqpdf", "imageformats/qpdf", "imageformats/libqtiff", "imageformats/qtiff",
    "imageformats/libqtga", "imageformats/qtga", "imageformats/libqwbmp", "imageformats/qwbmp",
    # Pillow draws no text here, knows no printing inks, and no form takes AVIF.
    "PIL/_imagingft", "PIL/_imagingcms", "PIL/_avif",
    # Likeness of words is all that is asked of rapidfuzz, and one build of it will do.
    "rapidfuzz/distance/metrics_cpp", "_cpp_avx2",
    "csm_desktop.pot",
)  # fmt: skip

_FONTS = frozenset(
    ("DejaVuSans", "DejaVuSans-Bold", "LastResortHE-Regular", "SourceSansPro-Regular",
     "SourceSansPro-Semibold", "SourceSansPro-Bold", "SourceSansPro-It")
)  # fmt: skip
"""Our type family, and the only fonts of matplotlib's that charts and paper fall back to; its
others are for formulas, which no text of ours is read as."""


def is_used(name: str) -> bool:
    """Whether a file, named as in the frozen folder, is one that the program can come to need."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "__pycache__" in path.parts or any(part in str(path) for part in _UNUSED):
        return False
    return next((is_one(path) for folder, is_one in _ONLY.items() if folder in path.parts), True)


def _is_of_qt(path: PurePosixPath) -> bool:
    if "translations" in path.parts:
        return path.stem.startswith("qtbase_") and path.stem.split("_")[1] in LANGUAGES
    return "plugins" not in path.parts or path.parent.name in PLUGINS


def _is_font(path: PurePosixPath) -> bool:
    return path.suffix != ".ttf" or path.stem in _FONTS


_ONLY: dict[str, Callable[[PurePosixPath], bool]] = {
    "PySide6": _is_of_qt,
    "locale-data": lambda path: path.stem.split("_")[0] in LOCALES,
    "pytablericons": lambda path: path.stem in words_of_the_program(),
    "mpl-data": _is_font,
    "font_source_sans_pro": _is_font,
}
"""Folders of which only some files are used."""


@cache
def words_of_the_program() -> frozenset[str]:
    """Every short word that stands between quotes in our own code. Icons are asked for by such a
    word, so that of five thousand these are enough."""
    code = Path(__file__).resolve().parents[2] / "csm_desktop"
    texts = (file.read_text(encoding="utf-8") for file in code.rglob("*.py"))
    return frozenset(word for text in texts for word in re.findall(r'"([a-z0-9-]+)"', text))
