"""Whether the program came to its end the last time, or was there one moment and gone the next."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write

if TYPE_CHECKING:
    from csm_desktop.domain.text.clock import Clock

_MARK = "running"


class LastRun:
    """A mark beside the log, which holds an instant and nothing else; only one window has it.

    A folder that cannot be written costs only the notice.
    """

    def __init__(self, folder: Path, clock: "Clock") -> None:
        self.folder = folder
        self._mark, self._clock = folder / _MARK, clock
        self.ended_badly: datetime | None = None
        """When (UTC) the last run was seen last, where it did not come to its end."""

    def begin(self) -> None:
        """Look for the mark of the last run, and leave one of our own."""
        with suppress(OSError, ValueError):
            seen = datetime.fromisoformat(self._mark.read_text(encoding="ascii"))
            self.ended_badly = seen.astimezone(UTC)
        self.go_on()

    def go_on(self) -> None:
        """We are still here; call it every minute."""
        with suppress(OSError, UserError), atomic_write(self._mark, overwrite=True) as file:
            file.write(self._clock.now().isoformat().encode("ascii"))

    def end(self) -> None:
        """The program comes to its end."""
        with suppress(OSError):
            self._mark.unlink(missing_ok=True)
