"""The power map of an account as a page for our own side: influence by sentiment."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, Influence, Sentiment
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import beside, label, render, tr, voice

WEIGHTS = (Influence.HIGH, Influence.MEDIUM, Influence.LOW, None)
"""The rows of the map, from the top."""
FEELINGS = (
    Sentiment.BLOCKER, Sentiment.SCEPTICAL, Sentiment.NEUTRAL, Sentiment.SUPPORTIVE,
    Sentiment.ADVOCATE, None,
)  # fmt: skip
"""Its columns, from the left."""


def power_listing(account: str, contacts: Sequence[Contact], as_of: date) -> Listing:
    """Who weighs how much and how each feels about us; those who have left are left out."""
    there = [contact for contact in contacts if is_there(contact, as_of)]
    heads = (tr("Influence"), *map(value_words, FEELINGS))
    rows = tuple((value_words(weight), *_fields(there, weight)) for weight in WEIGHTS)
    table = PrintedTable(
        tuple(PrintedColumn(head, 1) for head in heads), rows, notes=(_unknown_words(there),)
    )
    pack = TablesPack(
        as_of,
        voice(),
        tr("Power map"),
        render(say("{account}: influence and sentiment", account=account)),
        tr("Internal: it tells influence and sentiment"),
        tr("Nobody is known here yet."),
        (table,) if there else (),
    )
    return Listing(pack, (heads, *rows))


def value_words(value: Influence | Sentiment | None) -> str:
    """What a row or a column is called."""
    return label(value) if value is not None else tr("Unknown")


def _fields(there: Sequence[Contact], weight: Influence | None) -> tuple[str, ...]:
    return tuple(
        "\n".join(
            beside((contact.name, contact.title), ", ")
            for contact in there
            if (contact.influence, contact.sentiment) == (weight, feeling)
        )
        for feeling in FEELINGS
    )


def _unknown_words(there: Sequence[Contact]) -> str:
    unknown = sum(contact.influence is None or contact.sentiment is None for contact in there)
    said = say(
        "Influence from top to bottom, sentiment from left to right. Of {n} of {all} people one of"
        " the two is not known.",
        n=unknown,
        all=len(there),
    )
    return render(said)
