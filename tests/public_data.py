"""Real exports that lie beside the project and are never committed; tests skip without them."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "public"


def public(name: str) -> Path:
    """The path of one of the public files, or a skip where this machine has none."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"public data is not here: {name}")
    return path
