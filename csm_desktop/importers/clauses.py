"""What the clauses of a contract come to, beside its other columns: days of notice before the day
of renewal, months for which it goes on by itself."""

from collections.abc import Mapping
from datetime import date, timedelta

from csm_desktop.domain.limits.bounds import OF_FIELD
from csm_desktop.domain.money.revenue_figures import months_before
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.clauses import NoticeSpan
from csm_desktop.importers.values.columns import NO_DATE
from csm_desktop.importers.values.source_column import SourceColumn

_YEAR = 12
_NEAR = timedelta(days=3)  # apart: months and days of notice seldom meet to the day
_NOT_BEFORE = say("the day of notice needs a later day of renewal: kept as a field of yours")
_OTHERWISE = say("the notice period comes to another day: kept as a field of yours")


def settle_clauses(
    columns: dict[str, SourceColumn], size: int, remarks: list[ImportNotice]
) -> None:
    """Bring notice to days and renewals by themselves to months; what that took is told once."""
    if {"notice_days", "notice_on"} & columns.keys():
        _settle_notice(columns, size, remarks)
    renewal = columns.get("auto_renewal_months")
    if renewal is not None:
        terms = columns["term_months"].values if "term_months" in columns else [None] * size
        guessed = None
        for i, said in enumerate(renewal.values):
            if said is True:
                renewal.values[i] = terms[i] or _YEAR
                guessed = guessed if terms[i] or guessed is not None else i
            elif said is False:
                renewal.values[i] = 0
        if guessed is not None:
            text = say("where no term is named, a contract that renews itself does so for a year")
            remarks.append(ImportNotice(0, renewal.header, text))


def _settle_notice(
    columns: dict[str, SourceColumn], size: int, remarks: list[ImportNotice]
) -> None:
    spans, by = columns.pop("notice_days", None), columns.pop("notice_on", None)
    days: list[object] = [None] * size
    told: list[tuple[str, Message]] = []
    if by is not None:
        # A slip in a clause costs the clause, and not the row.
        by.kept |= dict.fromkeys(by.bad, NO_DATE)
        by.bad.clear()
    for i in range(size):
        renewal = next(
            (d for key in ("renews_on", "ends_on") if (d := _day(columns.get(key), i))), None
        )
        span, last = spans.values[i] if spans else None, _day(by, i)
        if isinstance(span, NoticeSpan):
            days[i] = _before(span, renewal)
            if spans and span.unit != "d":
                told.append((spans.header, _arithmetic(span, renewal, days[i])))
        if by is None or last is None:
            continue
        apart = renewal - last if renewal else timedelta(-1)
        if days[i] is not None:
            if renewal is None or abs(apart - timedelta(days=int(str(days[i])))) > _NEAR:
                by.kept[i] = _OTHERWISE
        elif OF_FIELD["notice_days"].allow(apart.days):
            days[i] = apart.days
            text = say("{notice} is {n} days before {renewal}", notice=last, n=apart.days,
                       renewal=renewal)  # fmt: skip
            told.append((by.header, text))
        else:
            by.kept[i] = _NOT_BEFORE
    columns["notice_days"] = SourceColumn(spans.header if spans else "", days)
    for header, text in dict(reversed(told)).items():
        remarks.append(ImportNotice(0, header, text))


def _day(column: SourceColumn | None, i: int) -> date | None:
    found = column.values[i] if column is not None else None
    return found if isinstance(found, date) else None


def _before(span: NoticeSpan, renewal: date | None) -> int:
    """The days of a span before a renewal; months are counted in the calendar where it is known."""
    if renewal is None or span.months is None:
        return span.days
    return (renewal - months_before(renewal, span.months)).days


def _arithmetic(span: NoticeSpan, renewal: date | None, days: object) -> Message:
    if renewal is None:
        return say("“{said}” is read as {days} days", said=span.said, days=days)
    return say("“{said}” before {renewal} is {days} days", said=span.said, renewal=renewal,
               days=days)  # fmt: skip


_OF_A_CONTRACT = (
    "churned_on", "licensed_seats", "term_months", "notice_days", "notice_on",
    "auto_renewal_months", "uplift_percent",
)  # fmt: skip
_NONE = say("no contract follows from the row: kept as a field of yours")
_NOT_YET = say("a prospect has no contract yet: kept as a field of yours")


def keep_without_contract(
    kind: ListKind,
    columns: Mapping[str, SourceColumn],
    read: Mapping[str, SourceColumn],
    size: int,
) -> None:
    """Keep what belongs to a contract beside the rows of accounts that make none.

    `columns` are the rows as they will be stored, `read` the columns as the file has them.
    """
    told = [read[key] for key in (*_OF_A_CONTRACT, "renews_on") if key in read]
    if not told or kind is not ListKind.ACCOUNTS:
        return
    arr, renews = columns.get("arr"), columns.get("renews_on")
    status, relation = columns.get("status"), columns.get("relation")
    for i in range(size):
        said = (status and status.values[i]) or (relation and relation.values[i])
        is_prospect = said is AccountStatus.PROSPECT
        if not is_prospect and any(each and each.values[i] is not None for each in (arr, renews)):
            continue
        for column in told:
            if column.values[i] in (None, "", ()):
                continue
            # A day that stands beside the word of a status has no column of its own.
            place = column if column.header else status
            if place is not None:
                place.kept.setdefault(i, _NOT_YET if is_prospect else _NONE)
