"""What a meeting is for, as it is typed: what is no purpose is asked about again."""

from csm_desktop.domain.meetings.purposes import purpose_problem
from csm_desktop.ui.widgets import TextField
from csm_desktop.wording import render


class PurposeField(TextField):
    """What the meeting is for; a purpose that is none is kept, and asked about again."""

    def show_doubt(self, internal: bool) -> bool:
        """Say why the purpose is none, where it is none (domain.md §7); whether something is
        said."""
        problem = None if internal else purpose_problem(self.stored)
        said = render(problem) if problem is not None and self.stored.strip() else ""
        self._say(said)
        return bool(said)
