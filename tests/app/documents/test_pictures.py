"""Pictures for paper: read in the child process, checked, kept as pixels, drawn."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw
from pptx import Presentation
from pypdfium2 import PdfDocument

from csm_desktop.app.book import Book
from csm_desktop.app.documents import pictures as use_cases
from csm_desktop.app.documents.account_papers import (
    chart_paper,
    handoff_paper,
    map_paper,
    plan_paper,
)
from csm_desktop.app.documents.ebr import ebr_material, pack_deck, pack_of, pack_pdf
from csm_desktop.app.documents.plan_workbook import write_plan_workbook
from csm_desktop.app.documents.printable import Printable
from csm_desktop.app.documents.vector_logos import fault_of
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.settings import set_our_company
from csm_desktop.domain.records.reviews import Picture, PictureKind
from csm_desktop.domain.reviews.pictures import Pixels, packed, unpacked
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from tests.books import sample_copy

VECTORS = "csm_desktop.ui.paper.pictures.vector_reader:read"
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><defs><linearGradient id="g">'
    '<stop offset="0" stop-color="#804000"/></linearGradient></defs>'
    '<circle cx="50" cy="50" r="40" fill="url(#g)"/></svg>'
)


CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC), "Europe/Berlin")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path), CLOCK) as opened:
        yield opened


def drawn(colour: str = "#0A5C8F", wide: int = 60, high: int = 20) -> Picture:
    rgba = Image.new("RGBA", (wide, high), colour).tobytes()
    data = packed(Pixels(wide, high, rgba))
    return Picture(0, PictureKind.OUR_LOGO, wide=wide, high=high, data=data)


def test_a_file_becomes_pixels_and_what_nobody_would_see_is_refused(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (1_900, 300), (0, 0, 0, 0))
    ImageDraw.Draw(logo).ellipse((10, 10, 290, 290), fill="#0A5C8F")
    logo.save(tmp_path / "logo.png")
    found = use_cases.picture_from(tmp_path / "logo.png", PictureKind.OUR_LOGO)
    assert (found.wide, found.high) == (640, 101)
    assert unpacked(found) is not None
    (tmp_path / "logo.svg").write_text(GOOD)
    vector = use_cases.picture_from(tmp_path / "logo.svg", PictureKind.THEIR_LOGO, VECTORS)
    pixels = unpacked(vector)
    assert pixels is not None
    middle = (vector.high // 2 * vector.wide + vector.wide // 6) * 4
    assert pixels.rgba[middle : middle + 4] == bytes((0x80, 0x40, 0, 255))
    # Pillow 13.0.0 itself makes everything above 255 of 65,535 white
    # (findings/pillow-grey-of-sixteen-bits.sh).
    Image.new("I;16", (50, 20), 0x8080).save(tmp_path / "grey.png")
    grey = unpacked(use_cases.picture_from(tmp_path / "grey.png", PictureKind.OUR_LOGO))
    assert grey is not None
    assert grey.rgba[:4] == bytes((0x80, 0x80, 0x80, 255))
    Image.new("RGB", (50, 20), "white").save(tmp_path / "white.png")
    with pytest.raises(UserError, match="Nobody would see"):
        use_cases.picture_from(tmp_path / "white.png", PictureKind.OUR_LOGO)
    (tmp_path / "text.png").write_bytes(b"\x89PNG\r\n\x1a\n no")
    with pytest.raises(UserError, match="no picture"):
        use_cases.picture_from(tmp_path / "text.png", PictureKind.OUR_LOGO)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="file:///etc/passwd"/>',
        '<rect onload="x()"/>',
        '<rect fill="url(http://example.com/a)"/>',
        '<rect style="fill:u\\72l(x)"/>',
        "<style>@import 'http://example.com'</style>",
        '<g id="a"/><use href="#a"/>',
        "<g>" * 20_001,
    ],
)
def test_an_svg_that_is_more_than_shapes_is_refused(inside: str) -> None:
    whole = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert fault_of(whole.encode()) is not None
    assert fault_of(GOOD.encode()) is None


@pytest.mark.parametrize(
    "colour",
    [
        'fill="#0A5C8FFF"', 'fill="rgba(10,92,143,1)"', 'stroke="hsl(203,87%,30%)"',
        'style="fill: #0af8"', 'style="fill:#0A5C8F !important"', 'fill="var(--brand)"',
        "fill=\"url('#g')\"", "style='fill:url(\"#g\")'",
    ],
)  # fmt: skip
def test_an_svg_whose_colours_qt_takes_for_black_is_refused(colour: str) -> None:
    """Of PySide6 6.11.3, see findings/pyside6-colours-of-logos.sh."""
    whole = '<svg xmlns="http://www.w3.org/2000/svg"><path {} d="M0 0H9V9z"/></svg>'
    assert "black" in str(fault_of(whole.format(colour).encode()))
    plain = 'id="a" style="fill:rgb(10,92,143);stroke:url(#abcd)" class="cafe" stop-color="#0af"'
    assert fault_of(whole.format(plain).encode()) is None
    assert fault_of(GOOD.replace("<stop", '<linearGradient href="#g"/><stop').encode()) is not None


def test_entities_and_what_is_too_large_are_refused() -> None:
    assert fault_of(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>') is not None
    assert fault_of(b"<svg>" + b" " * 1_000_001) is not None
    assert fault_of(b"<svg") is not None


def test_company_colour_logos_and_pictures_are_on_page_and_slide(
    sample: Book, tmp_path: Path
) -> None:
    account = account_named(sample, "Northwind Rail").id
    plain = pack_pdf(pack_of(ebr_material(sample, account)))
    run = sample.run
    run("x", set_our_company, "Halvorsen Software")
    run("x", use_cases.set_accent, "0a5c8f")
    run("x", use_cases.set_logo, drawn())
    run("x", use_cases.set_logo, drawn("#804000"), account)
    offer = account_facts(sample, account).capability_offers[0]
    shot = run("x", use_cases.add_picture, offer.capability_id, drawn("#206040"), "The new board")
    pack = pack_of(ebr_material(sample, account))
    pdf = pack_pdf(pack)
    assert pdf == pack_pdf(pack), "the same pack is the same file"
    document = PdfDocument(pdf)
    cover = document[0].render(scale=2).to_pil().convert("RGB")
    said = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    seen = {colour for _, colour in cover.getcolors(1 << 22) or ()}
    assert {(0x0A, 0x5C, 0x8F), (0x80, 0x40, 0)} <= seen
    assert "Halvorsen Software" in said
    assert "The new board" in said
    deck = Presentation(BytesIO(pack_deck(pack)))
    read = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    assert read == ["Northwind Rail", "Halvorsen Software", "The new board"]
    write_plan_workbook(sample, account, tmp_path / "plan.xlsx")
    with ZipFile(tmp_path / "plan.xlsx") as workbook:
        assert [name for name in workbook.namelist() if "media" in name]
    for colour, why in (("#FFEE00", "too light"), ("blue", "written as")):
        with pytest.raises(UserError, match=why):
            run("x", use_cases.set_accent, colour)
    run("x", use_cases.write_caption, shot.id, "")
    run("x", use_cases.remove_picture, shot.id)
    run("x", use_cases.remove_logo, account)
    run("x", use_cases.remove_logo)
    for _ in range(9):
        assert sample.undo() is not None
    assert pack_pdf(pack_of(ebr_material(sample, account))) == plain


@pytest.mark.parametrize("make", [plan_paper, handoff_paper, map_paper, chart_paper])
def test_papers_of_an_account_begin_with_both_logos(
    sample: Book, make: Callable[[int], "Printable[Any]"]
) -> None:
    account = account_named(sample, "Northwind Rail").id
    plain = make(account).pdf(sample)
    sample.run("x", use_cases.set_logo, drawn("#FF00FF"))
    sample.run("x", use_cases.set_logo, drawn("#00B050"), account)
    pdf = make(account).pdf(sample)
    document, before = PdfDocument(pdf), PdfDocument(plain)
    assert len(document) <= len(before) + 1
    head = document[0].render(scale=2).to_pil().convert("RGB").crop((0, 0, 1_900, 200))
    seen = {colour for _, colour in head.getcolors(1 << 22) or ()}
    assert {(0xFF, 0, 0xFF), (0, 0xB0, 0x50)} <= seen
    if make is handoff_paper:
        assert len(document) == 1, "the sheet stays on one page"
    for each in (document, before):
        each.close()
    internal = chart_paper(account, internal=True).pdf(sample)
    assert b"/Subtype /Image" not in internal
    assert b"/Subtype /Image" in pdf


def test_what_is_no_picture_in_a_book_is_drawn_nowhere() -> None:
    good = drawn()
    for bad in (
        Picture(1, PictureKind.OUR_LOGO, wide=60, high=21, data=good.data),
        Picture(1, PictureKind.OUR_LOGO, wide=60_000, high=20, data=good.data),
        Picture(1, PictureKind.OUR_LOGO, wide=60, high=20, data="no base64"),
        Picture(1, PictureKind.OUR_LOGO, wide=0, high=0, data=""),
    ):
        assert unpacked(bad) is None
