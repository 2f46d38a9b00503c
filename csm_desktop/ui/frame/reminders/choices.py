"""What the user wants to be reminded of: kept on the computer, for every book."""

from csm_desktop.ui.frame.recents import Recents

FOLLOW_UPS = "remind of follow-ups"
MORNING = "tell the day"
_ON, _OFF = "yes", "no"


def is_wanted(recents: Recents, what: str) -> bool:
    """Whether to be reminded of FOLLOW_UPS, or told of the MORNING; both are on at first."""
    return recents.choice(what, (_ON, _OFF), _ON) == _ON


def want(recents: Recents, what: str, wanted: bool) -> None:
    """Be reminded from now on, or no longer."""
    recents.put(what, _ON if wanted else _OFF)
