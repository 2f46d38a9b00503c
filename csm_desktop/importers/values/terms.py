"""How long contracts run, as it is written: "36", "3 years", "12-month"."""

import re

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.shapes import as_text

_A_YEAR = 12  # months
_TERM = re.compile(
    r"(?P<n>\d{1,4})(?:[.,]0)?\s*-?\s*(?:(?P<years>y(?:(?:ea)?rs?)?|jahre?n?|ans?|années?|jaar|"
    r"años?|anos?|anni|anno|år|lat|lata|rok|roky|let|év|年)|"
    r"(?P<months>m(?:onths?|onate?n?|ths?|os?|ois|aand(?:en)?|es(?:es|i)?|ån(?:ader|ed(?:er)?)|"
    r"ies(?:ięcy|iące))?|měsíců|hónap|[ヶか]月))\.?",
    re.IGNORECASE,
)


def is_term(text: str) -> bool:
    """Whether a text is a number of years or months, with its unit."""
    return _TERM.fullmatch(text.strip()) is not None


def months(cell: Cell, *, in_years: bool = False) -> Cell:
    """`12 months`, `1 year`, `24 Monate` as a number of months; a bare one may count years."""
    text = as_text(cell).removesuffix(".0")
    if text.isdigit():
        return int(text[:4]) * _A_YEAR if in_years else cell
    found = _TERM.fullmatch(text)
    if found is None:
        return cell
    return int(found["n"]) * (_A_YEAR if found["years"] else 1)
