"""Finds the files that ship with the program: in a checkout, in a wheel and in a frozen build."""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def resources() -> Path:
    """The folder of journeys, playbooks, templates and translations, wherever we run from.

    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "csm_desktop" / "_resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("the resources folder is missing from this installation")


@cache
def fonts() -> dict[str, Path]:
    """TrueType files of our type family, by weight: regular, semibold, bold, italic.

    They come out of the font-source-sans-pro package, located without importing it.
    """
    folder = package_folder("font_source_sans_pro") / "files"
    names = {"regular": "Regular", "semibold": "Semibold", "bold": "Bold", "italic": "It"}
    return {weight: folder / f"SourceSansPro-{name}.ttf" for weight, name in names.items()}


def package_folder(name: str) -> Path:
    """Where an installed package lies, without running it.

    Raises FileNotFoundError when it is not installed.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {name} is missing from this installation")
    return Path(spec.origin).parent
