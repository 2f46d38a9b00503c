"""`dataclass` as the standard library has it, at a tenth of what it costs to declare one.

The standard decorator writes six methods of each class as source text and compiles them while its
module is imported: half a millisecond a class, a third of all that a start did. Here they are
shared functions that know their fields; only the constructor is written, when the first value is
made, and most classes of a process make none. Type checkers see the standard decorator.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_Values = Callable[[Any], Any]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False):
        """The standard `dataclass` of slotted classes; one without slots is left to it.

        Takes no `InitVar`, and of the standard's options those that the house uses.
        """

        def declared(cls):
            if not slots:
                return dataclasses.dataclass(cls, frozen=frozen, kw_only=kw_only)
            # Where there is none, the standard would write one from the signature: it is not here.
            cls.__doc__ = cls.__doc__ or cls.__name__
            made = dataclasses.dataclass(
                cls, init=False, repr=False, eq=False, slots=True, kw_only=kw_only
            )
            for name, method in _methods(made, frozen).items():
                # What the class has of its own stands, as with the standard.
                if name not in cls.__dict__:
                    setattr(made, name, method)
            return made

        return declared if cls is None else declared(cls)


def _methods(cls: Any, frozen: bool) -> dict[str, Any]:
    fields = dataclasses.fields(cls)
    methods: dict[str, Any] = {
        "__init__": _constructor(cls),
        "__repr__": _representation([field.name for field in fields if field.repr]),
        "__eq__": _equality(_taker([field.name for field in fields if field.compare])),
        "__hash__": None,
    }
    if frozen:
        names = [field.name for field in fields]
        hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
        methods["__hash__"] = _hash(_taker(hashed))
        methods["__setattr__"], methods["__delattr__"] = _refusals(cls, frozenset(names))
        methods["__getstate__"], methods["__setstate__"] = _state(cls, names)
    return methods


def _constructor(cls: Any) -> Callable[..., None]:
    """Stands in for the constructor until a value is made."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = _written_constructor(cls)
        cls.__init__(self, *args, **named)

    return __init__


def _written_constructor(cls: Any) -> Callable[..., None]:
    """What the standard library would write, each field put into its slot directly."""
    known: dict[str, Any] = {"_missing": object()}
    places: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(cls):
        name = value = field.name
        if not field.init and field.default_factory is dataclasses.MISSING:
            continue
        known[f"_set_{name}"] = getattr(cls, name).__set__
        place = name
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            place = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            place = f"{name}=_missing"
            value = f"_make_{name}()" + (
                f" if {name} is _missing else {name}" if field.init else ""
            )
        if field.init:
            (named if field.kw_only else places).append(place)
        lines.append(f"    _set_{name}(self, {value})\n")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()\n")
    header = ", ".join(["self", *places, *(["*", *named] if named else [])])
    exec(f"def __init__({header}):\n{''.join(lines) or '    pass'}", known)
    constructor: Any = known["__init__"]
    constructor.__qualname__ = f"{cls.__qualname__}.__init__"
    return constructor  # type: ignore[no-any-return]


def _taker(names: list[str]) -> _Values:
    """What takes the values of these fields from a thing, to be compared and hashed as one."""
    if not names:
        return lambda _: ()
    if len(names) == 1:
        take = attrgetter(*names)
        return lambda thing: (take(thing),)
    return attrgetter(*names)


def _representation(names: list[str]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({values})"

    return __repr__


def _equality(values: _Values) -> Callable[[Any, object], Any]:
    def __eq__(self: Any, other: object) -> Any:
        if type(other) is type(self):
            return values(self) == values(other)
        return NotImplemented

    return __eq__


def _hash(values: _Values) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _refusals(cls: Any, names: frozenset[str]) -> tuple[Callable[..., None], Callable[..., None]]:
    """A frozen value takes nothing; a class derived from it may have attributes beside."""

    def __setattr__(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _state(cls: Any, names: list[str]) -> tuple[Callable[..., Any], Callable[..., None]]:
    """How a frozen value is copied: field by field, past its own refusal."""

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            getattr(cls, name).__set__(self, value)

    return __getstate__, __setstate__
