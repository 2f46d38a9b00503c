"""Marks by which a plan that was sent out is known again when it comes back (our choice).

They are plain words in cells that everybody sees: nothing hidden, frozen, named or formatted
survives every spreadsheet program. A mark is made from what it names, so nothing has to be kept of
what was sent. None of them tells an id, a number of ours or when an account was entered.
"""

import re
from base64 import b32encode
from datetime import UTC, datetime, timedelta

from csm_desktop.digests import blake2b
from csm_desktop.domain.records.plan import ActionStatus, Side
from csm_desktop.values import dataclass

# Hardly a vowel: no mark spells a word, or is taken for a number with an exponent.
_SIGNS = "0123456789ABCDFGHJKLMNPQRSTVWXYZ"
_FROM_BASE_32 = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _SIGNS)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_SIZE = 7  # signs: one in thirty-four thousand million
_STATE = 5
_SIDES = {Side.CUSTOMER: "C", Side.US: "S"}
_SHEET = re.compile(
    rf"\bJIP-([{_SIGNS}]{{{_SIZE}}})-([{_SIGNS}]{{{_SIZE}}})-([CS])([{_SIGNS}]{{2}})\b"
)
_ROW = re.compile(rf"([{_SIGNS}]{{{_SIZE}}})-([{_SIGNS}]{{{_STATE}}})")
SHEET_BEGINS = "JIP-"


@dataclass(frozen=True, slots=True)
class SheetReference:
    """Whose plan a sheet holds, the actions of which side, and when it was made, to the second."""

    account: str
    made_at: datetime
    side: Side

    def __str__(self) -> str:
        seconds = _spelled(int((self.made_at - _EPOCH).total_seconds()), _SIZE)
        body = f"{self.account}-{seconds}-{_SIDES[self.side]}"
        return f"{SHEET_BEGINS}{body}{_mark(2, body)}"


@dataclass(frozen=True, slots=True)
class RowReference:
    """Which action a row is, and a mark of what the row said when it was written."""

    action: str
    state: str

    def __str__(self) -> str:
        return f"{self.action}-{self.state}"


def account_mark(account_id: int) -> str:
    """The mark of an account."""
    return _mark(_SIZE, f"account {account_id}")


def action_mark(action_id: int) -> str:
    """The mark of an action."""
    return _mark(_SIZE, f"action {action_id}")


def state_mark(
    title: str, owner: str, due_on: str, status: ActionStatus | None, comment: str
) -> str:
    """The mark of what a row says. White space counts little: programs write it in their own way.

    `due_on` is the day in ISO, or whatever stands in its place.
    """
    words = (title, owner, due_on, status.value if status else "", comment)
    return _mark(_STATE, "\n".join(" ".join(each.split()) for each in words))


def sheet_reference(text: str) -> SheetReference | None:
    """The reference in a text; None where there is none, or it was mistyped."""
    found = _SHEET.search(text)
    if found is None:
        return None
    seconds = 0
    for sign in found[2]:
        seconds = seconds * len(_SIGNS) + _SIGNS.index(sign)
    side = next(side for side, letter in _SIDES.items() if letter == found[3])
    reference = SheetReference(found[1], _EPOCH + timedelta(seconds=seconds), side)
    return reference if str(reference) == found[0] else None


def row_reference(text: str) -> RowReference | None:
    """The reference that a cell holds and nothing else; None where it holds something else."""
    found = _ROW.fullmatch(text.strip().upper())
    return RowReference(found[1], found[2]) if found else None


def _mark(size: int, text: str) -> str:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return b32encode(digest).decode().translate(_FROM_BASE_32)[:size]


def _spelled(number: int, size: int) -> str:
    signs = ""
    for _ in range(size):
        number, rest = divmod(number, len(_SIGNS))
        signs = _SIGNS[rest] + signs
    return signs
