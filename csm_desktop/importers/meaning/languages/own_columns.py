"""Sheets of this program's own export that come back as plain lists: what in them is bookkeeping.

A spreadsheet that saved such a sheet again has rounded its ids, so that rows may be told apart by
them no more, and what they link to is not to be known.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.identities import is_rounded
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped

_KINDS: dict[ListKind, Any] = {
    ListKind.ACCOUNTS: Account, ListKind.CONTACTS: Contact, ListKind.SUBSCRIPTIONS: Subscription,
}  # fmt: skip
_OURS_ALONE = frozenset(("created_at", "deleted_at", "handed_to", "handed_on", "custom"))
_MOST = 0.6  # of the stored fields; a program of before had fewer
_BOOKKEEPING = say("this program's own bookkeeping")


def without_bookkeeping(
    kind: ListKind, mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> tuple[list[Mapped], list[ImportNotice]]:
    """The mapping of a sheet of our own export without links and bookkeeping, and that it is one.

    Any other list stays as it is; so does what the user said of a column.
    """
    result = list(mapping)
    if not _is_ours(kind, mapping):
        return result, []
    lost = False
    for i, (column, profile) in enumerate(zip(mapping, profiles, strict=True)):
        header = column.header
        is_link = header == "id" or header.endswith("_id")
        is_lost = is_link and any(map(is_rounded, profile.values))
        is_free = column.field == CUSTOM and (is_link or header in _OURS_ALONE)
        if (is_lost or is_free) and column.confidence < 1.0:
            result[i] = replace(column, field=LEFT_OUT, confidence=0.0, reason=_BOOKKEEPING)
        lost = lost or is_lost
    if not lost:
        return result, []
    text = say(
        "it is a sheet of this program's export whose ids a spreadsheet has rounded: ids and links "
        "are left out; the export as it was written brings them back, into an empty book"
    )
    return result, [ImportNotice(0, "", text)]


def _is_ours(kind: ListKind, mapping: Sequence[Mapped]) -> bool:
    """Whether the columns bear the very names of stored fields."""
    stored = {each.name for each in fields(_KINDS[kind])} if kind in _KINDS else set()
    named = {column.header for column in mapping}
    return bool(stored) and "id" in named and len(stored & named) >= _MOST * len(stored)
