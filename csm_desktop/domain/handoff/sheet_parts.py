"""What a hand-off sheet is made of (domain.md §3).

Apart from its rules, because the window names keys by it before it knows any book.
"""

from enum import StrEnum

from csm_desktop.domain.text.message import Message, say


class SheetPart(StrEnum):
    """What belongs on the sheet, in the order in which it stands there."""

    BUSINESS_IMPACT = "business_impact"
    ONBOARDING = "onboarding"
    QUICKEST_VALUE = "quickest_value"
    EXPECTATIONS = "expectations"
    REASSURANCE = "reassurance"
    WIN_STORY = "win_story"


PARTS: dict[SheetPart, Message] = {
    SheetPart.BUSINESS_IMPACT: say("Business impact: what they must achieve, and how"),
    SheetPart.ONBOARDING: say("Segment, and the onboarding that fits it"),
    SheetPart.QUICKEST_VALUE: say("The quickest value"),
    SheetPart.EXPECTATIONS: say("Expectations set"),
    SheetPart.REASSURANCE: say("Buyer’s remorse answered"),
    SheetPart.WIN_STORY: say("Win story"),
}
