"""The share of follow-ups in time: by follow-ups and not by accounts, segment by segment."""

from csm_desktop.domain.lists.clock_shares import ClockShare, segment_shares, whole_share
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.lifecycle import Stage


def line(number: int, segment: str, asked: int, in_time: int) -> AccountLine:
    return AccountLine(
        number, f"A{number}", "", "", "", segment, AccountStatus.LIVE, Stage.ADOPTION, None,
        asked=asked, in_time=in_time,
    )  # fmt: skip


LINES = (line(1, "B", 8, 8), line(2, "A", 2, 0), line(3, "B", 2, 1), line(4, "", 1, 1),
         line(5, "C", 0, 0))  # fmt: skip


def test_an_account_with_many_follow_ups_weighs_more() -> None:
    assert whole_share(LINES) == ClockShare("", 13, 10)


def test_segments_come_by_name_those_without_last_and_those_without_any_not() -> None:
    assert segment_shares(LINES) == (
        ClockShare("A", 2, 0), ClockShare("B", 10, 9), ClockShare("", 1, 1),
    )  # fmt: skip


def test_segments_add_up_to_the_whole() -> None:
    shares = segment_shares(LINES)
    whole = whole_share(LINES)
    assert (sum(s.asked for s in shares), sum(s.in_time for s in shares)) == (
        whole.asked, whole.in_time,
    )  # fmt: skip
