"""The field of a time of day."""

import re
from datetime import time

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.fields.texts import TextField
from csm_desktop.wording import render, tr

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def read_time(typed: str) -> time:
    """The time of day that was typed: 14:30, 1430, 9, 2 pm. Raises UserError for others."""
    found = _TIME.fullmatch(typed.strip())
    # Whatever is no time becomes an hour that there is not, so that one place refuses it.
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if found and found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0) if 1 <= hour <= 12 else 99
    try:
        return time(hour, minute)
    except ValueError:
        raise UserError(
            render(say("“{words}” is not a time of day.", words=typed.strip()[:40])),
            tr("Try 14:30 or 2 pm."),
        ) from None


class TimeField(TextField):
    """A time of day."""

    def _read(self) -> str:
        typed = super()._read()
        read_time(typed)
        return typed

    def explain(self, said: str) -> None:
        """Say beneath what the time means elsewhere."""
        if not self.error:
            self._say(said)
