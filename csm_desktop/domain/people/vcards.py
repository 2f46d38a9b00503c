"""Contacts as vCards 3.0, which address books of every maker read.

What is internal stays here: influence, sentiment, roles and notes are on no card.
"""

from collections.abc import Iterable

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.reach import ReachKind, ReachPoint

_FOLD = 75  # octets of a line, as the standard asks
_NAMES = {
    ReachKind.EMAIL: "EMAIL",
    ReachKind.PHONE: "TEL",
    ReachKind.LINK: "URL",
    ReachKind.POSTAL: "ADR",
}


def vcards(contacts: Iterable[tuple[Contact, str]]) -> str:
    """One card for each contact, with the name of the company that they work for."""
    return "".join(_card(contact, firm) for contact, firm in contacts)


def _card(contact: Contact, firm: str) -> str:
    given, _, last = contact.name.rpartition(" ")
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_plain(contact.name)}",
             f"N:{_plain(last)};{_plain(given)};;;"]  # fmt: skip
    if firm or contact.department:
        lines.append(f"ORG:{_plain(firm)};{_plain(contact.department)}")
    for name, text in (
        ("TITLE", contact.title), ("EMAIL;TYPE=INTERNET,WORK,PREF", contact.email),
        ("TEL;TYPE=WORK,VOICE", contact.phone), ("TEL;TYPE=CELL", contact.mobile),
    ):  # fmt: skip
        if text:
            lines.append(f"{name}:{_plain(text)}")
    for number, point in enumerate(contact.reach, 1):
        lines += _further(number, point)
    lines.append("END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _further(number: int, point: ReachPoint) -> list[str]:
    """A further way in a group with its label, as address books of Apple and Google write it."""
    text = _plain(point.text)
    value = f";;{text};;;;" if point.kind is ReachKind.POSTAL else text
    group = f"item{number}"
    found = [f"{group}.{_NAMES[point.kind]}:{value}"]
    if point.label:
        found.append(f"{group}.X-ABLabel:{_plain(point.label)}")
    return found


def _plain(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split("\n")).replace("\r", " ").replace("\0", "")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none cut within a letter."""
    pieces, held, size = [], "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > _FOLD:
            pieces.append(held)
            held, size = "", 1  # the blank that begins what goes on
        held += sign
        size += octets
    return "\r\n ".join([*pieces, held])
