"""What rows of contracts say of their accounts: who looks after them, segment, country."""

from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.report import Difference
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.colleagues import colleague
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.segments import Engagement, Segment, new_segment
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.importers.meaning.fields import OF_AN_ACCOUNT
from csm_desktop.importers.plan import ReadyRow

_TOUCH_WORDS = (
    (Engagement.HIGH_TOUCH, ("high", "enterprise", "strategic", "key", "tier 1", "gold", "platin")),
    (Engagement.TECH_TOUCH, ("tech", "digital", "smb", "small", "self", "tier 3", "long tail")),
)


def named_segment(taking: ImportRun, name: str) -> int:
    """The segment that a file names; of a new one its words tell the touch, else it is the middle
    one."""
    return taking.named(Segment, name, _segment)


def _segment(id_: int, name: str) -> Segment:
    words = name.casefold()
    for engagement, signs in _TOUCH_WORDS:
        if any(sign in words for sign in signs):
            return new_segment(id_, name, engagement)
    return new_segment(id_, name, Engagement.LOW_TOUCH)


def tell_account(taking: ImportRun, taken: ListResult, account_id: int, draft: ReadyRow) -> None:
    """Fill the gaps of an account by what a row of its contracts says of it; differences are told,
    and replace the book's where the user lets the file's values count."""
    given = _of_account(taking, draft.values)
    if not given:
        return
    known = taking.fetch(Account, account_id)
    after, differences = taking.held_against(known, given, draft.line)
    if after != known:
        taking.put(after)
    said = {_key(each) for each in taken.differences}
    # A row a contract says the same of its account again.
    taken.differences += [each for each in differences if _key(each) not in said]


def _key(difference: Difference) -> Difference:
    return replace(difference, line=0)


def _of_account(taking: ImportRun, values: dict[str, Any]) -> dict[str, Any]:
    given = {key: values[key] for key in OF_AN_ACCOUNT if values.get(key) not in (None, "")}
    if owner := given.pop("owner", None):
        given["owner_id"] = colleague(taking, str(owner), TeamRole.CSM)
    if sold_by := given.pop("sold_by", None):
        given["sold_by_id"] = colleague(taking, str(sold_by), TeamRole.ACCOUNT_EXECUTIVE)
    if segment := given.pop("segment", None):
        given["segment_id"] = named_segment(taking, str(segment))
    return given
