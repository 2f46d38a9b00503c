"""The columns of the list of alerts, and what is said of where each stands."""

from collections.abc import Callable
from datetime import date

from csm_desktop.app.alerts.closed_log import ClosedSum
from csm_desktop.app.alerts.list import AlertLine, Shelf
from csm_desktop.app.alerts.rules import AlertRuleLine
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.alerts.acts import alert_sign, answer_words
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import beside, label, render, sentences, short_day, tr

Today = Callable[[], date]


def near_words(on: date, today: date) -> str:
    """A day, with its year where that is another one."""
    return short_day(on, with_year=on.year != today.year)


def threshold_words(rule: AlertRuleLine) -> str:
    """From when on a rule speaks: the number, and what it counts."""
    return render(say("{n} {counted}", n=rule.threshold, counted=rule.meaning))


def closed_words(sum_: ClosedSum) -> str:
    """How often the alerts of a rule were right, by the word of whoever closed them."""
    closed = say("{n} of its alerts was closed.", "{n} of its alerts were closed.", n=sum_.closed)
    known = say(
        "Right: {right}. Not right: {wrong}. Not said: {unsaid}.",
        right=sum_.right, wrong=sum_.wrong, unsaid=sum_.unsaid,
    )  # fmt: skip
    return sentences([render(closed), render(known)])


def stand_words(line: AlertLine, today: date) -> str:
    """Until when it rests, or what came of it and when; in silence, whether it still holds."""
    if line.over_on is not None:
        on = near_words(line.over_on, today)
        if line.settled:
            return render(say("settled by itself on {day}", day=on))
        closed = say("closed on {day}", day=on)
        if line.outcome:
            closed = say("{outcome} ({day})", outcome=line.outcome, day=on)
        return beside([_verdict_words(line), render(closed)])  # the end may be cut
    if line.snoozed_until is not None:
        return render(say("until {day}", day=near_words(line.snoozed_until, today)))
    if line.shelf is Shelf.SILENT:
        return tr("calls nobody")
    return ""


def why_words(line: AlertLine) -> str:
    """Why, behind how far the playbook is that answers it: the end may be cut."""
    if line.answer is None:
        return line.why
    done = say("{done} of {n} steps done", done=line.answer.done, n=line.answer.steps)
    return beside([render(done), line.why])


def _verdict_words(line: AlertLine) -> str:
    if line.was_right is None:
        return ""
    return tr("right") if line.was_right else tr("not right")


def spoken(line: AlertLine, today: date) -> str:
    """A row in one sentence."""
    since = render(say("since {day}", day=near_words(line.since, today)))
    parts = (label(line.weight), line.account, line.what, line.why, since, line.owner,
             stand_words(line, today), answer_words(line))  # fmt: skip
    return ", ".join(part for part in parts if part)


def columns(today: Today) -> list[Column[AlertLine]]:
    """What is shown of an alert: what and why, whose account, since when, where it stands."""

    def sign(line: AlertLine) -> tuple[Band, None]:
        return alert_sign(line.tone, line.severity), None

    return [
        Column(
            "severity", tr("Severity"), sign, CellKind.BAND, 122,
            show=lambda line: label(line.weight),
            sortable=False, sentence=lambda line: spoken(line, today()),
        ),
        Column("what", tr("What"), lambda line: line.what, CellKind.STRONG, 210),
        Column("why", tr("Why"), why_words, CellKind.QUIET, 150, stretch=True),
        Column("account", tr("Account"), lambda line: line.account, width=130),
        Column(
            "owner", tr("Owner"), lambda line: line.owner, width=96,
            show=lambda line: tr("You") if line.mine and line.owner else line.owner,
        ),
        Column(
            "since", tr("Since"), lambda line: line.since, CellKind.DAY, 84,
            show=lambda line: near_words(line.since, today()),
        ),
        Column(
            "stand", tr("Now"), lambda line: stand_words(line, today()), CellKind.QUIET, 190,
            hidden=True,
        ),
        Column("trigger", tr("Rule"), lambda line: line.trigger, width=150, hidden=True),
    ]  # fmt: skip
