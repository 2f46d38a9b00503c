"""Columns that give a kind of list away by what they hold: months, measures, answers, prices."""

import re
from collections.abc import Mapping, Sequence

from csm_desktop.domain.text.identities import has_legal_form
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import spoken_names, words
from csm_desktop.importers.meaning.kind_words import NO_MEETING, PRICES, UNIT_PRICES
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped
from csm_desktop.importers.meaning.survey_words import speaks_of_survey, survey_metric
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
