"""Proves a Debian package in a root of its own, in which nothing is but what the package asks for.

    python3 packaging/linux/prove.py PACKAGE.deb [ROOT]

ROOT is a system into which it was installed (debootstrap, then apt). Without it a bare one is made
of this machine's own packages, needs no network, and is thrown away: no shell, no Python, no files
of time zones. Needs Debian or Ubuntu and leave to make such roots; ends with 0 where all is as it
should be, with 1 where something is not, and with 75 where nothing can be proved here.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from keychain import keychain_answers

_CANNOT = 75
_PATIENCE = 120
_INSIDE = "--inside"
_ACCOUNTS = (
    "Account;ARR EUR;Renewal\nÄrzte & Söhne;12.345,50;31.12.2026\n株式会社青空;9000;1.3.2027\n"
)
_BOOK = "book.csm"
# What is asked of the program, with which code it ends, and what it says or writes.
_STEPS: tuple[tuple[str, Sequence[str], int, str], ...] = (
    ("starts", ["version", "--check"], 0, "sudo apt install"),
    ("makes the sample", ["demo", "--no-window"], 0, "EBR pack"),
    ("imports a list", ["import", _BOOK, "list.csv"], 0, "2 stored"),
    ("reads it", ["list", _BOOK], 0, "株式会社青空"),
    ("prints a pack", ["pack", "{sample}", "Aurelia", "-o", "pack.pdf"], 0, "%PDF"),
    ("writes slides", ["pack", "{sample}", "Aurelia", "-o", "pack.pptx"], 0, "PK"),
    ("prints a map", ["map", "{sample}", "Aurelia", "-o", "map.pdf"], 0, "%PDF"),
    ("writes a workbook", ["plan", "{sample}", "Aurelia", "-o", "plan.xlsx"], 0, "PK"),
    ("reads a workbook", ["import", "{sample}", "plan.xlsx"], 0, "nothing to take in"),
    ("knows zones", ["calendar", "{sample}", "Aurelia", "-o", "m.ics"], 0, "TZNAME:CEST"),
    ("writes slides in Japanese",
     ["pack", "{sample}", "Aurelia", "-o", "ja.pptx", "--language", "ja"], 0, "PK"),
    ("looks a book through", ["check", "{sample}"], 0, "whole"),
    ("encrypts", ["encrypt", _BOOK, "--passphrase-file", "words"], 0, "is encrypted"),
    ("opens by a passphrase", ["list", _BOOK, "--passphrase-file", "words"], 0, "Söhne"),
    ("refuses another", ["list", _BOOK, "--passphrase-file", "list.csv"], 2, "does not open"),
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Prove it; the exit code."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    package = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory() as work:
        root = Path(arguments[1]).resolve() if len(arguments) > 1 else Path(work) / "root"
        try:
            if len(arguments) == 1:
                make_bare(package, root)
            run = Rooted(root)
            code, said = run(["version"])
            if code == _CANNOT or said.startswith("unshare:"):
                raise OSError(said.strip() or "nobody is let make a root of their own")
        except (OSError, subprocess.CalledProcessError) as why:
            print(f"Nothing can be proved here: {why}")
            return _CANNOT
        found = [_is_so(run, *step) for step in _STEPS]
        found += _lives(run)
        found += [_told(what, is_so, why) for what, is_so, why in keychain_answers(run)]
        run.close()
    return 0 if all(found) else 1


def make_bare(package: Path, root: Path) -> None:
    """A root with the files of what a package depends on, as they lie here, and its own."""
    asked = _said("dpkg-deb", "-f", str(package), "Depends").split(",")
    names = [each.split()[0] for each in asked]
    missing = [name for name in names if _is_missing(name)]
    if missing:
        raise OSError(f"{', '.join(missing)} is not installed here")
    only = [f"--no-{kind}" for kind in ("recommends", "suggests", "conflicts", "breaks", "replaces",
                                       "enhances")]  # fmt: skip
    every = _said("apt-cache", "depends", "--recurse", "--installed", *only, *names).splitlines()
    needed = {line for line in every if line and not line.startswith((" ", "<"))}
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / name).mkdir(parents=True)
        (root / name).symlink_to(f"usr/{name}")
    for name in ("dev", "proc", "tmp", "run", "root"):
        (root / name).mkdir()
    # One of two that would do is enough, so that not all are here.
    listed = subprocess.run(
        ["dpkg-query", "-L", *sorted(needed)], check=False, capture_output=True, text=True
    )
    for line in listed.stdout.splitlines():
        _copied(Path(line), root)
    subprocess.run(["dpkg-deb", "-x", str(package), str(root)], check=True)
    shutil.rmtree(root / "usr" / "share" / "zoneinfo", ignore_errors=True)
    subprocess.run(["/sbin/ldconfig", "-r", str(root)], check=False, capture_output=True)


def _is_missing(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    told = subprocess.run(asked, check=False, capture_output=True, text=True)
    return told.stdout != "installed"


def _copied(file: Path, root: Path) -> None:
    """Put a file of this machine at its place in a root; what only people read is left out."""
    unread = {"doc", "man", "locale", "info", "lintian"}
    if (
        not file.is_absolute()
        or unread & set(file.parts)
        or (file.is_dir() and not file.is_symlink())
    ):
        return
    target = root / file.relative_to("/")
    if os.path.lexists(target) or not os.path.lexists(file):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, target, follow_symlinks=False)


class Rooted:
    """Runs the program with a root as its whole world; `home` is where it works."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Path(tempfile.mkdtemp(prefix="home-", dir=root / "tmp"))
        (self.home / "list.csv").write_text(_ACCOUNTS, encoding="utf-8")
        (self.home / "words").write_text("correct horse battery\n", encoding="utf-8")

    def started(self, arguments: Sequence[str], **more: str) -> "subprocess.Popen[str]":
        """The program under way."""
        home = f"/tmp/{self.home.name}"
        sample = f"{home}/.local/share/CSM Desktop/Sample book.csm"
        words = [word.replace("{sample}", sample) for word in arguments]
        own = [] if os.geteuid() == 0 else ["--map-root-user"]
        inside = [sys.executable, str(Path(__file__).resolve()), _INSIDE, str(self.root), home]
        return subprocess.Popen(
            ["unshare", "--mount", *own, *inside, *words],
            env={"HOME": home, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", **more},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def __call__(self, arguments: Sequence[str], **more: str) -> tuple[int, str]:
        """How a command ended, and what it said."""
        process = self.started(arguments, **more)
        try:
            said, _ = process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            said = process.communicate()[0] + f"(not done in {_PATIENCE} s)"
        return process.returncode, said

    def close(self) -> None:
        """Take away what was written."""
        shutil.rmtree(self.home, ignore_errors=True)


def enter(root: str, home: str, words: list[str]) -> int:
    """In mounts that end with us: make the root the whole world, and become the program."""
    for name in ("dev", "proc"):
        mount = ["mount", "--rbind", f"/{name}", f"{root}/{name}"]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            return _CANNOT
    try:
        os.chroot(root)
        os.chdir(home)
        return os.execv("/opt/csm-desktop/csm-desktop", ["csm-desktop", *words])
    except PermissionError:  # no leave for a root, or nothing may be run from where it lies
        return _CANNOT


def _is_so(run: Rooted, what: str, arguments: Sequence[str], wanted: int, sign: str) -> bool:
    """Whether a step ends and says as it should; tells it."""
    code, said = run(arguments)
    shown = said
    if code == 0 and "-o" in arguments:
        shown = (run.home / arguments[arguments.index("-o") + 1]).read_text("utf-8", "replace")
    return _told(what, code == wanted and sign in shown, f"ended with {code}: {said}")


def _lives(run: Rooted) -> list[bool]:
    """Whether a window opens, hears a second start, and ends when it is asked to."""
    window = run.started([])
    code, said = 1, ""
    for _ in range(60):
        time.sleep(0.5)
        if window.poll() is not None:
            said, code = window.communicate()[0], window.returncode
            break
        if (run.home / ".config" / "CSM Desktop" / "window.lock").exists():
            code, said = run([])
            break
    heard = _told("opens a window that a second start finds", code == 0, said)
    window.send_signal(signal.SIGTERM)
    try:
        code = window.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        window.kill()
        code = 1
    return [heard, _told("ends when it is asked to", code == 0, f"ended with {code}")]


def _told(what: str, is_so: bool, why: str) -> bool:
    print(f"{'ok ' if is_so else 'NOT'} {what}" + ("" if is_so else f"\n    {why}"), flush=True)
    return is_so


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    if sys.argv[1:2] == [_INSIDE]:
        sys.exit(enter(sys.argv[2], sys.argv[3], sys.argv[4:]))
    sys.exit(main(sys.argv[1:]))
