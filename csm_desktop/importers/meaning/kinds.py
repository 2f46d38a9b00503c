"""What kind of list a table is: accounts, contacts, contracts, readings, deals and more, or other.

A list of invoices or tickets has accounts in it too; imported as accounts it would do harm. So
other lists are recognised by their own words and refused by name, unless the user says the kind.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.phrases import speaks_of_bills
from csm_desktop.importers.meaning.engagement_words import speaks_of_engagement
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import FIELDS, TABLES, ListKind
from csm_desktop.importers.meaning.headers import split_phrases, words
from csm_desktop.importers.meaning.kind_columns import (
    OF_TERMS,
    OTHER_STRONG,
    are_companies,
    asks,
    duties,
    is_feedback,
    measured,
    other_score,
    periods_of,
    priced,
    scored,
    speaks_of_talks,
    survey_signs,
    vague_quarters,
    wishes,
)
from csm_desktop.importers.meaning.kind_words import (
    BILLS,
    IDEAS,
    MOVEMENTS,
    NOUNS,
    OTHER_LISTS,
    SIGNS,
    TASKS,
    WEIGHTS,
)
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped, map_columns
from csm_desktop.values import dataclass

ENOUGH = 1.2
_FIRST_COLUMN = 1.5
_FIRST_ACCOUNT = 0.5  # lists of everything begin with the account
_FILE_NAME = 0.8
_TELLING = 3  # columns that a reason names

_PERIODS = 2.0  # nothing else has a column a month
_ASKED = 2.0
_BILLED = 0.5
_USAGE = 1.2  # two columns that are called so
_ASKING = {ListKind.REQUESTS: wishes, ListKind.ACTIONS: duties}
_OF_TASKS = {"due_on", "done_on", "done", "state", "side"}
_REFERENCES = ("account_id", "account_name", "account_domain", "subscription_id")
# Fields that say something about a company itself: a list of its contracts or people has none.
_BESIDE_USAGE = frozenset(
    (CUSTOM, LEFT_OUT, "name", "external_id", "domain", "email", "account_id", "account_name",
     "account_domain")
)  # fmt: skip
_CONTRACT_ONLY = frozenset(("product", "term_months", "trial", "ends_on"))
_OF_ANYTHING = frozenset(("name", "external_id", "owner", "notes", "status"))
# Different names among all of a column: below the one some repeat, below the other most do.
_MOSTLY_ONCE, _AGAIN_AND_AGAIN = 0.9, 0.7
_OF_CUSTOMERS = frozenset(("arr", "mrr", "tcv", "renews_on", "domain", "licensed_seats"))
_WHEREABOUTS = frozenset(("country", "city"))
_COMPANY_ONLY = frozenset(
    ("domain", "industry", "employees", "country", "city", "segment", "owner")
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a table looks like: `kind` is None for a list that is not ours to import.

    `name` is what it looks like in words; `confidence` runs from 0 to 1. `because` is the reason
    for either.
    """

    kind: ListKind | None
    name: str
    confidence: float
    mapping: tuple[Mapped, ...] = ()
    because: Message | None = None

    @property
    def refusal(self) -> Message:
        """Why it is not imported."""
        if self.kind is None and self.because is not None:
            return self.because
        if self.kind is None and self.name:
            return say("it looks like {name}, which are not imported", name=self.name)
        return say("it is no list of accounts, contacts, subscriptions, readings, surveys, "
                   "tickets, opportunities, engagement, meetings, invoices, "
                   "requests or actions")  # fmt: skip


