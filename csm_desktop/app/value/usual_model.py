"""The model of effectiveness that comes with the program: our own, for any product (§9)."""

from csm_desktop.domain.text.message import say
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

BOOKENDS = (say("The basics"), say("The best"))
"""What the two ends of a new model are called, until they are named."""


@dataclass(frozen=True, slots=True)
class DraftedPhase:
    """A phase as the program words it."""

    name: str
    words: str
    behaviours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftedModel:
    """A model as the program words it, in the language in force."""

    name: str
    phases: tuple[DraftedPhase, ...]


def usual_model() -> DraftedModel:
    """Five phases of five behaviours: what anybody can see to be true or not."""
    return DraftedModel(
        tr("How the work is done"),
        (
            DraftedPhase(
                tr("Started"),
                tr("The basics are there"),
                (
                    tr("One named person answers for it"),
                    tr("Everybody who needs it can log in"),
                    tr("One real task runs in it from end to end"),
                    tr("Today’s figures are written down"),
                    tr("Everybody knows whom to ask"),
                ),
            ),
            DraftedPhase(
                tr("In daily use"),
                tr("The work is done in it"),
                (
                    tr("Each team has a key user"),
                    tr("New people are trained within a month"),
                    tr("Data arrives by itself"),
                    tr("Most seats are used each week"),
                    tr("No second list is kept beside it"),
                ),
            ),
            DraftedPhase(
                tr("In step"),
                tr("All teams work in one way"),
                (
                    tr("Each goal has a figure that everybody knows"),
                    tr("The figures are looked at every month"),
                    tr("Teams follow one agreed way of working"),
                    tr("Changes are tried before they go live"),
                    tr("Decisions are made by what it shows"),
                ),
            ),
            DraftedPhase(
                tr("Ahead"),
                tr("Problems are seen before they cost"),
                (
                    tr("A warning leads to an action within days"),
                    tr("Routine work runs by itself"),
                    tr("Other departments work with its results"),
                    tr("Targets rise once they are reached"),
                    tr("The sponsor looks at results each quarter"),
                ),
            ),
            DraftedPhase(
                tr("Leading"),
                tr("The organisation teaches itself"),
                (
                    tr("Lessons change the way of working"),
                    tr("Teams learn from one another"),
                    tr("New ideas are tested against the figures"),
                    tr("Next year’s plan begins with these figures"),
                    tr("Others come to see how it is done"),
                ),
            ),
        ),
    )
