"""Columns that give a kind of list away by what they hold: months, measures, answers, prices."""

import re
from collections.abc import Container, Mapping, Sequence

from csm_desktop.domain.text.identities import has_legal_form
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import split_phrases, spoken_names, words
from csm_desktop.importers.meaning.kind_words import NO_MEETING, PRICES, SIGNS, UNIT_PRICES
from csm_desktop.importers.meaning.languages.product_requests import (
    ASKED,
    OF_PRODUCT,
    TYPE_HEADERS,
    TYPES,
)
from csm_desktop.importers.meaning.languages.task_lists import OF_OTHERS
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped, map_columns
from csm_desktop.importers.meaning.survey_words import (
    counts_answers,
    speaks_of_survey,
    survey_metric,
)
from csm_desktop.importers.values.answer_words import are_answers, are_labelled, speak_of_nps
from csm_desktop.importers.values.dates import month_number
from csm_desktop.importers.values.moments import are_counts_of_time
from csm_desktop.importers.values.periods import periods
from csm_desktop.importers.values.shapes import Shape
from csm_desktop.importers.values.units import without_units

OF_TERMS = frozenset(("starts_on", "ends_on", "renews_on", "term_months", "licensed_seats"))
"""What a list says of a contract beside its money."""
_SOME_COMPANIES = 0.25  # of names that end in a legal form
_NUMBERS = 0.8  # the least share of a column of numbers
_QUESTION = 5  # words
_OF_SURVEYS = ("metric", "comment")
_SCORES = frozenset(("rating", "score", "answer", "bewertung", "note", "puntuación"))

_TALK_TEXT = """
    call|calls|phone|phone call|video call|meeting|meetings|online meeting|in person meeting|zoom|
    teams|demo|visit|on site|on site visit|onsite|kickoff|kick off|qbr|ebr|check in|sync|anruf|
    telefonat|besprechung|termin|vor ort|réunion|rendez vous|appel|visite|reunión|llamada|visita|
    reunião|ligação|gesprek|telefoontje|vergadering|riunione|chiamata"""
_TALKS = frozenset(" ".join(word.split()) for word in _TALK_TEXT.split("|"))
_LOGGED = 0.8  # the least share of what logs of activities have beside: mails, notes, tasks


def speaks_of_talks(values: Sequence[str]) -> bool:
    """Whether a column says of each row that it was a call, a meeting or what logs have beside."""
    spoken = [words(text) for text in values]
    known = sum(said in _TALKS or said in NO_MEETING for said in spoken)
    return any(said in _TALKS for said in spoken) and known >= _LOGGED * len(spoken)


def priced(mapping: Sequence[Mapped]) -> list[int]:
    """Columns that are called a price and feed no field: those of one unit first."""
    spoken = {
        i: set(spoken_names(ListKind.SUBSCRIPTIONS, without_units(mapped.header)))
        for i, mapped in enumerate(mapping)
    }
    free = [
        i for i, mapped in enumerate(mapping)
        if mapped.field in (CUSTOM, LEFT_OUT) and mapped.confidence < 1.0 and spoken[i] & PRICES
    ]  # fmt: skip
    return sorted(free, key=lambda i: not spoken[i] & UNIT_PRICES)