def recognise(
    name: str,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    said: Mapping[str, str] | None = None,
) -> Recognised:
    """The kind of a table, from its columns, their values, and the name of the file or sheet.

    `said` are the fields that the user gave headers of it: a kind that lacks one of them is none.
    """
    fields = {key for key in (said or {}).values() if key not in ("", CUSTOM)}
    # The ending is no word of the name.
    title = _noun(words(re.sub(r"\.\w+$", "", name)))
    first = _noun(words(headers[0])) or _noun(words(headers[0].split(" - ")[0])) if headers else ""
    scores: dict[str, float] = dict.fromkeys(OTHER_LISTS, 0.0)
    mappings: dict[str, tuple[Mapped, ...]] = {}
    for kind in TABLES:
        if not fields <= FIELDS[kind].keys():
            scores[kind] = 0.0
            continue
        mapping = tuple(map_columns(kind, headers, profiles, said))
        mappings[kind] = mapping
        scores[kind] = _score(kind, mapping, profiles, named=title == kind)
        if scores[kind] and kind in SIGNS:
            scores[kind] += other_score(split_phrases(SIGNS[kind]), headers)
    for other, text in OTHER_LISTS.items():
        scores[other] = other_score(split_phrases(text), headers)
        # A bill names its customer and an address, and is neither; nor is what moved usage.
        if other in (BILLS, MOVEMENTS) and scores[other] >= 2 * OTHER_STRONG:
            scores[other] += _ASKED
    _settle_rivals(scores, mappings)
    lead = _FIRST_ACCOUNT if first == ListKind.ACCOUNTS else _FIRST_COLUMN
    for noun, weight in ((title, _FILE_NAME), (first, lead)):
        # A name adds to what the columns say; alone it says nothing.
        if noun and scores.get(noun, 0.0) > 0:
            scores[noun] += weight
    # Both ends of the ranking, so that "sure" is the distance to the next best.
    best, second = sorted(scores, key=lambda each: -scores[each])[:2]
    sure = scores[best] / (scores[best] + scores[second]) if scores[best] else 0.0
    if scores[best] < ENOUGH and not (fields and scores[best]):
        return Recognised(None, "", 0.0)
    if best in OTHER_LISTS:
        return Recognised(None, best, round(sure, 2))
    kind = ListKind(best)
    if kind is ListKind.ACCOUNTS and (vague := vague_quarters(headers, profiles)):
        return Recognised(None, "", 0.0, because=vague)
    why = _reason(kind, mappings[best], headers, by_name=title == best)
    return Recognised(kind, best, round(sure, 2), mappings[best], why)


def _settle_rivals(scores: dict[str, float], mappings: Mapping[str, Sequence[Mapped]]) -> None:
    """Let lists of ours outdo the others that look alike, where they have what they need."""
    if scores[ListKind.INVOICES]:
        # With all that a bill needs it is one of ours; what it lacks is said by the other name.
        scores[ListKind.INVOICES] = max(scores[ListKind.INVOICES], scores[BILLS] + _BILLED)
        scores[BILLS] = 0.0
    if scores[ListKind.REQUESTS]:
        scores[IDEAS] = 0.0
    if scores[ListKind.ACTIONS]:
        scores[TASKS] = 0.0
    paid = {column.field for column in mappings.get(ListKind.ACCOUNTS, ())} & _OF_CUSTOMERS
    if scores[ListKind.ACCOUNTS] and len(paid) > 1:
        # A board of tasks that has what customers pay is a list of customers.
        scores[TASKS] = scores[ListKind.ACTIONS] = 0.0


def _reason(
    kind: ListKind, mapping: Sequence[Mapped], headers: Sequence[str], *, by_name: bool
) -> Message:
    """The columns that say most for a kind, and its name where that agrees."""
    weights = WEIGHTS[kind]
    telling = sorted(
        (mapped for mapped in mapping if mapped.field in weights),
        key=lambda each: -weights[each.field] * each.confidence,
    )
    signs = split_phrases(SIGNS.get(kind, ""))
    shown = [mapped.header for mapped in telling[:_TELLING]]
    shown += [header for header in headers if words(header) in signs and header not in shown][:1]
    if by_name:
        return say("its columns {columns} and its name say so", columns=", ".join(shown))
    return say("its columns {columns} say so", columns=", ".join(shown))


def affinity(kind: ListKind, headers: Sequence[str], profiles: Sequence[Profile]) -> float:
    """How much a table has of a kind, for choosing the sheet where the user says the kind."""
    return _score(kind, map_columns(kind, headers, profiles), profiles)


def _noun(spoken: str) -> str:
    """The list that a name speaks of; an id or a name of the thing counts as the thing."""
    plain = f" {spoken} "
    for nouns, what in NOUNS:
        for noun in nouns.split("|"):
            joined = noun.replace(" ", "")
            if f" {noun} " in plain or plain.strip() in (joined + "id", joined + "name"):
                return what
            # Chinese and Japanese have no blanks between words.
            if not noun.isascii() and ord(noun[0]) > 0x2E80 and noun in plain:
                return what
    return ""


