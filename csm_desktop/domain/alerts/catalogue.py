"""The kinds of alerts that there are, in the order of their triggers."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from csm_desktop.domain.alerts.declaration import TriggerDeclaration
from csm_desktop.domain.records.alerts import Trigger


def _declared(trigger: Trigger) -> TriggerDeclaration:
    """What the module of `triggers` that bears the trigger's name declares."""
    declared: TriggerDeclaration = import_module(
        f"csm_desktop.domain.alerts.triggers.{trigger}"
    ).DECLARED
    return declared


DECLARATIONS: Mapping[Trigger, TriggerDeclaration] = MappingProxyType(
    {trigger: _declared(trigger) for trigger in Trigger}
)
"""What the program knows of each trigger."""
