"""What can be done at the hand-off intake: keep the message, file its passages, make the plan.

Filing keeps where the words came from; making the plan is one act, which adds only what is not
there yet, so that it can be done again when more is known.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from csm_desktop.app.handoff import spiced
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.view import last_guests
from csm_desktop.app.plan import actions
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.handoff import intake as rules
from csm_desktop.domain.handoff.fit import fit_gaps
from csm_desktop.domain.handoff.message_facts import Sender, passage, sender_of, unlabelled
from csm_desktop.domain.handoff.spiced_summary import spiced_summary
from csm_desktop.domain.meetings.agendas import default_agenda
from csm_desktop.domain.plan.same_thing import milestones_of_goal
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import HandoffSheet
from csm_desktop.domain.records.journeys import DEFAULT_STEPS, JourneyStep
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.weekdays import working_day
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class Kickoff:
    """When the business orchestration is proposed to be: an instant in UTC, planned in `zone`."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class PlanMade:
    """What was added to the plan; `meeting` is None where there was an orchestration before.

    `past` are the milestones of the journey that were left out, their day being gone by.
    """

    milestones: int
    past: int
    gaps: int
    meeting: Meeting | None
    dated_goals: int

    @property
    def anything(self) -> bool:
        """Whether something was missing."""
        return bool(self.milestones or self.gaps or self.meeting or self.dated_goals)


def write_message(work: Work, /, account_id: int, text: str) -> HandoffSheet | None:
    """Keep the message that the account is handed over with, as it came."""
    sheets = work.find(HandoffSheet, account_id=account_id)
    if sheets:
        return work.put(replace(sheets[0], source_message=text))
    if not text.strip():
        return None
    return work.add(HandoffSheet(work.new_id(), account_id, source_message=text))


def file_passage(
    work: Work, /, account_id: int, part: SpicedPart, selection: str
) -> SpicedEntry | None:
    """Add words of the message to what is known of a part, with who wrote them and when.

    A heading of the sender's before them is left out. They stand on a line of their own beneath
    what was filed before; what was verified is not so any more. None where the part says so
    already. Raises UserError where nothing is selected.
    """
    words = unlabelled(passage(selection))
    if not words:
        raise UserError(
            tr("No words are selected."), tr("Select some in the message; nothing was filed.")
        )
    facts = account_facts(work.connection, account_id, work.today())
    known = next(x.entry for x in spiced_summary(facts.spiced, facts.as_of) if x.part is part)
    # Pressing the key twice files once.
    if known is not None and words in known.text.splitlines():
        return None
    sender = sender_of(rules.message_of(facts), facts.as_of)
    source = _source(facts, sender, words)
    return work.add(
        SpicedEntry(
            id=work.new_id(),
            account_id=account_id,
            part=part,
            # A new entry with the old words above: entries are never overwritten.
            text=f"{known.text}\n{words}" if known else words,
            recorded_on=work.today(),
            said_by_id=_speaker(facts.contacts, sender),
            source=f"{known.source}\n{source}".strip() if known else source,
            event_on=known.event_on if known else None,
        )
    )


def word_part(
    work: Work, /, account_id: int, part: SpicedPart, text: str, continues: int | None = None
) -> SpicedEntry | None:
    """Put a filed part into other words; where it came from stays beside it."""
    entries = work.find(SpicedEntry, account_id=account_id)
    lines = spiced_summary(entries, work.today())
    known = next(line.entry for line in lines if line.part is part)
    said = spiced.say_part(work, account_id, part, text, continues)
    if said is None or known is None or not said.text or said.source == known.source:
        return said
    return work.put(replace(said, source=known.source, said_by_id=known.said_by_id))


def make_plan(work: Work, /, account_id: int, kickoff: Kickoff) -> PlanMade:
    """The skeleton of the joint impact plan, the dates of the journey and the orchestration.

    Milestones need a contract start and are left out without one. A success gap is made of each
    check that was answered partly or no, with the action that is to bridge it.
    """
    facts = account_facts(work.connection, account_id, work.today())
    known = rules.orchestration_of(facts)
    held_on = day_in(known.starts_at, known.zone) if known else day_in(kickoff.at, kickoff.zone)
    # Never due in the past, also when the kickoff was held before the plan is made.
    due = max(held_on, working_day(facts.as_of))
    laid = _lay_out_journey(work, facts)
    return PlanMade(
        milestones=len(laid.made),
        past=laid.past,
        gaps=_name_gaps(work, facts, due),
        meeting=_plan_orchestration(work, facts, kickoff),
        dated_goals=_date_goals(work, facts),
    )


