"""What a whole term is worth (TCV) as annual recurring revenue, with its arithmetic."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.money.billed import whole_period
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.meaning.periodic_amounts import named_term
from csm_desktop.importers.plan import ImportNotice, Question
from csm_desktop.importers.values.source_column import SourceColumn

TOPIC = "term"
_SURE = 0.9
_A_YEAR = 12
_CENT = Decimal("0.01")
_ENDLESS = 1200  # months
_USUAL_LONGEST = 60
_FIRST_DAY = frozenset(("original", "first", "initial", "since", "customer", "client", "seit",
                        "kunde", "depuis", "desde", "sinds"))  # fmt: skip
_OF_A_TERM = frozenset(("contract", "term", "agreement", "subscription", "current", "period",
                        "vertragsbeginn", "vertragsstart", "laufzeitbeginn", "contrat", "contrato",
                        "contractstart", "contratto", "契約開始日"))  # fmt: skip
_RENEWS = ("renew", "verläng", "vertragsverläng", "renouvel", "renov", "rinnov", "verleng",
           "更新", "次回更新", "契約更新")  # fmt: skip
_ENDS = {
    ListKind.ACCOUNTS: ("contract_start", "renews_on"),
    ListKind.SUBSCRIPTIONS: ("starts_on", "ends_on"),
}
_TERM_UNKNOWN = say("how long the contract runs is not known: kept as a field of yours")
_NO_TERM = say("how long the contract runs is not known, so neither is what it earns a year")


def annual_of_totals(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    notices: list[ImportNotice],
    questions: list[Question],
    term: str,
) -> None:
    """Put `arr` in the place of `tcv`: by the term in months that stands beside it or in its name,
    else by the contract's two days where they are those of one term, else by the `term` that the
    user says of all others.

    The first row that was reckoned is told. Without any an amount is bad, or kept beside an
    account; where most are without, or days are of several terms, it is asked.
    """
    total = columns.pop("tcv")
    terms = columns["term_months"].values if "term_months" in columns else []
    of_name, _ = named_term(total.header)
    start, end = (columns.get(key) for key in _ENDS[kind])
    yearly: list[object] = []
    told: Message | None = None
    said = int(term) if term.isdigit() else None
    open_: list[int] = []
    longest = _longest_term(start, end)
    are_several = False
    for i, value in enumerate(total.values):
        yearly.append(None)
        if not isinstance(value, Decimal):
            continue
        months = (terms[i] if terms else None) or of_name
        between = None if months else _between(start, end, i)
        if between is not None and between > longest:
            are_several, between = True, None
        months = months or between or said
        if not isinstance(months, (int, Decimal)) or months <= 0:
            open_.append(i)
            # An account is one without its revenue; a contract is none.
            if kind is ListKind.ACCOUNTS:
                total.kept.setdefault(i, _TERM_UNKNOWN)
            else:
                total.bad.setdefault(i, _NO_TERM)
            continue
        result = (value * _A_YEAR / months).quantize(_CENT)
        yearly[i] = result
        if told is None and months != _A_YEAR:
            told = say(
                "a year of the whole term: {total} × 12 / {months} months = {arr}",
                total=f"{value:f}", months=f"{Decimal(months):f}", arr=f"{result:f}",
            )  # fmt: skip
            notices.append(ImportNotice(lines[i], total.header, told))
    # Of a few that lack a term each is named; that most do is how the list is.
    is_common = len(open_) * 2 > sum(value is not None for value in total.values)
    # "Contract value" may be a year's as well, so a list of accounts is not stopped for it, unless
    # its contracts would come in without an amount.
    is_needed = (
        kind is not ListKind.ACCOUNTS
        or by_name(kind, total.header).get("tcv", (0.0,))[0] > _SURE
        or (not {"arr", "mrr"} & columns.keys() and end is not None and any(end.values))
    )
    if not term and open_ and (are_several or (is_common and is_needed)):
        text = say(
            "For how many months is “{column}”, where nothing beside it tells the term ({n} row)?",
            "For how many months is “{column}”, where nothing beside it tells the term ({n} rows)?",
            n=len(open_), column=total.header,
        )  # fmt: skip
        options = tuple(f"--{TOPIC} {each}" for each in ("12", "24", "36", "leave"))
        questions.append(Question(TOPIC, (total.header,), text, options))
    columns["arr"] = SourceColumn(
        total.header, yearly, total.bad, total.kept, currencies=total.currencies, sign=total.sign,
        is_minor=total.is_minor,
    )  # fmt: skip


def _longest_term(start: SourceColumn | None, end: SourceColumn | None) -> int:
    """How many months between the two days are still one term.

    A customer's first day and the next renewal are as many terms apart as there have been.
    """
    begun, over = (set(words(each.header).split()) if each else set() for each in (start, end))
    if begun & _FIRST_DAY:
        return _A_YEAR
    if not any(word.startswith(_RENEWS) for word in over):
        return _ENDLESS
    return _USUAL_LONGEST if begun & _OF_A_TERM else _A_YEAR


def _between(start: SourceColumn | None, end: SourceColumn | None, i: int) -> Decimal | None:
    first = start.values[i] if start else None
    last = end.values[i] if end else None
    if not isinstance(first, date) or not isinstance(last, date) or last <= first:
        return None
    period = whole_period(first, last)
    # Rounded to what is told, so that its arithmetic can be followed.
    return None if period is None else period.months.quantize(_CENT).normalize()
