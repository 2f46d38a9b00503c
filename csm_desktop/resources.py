"""Finds the files that ship with the program: in a checkout, in a wheel and in a frozen build."""

import sys
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path


class Installed(StrEnum):
    """How the program came to this machine, and so how a newer one does."""

    PACKAGE = "package"
    FOLDER = "folder"
    WHEEL = "wheel"
    CHECKOUT = "checkout"


_BY_PACKAGE = Path("/opt/csm-desktop")  # where the Debian package lies


def installed_as() -> Installed:
    """How this very program was installed, told by where it runs from."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        is_package = _BY_PACKAGE in Path(frozen).resolve().parents
        return Installed.PACKAGE if is_package else Installed.FOLDER
    own = Path(__file__).resolve().parent / "_resources"
    return Installed.WHEEL if own.is_dir() else Installed.CHECKOUT


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
    frozen = getattr(sys, "_MEIPASS", None)
    # A frozen program has the files of packages that are never imported, and no spec of them.
    if frozen and (folder := Path(frozen) / name).is_dir():
        return folder
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {name} is missing from this installation")
    return Path(spec.origin).parent
