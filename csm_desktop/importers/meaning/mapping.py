"""Which column feeds which field: by the meaning of its name, checked against its values.

Every pair of a column and a field gets a confidence; the assignment is one to one and has the
greatest sum. A plain similarity of words would take `Company ID` for the name (docs/decisions/017),
so words that change a meaning veto a match, and values may veto it too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.assignment import best_pairs
from csm_desktop.importers.meaning.evidence import (
    Profile,
    by_values,
    fits,
    refers_by_values,
    some_fit,
)
from csm_desktop.importers.meaning.fields import FIELDS, REFERENCES, ListKind
from csm_desktop.importers.meaning.headers import (
    is_deletion,
    is_nameless,
    phrases,
    spoken_names,
    words,
)
from csm_desktop.importers.meaning.languages.contract_days import contract_day
from csm_desktop.importers.meaning.periodic_amounts import (
    named_term,
    period_of_cells,
    periodic_amount,
)
from csm_desktop.importers.meaning.synonyms import FILLER
from csm_desktop.importers.refusals import trouble
from csm_desktop.importers.values.periods import periods
from csm_desktop.importers.values.shapes import Shape
from csm_desktop.importers.values.units import without_units
from csm_desktop.values import dataclass

ENOUGH = 0.5  # below this a column is not mapped
_EXACT = 0.97
_PERSONS_TOO = 0.003
# Beside a column of the CSM's own these name who sells.
_SALES = 0.05
_PERHAPS_SALES = frozenset(("account manager", "owner", "account owner", "company owner",
                            "owner name", "account owner name", "owned by"))  # fmt: skip
# The first start of a contract is said by other columns, where they are there.
_LATER_START = 0.05
_STARTS_OF_TERMS = frozenset(("term start", "current term start", "term start date",
                              "contract term start"))  # fmt: skip
_MAY_BE_A_PERSON = frozenset(("customer", "client", "kunde", "klant", "cliente", "customer name"))
_CALLED = 0.95  # called exactly so
_WEAK = 0.6
_EMPTY = 0.6  # of how surely a column without a value feeds a field
_FILLED = 0.78
_TYPO = 0.72
_CJK = 0.66
_TYPO_RATIO = 88
_SHORTEST_TYPO = 5
_OF_A_YEAR = 0.6  # less than a name without a year has
_OF_A_TERM, _OF_A_DAY = 0.9, 0.88
_A_YEAR = 12  # months
_YEARLY = re.compile(r"^(?P<before>.*?)\s*(?:fy\s?)?(?P<year>20[1-3]\d)\s*(?P<after>.*)$")
_FIRST_IDEOGRAPH = 0x2E80  # from here on a language writes no blanks between words
_MOSTLY_WORDS = 0.5
_ALSO = 0.85  # how surely a column refers to an account that is not the one to go by
LEFT_OUT = "-"
CUSTOM = "custom"
_KEPT = say("no field of ours: kept as a field of yours")
_MISFIT = say("it is called so, and its values do not fit: kept as a field of yours")
_SAID = say("you said so")
PLACELESS = {
    ListKind.READINGS: say("a reading has no place for it"),
    ListKind.SURVEYS: say("an answer has no place for it"),
    ListKind.TICKETS: say("tickets are only counted"),
    ListKind.OPPORTUNITIES: say("an opportunity has no place for it"),
    ListKind.ENGAGEMENT: say("an event has no place for it"),
    ListKind.MEETINGS: say("a meeting has no place for it"),
    ListKind.INVOICES: say("an invoice has no place for it"),
    ListKind.REQUESTS: say("a request has no place for it"),
    ListKind.ACTIONS: say("an action has no place for it"),
}

# A word that turns a name into something else about it: "Account Owner Id" is no owner.
_TURNS_TEXT = """
    id ids key number no nr code type date time created modified updated owner manager parent last
    previous old next status name url email phone fax note flag count secondary other alternate
    erstellt geändert typ nummer datum inhaber créé modifié créateur propriétaire fecha creado
    data proprietario tipo label stage lead source address street zip postal co backup deputy former
