"""Two accounts become one: whichever is kept gets all that hung on the other.

One act, so one undo brings both back exactly. The other lies in the trash as merged: there stays of
it what the kept one has already, such as a reading of the same day, and its daily health, which
judged it alone.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from csm_desktop.app.accounts.acts import parent_of
from csm_desktop.app.accounts.stages import stand_where_said
from csm_desktop.domain.fields.merge import made_one
from csm_desktop.domain.lists.chains import leads_back
from csm_desktop.domain.lists.same_account import SameAccount, perhaps_one
from csm_desktop.domain.records.accounts import Account, ToldApart
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import with_ids
from csm_desktop.domain.records.health import HealthSnapshot
from csm_desktop.domain.records.passport import Merge, passports, references
from csm_desktop.domain.records.plan import AgreedPlan
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import import_marks
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# Of these an account has one each, told apart by these fields of theirs.
_ONE_EACH: dict[str, tuple[str, ...]] = {
    "Reading": ("metric_id", "on"),
    "AccountMetric": ("metric_id",),
    "UnitWorth": ("metric_id", "goal_id"),
    "StepChange": ("step",),
    "FitAnswer": ("check",),
    "FitVerdict": (),
    "WinStory": (),
    "IntroductionTick": ("step",),
    "HandoffSheet": (),
    "CapabilityOffer": ("capability_id",),
    "BehaviourFinding": ("behaviour_id", "on"),
    "Pairing": ("champion_account_id",),
    "TakenOver": ("essence_id",),
    "CriterionAnswer": ("kind",),
    "CouncilSeat": (),
    "CouncilPresence": ("council_meeting_id",),
}
_NAMED: dict[str, Any] = {"segment_id": Segment, "owner_id": TeamMember, "sold_by_id": TeamMember}
_COUNTED: dict[type, str] = {Review: "number", AgreedPlan: "version"}
_NOT_CHOSEN = frozenset(
    ("ids", "also_called", "custom", "created_at", "deleted_at", "handed_to", "handed_on")
)


Choice = tuple[str, Any, Any]
"""A field in which two accounts differ: its name, the kept one's value, the other's."""


def differing(work: Work, /, kept_id: int, other_id: int) -> tuple[Choice, ...]:
    """The `choices` of two accounts, with the names of colleagues and segments for their ids."""
    found = choices(work.get(Account, kept_id), work.get(Account, other_id))
    return tuple(
        (name, *(work.get(_NAMED[name], id_).name if name in _NAMED else id_ for id_ in values))
        for name, *values in found
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """What two accounts become: the one, the things that come over to it, and by kind how many stay
    with the other in the trash, because the kept one has them already."""

    account: Account
    moved: tuple[Any, ...]
    left: dict[str, int]


def choices(kept: Account, other: Account) -> tuple[Choice, ...]:
    """The fields in which both say something, and not the same.

    What only one of them says is taken from it; lists and notes are added up.
    """
    return tuple(
        (name, mine, theirs)
        for name, passport in passports(Account).items()
        if passport.merge is not Merge.JOINED
        and name not in (*_NOT_CHOSEN, "merged_into_id", "parent_id")
        and (mine := getattr(kept, name)) != (theirs := getattr(other, name))
        and mine not in (None, "")
        and theirs not in (None, "")
    )


def merge_accounts(
    work: Work, /, kept_id: int, other_id: int, chosen: Collection[str] = ()
) -> Merged:
    """Bring all that hangs on `other_id` over to `kept_id`; the other goes into the trash.

    `chosen` and errors as for `foreseen`.
    """
    made = foreseen(work, kept_id, other_id, chosen)
    for thing in made.moved:
        work.put(thing)
    _bring_answers(work, kept_id, other_id)
    work.put(made.account)
    stand_where_said(work, kept_id, tr("Two accounts were made one."))
    import_marks.follow(work.connection, other_id, kept_id)
    other = work.get(Account, other_id)
    work.put(replace(other, ids=(), deleted_at=work.now(), merged_into_id=kept_id))
    return made


def foreseen(work: Work, /, kept_id: int, other_id: int, chosen: Collection[str] = ()) -> Merged:
    """What `merge_accounts` would do; nothing is written.

    `chosen` are the fields in which the other's value counts, see `choices`. Raises UserError for
    an account with itself, for one in the trash, or a field that cannot be chosen.
    """
    kept, other = work.get(Account, kept_id), work.get(Account, other_id)
    if kept_id == other_id:
        raise UserError(tr("These are one account already."), tr("Nothing was changed."))
    if kept.deleted_at is not None or other.deleted_at is not None:
        raise UserError(
            tr("One of the two lies in the trash."), tr("Nothing was changed. Take it back first.")
        )
    # What is equal on both sides is no choice; who names it has another pair in mind.
    wrong = set(chosen) - {name for name, *_ in choices(kept, other)}
    if wrong:
        text = say("The two do not differ in {fields}.", fields=", ".join(sorted(wrong)))
        raise UserError(render(text), tr("Nothing was changed."))
    moved: list[Any] = []
    left: dict[str, int] = {}
    for kind in ENTITIES:
        # Health judged each account alone, and who was told apart stays so: neither moves along.
        if kind not in (Account, ToldApart, HealthSnapshot):
            brought, stays = _brought(work, kind, kept_id, other_id)
            moved += brought
            left |= {kind.__name__: stays} if stays else {}
    children = work.find(Account, parent_id=other_id)
    # The kept one may be a child of the other, and cannot be its own parent.
    moved += [replace(child, parent_id=kept_id) for child in children if child.id != kept_id]
    return Merged(_joined(kept, other, chosen, parent_of(work)), tuple(moved), left)


def _brought(work: Work, kind: type[Any], kept_id: int, other_id: int) -> tuple[list[Any], int]:
    """What of a kind comes from the other account to the kept one, each once, and how many stay
    because the kept one has them."""
    brought: list[Any] = []
    left = 0
    keyed, counted = _key(kind), _COUNTED.get(kind)
    for field in (name for name, table in references(kind).items() if table == "account"):
        theirs: tuple[Any, ...] = work.find(kind, **{field: other_id})
        ours: tuple[Any, ...] = work.find(kind, **{field: kept_id}) if theirs else ()
        there = {keyed(our) for our in ours} if keyed else set()
        # Reviews and agreed plans are counted on, so that no two have one number.
        last = max((getattr(our, counted) for our in ours), default=0) if counted else 0
        for index, thing in enumerate(theirs, start=1):
            count = {counted: last + index} if counted and ours else {}
            made = replace(thing, **{field: kept_id}, **count)
            # An account cannot be paired with itself.
            is_own = getattr(made, "champion_account_id", None) == made.account_id
            if is_own or (keyed and keyed(thing) in there):
                left += 1
            else:
                brought.append(made)
    return brought, left


def _key(kind: type) -> Callable[[Any], tuple[object, ...]] | None:
    names = _ONE_EACH.get(kind.__name__)
    return None if names is None else lambda thing: tuple(getattr(thing, name) for name in names)


def _bring_answers(work: Work, kept_id: int, other_id: int) -> None:
    """Who was told apart from the other is told apart from the kept one."""
    for answer in (*work.find(ToldApart, account_id=other_id),
                   *work.find(ToldApart, other_account_id=other_id)):  # fmt: skip
        pair = {answer.account_id, answer.other_account_id} - {other_id, kept_id}
        work.remove(answer)
        for third in pair:
            tell_apart(work, kept_id, third)


def _joined(
    kept: Account, other: Account, chosen: Collection[str], above: Callable[[int], int | None]
) -> Account:
    """The kept one with what the other brings, and under which names the other was known."""
    made = made_one(kept, other)
    taken: dict[str, Any] = {name: getattr(other, name) for name in chosen}
    made = replace(made, **taken)
    known = (kept.name, kept.domain, other.name, other.domain)
    names = dict.fromkeys((*made.also_called, *filter(None, known)))
    # Neither of the two can be what the one belongs to, nor what belongs to either.
    both = frozenset((kept.id, other.id))
    parents = filter(None, (kept.parent_id, other.parent_id))
    parent_id = next((parent for parent in parents if not leads_back(parent, both, above)), None)
    return replace(
        made,
        ids=with_ids(kept.ids, other.ids),
        also_called=tuple(name for name in names if name not in (made.name, made.domain)),
        parent_id=parent_id,
    )


def tell_apart(work: Work, /, one_id: int, other_id: int) -> ToldApart:
    """Remember that two accounts are two, so that nobody is asked again."""
    first, second = sorted((one_id, other_id))
    known = work.find(ToldApart, account_id=first, other_account_id=second)
    if known:
        return known[0]
    return work.add(ToldApart(work.new_id(), first, second, work.today()))


def doubles(work: Work, /) -> tuple[tuple[Account, Account, SameAccount], ...]:
    """The accounts of the book that are perhaps one, and that nobody told apart."""
    accounts = {account.id: account for account in work.find(Account)}
    told = {
        frozenset((answer.account_id, answer.other_account_id)) for answer in work.find(ToldApart)
    }
    return tuple(
        (accounts[same_account.kept_id], accounts[same_account.other_id], same_account)
        for same_account in perhaps_one(accounts.values(), told)
    )
