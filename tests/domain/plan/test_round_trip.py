"""A plan that comes back: what counts as changed, new or gone, and what is only asked about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.plan.references import (
    RowReference,
    SheetReference,
    account_mark,
    action_mark,
    row_reference,
    sheet_reference,
)
from csm_desktop.domain.plan.round_trip import (
    DifferenceKind,
    PlanColumn,
    PlanDifferences,
    ReturnedPlan,
    ReturnedRow,
    Said,
    differences,
    exported,
    reference_of,
    said_of,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionStatus, AgreedPlan, Side
from csm_desktop.domain.text.ids import first_id_at

MADE = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
BEFORE = first_id_at(MADE - timedelta(days=9))
AFTER = first_id_at(MADE + timedelta(days=9))
ADA = Contact(5, 1, "Ada Lindqvist")
PILOTS = Action(
    BEFORE, 1, "Name pilot users", Side.CUSTOMER, contact_id=5, due_on=date(2026, 12, 2)
)
TENANT = Action(BEFORE + 1, 1, "Open a test tenant", Side.CUSTOMER)
GUIDE = Action(BEFORE + 2, 1, "Send the guide", Side.US)
FACTS = AccountFacts(
    as_of=date(2026, 11, 20), account=Account(1, "Northwind"), contacts=(ADA,),
    actions=(PILOTS, TENANT, GUIDE),
)  # fmt: skip


def row(action: Action, facts: AccountFacts = FACTS, **changed: Said) -> ReturnedRow:
    """The row of an action as it was written, with what the customer changed."""
    said = said_of(action, facts) | {PlanColumn(name): value for name, value in changed.items()}
    return ReturnedRow("Your actions", 8, action.side, reference_of(action, facts), said)


def new(title: str, **said: Said) -> ReturnedRow:
    words: dict[PlanColumn, Said] = {PlanColumn(name): value for name, value in said.items()}
    words[PlanColumn.TITLE] = title
    return ReturnedRow("", 9, Side.CUSTOMER, None, words)


def plan(*rows: ReturnedRow, sides: frozenset[Side] = frozenset({Side.CUSTOMER})) -> ReturnedPlan:
    return ReturnedPlan("plan.xlsx", account_mark(1), MADE, sides, rows)


def told(found: PlanDifferences) -> list[tuple[DifferenceKind, str, PlanColumn | None, bool]]:
    return [(line.kind, line.title, line.column, line.wanted) for line in found.lines]


CHANGED, ADDED, GONE = DifferenceKind


def test_a_file_that_nobody_touched_says_nothing_whatever_was_changed_here() -> None:
    rows = (row(PILOTS), row(TENANT))
    assert differences(FACTS, plan(*rows)).lines == ()
    later = replace(PILOTS, status=ActionStatus.DONE, due_on=date(2027, 1, 1))
    assert differences(replace(FACTS, actions=(later, TENANT)), plan(*rows)).lines == ()


def test_what_the_customer_changed_is_proposed_field_by_field_in_any_order_of_rows() -> None:
    rows = (
        row(TENANT, status=ActionStatus.DONE),
        row(PILOTS, due_on=date(2026, 12, 9), comment="Two are on leave"),
    )
    found = differences(FACTS, plan(*rows))
    assert told(found) == [
        (CHANGED, "Open a test tenant", PlanColumn.STATUS, True),
        (CHANGED, "Name pilot users", PlanColumn.DUE_ON, True),
        (CHANGED, "Name pilot users", PlanColumn.COMMENT, True),
    ]
    assert (found.lines[1].ours, found.lines[1].theirs) == (date(2026, 12, 2), date(2026, 12, 9))


def test_what_was_changed_on_both_sides_is_asked_and_not_proposed() -> None:
    here = replace(FACTS, actions=(replace(PILOTS, due_on=date(2026, 12, 5)), TENANT))
    found = differences(here, plan(row(PILOTS, due_on=date(2026, 12, 9)), row(TENANT)))
    assert told(found) == [(CHANGED, "Name pilot users", PlanColumn.DUE_ON, False)]
    assert found.lines[0].since


def test_an_emptied_status_or_title_says_nothing_and_an_emptied_day_does() -> None:
    rows = (row(PILOTS, status=None, title="", due_on=None), row(TENANT))
    assert told(differences(FACTS, plan(*rows))) == [
        (CHANGED, "Name pilot users", PlanColumn.DUE_ON, True)
    ]


def test_a_new_row_is_a_new_action_once() -> None:
    rows = (row(PILOTS), row(TENANT), new("Book a room", due_on=date(2026, 12, 1)))
    assert told(differences(FACTS, plan(*rows))) == [(ADDED, "Book a room", None, True)]
    taken = Action(AFTER, 1, "Book a room", Side.CUSTOMER, due_on=date(2026, 12, 1))
    known = replace(FACTS, actions=(*FACTS.actions, taken))
    blank = new("Book a room", due_on=date(2026, 12, 1), owner="", comment="")
    assert differences(known, plan(row(PILOTS), row(TENANT), blank)).lines == ()


def test_a_row_copied_to_write_another_is_a_new_one() -> None:
    copied = row(PILOTS, title="Name a deputy")
    found = differences(FACTS, plan(copied, row(PILOTS), row(TENANT)))
    assert told(found) == [(ADDED, "Name a deputy", None, True)]


def test_a_row_twice_with_other_words_is_told_and_the_first_counts() -> None:
    twice = (row(PILOTS, comment="one"), row(PILOTS, comment="two"), row(TENANT))
    found = differences(FACTS, plan(*twice))
    assert [line.theirs for line in found.lines] == ["one"]
    assert len(found.notes) == 1


def test_a_row_that_lost_its_mark_is_known_by_its_words() -> None:
    bare = replace(row(TENANT, status=ActionStatus.DOING), reference=None)
    assert told(differences(FACTS, plan(row(PILOTS), bare))) == [
        (CHANGED, "Open a test tenant", PlanColumn.STATUS, True)
    ]


def test_a_deleted_row_is_told_and_never_proposed_and_later_actions_are_none() -> None:
    later = Action(AFTER, 1, "Came later", Side.CUSTOMER)
    facts = replace(FACTS, actions=(*FACTS.actions, later))
    assert told(differences(facts, plan(row(PILOTS)))) == [
        (GONE, "Open a test tenant", None, False)
    ]


def test_a_sheet_that_was_left_out_says_nothing_of_its_actions() -> None:
    assert differences(FACTS, plan(row(GUIDE), sides=frozenset({Side.US}))).lines == ()


def test_what_was_removed_here_and_changed_there_is_asked() -> None:
    facts = replace(FACTS, actions=(TENANT,))
    assert differences(facts, plan(row(PILOTS), row(TENANT))).lines == ()
    found = differences(facts, plan(row(PILOTS, comment="Done by Friday"), row(TENANT)))
    assert told(found) == [(ADDED, "Name pilot users", None, False)]


def test_an_older_plan_says_so_and_proposes_nothing() -> None:
    agreed = AgreedPlan(9, 1, 3, date(2026, 11, 10))
    found = differences(
        replace(FACTS, agreed_plans=(agreed,)), plan(row(PILOTS, due_on=None), row(TENANT))
    )
    assert found.is_older
    assert len(found.notes) == 1
    assert [line.wanted for line in found.lines] == [False]


def test_a_column_that_was_taken_out_changes_nothing() -> None:
    whole = row(PILOTS, status=ActionStatus.DONE)
    without = {column: said for column, said in whole.said.items() if column.value != "comment"}
    talked = replace(FACTS, actions=(replace(PILOTS, comment="Old words"), TENANT))
    found = differences(talked, plan(replace(whole, said=without), row(TENANT)))
    assert [line.column for line in found.lines] == [PlanColumn.STATUS]


def test_what_cannot_be_read_is_told_and_left() -> None:
    bad = replace(
        row(PILOTS, due_on=None, comment="x"), unread={PlanColumn.DUE_ON: "when Ada is back"}
    )
    found = differences(FACTS, plan(bad, row(TENANT)))
    assert [line.column for line in found.lines] == [PlanColumn.COMMENT]
    assert "when Ada is back" in dict(found.notes[0].values).values()


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**31), st.sampled_from(Side))
def test_a_reference_is_read_from_any_sentence_around_it(
    account_id: int, seconds: int, side: Side
) -> None:
    made_at = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    reference = SheetReference(account_mark(account_id), made_at, side)
    assert sheet_reference(f"Reference (please leave it): {reference}.") == reference
    mistyped = str(reference).replace("JIP-", "JIP-2", 1)
    assert sheet_reference(mistyped) is None


@given(st.integers(0, 2**63 - 1), st.text(), st.text(), st.text())
def test_a_row_keeps_its_mark_and_white_space_counts_for_nothing(
    action_id: int, title: str, owner: str, comment: str
) -> None:
    said: dict[PlanColumn, Said] = {
        PlanColumn.TITLE: title, PlanColumn.OWNER: owner, PlanColumn.DUE_ON: None,
        PlanColumn.STATUS: ActionStatus.OPEN, PlanColumn.COMMENT: comment,
    }  # fmt: skip
    one = ReturnedRow("", 1, Side.CUSTOMER, None, said)
    spaced = {c: f" {v}\n" if isinstance(v, str) and c.value != "status" else v
              for c, v in said.items()}  # fmt: skip
    assert replace(one, said=spaced).state == one.state
    mark = RowReference(action_mark(action_id), one.state)
    assert row_reference(f" {str(mark).lower()} ") == mark


def test_only_the_plans_own_actions_go_out() -> None:
    dropped = replace(TENANT, status=ActionStatus.DROPPED)
    facts = replace(FACTS, actions=(PILOTS, dropped))
    assert exported(facts, Side.CUSTOMER) == [PILOTS]
