"""Of the practice itself: the pillars of the index and their stages."""

from csm_desktop.wording.translation import mark as _

NAMES: dict[str, dict[str, str]] = {
    "Pillar": {
        "playbook": _("Playbook"),
        "onboarding": _("Onboarding"),
        "community": _("Community"),
        "productivity": _("Productivity"),
        "value": _("Value (ROI)"),
        "alignment": _("Alignment"),
    },
    "PracticeStage": {
        "undeveloped": _("Undeveloped"),
        "emerging": _("Emerging"),
        "expanding": _("Expanding"),
        "conquering": _("Conquering"),
    },
}
