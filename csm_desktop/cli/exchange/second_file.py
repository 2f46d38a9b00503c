"""The other file of a command, which may be encrypted under a passphrase of its own."""

from pathlib import Path

from csm_desktop.app import passphrase as keeping
from csm_desktop.cli.locking.passphrase import asked, read_passphrase


def unlock_second(path: Path, given: Path | None, option: str) -> None:
    """Unlock it by the first line of the file that is given with an option, or by what is typed on
    a terminal.

    Raises LockedBookError without both, WrongPassphraseError.
    """
    if keeping.is_locked(path):
        keeping.unlock(path, asked(path, option) if given is None else read_passphrase(given))
