"""What a list says of where each contract, account or person stands: words that we know, and words
that are asked for.

A word that nobody knows must not make a contract earn or somebody be there: whoever knows the
system says what it means.
"""

from collections.abc import Sequence

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.languages.date_words import apart
from csm_desktop.importers.meaning.mapping import PLACELESS
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.choices import Billing, InvoiceState, choice
from csm_desktop.importers.values.dates import last_of_month, month_alone, read_dates
from csm_desktop.importers.values.shapes import NO_VALUES, as_text, yes_or_no
from csm_desktop.importers.values.source_column import SourceColumn

_SHOWN = 4  # words that a question repeats
MEANT: dict[ListKind, dict[str, object]] = {
    ListKind.SUBSCRIPTIONS: {
        "active": SubscriptionStatus.ACTIVE, "ended": Billing.OVER, "leave": Billing.UNSIGNED,
    },
    ListKind.ACCOUNTS: {
        "active": AccountStatus.LIVE, "ended": AccountStatus.CHURNED, "leave": None,
    },
    ListKind.INVOICES: {
        "active": InvoiceState.COUNTS, "ended": InvoiceState.VOID, "leave": InvoiceState.VOID,
    },
    ListKind.CONTACTS: {
        "active": ContactStatus.ACTIVE, "ended": ContactStatus.LEFT, "leave": None,
    },
}  # fmt: skip
"""What the user may say of unknown words: that such things run, are over, or are left: a contract
out of the book, an account or a person without a status."""
_LEFT_OPEN = say("we have no such word, and you left it: kept as a field of yours")
OVER = frozenset((AccountStatus.CHURNED, SubscriptionStatus.ENDED, Billing.OVER, Billing.NOTICE))
"""Of what a status may mean, that it ended or will."""
_MORE = say("it says more than where it stands: kept as a field of yours, too")
_NO_WORD = say("we have no such word: kept as a field of yours")


def unknown_word(kind: ListKind) -> Message:
    """What becomes of a word of a closed list that nobody knows; few kinds have fields of own."""
    return say("we have no such word, and took none for it") if kind in PLACELESS else _NO_WORD


def read_statuses(
    kind: ListKind, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn:
    """The status of each row; unknown words as the user said of all of them, else asked.

    A column of an account or a person most of whose words are unknown speaks of something else
    besides, and is not asked about: what is known counts, and the rest is kept beside.
    """
    texts = {cell: as_text(cell) for cell in dict.fromkeys(cells)}
    dated, days, order = _read_days(kind, cells, options.date_order)
    filled = {cell: text for cell, text in texts.items() if text.casefold() not in NO_VALUES}
    known = {
        cell: choice(kind, "status", text) or _of_flag(kind, header, text) or dated.get(cell)
        for cell, text in filled.items()
    }
    odd = {cell: filled[cell] for cell, value in known.items() if value is None}
    asks = kind in (ListKind.SUBSCRIPTIONS, ListKind.INVOICES) or len(odd) * 2 < len(filled)
    is_said = asks and options.status in MEANT[kind]
    meant = MEANT[kind][options.status] if is_said else None
    values: list[object] = [meant if cell in odd else known.get(cell) for cell in cells]
    why = _NO_WORD
    if is_said:
        why = say("read as “{said}”, as you said: kept as a field of yours", said=options.status)
        why = _LEFT_OPEN if meant is None else why
    # A contract that is left out leaves nothing beside which a word could be kept.
    leaves = kind is ListKind.SUBSCRIPTIONS and options.status not in ("active", "ended")
    kept = {} if leaves else {i: why for i, cell in enumerate(cells) if cell in odd}
    more = {
        i: _MORE
        for i, cell in enumerate(cells)
        if cell in dated and (values[i] not in OVER or days[i] is None)
    }
    column = SourceColumn(
        header, values, kept=kept | more, answered="status" if odd and is_said else "",
        days=days or None, date_order=order,
    )  # fmt: skip
    if odd and asks and not is_said:
        column.question = _asked(kind, header, list(odd.values()))
    return column


def spoken_states(kind: ListKind, header: str, cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of Dynamics' `statecode` as the words that its numbers stand for."""
    if words(header) != "statecode":
        return cells
    said = ("open", "won", "lost") if kind is ListKind.OPPORTUNITIES else ("active", "inactive")
    by_code: dict[str, Cell] = {str(code): word for code, word in enumerate(said)}
    return [by_code.get(as_text(cell), cell) for cell in cells]


def _of_flag(kind: ListKind, header: str, text: str) -> object:
    """What yes and no say below "Active": elsewhere they say nothing of a status."""
    if not words(header).startswith(_ACTIVE):
        return None
    flag = yes_or_no(text)
    return None if flag is None else MEANT[kind]["active" if flag else "ended"]


_ACTIVE = ("active", "is active", "aktiv", "actif", "activo", "actief", "attivo", "ativo")
_ASKED = {
    ListKind.SUBSCRIPTIONS: lambda **words: say(
        "“{column}” says {words}: do such contracts earn?", **words
    ),
    ListKind.INVOICES: lambda **words: say(
        "“{column}” says {words}: do such invoices count?", **words
    ),
    ListKind.ACCOUNTS: lambda **words: say(
        "“{column}” says {words}: are such accounts customers?", **words
    ),
    ListKind.CONTACTS: lambda **words: say(
        "“{column}” says {words}: are such people still there?", **words
    ),
}


def _asked(kind: ListKind, header: str, words: Sequence[str]) -> Question:
    shown = ", ".join(f"“{text}”" for text in words[:_SHOWN]) + (", …" if words[_SHOWN:] else "")
    text = _ASKED[kind](column=header, words=shown)
    return Question("status", (header,), text, tuple(f"--status {meant}" for meant in MEANT[kind]))


def _read_days(
    kind: ListKind, cells: Sequence[Cell], order: str
) -> tuple[dict[Cell, object], list[object], str]:
    """What cells of a status that name their day mean, the day of each row, and the order that the
    days prove."""
    parts = {cell: apart(as_text(cell)) for cell in dict.fromkeys(cells)}
    meant: dict[Cell, object] = {
        cell: value
        for cell, (word, day) in parts.items()
        if day and (value := choice(kind, "status", word)) is not None
    }
    if not meant:
        return {}, [], ""
    days = [parts[cell][1] if cell in meant else "" for cell in cells]
    found = read_dates(days, order)
    values: list[object] = [
        last_of_month(month) if (month := month_alone(text)) else day
        for text, day in zip(days, found.values, strict=True)
    ]
    # A day that may be either keeps its text beside the row, and settles nothing.
    return meant, [None] * len(values) if found.orders else values, found.settled


_ENDS = {ListKind.ACCOUNTS: "churned_on", ListKind.SUBSCRIPTIONS: "ended_on"}


def end_as_told(kind: ListKind, columns: dict[str, SourceColumn]) -> None:
    """Let the days that stand beside words for an end be the day of it, where no column is."""
    status, key = columns.get("status"), _ENDS.get(kind, "")
    if status is None or not status.days or not key or key in columns:
        return
    days = [
        day if value in OVER else None
        for day, value in zip(status.days, status.values, strict=True)
    ]
    if any(days):
        columns[key] = SourceColumn("", days)
