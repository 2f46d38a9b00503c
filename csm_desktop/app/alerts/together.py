"""Many alerts of one rule that rose on one day, as one: an import or a month away brings hundreds,
and one by one they would hide all else that waits."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from csm_desktop.app.alerts.list import AlertLine
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.values import dataclass

MANY = 6
"""From how many on alerts of a rule and a day stand together (our choice)."""
_TONES = list(Tone)
_TRIGGERS = list(Trigger)


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """Alerts of one rule and tone that rose on one day, the gravest first; never empty."""

    lines: tuple[AlertLine, ...]

    @property
    def first(self) -> AlertLine:
        """The one that stands for all of them."""
        return self.lines[0]

    @property
    def id(self) -> int:
        """What tells it from other groups and from every alert, whoever of them leaves it."""
        line = self.first
        kind = _TRIGGERS.index(line.trigger) * len(_TONES) + _TONES.index(line.tone)
        day = line.raised_on.toordinal() if line.raised_on else 0
        return -(day * len(_TRIGGERS) * len(_TONES) + kind) - 1

    @property
    def what(self) -> str:
        """What all of them say; "" where they say it differently."""
        said = {line.what for line in self.lines}
        return said.pop() if len(said) == 1 else ""

    @property
    def accounts(self) -> tuple[str, ...]:
        """Whose they are, each account once, in the order of the alerts."""
        names = {line.account_id: line.account for line in self.lines}
        return tuple(names.values())


def together(lines: Iterable[AlertLine]) -> tuple[AlertLine | AlertGroup, ...]:
    """The alerts in their order, where many are of one rule, tone and day as one, in the place of
    the first of them. One that a playbook answers stands for itself."""
    lines = tuple(lines)
    alike: dict[tuple[Trigger, Tone, date | None], list[AlertLine]] = defaultdict(list)
    for line in lines:
        if line.answer is None:
            alike[line.trigger, line.tone, line.raised_on].append(line)
    groups = {
        line.id: found
        for (_, _, raised), found in alike.items()
        # Of those of former versions nobody knows when they rose.
        if raised is not None and len(found) >= MANY
        for line in found
    }
    return tuple(
        AlertGroup(tuple(groups[line.id])) if line.id in groups else line
        for line in lines
        if line.id not in groups or groups[line.id][0] is line
    )
