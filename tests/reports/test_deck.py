"""The pack as slides: the numbers of the PDF, nothing outside of a slide, no row missing."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE

from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.reports.deck.build import build_deck
from csm_desktop.reports.deck.charts import exact_format, number_format
from csm_desktop.reports.deck.measure import (
    BODY_SIZE,
    CELL_SIDE,
    DeckColumn,
    column_widths,
    lines_of,
)
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.pack import OneMeasure
from csm_desktop.wording import Voice
from tests.reports.account import northwind, priced, renamed
from tests.reports.reading import pages
from tests.reports.test_documents import MARKER, many_measures, marked, stretched

_HAIR = 6350  # half a point, in the units of slides


@cache
def usual() -> bytes:
    return build_deck(assemble(priced(northwind())))


def slides(deck: bytes) -> list[Any]:
    return list(Presentation(BytesIO(deck)).slides)


def texts(deck: bytes) -> Iterator[str]:
    for slide in slides(deck):
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def charts(deck: bytes) -> list[Any]:
    return [s.chart for slide in slides(deck) for s in slide.shapes if s.has_chart]


def inside(deck: bytes) -> None:
    made = Presentation(BytesIO(deck))
    for slide in made.slides:
        for shape in slide.shapes:
            right, foot = shape.left + shape.width, shape.top + shape.height
            assert min(shape.left, shape.top) >= 0
            assert right <= made.slide_width + _HAIR
            assert foot <= made.slide_height + _HAIR, shape.name


def test_the_numbers_are_those_of_the_pdf_and_can_be_edited() -> None:
    pack = assemble(priced(northwind()))
    alone = [page.measure for page in pack.pages if isinstance(page, OneMeasure)]
    drawn = [list(chart.plots[0].series[0].values) for chart in charts(usual())]
    for measure in alone:
        assert [float(point.value) for point in measure.points] in drawn
    words = "\n".join(texts(usual()))
    for told in (
        "90",
        "1,240",
        "960",
        "−81,123",
        "€553,280",
        "payroll",
        "Kept: Train 150 planners",
    ):
        assert told in words, told
    assert "977" not in words, "nobody confirmed it"


def test_it_is_described_spoken_and_signed_by_who_made_it() -> None:
    made = Presentation(BytesIO(usual()))
    frames = [s for slide in made.slides for s in slide.shapes if s.has_chart or s.has_table]
    assert frames
    assert all(shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in frames)
    assert any(slide.has_notes_slide for slide in made.slides)
    own = made.core_properties
    assert (own.author, own.last_modified_by) == ("Alex Moreau", "Alex Moreau")
    assert (own.created.date(), own.language) == (northwind().as_of, "en-GB")
    with ZipFile(BytesIO(usual())) as file:
        names = file.namelist()
        whole = b"".join(file.read(name) for name in names if name.endswith((".xml", ".rels")))
    assert b"Canny" not in whole
    assert not any("thumbnail" in name or "printerSettings" in name for name in names)


@pytest.mark.parametrize("size", ["wide", "a4", "letter"])
def test_nothing_stands_outside_of_a_slide_and_no_row_is_missing(size: str) -> None:
    facts = many_measures(northwind(), 40)
    actions = tuple(Action(5000 + n, 1, f"Action number {n:02}", Side.US, 11) for n in range(60))
    deck = build_deck(assemble(replace(facts, actions=actions)), size)
    inside(deck)
    words = "\n".join(texts(deck))
    assert all(f"Measure {n}" in words for n in range(40))
    assert all(f"Action number {n:02}" in words for n in range(60))


def test_the_way_of_the_plan_is_drawn_of_shapes_that_can_be_moved() -> None:
    groups = [s for slide in slides(usual()) for s in slide.shapes
              if s.shape_type == MSO_SHAPE_TYPE.GROUP]  # fmt: skip
    (group,) = groups
    words = group._element.xpath(".//p:cNvPr")[0].get("descr")
    assert "Single sign-on" in words
    assert "Overdue" in words
    named = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert any(text.startswith("All depots live") for text in named)


def test_names_of_any_length_and_script_stay_on_their_slides() -> None:
    deck = build_deck(assemble(stretched(northwind())))
    inside(deck)
    odd = renamed(northwind(), "R&D <b> \x0b שלום 🚀")
    assert "R&D <b>" in "".join(texts(build_deck(assemble(odd))))


def test_e7_nothing_internal_reaches_slides_but_in_the_briefing_that_says_so() -> None:
    with ZipFile(BytesIO(build_deck(assemble(marked(northwind()))))) as file:
        assert not any(MARKER.encode() in file.read(name) for name in file.namelist())
    ours = build_deck(assemble(northwind(), edition=Edition.INTERNAL))
    assert all(
        any(s.has_text_frame and "Internal: not" in s.text_frame.text for s in slide.shapes)
        for slide in slides(ours)
    )


def test_names_are_words_in_the_workbooks_of_charts_too() -> None:
    pack = assemble(renamed(priced(northwind()), '=HYPERLINK("http://example.org")'))
    sheets = [
        ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).read("xl/worksheets/sheet1.xml")
        for chart in charts(build_deck(pack))
    ]
    assert sheets
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_a_chart_is_edited_in_the_numbers_that_it_shows() -> None:
    for chart in charts(usual()):
        book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        names, *rows = book["Sheet1"].iter_rows(values_only=True)
        assert list(names[1:]) == [series.name for series in chart.plots[0].series]
        assert [row[0] for row in rows] == list(chart.plots[0].categories)
        for column, series in enumerate(chart.plots[0].series, 1):
            assert [row[column] for row in rows] == pytest.approx(list(series.values))


def test_what_of_ours_serves_a_goal_stands_on_slides_too() -> None:
    facts = northwind()
    goals = tuple(replace(each, served_by="Disruption Desk") for each in facts.goals)
    deck = build_deck(assemble(replace(facts, goals=goals)))
    inside(deck)
    assert "Served by: Disruption Desk" in " ".join(texts(deck))


def test_bars_begin_at_nothing_and_days_stay_whole_on_their_axis() -> None:
    bars = [chart for chart in charts(usual()) if chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED]
    assert bars
    assert all(chart.value_axis.minimum_scale == 0 for chart in bars)
    trends = [chart for chart in charts(usual()) if chart.chart_type == XL_CHART_TYPE.LINE]
    for chart in trends:
        (step,) = chart.category_axis._element.xpath("c:tickLblSkip/@val")
        assert len(list(chart.plots[0].categories)) / int(step) <= 10


def test_figures_of_charts_follow_the_language_and_leave_no_point_open() -> None:
    """Excel writes "90." by the pattern #,##0.##, and commas or points by what is named in it."""
    german = Voice.of("de")
    with german.spoken():
        pack = assemble(priced(northwind()))
    drawn = charts(build_deck(replace(pack, voice=german)))
    shown = [chart.value_axis.tick_labels.number_format for chart in drawn]
    assert shown
    assert all(each.startswith("[$-407]#,##0") and "#,##0.#" not in each for each in shown)
    small = [Decimal("1.25"), Decimal("2.5")]
    assert number_format("%", small).endswith('#,##0.0"%"')
    assert exact_format("", small).endswith("#,##0.00")