"""
_PLACES = frozenset(("city", "country", "county", "state", "region"))  # alike in letters alone
_BOOKKEEPING = "do not modify"  # Dynamics 365: checksum and day of change, of no use to anybody
_TURNS = frozenset(_TURNS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Mapped:
    """What becomes of a column: `field` is a field's key, `custom`, or `-` for left out.

    `confidence` runs from 0 to 1; it is 1 for what the user said. A column that is kept may `also`
    refer to an account by the field named here: rows that the better column leaves open try it.
    """

    header: str
    field: str
    confidence: float
    reason: Message
    samples: tuple[str, ...] = ()
    also: str = ""

    @property
    def is_turned_down(self) -> bool:
        """Whether it was taken for a field at first, and its reason says why it is none."""
        return self.field == CUSTOM and self.reason not in (_KEPT, _SAID)


def map_columns(
    kind: ListKind,
    headers: Sequence[str],
    profiles: Sequence[Profile],
    overrides: Mapping[str, str] | None = None,
) -> list[Mapped]:
    """One `Mapped` for each header, in their order.

    `overrides` maps a header to a field's key, to `custom`, or to an empty string for "left out".
    Raises UserError for a header or a field that does not exist, or a field given twice.
    """
    said = _checked(kind, headers, overrides or {})
    taken = set(said.values())
    offers: dict[tuple[int, str], tuple[float, Message]] = {}
    for position, (header, profile) in enumerate(zip(headers, profiles, strict=True)):
        # What the user said is neither weighed nor offered to another column.
        if position in said:
            continue
        for key, offer in _offers(kind, header, profile).items():
            if key not in taken and offer[0] >= ENOUGH:
                offers[position, key] = offer
    if kind is ListKind.READINGS and 0 not in said and _leads(headers, profiles):
        why = say("its values are words of their own, and no column is called a name")
        offers.setdefault((0, "account_name"), (_WEAK, why))
    pairs = best_pairs({pair: confidence for pair, (confidence, _) in offers.items()})
    result = []
    for position, header in enumerate(headers):
        samples = profiles[position].samples
        if position in said:
            result.append(Mapped(header, said[position], 1.0, _SAID, samples))
        elif position in pairs:
            confidence, why = offers[position, pairs[position]]
            result.append(Mapped(header, pairs[position], round(confidence, 2), why, samples))
        else:
            kept = _unmapped(kind, header, profiles[position])
            if kept.reason is _KEPT and _is_misfit(kind, header, profiles[position]):
                kept = replace(kept, reason=_MISFIT)
            also = next(
                (key for key in REFERENCES if offers.get((position, key), (0,))[0] > _ALSO), ""
            )
            if not also and (kept.field != LEFT_OUT or kind in PLACELESS):
                also = refers_by_values(kind, words(header), profiles[position])
            result.append(replace(kept, also=also))
    return result


def _is_misfit(kind: ListKind, header: str, profile: Profile) -> bool:
    """Whether a column is called after a field whose form none of its values has."""
    named = [key for key, (sure, _) in by_name(kind, header).items() if sure >= _CALLED]
    return bool(named) and not any(
        fits(kind, FIELDS[kind][key].type, profile, key)
        or some_fit(kind, FIELDS[kind][key].type, profile, key)
        for key in named
    )


def _leads(headers: Sequence[str], profiles: Sequence[Profile]) -> bool:
    """Whether the first column has no name of its own, and words before columns of periods."""
    return (
        is_nameless(headers[0])
        and profiles[0].share(Shape.TEXT) > _MOSTLY_WORDS
        and len(periods(headers[1:])) == len(headers) - 1
    )


def _unmapped(kind: ListKind, header: str, profile: Profile) -> Mapped:
    samples = profile.samples
    if profile.rows and not profile.filled:
        return Mapped(header, LEFT_OUT, 0.0, say("it holds no value"), samples)
    if kind in PLACELESS:
        return Mapped(header, LEFT_OUT, 0.0, PLACELESS[kind], samples)
    of_flags = profile.share(Shape.FLAG) == 1 or {*profile.values} <= {"0", "1", "0.0", "1.0"}
    if words(header).startswith(_BOOKKEEPING) or (is_deletion(header) and of_flags):
        return Mapped(header, LEFT_OUT, 0.0, say("the other system's own bookkeeping"), samples)
    return Mapped(header, CUSTOM, 0.0, _KEPT, samples)


def _checked(
    kind: ListKind, headers: Sequence[str], overrides: Mapping[str, str]
) -> dict[int, str]:
    """The user's own mapping by position."""
    # Typed by hand, so written in any way that means the same header.
    places = {words(header) or header: i for i, header in enumerate(headers)}
    exact = {header: i for i, header in enumerate(headers)}
    said: dict[int, str] = {}
    for header, given in overrides.items():
        position = exact.get(header, places.get(words(header) or header))
        key = given.strip() or LEFT_OUT
        if position is None:
            raise trouble(
                say("There is no column {header}.", header=header),
                say("The columns are: {headers}", headers=", ".join(headers)),
            )
        if key not in FIELDS[kind] and key not in (LEFT_OUT, CUSTOM):
            raise trouble(
                say("{kind} have no field {field}.", kind=kind.value.capitalize(), field=key),
                say("The fields are: {fields}, {custom}; nothing behind = leaves a column out.",
                    fields=", ".join(FIELDS[kind]), custom=CUSTOM),
            )  # fmt: skip
        # One field fed by two columns: the later would silently win.
        if key in FIELDS[kind] and key in said.values():
            raise trouble(
                say("Two columns are mapped to {field}.", field=key),
                say("Give the field to one of them."),
            )
        said[position] = key
    return said


