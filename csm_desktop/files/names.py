"""Names for files that survive any user and any system."""

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from csm_desktop.wording import tr

# Windows reads these as devices whatever follows the first dot, and so does a Windows share.
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
# Invisible marks that turn the reading direction: "fdp.exe" can be made to look like "exe.pdf".
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Half of what file systems allow (255 bytes): room for a folder within Windows' 260 characters,
# for " (12)", and for the few bytes that encrypted file systems take.
_LONGEST = 120


def safe_name(text: str, suffix: str = "") -> str:
    """A file name for any text, legal on Windows, macOS and Linux, at most 120 bytes and `suffix`.

    Letters of every script stay. Nothing that is left can lead out of the folder.
    """
    name = _DIRECTION.sub("", unicodedata.normalize("NFC", text))
    name = name.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates have no bytes
    # What stands behind a colon is parted from what stands before it, as in other names.
    name = _FORBIDDEN.sub("-", " ".join(name.split()).replace(": ", " - "))
    name = _shortened(name, _LONGEST - len(suffix.encode())).strip(" .-")
    if not name:
        name = tr("Untitled")
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        name = f"_{name}"
    return name + suffix


def _shortened(name: str, limit: int) -> str:
    """As many whole characters as fit into `limit` bytes; a base is not parted from its accents."""
    kept = name.encode()[:limit].decode("utf-8", "ignore")
    while kept and len(kept) < len(name) and unicodedata.combining(name[len(kept)]):
        kept = kept[:-1]
    return kept


def unique_path(folder: Path, name: str) -> Path:
    """A path in `folder` that no file has: `name`, else `name (2)`, `name (3)` and so on.

    Upper and lower case count as equal, because they are on Windows and macOS.
    """
    taken = set()
    with suppress(FileNotFoundError):
        # Compared as any system would: names that differ in case alone are one on some.
        taken = {_folded(path.name) for path in folder.iterdir()}
    stem, dot, suffix = name.rpartition(".")
    # A name that begins with a dot has no ending.
    if not stem:
        stem, dot, suffix = name, "", ""
    number = 1
    candidate = name
    while _folded(candidate) in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{suffix}"
    return folder / candidate


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
