"""What can be opened at all, found before a process is started for it."""

from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.importers.refusals import trouble

MAX_BYTES = 200_000_000


def check_openable(path: Path) -> None:
    """Raise UserError for what is missing, no file, too large, or not to be opened."""
    try:
        if path.is_dir():
            raise trouble(
                say("{name} is a folder, not a file.", name=path.name),
                say("Nothing was imported. Name the files in it, for example {name}/*.csv",
                    name=str(path)),
            )  # fmt: skip
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise trouble(
                say("{name} is a device, a socket or a pipe, not a file.", name=path.name),
                say("Nothing was imported."),
            )
        if path.stat().st_size > MAX_BYTES:
            raise trouble(
                say("{name} is larger than {mb} MB.", name=path.name, mb=MAX_BYTES // 1_000_000),
                say("Nothing was imported. Split the list into several files."),
            )
        path.open("rb").close()
    except FileNotFoundError:
        raise trouble(
            say("There is no file {name}.", name=str(path)), say("Nothing was imported.")
        ) from None
    except (OSError, ValueError) as problem:
        raise trouble(
            say("{name} cannot be opened: {why}.", name=path.name,
                why=getattr(problem, "strerror", None) or str(problem)),
            say("Nothing was imported. Close it in other programs and try again."),
        ) from None  # fmt: skip
