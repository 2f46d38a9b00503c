"""The log of silent rules in a real book."""

from pathlib import Path

from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.alerts.silent_log import silent_log, silent_sums
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.alerts.afterwards import Verdict
from csm_desktop.domain.records.alerts import Trigger
from tests.books import CLOCK, sample_copy


def test_the_log_tells_what_would_have_called_and_how_often_that_was_right(
    tmp_path: Path,
) -> None:
    with opened_book(sample_copy(tmp_path / "sample.csm"), CLOCK, read_only=True) as book:
        lines = silent_log(book)
        assert [line.alert.id for line in lines] != []
        assert {line.alert.id for line in lines} == {
            line.id for line in alert_lines(book, Shelf.SILENT)
        }
        (total,) = silent_sums(lines)
        assert total.trigger is Trigger.ENGAGEMENT
        assert total.fired == len(lines) == total.right + total.wrong + total.open
        right = [line for line in lines if line.afterwards.verdict is Verdict.RIGHT]
        assert all(line.afterwards.on > line.raised_on for line in right if line.afterwards.on)
    assert silent_sums(()) == ()
