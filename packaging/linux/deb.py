"""Makes a Debian package of the frozen program.

    python3 packaging/linux/deb.py FROZEN FOLDER [--fast]

FROZEN is what `packaging/frozen/build.py` made. The package is written into FOLDER, packed as small
as can be, or `--fast` for a test. Needs dpkg-deb; standard library only.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_NAME = "csm-desktop"
_LONGEST = 3
_ID = "io.github.csm_desktop.csm_desktop"
# What Qt is linked to beside what the lists name, which brings it along on most systems.
_ALSO = ("libstdc++6", "libzstd1", "libbrotli1", "libfreetype6", "libx11-xcb1")
# Without these there is no printer, no window of Wayland's own, and no keychain.
_WANTED = ("libcups2", "libwayland-cursor0", "gnome-keyring | kwalletmanager")


def main(arguments: list[str]) -> int:
    """Build the package and say where it lies; the exit code."""
    paths = [word for word in arguments if word != "--fast"]
    if not 1 < len(paths) < _LONGEST:
        print(__doc__)
        return 2
    frozen, folder = (Path(path).resolve() for path in paths)
    if not (frozen / _NAME).is_file():
        print(f"{frozen} holds no frozen program: run packaging/frozen/build.py first.")
        return 2
    with tempfile.TemporaryDirectory() as work:
        tree = Path(work) / "tree"
        laid_out(frozen, tree)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{_NAME}_{version()}_{architecture()}.deb"
        packing = ["-Zzstd", "-z3"] if "--fast" in arguments else ["-Zxz", "-z9"]
        command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(tree), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(f"{target}: {target.stat().st_size // 1_000_000} MB")
    return 0


def laid_out(frozen: Path, tree: Path) -> None:
    """The files of the package where they will be installed, and what dpkg reads of it."""
    share = tree / "usr" / "share"
    shutil.copytree(frozen, tree / "opt" / _NAME, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / _NAME).symlink_to(f"/opt/{_NAME}/{_NAME}")
    today = datetime.now(UTC).date().isoformat()
    for source, place in (
        (f"{_NAME}.desktop", share / "applications" / f"{_NAME}.desktop"),
        (f"{_NAME}.mime.xml", share / "mime" / "packages" / f"{_NAME}.xml"),
        (f"{_NAME}.metainfo.xml", share / "metainfo" / f"{_ID}.metainfo.xml"),
        (f"{_NAME}.svg", share / "icons" / "hicolor" / "scalable" / "apps" / f"{_NAME}.svg"),
    ):
        text = (_HERE / source).read_text(encoding="utf-8")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.replace("@VERSION@", version()).replace("@DATE@", today), "utf-8")
    doc = share / "doc" / _NAME
    doc.mkdir(parents=True)
    shutil.copy(_ROOT / "LICENSE", doc / "copyright")
    (tree / "DEBIAN").mkdir()
    size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir())
    (tree / "DEBIAN" / "control").write_text(control(size), "utf-8")
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def control(size: int) -> str:
    """What dpkg is told: name, version, what Qt needs of the system, and the room it takes."""
    lists = _ROOT / "packaging" / "system-libraries"
    needs = [
        line
        for name in ("offscreen", "xcb")
        for line in (lists / f"debian-{name}.txt").read_text(encoding="utf-8").split()
    ]
    return f"""Package: {_NAME}
Version: {version()}
Architecture: {architecture()}
Maintainer: CSM Desktop maintainers <maintainers@csm-desktop.example>
Installed-Size: {size // 1024}
Depends: libc6 (>= 2.34), {", ".join((*needs, *_ALSO))}
Recommends: {", ".join(_WANTED)}
Section: office
Priority: optional
Description: customer success manager's whole book of business, offline
 Accounts, joint impact plans, contact maps, meeting notes with follow-ups, health, renewals and
 executive business reviews on paper, on one laptop and without a network.
"""


def version() -> str:
    """The program's version, read without running it."""
    text = (_ROOT / "csm_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise ValueError("csm_desktop/__init__.py names no version")
    return found[1]


def architecture() -> str:
    """What dpkg calls this machine."""
    told = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    )
    return told.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
