"""What accounts pay, a column a month or a row a month: the months are states, and no usage.

The newest month says how things stand; each older one is a list of its own, as with a column a
year (`yearly_money`), and comes in as history where its user wants it.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.parts.companies_people import named
from csm_desktop.importers.parts.yearly_money import holds_numbers, is_money, of_period
from csm_desktop.importers.reading_columns import MONEY_ASKED
from csm_desktop.importers.values.periods import ends_of, measured_in, period_end, periods
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.units import CODES

_SURE = 0.8
_LEAST = 2  # months
_ACCOUNT = ("account_name", "account_id")
_SHORT = {"arr": "ARR", "mrr": "MRR"}
# "MRR growth" and "ARR per user" are figures of their own.
_OTHER_TEXT = """
    usage logins users seats health nps growth change changes churn churned new expansion
    contraction movement movements rate percent share budget plan forecast target quota pipeline
    wachstum nutzung nutzer änderung planung ziel prognose croissance objectif prévision usuarios
    crecimiento previsión previsão crescimento
"""
_OTHER = frozenset(_OTHER_TEXT.split())
_BESIDE_TEXT = """
    by per and for in of the month months monthly account accounts customer customers client clients
    company report export history trend overview total all nach pro je monat monate kunde kunden
    bericht verlauf par mois compte comptes por mes meses cuenta cliente clientes mês conta
"""
_BESIDE = frozenset(_BESIDE_TEXT.split())
_MONTHS = frozenset(
    ("month", "months", "monat", "mois", "mes", "mês", "maand", "mese", "period", "periode",
     "période", "periodo", "período", "月", "年月", "対象月")
)  # fmt: skip
_ENDING = re.compile(r"\.\w{2,5}$")
_REVENUE = frozenset(
    ("revenue", "revenues", "umsatz", "umsätze", "erlös", "erlöse", "revenu", "revenus", "ca",
     "ingresos", "receita", "receitas", "ricavi", "omzet", "billings", "売上", "売上高")
)  # fmt: skip
TOTALS = frozenset(
    ("total", "totals", "sum", "grand total", "ytd", "year to date", "gesamt", "summe",
     "gesamtergebnis", "total général", "total general", "total geral", "average", "avg",
     "durchschnitt", "moyenne", "promedio", "média", "合計", "平均")
)  # fmt: skip


def by_months(table: SourceTable, metric: str = "") -> list[SourceTable]:
    """The table as it stands in its newest month, and one a month before; the table alone where
    its months are not money's. `metric` is what the user says that they measure."""
    if table.fiscal or not any(map(_names_account, table.headers)):
        return [table]
    found = _of_measures(table, metric) or _of_columns(table, metric) or _of_rows(table)
    if not found and not table.measured and _may_be_money(table):
        return [replace(table, measured=MONEY_ASKED[0])]
    return found or [table]


def _names_account(header: str) -> bool:
    told = by_name(ListKind.SUBSCRIPTIONS, header)
    is_name = by_name(ListKind.ACCOUNTS, header).get("name", (0.0,))[0] >= _SURE
    return is_name or any(told.get(key, (0.0,))[0] >= _SURE for key in _ACCOUNT)


# a column a month


def _of_columns(table: SourceTable, metric: str) -> list[SourceTable]:
    ends = periods(table.headers)
    whole = _called(table, metric)
    named_by = {header: name or whole for header, name in measured_in(list(ends)).items()}
    money = {header for header, name in named_by.items() if is_money(name)}
    called = {named_by[header] for header in money}
    months = {ends[header]: header for j, header in enumerate(table.headers)
              if header in money and holds_numbers(table, j)}  # fmt: skip
    if len(called) != 1 or len(months) < _LEAST or not all(map(_ends_month, months)):
        return []
    (amount,) = called
    spent = {header: say("a total of the columns beside it") for header in table.headers
             if words(header) in TOTALS}  # fmt: skip
    others = [header for header in ends if header not in money]
    own = without(replace(table, spent={**table.spent, **spent}), others)
    states = _states(own, months, amount)
    rest = dict.fromkeys(named_by[header] or header for header in others)
    return states + [beside(without(table, [*money]), rest)] * bool(others)


