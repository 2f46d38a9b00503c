"""A column of a file, read."""

from dataclasses import field

from csm_desktop.domain.text.message import Message
from csm_desktop.importers.plan import Question
from csm_desktop.values import dataclass


@dataclass(slots=True)
class SourceColumn:
    """A column read: `values[i]` for each row; `bad` and `kept` give the reason by row.

    `currencies` stands beside money: the code that each cell or the header named; `sign` is the
    sign that several currencies share, where that is what named it; with `is_minor` the amounts
    still count minor units. `decimal` is the sign that a column of numbers proves, `undecided` are
    the cells that may be thousands or thousandths, where it proves none. `notes` tell what was read
    other than it is written; `date_order` is the order that a column of dates proves, `answered`
    the topic of the question that the user's own word settled for it, `unit` that of a column of
    readings, `cell_units` what stood behind its numbers, `days` those beside words of a status.
    """

    header: str
    values: list[object]
    bad: dict[int, Message] = field(default_factory=dict)
    kept: dict[int, Message] = field(default_factory=dict)
    question: Question | None = None
    currencies: list[str] | None = None
    sign: str = ""
    notes: tuple[Message, ...] = ()
    date_order: str = ""
    is_minor: bool = False
    decimal: str = ""
    undecided: tuple[int, ...] = ()
    answered: str = ""
    unit: str = ""
    cell_units: list[str] | None = None
    days: list[object] | None = None
