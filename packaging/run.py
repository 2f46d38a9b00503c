"""Sets everything up in `.venv` inside this checkout, then runs the program or its tests.

    python3 packaging/run.py demo      the sample book, and two documents made from it
    python3 packaging/run.py test      the tests; what follows goes to pytest
    python3 packaging/run.py ...       any other command of the program

Standard library only, and readable by Python 3.8, so that an old Python can say what it lacks.
The second run goes straight on: a stamp, written last, tells that `.venv` fits this checkout.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
STAMP = ENVIRONMENT / "csm-desktop-ready.txt"
UNFINISHED = ENVIRONMENT / "csm-desktop-unfinished.txt"
LOG = ENVIRONMENT / "csm-desktop-set-up.log"
OLDEST = (3, 11)
WINDOWS = os.name == "nt"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")

NO_NETWORK = re.compile(
    "NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|NameResolutionError|ProxyError|"
    "name resolution|Name or service not known|getaddrinfo|dns error|error sending request|"
    "Failed to fetch|Could not connect|client error|Network is unreachable|timed out",
    re.IGNORECASE,
)


class SetUpError(Exception):
    """The set-up can not go on; its text is the one line the user reads."""


def main(arguments: list[str]) -> int:
    """Set up when needed, run the command, and return its exit code (2: the set-up failed)."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    try:
        check_python(sys.version_info[:2])
        prepare()
        return run(arguments)
    except SetUpError as error:
        print(f"CSM Desktop: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        name, reason = error.filename or ENVIRONMENT, error.strerror or error
        advice = "Close what still uses it, and run the same again."
        print(f"CSM Desktop: can not change {name}: {reason}. {advice}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nCSM Desktop: stopped; the same command goes on from here.", file=sys.stderr)
        return 130


def check_python(version: tuple[int, int]) -> None:
    """Raise SetUpError when this Python is older than the program needs."""
    if version < OLDEST:
        raise SetUpError(
            f"needs Python 3.11+, and this is {version[0]}.{version[1]}. "
            "Run the same command with a newer one, for example python3.11."
        )


def prepare() -> None:
    """Make `.venv` fit this checkout, unless its stamp says that it already does."""
    wanted = fingerprint()
    if read(STAMP) == wanted and PYTHON.exists():
        return
    if UNFINISHED.exists() or environment_version() != sys.version_info[:3] or moved():
        make_environment()
    print("CSM Desktop: setting up (once; about 200 MB to download) ...", file=sys.stderr)
    STAMP.unlink(missing_ok=True)
    UNFINISHED.touch()
    LOG.write_text("", encoding="utf-8")
    install_everything()
    UNFINISHED.unlink()
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What the environment was made from: the pins, the project file, the Python, and the place."""
    pins = hashlib.sha256(REQUIREMENTS.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{pins.hexdigest()}\n{sys.version}\n{ROOT}\n"


def read(path: Path) -> str:
    """The text of a file, or nothing where there is no such file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def moved() -> bool:
    """Whether the checkout was moved or copied: scripts in an environment name its old place."""
    stamp = read(STAMP)
    return bool(stamp) and not stamp.endswith(f"\n{ROOT}\n")


def environment_version() -> tuple[int, ...] | None:
    """The version of the Python that `.venv` was made by; None where it does not run."""
    code = "import sys; print(*sys.version_info[:3])"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-c", code], capture_output=True, text=True, check=True, timeout=60
        )
        return tuple(int(part) for part in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def make_environment() -> None:
    """A new `.venv`; the mark inside tells the next run if this one does not reach its end."""
    if importlib.util.find_spec("venv") is None:
        raise SetUpError(f"this Python lacks its venv module. {VENV_ADVICE}")
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(str(ENVIRONMENT))
    ENVIRONMENT.mkdir()
    UNFINISHED.touch()
    # From the base interpreter: one started out of another environment must not build on that.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [base, "-m", "venv", "--without-pip", str(ENVIRONMENT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode or not PYTHON.exists():
        raise SetUpError(
            f"could not make an environment. {VENV_ADVICE} {last_line(made.stderr + made.stdout)}"
        )


VENV_ADVICE = "On Debian and Ubuntu: sudo apt-get install python3-venv python3-pip."


def install_everything() -> None:
    """Install the pins and the checkout: by uv where it works (five times as fast), else by pip.

    pip also has its turn when uv fails: only pip reads the index and proxy of a pip configuration.
    """
    uv = shutil.which("uv")
    if uv and runs([uv, "--version"]):
        try:
            install([uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode"])
            return
        except SetUpError:
            pip = find_pip()
            if pip is None:
                raise
    else:
        pip = find_pip()
    if pip is None:
        raise SetUpError(f"this Python has neither ensurepip nor a recent pip. {VENV_ADVICE}")
    install([*pip, "install", "--disable-pip-version-check", "--no-input", "--compile"])


def find_pip() -> list[str] | None:
    """A pip that installs into `.venv`; None where this Python has none."""
    inside = [str(PYTHON), "-m", "pip"]
    if runs([*inside, "--version"]) or runs([str(PYTHON), "-m", "ensurepip"]):
        return inside
    # Debian splits ensurepip off; its own pip can install into another environment since 22.3.
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return outside if runs([*outside, "--version"]) else None


def install(installer: list[str]) -> None:
    """Install with one installer; SetUpError says why it could not."""
    # Every package is listed with its hash: --no-deps, as nothing is left to resolve.
    pins = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(REQUIREMENTS)]
    # The checkout itself has no hash; without isolation its build needs nothing beyond the pins.
    checkout = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    for what in (pins, checkout):
        follow(installer + what)


def runs(command: list[str]) -> bool:
    """Whether a command exists and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def follow(command: list[str]) -> None:
    """Run a step of the set-up: its output goes to the log, its last line to a terminal."""
    watched = sys.stderr.isatty()
    output = ""
    width = max(20, shutil.get_terminal_size().columns - 4)
    with LOG.open("a", encoding="utf-8") as log, subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        cwd=str(ROOT),
        # Trust what the system trusts, as pip does; the second name is that of an older uv.
        env={"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true", **os.environ},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            output += line
            log.write(line)
            if watched:
                show = f"  {line.strip()}"[:width].ljust(width)
                print(f"\r{show}", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r" + " " * width + "\r", end="", file=sys.stderr, flush=True)
    if process.returncode:
        raise SetUpError(explain(output))


def explain(output: str) -> str:
    """Why an install failed, in one line that says what to do."""
    if "No space left" in output:
        return "the disk is full; the environment needs about 800 MB."
    if "HASH" in output or "Hash mismatch" in output:
        return f"a package is not the one that was pinned, so nothing was run. See {LOG}"
    if re.search("UnknownIssuer|CERTIFICATE_VERIFY_FAILED", output):
        return f"this Python does not trust the certificate of your package index. See {LOG}"
    if NO_NETWORK.search(output):
        return "no network: the packages can not be downloaded. Connect, then run the same again."
    missing = re.search(r"No matching distribution found for (\S+)", output)
    if missing:
        system = f"Python {sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}"
        return (
            f"no ready-built {missing.group(1)} for {system}; Python 3.11 to 3.13 is known to work."
        )
    reasons = "\n".join(line for line in output.splitlines() if "error" in line.lower())
    return f"the packages could not be installed. {last_line(reasons or output)} See {LOG}"


def last_line(text: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def run(arguments: list[str]) -> int:
    """Run the tests, or the program's own command, inside the environment."""
    environment = dict(os.environ)
    if arguments[0] != "test":
        return subprocess.call([str(PYTHON), "-m", "csm_desktop", *arguments], env=environment)
    environment["QT_QPA_PLATFORM"] = "offscreen"
    checked = subprocess.call(
        [str(PYTHON), "-m", "csm_desktop.system_libraries", "offscreen"], cwd=str(ROOT)
    )
    if checked:
        return checked
    return subprocess.call(
        [str(PYTHON), "-m", "pytest", *arguments[1:]], env=environment, cwd=str(ROOT)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
