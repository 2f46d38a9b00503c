"""What the values of the domain's enums are called, in the field's own words (domain.md).

Keyed by the enum's class name, so that naming them imports nothing; a test holds the lists whole.
What fields are called stands in their passports.
"""

from enum import Enum

from csm_desktop.wording.fields import spelled
from csm_desktop.wording.translation import tr
from csm_desktop.wording.value_names import accounts, meetings, practice, signals
from csm_desktop.wording.voice import voice

NAMES = accounts.NAMES | meetings.NAMES | practice.NAMES | signals.NAMES
_LARGE_NOUNS = ("de", "lb")


def label(value: Enum) -> str:
    """What the user calls a value of an enum, in the user's language."""
    named = NAMES.get(type(value).__name__, {}).get(value.value)
    words = named if named else spelled(str(value.value))
    return tr(words)


def inside(value: Enum) -> str:
    """A label as it stands inside a sentence: small, but where nouns are written large."""
    return small(label(value))


def small(words: str) -> str:
    """A word of ours as it stands inside a sentence, by the same rule."""
    return words if voice().language in _LARGE_NOUNS else words.lower()