def test_the_first_slide_says_what_the_review_comes_to_and_what_is_in_it() -> None:
    pack = assemble(northwind())
    words = "\n".join(s.text_frame.text for s in slides(build_deck(pack))[0].shapes)
    assert pack.pages[0].title in words
    for told in ("In this review", "1 · Productivity", "Prepared for", "Sofia Reyes"):
        assert told in words, told


def test_an_empty_cell_is_no_higher_than_the_words_beside_it() -> None:
    tables = [s.table for slide in slides(usual()) for s in slide.shapes if s.has_table]
    ends = [
        cell._tc.xpath(".//a:endParaRPr/@sz")
        for table in tables for row in table.rows for cell in row.cells if not cell.text
    ]  # fmt: skip
    assert ends
    assert all(int(size) <= 1200 for (size,) in ends)


def test_a_date_gets_its_width_and_a_long_name_one_line() -> None:
    columns = [DeckColumn("Ziel", 9), DeckColumn("Bis", 0.5)]
    rows = [["Schichten " * 20, "26.\u00a0September 2027".replace(" ", "\u00a0")]]
    _, due = column_widths(columns, rows, 600)
    assert lines_of(rows[0][1], BODY_SIZE, due - 2 * CELL_SIDE) == 1
    deck = build_deck(assemble(renamed(northwind(), "W" * 200)))
    frames = [s.text_frame for s in slides(deck)[1].shapes if s.has_text_frame]
    first = next(frame for frame in frames if "WWW" in frame.text)
    assert first.text.endswith("…")
    assert len(first.text) < 120


def _ascii(words: str) -> str:
    """Without spaces, and without what the font of a viewer may draw and not name."""
    return "".join(sign for sign in words if sign.isascii() and sign.isprintable() and sign != " ")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_shows_each_slide_with_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(usual())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    try:
        subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=60)
    except subprocess.SubprocessError as failure:
        pytest.skip(f"LibreOffice does not start: {failure}")
    shown = [_ascii(page) for page in pages((tmp_path / "deck.pdf").read_bytes())]
    made = slides(usual())
    assert len(shown) == len(made)
    for slide, page in zip(made, shown, strict=True):
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        for cell in (cell for table in tables for row in table.rows for cell in row.cells):
            assert _ascii(cell.text) in page, cell.text
