"""What the joint impact plan says as a workbook that the customer fills in (domain.md §4)."""

from datetime import date, datetime

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.plan.actions import ordered
from csm_desktop.domain.plan.confirmed_days import is_recommended
from csm_desktop.domain.plan.references import SheetReference, account_mark
from csm_desktop.domain.plan.round_trip import exported, owner_name, reference_of
from csm_desktop.domain.records.contacts import ContactStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, ActionStatus, Side
from csm_desktop.reports.ebr.people import author_id
from csm_desktop.reports.plan.pack import PlanPack, plan_of
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SheetAction:
    """One row: an action, and the mark by which it is known again."""

    reference: str
    title: str
    owner: str
    due_on: date | None
    status: ActionStatus
    comment: str


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """The actions of one side, and who may take one on."""

    side: Side
    reference: str
    actions: tuple[SheetAction, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanWorkbook:
    """A joint impact plan, ready to be written as a workbook: the plan to read, and both sides'
    actions to answer."""

    plan: PlanPack
    theirs: ActionSheet
    ours: ActionSheet

    @property
    def title(self) -> str:
        """Its headline."""
        return self.plan.title


def assemble_workbook(facts: AccountFacts, made_at: datetime) -> PlanWorkbook:
    """The plan of an account as of `facts.as_of`, written at an instant; internal fields are
    blanked first. It is told in the voice in force."""
    shared = facts_for_customer(facts)
    return PlanWorkbook(
        plan_of(shared, author_id(facts), is_recommended(facts.segment)),
        _sheet(shared, Side.CUSTOMER, made_at),
        _sheet(shared, Side.US, made_at),
    )


def _sheet(shared: AccountFacts, side: Side, made_at: datetime) -> ActionSheet:
    reference = SheetReference(account_mark(shared.account.id), made_at, side)
    people = (
        [member.name for member in shared.team]
        if side is Side.US
        else [one.name for one in shared.contacts if one.status is ContactStatus.ACTIVE]
    )
    actions = tuple(_action(action, shared) for action in ordered(exported(shared, side)))
    # Of ours only those are named who do something for this customer.
    if side is Side.US:
        doing = {action.owner for action in actions}
        people = [name for name in people if name in doing]
    return ActionSheet(side, str(reference), actions, tuple(dict.fromkeys(people)))


def _action(action: Action, shared: AccountFacts) -> SheetAction:
    return SheetAction(
        str(reference_of(action, shared)),
        action.title,
        owner_name(action, shared),
        action.due_on,
        action.status,
        action.comment,
    )
