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
    drafts: Sequence[ReadyRow], options: Options, respondents: bool, measure: str = ""
) -> tuple[list[ImportNotice], list[Question]]:
    """Turn rows that are answers or parts into readings, in place; what was done, what is open.

    A row that became part of another's reading keeps none of its own, and names that row's line
    as `part_of`. `respondents` says that the
    list names who answered, `measure` is the name of a column that holds the values of all metrics.
    """
    notices: list[ImportNotice] = []
    questions: list[Question] = []
    unclear: list[str] = []
    for metric, parts in _by_metric(drafts).items():
        spoken = set(words(metric).split())
        if "nps" in spoken:
            _settle_nps(metric, parts, options, respondents, notices, questions)
        elif "csat" in spoken or "satisfaction" in spoken:
            _settle_csat(metric, parts, options, notices)
    for metric, parts in _by_metric(drafts).items():
        if not _combine(metric, parts, options.combine or _meant(metric, measure), notices):
            unclear.append(metric)
    if unclear:
        questions.append(_several_rows(unclear))
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


def _merge(metric: str, parts: Sequence[_Part], whole: ReadyRow, value: Decimal) -> None:
    """Give what was made of several rows to one of them, which the others name as their whole."""
    for draft, _ in parts:
        _set(draft, metric, value if draft is whole else None)
        if draft is not whole:
            draft.values["part_of"] = whole.line
    whole.values["combined"] = True


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
        _merge(metric, answers, last, score)
        last.values["answers"] = len(answers)
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


def _several_rows(metrics: Sequence[str]) -> Question:
    """What becomes of rows of one day: asked once, as one option answers it for all metrics."""
    text = say(
        "“{metric}” has several rows of one account and day: what becomes of them?",
        "{n} metrics, “{metric}” among them, have several rows of one account and day: what "
        "becomes of them?",
        n=len(metrics), metric=metrics[0],
    )  # fmt: skip
    return Question("combine", tuple(metrics), text, tuple(f"--combine {how}" for how in COMBINED))


def _combine(metric: str, parts: Sequence[_Part], how: str, notices: list[ImportNotice]) -> bool:
    """Make parts of a day one reading of an account and metric; False where `how` is not known."""
    days: dict[tuple[object, ...], list[_Part]] = {}
    for draft, value in parts:
        days.setdefault((*_whose(draft), draft.values["on"]), []).append((draft, value))
    several = [day for day in days.values() if len(day) > 1]
    if not several:
        return True
    if not how:
        return False
    for day in several:
        _merge(metric, day, day[0][0], _made(how, [value for _, value in day]))
    day = several[0]
    text = _told(how, [value for _, value in day], _made(how, [value for _, value in day]))
    notices.append(ImportNotice(day[0][0].line, metric, text))
    return True


def _meant(metric: str, measure: str) -> str:
    """How parts of a day are put together, by the words of the metric and of its column."""
    called = f"{metric} {measure}"
    spoken = set(words(called).split())
    if "%" in called or spoken & _AVERAGED:
        return "mean"
    # A count of users is still one of people; their logins are not.
    if spoken & _PEOPLE and not spoken & (_SUMMED - {"count"}):
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
