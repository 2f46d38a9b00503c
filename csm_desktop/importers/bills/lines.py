"""Lines of invoices: the time that each is for, those that are billed once, and those that do not
count."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.money.billed import Period, is_same_day, months_from, rhythm, whole_period
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.amounts import Columns, net_amounts, text_of
from csm_desktop.importers.bills.phrases import is_once
from csm_desktop.importers.bills.spans import read_spans, without_span
from csm_desktop.importers.plan import ImportNotice, Options, Question
from csm_desktop.importers.values.choices import InvoiceState
from csm_desktop.importers.values.source_column import SourceColumn

TOPIC = "invoices-are"
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
_NO_COUNT = {
    InvoiceState.DRAFT: say("a draft: nothing was billed yet"),
    InvoiceState.VOID: say("void or cancelled: it does not count"),
    InvoiceState.UNCOLLECTIBLE: say("written off: it will not be paid"),
    InvoiceState.REFUNDED: say("paid back: nothing was earned"),
}
_ONCE = say("billed once: it does not recur")
_NOTHING = say("it bills nothing")
_COUNTED = say("the total of the same invoice again: it is counted once")
_NO_PERIOD = say("it names no period of service, as others do: not taken as recurring")
_NO_BEARER = say("a credit of which the list does not have the invoice: nothing was taken off")
_BACKWARDS = say("its service ends before it begins")
_WHOSE = ("account_id", "account_name", "account_domain")
_OF_WHAT = ("subscription_id", "product")


def join_bills(
    columns: Columns,
    lines: Sequence[int],
    options: Options,
    orders: frozenset[str],
    notices: list[ImportNotice],
    questions: list[Question],
) -> set[str]:
    """Give each line its amount without tax (`net`), the period it `covers`, or why it is set
    `aside`; the topics that the user's word settled. `orders` are those that columns prove."""
    bills = _Bills(columns, lines, options, notices, questions)
    bills.leave_what_does_not_count()
    bills.cover(options.date_order or next(iter(orders), "") if len(orders) < 2 else "")
    bills.place_credits()
    columns["covers"] = SourceColumn(bills.day_header, list(bills.covers))
    columns["aside"] = SourceColumn("", list(bills.aside))
    columns.pop("status", None)  # what is left counts
    if product := columns.get("product"):
        # The same thing is called otherwise each month by some.
        product.values = [without_span(str(text)) if text else text for text in product.values]
    return bills.answered


