"""Prices beside which no interval stands: it is told by the period that is paid for, by the words
of the plan ("Pro annual"), or by the user."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.domain.money.billed import whole_period
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportNotice, Options, Question
from csm_desktop.importers.values.intervals import times_a_year
from csm_desktop.importers.values.source_column import SourceColumn

TOPIC = "billed"
_SAID = {"monthly": "month", "quarterly": "quarter", "half-yearly": "half year", "yearly": "year"}
_OF_MONTHS = {1: "month", 3: "quarter", 6: "half year", 12: "year", 24: "2 years", 36: "3 years"}
_UNKNOWN = say("how often it is due is not known: kept as a field of yours")


def settle_price(
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    options: Options,
    notices: list[ImportNotice],
    questions: list[Question],
) -> bool:
    """Put `mrr` and its `interval` in the place of `price`, `tcv` where it is due once a term;
    whether the user's word settled it.

    Rows of which nothing tells the interval are asked about; they are left without an amount where
    the user leaves them.
    """
    price, begun = columns.pop("price"), columns.pop("period_start", None)
    if options.billed == "term":
        columns["tcv"] = price
        return True
    told = [_told(columns, begun, i) for i in range(len(price.values))]
    open_ = [i for i, value in enumerate(price.values) if value is not None and not told[i]]
    first = next((i for i, each in enumerate(told) if each and price.values[i] is not None), None)
    if first is not None:
        text = say("how often it is due is told by the period or the plan beside it")
        notices.append(ImportNotice(lines[first], price.header, text))
    said = _SAID.get(options.billed, "")
    for i in open_:
        told[i] = said
        if not said:
            price.values[i] = None
            price.kept.setdefault(i, _UNKNOWN)
    if open_ and not options.billed:
        text = say(
            "How often is “{column}” due, where nothing beside it tells ({n} row)?",
            "How often is “{column}” due, where nothing beside it tells ({n} rows)?",
            n=len(open_), column=price.header,
        )  # fmt: skip
        answers = (*_SAID, "term", "leave")
        choices = tuple(f"--{TOPIC} {each}" for each in answers)
        questions.append(Question(TOPIC, (price.header,), text, choices))
    columns["mrr"], columns["interval"] = price, SourceColumn("", list(told))
    return bool(open_ and options.billed)


def _told(columns: dict[str, SourceColumn], begun: SourceColumn | None, i: int) -> str:
    """The interval that a row tells beside its price."""
    start = begun.values[i] if begun else None
    end = next((day for key in ("ends_on", "renews_on")
                if (column := columns.get(key)) and (day := column.values[i])), None)  # fmt: skip
    if isinstance(start, date) and isinstance(end, date):
        period = whole_period(start, end, names_day_after=True)
        return _OF_MONTHS.get(int(period.months), "") if period and period.months % 1 == 0 else ""
    plan = columns["product"].values[i] if "product" in columns else ""
    named = [word for word in words(str(plan or "")).split() if len(word) > _LEAST]
    return next((word for word in named if times_a_year(word)), "")


_LEAST = 3  # letters: "a" and "m" are parts of names
