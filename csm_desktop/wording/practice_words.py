"""How an assessment of the practice is told, and what each stage of a pillar looks like: the guide
of who assesses (domain.md §11).

Value and alignment are the source's stages in our words; for the other four it names the stages
alone, and what they look like is our choice.
"""

from collections.abc import Mapping

from csm_desktop.domain.practice.index import (
    MOST_SCORE,
    ComparedAssessment,
    PillarLine,
    band_of,
    points_of_stage,
)
from csm_desktop.domain.records.practice.assessments import Pillar, PracticeStage
from csm_desktop.domain.reviews.engagement import EngagementLevel, EngagementNow
from csm_desktop.domain.text.message import say
from csm_desktop.wording import clauses, headed, inside, label, number, render, short_day
from csm_desktop.wording.translation import mark as _
from csm_desktop.wording.translation import tr

_GUIDES: dict[Pillar, tuple[str, str, str, str]] = {
    Pillar.PLAYBOOK: (
        _("Everybody works from memory; nothing is written down."),
        _("Some plays are written down; who uses them is up to each person."),
        _("Plays for onboarding, renewal and risk are shared, followed, and owned by somebody."),
        _("Plays begin by themselves from signals, and are mended by what came of them."),
    ),
    Pillar.ONBOARDING: (
        _("Customers are handed over by mail and find their own way."),
        _("There is a kickoff; what follows differs from customer to customer."),
        _("A journey per segment has milestones, and the time to first value is measured."),
        _("The customer’s own goals steer it; moments of truth are proven, delay is seen early."),
    ),
    Pillar.COMMUNITY: (
        _("Customers do not know one another, and nobody asks them."),
        _("News goes out, and references are asked for when one is needed."),
        _("Customers meet and exchange what works; champions are known by name."),
        _("Champions lead it: they speak, refer and shape the product, and newcomers learn there."),
    ),
    Pillar.PRODUCTIVITY: (
        _("Whether customers get more done is not known."),
        _("Use is counted; what it brings is told as a story."),
        _("Figures of productivity are agreed with the customer and read regularly."),
        _("They are compared with a benchmark, in money, and steer the next goals."),
    ),
    Pillar.VALUE: (
        _("We talk at the renewal alone, with the buyer."),
        _("Once a year, with the stakeholder and the buyer."),
        _("Every quarter; champions are named, and productivity is measured."),
        _("A full executive business review, from measurements to the goals of the next one."),
    ),
    Pillar.ALIGNMENT: (
        _("Departments work with air gaps between them."),
        _("Some of the process is shared; each department has KPIs of its own."),
        _("The renewal is a leading KPI of every department."),
        _("The customer success manager conducts marketing, sales, services and support towards"
          " the renewal."),
    ),
}  # fmt: skip


def stage_guide(pillar: Pillar, stage: PracticeStage) -> str:
    """What a pillar looks like in a stage, in one sentence."""
    words = _GUIDES[pillar][list(PracticeStage).index(stage)]
    return tr(words)


def score_words(picture: ComparedAssessment) -> str:
    """The headline: score and band, or how much is still to be answered."""
    if picture.score is None or picture.band is None:
        said = say("{n} of {all} pillars answered", n=picture.answered, all=len(Pillar))
        return render(said)
    said = say("{score} of {most}: {band}", score=picture.score, most=MOST_SCORE,
               band=inside(picture.band))  # fmt: skip
    return render(said)


def compared_words(picture: ComparedAssessment) -> str:
    """How the score moved since last time; "" where there is nothing to compare."""
    before, score = picture.score_before, picture.score
    if picture.before is None or before is None or score is None:
        return ""
    on = short_day(picture.before.on, with_year=True)
    if score == before:
        return render(say("As on {on}", on=on))
    band = inside(band_of(before))
    if score > before:
        return render(say("Up {n} since {on}, then {band}", n=score - before, on=on, band=band))
    return render(say("Down {n} since {on}, then {band}", n=before - score, on=on, band=band))


def raise_words(picture: ComparedAssessment) -> str:
    """Which pillar to raise next, by how much, and what the sum is then; "" where none is."""
    lowest = picture.raise_next
    if lowest is None or lowest.points is None or lowest.wanted is None or picture.score is None:
        return ""
    said = say(
        "Raise next: {pillar}, from {points} to {wanted}; {score} becomes {then}",
        pillar=label(lowest.pillar), points=lowest.points, wanted=lowest.wanted,
        score=picture.score, then=picture.score + lowest.wanted - lowest.points,
    )  # fmt: skip
    return render(said)


def stage_words(stage: PracticeStage) -> str:
    """A stage with its points, as "Expanding, 5 to 7"."""
    least, most = points_of_stage(stage)
    said = say("{stage}, {least} to {most}", stage=label(stage), least=least, most=most)
    return render(said)


def moved_words(line: PillarLine) -> str:
    """By how many points a pillar moved: "+2", "−1", "–" where it did not; "" where unknown."""
    if line.moved is None:
        return ""
    if line.moved == 0:
        return "–"
    return f"+{line.moved}" if line.moved > 0 else f"−{-line.moved}"


def lacks_words(now: EngagementNow) -> str:
    """What lacks for the next level of engagement; "" on the highest."""
    if now.next_level is None:
        return ""
    for_it = render(say("For “{level}”", level=label(now.next_level)))
    return headed(for_it, clauses(render(why) for why in now.lacks))


def levels_words(levels: Mapping[EngagementLevel, int]) -> str:
    """How many accounts are on which level: "Only at renewal: 4; Yearly: 7"."""
    return clauses(
        headed(label(level), number(levels[level]))
        for level in EngagementLevel
        if levels.get(level)
    )
