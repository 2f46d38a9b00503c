"""How the sample's user judges their own practice: half a year ago, and now."""

from csm_desktop.app.sample.company import SampleCompany
from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.practice.checklist import STANDARD_ITEMS
from csm_desktop.domain.records.practice.assessments import MaturityAssessment, Pillar
from csm_desktop.domain.records.practice.checklist import (
    ChecklistAnswer,
    ChecklistItem,
    ChecklistLayer,
    ChecklistRound,
    ItemState,
)

_FIRST, _NOW = -185, -4  # days from today
_ASSESSED = (
    (_FIRST, (5, 7, 3, 4, 5, 3), "First time; answered alone, with the quarter’s figures at hand."),
    (_NOW, (7, 8, 4, 6, 6, 3), "Marketing and services still answer for figures of their own."),
)
_OWN = {
    ChecklistLayer.ORGANISATION: (
        "A customer success manager for every enterprise customer",
        "A deputy for each of us",
        "Monthly hour with sales and product",
        "Training days are kept",
    ),
    ChecklistLayer.PROCESS: (
        "Follow-ups within half an hour",
        "Hand-off sheet in two weeks",
        "One renewal calendar, 120 days ahead",
        "Lessons are written when a rescue ends",
    ),
    ChecklistLayer.TOOLS: (
        "One book for every customer",
        "Reviews from one set of figures",
        "Letters from templates that are kept",
    ),
    ChecklistLayer.INFORMATION: (
        "Readings arrive monthly without asking",
        "Benchmarks are younger than a year",
        "Support tickets are known before a meeting",
    ),
    ChecklistLayer.INTEGRATION: (
        "Calendar and book agree",
        "CRM list is taken every week",
        "Usage flows from the product",
    ),
}
# Of each layer, then and now: i is in place, p partly, n no.
_FOUND = {
    ChecklistLayer.VISION: ("iiiinnn", "iiiinnp"),
    ChecklistLayer.CUSTOMERS: ("iippp", "iiipp"),
    ChecklistLayer.EXPERIENCE: ("iinn", "iipn"),
    ChecklistLayer.OUTCOMES: ("ipip", "iiip"),
    ChecklistLayer.SUCCESS: ("iipnn", "iipnp"),
    ChecklistLayer.DESIGN: ("ipn", "ipn"),
    ChecklistLayer.TOUCH: ("ipiippn", "ipiiipn"),
    ChecklistLayer.ORGANISATION: ("iipp", "iiip"),
    ChecklistLayer.PROCESS: ("iipn", "iiin"),
    ChecklistLayer.TOOLS: ("iip", "iip"),
    ChecklistLayer.INFORMATION: ("npn", "ipn"),
    ChecklistLayer.INTEGRATION: ("ipn", "ipn"),
}
_STATES = {"i": ItemState.IN_PLACE, "p": ItemState.PARTLY, "n": ItemState.NO}


def add_practice(writer: SampleWriter, house: SampleCompany) -> None:
    """Write the assessments and the rounds through the checklist."""
    for offset, given, note in _ASSESSED:
        points = {
            f"{pillar.value}_points": number for pillar, number in zip(Pillar, given, strict=True)
        }
        writer.add(MaturityAssessment, on=writer.workday(offset), note=note, **points)
    items = _add_items(writer)
    seen_to = {
        (ChecklistLayer.VISION, 7): (house.adaeze, 45, "Incentives come with the yearly plan."),
        (ChecklistLayer.SUCCESS, 5): (house.adaeze, 20, "Net retention is agreed; CSAT is not."),
        (ChecklistLayer.TOUCH, 6): (house.noor, 30, "A survey after each review, three questions."),
        (ChecklistLayer.PROCESS, 4): (house.me, 12, ""),
    }
    for which, offset in enumerate((_FIRST, _NOW)):
        made = writer.add(ChecklistRound, on=writer.workday(offset))
        for item in items:
            who, days, note = seen_to.get((item.layer, item.position), (None, 0, ""))
            is_now = which == 1
            writer.add(
                ChecklistAnswer,
                round_id=made.id,
                item_id=item.id,
                state=_STATES[_FOUND[item.layer][which][item.position - 1]],
                note=note if is_now else "",
                team_member_id=who.id if who is not None and is_now else None,
                due_on=writer.workday(days) if who is not None and is_now else None,
            )


def _add_items(writer: SampleWriter) -> list[ChecklistItem]:
    items = [
        writer.add(ChecklistItem, layer=layer, number=number, position=number)
        for layer, many in STANDARD_ITEMS.items()
        for number in range(1, many + 1)
    ]
    return items + [
        writer.add(ChecklistItem, layer=layer, text=text, position=place)
        for layer, texts in _OWN.items()
        for place, text in enumerate(texts, 1)
    ]
