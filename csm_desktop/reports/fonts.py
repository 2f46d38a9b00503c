"""The fonts of paper: our own family, and a font of the system for a script that ours lacks.

reportlab has no fallback: a glyph that a font lacks vanishes without a word. So each character is
looked up here first. Only TrueType outlines can be embedded; CFF fonts (.otf, most .ttc of Noto
CJK) are refused, which is why a file is looked into before it is offered.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Container, Iterator, Sequence
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from csm_desktop import resources

REGULAR = "Paper"
SEMIBOLD = "Paper-Semibold"

_WEIGHTS = {REGULAR: "regular", SEMIBOLD: "semibold"}

# Names worth trying before fontconfig is asked, and all there is where it does not exist.
_KNOWN = (
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "arial.ttf",
    "Arial Unicode.ttf",
    "ARIALUNI.TTF",
    "seguisym.ttf",
    "malgun.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "simsun.ttc",
    "Nirmala.ttf",
    "LeelawUI.ttf",
)
_FOLDERS = {
    "win32": ("C:/Windows/Fonts",),
    "darwin": ("/System/Library/Fonts/Supplemental", "/System/Library/Fonts", "/Library/Fonts"),
}
_FOLDERS_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts")


def _to_unicode(name: str, points: Sequence[int]) -> str:
    """What each glyph means, so that text can be copied and searched.

    reportlab writes code points beyond U+FFFF (emoji, rare ideographs) with five digits, which
    readers take for another character; PDF wants them as UTF-16.
    """
    table = str(_reportlabs_to_unicode(name, points))
    for point in points:
        if point > 0xFFFF:
            proper = chr(point).encode("utf-16-be").hex().upper()
            table = table.replace(f"> <{point:04X}>", f"> <{proper}>")
    return table


_reportlabs_to_unicode = ttfonts.makeToUnicodeCMap
ttfonts.makeToUnicodeCMap = _to_unicode


@cache
def register() -> None:
    """Make our family known to reportlab; cheap when repeated."""
    files = resources.fonts()
    for name, weight in _WEIGHTS.items():
        pdfmetrics.registerFont(TTFont(name, str(files[weight])))


@cache
def coverage(font: str) -> Container[int]:
    """The code points that a registered font can draw."""
    if font in _WEIGHTS:
        register()
    covered: Container[int] = pdfmetrics.getFont(font).face.charToGlyph
    return covered


@cache
def font_for(char: str, font: str) -> str | None:
    """The registered font that draws this character in place of `font`; None when nothing can."""
    point = ord(char)
    if point in coverage(font):
        return font
    if point in coverage(REGULAR):
        return REGULAR
    heavy = font == SEMIBOLD
    for regular, bold in _shipped():
        if heavy and bold and point in coverage(bold):
            return bold
        if point in coverage(regular):
            return regular
    for name in _system():
        if point in coverage(name):
            return name
    return _found_by_fontconfig(point)


@cache
def _shipped() -> tuple[tuple[str, str | None], ...]:
    """Fonts that come with a package we need anyway: DejaVu lies inside matplotlib."""
    try:
        folder = resources.package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
    except FileNotFoundError:
        return ()
    regular = _registered(folder / "DejaVuSans.ttf")
    return ((regular, _registered(folder / "DejaVuSans-Bold.ttf")),) if regular else ()


@cache
def _system() -> tuple[str, ...]:
    found = {path.name: path for path in _font_files() if path.name in _KNOWN}
    names = (_registered(found[name]) for name in _KNOWN if name in found)
    return tuple(name for name in names if name)


def _font_files() -> Iterator[Path]:
    for folder in _FOLDERS.get(sys.platform, _FOLDERS_ELSEWHERE):
        for parent, _, names in os.walk(folder):
            yield from (Path(parent, name) for name in names)


def _found_by_fontconfig(point: int) -> str | None:
    """Ask fontconfig, where it exists, which file has the character."""
    asked = shutil.which("fc-list")
    if asked is None:
        return None
    try:
        answer = subprocess.run(
            [asked, f":charset={point:x}", "file"],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    for line in sorted(answer.splitlines()):
        name = _registered(Path(line.rstrip(": ")))
        if name and point in coverage(name):
            return name
    return None


def embeddable(path: Path) -> bool:
    """Whether a font file has TrueType outlines, which are all that reportlab can embed."""
    from fontTools.ttLib import TTFont as Opened
    from fontTools.ttLib import TTLibError

    try:
        with path.open("rb") as file, Opened(file, fontNumber=0, lazy=True) as font:
            return "glyf" in font and "cmap" in font
    except (TTLibError, OSError, AssertionError, ValueError):
        return False


@cache
def _registered(path: Path) -> str | None:
    if not path.is_file() or not embeddable(path):
        return None
    name = f"Fallback-{path.stem}"
    try:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    except (TTFError, OSError):
        return None
    return name