def _states(table: SourceTable, months: Mapping[date, str], amount: str) -> list[SourceTable]:
    """A list a month, the newest first; what is paid now may stand beside its months."""
    now = [header for header in table.headers if header not in months.values() and is_money(header)]
    own = without(table, now)
    places = {end: own.headers.index(header) for end, header in months.items()}
    newest = max(places)
    states = []
    if now:
        newest = months_after(newest, 1)
        last = newest.replace(day=monthrange(newest.year, newest.month)[1])
        whole = without(table, [*months.values()])
        states = [replace(whole, sheet=named(table, _name(amount, last)))]
    return states + [of_period(own, places, end, newest, amount, _name(amount, end))
                     for end in sorted(places, reverse=True)]  # fmt: skip


def without(table: SourceTable, headers: Collection[str]) -> SourceTable:
    """The table without some of its columns."""
    if not headers:
        return table
    kept = [j for j, header in enumerate(table.headers) if header not in headers]
    return replace(
        table, headers=tuple(table.headers[j] for j in kept), places=tuple(range(len(kept))),
        rows=[[row[j] for j in kept] for row in table.rows],
    )  # fmt: skip


def beside(table: SourceTable, names: Iterable[str]) -> SourceTable:
    """What stands beside the money as a list of its own; what is no row of any is told there."""
    called = named(table, ", ".join(names))
    return replace(table, sheet=called, damaged=(), set_aside=(), notices=())


def _of_measures(table: SourceTable, metric: str) -> list[SourceTable]:
    """The money among the measures of a crosstab or of a long list, apart from all others."""
    place = next(
        (
            j
            for j, header in enumerate(table.headers)
            if by_name(ListKind.READINGS, header).get("metric", (0.0,))[0] >= _SURE
        ),
        None,
    )
    if place is None:
        return []
    names = [as_text(row[place]) for row in table.rows]
    money = {name for name in names if is_money(name)}
    if len(money) != 1:
        return []
    (amount,) = money
    value = next(
        (
            j
            for j, header in enumerate(table.headers)
            if by_name(ListKind.READINGS, header).get("value", (0.0,))[0] >= _SURE
        ),
        None,
    )
    mine = _rows(table, [i for i, name in enumerate(names) if name == amount])
    if value is not None:
        mine = replace(mine, headers=tuple(
            amount if j == value else header for j, header in enumerate(mine.headers)
        ))  # fmt: skip
    mine = replace(without(mine, [table.headers[place]]), measured=amount)
    states = by_months(mine, metric)
    if states == [mine]:
        return []
    others = [i for i, name in enumerate(names) if name != amount]
    rest = dict.fromkeys(names[i] for i in others)
    return states + [beside(_rows(table, others), rest)] * bool(others)


def _rows(table: SourceTable, places: Sequence[int]) -> SourceTable:
    return replace(table, rows=[table.rows[i] for i in places],
                   lines=[table.lines[i] for i in places])  # fmt: skip


def _called(table: SourceTable, metric: str) -> str:
    """What the months of a table measure, by its user, the lines above it, or its name."""
    above = (row.value for row in table.set_aside if row.line < table.header_line)
    stem = _ENDING.sub("", table.source)
    titles = (table.measured, *above, table.sheet, stem)
    # What is called usage is no money because another sheet of the file is.
    said = "" if any(_OTHER & {*words(title).split()} for title in titles) else metric
    return next(filter(None, map(money_named, (said, *titles))), "")


def money_named(text: str) -> str:
    """The recurring revenue that a title names, with its currency: "ARR (EUR)"; "" for others."""
    said = words(text).split()
    if not said or _OTHER & {*said}:
        return ""
    codes = [word.upper() for word in said if word.upper() in CODES]
    money = next((_SHORT[word] for word in said if word in _SHORT), "")
    if not money:
        bare = [word for word in said if word.upper() not in CODES and not word.isdigit()]
        plain = [word for word in bare if word not in _BESIDE]
        money = next((" ".join(each) for each in (bare, plain) if is_money(" ".join(each))), "")
    return f"{money} ({codes[0]})" if money and len(codes) == 1 else money


# a row a month


