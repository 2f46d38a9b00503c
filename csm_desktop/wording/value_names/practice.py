"""Of the practice itself: the pillars of the index and their stages."""

from csm_desktop.wording.translation import mark as _

NAMES: dict[str, dict[str, str]] = {
    "ChecklistLayer": {
        "vision": _("Vision from the top"),
        "customers": _("Know your customers"),
        "experience": _("Experience principles"),
        "outcomes": _("Expected outcomes"),
        "success": _("Success principles"),
        "design": _("Design the service"),
        "touch": _("Engagement models"),
        "organisation": _("Organisation"),
        "process": _("Process"),
        "tools": _("Tools"),
        "information": _("Information"),
        "integration": _("Integration"),
    },
    "ItemState": {"in_place": _("In place"), "partly": _("Partly"), "no": _("No")},
    "Pillar": {
        "playbook": _("Playbook"),
        "onboarding": _("Onboarding"),
        "community": _("Community"),
        "productivity": _("Productivity"),
        "value": _("Value (ROI)"),
        "alignment": _("Alignment"),
    },
    "EngagementLevel": {
        "renewal": _("Only at renewal"),
        "yearly": _("Yearly"),
        "quarterly": _("Quarterly"),
        "full_review": _("Full EBR"),
    },
    "PracticeStage": {
        "undeveloped": _("Undeveloped"),
        "emerging": _("Emerging"),
        "expanding": _("Expanding"),
        "conquering": _("Conquering"),
    },
}
