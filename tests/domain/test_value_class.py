"""`value_class.dataclass` is the standard library's, held side by side on what can be declared."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.value_class import dataclass as ours

_NAMES = ("alpha", "beta", "gamma", "delta")
_FLAGS = st.booleans()
_HASHES = st.sampled_from((None, True, False))


@st.composite
def declarations(draw: st.DrawFn) -> list[tuple[str, type, Any]]:
    """Fields in an order that may stand: those without a default first."""
    fields = []
    for name in _NAMES[: draw(st.integers(0, len(_NAMES)))]:
        how = draw(st.sampled_from(("given", "default", "made")))
        ways: dict[str, dict[str, Any]] = {
            "given": {},
            "default": {"default": draw(st.integers(0, 3))},
            "made": {"default_factory": list},
        }
        options = {
            "init": draw(_FLAGS) if how == "made" else True,
            "repr": draw(_FLAGS),
            "compare": draw(_FLAGS),
            "hash": draw(_HASHES),
            "kw_only": draw(_FLAGS),
        }
        fields.append((how != "given", name, {**ways[how], **options}))
    fields.sort(key=lambda field: field[0])
    return [(name, int, options) for _, name, options in fields]


def declared(decorator: Callable[..., Any], fields: list[Any], body: Any, options: Any) -> Any:
    """A class with these fields and this body, made by one of the two decorators."""
    names: dict[str, Any] = {name: dataclasses.field(**settings) for name, _, settings in fields}
    kinds = {name: kind for name, kind, _ in fields}
    plain = type("Thing", (), {**names, **body, "__annotations__": kinds, "__module__": __name__})
    return decorator(**options)(plain)


def outcome(act: Callable[[], object]) -> object:
    """What an act gives, or the kind and the words of its error."""
    try:
        return act()
    except (TypeError, AttributeError) as error:
        return type(error), str(error)


_BODIES = st.sampled_from(
    (
        {},
        {"__repr__": lambda _: "mine"},
        {"__eq__": lambda *_: True, "__hash__": lambda _: 7},
        {"__doc__": "A thing."},
    )
)
_OPTIONS = st.fixed_dictionaries({"frozen": _FLAGS, "slots": st.just(True), "kw_only": _FLAGS})
_CALLS = st.tuples(
    st.lists(st.integers(0, 2), max_size=5),
    st.dictionaries(st.sampled_from((*_NAMES, "other")), st.integers(0, 2)),
)


@given(declarations(), _BODIES, _OPTIONS, st.lists(_CALLS, min_size=2, max_size=2))
def test_a_declared_class_behaves_as_the_standard_librarys(
    fields: list[Any], body: Any, options: Any, calls: list[Any]
) -> None:
    """The standard is asked the same questions; whatever it says, words of errors too, is right."""
    twins = [declared(d, fields, body, options) for d in (dataclasses.dataclass, ours)]
    made = [[outcome(partial(k, *places, **named)) for places, named in calls] for k in twins]
    for questions in zip(*made, strict=True):
        assert len({isinstance(thing, tuple) for thing in questions}) == 1
        if isinstance(questions[0], tuple):
            assert questions[0] == questions[1]
    if any(isinstance(thing, tuple) for thing in made[0]):
        return
    assert answers(twins[0], made[0]) == answers(twins[1], made[1])


def answers(kind: Any, things: list[Any]) -> list[object]:
    """Everything that can be asked of two values of a class, as plain values."""
    one, other = things
    names = [field.name for field in dataclasses.fields(kind)]
    first = names[0] if names else "none"  # a wrong name is refused in other words, but refused
    return [
        [repr(thing) for thing in things],
        [[getattr(thing, name) for name in names] for thing in things],
        one == other,
        one == copy.copy(one),
        one == 1,
        outcome(lambda: hash(one)) == outcome(lambda: hash(other)),
        isinstance(outcome(lambda: hash(one)), tuple),
        isinstance(outcome(lambda: setattr(one, first, 5)), tuple),
        isinstance(outcome(lambda: setattr(one, "not_a_field", 5)), tuple),
        isinstance(outcome(lambda: delattr(one, first)), tuple),
        outcome(lambda: repr(dataclasses.replace(other))),
        outcome(lambda: repr(dataclasses.asdict(other))),
        kind.__slots__,
        kind.__match_args__,
        hasattr(one, "__dict__"),
    ]


def test_fields_are_inherited_and_a_derived_class_may_have_more() -> None:
    """The last is beyond the standard of 3.11, whose slotted classes forget what they are."""

    @ours(frozen=True, slots=True)
    class Base:
        alpha: int
        beta: int = 2

    @ours(frozen=True, slots=True)
    class Derived(Base):
        gamma: int = 3

        def __post_init__(self) -> None:
            if self.gamma > 5:
                raise ValueError(self.gamma)

    class Plain(Derived):
        pass

    assert Derived(1) == Derived(1, 2, 3) != cast("Any", Base(1))
    assert cast("Any", Derived).__slots__ == ("gamma",)
    with pytest.raises(ValueError, match="6"):
        Derived(1, gamma=6)
    plain: Any = Plain(1, gamma=5)
    plain.note = "beside"
    assert plain.note == "beside"
    with pytest.raises(dataclasses.FrozenInstanceError):
        plain.alpha = 7


@pytest.mark.parametrize("first", ["an argument", "a wrong argument"])
def test_the_constructor_is_there_from_the_first_value_on(first: str) -> None:
    @ours(frozen=True, slots=True)
    class Thing:
        alpha: int
        beta: list[int] = dataclasses.field(default_factory=list)

    if first == "a wrong argument":
        with pytest.raises(TypeError, match=r"Thing\.__init__\(\) missing 1 required"):
            cast("Any", Thing)()
    assert Thing(1).beta == []
    assert Thing(1).beta is not Thing(1).beta
    assert list(inspect.signature(Thing).parameters) == ["alpha", "beta"]


def test_values_of_the_book_are_copied_whole() -> None:
    account = Account(1, "Nordwind", tags=("a", "b"))
    for copied in (copy.deepcopy(account), pickle.loads(pickle.dumps(account))):
        assert copied == account
        assert hash(copied) == hash(account)
    assert dataclasses.replace(account, name="Südwind").name == "Südwind"
    assert Money(1, "EUR") in {Money(1, "EUR")}
