"""Handing a mail over to the user's own mail program: as a draft in a file, or as a link.

Handed over is not sent: the book says so until the user confirms it (domain.md §7).
"""

from collections.abc import Sequence
from email.parser import BytesHeaderParser
from email.policy import default
from pathlib import Path
from urllib.parse import quote

from csm_desktop.files import atomic_write, safe_name, unique_path
from csm_desktop.mail.compose import Letter, Recipient, composed, draft, sendable
from csm_desktop.wording import tr

LONGEST_LINK = 1900
"""Characters of a mailto link: Windows cuts what it hands to a program at 2,048 (S9)."""


def write_draft(
    letter: Letter, folder: Path, *, blind: Sequence[str] = (), ours: bool = False
) -> Path:
    """Write an .eml draft into a folder, whole or not at all, under a name that is free there.

    `blind`: the addresses that get a copy of which the others do not hear.

    A draft that stands there word for word is not written twice. In the program's own folder
    (`ours`) an earlier draft with the same subject to the same people gives way to the new one.
    Raises UserError where the folder cannot be written to, or the letter cannot be a mail.
    """
    content = draft(letter, blind)
    name = safe_name(letter.subject or tr("Follow-up"), ".eml")
    earlier = _read(folder / name)
    # The same draft again opens the file that is there.
    if earlier == content:
        return folder / name
    # Replaced only where it is the same mail to the same people, and ours to replace.
    same = ours and earlier is not None and _addressed(earlier) == _addressed(content)
    path = folder / name if same else unique_path(folder, name)
    with atomic_write(path, overwrite=same) as file:
        file.write(content)
    return path


def _read(path: Path) -> bytes | None:
    """What a file holds; None where there is none, or none that can be read."""
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None


def _addressed(content: bytes) -> tuple[str, ...]:
    """Subject and recipients of a draft."""
    headers = BytesHeaderParser(policy=default).parsebytes(content)
    return tuple(str(headers.get(name, "")) for name in ("Subject", "To", "Cc", "Bcc"))


def mailto(letter: Letter, blind: Sequence[str] = ()) -> str | None:
    """The letter as a link that opens the mail program; None where it is too long for one.

    `blind`: as in `write_draft`. A link holds addresses, and none of the names.

    Raises UserError as `composed` does, so that a link is refused for what a draft is.
    """
    composed(letter)
    fields = [("subject", letter.subject.strip())] if letter.subject.strip() else []
    copies = (("cc", letter.cc), ("bcc", tuple(map(Recipient, blind))))
    fields = [(name, _listed(people)) for name, people in copies if people] + fields
    body = letter.body.replace("\r\n", "\n").replace("\n", "\r\n")
    parts = [f"{name}={quote(value, safe='@,')}" for name, value in fields]
    parts.append(f"body={quote(body, safe='')}")
    link = f"mailto:{quote(_listed(letter.to), safe='@,')}?{'&'.join(parts)}"
    return link if len(link) <= LONGEST_LINK else None


def _listed(recipients: tuple[Recipient, ...]) -> str:
    return ",".join(sendable(recipient.address) for recipient in recipients)
