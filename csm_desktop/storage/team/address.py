"""Where a team's database is: an address without any password."""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

SCHEMA = "csm"
"""The schema that is filled where the address names none."""
_SCHEMES = ("postgresql", "postgres")
_THIS_MACHINE = ("", "localhost", "127.0.0.1", "::1")
_OPTIONS = frozenset(
    ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "connect_timeout", "passfile",
     "target_session_attrs", "channel_binding", "gssencmode", "krbsrvname", "application_name")
)  # fmt: skip
_LONGEST_NAME = 63  # bytes; PostgreSQL cuts what is longer, and would take two for one


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """What is needed to reach a database beside the password; `host` is a name, a number, or the
    folder of a socket of this machine, `options` are those of libpq."""

    user: str
    host: str
    port: int
    database: str
    schema: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> str:
        """The address as it can be typed again; it never holds a password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        folder = self.host.startswith("/")
        host = "" if folder else f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port != _PORT else ""
        asked = [("host", self.host)] if folder else []
        asked += [] if self.schema == SCHEMA else [("schema", self.schema)]
        asked += self.options
        rest = f"?{urlencode(asked, safe='/')}" if asked else ""
        return f"postgresql://{user}{host}{port}/{quote(self.database, safe='')}{rest}"

    @property
    def place(self) -> str:
        """What people call it: its database and where that is."""
        return f"{self.database} ({self.host})" if self.host else self.database

    @property
    def secret_name(self) -> str:
        """By what its password is found in a keychain."""
        return f"team database {self.user}@{self.host}:{self.port}/{self.database}"

    def driver_options(self, password: str) -> dict[str, str | int]:
        """What libpq is given; "" leaves it to look for a password in the user's own file."""
        found: dict[str, str | int] = {
            "dbname": self.database, "port": self.port, "connect_timeout": 10,
            "application_name": "CSM Desktop", "client_encoding": "utf8", "keepalives_idle": 30,
            "tcp_user_timeout": 60_000,
        }  # fmt: skip
        if self.host:
            found["host"] = self.host
        if self.user:
            found["user"] = self.user
        if password:
            found["password"] = password
        if self.host not in _THIS_MACHINE and not self.host.startswith("/"):
            # libpq's own choice would send everything in plain where the server has no encryption.
            found["sslmode"] = "require"
        return {**found, **dict(self.options)}


_PORT = 5432


def read_address(text: str) -> DatabaseAddress:
    """The address as it was typed. Raises UserError for what is none, and for one that holds a
    password; neither is told again, for it may hold one."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port or _PORT
        asked = dict(
            parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        )
    except ValueError:
        raise _no_address() from None
    if parts.password is not None or "password" in asked:
        raise UserError(
            tr("The address holds a password, which others could read there."),
            tr("Leave it out: it is asked for, or taken from a file or the keychain. Nothing was"
               " published."),
        )  # fmt: skip
    database = unquote(parts.path.removeprefix("/"))
    host = asked.pop("host", "") or unquote(parts.hostname or "")
    schema = asked.pop("schema", SCHEMA)
    if parts.scheme not in _SCHEMES or not database or "/" in database or parts.fragment:
        raise _no_address()
    if not schema or len(schema.encode()) > _LONGEST_NAME or schema.startswith("pg_"):
        raise _no_address()
    unknown = sorted(asked.keys() - _OPTIONS)
    if unknown:
        raise UserError(
            render(say("The address says {option}, which means nothing here.", option=unknown[0])),
            tr("Nothing was published."),
        )
    user = unquote(parts.username or "")
    options = tuple(sorted(asked.items()))
    return DatabaseAddress(user, host, port, database, schema, options)


def _no_address() -> UserError:
    return UserError(
        tr("This is no address of a database."),
        tr("One looks like postgresql://anna@db.example.com/team. Nothing was published."),
    )
