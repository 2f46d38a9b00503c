"""Takes out of babel's tables of customs what no text of ours is made of: 13 MB to 4."""

import pickle
from pathlib import Path

UNASKED = frozenset(
    ("unit_patterns", "unit_display_names", "compound_unit_patterns", "currency_names_plural",
     "scripts", "variants", "meta_zones", "time_zones", "date_fields", "interval_formats")
)  # fmt: skip
"""Names of units, scripts and zones: `wording` writes dates, numbers, money, lists and tongues."""


def thin(folder: Path) -> None:
    """Write each table of a folder anew, empty of what nobody asks for."""
    for table in folder.glob("*.dat"):
        # These are the files of the package that is built in: no stranger made them.
        known = pickle.loads(table.read_bytes())
        # babel looks a few of them up whatever for, and is content to find nothing.
        less = {key: {} if key in UNASKED else value for key, value in known.items()}
        table.write_bytes(pickle.dumps(less, 2))
