"""The joint impact plan as a workbook: what it says, what it never says, what may be filled in."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from csm_desktop.domain.plan.references import account_mark, row_reference, sheet_reference
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.reports.plan.workbook import build_workbook
from csm_desktop.reports.plan.workbook_pack import assemble_workbook
from csm_desktop.wording import Voice, missing_texts
from tests.reports.account import TODAY, northwind
from tests.reports.test_documents import MARKER, marked
from tests.reports.workbooks import formulas, parts

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def facts() -> AccountFacts:
    return northwind()


def made(facts: AccountFacts) -> bytes:
    return build_workbook(assemble_workbook(facts, NOW))


def test_e7_nothing_internal_reaches_the_workbook(facts: AccountFacts) -> None:
    loaded = marked(facts)
    assert MARKER in repr(loaded.contacts)
    found = parts(made(loaded))
    assert len(found) > 8
    assert not [name for name, text in found.items() if MARKER in text or "7,777" in text]


def test_both_sides_are_in_it_with_a_mark_for_every_action(facts: AccountFacts) -> None:
    pack = assemble_workbook(facts, NOW)
    for sheet in (pack.theirs, pack.ours):
        reference = sheet_reference(sheet.reference)
        assert reference is not None
        assert (reference.account, reference.made_at) == (account_mark(facts.account.id), NOW)
        assert reference.side is sheet.side
        marks = [row_reference(action.reference) for action in sheet.actions]
        assert None not in marks
        assert len(set(marks)) == len(marks) > 0


def test_no_id_of_ours_is_told(facts: AccountFacts) -> None:
    large = replace(facts, account=replace(facts.account, id=2_305_843_009_213_693_951))
    assert "2305843009213693951" not in "".join(parts(made(large)).values())


def test_each_formula_carries_its_result_and_none_is_structured(facts: AccountFacts) -> None:
    """LibreOffice keeps the placeholder of a formula without one, and loses the hint to count."""
    pack = assemble_workbook(facts, NOW)
    found = formulas(build_workbook(pack))
    assert [result for _, result in found] == [
        f"{sum(a.status.value == 'done' for a in sheet.actions)} / {len(sheet.actions)}"
        for sheet in (pack.theirs, pack.ours)
    ]
    assert not [formula for formula, _ in found if "[" in formula]


def test_only_answers_and_new_rows_are_open_and_the_rest_is_protected(facts: AccountFacts) -> None:
    found = parts(made(facts))
    for number in (1, 2, 3):
        assert "<sheetProtection " in found[f"xl/worksheets/sheet{number}.xml"]
    theirs = found["xl/worksheets/sheet1.xml"]
    assert 'type="list"' in theirs
    assert "Open,Doing,Done,Dropped" in theirs
    assert 'type="date"' in theirs
    styles = found["xl/styles.xml"].split("<cellXfs")[1].split("<xf ")[1:]
    unlocked = {index for index, style in enumerate(styles) if 'locked="0"' in style}
    locked_of_first = {
        letters: int(style) not in unlocked
        for letters, style in re.findall(r'<c r="([A-F])8" s="(\d+)"', theirs)
    }
    assert locked_of_first == {"A": True, "B": True, "C": False, "D": False, "E": False, "F": True}


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    nasty = '=HYPERLINK("https://bad.example","x")'
    action = Action(77, 1, nasty, Side.CUSTOMER, comment="+1+1", due_on=date(1850, 1, 1))
    bare = AccountFacts(as_of=TODAY, account=Account(1, "=1+1"), actions=(action,))
    content = made(bare)
    assert not [formula for formula, _ in formulas(content) if "HYPERLINK" in formula]
    assert "=HYPERLINK(" in parts(content)["xl/sharedStrings.xml"]
    assert "hyperlink" not in "".join(parts(content)).casefold()


def test_a_text_longer_than_a_cell_is_cut_and_says_so(facts: AccountFacts) -> None:
    """The writer leaves such a text out without a word."""
    long = replace(facts.actions[0], comment="x" * 40_000)
    content = made(replace(facts, actions=(long,)))
    assert "x" * 32_000 + "…" in parts(content)["xl/sharedStrings.xml"]


def test_the_workbook_is_whole_in_german(facts: AccountFacts) -> None:
    with missing_texts() as missing, Voice.of("de").spoken():
        made(facts)
    assert not missing
