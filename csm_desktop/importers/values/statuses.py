"""What a list of contracts says of where each stands: words we know, and words that are asked for.

A word that nobody knows must not make a contract earn: whoever knows the system says what it means.
"""

from collections.abc import Sequence

from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.choices import Billing, choice
from csm_desktop.importers.values.shapes import NO_VALUES, as_text
from csm_desktop.importers.values.source_column import SourceColumn

_SHOWN = 4  # words that a question repeats
MEANT: dict[str, str] = {
    "active": SubscriptionStatus.ACTIVE,
    "ended": Billing.OVER,
    "leave": Billing.UNSIGNED,
}
"""What the user may say of unknown words: that such contracts run, are over, or are left out."""


def read_statuses(header: str, cells: Sequence[Cell], options: Options) -> SourceColumn:
    """The status of each contract; unknown words as the user said of all of them, else asked."""
    known = {
        cell: None
        if (text := as_text(cell)).casefold() in NO_VALUES
        else choice(ListKind.SUBSCRIPTIONS, "status", text)
        for cell in dict.fromkeys(cells)
    }
    odd = {cell: as_text(cell) for cell, value in known.items()
           if value is None and as_text(cell).casefold() not in NO_VALUES}  # fmt: skip
    said = MEANT.get(options.status)
    values: list[object] = [said if cell in odd else known[cell] for cell in cells]
    kept = {
        active: say("read as “{said}”, as you said: kept as a field of yours", said=options.status)
        for active, cell in enumerate(cells)
        if cell in odd and options.status in ("active", "ended")
    }
    column = SourceColumn(header, values, kept=kept, answered="status" if odd and said else "")
    if odd and not said:
        column.question = _asked(header, list(odd.values()))
    return column


def _asked(header: str, words: Sequence[str]) -> Question:
    shown = ", ".join(f"“{text}”" for text in words[:_SHOWN]) + (", …" if words[_SHOWN:] else "")
    text = say("“{column}” says {words}: do such contracts earn?", column=header, words=shown)
    return Question("status", (header,), text, tuple(f"--status {meant}" for meant in MEANT))
