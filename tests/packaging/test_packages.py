"""What the program is installed from: the frozen folder's contents, and the Debian package."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from csm_desktop import __version__
from tests.packaging.scripts import PACKAGING, script


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_pl.qm", False),
        ("PySide6/Qt/translations/qtwebengine_de.qm", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6\\plugins\\sqldrivers\\qsqlite.dll", False),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("pytablericons/icons/outline/arrow-back-up.svg", True),
        ("pytablericons/icons/outline/zodiac-virgo.svg", False),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", True),
        ("matplotlib/mpl-data/fonts/ttf/STIXGeneral.ttf", False),
        ("font_source_sans_pro/files/SourceSansPro-Semibold.ttf", True),
        ("babel/locale-data/de_CH.dat", True),
        ("babel/locale-data/zu.dat", False),
        ("csm_desktop/storage/migrations/versions/0001_first.py", True),
        ("csm_desktop/storage/migrations/versions/__pycache__/0001_first.cpython-311.pyc", False),
        ("csm_desktop/_resources/translations/de/LC_MESSAGES/csm_desktop.po", True),
    ],
)
def test_the_frozen_folder_holds_what_can_be_needed(name: str, used: bool) -> None:
    assert script("frozen/contents.py").is_used(name) is used


def test_the_entry_opens_books_by_their_type() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "linux" / "csm-desktop.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Exec"] == "csm-desktop %f"
    mime = ElementTree.parse(PACKAGING / "linux" / "csm-desktop.mime.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = mime.find(f"{space}mime-type")
    assert kind is not None
    assert desktop["MimeType"] == f"{kind.get('type')};"
    pattern = kind.find(f"{space}glob")
    assert pattern is not None
    assert pattern.get("pattern") == "*.csm"


@pytest.mark.skipif(sys.platform != "linux", reason="a package for Linux")
def test_a_package_holds_the_program_its_entry_and_what_it_needs(tmp_path: Path) -> None:
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    program = frozen / "csm-desktop"
    program.write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    program.chmod(0o700)
    tree = tmp_path / "tree"
    deb = script("linux/deb.py")
    try:
        deb.laid_out(frozen, tree)
    except FileNotFoundError:
        pytest.skip("no dpkg here")
    assert (tree / "usr/bin/csm-desktop").readlink() == Path("/opt/csm-desktop/csm-desktop")
    assert (tree / "opt/csm-desktop/csm-desktop").stat().st_mode & 0o777 == 0o755
    (told,) = (tree / "usr/share/metainfo").iterdir()
    about = ElementTree.parse(told).getroot()
    # Tools that look through a system find it by its own name.
    assert told.name == f"{about.findtext('id')}.metainfo.xml"
    release = about.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    control = (tree / "DEBIAN/control").read_text(encoding="utf-8")
    needs = next(line for line in control.splitlines() if line.startswith("Depends: "))
    assert {"libegl1", "libxcb-cursor0"} <= {word.strip() for word in needs[9:].split(",")}


def test_no_package_is_made_of_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(PACKAGING / "linux" / "deb.py"), str(tmp_path), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "holds no frozen program" in done.stdout
