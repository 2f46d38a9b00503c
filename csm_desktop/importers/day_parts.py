"""Rows per user or hour are parts of a day, which are put together as their metric means it.

What is reckoned is told with its arithmetic; what cannot be known is asked.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportNotice, Question
from csm_desktop.importers.row_parts import Part, Whose, by_references, merge

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
COMBINED = ("sum", "mean", "last", "highest", "active")


def combine_days(
    metrics: Mapping[str, Sequence[Part]],
    combine: str,
    measure: str = "",
    whose: Whose = by_references,
) -> tuple[list[ImportNotice], list[Question]]:
    """Make one reading of an account, metric and day, in place; what was done, what is open.

    `combine` is how, where the user said so: for the metrics that do not tell it themselves, and
    for all where each of them does. `measure` names a column that holds the values of all metrics.
    """
    notices: list[ImportNotice] = []
    meant = {metric: _meant(metric, measure) for metric in metrics}
    several = [metric for metric, parts in metrics.items() if _has_several(parts, whose)]
    # The answer to what was asked must not turn sums of logins into their highest.
    asked = [metric for metric in several if not meant[metric]]
    for metric in several:
        is_said = bool(combine) and (metric in asked or not asked)
        if how := combine if is_said else meant[metric]:
            _combine(metric, metrics[metric], how, notices, whose)
    return notices, [_several_rows(asked)] if asked and not combine else []


def _several_rows(metrics: Sequence[str]) -> Question:
    """What becomes of rows of one day: asked once, as one option answers it for all metrics."""
    text = say(
        "“{metric}” has several rows of one account and day: what becomes of them?",
        "{n} metrics, “{metric}” among them, have several rows of one account and day: what "
        "becomes of them?",
        n=len(metrics), metric=metrics[0],
    )  # fmt: skip
    return Question("combine", tuple(metrics), text, tuple(f"--combine {how}" for how in COMBINED))


def _days(parts: Sequence[Part], whose: Whose) -> list[list[Part]]:
    """The parts of a metric by account and day."""
    days: dict[tuple[object, ...], list[Part]] = {}
    for draft, value in parts:
        days.setdefault((whose(draft), draft.values["on"]), []).append((draft, value))
    return list(days.values())


def _has_several(parts: Sequence[Part], whose: Whose) -> bool:
    keys = [(whose(draft), draft.values["on"]) for draft, _ in parts]
    return len(set(keys)) < len(keys)


def _combine(
    metric: str, parts: Sequence[Part], how: str, notices: list[ImportNotice], whose: Whose
) -> None:
    """Make parts of a day one reading of an account and metric."""
    days = _days(parts, whose)
    several = [day for day in days if len(day) > 1]
    # Where people are counted, a day with a single row is one person, whatever its number.
    for day in days if how == "active" else several:
        merge(metric, day, day[0][0], _made(how, [value for _, value in day]))
    day = several[0]
    text = _told(how, [value for _, value in day], _made(how, [value for _, value in day]))
    notices.append(ImportNotice(day[0][0].line, metric, text))


def _meant(metric: str, measure: str) -> str:
    """How parts of a day are put together, by the words of the metric and of its column."""
    called = f"{metric} {measure}"
    spoken = set(words(called).split())
    if "%" in called or spoken & _AVERAGED:
        return "mean"
    # Summed they count a person twice: a matter of what the rows are.
    if _are_people(set(words(measure).split())) or _are_people(spoken):
        return ""
    return "sum" if spoken & _SUMMED else ""


def _are_people(spoken: set[str]) -> bool:
    """Whether words speak of people: a count of users does, their logins do not."""
    return bool(spoken & _PEOPLE) and not spoken & (_SUMMED - {"count"})


def _made(how: str, values: Sequence[Decimal]) -> Decimal:
    match how:
        case "sum":
            return sum(values, Decimal(0))
        case "mean":
            return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01")).normalize() + 0
        case "highest":
            return max(values)
        case "active":
            return Decimal(sum(value > 0 for value in values))
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
    if how == "active":
        return say("of the {n} rows of one day {made} are above 0: so many were active", **counted)
    return say("of the {n} rows of one day {made} is taken", **counted)
