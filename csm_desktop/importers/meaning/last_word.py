"""The last word on a mapping: what only several columns together can tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.identities import is_rounded, name_key
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.ledger_accounts import drop_ledger
from csm_desktop.importers.files.source_table import SourceTable, columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import CLAUSES, FIELDS, ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.kind_columns import (
    OF_TERMS,
    measured,
    periods_of,
    priced,
    scored,
    worded_scores,
)
from csm_desktop.importers.meaning.languages.agreed_steps import settle_steps
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped
from csm_desktop.importers.meaning.people_columns import find_further
from csm_desktop.importers.meaning.periodic_amounts import unit_period
from csm_desktop.importers.meaning.survey_words import counts_beside_nps
from csm_desktop.importers.values.shapes import NO_VALUES, Shape, as_text, as_texts
from csm_desktop.importers.values.units import without_units

_UNITS = frozenset(
    ("users", "number of users", "user count", "paid users", "licensed users", "billed users",
     "members", "agents", "units", "quantity", "qty", "nutzer", "benutzer", "anzahl nutzer",
     "utilisateurs", "usuarios", "gebruikers", "utenti")
)  # fmt: skip
READING = "reading"  # a column of a wide table whose header names the metric
PERIOD = "period"  # a column whose header names a month or a quarter
_DETERMINED = 0.98
_ACCOUNT = frozenset(("account_id", "account_name", "account_domain"))
_WHOSE = (_ACCOUNT, "account_name", say("the account's name or id"))
_WHO = (_ACCOUNT | {"email"}, "account_name", say("the account's name or id"))
# By kind: of these fields one must be fed, else the one that is named is missing.
_LEAST: dict[ListKind, tuple[tuple[frozenset[str], str, Message], ...]] = {
    ListKind.ACCOUNTS: (
        (frozenset(("name", "domain", "external_id")), "name", say("the account's name")),
    ),
    ListKind.CONTACTS: (
        (
            frozenset(("name", "first_name", "last_name", "email")),
            "name",
            say("the contact's name or e-mail address"),
        ),
    ),
    ListKind.SUBSCRIPTIONS: (
        _WHOSE,
        # A contract whose price is not known is one still: with its days, its term or its seats.
        (
            frozenset(("arr", "mrr", "tcv", "price", *OF_TERMS)),
            "arr",
            say("the annual or monthly recurring revenue"),
        ),
    ),
    ListKind.READINGS: (
        (_ACCOUNT | {"subscription_id"}, "account_name", say("the account's name or id")),
        (frozenset(("value", READING, PERIOD)), "value", say("the value")),
    ),
    ListKind.SURVEYS: (
        _WHO,
        (frozenset(("value", READING, "comment")), "value", say("the score")),
    ),
    ListKind.TICKETS: (_WHO, (frozenset(("on",)), "on", say("the day on which it was opened"))),
    ListKind.ENGAGEMENT: (_WHO, (frozenset(("on",)), "on", say("the date"))),
    ListKind.MEETINGS: (
        (
            _ACCOUNT | {"email", "people", "person", "title"},
            "account_name",
            say("the account's name or id"),
        ),
        (frozenset(("starts_at",)), "starts_at", say("the day")),
    ),
    ListKind.INVOICES: (
        _WHOSE,
        (frozenset(("net", "gross")), "net", say("the amount")),
        (
            frozenset(("on", "period_start", "service", "description")),
            "on",
            say("the day or the period"),
        ),
    ),
    ListKind.REQUESTS: (_WHO, (frozenset(("text",)), "text", say("the request"))),
    ListKind.ACTIONS: (_WHOSE, (frozenset(("title",)), "title", say("the action"))),
    ListKind.OPPORTUNITIES: (
        (frozenset(("title", "external_id", "close_on")), "title", say("the opportunity's name")),
        _WHOSE,
    ),
}


def settled(
    kind: ListKind,
    mapping: Sequence[Mapped],
    profiles: Sequence[Profile],
    table: SourceTable,
    *,
    forced: bool,
) -> list[Mapped]:
    """The mapping after its columns have been looked at together."""
    result = list(mapping)
    if kind is ListKind.CONTACTS:
        find_further(result, profiles)
    if kind is not ListKind.ACCOUNTS:
        _check_names(result, table, "account_id", "account_name", _DETERMINED)
    if kind is ListKind.ACCOUNTS:
        _check_id(result, profiles, table)
        # Where the user says that these are accounts, something must be their name.
        if forced and _place(result, "name") is None:
            _find_name(result, profiles)
    if kind in (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS):
        _find_unit_count(result, profiles)
    if kind is ListKind.ACCOUNTS:
        _drop_seats_without_money(result)
    months = periods_of(result, profiles) if kind is ListKind.READINGS else []
    for i in months:
        why = say("its numbers are readings of the period that it is called after")
        result[i] = replace(result[i], field=PERIOD, confidence=0.9, reason=why)
    if kind is ListKind.READINGS and not months and _place(result, "value") is None:
        _find_readings(result, measured(result, profiles))
    _settle_kind(kind, result, profiles)
    _find_currency(kind, result)
    # Both would say the same of one row, and the yearly one is what is stored.
    if _place(result, "arr") is not None and not _fills_gaps(result, table):
        _demote(result, "mrr", say("the ARR stands beside it"))
    if _place(result, "arr") is not None or _place(result, "mrr") is not None:
        _demote(result, "tcv", say("what it earns a year or a month stands beside it"))
    return result


def _settle_kind(kind: ListKind, mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """What columns of one kind alone say of each other."""
    if kind is ListKind.SURVEYS:
        _settle_survey(mapping, profiles)
    if kind is ListKind.SUBSCRIPTIONS:
        _find_price(mapping)
    if kind is ListKind.MEETINGS:
        settle_steps(mapping)
    if kind is ListKind.INVOICES:
        drop_ledger(mapping)


_CALLED_AFTER = 0.88
_OF_MONEY = ("amount", "arr", "mrr", "tcv", "price", "net", "gross")


def _find_currency(kind: ListKind, mapping: list[Mapped]) -> None:
    """Find the currency that stands beside an amount under its name, where no other column tells
    one: "Total Price" and "Total Price Currency"."""
    if "currency" not in FIELDS[kind] or _place(mapping, "currency") is not None:
        return
    named = {f"{words(each.header)} currency" for each in mapping if each.field in _OF_MONEY}
    place = next(
        (
            i
            for i, each in enumerate(mapping)
            if each.confidence == 0.0 and each.samples and words(each.header) in named
        ),
        None,
    )
    if place is not None:
        why = say('it is called "{phrase}"', phrase=words(mapping[place].header))
        mapping[place] = replace(
            mapping[place], field="currency", confidence=_CALLED_AFTER, reason=why, also=""
        )


def _find_readings(mapping: list[Mapped], numeric: Sequence[int]) -> None:
    """Columns of numbers: the value of a metric that stands beside, or a metric each."""
    if len(numeric) == 1 and _place(mapping, "metric") is not None:
        why = say("the only column of numbers beside the metric")
        mapping[numeric[0]] = replace(
            mapping[numeric[0]], field="value", confidence=0.8, reason=why
        )
        return
    counts = counts_beside_nps([mapping[i].header for i in numeric])
    for i in (place for place in numeric if mapping[place].header not in counts):
        why = say("its numbers are readings of a metric called so")
        mapping[i] = replace(mapping[i], field=READING, confidence=0.7, reason=why)


def _settle_survey(mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """Which columns of a survey hold answers, and which one words."""
    if _place(mapping, "metric") is None:
        for i in scored(mapping, profiles):
            why = say("its numbers are answers to what it is called after")
            mapping[i] = replace(mapping[i], field=READING, confidence=0.9, reason=why)
    elif _place(mapping, "value") is None:
        for i in scored(mapping, profiles)[:1]:
            why = say("its words are answers to the survey beside it")
            mapping[i] = replace(mapping[i], field="value", confidence=0.8, reason=why)
    if not any(mapped.field in ("value", READING) for mapped in mapping):
        for i in worded_scores(mapping, profiles)[:1]:
            why = say("its words are answers to the survey beside it")
            mapping[i] = replace(mapping[i], field="value", confidence=0.8, reason=why)
    if _place(mapping, "comment") is None:
        _find_comment(mapping, profiles)


def _find_comment(mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """The first question that people answered in words of their own."""
    for i, (mapped, column) in enumerate(zip(mapping, profiles, strict=True)):
        is_free = mapped.field in (CUSTOM, LEFT_OUT) and mapped.confidence < 1.0
        if is_free and _ASKS_WHY.search(mapped.header) and column.share(Shape.TEXT) >= _WORDY:
            why = say("its values answer in words what it is called after")
            mapping[i] = replace(mapped, field="comment", confidence=0.8, reason=why)
            return


_WORDY = 0.6
_ASKS_WHY = re.compile(
    r"\?$|\b(?:why|reason|feedback|comments?|improve|tell us|warum|grund|pourquoi|raison|motivo|"
    r"por qué|waarom|perché)\b", re.IGNORECASE,
)  # fmt: skip


def missing(kind: ListKind, mapping: Sequence[Mapped]) -> tuple[str, Message] | None:
    """The field, and its name, without which no row of this kind can be stored."""
    fed = {mapped.field for mapped in mapping}
    for wanted, key, what in _LEAST[kind]:
        if not fed & wanted:
            return key, what
    return None


def _place(mapping: Sequence[Mapped], key: str) -> int | None:
    return next((i for i, mapped in enumerate(mapping) if mapped.field == key), None)


def _demote(mapping: list[Mapped], key: str, why: Message) -> None:
    index = _place(mapping, key)
    if index is not None and mapping[index].confidence < 1.0:
        mapping[index] = replace(mapping[index], field=CUSTOM, confidence=0.0, reason=why)


def _fills_gaps(mapping: Sequence[Mapped], table: SourceTable) -> bool:
    """Whether rows without an ARR have an MRR: what is paid by the month stands there alone."""
    arr, mrr = _place(mapping, "arr"), _place(mapping, "mrr")
    if arr is None or mrr is None:
        return False
    return any(_is_empty(row[arr]) and not _is_empty(row[mrr]) for row in table.rows)


def _is_empty(cell: Cell) -> bool:
    return as_text(cell).casefold() in NO_VALUES


def _check_id(mapping: list[Mapped], profiles: Sequence[Profile], table: SourceTable) -> None:
    """An id that mostly stands beside several names is an id of something else."""
    index = _place(mapping, "external_id")
    for place, mapped in enumerate(mapping):
        is_open = place == index or (mapped.field == CUSTOM and mapped.confidence < 1.0)
        if is_open and _counts_rows(mapped.header, [row[place] for row in table.rows]):
            # Next month another row is the first.
            why = say("it numbers the rows")
            mapping[place] = replace(mapped, field=LEFT_OUT, confidence=0.0, reason=why)
            if place == index:
                return
    # An id that is different on each row can only be its own.
    if index is not None and not profiles[index].is_unique:
        _check_names(mapping, table, "external_id", "name", _HALF)


def _check_names(
    mapping: list[Mapped], table: SourceTable, key: str, name: str, least: float
) -> None:
    """Turn an id down of which less than `least` stands beside one name alone."""
    number, several = names_beside(mapping, table, key, name)
    if several and number - len(several) < number * least:
        id_, names = next(iter(several.items()))
        why = say("no id of an account: {id} stands beside {one} and {other}", id=id_,
                  one=names[0], other=names[1])  # fmt: skip
        _demote(mapping, key, why)


def names_beside(
    mapping: Sequence[Mapped], table: SourceTable, key: str, name: str
) -> tuple[int, dict[str, list[str]]]:
    """How many ids a column has, and those that stand beside several names, with these; names that
    say the same stand once."""
    index, of_name = _place(mapping, key), _place(mapping, name)
    if index is None or of_name is None:
        return 0, {}
    columns = columns_of(table.rows, len(mapping))
    ids, names = as_texts(columns[index]), as_texts(columns[of_name])
    different = set(ids) - {""}
    if len(different) == len(ids):  # each on a row of its own, as of most lists of accounts
        return len(ids), {}
    found: dict[str, list[str]] = {}
    for id_, text in dict.fromkeys(zip(ids, names, strict=True)):
        found.setdefault(id_, []).append(text)
    found.pop("", None)
    # What a spreadsheet rounded is no id of anything, whatever stands beside it.
    found = {id_: texts for id_, texts in found.items() if "+" not in id_ or not is_rounded(id_)}
    told = {id_: _apart(texts) for id_, texts in found.items() if len(texts) > 1}
    return len(found), {id_: texts for id_, texts in told.items() if len(texts) > 1}


def _apart(texts: Sequence[str]) -> list[str]:
    """The names that are not one: "Lumen" and "Lumen Co" are."""
    kept: list[str] = []
    for text in sorted(filter(None, texts)):
        if not any(is_same_name(text, other) for other in kept):
            kept.append(text)
    return kept


def is_same_name(one: str, other: str) -> bool:
    """Whether two names beside one id may well be one company's: all words of one are in the
    other."""
    first, second = set(name_key(one).split()), set(name_key(other).split())
    return first <= second or second <= first


_HALF = 0.5
_OF_ROWS = frozenset(
    ("nr", "no", "number", "lfd nr", "lfdnr", "laufende nr", "pos", "row", "row number", "line",
     "n", "nº", "lp", "numéro", "número", "numero", "s no", "sr no", "sno", "sl no", "serial no",
     "löpnr", "løbenr", "poř", "poř č", "sorszám", "ssz", "sıra", "sıra no", "連番", "項番", "序号",
     "번호", "n prog", "progr", "volgnr", "rank", "item")
)  # fmt: skip


def _counts_rows(header: str, cells: Sequence[Cell]) -> bool:
    """Whether a column that is called a number only counts the rows from the first to the last."""
    return (words(header) in _OF_ROWS or header.strip() == "#") and are_numbered(cells)


def are_numbered(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells count from the first row to the last, as people or programs do."""
    counted = [text for cell in cells if (text := as_text(cell).removesuffix(".0").rstrip("."))]
    first = 0 if counted[:1] == ["0"] else 1
    return bool(counted) and counted == [str(n) for n in range(first, len(counted) + first)]


