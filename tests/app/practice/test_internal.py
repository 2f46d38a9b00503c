"""How we judge our own practice stays with us: no document for a customer holds a word of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from csm_desktop.app.book import Book
from csm_desktop.app.documents.account_papers import (
    handoff_paper,
    journey_paper,
    map_paper,
    plan_paper,
    team_paper,
)
from csm_desktop.app.documents.ebr import ebr_paper
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.practice.assessments import begin_assessment, edit_assessment
from csm_desktop.app.practice.checklist_listing import checklist_listing
from csm_desktop.app.practice.checklists import add_item, answer_item, begin_round, checklists
from csm_desktop.app.practice.paper import maturity_paper
from csm_desktop.domain.fields.sharing import is_shown
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.practice.checklist import ChecklistLayer, ItemState
from csm_desktop.domain.text.clock import FixedClock
from tests.books import opened_copy, sample_copy
from tests.reports.reading import everything

MARKER = "ZQXPRACTICE"
PRACTICE = tuple(kind for kind in ENTITIES if ".records.practice." in kind.__module__)
FOR_CUSTOMERS: tuple[Callable[[int], Printable[Any]], ...] = (
    ebr_paper, plan_paper, journey_paper, map_paper, team_paper, handoff_paper,
)  # fmt: skip


def judge(book: Book) -> None:
    """Write the marker wherever the practice takes words."""
    made = book.run("Assess", begin_assessment)
    book.run("Note", edit_assessment, made.id, note=MARKER)
    found = book.run("Go through", begin_round)
    own = book.run("Add", add_item, found.id, ChecklistLayer.TOOLS, MARKER)
    book.run("Answer", answer_item, own.id, state=ItemState.NO, note=MARKER)


def test_e7_no_word_of_the_practice_reaches_a_customers_document(
    tmp_path: Path, clock: FixedClock
) -> None:
    assert len(PRACTICE) == 4
    assert not any(map(is_shown, PRACTICE))
    with opened_copy(sample_copy(tmp_path / "sample.csm"), tmp_path, clock) as book:
        judge(book)
        # It stands on our own papers, so that the search below can find it.
        ours = maturity_paper().write(book, tmp_path / "ours.pdf").path.read_bytes()
        assert MARKER in everything(ours)
        known = checklists(book)
        assert MARKER in str(checklist_listing(known, known.pictures[0], book.today()))
        account = account_named(book, "Northwind Rail").id
        for number, paper in enumerate(FOR_CUSTOMERS):
            written = paper(account).write(book, tmp_path / f"{number}.pdf").path.read_bytes()
            assert MARKER not in everything(written)
            assert MARKER.encode() not in written
