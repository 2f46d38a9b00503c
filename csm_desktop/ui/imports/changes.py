"""What known things gain or would lose, field by field, before it is stored. No Qt here."""

from collections.abc import Iterator
from enum import StrEnum

from csm_desktop.app.imports import ImportReport
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.ui.imports.words import field_words
from csm_desktop.values import dataclass
from csm_desktop.wording import field_label

MOST = 5000  # lines that a table shows


class Fate(StrEnum):
    """What becomes of a value of the book for which the file has another."""

    FILLED = "filled"
    REPLACED = "replaced"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of one known thing: what the book has, what the file has, which of them counts."""

    id: int
    kind: str
    name: str
    field: str
    before: str
    after: str
    fate: Fate


_Said = tuple[str, str, str, str, str, Fate]


def change_lines(report: ImportReport, zone: str) -> tuple[ChangeLine, ...]:
    """What is changed first, then what the book keeps; `zone` is what instants are told in."""
    taken: set[tuple[str, str]] = set()
    told = [*_changed(report, zone, taken), *_kept(report, taken)]
    return tuple(ChangeLine(number, *said) for number, said in enumerate(told[:MOST], 1))


def _changed(report: ImportReport, zone: str, taken: set[tuple[str, str]]) -> Iterator[_Said]:
    for thing in report.effect.changed:
        for field in thing.fields:
            taken.add((thing.name, field.field.removesuffix("_id")))
            fate = Fate.REPLACED if field.before not in (None, "", ()) else Fate.FILLED
            called = field_label(field.kind, field.field) if field.kind else field.field
            yield (
                thing.kind, thing.name, called,
                value_words(field.before, zone), value_words(field.after, zone), fate,
            )  # fmt: skip


def _kept(report: ImportReport, taken: set[tuple[str, str]]) -> Iterator[_Said]:
    for file in report.files:
        for other in file.differences:
            if (other.name, other.field.removesuffix("_id")) not in taken:
                called = field_words(file.kind, other.field)
                yield "", other.name, called, other.ours, other.theirs, Fate.KEPT
