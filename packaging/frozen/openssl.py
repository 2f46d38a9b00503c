"""Lets the database's client use the OpenSSL that Python brings, in place of a second copy."""

import subprocess
import sys
from pathlib import Path

_COPIES = ("libcrypto", "libssl")


def share(folder: Path) -> bool:
    """Put links in the place of a client's own copies; False where it does not load with them, and
    all is as it was."""
    clients = folder / "psycopg_binary.libs"
    copies = [(name, copy) for name in _COPIES for copy in clients.glob(f"{name}-*.so.3")]
    if len(copies) != len(_COPIES) or not all(
        (folder / f"{name}.so.3").exists() for name in _COPIES
    ):
        return False
    for name, copy in copies:
        copy.rename(copy.with_suffix(".own"))
        copy.symlink_to(f"../{name}.so.3")
    if shared := all(_loads(client, folder) for client in clients.glob("libpq-*")):
        for _, copy in copies:
            copy.with_suffix(".own").unlink()
    else:
        for _, copy in copies:
            copy.unlink()
            copy.with_suffix(".own").rename(copy)
    return shared


def _loads(library: Path, folder: Path) -> bool:
    """Whether the system's loader finds all that a library asks for, each name of it."""
    code = "import ctypes, os, sys; ctypes.CDLL(sys.argv[1], os.RTLD_NOW)"
    environment = {"LD_LIBRARY_PATH": str(folder), "LD_BIND_NOW": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(library)],
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