def _offers(kind: ListKind, header: str, profile: Profile) -> dict[str, tuple[float, Message]]:
    """Each field this column may feed, how surely, and why."""
    found: dict[str, tuple[float, Message]] = {}
    for key, (confidence, phrase) in by_name(kind, header).items():
        type_ = FIELDS[kind][key].type
        # Dynamics counts the states of its records; nobody else calls a column so.
        coded = words(header) == "statecode"
        weighed = confidence * (1.0 if coded else fits(kind, type_, profile, key))
        if not weighed and confidence >= _CALLED and some_fit(kind, type_, profile, key):
            weighed = ENOUGH  # what can be read of it is; the rest is kept beside and told
        # A weak hint about an empty column is two guesses on top of each other.
        if confidence <= _WEAK and not profile.filled:
            continue
        why = say('it is called "{phrase}"', phrase=phrase)
        # Of two that are called so the one that holds something is meant.
        if not profile.filled:
            weighed = max(min(weighed, ENOUGH), weighed * _EMPTY)
        found[key] = (weighed, why)
    found |= _id_for_a_name(kind, header, profile)
    found |= _of_a_year(kind, header, profile) or _of_a_period(kind, header, profile)
    day = contract_day(kind, header)
    if day and day not in found and (sure := fits(kind, FIELDS[kind][day].type, profile, day)):
        found[day] = (_OF_A_DAY * sure, say("its name says which day of a contract it is"))
    for key, confidence, why in by_values(kind, words(header), profile):
        # Values may overrule a name, but not where the name turns the meaning ("old e-mail").
        if confidence > found.get(key, (0.0, why))[0] and not _is_turned(header, key):
            found[key] = (confidence, why)
    return found


_NAMES_IDS = {"name": "external_id", "account_name": "account_id"}


def _id_for_a_name(
    kind: ListKind, header: str, profile: Profile
) -> dict[str, tuple[float, Message]]:
    """The id of an account that is called after it: "Customer" above 0000100001."""
    named = by_name(kind, header)
    key = next((key for name, key in _NAMES_IDS.items() if named.get(name, (0.0,))[0] > _WEAK), "")
    if key not in FIELDS[kind] or not _are_codes(profile):
        return {}
    return {key: (_OF_A_DAY, say("it is called after the account, and holds codes"))}


def _are_codes(profile: Profile) -> bool:
    """Whether numbers of one length that is no amount's stand there, or codes of digits."""
    lengths = {len(text) for text in profile.values}
    numbered = all(any(map(str.isdigit, text)) for text in profile.values)
    coded = profile.share(Shape.CODE, Shape.NUMBER) == 1 and profile.filled > 0
    return coded and numbered and len(lengths) == 1 and min(lengths) >= _LEAST_CODE


_LEAST_CODE = 5  # signs


def _of_a_year(kind: ListKind, header: str, profile: Profile) -> dict[str, tuple[float, Message]]:
    """ARR that names its year: of several the newest is what is paid, the others stay beside it."""
    if kind not in (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS):
        return {}
    found = _YEARLY.match(words(without_units(header)))
    name = " ".join(filter(None, (found["before"], found["after"]))) if found else ""
    key = next((k for k in ("arr", "mrr") if by_name(kind, name).get(k, (0.0,))[0] > _WEAK), "")
    if found is None or not key or not fits(kind, FIELDS[kind][key].type, profile, key):
        return {}
    year = int(found["year"]) % 100
    return {key: (_OF_A_YEAR + year / 1000, say("the newest year's of those that name one"))}


def _of_a_period(kind: ListKind, header: str, profile: Profile) -> dict[str, tuple[float, Message]]:
    """An amount whose name says how often it is due."""
    if kind not in (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS):
        return {}
    key, sure = periodic_amount(without_units(header))
    if key and fits(kind, FIELDS[kind][key].type, profile, key):
        return {key: (sure, say("its name says how often it is due"))}
    if key := period_of_cells(header, profile.values):
        return {key: (_OF_A_DAY, say("its values say how often they are due"))}
    months, rest = named_term(header)
    is_total = months and "tcv" in by_name(kind, rest)
    if not is_total or not fits(kind, FIELDS[kind]["tcv"].type, profile, "tcv"):
        return {}
    # What twelve months bring is what a year does.
    return {"arr" if months == _A_YEAR else "tcv": (_OF_A_TERM, say("its name says for how long"))}


