"""Every page of every document of the sample book, as it comes out of the printer."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from csm_desktop.app.book import Book
from csm_desktop.app.documents.account_papers import map_paper, plan_paper
from csm_desktop.app.documents.ebr import ebr_paper
from csm_desktop.app.documents.pages import drawn_pages
from csm_desktop.app.lists.accounts import account_named, accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.paper.pages import image_of
from csm_desktop.wording import Voice, voice
from tests.books import sample_copy

_CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_WIDTH = 1400  # px
_BOTH_PAPERS = "Northwind Rail"

Made = Callable[[Book, int, str], bytes]
DOCUMENTS: dict[str, Made] = {
    "ebr": lambda book, account_id, paper: (
        ebr_paper(account_id).spoken_in(voice()).pdf(book, paper)
    ),
    "plan": lambda book, account_id, paper: (
        plan_paper(account_id).spoken_in(voice()).pdf(book, paper)
    ),
    "people": lambda book, account_id, paper: (
        map_paper(account_id).spoken_in(voice()).pdf(book, paper)
    ),
}


def take_pages(
    out: Path, only: str = "", *, fast: bool = False, language: str = "en"
) -> list[Path]:
    """The pages of all accounts on A4 and of one on Letter too; `fast` is that one on A4 alone."""
    written: list[Path] = []
    with (
        Voice.of(language).spoken(),
        tempfile.TemporaryDirectory() as folder,
        opened_book(sample_copy(Path(folder)), _CLOCK) as book,
    ):
        for name, make, account_id, paper in _wanted(book, fast):
            if only not in name:
                continue
            for number, page in enumerate(drawn_pages(make(book, account_id, paper), _WIDTH), 1):
                path = out / f"{name}-{number:02}.png"
                image_of(page, 1.0).save(str(path))
                written.append(path)
    return written


def _wanted(book: Book, fast: bool) -> Iterator[tuple[str, Made, int, str]]:
    hero = account_named(book, _BOTH_PAPERS)
    for line in [hero] if fast else accounts(book):
        name = "-".join(line.name.lower().split())
        for paper in ("a4", "letter") if line.id == hero.id and not fast else ("a4",):
            for document, make in DOCUMENTS.items():
                yield f"paper-{document}-{name}-{paper}", make, line.id, paper
