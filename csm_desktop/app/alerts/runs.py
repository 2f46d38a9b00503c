"""Runs of playbooks: started as actions with owners and days, followed, ended with an outcome."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from csm_desktop.app.alerts.acts import close_alert
from csm_desktop.app.alerts.said import said_today
from csm_desktop.app.book import Book
from csm_desktop.domain.alerts.playbook_results import (
    PlaybookResults,
    RunResult,
    result_of,
    results,
)
from csm_desktop.domain.alerts.playbook_runs import actions_of, fitting, started
from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.plan.actions import is_pending
from csm_desktop.domain.records.alerts import (
    Alert,
    AlertState,
    Playbook,
    PlaybookRun,
    PlaybookStep,
    RunOutcome,
)
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import alerts as stored
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import account_facts, facts_of_many
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr


@dataclass(frozen=True, slots=True)
class StartedRun:
    """A playbook that was started: its actions, and the titles of steps that were left out because
    the account is behind and nobody who is behind is congratulated."""

    run: PlaybookRun
    actions: tuple[Action, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run of a playbook in an account: how far it is, and what is next.

    `over` says that every action is done or dropped, and only the outcome is missing.
    """

    id: int
    account_id: int
    account: str
    playbook_id: int
    playbook: str
    alert_id: int | None
    alert: str
    started_on: date
    ended_on: date | None
    done: int
    steps: int
    next_step: str
    next_due: date | None
    late: int
    over: bool
    outcome: RunOutcome | None
    lesson: str


@dataclass(frozen=True, slots=True)
class PlaybookResultLine:
    """What is known of the runs of one playbook."""

    playbook_id: int
    playbook: str
    retired: bool
    results: PlaybookResults


def start_playbook(
    work: Work, /, account_id: int, playbook_id: int, alert_id: int | None = None
) -> StartedRun:
    """Start a playbook for an account today: its steps become actions of ours, internal, with
    owners by role and days from today.

    Raises UserError where it is under way in this account already, or has no steps.
    """
    playbook = work.get(Playbook, playbook_id)
    for other in work.find(PlaybookRun, account_id=account_id, playbook_id=playbook_id):
        # Under another alert the same playbook may run beside it: that is another cause.
        if other.ended_on is None and other.alert_id == alert_id:
            raise UserError(
                render(say("“{name}” is under way here already.", name=playbook.name)),
                tr("Nothing was changed. End it before it is started again."),
            )
    facts = account_facts(work.connection, account_id, work.today())
    steps = work.find(PlaybookStep, playbook_id=playbook_id)
    chosen = fitting(steps, behind=is_behind(work.connection, facts))
    if not chosen:
        raise UserError(
            render(say("“{name}” has no step that fits here.", name=playbook.name)),
            tr("Nothing was changed. Steps that congratulate are left out of an account behind."),
        )
    run = work.add(PlaybookRun(work.new_id(), account_id, playbook_id, work.today(), alert_id))
    actions = started(run, chosen, facts.team, work.new_id, _filling(facts))
    work.add_all(actions)
    kept = {step.id for step in chosen}
    # What was left out is told, so that nobody looks for steps which the playbook has.
    return StartedRun(run, actions, tuple(step.title for step in steps if step.id not in kept))


def end_run(
    work: Work, /, run_id: int, outcome: RunOutcome, lesson: str = "", *, close: bool = True
) -> PlaybookRun:
    """End a run with what came of it: what is still open of it is dropped, and its alert is closed
    with the same words unless `close` is False. An ended one gets another outcome."""
    run = work.get(PlaybookRun, run_id)
    for action in work.find(Action, account_id=run.account_id, origin_id=run.id):
        if action.origin is ActionOrigin.PLAYBOOK and is_pending(action):
            # Dropped and not removed: what was not done belongs to how the run went.
            work.put(replace(action, status=ActionStatus.DROPPED, done_on=None))
    words = lesson.strip()
    if close and run.alert_id is not None:
        alert = work.get(Alert, run.alert_id)
        if alert.state is not AlertState.CLOSED:
            close_alert(work, alert.id, words or label(outcome))
    # Ended again it keeps its day: only what came of it was seen otherwise.
    ended_on = run.ended_on or work.today()
    return work.put(replace(run, ended_on=ended_on, outcome=outcome, lesson=words))