def _of_rows(table: SourceTable) -> list[SourceTable]:
    amounts = [h for h in table.headers if is_money(h)]
    if len(amounts) != 1:  # as in nearly all lists
        return []
    place = next((j for j, header in enumerate(table.headers) if _is_month(table, j, header)), None)
    if place is None or not _is_plain(table, amounts[0], place):
        return []
    ends = [_end(as_text(row[place])) for row in table.rows]
    known = {end for end in ends if end is not None}
    if None in ends or not _are_states(table, place, ends):
        return []
    newest = max(known)
    others = [h for j, h in enumerate(table.headers) if j != place and _is_measure(table, j)]
    whole = without(table, others)
    place = whole.headers.index(table.headers[place])
    kept = [j for j in range(len(whole.headers)) if j != place]
    said = ImportNotice(0, table.headers[place], say("each of its months is a state of its own"))
    found = []
    for end in sorted(known, reverse=True):
        rows = [i for i, each in enumerate(ends) if each == end]
        apart = replace(
            whole, sheet=named(table, _name(amounts[0], end)),
            headers=tuple(whole.headers[j] for j in kept), places=tuple(range(len(kept))),
            rows=[[whole.rows[i][j] for j in kept] for i in rows],
            lines=[table.lines[i] for i in rows], notices=(*table.notices, said),
        )  # fmt: skip
        # What is no row of any list is told once, with the newest.
        older = replace(apart, damaged=(), set_aside=(), notices=())
        found.append(apart if end == newest else older)
    return found + [beside(without(table, amounts), others)] * bool(others)


def _is_measure(table: SourceTable, place: int) -> bool:
    """Whether a column of numbers says something of each month that no account has a field for."""
    header = table.headers[place]
    known = any(sure >= _SURE for sure, _ in by_name(ListKind.ACCOUNTS, header).values())
    return not known and not is_money(header) and holds_numbers(table, place)


def _are_states(table: SourceTable, place: int, ends: Sequence[date | None]) -> bool:
    """Whether the months tell of the same accounts again and again, and are not the day on which
    each began: most are there in the newest."""
    known = {end for end in ends if end is not None}
    whose = next(j for j, header in enumerate(table.headers) if _names_account(header))
    names = [as_text(row[whose]) for row in table.rows]
    if len(known) < _LEAST:
        return bool(known and _MONTHS & {*words(table.headers[place]).split()})
    there = {name for name, end in zip(names, ends, strict=True) if end == max(known)}
    return len(names) > len(set(names)) and len(there) * 2 >= len(set(names))


def _is_month(table: SourceTable, place: int, header: str) -> bool:
    return by_name(ListKind.READINGS, header).get("on", (0.0,))[0] >= _SURE and all(
        _end(as_text(row[place])) for row in table.rows
    )


def _is_plain(table: SourceTable, amount: str, place: int) -> bool:
    """Whether nothing stands beside the amount that makes a row a contract, a bill or a deal."""
    others_there = [h for j, h in enumerate(table.headers) if j != place and h != amount]
    kinds = (ListKind.SUBSCRIPTIONS, ListKind.INVOICES, ListKind.OPPORTUNITIES, ListKind.READINGS)
    others = {"starts_on", "ends_on", "renews_on", "term_months", "interval", "tax", "net", "gross",
              "close_on", "stage", "title", "metric", "value", "product"}  # fmt: skip
    return not any(
        sure >= _SURE
        for header in others_there
        for kind in kinds
        for key, (sure, _) in by_name(kind, header).items()
        if key in others
    )


def _end(text: str) -> date | None:
    """The end of a month or a quarter that a cell names, also by the day on which it begins or
    ends."""
    end = period_end(text) or ends_of([text])[text]
    if end is not None and end.day == 1:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return end if end is not None and _ends_month(end) else None


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _name(amount: str, end: date) -> str:
    return f"{amount.partition(' (')[0]} {end:%Y-%m}"


def _may_be_money(table: SourceTable) -> bool:
    """Whether months hold amounts, or what is called revenue: whose it is only its user knows."""
    named = periods(table.headers)
    titles = [*(row.value for row in table.set_aside if row.line < table.header_line),
              table.sheet, table.source]  # fmt: skip
    if len(named) < _LEAST or any(measured_in(list(named)).values()):
        return False
    if any(_REVENUE & {*words(title).split()} for title in titles):
        return True
    places = [j for j, header in enumerate(table.headers) if header in named]
    texts = [text for row in table.rows for j in places if (text := as_text(row[j]))]
    return sum(map(_is_amount, texts)) * 2 > len(texts)


def _is_amount(text: str) -> bool:
    return any(sign in text for sign in "€$£¥") or any(part in CODES for part in text.split())
