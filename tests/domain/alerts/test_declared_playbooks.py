"""The playbooks that the program brings: one for every trigger and tone, each worth starting."""

import inspect
import re
from importlib import import_module

import pytest

from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.records.alerts import Tone, Trigger
from csm_desktop.wording import render

_NEGATIVE = re.compile(r"Tone\.(POSITIVE|NEGATIVE|NEUTRAL)")


def tones_of(trigger: Trigger) -> set[Tone]:
    """The tones that a trigger's findings can have, as its module says them before it declares."""
    module = import_module(f"csm_desktop.domain.alerts.triggers.{trigger}")
    source = inspect.getsource(module).split("DECLARED =")[0]
    return {Tone[name] for name in _NEGATIVE.findall(source)} or {Tone.NEGATIVE}


@pytest.mark.parametrize("trigger", Trigger)
def test_every_trigger_has_a_playbook_for_every_tone(trigger: Trigger) -> None:
    declared = [playbook.tone for playbook in DECLARATIONS[trigger].playbooks]
    assert len(declared) == len(set(declared))
    assert tones_of(trigger) <= set(declared) <= tones_of(trigger) | {Tone.NEGATIVE}


@pytest.mark.parametrize("trigger", Trigger)
def test_a_playbook_begins_today_and_its_days_follow_each_other(trigger: Trigger) -> None:
    for playbook in DECLARATIONS[trigger].playbooks:
        days = [step.day for step in playbook.steps]
        assert days[0] == 0
        assert days == sorted(days)
        assert 2 <= len(days) <= 6
        assert all(render(step.title).strip(". ") == render(step.title) for step in playbook.steps)


def test_nobody_at_risk_is_congratulated() -> None:
    praised = [
        playbook.tone
        for declared in DECLARATIONS.values()
        for playbook in declared.playbooks
        if any(step.praise for step in playbook.steps)
    ]
    assert set(praised) == {Tone.POSITIVE}
