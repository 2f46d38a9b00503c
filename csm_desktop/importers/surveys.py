"""Answers of surveys and parts of a day become what their metric means (domain.md §8).

One row an answer is no NPS: promoters (9, 10) less detractors (0 to 6) of all answers are. A CSAT
is a share of its scale. Rows per user or hour are parts of a day, which are summed or averaged.
Whatever is reckoned is told with its arithmetic; what cannot be known is asked.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportNotice, Options, Question, ReadyRow

_Part = tuple[ReadyRow, Decimal]
_TEN = frozenset(map(Decimal, range(11)))
_PROMOTER, _DETRACTOR = 9, 6
_SUMMED_TEXT = """
    login logins session sessions visit visits call calls request requests event events click
    clicks view views message messages download downloads upload uploads export exports report
    reports job jobs run runs order orders ticket tickets minutes hours count actions api
    transactions searches anmeldungen aufrufe sitzungen connexions
"""
_SUMMED = frozenset(_SUMMED_TEXT.split())
_AVERAGED_TEXT = """
    rate ratio share score percent percentage average avg mean adoption uptime latency nps csat
    rating health utilisation utilization quote anteil taux
"""
_AVERAGED = frozenset(_AVERAGED_TEXT.split())
_PEOPLE = frozenset(("active", "users", "user", "members", "dau", "wau", "mau", "seats"))
COMBINED = ("sum", "mean", "last", "highest")


def settle_readings(
    drafts: Sequence[ReadyRow], options: Options, respondents: bool
) -> tuple[list[ImportNotice], list[Question]]:
    """Turn rows that are answers or parts into readings, in place; what was done, what is open.

    A row that became part of another's reading keeps none of its own. `respondents` says that the
    list names who answered.
    """
    notices: list[ImportNotice] = []
    questions: list[Question] = []
    for metric, parts in _by_metric(drafts).items():
        spoken = set(words(metric).split())
        if "nps" in spoken:
            _settle_nps(metric, parts, options, respondents, notices, questions)
        elif "csat" in spoken or "satisfaction" in spoken:
            _settle_csat(metric, parts, options, notices)
    for metric, parts in _by_metric(drafts).items():
        _combine(metric, parts, options, notices, questions)
    return notices, questions


def _by_metric(drafts: Sequence[ReadyRow]) -> dict[str, list[_Part]]:
    found: dict[str, list[_Part]] = {}
    for draft in drafts:
        for metric, value in draft.values.get("readings") or ():  # type: ignore[attr-defined]
            found.setdefault(metric, []).append((draft, value))
    return found


def _set(draft: ReadyRow, metric: str, value: Decimal | None) -> None:
    pairs = draft.values["readings"]
    draft.values["readings"] = tuple(
        (name, value if name == metric else own)
        for name, own in pairs  # type: ignore[attr-defined]
        if name != metric or value is not None
    )


def _whose(draft: ReadyRow) -> tuple[str, str, str, str]:
    keys = ("account_id", "account_domain", "account_name", "subscription_id")
    a, b, c, d = (str(draft.values.get(key) or "").casefold() for key in keys)
    return a, b, c, d


def _settle_nps(
    metric: str,
    parts: Sequence[_Part],
    options: Options,
    respondents: bool,
    notices: list[ImportNotice],
    questions: list[Question],
) -> None:
    if not {value for _, value in parts} <= _TEN or options.scale == "score":
        return
    surveys: dict[tuple[object, ...], list[_Part]] = {}
    for draft, value in parts:
        on = draft.values["on"]
        assert isinstance(on, date)
        key = (*_whose(draft), on.year, (on.month - 1) // 3)
        surveys.setdefault(key, []).append((draft, value))
    several = any(len(answers) > 1 for answers in surveys.values())
    if not (several or respondents or options.scale == "answers"):
        text = say("Are the numbers of “{metric}” single answers from 0 to 10, or finished scores?",
                   metric=metric)  # fmt: skip
        questions.append(Question("scale", (metric,), text, ("--scale answers", "--scale score")))
        return
    for answers in surveys.values():
        last = max(answers, key=lambda part: str(part[0].values["on"]))[0]
        up = sum(value >= _PROMOTER for _, value in answers)
        down = sum(value <= _DETRACTOR for _, value in answers)
        score = Decimal(round(100 * Decimal(up - down) / len(answers)))
        for draft, _ in answers:
            _set(draft, metric, score if draft is last else None)
        last.values |= {"combined": True, "answers": len(answers)}
        text = say(
            "NPS {score}, from one answer: {up} promoters less {down} detractors",
            "NPS {score}: {up} promoters less {down} detractors, of {n} answers",
            n=len(answers), score=score, up=up, down=down,
        )  # fmt: skip
        notices.append(ImportNotice(last.line, metric, text))


def _settle_csat(
    metric: str, parts: Sequence[_Part], options: Options, notices: list[ImportNotice]
) -> None:
    """On a scale to 100: from 1 to 5, from 0 to 10, or a share of one."""
    highest = max(value for _, value in parts)
    scale = options.scale if options.scale in ("1", "5", "7", "10", "100") else ""
    top = Decimal(scale or next((s for s in ("1", "5", "10", "100") if highest <= int(s)), "100"))
    if top == 100:
        return
    low = Decimal(1 if top in (5, 7) else 0)
    for draft, value in parts:
        _set(draft, metric, (100 * (value - low) / (top - low)).quantize(Decimal("0.1")))
    example = parts[0][1]
    text = say(
        "read on a scale from {low} to {top} and kept as a share of 100: {value} is {share}",
        low=low, top=top, value=example,
        share=(100 * (example - low) / (top - low)).quantize(Decimal("0.1")),
    )  # fmt: skip
    notices.append(ImportNotice(0, metric, text))


def _combine(
    metric: str,
    parts: Sequence[_Part],
    options: Options,
    notices: list[ImportNotice],
    questions: list[Question],
) -> None:
    """Rows of one account, metric and day are parts of that day."""
    days: dict[tuple[object, ...], list[_Part]] = {}
    for draft, value in parts:
        days.setdefault((*_whose(draft), draft.values["on"]), []).append((draft, value))
    several = [day for day in days.values() if len(day) > 1]
    if not several:
        return
    how = options.combine or _meant(metric)
    if not how:
        text = say("“{metric}” has several rows of one account and day: what becomes of them?",
                   metric=metric)  # fmt: skip
        choices = tuple(f"--combine {each}" for each in COMBINED)
        questions.append(Question("combine", (metric,), text, choices))
        return
    for day in several:
        values = [value for _, value in day]
        made = _made(how, values)
        first = day[0][0]
        for draft, _ in day:
            _set(draft, metric, made if draft is first else None)
        first.values["combined"] = True
    day = several[0]
    text = _told(how, [value for _, value in day], _made(how, [value for _, value in day]))
    notices.append(ImportNotice(day[0][0].line, metric, text))


def _meant(metric: str) -> str:
    spoken = set(words(metric).split())
    if "%" in metric or spoken & _AVERAGED:
        return "mean"
    if spoken & _PEOPLE and not spoken & _SUMMED:
        return ""  # summed they count a person twice: a matter of what the rows are
    return "sum" if spoken & _SUMMED else ""


def _made(how: str, values: Sequence[Decimal]) -> Decimal:
    match how:
        case "sum":
            return sum(values, Decimal(0))
        case "mean":
            return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01")).normalize() + 0
        case "highest":
            return max(values)
    return values[-1]


def _told(how: str, values: Sequence[Decimal], made: Decimal) -> Message:
    parts = " + ".join(map(str, values[:4])) + (" + …" if len(values) > 4 else "")
    counted = {"n": len(values), "made": made, "parts": parts}
    if how == "sum":
        return say("rows of one day are summed, as {parts} = {made}; --combine says otherwise",
                   **counted)  # fmt: skip
    if how == "mean":
        return say("rows of one day are averaged, as ({parts}) / {n} = {made}; --combine says "
                   "otherwise", **counted)  # fmt: skip
    return say("of the {n} rows of one day {made} is taken", **counted)
