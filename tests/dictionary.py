"""The project's own pages as data: sections, the glossary, promises, and what refers to them."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = ("domain", "architecture", "design", "reliability")
_IDS = r"[A-Z]\d{1,2}"
_SECTIONS = r"§\d+(?:(?:, | and )§\d+)*"
_REFERENCE = re.compile(
    rf"\b(?P<page>[a-z]+)\.md"
    rf"(?:,? (?P<sections>{_SECTIONS}))?"
    rf"(?:,? (?P<ids>{_IDS}(?:(?:, | and ){_IDS})*))?"
    rf"(?:,? flow (?P<flow>[A-Z]))?"
)
_ALONE = re.compile(rf"\((?P<ids>{_IDS}(?:(?:, | and ){_IDS})*)\)")
_DECISION = re.compile(r"docs/decisions/(\d{3})")


def headings(page: str) -> set[str]:
    """The numbers of a page's sections."""
    return set(re.findall(r"^## (\d+)\. ", _text(page), re.MULTILINE))


def flows() -> set[str]:
    """The letters of the flows of design.md."""
    return set(re.findall(r"^- \*\*([A-Z])\. ", _text("design"), re.MULTILINE))


def promises() -> set[str]:
    """The ids of the rows of reliability.md."""
    return set(re.findall(rf"^\| ({_IDS}) \|", _text("reliability"), re.MULTILINE))


def glossary() -> list[tuple[str, str, str]]:
    """The term, the name and the module of each line of the glossary."""
    line = r"^\| (.+?) \| .* \| `([\w.]+)` in `(.+)` \|$"
    return re.findall(line, _text("glossary"), re.MULTILINE)


def decisions() -> set[str]:
    """The numbers of the decisions."""
    return {file.name[:3] for file in (DOCS / "decisions").glob("[0-9]*.md")}


def unresolved(text: str) -> Iterator[str]:
    """References in a module's text that lead nowhere; those to other files are not looked at."""
    for found in _REFERENCE.finditer(" ".join(re.sub(r"\n\s*#?", " ", text).split())):
        page = found["page"]
        if page not in PAGES:
            continue
        known = headings(page)
        sections = re.findall(r"§(\d+)", found["sections"] or "")
        yield from (f"{page}.md §{number}" for number in sections if number not in known)
        if found["flow"] and found["flow"] not in flows():
            yield f"{page}.md flow {found['flow']}"
        if page == "reliability":
            yield from _unknown(found["ids"])
    for found in _ALONE.finditer(text):
        yield from _unknown(found["ids"])
    yield from (f"decision {n}" for n in _DECISION.findall(text) if n not in decisions())


def _unknown(ids: str | None) -> Iterator[str]:
    for name in re.findall(_IDS, ids or ""):
        if name not in promises():
            yield f"reliability.md {name}"


@cache
def _text(page: str) -> str:
    return (DOCS / f"{page}.md").read_text(encoding="utf-8")
