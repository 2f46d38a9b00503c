"""The contacts as a table whose cells are edited where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtGui import QImage

from csm_desktop.app.people.view import ContactLine
from csm_desktop.domain.fields.sharing import is_shareable
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.contacts import (
    AddressForm,
    Contact,
    ContactRole,
    Influence,
    Sentiment,
)
from csm_desktop.domain.records.foreign_ids import from_words, in_words, with_ids
from csm_desktop.domain.records.passport import passports
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.fields.languages import language_choices
from csm_desktop.wording import field_label, inside, joined, label, render, short_day, tr

People = list[tuple[int | None, str]]
"""Who may be reported to, as (id, name); the table's column reads it anew at every edit."""


OWN = "own."
"""What the keys of columns of the user's own begin with."""
named = partial(field_label, Contact)


def columns(people: People, faces: Mapping[int, QImage]) -> list[Column[ContactLine]]:
    """The table's columns, the internal ones last; `faces` are the photos, by whose they are.

    Those that are designed stand first; every other text that lists bring of a contact has a
    column, too, which is shown when it is asked for.
    """

    def last_touch(line: ContactLine) -> str:
        # Of somebody who left, the day of leaving says more than the last touch.
        if line.gone and line.left_on is not None:
            return render(say("left {on}", on=short_day(line.left_on)))
        return tr("never") if line.days is None else render(say("{n} d", n=line.days))

    influence = [(None, tr("Unknown")), *((influence, label(influence)) for influence in Influence)]
    sentiment = [(None, tr("Unknown")), *((sentiment, label(sentiment)) for sentiment in Sentiment)]
    forms = [(None, tr("By first name")), (AddressForm.FORMAL, label(AddressForm.FORMAL))]
    spoken = [(c.value, c.words) for c in language_choices(tr("As the account's"))]
    designed: list[Column[ContactLine]] = [
        Column(
            "name", tr("Contact"), lambda line: line.name, CellKind.STRONG, 116,
            editable=True, sentence=_sentence, faces=faces,
        ),
        Column("title", named("title"), lambda line: line.title, CellKind.QUIET, 108,
               editable=True),
        Column(
            "roles", named("roles"), lambda line: tuple(inside(r) for r in line.roles),
            CellKind.TAGS, 152, editable=True, stretch=True,
        ),
        Column("influence", named("influence"), lambda line: line.influence, CellKind.CHOICE, 74,
               choices=influence, editable=True),
        Column(
            "met", tr("Last touch"), lambda line: line.days, CellKind.TEXT, 88, show=last_touch,
            late=lambda line: line.gone,
        ),
        Column("reports_to_id", named("reports_to_id"), lambda line: line.reports_to_id,
               CellKind.CHOICE, 96, choices=people, editable=True),
        Column("email", named("email"), lambda line: line.email, CellKind.TEXT, 240, editable=True),
        Column("phone", named("phone"), lambda line: line.phone, CellKind.TEXT, 132,
        editable=True),
        Column(
            "sentiment", named("sentiment"), lambda line: line.sentiment, CellKind.CHOICE, 96,
            choices=sentiment, editable=True, internal=True,
        ),
        Column("arrived_on", named("arrived_on"), lambda line: line.contact.arrived_on,
               CellKind.DAY, 104, editable=True, hidden=True, internal=True, past=True),
        # Emptied where somebody was called a champion by mistake: then none was lost.
        Column(
            "champion_until", named("champion_until"), lambda line: line.contact.champion_until,
            CellKind.DAY, 120, editable=True, hidden=True, internal=True, past=True,
        ),
        Column("language", named("language"), lambda line: line.contact.language, CellKind.CHOICE,
               120, choices=spoken, editable=True, hidden=True),
        Column("address_form", named("address_form"), lambda line: line.contact.address_form,
               CellKind.CHOICE, 120, choices=forms, editable=True, hidden=True, internal=True),
        Column("greeting", named("greeting"), lambda line: line.contact.greeting, CellKind.TEXT,
               160, editable=True, hidden=True),
        Column("opted_out", named("opted_out"), lambda line: line.contact.opted_out,
               CellKind.CHECK, 100, editable=True, hidden=True, internal=True),
    ]  # fmt: skip
    own = {column.key for column in designed}
    further = [_further(name) for name in _texts() if name not in own]
    return [*designed, *further, _ids()]


def _ids() -> Column[ContactLine]:
    return Column(
        "ids", named("ids"), lambda line: tuple(map(in_words, line.contact.ids)),
        CellKind.TAGS, 160, editable=True, hidden=True, internal=True,
    )  # fmt: skip


def own_columns(lines: Iterable[ContactLine]) -> list[Column[ContactLine]]:
    """The fields of the user's own that these people have, shown when they are asked for."""
    names = dict.fromkeys(field.name for line in lines for field in line.contact.custom)
    return [
        Column(
            f"{OWN}{name}", name, partial(_own_value, name), CellKind.TEXT, 120,
            editable=True, hidden=True, internal=True,
        )
        for name in sorted(names, key=str.casefold)
    ]  # fmt: skip


def _own_value(name: str, line: ContactLine) -> str:
    return next((field.value for field in line.contact.custom if field.name == name), "")


def _texts() -> list[str]:
    """The fields of a contact that are text, as a list brings them."""
    brought = {name for name, passport in passports(Contact).items() if passport.column}
    return [field.name for field in fields(Contact) if field.name in brought and field.type is str]


def _further(name: str) -> Column[ContactLine]:
    return Column(
        name, named(name), lambda line: getattr(line.contact, name), CellKind.TEXT, 140,
        editable=True, hidden=True, internal=not is_shareable(Contact, name),
    )  # fmt: skip


def roles_named(words: Sequence[str]) -> tuple[ContactRole, ...]:
    """The roles that were typed. Raises UserError for a word that is none, and names them all."""
    known = {label(role).casefold(): role for role in ContactRole}
    found = []
    for word in words:
        typed = word.strip().casefold()
        fits = [role for name, role in known.items() if name.startswith(typed)]
        role = known.get(typed) or (fits[0] if len(fits) == 1 else None)
        if role is None:
            raise UserError(
                render(say("“{word}” is not a role.", word=word.strip()[:40])),
                render(say("Roles are {roles}.", roles=joined([n.lower() for n in known]))),
            )
        found.append(role)
    return tuple(dict.fromkeys(found))


def field_of(contact: Contact, key: str, value: Any) -> dict[str, Any]:
    """An edited cell as a field of the contact."""
    if key.startswith(OWN):
        own, name = list(contact.custom), key.removeprefix(OWN)
        place = next((at for at, field in enumerate(own) if field.name == name), len(own))
        # In its place, or behind the others where this person had none.
        own[place : place + 1] = [CustomField(name, value)]
        return {"custom": tuple(own)}
    if key == "ids":
        return {key: with_ids((), map(from_words, value))}
    return {key: roles_named(value) if key == "roles" else value}


def _sentence(line: ContactLine) -> str:
    """A row as it is spoken; what is internal is not said aloud."""
    parts = [line.name, line.title, *(inside(role) for role in line.roles)]
    if line.gone:
        parts.append(tr("has left"))
    elif line.days is None:
        parts.append(tr("never met"))
    else:
        parts.append(render(say("last touch {n} day ago", "last touch {n} days ago", n=line.days)))
    return ", ".join(part for part in parts if part)
