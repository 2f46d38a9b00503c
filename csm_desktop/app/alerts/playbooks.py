"""Playbooks: those that the program brings, over which the user's own go, and how they are edited.

What the program brings is not stored before it is used or edited: it is then the user's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from csm_desktop.app.book import Book
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.declaration import DeclaredPlaybook
from csm_desktop.domain.alerts.playbook_runs import in_order
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.alerts import (
    Alert,
    AlertRule,
    Playbook,
    PlaybookRun,
    PlaybookStep,
    Tone,
    Trigger,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step as it is edited: `mail` is text to send or say, with {account}, {champion}, {me}."""

    title: str
    day: int = 0
    role: TeamRole = TeamRole.CSM
    mail: str = ""
    praise: bool = False


@dataclass(frozen=True, slots=True)
class PlaybookView:
    """A playbook that can be started; `id` is None for one of the program's own."""

    id: int | None
    name: str
    description: str
    trigger: Trigger | None
    tone: Tone | None
    steps: tuple[StepDraft, ...]


class PlaybookAnswers(TypedDict, total=False):
    """What can be said of a playbook beside its name and its steps."""

    description: str
    trigger: Trigger | None
    tone: Tone | None


class PlaybookChanges(PlaybookAnswers, total=False):
    """What can be changed of a playbook beside its steps."""

    name: str


def playbooks(book: Book) -> tuple[PlaybookView, ...]:
    """All playbooks that can be started: the user's own, then those of the program of which the
    user has none for the same trigger and tone; in the order of the triggers."""
    with book.reading() as connection:
        own = stored_playbooks(connection)
    covered = {(view.trigger, view.tone) for view in own}
    brought = [
        _view_of_declared(trigger, declared)
        for trigger, declaration in DECLARATIONS.items()
        for declared in declaration.playbooks
        if not covered & {(trigger, declared.tone), (trigger, None)}
    ]
    order: dict[Trigger | None, int] = {kind: index for index, kind in enumerate(DECLARATIONS)}
    return tuple(sorted([*own, *brought], key=lambda view: order.get(view.trigger, len(order))))


def stored_playbooks(connection: BookConnection) -> list[PlaybookView]:
    """The user's own playbooks that are not retired, by id."""
    steps: dict[int, list[PlaybookStep]] = {}
    for step in dump.everything(connection, PlaybookStep):
        steps.setdefault(step.playbook_id, []).append(step)
    return [
        _view(playbook, steps.get(playbook.id, ()))
        for playbook in dump.everything(connection, Playbook)
        if not playbook.retired
    ]


def playbook_for(book: Book, alert_id: int) -> PlaybookView | None:
    """The playbook that answers an alert: what its rule names, else one for its trigger and tone;
    None where its trigger has none at all, or the account's segment has it off."""
    with book.reading() as connection:
        alert = next((a for a in dump.everything(connection, Alert) if a.id == alert_id), None)
        rules = dump.everything(connection, AlertRule)
        segment = _segment_of(connection, alert.account_id) if alert is not None else None
    if alert is None or off_words(segment, alert.trigger):
        return None
    named = next((rule.playbook_id for rule in rules if rule.trigger is alert.trigger), None)
    known = playbooks(book)
    fits = [view for view in known if view.tone in (alert.tone, None)]
    chosen = [view for view in fits if named is not None and view.id == named]
    own = [view for view in fits if view.trigger is alert.trigger]
    return next(iter((*chosen, *sorted(own, key=lambda view: view.tone is None))), None)


def off_in_segment(book: Book, account_id: int, trigger: Trigger) -> str:
    """That an account's segment has the playbooks for an alert off; empty where it has not."""
    with book.reading() as connection:
        return off_words(_segment_of(connection, account_id), trigger)


def off_words(segment: Segment | None, trigger: Trigger) -> str:
    """That a segment has the playbooks for an alert off; empty where it has not."""
    if segment is None or trigger not in segment.playbooks_off:
        return ""
    said = say(
        "No playbook is proposed for this alert: they are off in the segment {segment}. You can"
        " start one all the same.",
        segment=segment.name,
    )
    return render(said)