def _score(
    kind: ListKind,
    mapping: Sequence[Mapped],
    profiles: Sequence[Profile],
    *,
    named: bool = False,
) -> float:
    fed = {each.field: each.confidence for each in mapping if each.field not in (CUSTOM, LEFT_OUT)}
    if not _may_be(kind, fed, mapping, profiles):
        return 0.0
    score = sum(WEIGHTS[kind].get(key, 0.0) * sure for key, sure in fed.items())
    if kind in _ASKING:
        asked = _ASKING[kind](mapping, profiles, named=named)
        return score + asked if asked else 0.0
    if kind is ListKind.CONTACTS and are_companies(fed, mapping, profiles):
        score -= 1.0
    # A list of companies with a column of revenue is a list of accounts.
    if kind is ListKind.SUBSCRIPTIONS and _is_about_companies(mapping, profiles):
        score -= 1.0
    # The same name on several rows with an amount each is a list of contracts.
    if (
        kind is ListKind.ACCOUNTS
        and fed.keys() & {"arr", "mrr", "renews_on"}
        and _repeats_names(mapping, profiles)
    ):
        score -= 1.5
    # Names that come up again, and nothing of a company beside them: a list of something else.
    if (
        kind is ListKind.ACCOUNTS
        and fed.keys() <= _OF_ANYTHING
        and _repeats_names(mapping, profiles, _AGAIN_AND_AGAIN)
    ):
        return 0.0
    if kind in (ListKind.READINGS, ListKind.SURVEYS) and "value" not in fed:
        score += WEIGHTS[kind]["value"]
    if kind is ListKind.INVOICES and _kinds_are(speaks_of_bills, mapping, profiles):
        score += _ASKED
    if kind is ListKind.READINGS and periods_of(mapping, profiles):
        score += _PERIODS
    if kind is ListKind.SURVEYS:
        score += survey_signs(mapping, fed)
    return score


def _repeats_names(
    mapping: Sequence[Mapped], profiles: Sequence[Profile], at_most: float = _MOSTLY_ONCE
) -> bool:
    """Whether accounts come up again and again: one row a contract, where money stands beside.

    Of `at_most` the different names are a share of all; fewer repeat.
    """
    named = [i for i, mapped in enumerate(mapping) if mapped.field in ("name", "external_id")]
    fed = {mapped.field for mapped in mapping if mapped.confidence > 0.6}
    # Where a company is to be found tells namesakes apart; a row a product has it as well.
    if fed & _WHEREABOUTS and "products" not in fed:
        return False
    return all(profiles[i].distinct < at_most for i in named)


