"""The model of effectiveness of the sample: how those work who plan crews and shifts with us."""

from decimal import Decimal

from csm_desktop.app.sample.measures import Measures
from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.reviews import Capability
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    EffectivenessModel,
    EffectivenessPhase,
)

_PHASES: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Recorded",
        "Everybody sees the same facts",
        (
            ("named", "Each duty has a name", "Name a person for each duty"),
            ("logged", "Each disruption is logged", "Log disruptions for two weeks"),
            ("rest", "Rest times are written down", "Write down the rest times of one site"),
            ("answers", "One person a site answers for it", "Name one person a site"),
            ("payroll", "Overtime is counted from payroll", "Read overtime from payroll"),
        ),
    ),
    (
        "One system",
        "Sites plan in the same place",
        (
            ("key_user", "A key user on each site", "Choose a key user a site"),
            ("rest_import", "Rest times are imported", "Import the rest times each night"),
            (
                "trained",
                "Planners train on real trouble",
                "Train planners on the last real disruption",
            ),
            ("nightly", "Data arrives every night", "Connect the sites one by one"),
            ("planned", "95 % of duties are planned in the system", "Plan the last duties in it"),
        ),
    ),
    (
        "In step",
        "Sites act as one operation",
        (
            ("published", "Figures of each site are published every week", "Publish the figures"),
            ("one_login", "One log-in for plan and data", "One log-in, on a test tenant first"),
            ("rehearsed", "Big changes are rehearsed", "Rehearse the next big change"),
            ("no_second", "No second tool is in use", "Switch the old tools off"),
            ("spare", "Sites share spare people", "Lend people between two sites"),
        ),
    ),
    (
        "Ahead",
        "Plans are ready before the trouble",
        (
            ("replans", "Every site replans within 15 minutes", "Practise a replan each month"),
            ("checked", "Each plan is checked against the agreement", "Check plans by rule"),
            ("what_if", "Closures start as what-ifs", "Plan the next closure as a what-if"),
            ("nights", "Night plans span sites", "Plan two night weeks together"),
            ("forecast", "Spare people by forecast", "Compare a month with its forecast"),
        ),
    ),
    (
        "Improving",
        "The operation teaches itself",
        (
            ("visits", "Others come to learn", "Invite another operator"),
            ("causes", "Causes of late changes go back into the roster", "Review late changes"),
            ("adjust", "Planners adjust the rules", "Let planners propose a rule"),
            ("swap", "Sites swap planners", "Swap two planners for a week"),
            ("targets", "Targets rise each year", "Set next year's targets"),
        ),
    ),
)


def add_model(
    writer: SampleWriter, metrics: Measures, capabilities: dict[str, Capability]
) -> dict[str, Behaviour]:
    """The one model of the book; its behaviours by a short key."""
    lines: dict[str, tuple[Metric, int]] = {
        "planned": (metrics.crews, 95),
        "replans": (metrics.replan, 15),
    }
    served = {"one_login": "sso", "what_if": "what_if", "checked": "rules", "forecast": "forecast"}
    model = writer.add(EffectivenessModel, name="How sites plan")
    found: dict[str, Behaviour] = {}
    for place, (name, words, behaviours) in enumerate(_PHASES):
        phase = writer.add(
            EffectivenessPhase, model_id=model.id, name=name, words=words, position=place
        )
        for position, (key, text, practice) in enumerate(behaviours):
            metric, line = lines.get(key, (None, 0))
            capability = capabilities.get(served.get(key, ""))
            found[key] = writer.add(
                Behaviour,
                phase_id=phase.id,
                text=text,
                practice=practice,
                metric_id=metric.id if metric else None,
                line=Decimal(line) if metric else None,
                capability_id=capability.id if capability else None,
                position=position,
            )
    return found
