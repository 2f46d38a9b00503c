"""What the fields of things are called: what their passports say, or their names read as words."""

from typing import Any

from csm_desktop.domain.records.passport import passports
from csm_desktop.wording.translation import tr


def field_label(kind: type, name: str) -> str:
    """What the user calls a field of a kind of thing: what its passport says."""
    words = label_source(kind, name)
    return tr(words)


def label_source(kind: Any, name: str) -> str:
    """The label of a field before it is translated; where its passport has none, its name reads
    as words: `due_on` of an action is "Due"."""
    return passports(kind)[name].label or spelled(name.removesuffix("_on").removesuffix("_at"))


def field_name(name: str) -> str:
    """What the user calls a field: `term_months` is "Term months"."""
    words = spelled(name)
    return tr(words)


def spelled(name: str) -> str:
    """A name of the domain that reads as words, before it is translated."""
    return name.removesuffix("_id").replace("_", " ").strip().capitalize()
