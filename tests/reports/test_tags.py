"""What a reader that speaks the pages is told: a tree of headings, lists, tables and figures."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.build import build
from tests.reports.account import northwind, priced
from tests.reports.reading import reader
from tests.reports.test_press import composed, table


def parts(document: bytes) -> Iterator[Any]:
    """Each part of the tree, in the order in which it is read."""
    root: Any = reader(document).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    yield from _below(root["/StructTreeRoot"]["/K"].get_object())


def _below(part: Any) -> Iterator[Any]:
    yield part
    kids = part.get("/K", [])
    for each in kids if isinstance(kids, list) else [kids]:
        kid = each.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield from _below(kid)


def marked(document: bytes) -> tuple[Counter[str], int]:
    """What is wrapped on all pages, by its role, and how many words are drawn outside of it."""
    found: Counter[str] = Counter()
    bare = 0
    for page in reader(document).pages:
        inside: list[str] = []
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            if operator in (b"BDC", b"BMC"):
                inside.append(str(operands[0]))
                found[str(operands[0])] += 1
            elif operator == b"EMC":
                inside.pop()
            elif operator in (b"Tj", b"TJ"):
                assert len(inside) == 1
                bare += not inside
        assert not inside
    return found, bare


@pytest.fixture(scope="module")
def document() -> bytes:
    return build(assemble(priced(northwind())))


def test_a_pack_tells_its_headings_lists_tables_and_figures(document: bytes) -> None:
    found = list(parts(document))
    roles = Counter(str(part["/S"]) for part in found)
    assert roles["/Document"] == 1
    # One heading for each part and the cover; those within a page are beneath it.
    assert roles["/H1"] == len(reader(document).outline)
    assert min(roles[role] for role in ("/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Figure")) > 0
    assert next(p for p in found if str(p["/S"]) in ("/H1", "/H2"))["/S"] == "/H1"
    figures = [str(part["/Alt"]) for part in found if part["/S"] == "/Figure"]
    assert any("Minutes to replan" in words and "first value" in words for words in figures)
    assert any("Single sign-on: Overdue" in words.replace("\u2068", "").replace("\u2069", "")
               for words in figures)  # fmt: skip


def test_every_word_is_told_once_or_belongs_to_the_sheet(document: bytes) -> None:
    drawn, bare = marked(document)
    assert bare == 0
    told = sum(count for role, count in drawn.items() if role != "/Artifact")
    root: Any = reader(document).trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert sum(len(each) for each in numbers[1::2]) == told
    assert drawn["/Artifact"] > len(reader(document).pages)


def test_a_table_that_goes_on_is_one_table_whose_head_is_told_once() -> None:
    long = composed(table(60))
    assert len(reader(long).pages) > 3
    roles = Counter(str(part["/S"]) for part in parts(long))
    assert (roles["/Table"], roles["/TH"], roles["/TR"]) == (1, 2, 61)


def test_a_name_of_right_to_left_letters_is_told_as_it_is_written() -> None:
    facts = northwind()
    goals = tuple(replace(goal, statement="كل مستودع يعيد التخطيط") for goal in facts.goals)
    said = [str(part.get("/ActualText", "")) for part in parts(build(assemble(
        replace(facts, goals=goals))))]  # fmt: skip
    assert any("كل مستودع يعيد التخطيط" in words for words in said)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler")
def test_poppler_reads_the_pages_in_their_order(tmp_path: Path, document: bytes) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(document)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
    )
    assert not told.stderr
    places = [told.stdout.index(words) for words in (
        "Executive business review 2", "3 of 4 goals of the last review are kept",
        "Ahead of the reference on 2 of 3 measures", "Definitions, sources",
    )]  # fmt: skip
    assert places == sorted(places)
