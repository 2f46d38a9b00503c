"""Who of ours a list names: by name in either order, with an address, or by an address alone."""

import re
from dataclasses import replace

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.who.known_people import folded
from csm_desktop.domain.people.person_names import in_order
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.importers.values.addresses import email_address, named_address

_OFF = re.compile(
    r"\s*[(\[](?:inactive|deactivated|disabled|deactivated user|inactive user|former|left|inaktiv|"
    r"deaktiviert|ehemalig|inactif|désactivé|inactivo|inativo|無効)[)\]]\s*$",
    re.IGNORECASE,
)


def colleague(taking: ImportRun, text: str, role: TeamRole) -> int:
    """The colleague whom `Kim Roe`, `Roe, Kim`, `Kim Roe <kim@roe.example>` or an address means.

    An address is who bears it, else who is called so (`kim.roe@` is Kim Roe); who is known by an
    address alone gets the name that another row tells. Made where nobody is meant.
    """
    if text not in taking.colleagues:  # a list names the same few people on each row
        taking.colleagues[text] = _meant(taking, text, role)
    return taking.colleagues[text]


def _meant(taking: ImportRun, text: str, role: TeamRole) -> int:
    name, email = named_address(text)
    name, is_gone = _OFF.subn("", name)
    # Many exports name an owner by the address alone.
    if not email and "@" in name and (address := email_address(name)):
        name, email = address, address
    known = _of_address(taking, email) if email else None
    known = known or _called(taking, in_order(name), email)
    if known is None:
        made = TeamMember(taking.new_id(), in_order(name), role, email=email, active=not is_gone)
        taking.add(made)
        return made.id
    told = replace(
        known,
        # A name that was only an address gives way once a list knows the person's.
        name=in_order(name) if "@" in known.name and "@" not in name else known.name,
        email=known.email or email,
        active=known.active or not is_gone,
    )
    if told != known:
        taking.put(told)
    return known.id


def _everybody(taking: ImportRun) -> list[TeamMember]:
    before: tuple[TeamMember, ...] = taking.work.find(TeamMember)
    made = taking.made[TeamMember]
    return [*(taking.fetch(TeamMember, each.id) for each in before), *made.values()]


def _of_address(taking: ImportRun, email: str) -> TeamMember | None:
    wanted = email.casefold()
    return next((c for c in _everybody(taking) if c.email.casefold() == wanted), None)


def _called(taking: ImportRun, name: str, email: str) -> TeamMember | None:
    """Who bears this name, or the address that is made of it, where that is one person."""
    wanted = _key(name)
    found = [
        each
        for each in _everybody(taking)
        if wanted in (_key(each.name), _key(each.email)) and not (email and each.email)
    ]
    return found[0] if len(found) == 1 else None


def _key(text: str) -> str:
    return folded(in_order(text.partition("@")[0]))