def _segment_of(connection: BookConnection, account_id: int) -> Segment | None:
    accounts = dump.of_ids(connection, Account, [account_id])
    own = next((one.segment_id for one in accounts), None)
    return next((x for x in dump.everything(connection, Segment) if x.id == own), None)


def adopt_playbook(work: Work, /, trigger: Trigger, tone: Tone) -> Playbook:
    """Make one of the program's playbooks the user's own, to be started or edited; once made, it is
    the one that is there. Raises UserError where the program brings none."""
    for playbook in work.find(Playbook, trigger=trigger.value, tone=tone.value, retired=0):
        return playbook
    for declared in DECLARATIONS[trigger].playbooks:
        if declared.tone is tone:
            view = _view_of_declared(trigger, declared)
            return new_playbook(
                work, view.name, view.steps, description=view.description, trigger=trigger,
                tone=tone,
            )  # fmt: skip
    raise UserError(tr("There is no playbook for this."), tr("Nothing was changed."))


def new_playbook(
    work: Work, /, name: str, steps: Sequence[StepDraft] = (), **fields: Unpack[PlaybookAnswers]
) -> Playbook:
    """Write a playbook of one's own. Raises UserError without a name."""
    made = work.add(Playbook(work.new_id(), _named(name)))
    if fields:
        made = work.put(replace(made, **fields))
    set_steps(work, made.id, steps)
    return made


def edit_playbook(work: Work, /, playbook_id: int, **fields: Unpack[PlaybookChanges]) -> Playbook:
    """Change what a playbook is called, says, and answers. Raises UserError without a name."""
    if "name" in fields:
        fields["name"] = _named(fields["name"])
    return work.put(replace(work.get(Playbook, playbook_id), **fields))


def set_steps(work: Work, /, playbook_id: int, steps: Sequence[StepDraft]) -> None:
    """Give a playbook these steps in place of its own, in their order; runs that were started keep
    their actions. Raises UserError for a step without a title."""
    for former in work.find(PlaybookStep, playbook_id=playbook_id):
        work.remove(former)
    work.add_all(
        PlaybookStep(
            work.new_id(), playbook_id, _titled(step.title), step.day, step.role, step.mail.strip(),
            position, step.praise,
        )
        for position, step in enumerate(steps)
    )  # fmt: skip


def remove_playbook(work: Work, /, playbook_id: int) -> bool:
    """Take a playbook out; whether it is kept, offered no more: one that was started is, for what
    its runs tell."""
    playbook = work.get(Playbook, playbook_id)
    for rule in work.find(AlertRule, playbook_id=playbook_id):
        work.put(replace(rule, playbook_id=None))
    if work.find(PlaybookRun, playbook_id=playbook_id):
        work.put(replace(playbook, retired=True))
        return True
    set_steps(work, playbook_id, ())
    work.remove(playbook)
    return False


def _view(playbook: Playbook, steps: Iterable[PlaybookStep]) -> PlaybookView:
    drafts = [
        StepDraft(step.title, step.day, step.owner_role, step.template, step.praise)
        for step in in_order(steps)
    ]
    return PlaybookView(
        playbook.id, playbook.name, playbook.description, playbook.trigger, playbook.tone,
        tuple(drafts),
    )  # fmt: skip


def _view_of_declared(trigger: Trigger, declared: DeclaredPlaybook) -> PlaybookView:
    steps = (
        StepDraft(
            render(step.title), step.day, step.role, render(step.mail) if step.mail else "",
            step.praise,
        )
        for step in declared.steps
    )  # fmt: skip
    name, words = render(declared.name), render(declared.description)
    return PlaybookView(None, name, words, trigger, declared.tone, tuple(steps))


def _named(text: str) -> str:
    return needed(text, tr("A playbook needs a name."))


def _titled(text: str) -> str:
    return needed(text, tr("A step needs a title."))
