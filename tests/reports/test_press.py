"""Pages: rows whole, heads repeated, headings never alone, each page numbered, bytes the same."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import sleep

import pytest

from csm_desktop.reports import layout
from csm_desktop.reports.blocks import Space, Stack, TextBlock
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.style import HEADING, paper
from csm_desktop.reports.table import PaperColumn, PaperTable
from tests.reports.reading import bookmarks, flat, language, pages, reader, text, unembedded

AROUND = PageFrame(
    title="Northwind · Review",
    subject="Review",
    author="Alex Moreau",
    language="en-GB",
    footer="Prepared for Sofia Reyes",
    as_of="Data as of 22 November 2026",
    made_on=date(2026, 11, 22),
)


def printed(composer: Composer) -> bytes:
    return print_pages(composer.sheets, composer.paper, AROUND)


def composed(*blocks: object, size: str = "a4", landscape: bool = True) -> bytes:
    composer = Composer(paper(size, landscape))
    composer.page("kicker", "The conclusion")
    composer.row(GridCell(0, 12, list(blocks)))  # type: ignore[arg-type]
    return printed(composer)


def table(rows: int, words: str = "Row {n} first line\nRow {n} second line") -> PaperTable:
    columns = [PaperColumn("Measure", 3), PaperColumn("Value", 1, "right")]
    return PaperTable(columns, [(words.replace("{n}", str(n)), f"v{n}") for n in range(rows)])


def test_rows_are_never_split_and_heads_repeat() -> None:
    found = pages(composed(table(60)))
    assert len(found) > 3
    for page in found:
        assert "Measure" in page
        for number in range(60):
            assert (f"Row {number} first line" in page) == (f"Row {number} second line" in page)
    whole = flat(" ".join(found))
    assert all(f"Row {number} second line" in whole for number in range(60))


def test_a_column_is_as_wide_as_its_widest_date() -> None:
    day = "26\u00a0de\u00a0mar.\u00a0de\u00a02027"
    columns = [PaperColumn("Meta", 10), PaperColumn("Até", 1)]
    made = composed(PaperTable(columns, [("palavra " * 80, day)]), landscape=False)
    assert "26 de mar. de 2027" in pages(made)[0].replace("\u00a0", " ")


def test_a_row_higher_than_a_page_goes_on_instead_of_breaking_the_document() -> None:
    words = " ".join(f"word{n}" for n in range(4000))
    found = composed(table(1, words))
    assert len(pages(found)) > 1
    assert all(f"word{n}" in text(found) for n in (0, 2000, 3999))


def test_a_heading_is_never_the_last_on_its_page() -> None:
    blocks: list[object] = []
    for number in range(40):
        heading = TextBlock(f"Heading {number}", HEADING, keep_with_next=True)
        blocks += [heading, TextBlock(f"Body of {number}. " * 30), Space(8)]
    for page in pages(composed(*blocks)):
        lines = [line for line in page.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith(("Prepared", "Data as of"))]
        assert not body[-2].startswith("Heading")
        for number in range(40):
            if f"Heading {number}\n" in page:
                assert f"Body of {number}." in page


def test_what_no_page_can_hold_is_drawn_smaller() -> None:
    from csm_desktop.reports import fonts
    from csm_desktop.reports.blocks import Figure
    from csm_desktop.reports.figures.shapes import Drawing, String
    from csm_desktop.reports.text import colour

    def tall(width: float) -> Drawing:
        drawing = Drawing(width, 3000)
        drawing.add(String(0, 2990, "very tall", fonts.REGULAR, 10, colour("#000000")))
        return drawing

    found = composed(Figure(tall), TextBlock("after"))
    assert "very tall" in text(found)
    assert "after" in text(found)


def test_stacks_and_bullets_break_when_they_must() -> None:
    long = Stack([ListItem("item " * 400) for _ in range(6)], rule="#5B3FC4")
    assert text(composed(long)).count("item") == 2400


def test_columns_go_on_side_by_side() -> None:
    composer = Composer(paper("a4", True))
    composer.page("", "Two columns")
    left = [TextBlock(f"left {n} " + "word " * 40) for n in range(30)]
    right = [TextBlock(f"right {n} " + "word " * 40) for n in range(30)]
    composer.row(GridCell(0, 6, left), GridCell(6, 6, right))
    found = pages(printed(composer))
    assert "left 0 " in found[0]
    assert "right 0 " in found[0]
    assert "left 29 " in found[-1]
    assert "right 29 " in found[-1]


@pytest.mark.parametrize(("size", "width"), [("a4", 842), ("letter", 792)])
def test_both_paper_sizes(size: str, width: int) -> None:
    page = reader(composed(TextBlock("x"), size=size)).pages[0]
    assert round(float(page.mediabox.width)) == width


def test_every_page_says_for_whom_as_of_when_and_where_it_stands() -> None:
    found = pages(composed(table(60)))
    for number, page in enumerate(found, 1):
        assert "Prepared for Sofia Reyes" in page
        assert "Data as of 22 November 2026" in page
        assert f"{number} / {len(found)}" in page


def test_metadata_bookmarks_and_language() -> None:
    document = composed(TextBlock("x"))
    read = reader(document)
    assert read.metadata is not None
    assert read.metadata.title == "Northwind · Review"
    assert read.metadata.author == "Alex Moreau"
    assert read.metadata.subject == "Review"
    assert language(document) == "en-GB"
    assert bookmarks(document) == ["The conclusion"]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert composed(table(30)) == composed(table(30))


def test_all_fonts_are_embedded_subsets() -> None:
    assert unembedded(composed(table(3), TextBlock("שלום 🚀 Łódź"))) == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not on this machine")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(composed(table(60), TextBlock("שלום 🚀")))
    checked = subprocess.run(
        ["qpdf", "--check", target], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_file_is_dated_by_its_data() -> None:
    composer = Composer(paper("a4"))
    composer.page("", "Title", "Title")
    made = reader(print_pages(composer.sheets, paper("a4"), AROUND)).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.date() == date(2026, 11, 22)


@pytest.mark.parametrize("sign", ["😀", "𠮷", "𝐀"])
def test_e4_a_sign_beyond_the_basic_plane_is_found_again_or_named(sign: str) -> None:
    found = text(composed(TextBlock(f"Acme {sign} Ltd")))
    assert sign in found or "[" in found
    assert "■" not in found


def test_one_document_is_written_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font reads its file at one place for all documents (findings)."""
    inside: list[int] = []
    most: list[int] = []

    def slow(*_: object) -> bytes:
        inside.append(1)
        most.append(len(inside))
        sleep(0.02)
        inside.pop()
        return b""

    monkeypatch.setattr(layout, "_printed", slow)
    with ThreadPoolExecutor(3) as threads:
        for _ in range(3):
            threads.submit(print_pages, (), paper("a4"), AROUND)
    assert most == [1, 1, 1]