def _may_be(  # noqa: PLR0911 - one line a kind
    kind: ListKind, fed: dict[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """The least that a list of this kind has."""
    refers = any(key in fed for key in _REFERENCES)
    match kind:
        case ListKind.ACCOUNTS:
            return "name" in fed or "domain" in fed
        case ListKind.CONTACTS:
            person = fed.keys() & {"email", "first_name", "last_name", "title", "department"}
            return bool(person) and bool(fed.keys() & {"email", "last_name", "name"})
        case ListKind.SUBSCRIPTIONS:
            money = fed.keys() & {"arr", "mrr", "tcv"} or ("interval" in fed and priced(mapping))
            termed = {"starts_on", "ends_on"} <= fed.keys()
            # Contracts by their own numbers, or several of one account, without their prices.
            of_contracts = _has_contract_id(mapping) or _repeats_names(mapping, profiles)
            termed = termed or (of_contracts and bool(fed.keys() & OF_TERMS))
            return refers and bool(money or termed)
        case ListKind.READINGS:
            has_values = "value" in fed or bool(measured(mapping, profiles))
            is_usage = "on" in fed or _is_bare_usage(mapping, profiles)
            return refers and ((is_usage and has_values) or bool(periods_of(mapping, profiles)))
        case ListKind.SURVEYS | ListKind.TICKETS | ListKind.ENGAGEMENT:
            # Who answered is known with most surveys, and when with fewer.
            people = kind is ListKind.SURVEYS and bool(fed.keys() & {"respondent", "email"})
            return ("on" in fed or people) and _comes_from_people(kind, fed, mapping, profiles)
        case ListKind.INVOICES:
            return refers and _is_billed(fed, mapping, profiles)
        case ListKind.REQUESTS:
            return "text" in fed and (refers or "email" in fed)
        case ListKind.ACTIONS:
            return refers and "title" in fed and bool(fed.keys() & _OF_TASKS)
        case ListKind.MEETINGS:
            return _is_arranged(fed, mapping, profiles, refers=refers)
        case _:
            dated = "close_on" in fed and fed.keys() & {"stage", "outcome", "amount"}
            named = "title" in fed or "external_id" in fed
            # Without a name it is known by its account and its day.
            complete = {"stage", "amount", "close_on"} <= fed.keys()
            named_enough = named and bool(dated or {"stage", "amount"} <= fed.keys())
            return refers and (named_enough or complete)


def _kinds_are(
    test: Callable[[Sequence[str]], bool], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """Whether a column's values say of each row what kind of thing it is: a bill, a training."""
    return any(
        column.field == "kind" and test(profile.values)
        for column, profile in zip(mapping, profiles, strict=True)
    )


def _is_billed(
    fed: dict[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """Whether the columns speak of bills, with an amount and a day or a period each."""
    headers = [column.header for column in mapping]
    signs = other_score(split_phrases(SIGNS[ListKind.INVOICES]), headers)
    dated = fed.keys() & {"on", "period_start", "service"}
    numbered = "external_id" in fed and bool(fed.keys() & {"tax", "period_start"})
    return bool(fed.keys() & {"net", "gross"} and dated) and (
        signs >= 2 * OTHER_STRONG
        or _kinds_are(speaks_of_bills, mapping, profiles)
        or (signs >= OTHER_STRONG and numbered)
    )


def _is_bare_usage(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> bool:
    """Whether figures of usage, and nothing else, stand beside accounts or their users: a state of
    the day on which it was exported."""
    headers = [column.header for column in mapping]
    signs = other_score(split_phrases(SIGNS[ListKind.READINGS]), headers)
    # Totango's aggregates are called module and action: "Reports##View".
    if signs < _USAGE and not any("##" in header for header in headers):
        return False
    for kind in (ListKind.ACCOUNTS, ListKind.CONTACTS):
        about = map_columns(kind, headers, profiles)
        if any(column.field not in _BESIDE_USAGE for column in about):
            return False
    return True


def _is_arranged(
    fed: dict[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile], *, refers: bool
) -> bool:
    """Whether the columns speak of something that people come together for."""
    theirs = refers or bool(fed.keys() & {"email", "people", "person"})
    lasts = bool(fed.keys() & {"ends_at", "duration", "people", "clock", "outcome"})
    talks = _kinds_are(speaks_of_talks, mapping, profiles)
    lasts = lasts or talks
    if not (theirs and lasts and {"title", "starts_at"} <= fed.keys()):
        return False
    known = split_phrases(SIGNS[ListKind.MEETINGS])
    # Where each row says that it was a call or a visit, one sign more is enough.
    least = OTHER_STRONG if talks else 2 * OTHER_STRONG
    return other_score(known, [column.header for column in mapping]) >= least


def _comes_from_people(
    kind: ListKind, fed: dict[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """What people answered, or asked for: whose it is may be told by who they are."""
    if kind is ListKind.SURVEYS:
        told_by = fed.keys() & {"comment", "respondent", "email", "metric"}
        asked = any(asks(column.header) for column in mapping)
        if is_feedback(fed, mapping, profiles):
            return True
        return (bool(told_by) or asked) and bool(scored(mapping, profiles))
    signs = other_score(split_phrases(SIGNS[kind]), [column.header for column in mapping])
    said = signs > OTHER_STRONG
    if kind is ListKind.ENGAGEMENT:
        said = signs >= OTHER_STRONG or _kinds_are(speaks_of_engagement, mapping, profiles)
    return bool(fed.keys() & {*_REFERENCES, "email"}) and said


def _is_about_companies(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> bool:
    """One row a company, and columns that describe it: a list of accounts that has ARR in it."""
    as_accounts = map_columns(ListKind.ACCOUNTS, [mapped.header for mapped in mapping], profiles)
    about = {as_account.field for as_account in as_accounts if as_account.confidence > 0.6}
    named = [i for i, mapped in enumerate(as_accounts) if mapped.field in ("name", "external_id")]
    once = any(profiles[i].distinct > 0.95 for i in named)
    # A plain book names each customer once, beside its revenue; ids alone refer to another list.
    plain = any(
        as_account.field == "name" and as_account.confidence > 0.6 for as_account in as_accounts
    )
    sure = {mapped.field for mapped in mapping if mapped.confidence > 0.6}
    # What is due each month is a contract's; what one pays a year may be billed monthly.
    terms = sure & (_CONTRACT_ONLY if sure & {"arr", "mrr"} else {*_CONTRACT_ONLY, "interval"})
    is_of_one = bool(about & _COMPANY_ONLY) or (plain and not terms)
    return once and not _has_contract_id(mapping) and is_of_one


def _has_contract_id(mapping: Sequence[Mapped]) -> bool:
    return any(
        mapped.field == "external_id" and _noun(words(mapped.header)) == ListKind.SUBSCRIPTIONS
        for mapped in mapping
    )
