"""What readings say of milestones, over the whole book, on the page of the day (domain.md §5)."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan.acts import take_crossings
from csm_desktop.app.today.crossed import reached_lines
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.records.accounts import CUSTOMERS
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.storage.session import Work
from tests.books import CLOCK, sample_copy


def test_the_question_over_the_book_finds_what_each_plan_tells(tmp_path: Path) -> None:
    with opened_book(sample_copy(tmp_path), CLOCK) as book:

        def found() -> dict[int, list[tuple[int, date]]]:
            with book.reading() as connection:
                lines = reached_lines(connection, book.today())
            return {x.id: [(m.milestone_id, m.on) for m in x.milestones] for x in lines}

        def told() -> dict[int, list[tuple[int, date]]]:
            whole = {
                line.id: [(x.milestone.id, x.on) for x in crossings(account_facts(book, line.id))]
                for line in accounts(book)
                if line.status in CUSTOMERS
            }
            return {id_: days for id_, days in whole.items() if days}

        assert found() == told() != {}
        id_, days = next(iter(found().items()))
        assert book.run("Take", take_crossings, id_, [days[0][0]]) == 1
        assert found() == told()
        book.undo()
        facts = account_facts(book, id_)
        step = next(one for one in facts.journey_steps if one.metric_line is not None)
        metric, line = step.metric_id, step.metric_line
        assert metric is not None
        assert line is not None

        def exact(work: Work, value: Decimal) -> None:
            for reading in work.find(Reading, account_id=id_, metric_id=metric):
                work.remove(reading)
            on = work.today() - timedelta(days=1)
            work.add(Reading(work.new_id(), id_, metric, on, value))

        book.run("At the line", exact, line)
        assert id_ in found()
        book.run("A hair below", exact, line - Decimal("0.0000000001"))
        assert id_ not in found(), "the sieve is rough, the rule is not"
