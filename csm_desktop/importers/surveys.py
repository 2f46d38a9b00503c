"""Answers of surveys become what their metric means (domain.md §8).

One row an answer is no NPS: promoters (9, 10) less detractors (0 to 6) of all answers are. A CSAT
is a share of its scale. Whatever is reckoned is told with its arithmetic; what cannot be known is
asked.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.survey_words import CSAT, NPS, SURVEYS, survey_metric
from csm_desktop.importers.plan import ImportNotice, Options, Question, ReadyRow
from csm_desktop.importers.row_parts import (
    Part,
    Whose,
    by_references,
    merge,
    parts_by_metric,
    set_part,
)
from csm_desktop.importers.values.source_column import SourceColumn

_TEN = frozenset(map(Decimal, range(11)))
_PROMOTER, _DETRACTOR = 9, 6
_SORTS = ("--scale answers", "--scale score")
_FEW = 4  # of so many answers one may be a slip
_PLAIN = frozenset(("nps", "csat", "satisfaction"))
_FROM_ONE = (5, 7)  # scales without a nought
SCALES = ("1", "5", "7", "10", "100")


def name_surveys(
    readings: SourceColumn,
    title: str,
    headers: Sequence[str],
    options: Options,
    questions: list[Question],
) -> None:
    """Call each answer after its survey: as its column, its list or the user calls it."""
    names = dict.fromkeys(name for row in readings.values for name, _ in row or ())  # type: ignore[attr-defined]
    meant = {name: survey_metric(name) for name in names}
    # Two questions of one sort stay two, each under its own words.
    often = [metric for metric in SURVEYS if list(meant.values()).count(metric) > 1]
    called = {
        name: metric if metric and metric not in often else name for name, metric in meant.items()
    }
    beside = {survey_metric(header) for header in headers} - {"", *meant.values()}
    for name in (name for name, metric in meant.items() if not metric):
        told = survey_metric(title) or (next(iter(beside)) if len(beside) == 1 else options.metric)
        if told:
            called[name] = told
            continue
        text = say("What do the numbers of “{column}” answer? --metric names it.", column=name)
        choices = tuple(f"--metric {metric}" for metric in SURVEYS)
        questions.append(Question("metric", (name,), text, choices))
    readings.values = [
        tuple((called[name], value) for name, value in row or ())  # type: ignore[attr-defined]
        for row in readings.values
    ]


def may_be_answers(metric: str) -> bool:
    """Whether the numbers of a metric outside a survey may be answers of one."""
    return bool(_PLAIN & set(words(metric).split()))


def read_answers(
    by_metric: Mapping[str, Sequence[Part]],
    options: Options,
    *,
    is_survey: bool,
    respondents: bool,
) -> tuple[list[ImportNotice], list[Question]]:
    """Bring answers to their scale, in place, and find out which are single answers.

    A row's `answers_of` names the metrics whose values in it are single answers. A survey has one
    row an answer; so has another list where it names who answered an NPS.
    """
    notices: list[ImportNotice] = []
    questions: list[Question] = []
    for metric, parts in by_metric.items():
        single = is_survey and options.scale != "score"
        # Outside a survey only the plain words are one: recommendations may be counted.
        is_meant = is_survey or may_be_answers(metric)
        sort = survey_metric(metric) if is_meant else ""
        if sort == NPS:
            told = is_survey or respondents
            answers = _without_slips(metric, parts, options, notices) if told else parts
            single = _are_nps_answers(metric, answers, options, questions, told=told)
        elif sort == CSAT:
            _share_of_scale(metric, parts, options, notices, questions)
        if single:
            for draft, _ in parts:
                known = draft.values.get("answers_of") or frozenset()
                draft.values["answers_of"] = known | {metric}  # type: ignore[operator]
    return notices, questions


def _are_nps_answers(
    metric: str, parts: Sequence[Part], options: Options, questions: list[Question], *, told: bool
) -> bool:
    if options.scale == "score":
        return False
    outside = next((value for _, value in parts if value not in _TEN), None)
    if outside is not None:
        within = sum(value in _TEN for _, value in parts)
        if told and within * 2 > len(parts):
            text = say(
                "Most numbers of “{metric}” are from 0 to 10, and one is {value}: are they answers "
                "or finished scores?",
                metric=metric, value=outside,
            )  # fmt: skip
            questions.append(Question("scale", (metric,), text, _SORTS))
        return False
    several = any(len(answers) > 1 for answers in _quarters(parts, by_references).values())
    if several or told or options.scale == "answers":
        return True
    text = say("Are the numbers of “{metric}” single answers from 0 to 10, or finished scores?",
               metric=metric)  # fmt: skip
    questions.append(Question("scale", (metric,), text, _SORTS))
    return False


def _without_slips(
    metric: str, parts: Sequence[Part], options: Options, notices: list[ImportNotice]
) -> Sequence[Part]:
    """The parts without the few numbers that no answer can be: a slip is left out and told."""
    slips = [part for part in parts if part[1] not in _TEN]
    few = len(slips) * _FEW <= len(parts) and len(slips) < len(parts)
    if not slips or options.scale == "score" or not (few or options.scale == "answers"):
        return parts
    for draft, value in slips:
        set_part(draft, metric, None)
        text = say("no answer from 0 to 10: left out")
        notices.append(ImportNotice(draft.line, metric, text, f"{value:f}"))
    return [part for part in parts if part[1] in _TEN]


def _share_of_scale(
    metric: str,
    parts: Sequence[Part],
    options: Options,
    notices: list[ImportNotice],
    questions: list[Question],
) -> None:
    """A satisfaction on a scale to 100: from 1 to 5, from 0 to 10, or a share of one."""
    highest = max(value for _, value in parts)
    scale = options.scale if options.scale in SCALES else ""
    # A scale that was said, now or of the last such list, may be another's.
    if (not scale and 5 < highest <= 7) or (scale not in ("", "100") and highest > int(scale)):
        text = say("“{metric}” goes up to {highest}: what is its best answer?", metric=metric,
                   highest=highest)  # fmt: skip
        tops = [top for top in ("7", "10") if highest <= int(top)]
        choices = tuple(f"--scale {top}" for top in (*tops, "100"))
        questions.append(Question("scale", (metric,), text, choices))
        return
    top = int(scale or next((s for s in ("1", "5", "10", "100") if highest <= int(s)), "100"))
    if top == 100:
        return
    low = 1 if top in _FROM_ONE else 0
    for draft, value in parts:
        set_part(draft, metric, (100 * (value - low) / (top - low)).quantize(Decimal("0.1")))
    example = parts[0][1]
    text = say(
        "read on a scale from {low} to {top} and kept as a share of 100: {value} is {share}",
        low=low, top=top, value=example,
        share=(100 * (example - low) / (top - low)).quantize(Decimal("0.1")),
    )  # fmt: skip
    notices.append(ImportNotice(0, metric, text))


def gather_answers(drafts: Sequence[ReadyRow], whose: Whose = by_references) -> list[ImportNotice]:
    """Make one reading of all single answers of an account, a metric and a quarter, in place.

    A row that became part of another's reading keeps none of its own, and names that row's line
    as `part_of`.
    """
    notices: list[ImportNotice] = []
    for metric, parts in parts_by_metric(drafts).items():
        single = [part for part in parts if metric in (part[0].values.get("answers_of") or ())]  # type: ignore[operator]
        for answers in _quarters(single, whose).values():
            last = max(answers, key=lambda part: str(part[0].values["on"]))[0]
            values = [value for _, value in answers]
            is_nps = survey_metric(metric) == NPS
            merge(metric, answers, last, _nps(values) if is_nps else _mean(values))
            last.values["answers"] = len(answers)
            notices.append(ImportNotice(last.line, metric, _told(metric, values, is_nps=is_nps)))
    return notices


def _quarters(parts: Sequence[Part], whose: Whose) -> dict[tuple[object, ...], list[Part]]:
    """Answers by account and quarter of a year."""
    surveys: dict[tuple[object, ...], list[Part]] = {}
    for draft, value in parts:
        on = draft.values["on"]
        quarter = (on.year, (on.month - 1) // 3) if isinstance(on, date) else ()
        surveys.setdefault((whose(draft), *quarter), []).append((draft, value))
    return surveys


def _split(values: Sequence[Decimal]) -> tuple[int, int]:
    """Promoters and detractors."""
    up = sum(value >= _PROMOTER for value in values)
    return up, sum(value <= _DETRACTOR for value in values)


def _nps(values: Sequence[Decimal]) -> Decimal:
    up, down = _split(values)
    return Decimal(round(100 * Decimal(up - down) / len(values)))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.1"))


def _told(metric: str, values: Sequence[Decimal], *, is_nps: bool) -> Message:
    if is_nps:
        up, down = _split(values)
        return say(
            "NPS {score}, from one answer: {up} promoters less {down} detractors",
            "NPS {score}: {up} promoters less {down} detractors, of {n} answers",
            n=len(values), score=_nps(values), up=up, down=down,
        )  # fmt: skip
    return say(
        "{metric} {mean}, from one answer", "{metric} {mean}: the mean of {n} answers",
        n=len(values), metric=metric, mean=_mean(values),
    )  # fmt: skip