class _Bills:
    def __init__(
        self,
        columns: Columns,
        lines: Sequence[int],
        options: Options,
        notices: list[ImportNotice],
        questions: list[Question],
    ) -> None:
        self._columns, self._lines, self._options = columns, lines, options
        self._notices, self._questions = notices, questions
        # A total of the whole invoice may stand beside each of its lines.
        self._repeated = _repeated_totals(columns) if "net" not in columns else frozenset()
        columns["net"] = self._net = net_amounts(columns, lines, notices)
        days = columns.get("on") or columns.get("period_start")
        self._days: list[object] = list(days.values) if days else [None] * len(lines)
        self.day_header = days.header if days else ""
        self.covers: list[Period | None] = [None] * len(lines)
        self.aside: list[Message | None] = [None] * len(lines)
        self._refused: set[int] = set()
        self.answered: set[str] = set()

    def leave_what_does_not_count(self) -> None:
        """Set aside what is void, a draft, written off, paid back, of nothing, or billed once."""
        status = self._columns.get("status")
        for i in range(len(self._lines)):
            said = status.values[i] if status else None
            texts = [text_of(self._columns, key, i) for key in ("kind", "description", "product")]
            if isinstance(said, InvoiceState) and said in _NO_COUNT:
                self.aside[i] = _NO_COUNT[said]
            elif self._net.values[i] == 0:
                self.aside[i] = _NOTHING
            elif i in self._repeated:
                self.aside[i] = _COUNTED
            elif is_once("", *texts) if self._is_credit(i) else is_once(*texts):
                # Systems call any credit a line of its own; what it is for its words tell.
                self.aside[i] = _ONCE

    def _is_credit(self, i: int) -> bool:
        value = self._net.values[i]
        return isinstance(value, Decimal) and value < 0

    def cover(self, order: str) -> None:
        """The period of each line: by its two days, by what it is called or said to be for, else
        by what the user says of all."""
        self._by_days()
        for key in ("service", "description", "product"):
            self._by_words(key, order)
        rest = [i for i, period in enumerate(self.covers) if period is None and not self._is_out(i)]
        bills = [i for i in rest if not self._is_credit(i)]
        if not bills:
            return
        if self._options.invoices_are:
            self.answered.add(TOPIC)
            self._as_said(bills, self._options.invoices_are)
        elif any(self.covers):
            for i in bills:
                self.aside[i] = _NO_PERIOD
        else:
            self._ask(bills)

    def _is_out(self, i: int) -> bool:
        return self.aside[i] is not None or i in self._refused or self._net.values[i] is None

    def _by_days(self) -> None:
        start, end = (self._columns.get(key) for key in ("period_start", "period_end"))
        if start is None or end is None:
            return
        told = {
            i: (first, last)
            for i, (first, last) in enumerate(zip(start.values, end.values, strict=True))
            if isinstance(first, date) and isinstance(last, date)
        }
        names_day_after = _names_day_after(told.values())
        for i, (first, last) in told.items():
            if first == last:
                # Service of a day, or of no time at all, is how systems write what is billed once.
                self.aside[i] = self.aside[i] or _ONCE
                continue
            self.covers[i] = whole_period(first, last, names_day_after=names_day_after)
            if self.covers[i] is None:
                end.bad.setdefault(i, _BACKWARDS)
                self._refused.add(i)

    def _by_words(self, key: str, order: str) -> None:
        if key not in self._columns:
            return
        open_ = [
            i for i, period in enumerate(self.covers) if period is None and i not in self._refused
        ]
        texts = [text_of(self._columns, key, i) for i in open_]
        spans, orders, values = read_spans(texts, order)
        header = self._columns[key].header
        if orders:
            text = say('Is "{value}" in column "{column}" day, month or year first?',
                       value=values[0], column=header)  # fmt: skip
            options = tuple(f"--date-order {each}" for each in orders)
            self._questions.append(Question("date-order", (header,), text, options))
        for i, span in zip(open_, spans, strict=True):
            self.covers[i] = span

    def _as_said(self, places: Sequence[int], said: str) -> None:
        if said == "one-off":
            for i in places:
                self.aside[i] = _ONCE
            return
        for own in self._customers(places):
            months = _MONTHS.get(said) or rhythm(self._dated(own))
            days = sorted(set(self._dated(own)))
            for i in own:
                day = self._days[i]
                if not isinstance(day, date):
                    continue  # it is refused for that
                if not months:
                    # The book may know how often its contract is billed.
                    self.covers[i] = Period(day, day, Decimal(0))
                    continue
                self.covers[i] = _until_next(months_from(day, months), days)

    def _dated(self, places: Sequence[int]) -> list[date]:
        return [day for i in places if isinstance(day := self._days[i], date)]

    def _customers(self, places: Sequence[int]) -> Iterator[list[int]]:
        """The lines of each customer, apart by what they are for where that is told."""
        found: dict[tuple[str, ...], list[int]] = {}
        for i in places:
            key = tuple(self._text(key, i) for key in (*_WHOSE, *_OF_WHAT))
            found.setdefault(key, []).append(i)
        yield from found.values()

    def _text(self, key: str, i: int) -> str:
        return text_of(self._columns, key, i).casefold()

    def _ask(self, places: Sequence[int]) -> None:
        """Ask how often the invoices come, with what their days tell of each customer."""
        told = [rhythm(self._dated(own)) for own in self._customers(places)]
        text = say(
            "No column tells for which time an invoice is. By their days, customers are billed "
            "monthly: {monthly}, quarterly: {quarterly}, yearly: {yearly}, at no regular time: "
            "{others}. What are they?",
            monthly=told.count(1), quarterly=told.count(3), yearly=told.count(12),
            others=len(told) - told.count(1) - told.count(3) - told.count(12),
        )  # fmt: skip
        words = (*(("dates",) if any(told) else ()), *_MONTHS, "one-off")
        options = tuple(f"--{TOPIC} {word}" for word in words)
        self._questions.append(Question(TOPIC, (self.day_header,), text, options))

    def place_credits(self) -> None:
        """A credit that names no period is taken off the invoice it names, else off the last one
        of the customer that it may be of."""
        rest = [
            i for i in range(len(self._lines))
            if self.covers[i] is None and not self._is_out(i) and self._is_credit(i)
        ]  # fmt: skip
        if not rest:
            return
        bills: dict[tuple[str, ...], list[int]] = {}
        for j, period in enumerate(self.covers):
            if period is not None and not self._is_credit(j) and not self._is_out(j):
                bills.setdefault(self._whose(j), []).append(j)
        for i in rest:
            bearer = self._bearer(i, bills.get(self._whose(i), []))
            if bearer is None:
                self.aside[i] = _NO_BEARER
                continue
            self.covers[i] = self.covers[bearer]
            for key in _OF_WHAT:
                if key in self._columns:
                    self._columns[key].values[i] = self._columns[key].values[bearer]
            text = say("a credit without a period: taken off the invoice of line {line}",
                       line=str(self._lines[bearer]))  # fmt: skip
            self._notices.append(ImportNotice(self._lines[i], self._net.header, text))

    def _whose(self, i: int) -> tuple[str, ...]:
        return tuple(self._text(key, i) for key in (*_WHOSE, "currency"))

    def _bearer(self, i: int, own: list[int]) -> int | None:
        """The invoice of a credit, among those of its customer."""
        day, amount = self._days[i], self._net.values[i]
        named = self._text("of_invoice", i)
        if named:
            own = [j for j in own if self._text("external_id", j) == named]
        else:
            own = [j for j in own if _is_before(self._days[j], day)]
            own = [j for j in own if self._is_for(j, i)] or own
            same = [j for j in own if self._net.values[j] == -amount]  # type: ignore[operator]
            own = same or own
        return max(own, key=lambda j: (self._order(j), j), default=None)

    def _is_for(self, j: int, i: int) -> bool:
        """Whether two lines name the same thing; a credit that names none is for any."""
        return all(self._text(key, i) in ("", self._text(key, j)) for key in _OF_WHAT)

    def _order(self, j: int) -> date:
        day = self._days[j]
        return day if isinstance(day, date) else date.min