def periods_of(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> list[int]:
    """Columns of numbers that are called after a month or a quarter."""
    named = periods([mapped.header for mapped in mapping])
    return [
        i
        for i, mapped in enumerate(mapping)
        if mapped.header in named
        and mapped.confidence < 1.0
        and profiles[i].share(Shape.NUMBER, Shape.MONEY) >= _NUMBERS
    ]


def measured(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> list[int]:
    """Columns of a wide table of readings: numbers that feed no other field."""
    return [
        i
        for i, mapped in enumerate(mapping)
        if mapped.field in (LEFT_OUT, CUSTOM)
        and mapped.confidence < 1.0
        and profiles[i].share(Shape.NUMBER, Shape.MONEY) >= 0.8
        and not words(mapped.header).endswith(" id")
        and not are_counts_of_time(profiles[i].values)
    ]


def scored(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> list[int]:
    """Columns of a survey that hold answers: one that speaks of it, or a score beside comments."""
    # A number is an answer only beside something that speaks of a survey.
    beside = any(
        column.field in ("comment", "metric") or speaks_of_survey(column.header)
        for column in mapping
    )
    numeric = {*measured(mapping, profiles)} | {
        i for i, column in enumerate(mapping) if column.field == "value"
    }
    found = [
        i
        for i in sorted(numeric)
        if survey_metric(mapping[i].header) or (beside and mapping[i].field == "value")
    ]
    return sorted({*found, *_worded(mapping, profiles, found)})


def asks(header: str) -> bool:
    """Whether a column is called after the whole question of a survey."""
    return len(header.split()) >= _QUESTION and bool(survey_metric(header))


_VERBATIM = frozenset(
    ("feedback", "customer feedback", "verbatim", "verbatims", "customer verbatim", "feedback text",
     "feedback comment", "customer comment", "what they said", "rückmeldung", "kundenfeedback",
     "retour client", "retours", "comentario del cliente", "feedback do cliente", "お客様の声")
)  # fmt: skip
_BESIDE_WORDS = frozenset(
    (CUSTOM, LEFT_OUT, "external_id", "account_id", "account_name", "account_domain", "on", "email",
     "respondent", "comment", "source", "metric")
)  # fmt: skip
_MOST_BESIDE_WORDS = 2  # columns that say something else


def is_feedback(
    fed: Mapping[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """Whether a list holds what customers said and when, and hardly anything else."""
    said = [column for column in mapping if column.field == "comment"]
    if "on" not in fed or not any(words(column.header) in _VERBATIM for column in said):
        return False
    others = [column for column in mapping if column.field in (CUSTOM, LEFT_OUT)]
    return (
        fed.keys() <= _BESIDE_WORDS
        and len(others) <= _MOST_BESIDE_WORDS
        and not _describes_companies(mapping, profiles)
    )


_QUESTIONED, _ANSWERED, _UNDATED = 2.0, 0.8, 0.5


def survey_signs(mapping: Sequence[Mapped], fed: Mapping[str, float]) -> float:
    """How much columns say that people answered a survey, beside the fields that they feed."""
    score = 0.0
    if any(asks(column.header) for column in mapping):
        score += _QUESTIONED  # nothing but a survey asks in the name of a column
    if any(counts_answers(column.header) for column in mapping):
        score += _QUESTIONED  # nor has any other list an id for each of who answered
    if {"value", "comment", "on"} <= fed.keys():
        score += _ANSWERED  # who has a score, words and a day beside them has answered
    # A list of people may have a score beside each.
    return score - (_UNDATED if "on" not in fed else 0.0)


def _worded(
    mapping: Sequence[Mapped], profiles: Sequence[Profile], numeric: Sequence[int]
) -> list[int]:
    """Columns of answers in words; groups that only repeat a score beside them are none."""
    found = []
    for i, column in enumerate(mapping):
        values = profiles[i].values
        # Columns that a field has taken already are that field's.
        if column.field not in (LEFT_OUT, CUSTOM, "value"):
            continue
        if are_labelled(values) and survey_metric(column.header):
            found.append(i)
        if not are_answers(values):
            continue
        # "Rating", beside a column that names the survey, or beside comments.
        is_called = column.field == "value" or bool(_SCORES & set(words(column.header).split()))
        if is_called and any(one.field in _OF_SURVEYS for one in mapping):
            found.append(i)
            continue
        of_nps = speak_of_nps(values)
        if (of_nps and not numeric) or (not of_nps and survey_metric(column.header)):
            found.append(i)
    return found


def worded_scores(mapping: Sequence[Mapped], profiles: Sequence[Profile]) -> list[int]:
    """Columns that are called a score and hold answers in words, whatever stands beside them."""
    return [
        i
        for i, column in enumerate(mapping)
        if column.field in (LEFT_OUT, CUSTOM)
        and column.confidence < 1.0
        and are_answers(profiles[i].values)
        and bool(_SCORES & set(words(column.header).split()))
    ]


def vague_quarters(headers: Sequence[str], profiles: Sequence[Profile]) -> Message | None:
    """Why a list of names and numbers by the quarter is not read: their days are not known."""
    named = [
        header
        for header, column in zip(headers, profiles, strict=True)
        if _QUARTER.match(header) and column.numeric >= _NUMBERS
    ]
    months = [header for header in headers if month_number(header.strip(". "))]
    if len(months) >= _SEVERAL and len(headers) - len(months) <= _SEVERAL:
        return say(
            "its columns “{first}” to “{last}” name months without a year: called “Jan 2026” and "
            "so on, they are readings",
            first=months[0], last=months[-1],
        )  # fmt: skip
    if len(named) < _SEVERAL or len(headers) - len(named) > _SEVERAL:
        return None
    return say(
        "its columns “{first}” to “{last}” are called after more, or less, than a quarter and its "
        "year: called “Q1 2026” and so on, they are readings",
        first=named[0], last=named[-1],
    )  # fmt: skip


_QUARTER = re.compile(r"(?:FY\s?'?\d{2,4}[\s/-]*)?(?:Q[1-4]|H[12])(?!\d)", re.IGNORECASE)
_SEVERAL = 2


def are_companies(
    fed: Mapping[str, float], mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> bool:
    """Whether what has an address and a telephone are companies: their names say so, and no column
    is of people alone."""
    if fed.keys() & {"first_name", "last_name", "title", "department", "account_name"}:
        return False
    names = next(
        (own.values for each, own in zip(mapping, profiles, strict=True) if each.field == "name"),
        (),
    )
    return sum(map(has_legal_form, names)) > _SOME_COMPANIES * len(names)


_WISHED, _WISHES_ALONE = 0.6, 4.0
_SAID_OF_A_PRODUCT = 0.3  # of the states
_OF_COMPANIES = frozenset(
    ("arr", "mrr", "renews_on", "industry", "employees", "country", "city", "licensed_seats")
)


def wishes(mapping: Sequence[Mapped], profiles: Sequence[Profile], *, named: bool = False) -> float:
    """How much columns say that each row is something that is asked of a product; 0 for none.

    A column of kinds that names nothing else says it alone; else names of columns, or what only
    teams of a product say of a thing that is asked, or what the list is called (`named`).
    """
    beside = dict(zip((column.header for column in mapping), profiles, strict=True))
    text = next((column.header for column in mapping if column.field == "text"), "")
    if not text or beside[text].numeric >= _NUMBERS / 2:
        return 0.0
    if any(words(header) in TYPE_HEADERS and _all_in(own.values, TYPES)
           for header, own in beside.items()):  # fmt: skip
        return _WISHES_ALONE
    known = split_phrases(SIGNS[ListKind.REQUESTS])
    strong = sum(known.get(words(header), False) for header in beside)
    # A book of accounts may have a column of what each of them asked.
    if strong <= 1 and _describes_companies(mapping, profiles):
        return 0.0
    states = [own.values for column, own in zip(mapping, profiles, strict=True)
              if column.field == "state"]  # fmt: skip
    said = max((sum(words(value) in OF_PRODUCT for value in values) / len(values)
                for values in states if values), default=0.0)  # fmt: skip
    told = said >= _SAID_OF_A_PRODUCT
    if words(text) in ASKED or words(text) in known:
        states_fit = any(column.field == "state" for column in mapping)
        return _WISHED if strong or told or states_fit else 0.0
    sure = named or strong > 1 or (strong and told) or said >= _NUMBERS
    return _WISHED if sure else 0.0


_DAYS_OF_TASKS = {"due_on", "done_on", "done"}


def duties(mapping: Sequence[Mapped], profiles: Sequence[Profile], *, named: bool = False) -> float:
    """How much columns say that each row is something that somebody is to do; 0 for none."""
    beside = dict(zip((column.header for column in mapping), profiles, strict=True))
    text = next((column.header for column in mapping if column.field == "title"), "")
    spoken = set(map(words, beside))
    if not text or beside[text].numeric >= _NUMBERS / 2 or spoken & OF_OTHERS:
        return 0.0
    # A book of accounts may have a column of what is to be done next; a day may be called the end
    # of a contract and is the task's own.
    due = {column.header for column in mapping if column.field == "due_on"}
    if _describes_companies(mapping, profiles, due):
        return 0.0
    known = split_phrases(SIGNS[ListKind.ACTIONS])
    told = sum(2 if known[header] else 1 for header in spoken if header in known)
    # Who is assigned to whom, with a title each, is a list of people: a task has a day as well.
    if not any(known.get(header) for header in spoken) and not _DAYS_OF_TASKS & {
        column.field for column in mapping
    }:
        return 0.0
    return _WISHED if told + 2 * named >= _SEVERAL else 0.0


def _all_in(values: Sequence[str], known: frozenset[str]) -> bool:
    return bool(values) and all(words(value) in known for value in values)


def _describes_companies(
    mapping: Sequence[Mapped], profiles: Sequence[Profile], besides: Container[str] = ()
) -> bool:
    """Whether each row is another company, with columns that only companies have."""
    about = map_columns(ListKind.ACCOUNTS, [column.header for column in mapping], profiles)
    fed = {column.field for column in about
           if column.confidence > _NUMBERS / 2 and column.header not in besides}  # fmt: skip
    named = [own for column, own in zip(about, profiles, strict=True) if column.field == "name"]
    return bool(fed & _OF_COMPANIES) and bool(named) and named[0].distinct > 1 - _SOME_COMPANIES / 5


OTHER_STRONG = 0.6
"""What a sure phrase of a list weighs."""
_OTHER_WEAK = 0.25


def other_score(known: dict[str, bool], headers: Sequence[str]) -> float:
    """How much the names of columns have of the phrases of some other list."""
    score = 0.0
    for header in headers:
        strong = known.get(words(header))
        if strong is None:  # "Sessions (last 30 days)"
            strong = known.get(words(header.partition(" (")[0]))
        if strong is not None:
            score += OTHER_STRONG if strong else _OTHER_WEAK
    return score
