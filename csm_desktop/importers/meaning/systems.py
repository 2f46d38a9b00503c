"""Which system a list comes from, with the signs that say so; a list of no known system has none.

    look = recognise_system(headers, values_by_column, notes)
    look.name, look.reason

A name is given only where the signs of one system are enough and no other has as many: two lists
that both have "Account Owner" are not yet Salesforce's.
"""

from collections.abc import Iterator, Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.system_signs import SYSTEMS, Sign, System
from csm_desktop.values import dataclass

_ENOUGH = 10  # tenths, see `system_signs`
_NEARLY_ALL = 0.8
_TOLD = 4  # signs that a reason names
NO_SYSTEM = say("a list of no known system")


@dataclass(frozen=True, slots=True)
class SystemLook:
    """The system that a list looks like it comes from: its name, and why."""

    name: str
    reason: Message
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class _Met:
    """One sign that a list has: how much it says, and what it is called."""

    weight: int
    label: str | Message


def recognise_system(
    headers: Sequence[str], values: Sequence[Sequence[str]], notes: Sequence[str] = ()
) -> SystemLook | None:
    """The system of a table; None where no system is sure.

    `values` holds filled cells (some are enough) of each column, as text; `notes` what stands
    above and below the rows.
    """
    found = [(system, list(_signs(system, headers, values, notes))) for system in SYSTEMS]
    weighed = sorted(((sum(met.weight for met in signs), n) for n, (_, signs) in enumerate(found)),
                     reverse=True)  # fmt: skip
    (most, best), (next_most, _) = weighed[:2]
    if most < _ENOUGH or most == next_most:
        return None
    system, signs = found[best]
    signs.sort(key=lambda met: -met.weight)
    told = list(dict.fromkeys(met.label for met in signs))[:_TOLD]
    return SystemLook(system.name, _reason(system, told), system.is_report)


def _reason(system: System, signs: Sequence[str | Message]) -> Message:
    # As many places as there are signs: each may be a sentence to be translated.
    places = ", ".join(f"{{sign{n}}}" for n in range(len(signs)))
    listed = Message(places, tuple((f"sign{n}", sign) for n, sign in enumerate(signs)))
    if system.is_report:
        return say("it looks like a {system} report: {signs}", system=system.name, signs=listed)
    return say("it looks like an export from {system}: {signs}", system=system.name, signs=listed)


def _signs(
    system: System,
    headers: Sequence[str],
    values: Sequence[Sequence[str]],
    notes: Sequence[str],
) -> Iterator[_Met]:
    for header in headers:
        weight = system.phrases.get(words(header))
        # What was met is kept in its own words, for the user is told what a guess rests on.
        if weight:
            yield _Met(weight, f"“{header}”")
    for sign in system.headers:
        yield from _met(sign, [header for header in headers if sign.form.search(header)])
    for sign in system.values:
        whole = [
            header
            for header, column in zip(headers, values, strict=True)
            if _have_form(sign, column)
        ]
        yield from _met(sign, whole)
    for sign in system.notes:
        yield from _met(sign, [note for note in notes if sign.form.search(note)])


def _met(sign: Sign, names: Sequence[str]) -> Iterator[_Met]:
    for name in names[: sign.times]:
        yield _Met(sign.weight, sign.label or f"“{name}”")


def _have_form(sign: Sign, column: Sequence[str]) -> bool:
    if not column:
        return False
    # Most columns have it in none of their values, which the first ones tell.
    left = len(column) - len(column) * _NEARLY_ALL
    for value in column:
        if not sign.form.fullmatch(value):
            left -= 1
            if left < 0:
                return False
    return True