def _repeated_totals(columns: Columns) -> frozenset[int]:
    """The further lines of invoices that each say the total of the whole again: so they do where
    every invoice of several lines has one total."""
    if "external_id" not in columns or "gross" not in columns:
        return frozenset()
    lines: dict[str, list[int]] = {}
    for i, number in enumerate(columns["external_id"].values):
        if number:
            lines.setdefault(str(number), []).append(i)
    totals = columns["gross"].values
    several = [own for own in lines.values() if len(own) > 1]
    if any(len({totals[i] for i in own}) > 1 for own in several):
        return frozenset()
    return frozenset(i for own in several for i in own[1:])


def _names_day_after(pairs: Iterable[tuple[date, date]]) -> bool:
    """Whether a list's periods end on the day before the one it names, as its whole months show."""
    known = list(pairs)
    after = sum(is_same_day(first, last) for first, last in known)
    on_it = sum(is_same_day(first, last + timedelta(days=1)) for first, last in known)
    return after > on_it


def _is_before(day: object, other: object) -> bool:
    return not isinstance(day, date) or not isinstance(other, date) or day <= other


def _until_next(period: Period, days: Sequence[date]) -> Period:
    """The period until the next bill, where that is about as far off as it says."""
    later = next((day for day in days if day > period.start), None)
    slack = 12 * int(period.months)  # days: bills come early and late
    if later is None or abs((later - period.end).days) > slack:
        return period
    return Period(period.start, later, period.months)
