"""Playbooks of a real book: ours and the user's, started, followed, ended, and held to account."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.journeys import edit_segment, enter_segment
from csm_desktop.app.accounts.segments import give_segment
from csm_desktop.app.alerts.acts import close_alerts, reopen_alerts, snooze_alerts
from csm_desktop.app.alerts.answer import planned_run, start_planned
from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.alerts.playbook_edits import (
    copy_playbook,
    edit_offered,
    set_offered_steps,
)
from csm_desktop.app.alerts.playbooks import (
    StepDraft,
    adopt_playbook,
    edit_playbook,
    new_playbook,
    off_in_segment,
    playbook_for,
    playbooks,
    remove_playbook,
    set_steps,
)
from csm_desktop.app.alerts.rules import set_rule
from csm_desktop.app.alerts.runs import end_run, playbook_results, run_lines, start_playbook
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.people.team import new_member, say_who_i_am
from csm_desktop.app.plan.actions import tick_action
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.alerts import (
    Alert,
    Playbook,
    PlaybookStep,
    RunOutcome,
    Tone,
    Trigger,
)
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus
from csm_desktop.domain.records.health import Band, HealthSnapshot
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus, Milestone
from csm_desktop.domain.records.team import TeamMember, TeamRole
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from tests.app.conftest import picture
from tests.clocks import SetClock


@pytest.fixture
def time(clock: FixedClock) -> SetClock:
    return SetClock(clock.instant)


@pytest.fixture
def watched(book_path: Path, time: SetClock) -> Iterator[Book]:
    with opened_book(book_path, time) as book:
        book.run("Me", say_who_i_am, name="Alex", role=TeamRole.CSM)
        book.run("Tom", new_member, "Tom", role=TeamRole.EXECUTIVE_SPONSOR)
        yield book


def account_of(work: Work) -> Account:
    """A customer whose champion has left."""
    account = new_account(
        work, "Northwind Rail", status=AccountStatus.LIVE,
        contract_start=work.today() - timedelta(days=100),
    )  # fmt: skip
    lena = new_contact(work, account.id, "Lena", roles=(ContactRole.CHAMPION,))
    edit_contact(work, lena.id, status=ContactStatus.LEFT)
    return account


def champion_left(book: Book) -> Alert:
    book.run("Fill", account_of)
    figures.refresh(book)
    with book.reading() as connection:
        (alert,) = dump.everything(connection, Alert)
    return alert


def start(book: Book, alert: Alert) -> int:
    def act(work: Work) -> int:
        playbook = adopt_playbook(work, alert.trigger, alert.tone)
        return start_playbook(work, alert.account_id, playbook.id, alert.id).run.id

    return book.run("Start", act)


def actions(book: Book) -> list[Action]:
    with book.reading() as connection:
        found = dump.everything(connection, Action)
    return [action for action in found if action.origin is ActionOrigin.PLAYBOOK]


def test_the_program_brings_playbooks_and_stores_none_before_it_is_used(watched: Book) -> None:
    known = playbooks(watched)
    assert {view.trigger for view in known} == set(Trigger)
    assert {view.id for view in known} == {None}
    with watched.reading() as connection:
        assert dump.everything(connection, Playbook) == ()
    alert = champion_left(watched)
    view = playbook_for(watched, alert.id)
    assert view is not None
    assert (view.name, view.tone) == ("Fill the vacuum", Tone.NEGATIVE)


def test_a_segment_can_have_a_playbook_off(watched: Book) -> None:
    alert = champion_left(watched)
    segment = watched.run("Segment", enter_segment, "Digital")
    watched.run("Off", edit_segment, segment.id, playbooks_off=(Trigger.CHAMPION_LEFT,))
    assert playbook_for(watched, alert.id) is not None, "the account is in no segment yet"
    watched.run("Into", give_segment, alert.account_id, segment.id)
    assert playbook_for(watched, alert.id) is None
    off = off_in_segment(watched, alert.account_id, alert.trigger)
    assert "off in the segment Digital" in off
    watched.run("Other", edit_segment, segment.id, playbooks_off=(Trigger.GONE_QUIET,))
    assert playbook_for(watched, alert.id) is not None
    assert not off_in_segment(watched, alert.account_id, alert.trigger)


def test_starting_one_makes_actions_with_days_and_owners_and_undo_takes_all_back(
    watched: Book, time: SetClock
) -> None:
    alert = champion_left(watched)
    before = picture(watched)
    start(watched, alert)
    made = actions(watched)
    assert [action.due_on for action in made] == [
        time.today() + timedelta(days=days) for days in (1, 1, 3, 5, 15)
    ], "of days 0, 1, 3, 5 and 14 from a Sunday on, none at a weekend"
    with watched.reading() as connection:
        names = {member.id: member.name for member in dump.everything(connection, TeamMember)}
    assert [names[action.team_member_id or 0] for action in made] == [
        "Alex", "Alex", "Alex", "Tom", "Alex",
    ]  # fmt: skip
    (line,) = run_lines(watched)
    assert (line.account, line.playbook, line.done, line.steps, line.over) == (
        "Northwind Rail", "Fill the vacuum", 0, 5, False,
    )  # fmt: skip
    assert (line.alert, line.next_due) == ("The champion Lena has left", made[0].due_on)
    assert [view.id for view in playbooks(watched) if view.tone is Tone.NEGATIVE][1] is not None
    watched.undo()
    assert picture(watched) == before


def test_the_same_one_is_not_started_twice_for_one_alert(watched: Book) -> None:
    alert = champion_left(watched)
    start(watched, alert)
    with pytest.raises(UserError, match="under way"):
        start(watched, alert)
    assert len(run_lines(watched)) == 1


def test_a_run_is_followed_and_ended_with_an_outcome_that_closes_its_alert(
    watched: Book, time: SetClock
) -> None:
    alert = champion_left(watched)
    run_id = start(watched, alert)
    first, second, *_ = actions(watched)
    watched.run("Done", tick_action, first.id)
    time.go(2)
    (line,) = run_lines(watched, account_id=alert.account_id)
    assert (line.done, line.next_step, line.late) == (1, second.title, 1)
    watched.run("End", end_run, run_id, RunOutcome.WORKED, "Mira took over")
    assert run_lines(watched) == ()
    (ended,) = run_lines(watched, running=False)
    assert (ended.outcome, ended.lesson, ended.over) == (
        RunOutcome.WORKED, "Mira took over", True,
    )  # fmt: skip
    assert {action.status for action in actions(watched)} == {
        ActionStatus.DONE, ActionStatus.DROPPED,
    }  # fmt: skip
    (closed,) = alert_lines(watched, Shelf.CLOSED)
    assert closed.outcome == "Mira took over"
    watched.undo()
    (line,) = run_lines(watched)
    assert line.done == 1
    (open_,) = alert_lines(watched, Shelf.FIRING)
    assert open_.id == closed.id


def test_nobody_who_is_behind_is_congratulated(watched: Book, time: SetClock) -> None:
    account = watched.run("Fill", account_of)
    book = watched.run(
        "Write", new_playbook, "Well done",
        [StepDraft("Thank them", 0, praise=True), StepDraft("Note it", 2)],
    )  # fmt: skip
    started = watched.run("Start", start_playbook, account.id, book.id)
    assert started.left_out == ()
    watched.undo()
    for day in (60, 40):
        late = Milestone(day, account.id, f"M{day}", time.today() - timedelta(days=day))
        watched.run("Late", Work.add, late)
    started = watched.run("Start", start_playbook, account.id, book.id)
    assert started.left_out == ("Thank them",)
    assert [action.title for action in started.actions] == ["Note it"]
    watched.undo()
    watched.run("Edit", set_steps, book.id, [StepDraft("Thank them", praise=True)])
    with pytest.raises(UserError, match="no step that fits"):
        watched.run("Start", start_playbook, account.id, book.id)


def test_a_playbook_is_edited_and_stands_in_place_of_ours(watched: Book) -> None:
    alert = champion_left(watched)
    own = watched.run("Adopt", adopt_playbook, Trigger.CHAMPION_LEFT, Tone.NEGATIVE)
    assert watched.run("Adopt", adopt_playbook, Trigger.CHAMPION_LEFT, Tone.NEGATIVE) == own
    watched.run("Edit", edit_playbook, own.id, name="Our own way")
    watched.run(
        "Steps", set_steps, own.id,
        [StepDraft("Write", 3, mail="Dear {champion} of {account}, {me}. {unknown}")],
    )  # fmt: skip
    view = playbook_for(watched, alert.id)
    assert view is not None
    assert (view.id, view.name, [step.day for step in view.steps]) == (own.id, "Our own way", [3])
    watched.run("Mira", new_contact, alert.account_id, "Mira {me}", roles=(ContactRole.CHAMPION,))
    watched.run("Start", start_playbook, alert.account_id, own.id)
    (action,) = actions(watched)
    assert action.note == "Dear Mira {me} of Northwind Rail, Alex. {unknown}"
    with pytest.raises(UserError, match="needs a name"):
        watched.run("Edit", edit_playbook, own.id, name=" ")
    with pytest.raises(UserError, match="needs a title"):
        watched.run("Steps", set_steps, own.id, [StepDraft(" ")])


def test_what_a_rule_names_goes_first_and_removal_keeps_what_runs_tell(watched: Book) -> None:
    alert = champion_left(watched)
    own = watched.run("Write", new_playbook, "Call Tom", [StepDraft("Call")])
    watched.run("Rule", set_rule, Trigger.CHAMPION_LEFT, playbook_id=own.id)
    view = playbook_for(watched, alert.id)
    assert view is not None
    assert view.id == own.id
    watched.run("Start", start_playbook, alert.account_id, own.id, alert.id)
    watched.run("Remove", remove_playbook, own.id)
    assert own.id not in [view.id for view in playbooks(watched)]
    (line,) = run_lines(watched)
    assert line.playbook == "Call Tom"
    (result,) = playbook_results(watched)
    assert result.retired
    never = watched.run("Write", new_playbook, "Never started", [StepDraft("Wait")])
    watched.run("Remove", remove_playbook, never.id)
    with watched.reading() as connection:
        assert [each.name for each in dump.everything(connection, Playbook)] == ["Call Tom"]
        assert len(dump.everything(connection, PlaybookStep)) == 1


def test_over_time_it_is_told_which_playbooks_worked_and_of_how_many(
    watched: Book, time: SetClock
) -> None:
    alert = champion_left(watched)

    def score(on: date, points: int) -> HealthSnapshot:
        return HealthSnapshot(
            1000 + points, alert.account_id, on, Decimal(points), Band.WATCH, Decimal(1)
        )

    watched.run("Score", Work.add, score(time.today() - timedelta(days=1), 60))
    run_id = start(watched, alert)
    (line,) = playbook_results(watched)
    assert (line.results.started, line.results.finished, line.results.scored) == (1, 0, 0)
    watched.run("Score", Work.add, score(time.today() + timedelta(days=20), 72))
    time.go(30)
    watched.run("Back", edit_contact, contact_id(watched), status=ContactStatus.ACTIVE)
    figures.refresh(watched)
    watched.run("End", end_run, run_id, RunOutcome.PARTLY)
    (line,) = playbook_results(watched)
    found = line.results
    assert (found.started, found.finished, found.worked, found.partly) == (1, 1, 0, 1)
    assert (found.moved, found.scored) == (Decimal(12), 1)
    assert (found.settled, found.alerted) == (1, 1)


def contact_id(book: Book) -> int:
    with book.reading() as connection:
        return dump.everything(connection, Contact)[0].id


def test_a_planned_run_shows_what_is_started_and_leaves_out_what_is_not_wanted(
    watched: Book,
) -> None:
    alert = champion_left(watched)
    playbook = playbook_for(watched, alert.id)
    assert playbook is not None
    planned = planned_run(watched, alert.account_id, playbook)
    assert [step.title for step in planned.steps] == [step.title for step in playbook.steps]
    first, *rest = planned.steps
    chosen = [replace(first, wanted=False), *rest]
    before = picture(watched)
    begun = watched.run("Start", start_planned, alert.account_id, playbook, chosen, alert.id)
    shown = [(step.title, step.due_on, step.owner_id) for step in rest]
    assert [(a.title, a.due_on, a.team_member_id) for a in begun.actions] == shown
    watched.undo()
    assert picture(watched) == before


def test_nothing_is_started_without_a_step(watched: Book) -> None:
    alert = champion_left(watched)
    playbook = playbook_for(watched, alert.id)
    assert playbook is not None
    before = picture(watched)
    with pytest.raises(UserError, match="No step is chosen"):
        watched.run("Start", start_planned, alert.account_id, playbook, [], alert.id)
    assert picture(watched) == before


def test_what_is_built_in_is_adopted_by_an_edit_and_its_copy_takes_no_place(watched: Book) -> None:
    built_in = playbooks(watched)[0]
    assert built_in.id is None
    copy = watched.run("Copy", copy_playbook, built_in)
    names = [view.name for view in playbooks(watched)]
    assert built_in.name in names
    assert copy.name == f"Copy of {built_in.name}"
    assert copy.name in names
    watched.undo()
    made = watched.run("Name", edit_offered, built_in, name="Mine")
    assert (made.trigger, made.tone) == (built_in.trigger, built_in.tone)
    watched.run("Steps", set_offered_steps, playbooks(watched)[0], [StepDraft("One")])
    assert [step.title for step in playbooks(watched)[0].steps] == ["One"]


def test_several_alerts_rest_and_close_as_one_step_or_not_at_all(watched: Book) -> None:
    champion_left(watched)
    ids = [line.id for line in alert_lines(watched, Shelf.FIRING)]
    before = picture(watched)
    with pytest.raises(UserError):
        watched.run("Rest", snooze_alerts, ids, watched.today())
    assert picture(watched) == before
    watched.run("Rest", snooze_alerts, ids, watched.today() + timedelta(days=1))
    assert {line.id for line in alert_lines(watched, Shelf.SNOOZED)} == set(ids)
    watched.run("Close", close_alerts, ids, "Seen")
    assert {line.outcome for line in alert_lines(watched, Shelf.CLOSED)} == {"Seen"}
    watched.run("Again", reopen_alerts, ids)
    assert {line.id for line in alert_lines(watched, Shelf.FIRING)} == set(ids)
