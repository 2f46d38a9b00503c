"""Somebody new in the room, written down in the notes: `+ person Jane Doe, CFO, jane@x.example`
(domain.md §4)."""

import re
from collections.abc import Iterable

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

_KINDS = re.compile(
    r"(?:(?:new )?(?:person|contact|stakeholder|kontakt|ansprechpartner(?:in)?|personne|persona"
    r"|contacto|pessoa|contato)\b|担当者|連絡先)\s*[:：]?\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_AROUND = " ,;:–-<>"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person as a line names them: the name, then a title and an address where they are known."""

    name: str
    title: str = ""
    email: str = ""


def names_newcomer(text: str) -> bool:
    """Whether what follows a `+` is somebody new."""
    return newcomer_of(text) is not None


def newcomer_of(text: str) -> Newcomer | None:
    """Who is meant by the words after `+`; None where they name nobody.

    Whoever stands there with an address needs no word before: nothing else has one.
    """
    kind = _KINDS.match(text.strip())
    rest = text.strip()[kind.end() if kind else 0 :]
    address = _ADDRESS.search(rest)
    if kind is None and address is None:
        return None
    if address is not None:
        # A comma in its place: what stands on either side of an address are two things.
        rest = f"{rest[: address.start()]},{rest[address.end() :]}"
    parts = [
        part for each in re.split(r"[,;]", rest) if (part := " ".join(each.split()).strip(_AROUND))
    ]
    if not parts:
        return None
    return Newcomer(parts[0], ", ".join(parts[1:]), address[0] if address is not None else "")


def called(words: str) -> Newcomer:
    """Somebody by what was typed after `@`, dots for blanks: `@jane.doe` is Jane Doe."""
    parts = [part for part in re.split(r"[._]+", words) if part]
    return Newcomer(" ".join(part[:1].upper() + part[1:] for part in parts))


def still_unknown(
    newcomers: Iterable[Newcomer], contacts: Iterable[Contact]
) -> tuple[Newcomer, ...]:
    """Those whose name no contact has, each once, in their order."""
    known = {plain_letters(contact.name) for contact in contacts}
    found: dict[str, Newcomer] = {}
    for newcomer in newcomers:
        if (name := plain_letters(newcomer.name)) not in known:
            # The first mention counts, for it usually is the one with title and address.
            found.setdefault(name, newcomer)
    return tuple(found.values())
