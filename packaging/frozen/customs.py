"""Takes out of babel's tables of customs what no text of ours is made of: 13 MB to 4."""

import pickle
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""What PyInstaller knows of a file: its name in the folder, where it lies, and what it is."""

UNASKED = frozenset(
    ("unit_patterns", "unit_display_names", "compound_unit_patterns", "currency_names_plural",
     "scripts", "variants", "meta_zones", "time_zones", "date_fields", "interval_formats")
)  # fmt: skip
"""Names of units, scripts and zones: `wording` writes dates, numbers, money, lists and tongues."""


def thin(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The files of a frozen program, with babel's tables made anew in a folder."""
    return [
        (name, str(_thinned(Path(source), folder)), kind)
        if _is_table(name)
        else (name, source, kind)
        for name, source, kind in entries
    ]


def _is_table(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.parent.name == "locale-data" and path.suffix == ".dat"


def _thinned(table: Path, folder: Path) -> Path:
    """A table without what nobody asks for."""
    # These are the files of the package that is built in: no stranger made them.
    known = pickle.loads(table.read_bytes())
    # babel looks a few of them up whatever for, and is content to find nothing.
    less = {key: {} if key in UNASKED else value for key, value in known.items()}
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / table.name
    made.write_bytes(pickle.dumps(less, 2))
    return made
