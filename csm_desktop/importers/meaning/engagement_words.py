"""What a list says of engagement: what it was, and whether somebody was there."""

from collections.abc import Sequence
from functools import lru_cache

from csm_desktop.domain.meetings.entry_kinds import LoggedKind, kind_named
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.choices import Presence, choice

_MARKS = {"×": False, "✗": False, "✓": True, "✔": True, "○": True}


@lru_cache(maxsize=4096)
def engagement_in(text: str) -> LoggedKind:
    """The kind of engagement or advocacy that a text names anywhere; None where it names none."""
    spoken = words(text).split()
    for start in range(len(spoken)):
        found = kind_named(" ".join(spoken[start:]))
        if found is not None and found[0] is not None:
            return found[0]
    return None


def speaks_of_engagement(values: Sequence[str]) -> bool:
    """Whether most of a column's values name a kind of engagement or advocacy, and little else."""
    named = sum(len(words(text).split()) <= 3 and engagement_in(text) is not None
                for text in values)  # fmt: skip
    return bool(values) and named * 5 >= len(values) * 4


def took_part(text: str) -> bool | None:
    """What a cell says of somebody's attendance; None where that is not known, True where nothing
    is said: a list of who was there."""
    if not text.strip():
        return True
    found = choice(ListKind.ENGAGEMENT, "attended", text)
    return _MARKS.get(text.strip()) if found is None else found is Presence.THERE
