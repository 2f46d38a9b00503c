"""Two things that turn out to be one: what each field becomes, as its passport says."""

from dataclasses import replace
from typing import Any, TypeVar

from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.domain.records.passport import Merge, passports
from csm_desktop.domain.text.identities import id_key

T = TypeVar("T")
_NOTHING = (None, "", ())


def made_one(kept: T, other: T) -> T:
    """The kept thing with what the other brings; fields that a rule decides are as they were."""
    kind: Any = type(kept)
    whole: Any = kept
    brought = {
        name: value
        for name, passport in passports(kind).items()
        if (value := _one(passport.merge, getattr(kept, name), getattr(other, name))) is not None
    }
    made: T = replace(whole, **brought)
    return made


def what_differs(kept: object, other: object) -> tuple[str, ...]:
    """The other's values that are to be noted because the kept one says something else."""
    kind: Any = type(kept)
    return tuple(
        str(value)
        for name, passport in passports(kind).items()
        if passport.merge is Merge.NOTED
        and (value := getattr(other, name)) not in _NOTHING
        and getattr(kept, name) not in (*_NOTHING, value)
    )


def _one(merge: Merge, kept: Any, other: Any) -> Any:
    """What the two values become; None where the kept one stays as it is."""
    # None is "as it was", so that fields of which no rule speaks are not touched by `replace`.
    match merge:
        case Merge.FILLED | Merge.NOTED:
            return other if kept in _NOTHING else None
        case Merge.JOINED if isinstance(kept, tuple):
            # By name and not by value: two values of one field of the user's own would contradict.
            own = {_name(item) for item in kept}
            return (*kept, *(item for item in other if _name(item) not in own))
        case Merge.JOINED:
            return "\n".join(filter(None, (kept, other)))
    return None


def _name(item: object) -> object:
    """What tells the items of a list apart: of a user's own field its name, so that the kept
    one's words win; of an id its form without what programs add to it."""
    if isinstance(item, ForeignId):
        return item.system.casefold(), id_key(item.text)
    return getattr(item, "name", item)
