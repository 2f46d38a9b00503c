"""An agenda sums up to the length of the review, whatever parts it has."""

from hypothesis import given
from hypothesis import strategies as some

from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.domain.reviews.agenda import LENGTHS, proposed_agenda
from csm_desktop.domain.reviews.arrangement import PROPOSED


@given(some.lists(some.sampled_from(PROPOSED)), some.sampled_from(LENGTHS))
def test_it_sums_up_in_steps_of_five(parts: list[ReviewPart], minutes: int) -> None:
    points = proposed_agenda(parts, minutes)
    assert sum(point.minutes for point in points) == minutes
    assert all(point.minutes >= 5 and point.minutes % 5 == 0 for point in points)
    assert (points[0].part, points[-1].part) == (ReviewPart.COVER, ReviewPart.APPENDIX)
    told = [point.part for point in points[1:-1]]
    assert told == [part for part in dict.fromkeys(parts) if part in told]


def test_more_time_goes_to_what_weighs_more() -> None:
    hour, longer = (
        {point.part: point.minutes for point in proposed_agenda(PROPOSED, n)} for n in LENGTHS
    )
    assert set(hour.values()) == {5, 10}
    assert longer[ReviewPart.PRODUCTIVITY] > hour[ReviewPart.PRODUCTIVITY]
    assert longer[ReviewPart.CHAMPIONS] == hour[ReviewPart.CHAMPIONS] == 5
