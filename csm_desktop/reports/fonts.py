"""The fonts of paper: our own family, and a font of the system for a script that ours lacks.

reportlab has no fallback: a glyph that a font lacks vanishes without a word. So each character is
looked up here first. Only TrueType outlines can be embedded; CFF fonts (.otf, most .ttc of Noto
CJK) are refused, which is why a file is looked into before it is offered.
"""

import os
import shutil
import sys
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from csm_desktop import resources
from csm_desktop.errors import UserError
from csm_desktop.values import dataclass
from csm_desktop.wording import tr, voice

REGULAR = "Paper"
SEMIBOLD = "Paper-Semibold"

_WEIGHTS = {REGULAR: "regular", SEMIBOLD: "semibold"}

# Names worth trying before all others, and all there is where fontconfig does not exist.
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
# Regular and bold; in a Japanese document they come before fonts that draw the same signs as
# Chinese readers have them. Hiragino and Noto CJK are not among them: their outlines are of the
# kind that reportlab refuses.
_JAPANESE = (
    ("YuGothM.ttc", "YuGothB.ttc"),
    ("meiryo.ttc", "meiryob.ttc"),
    ("BIZ-UDGothicR.ttc", "BIZ-UDGothicB.ttc"),
    ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"),
    ("NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf"),
    ("ipaexg.ttf", ""),
    ("ipagp.ttf", ""),
    ("TakaoPGothic.ttf", ""),
    ("TakaoExGothic.ttf", ""),
    ("VL-PGothic-Regular.ttf", ""),
    ("msgothic.ttc", ""),
    ("Arial Unicode.ttf", ""),
)
JAPANESE = "ja"
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
    # A glyph of a subset that stands for nothing; no reader may be told the sign 0 of it.
    return table.replace("> <0000>", "> <FFFD>")


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


def font_for(char: str, font: str) -> str | None:
    """The registered font that draws this character in place of `font`, in a document of the voice
    in force; None when nothing can."""
    return _font_for(char, font, script())


def is_thin(font: str, wanted: str) -> bool:
    """Whether a font stands in for the semibold one and has no weight of its own: it is drawn with
    a line around its letters, or words of one title would not look alike."""
    if wanted != SEMIBOLD or font in (SEMIBOLD, REGULAR) or script() != JAPANESE:
        return False
    return any(font == regular and bold is None for regular, bold in _japanese())


def script() -> str:
    """The language in force where it draws shared signs its own way, else ""."""
    return JAPANESE if voice().language == JAPANESE else ""


def refuse_without_font() -> None:
    """Raise UserError where no font here can draw the language in force: a page of names of signs
    is nothing to hand out, and is not drawn."""
    if script() == JAPANESE and None in (font_for("あ", REGULAR), font_for("業", REGULAR)):
        raise UserError(
            tr("There is no font for Japanese on this computer that a PDF can hold."),
            tr(
                "Nothing was written. Install one with TrueType outlines, such as IPAexGothic or"
                " BIZ UDGothic, and start the program again. Slides need none."
            ),
        )


@cache
def _font_for(char: str, font: str, wanted: str) -> str | None:
    point, heavy = ord(char), font == SEMIBOLD
    # The regular weight of our own face before another face in the right weight.
    for own in (font, REGULAR):
        if point in coverage(own):
            return own
    for regular, bold in (*(_japanese() if wanted == JAPANESE else ()), *_shipped()):
        if heavy and bold and point in coverage(bold):
            return bold
        if point in coverage(regular):
            return regular
    # The system's fonts come last: what they look like is not ours to know.
    for file in _system():
        # fontconfig tells what a file holds; whether reportlab can reach it there is asked once
        # more.
        if file.has(point) and (name := _registered(file.path)) and point in coverage(name):
            return name
    return None


@cache
def _japanese() -> tuple[tuple[str, str | None], ...]:
    """The fonts for Japanese that are here, the best first."""
    files = {file.path.name: file.path for file in _system()}

    def made(name: str) -> str | None:
        return _registered(files[name]) if name in files else None

    found = [(made(regular), made(bold)) for regular, bold in _JAPANESE]
    return tuple((regular, bold) for regular, bold in found if regular)


@cache
def _shipped() -> tuple[tuple[str, str | None], ...]:
    """Fonts that come with a package we need anyway: DejaVu lies inside matplotlib."""
    try:
        folder = resources.package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
    except FileNotFoundError:
        return ()
    regular = _registered(folder / "DejaVuSans.ttf")
    return ((regular, _registered(folder / "DejaVuSans-Bold.ttf")),) if regular else ()


@dataclass(frozen=True, slots=True)
class _File:
    """A font file of the system, and the stretches of code points that it is said to have."""

    path: Path
    firsts: tuple[int, ...] = (0,)
    lasts: tuple[int, ...] = (sys.maxunicode,)

    def has(self, point: int) -> bool:
        # The stretches are in order: the last that begins at or before the point is the only
        # candidate.
        index = bisect_right(self.firsts, point) - 1
        return index >= 0 and point <= self.lasts[index]


@cache
def _system() -> tuple[_File, ...]:
    """The fonts of the system in the order in which they are tried."""
    named = (*_KNOWN, *(name for pair in _JAPANESE for name in pair if name))
    rank = {name: index for index, name in reversed([*enumerate(named)])}
    files = _listed_by_fontconfig()
    if files is None:
        files = [_File(path) for path in _font_files() if path.name in rank]
    return tuple(sorted(files, key=lambda file: (rank.get(file.path.name, len(rank)), file.path)))


def _font_files() -> Iterator[Path]:
    for folder in _FOLDERS.get(sys.platform, _FOLDERS_ELSEWHERE):
        for parent, _, names in os.walk(folder):
            yield from (Path(parent, name) for name in names)


def _listed_by_fontconfig() -> list[_File] | None:
    """Every font that fontconfig knows, asked for once; None where there is no fontconfig."""
    asked = shutil.which("fc-list")
    if asked is None:
        return None
    import subprocess  # of most documents every sign has its font

    # Once for all fonts: one call a character takes seconds.
    try:
        answer = subprocess.run(
            [asked, "--format", "%{file}\t%{charset}\n"],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=10,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return [_file(line) for line in answer.splitlines() if "\t" in line]


def _file(line: str) -> _File:
    """A line of fontconfig's answer: a path, and stretches such as "20-7e a0" in hexadecimal."""
    path, charset = line.split("\t", 1)
    stretches = [part.partition("-") for part in charset.split()]
    return _File(
        Path(path),
        tuple(int(first, 16) for first, _, _ in stretches),
        tuple(int(last or first, 16) for first, _, last in stretches),
    )


def embeddable(path: Path) -> bool:
    """Whether a font file has TrueType outlines, which are all that reportlab can embed."""
    from fontTools.ttLib import TTFont as Opened
    from fontTools.ttLib import TTLibError

    try:
        # Of a collection reportlab embeds the first font, so that one is looked into.
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