def _source(facts: AccountFacts, sender: Sender, words: str) -> str:
    sellers = [x for x in facts.team if x.role is TeamRole.ACCOUNT_EXECUTIVE and x.active]
    who = sender.name or (sellers[0].name if len(sellers) == 1 else tr("Hand-off message"))
    on = sender.on or facts.as_of
    return render(say("{who}, {on}: “{words}”", who=who, on=on, words=words))


def _speaker(contacts: Iterable[Contact], sender: Sender) -> int | None:
    """The contact who wrote the message; None where it was one of ours, or nobody we know."""
    name = sender.name.casefold()
    for contact in contacts:
        by_address = sender.address and contact.email.casefold() == sender.address
        if by_address or (name and contact.name.casefold() == name):
            return contact.id
    return None


def _lay_out_journey(work: Work, facts: AccountFacts) -> plans.JourneyLaid:
    """The segment's journey, or the default one where there is none."""
    account = facts.account
    if account.contract_start is None:
        return plans.JourneyLaid()
    # The segment's own journey first; the default one only into an empty plan.
    if facts.journey_steps:
        return plans.follow_journey(work, account.id)
    # Milestones by hand are a plan already, which a default journey would double.
    if facts.milestones:
        return plans.JourneyLaid()
    steps = [
        # Their ids are places: default steps are stored nowhere, so nothing may refer to them.
        JourneyStep(index, 0, render(title), after, percent, position=index)
        for index, (title, after, percent) in enumerate(DEFAULT_STEPS)
    ]
    return plans.lay_out(work, facts, steps, account.contract_start)


def _name_gaps(work: Work, facts: AccountFacts, due: date) -> int:
    new = [fit_gap for fit_gap in fit_gaps(facts.fit_answers, facts.gaps) if fit_gap.gap_id is None]
    for each in new:
        statement = render(rules.GAPS[each.check])
        title = render(say("Agree how to bridge: {gap}", gap=statement))
        action = actions.new_action(work, facts.account.id, title, due_on=due)
        plans.new_gap(work, facts.account.id, statement, check=each.check, action_id=action.id)
    return len(new)


def _plan_orchestration(work: Work, facts: AccountFacts, kickoff: Kickoff) -> Meeting | None:
    """Plan it with its five points, or bring the questions of the planned one up to date."""
    questions = tuple(
        render(kickoff_question) for kickoff_question in rules.kickoff_questions(facts)
    )
    known = rules.orchestration_of(facts)
    if known is not None:
        # A held meeting is a record: its questions are those that were asked.
        if known.ended_at is None:
            ours = {render(fixed_question) for fixed_question in rules.fixed_questions()}
            kept = [
                question
                for question in known.questions
                # Questions of the user's own stay; of ours those that are still open.
                if question in questions or question not in ours
            ]
            asked = tuple(dict.fromkeys((*kept, *questions)))
            meetings.edit_meeting(work, known.id, questions=asked)
        return None
    made = meetings.new_meeting(
        work,
        facts.account.id,
        MeetingKind.ORCHESTRATION,
        kickoff.at,
        kickoff.zone,
        [last_guest.id for last_guest in last_guests(facts)],
        purpose=tr("Agree on goals, journey and joint impact plan"),
        agenda=tuple(render(point) for point in default_agenda(MeetingKind.ORCHESTRATION)),
        questions=questions,
    )
    # Before the kickoff itself, or there would be no use in agreeing on its day.
    due = min(working_day(facts.as_of), day_in(kickoff.at, kickoff.zone))
    actions.new_action(
        work, facts.account.id, tr("Agree the day of the business orchestration"), due_on=due
    )
    return made


def _date_goals(work: Work, facts: AccountFacts) -> int:
    start = facts.account.contract_start
    if start is None:
        return 0
    undated = [x for x in facts.goals if x.horizon in rules.TWO_GOALS and x.due_on is None]
    milestones = work.find(Milestone, account_id=facts.account.id)
    for goal in undated:
        same = milestones_of_goal(goal, facts.goals, milestones)
        due = (
            same[0].target_on
            if same
            else rules.goal_due(goal.horizon, start, facts.segment, facts.account.experience)
        )
        plans.edit_goal(work, goal.id, due_on=due)
    return len(undated)