def _is_turned(header: str, key: str) -> bool:
    spoken = set(words(header).split())
    return bool(spoken & _TURNS - {"name"}) and key not in ("email", "attended")


@lru_cache(maxsize=8192)
def by_name(kind: ListKind, header: str) -> dict[str, tuple[float, str]]:
    """The fields of a kind that a header may mean, each with a confidence and the phrase met."""
    names = spoken_names(kind, without_units(header))
    spoken = names[0] if names else ""
    known = _lexicon(kind)
    found: dict[str, tuple[float, str]] = {}
    for text in dict.fromkeys((*names, *spoken_names(kind, header))):
        for key, phrase, strong in known.exact.get(text.replace(" ", ""), ()):
            # A longer phrase says more: "account name" is surer than "name".
            sure = _EXACT + 0.005 * phrase.count(" ") if phrase == text else _EXACT - 0.02
            # Beside a company a customer is the person who asks or pays.
            sure -= _PERSONS_TOO if phrase in _MAY_BE_A_PERSON else 0
            sure -= _SALES if phrase in _PERHAPS_SALES else 0
            sure -= _LATER_START if phrase in _STARTS_OF_TERMS else 0
            _offer(found, key, min(1.0, sure) if strong else _WEAK, phrase)
    # A close likeness would only take away from what is met exactly.
    if any(confidence > _WEAK for confidence, _ in found.values()) or not spoken:
        return found
    for key, phrase, confidence in _loosely(known, spoken):
        _offer(found, key, confidence, phrase)
    return found


def _offer(found: dict[str, tuple[float, str]], key: str, confidence: float, phrase: str) -> None:
    if confidence > found.get(key, (0.0, ""))[0]:
        found[key] = (confidence, phrase)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The phrases of a kind: by their letters for exact meetings, and as lists for loose ones."""

    exact: dict[str, list[tuple[str, str, bool]]]
    strong: list[tuple[str, str, frozenset[str]]]
    ideographic: list[tuple[str, str, bool]]
    typable: list[tuple[str, str]]


@lru_cache(maxsize=16)
def _lexicon(kind: ListKind) -> _Lexicon:
    exact: dict[str, list[tuple[str, str, bool]]] = {}
    strong, ideographic, typable = [], [], []
    for key, known in phrases()[kind].items():
        for phrase, is_strong in known.items():
            exact.setdefault(phrase.replace(" ", ""), []).append((key, phrase, is_strong))
            # These scripts put no blanks between words, so their phrases are looked for inside.
            if ord(phrase[-1]) > _FIRST_IDEOGRAPH:
                ideographic.append((key, phrase, is_strong))
            elif is_strong:
                strong.append((key, phrase, frozenset(phrase.split())))
                # In short words a slip of one letter is another word.
                if len(phrase) >= _SHORTEST_TYPO:
                    typable.append((key, phrase))
    return _Lexicon(exact, strong, ideographic, typable)


def _loosely(known: _Lexicon, spoken: str) -> Iterator[tuple[str, str, float]]:
    """Fields whose phrase stands inside the header, or that it misspells."""
    mine = set(spoken.split())
    for key, phrase, theirs in known.strong:
        # Only words that say nothing may stand beside the phrase.
        if theirs <= mine and mine - theirs <= FILLER - _TURNS:
            yield key, phrase, _FILLED - 0.04 * len(mine - theirs)
    for key, phrase, is_strong in known.ideographic:
        if len(phrase) > 1 and phrase in spoken:
            yield key, phrase, (_CJK + 0.02 * len(phrase)) * (1 if is_strong else _WEAK)
    # Short words are alike by chance.
    if len(spoken) < _SHORTEST_TYPO:
        return
    # Loaded for misspelt headers alone.
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    near = extract(
        spoken, [phrase for _, phrase in known.typable], scorer=ratio, score_cutoff=_TYPO_RATIO,
        limit=3,
    )  # fmt: skip
    for phrase, likeness, index in near:
        # One letter may turn the meaning, so words that do are never forgiven.
        if not (mine ^ set(phrase.split())) & (_TURNS | _PLACES):
            yield known.typable[index][0], phrase, _TYPO * likeness / 100