def _find_name(mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """Where the user says these are accounts: the first column of distinct words is their name."""
    for i, (mapped, column) in enumerate(zip(mapping, profiles, strict=True)):
        wordy = column.share(Shape.TEXT) > 0.7 and column.distinct > 0.8
        if mapped.field == CUSTOM and mapped.confidence < 1.0 and wordy and column.length < 60:
            why = say("its values are words of their own, and no column is called a name")
            mapping[i] = replace(mapped, field="name", confidence=0.5, reason=why)
            return


def _find_price(mapping: list[Mapped]) -> None:
    """An amount beside a billing interval is what recurs, where nothing else is called so; beside
    none it is one for the period that is paid for."""
    fed = {mapped.field for mapped in mapping}
    is_timed = "interval" in fed
    if "price" not in fed and not fed & {"arr", "mrr", *(() if is_timed else ("tcv",))}:
        why = say("an amount that is due for each interval")
        if is_timed:
            why = say("an amount that counts for the interval beside it")
        for i in priced(mapping)[:1] if fed & {"interval", *OF_TERMS} else ():
            mapping[i] = replace(mapping[i], field="price", confidence=0.8, reason=why)
    price, begun = _place(mapping, "price"), _place(mapping, "period_start")
    if price is not None and is_timed:
        mapping[price] = replace(mapping[price], field="mrr")
    # Where the current period began tells nothing but how long a price is for.
    if begun is not None and mapping[begun].confidence < 1.0 and (price is None or is_timed):
        mapping[begun] = replace(mapping[begun], field=CUSTOM, confidence=0.0)


def _find_unit_count(mapping: list[Mapped], profiles: Sequence[Profile]) -> None:
    """Beside what one user costs stands how many are paid for."""
    prices = [m for m in mapping if m.field in ("arr", "mrr")]
    is_of_one = any(unit_period(without_units(price.header)) for price in prices)
    if not is_of_one or _place(mapping, "licensed_seats") is not None:
        return
    for i, mapped in enumerate(mapping):
        is_free = mapped.field in (CUSTOM, LEFT_OUT) and mapped.confidence < 1.0
        if is_free and words(mapped.header) in _UNITS and profiles[i].share(Shape.NUMBER) > _WORDY:
            why = say("beside what one of them costs")
            mapping[i] = replace(mapped, field="licensed_seats", confidence=0.8, reason=why)
            return


def _drop_seats_without_money(mapping: list[Mapped]) -> None:
    """Seats belong to a subscription; an account's list makes one only of revenue or a renewal."""
    fed = {mapped.field for mapped in mapping}
    if not fed & {"arr", "mrr", "tcv", "renews_on"}:
        _demote(mapping, "licensed_seats", say("seats need a subscription"))
        _demote(mapping, "term_months", say("a term needs a subscription"))
        for key, _, _ in CLAUSES:
            _demote(mapping, key, say("what a contract says needs a subscription"))