def run_lines(
    book: Book, *, running: bool = True, account_id: int | None = None
) -> tuple[RunLine, ...]:
    """The runs that are under way (or, with `running` False, ended), the latest first; of one
    account, if asked. Those of accounts in the trash are left out."""
    today = book.today()
    with book.reading() as connection:
        accounts = stored.owners(connection)
        names = {playbook.id: playbook.name for playbook in dump.everything(connection, Playbook)}
        runs = [
            run
            for run in dump.everything(connection, PlaybookRun)
            if (run.ended_on is None) is running
            and run.account_id in accounts
            and account_id in (None, run.account_id)
        ]
        actions = stored.playbook_actions(connection)
        alerts = {of_run.id: of_run for of_run in stored.of_runs(connection)}
    lines = [
        _line(
            run, accounts[run.account_id][0], names.get(run.playbook_id, ""),
            alerts.get(run.alert_id or 0), actions_of(run, actions.get(run.id, ())), today,
        )
        for run in runs
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.started_on, line.id), reverse=True))


def playbook_results(book: Book) -> tuple[PlaybookResultLine, ...]:
    """Which playbooks worked: those that were ever started, the most started first."""
    today = book.today()
    with book.reading() as connection:
        runs = dump.everything(connection, PlaybookRun)
        ids = sorted({run.account_id for run in runs})
        histories = {
            facts.account.id: facts.snapshots
            for facts in facts_of_many(connection, ids, today, {"snapshots"})
        }
        alerts = {of_run.id: of_run for of_run in stored.of_runs(connection)}
        known = dump.everything(connection, Playbook)
    by_playbook: dict[int, list[RunResult]] = {}
    for run in runs:
        found = result_of(
            run, histories.get(run.account_id, ()), alerts.get(run.alert_id or 0), today
        )
        by_playbook.setdefault(run.playbook_id, []).append(found)
    lines = [
        PlaybookResultLine(
            playbook.id, playbook.name, playbook.retired, results(by_playbook[playbook.id])
        )
        for playbook in known
        # A playbook that was never started has nothing to say of its worth.
        if playbook.id in by_playbook
    ]
    return tuple(sorted(lines, key=lambda line: (-line.results.started, line.playbook)))


def is_behind(connection: BookConnection, facts: AccountFacts) -> bool:
    """Whether an account is behind its journey: no praise goes there (domain.md §5)."""
    rules = rules_from(dump.everything(connection, Setting))
    return standing_from(facts, rules).standing is Standing.LAGGARD


def _filling(facts: AccountFacts) -> "_Filling":
    champions = [
        contact.name
        for contact in facts.contacts
        if ContactRole.CHAMPION in contact.roles and is_there(contact, facts.as_of)
    ]
    me = next((member.name for member in facts.team if member.is_me), "")
    return _Filling(facts.account.name, champions[0] if champions else "", me)


@dataclass(frozen=True, slots=True)
class _Filling:
    """Puts names into the text of a step; a name that nobody knows leaves its place to be seen."""

    account: str
    champion: str
    me: str

    def __call__(self, text: str) -> str:
        known = {"account": self.account, "champion": self.champion, "me": self.me}
        return render(Message(text).filled(**{key: name for key, name in known.items() if name}))


def _line(
    run: PlaybookRun,
    account: str,
    playbook: str,
    alert: Alert | None,
    actions: Iterable[Action],
    today: date,
) -> RunLine:
    own = tuple(actions)
    pending = [action for action in own if is_pending(action)]
    # What has no day comes after everything that has one.
    upcoming = min(pending, key=lambda each: (each.due_on or date.max, each.position), default=None)
    return RunLine(
        id=run.id,
        account_id=run.account_id,
        account=account,
        playbook_id=run.playbook_id,
        playbook=playbook,
        alert_id=run.alert_id,
        alert=said_today(alert).what if alert else "",
        started_on=run.started_on,
        ended_on=run.ended_on,
        done=sum(action.status is ActionStatus.DONE for action in own),
        steps=len(own),
        next_step=upcoming.title if upcoming else "",
        next_due=upcoming.due_on if upcoming else None,
        late=sum(action.due_on is not None and action.due_on < today for action in pending),
        over=not pending,
        outcome=run.outcome,
        lesson=run.lesson,
    )
