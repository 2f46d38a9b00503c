"""The kinds of alerts that there are, in the order of their triggers."""

from collections.abc import Mapping
from types import MappingProxyType

from csm_desktop.domain.alerts.declaration import TriggerDeclaration
from csm_desktop.domain.alerts.triggers import (
    advocacy,
    champion_left,
    coverage_gap,
    critical_event_near,
    engagement,
    feature_use,
    follow_up_overdue,
    gone_quiet,
    health_band,
    licence_use,
    milestone_late,
    people_change,
    renewal_near,
)
from csm_desktop.domain.records.alerts import Trigger

DECLARATIONS: Mapping[Trigger, TriggerDeclaration] = MappingProxyType(
    {
        module.DECLARED.trigger: module.DECLARED
        for module in (
            people_change,
            champion_left,
            licence_use,
            feature_use,
            engagement,
            advocacy,
            health_band,
            milestone_late,
            renewal_near,
            gone_quiet,
            follow_up_overdue,
            critical_event_near,
            coverage_gap,
        )
    }
)
"""What the program knows of each trigger."""
