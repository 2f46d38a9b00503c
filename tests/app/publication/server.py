"""A PostgreSQL of the tests' own: one a session, in a folder of its own, reached by a socket."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pytest

from csm_desktop.storage.team.address import DatabaseAddress, read_address
from tests.conftest import SYSTEMS_TEMPORARY

_USER = "postgres"
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=20"


@dataclass(frozen=True, slots=True)
class TeamServer:
    """Where it listens: `folder` holds its socket, `port` is open on this machine alone, and asks
    for a password; `connection` is the tests' own, as superuser."""

    folder: Path
    port: int
    connection: Any

    @property
    def address(self) -> DatabaseAddress:
        """As its superuser, by the socket."""
        found = read_address(f"postgresql://{_USER}@/postgres?host={self.folder}")
        return replace(found, port=self.port)

    def at(self, text: str) -> str:
        """The address of somebody by the network, such as "anna@/postgres?schema=own"."""
        user, _, rest = text.partition("@/")
        return f"postgresql://{user}@127.0.0.1:{self.port}/{rest}"

    def ask(self, statement: str, *values: object, schema: str = "csm") -> list[tuple[Any, ...]]:
        """Run a statement as the superuser; the rows that it gives."""
        run = self.connection.execute
        run("SELECT set_config('search_path', %s, false)", (schema,))
        found = run(statement, values or None)
        return found.fetchall() if found.description else []


def is_installed() -> bool:
    """Whether there is a PostgreSQL to start."""
    return bool(_found())


def _found() -> list[Path]:
    beside = shutil.which("pg_ctl")
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: p.parts[-3])
    return [Path(os.path.realpath(beside))] if beside else known[-1:]


def _programs() -> Path:
    found = _found()
    if not found:
        pytest.skip("PostgreSQL is not installed: packaging/system-libraries/debian-checks.txt")
    return found[0].parent


def _is_open(place: Path) -> bool:
    """Whether another user can come to a folder."""
    return place.is_dir() and all(each.stat().st_mode & 0o001 for each in (place, *place.parents))


@contextmanager
def served() -> Iterator[TeamServer]:
    """Start one, and stop it at the end. It refuses root, so another user runs it then."""
    programs = _programs()
    places = (SYSTEMS_TEMPORARY, Path("/dev/shm"), Path("/tmp"))
    place = next(each for each in places if _is_open(each))
    folder = Path(mkdtemp(prefix="csm-desktop-pg-", dir=place))
    somebody: dict[str, Any] = {}
    if os.getuid() == 0:
        known = {each.pw_name for each in pwd.getpwall()}
        name = _USER if _USER in known else "nobody"
        shutil.chown(folder, name)
        somebody = {"user": name, "extra_groups": ()}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [programs / program, "-D", folder / "data", *words], cwd=folder, check=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}, **somebody,
        )  # fmt: skip

    where = f"-k {folder} -c listen_addresses=127.0.0.1 -p {port}"
    try:
        run("initdb", "--no-sync", "--no-instructions", "--auth-local=trust", "-U", _USER,
            "--auth-host=scram-sha-256", "--locale=C", "--encoding=UTF8")  # fmt: skip
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"{_OPTIONS} {where}", "start")
        try:
            with psycopg.connect(
                host=str(folder), port=port, user=_USER, dbname=_USER, autocommit=True
            ) as own:
                own.execute("SET timezone = 'Asia/Kathmandu'")  # instants are instants anywhere
                yield TeamServer(folder, port, own)
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
