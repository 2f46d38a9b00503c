"""Is this customer a fit for what we can do, and what must be bridged (domain.md §3): internal."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.records.handoff import Answer, FitAnswer, FitCategory, FitCheck, FitVerdict
from csm_desktop.domain.records.plan import SuccessGap
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

_DECISIVE = (FitCheck.TECHNICAL, FitCheck.FUNCTIONAL)


@dataclass(frozen=True, slots=True)
class Fit:
    """The category that holds, and the one that the answers alone amount to.

    Both are None while fewer than five checks are answered (and nobody overruled).
    `mitigation_due` when a stretch or a bad fit has no mitigation written down.
    """

    category: FitCategory | None
    judged: FitCategory | None
    overruled: bool
    reason: str
    mitigation: str
    mitigation_due: bool
    missing: tuple[FitCheck, ...]
    why: Message


@dataclass(frozen=True, slots=True)
class FitGap:
    """A check that was answered partly or no: a success gap.

    `gap_id` is None while the joint impact plan does not name it.
    """

    check: FitCheck
    answer: Answer
    note: str
    gap_id: int | None


def judge(answers: Iterable[FitAnswer]) -> FitCategory | None:
    """The category of the answers (our choice), None with fewer than five.

    All yes is good; any no in technical or functional, or two no's anywhere, is bad; the rest is
    a stretch.
    """
    given = {answer.check: answer.answer for answer in _latest(answers)}
    if len(given) < len(FitCheck):
        return None
    if all(answer is Answer.YES for answer in given.values()):
        return FitCategory.GOOD
    noes = [check for check, answer in given.items() if answer is Answer.NO]
    if len(noes) > 1 or any(check in _DECISIVE for check in noes):
        return FitCategory.BAD
    return FitCategory.STRETCH


def fit_of(answers: Iterable[FitAnswer], verdicts: Iterable[FitVerdict], as_of: date) -> Fit:
    """The fit with the user's own word on it: the latest verdict up to `as_of` counts."""
    given = _latest(answers)
    judged = judge(given)
    verdict = max(
        (verdict for verdict in verdicts if verdict.decided_on <= as_of),
        key=lambda each: (each.decided_on, each.id),
        default=None,
    )
    missing = tuple(check for check in FitCheck if check not in {a.check for a in given})
    overruled = verdict is not None and verdict.overruled is not None
    # The user's word holds even where the answers alone decide nothing yet.
    category = verdict.overruled if verdict and overruled else judged
    mitigation = verdict.mitigation if verdict else ""
    return Fit(
        category=category,
        judged=judged,
        overruled=overruled,
        reason=verdict.reason if verdict and overruled else "",
        mitigation=mitigation,
        mitigation_due=category in (FitCategory.STRETCH, FitCategory.BAD)
        and not mitigation.strip(),
        missing=missing,
        why=_why(given, judged, verdict if overruled else None, missing),
    )


def fit_gaps(answers: Iterable[FitAnswer], gaps: Iterable[SuccessGap]) -> tuple[FitGap, ...]:
    """Each partly or no as a success gap, which the plan must bridge or accept."""
    # By check: a gap of a plan that came from elsewhere has none.
    named = {gap.check: gap for gap in gaps if gap.check is not None}
    found = []
    for each in _latest(answers):
        if each.answer is Answer.YES:
            continue
        gap = named.get(each.check)
        found.append(FitGap(each.check, each.answer, each.note, None if gap is None else gap.id))
    return tuple(found)


def _latest(answers: Iterable[FitAnswer]) -> list[FitAnswer]:
    """One answer a check, the last given, in the order of the checks."""
    last = {answer.check: answer for answer in sorted(answers, key=lambda each: each.id)}
    return [last[check] for check in FitCheck if check in last]


def _why(
    given: list[FitAnswer],
    judged: FitCategory | None,
    verdict: FitVerdict | None,
    missing: tuple[FitCheck, ...],
) -> Message:
    if verdict is not None and judged is None:
        # A verdict without answers overrules nothing, and is told as the user's own.
        return say("Set by hand: {reason}", reason=verdict.reason)
    if verdict is not None:
        return say(
            "Overruled: {reason} (By the answers alone: {judged}.)",
            reason=verdict.reason,
            judged=judged,
        )
    noes = tuple(answer.check for answer in given if answer.answer is Answer.NO)
    parts = tuple(answer.check for answer in given if answer.answer is Answer.PARTLY)
    if judged is None:
        return say("Not judged yet: {missing} still open.", missing=missing)
    if not noes and not parts:
        return say("All five checks are answered with yes.")
    no, partly = say("No: {noes}.", noes=noes), say("Partly: {parts}.", parts=parts)
    if noes and parts:
        return say("{no} {partly}", no=no, partly=partly)
    return no if noes else partly
