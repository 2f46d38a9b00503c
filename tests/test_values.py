"""Values of the house behave as those of the standard decorator, whatever is asked of them."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from csm_desktop import values
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place."""

    name: str
    floor: int = 0
    seen: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Place):
    """A room, whose own field goes by its name."""

    area: float


@dataclass(slots=True)
class Tally:
    """What counts."""

    number: int
    parts: list[int] = field(default_factory=list)
    total: int = field(init=False, default=7)

    def __post_init__(self) -> None:
        self.total = self.number


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The same as `Place`, of the standard decorator."""

    name: str
    floor: int = 0
    seen: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


def test_a_value_is_what_the_standard_decorator_makes() -> None:
    ours_asks, theirs_asks = (inspect.signature(kind).parameters for kind in (Place, Standard))
    assert [*ours_asks] == [*theirs_asks]
    assert {each.annotation for each in ours_asks.values()} == {
        each.annotation for each in theirs_asks.values()
    }
    ours, theirs = Place("Hall", 2, note="x"), Standard("Hall", 2, note="x")
    assert repr(ours) == repr(theirs).replace("Standard", "Place")
    assert ours == Place("Hall", 2, note="y")
    assert hash(ours) == hash(theirs) == hash(("Hall", 2, ()))
    assert ours != Place("Hall", 3)
    assert ours.__eq__(theirs) is NotImplemented
    assert Place.__match_args__ == ("name", "floor", "seen", "note")
    assert not hasattr(ours, "__dict__")
    assert [each.name for each in fields(Place)] == ["name", "floor", "seen", "note"]
    assert replace(ours, floor=4) == Place("Hall", 4)
    for wrong in ((), ("a", 1, (), "", 5)):
        with pytest.raises(TypeError):
            Place(*wrong)


def test_what_is_frozen_stays_as_it_is_and_can_be_handed_on() -> None:
    hall, floor = Room("Hall", area=2.5, seen=("a",)), "floor"
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'floor'"):
        setattr(hall, floor, 1)
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'floor'"):
        delattr(hall, floor)
    for again in (copy.copy(hall), copy.deepcopy(hall), pickle.loads(pickle.dumps(hall))):
        assert again == hall
        assert repr(again) == repr(hall) == "Room(name='Hall', floor=0, seen=('a',), area=2.5)"
    with pytest.raises(TypeError):
        Room("Hall", 0, (), "", 2.5)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("thing", "changes"),
    [
        (Place("Hall", 2, ("a",), "x"), {"floor": 4, "note": ""}),
        (Room("Hall", area=2.5), {"area": 3.0}),
        (Room("Hall", area=2.5), {}),
        (Tally(3, [1]), {"number": 5}),
        (Standard("Hall"), {"name": "Shed"}),
    ],
)
def test_a_value_with_other_fields_is_the_standard_ones(
    thing: Any, changes: dict[str, Any]
) -> None:
    other = values.replace(thing, **changes)
    assert repr(other) == repr(replace(thing, **changes))
    assert type(other) is type(thing)
    assert other is not thing
    with pytest.raises(TypeError, match="unknown"):
        values.replace(thing, unknown=1)


def test_what_may_change_has_no_hash_and_a_list_of_its_own() -> None:
    one, two = Tally(3), Tally(3)
    one.parts.append(1)
    assert (two.parts, one.total) == ([], 3)
    assert one != two
    two.parts.append(1)
    assert one == two
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
