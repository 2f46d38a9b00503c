"""Every text for the translators, gathered from the code: `python -m tests.catalogue` writes the
template that a catalogue is begun from (docs/decisions/009).

Babel's own extraction reads signs, not syntax: it takes a marked text inside an f-string for none,
joins both texts of a condition into one, and takes any second string for a plural. So the markers
are read from the syntax tree, and each must hold one literal.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.passport import passports
from csm_desktop.wording.fields import kind_source, label_source, spelled

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "csm_desktop"
TEMPLATE = ROOT / "resources" / "translations" / "csm_desktop.pot"
_SAYING = {"csm_desktop.wording", "csm_desktop.wording.translation"}
_SAYING |= {"csm_desktop.domain.text.message"}
_CHANGING = (
    b'"POT-Creation',
    b'"PO-Revision',
    b'"Generated',
    b'"Report',
    b'"Last-T',
    b'"Language-T',
)
_TAKES_NAMES = "tr"  # of a text that was marked elsewhere


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text for the translators, and what stands around it."""

    module: Path
    line: int
    text: str
    plural: str = ""

    @property
    def ids(self) -> str | tuple[str, str]:
        """As Babel holds it."""
        return (self.text, self.plural) if self.plural else self.text


class NoLiteralError(Exception):
    """A marker whose text no translator will see."""


def marked_texts(module: Path, source: str | None = None) -> list[MarkedText]:
    """The marked texts of a module. Raises NoLiteralError where one is put together."""
    tree = ast.parse(module.read_text(encoding="utf-8") if source is None else source)
    markers = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in _SAYING
        for alias in node.names
        if alias.name in ("say", "tr", "mark")
    }
    found: list[MarkedText] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _marker(node.func, markers)):
            found += _of(node, name, module)
    return found


def _marker(called: ast.expr, markers: dict[str, str]) -> str:
    if isinstance(called, ast.Name):
        return markers.get(called.id, "")
    if isinstance(called, ast.Attribute) and ast.unparse(called) in ("wording.tr", "wording.mark"):
        return called.attr
    return ""


def _of(call: ast.Call, marker: str, module: Path) -> Iterator[MarkedText]:
    texts = [
        node.value
        for node in call.args
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    if texts and len(texts) == len(call.args):
        if texts != [""]:  # an empty line of a mail
            yield MarkedText(module, call.lineno, *texts)
    elif marker != _TAKES_NAMES or not isinstance(
        call.args[0], ast.Name | ast.Attribute | ast.Subscript
    ):
        raise NoLiteralError(f"{module.name}:{call.lineno}: {ast.unparse(call)}")


@cache  # to read two thousand modules takes seconds, and many tests ask
def every_text() -> tuple[MarkedText, ...]:
    """All texts of the program, with what kinds of things and their fields are called."""
    found = [text for module in sorted(PACKAGE.rglob("*.py")) for text in marked_texts(module)]
    names = {field.name for entity in ENTITIES for field in fields(entity)}
    names |= {name.removesuffix("_on").removesuffix("_at") for name in names}
    said = {spelled(name) for name in names}
    said |= {label_source(entity, name) for entity in ENTITIES for name in passports(entity)}
    said |= {kind_source(entity.__name__) for entity in ENTITIES}
    labels = PACKAGE / "wording" / "labels.py"
    return (*found, *(MarkedText(labels, 0, words) for words in sorted(said)))


def template() -> bytes:
    """The template as it is stored: by text, with the rooms that say it, without a day or a line,
    so that it changes where a text does."""
    texts = Catalog(project="CSM Desktop", version="1")
    texts.header_comment = "# Texts of CSM Desktop, written by python -m tests.catalogue."
    for text in every_text():
        room = text.module.parent.relative_to(ROOT).as_posix()
        texts.add(text.ids, locations=[(room, 0)])
    written = BytesIO()
    write_po(written, texts, sort_output=True, include_lineno=False)
    kept = [
        line
        for line in written.getvalue().splitlines(keepends=True)
        if not line.startswith(_CHANGING)
    ]
    return b"".join(kept)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
