"""Names of columns that are paths: `subscription.status`, `Company__Name`, `Account: Account Name`.

Systems that flatten nested records write whose field a column is before its name. What the column
is called in a list of a kind depends on that: of a subscription's list `subscription.status` is the
status, and `customer.name` the name of the customer.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from csm_desktop.importers.meaning.fields import ListKind

_PARTS = re.compile(r"\.|__|: |/(?=(?:\.?id|external id|name)$)|\[\d*\]|[\[\]]", re.IGNORECASE)
_NOT_PATHS = re.compile(r"^\W*https?:|\s\.|\.\s", re.IGNORECASE)
# Boxes in which records keep fields, and marks of fields of one's own: they name nothing.
_BOXES_TEXT = """
    items item data object objects attributes properties traits fields field custom custom_fields
    customfields values value record records relationships metadata c r gc gr pc s x node nodes
    vitally totango export line_items recurring
"""
_BOXES = frozenset(_BOXES_TEXT.split())
# Whose field it is, by the words before it.
_OBJECTS: dict[ListKind, frozenset[str]] = {
    ListKind.ACCOUNTS: frozenset(
        ("account", "company", "customer", "organization", "organisation", "client", "business",
         "accounts", "companies", "customers", "organizations", "tenant")
    ),
    ListKind.CONTACTS: frozenset(("contact", "person", "user", "contacts", "people", "users")),
    ListKind.SUBSCRIPTIONS: frozenset(
        ("subscription", "subscriptions", "contract", "rate plan charge", "rate plan",
         "subscription item", "agreement")
    ),
    ListKind.OPPORTUNITIES: frozenset(("deal", "opportunity", "deals", "opportunities")),
    ListKind.TICKETS: frozenset(("ticket", "case", "conversation", "tickets", "cases")),
}  # fmt: skip
_KIND_OF = {word: kind for kind, names in _OBJECTS.items() for word in names}
# Alone they say nothing of whose they are.
_BARE_TEXT = """
    id|ids|name|number|no|key|code|type|status|state|owner|url|created|updated|email|title|date|label|
    value|amount|description|external id"""
_BARE = frozenset(" ".join(word.split()) for word in _BARE_TEXT.split("|"))
# A day of one of these is none of what the list is about: "Prochaine étape : échéance".
_STEPS = frozenset(("step", "schritt", "étape", "paso", "passo", "action", "task", "tâche"))
# Of an owner or a manager as well as of what the list is about.
_NAMES = frozenset(("full name", "first name", "last name", "firstname", "lastname"))


_OF_ODOO = {"partner_id": "customer", "user_id": "salesperson", "subscription_state": "status"}


def path_names(kind: ListKind, header: str, words: Callable[[str], str]) -> tuple[str, ...]:
    """What a header that is a path calls its column in a list of a kind, the likeliest first.

    Empty for a header that is no path. `words` gives the plain words of a name.
    """
    if not _PARTS.search(header) or _NOT_PATHS.search(header):
        return ()
    raw = [part for part in _PARTS.split(header) if part.strip()]
    if "/" in header:
        raw = [_OF_ODOO.get(part, part) for part in raw]
    parts = [spoken for part in raw if (spoken := words(part)) and not _is_box(spoken)]
    if not parts or len(raw) < 2:
        return ()
    *before, last = parts
    if not before:
        return (last,)
    holder = before[-1]
    whose = _KIND_OF.get(holder)
    joined = _joined(holder, last)
    if whose is kind:
        return tuple(dict.fromkeys((last, joined)))
    # Of an address or a plan that belongs to the thing itself, the two last words tell.
    names = [joined, " ".join(parts)]
    is_own = all(_KIND_OF.get(part) in (None, kind) for part in before)
    if (
        last not in _BARE
        and not {*holder.split()} & _STEPS
        and (whose is not None or (is_own and last not in _NAMES))
    ):
        names.append(last)
    return tuple(dict.fromkeys(names))


def is_path_of_an_object(header: str, words: Callable[[str], str]) -> bool:
    """Whether a header is a path that begins with an object or a box: `customer.company`."""
    parts = [part for part in _PARTS.split(header) if part.strip()]
    if len(parts) < 2 or _NOT_PATHS.search(header):
        return False
    first = words(parts[0])
    # A number with a stop in it is none.
    return first in _KIND_OF or first.replace(" ", "_") in _BOXES


def _is_box(spoken: str) -> bool:
    return spoken.replace(" ", "_") in _BOXES or spoken.isdigit()


def _joined(holder: str, last: str) -> str:
    """Two parts as one name; a word that both have stands once."""
    words = f"{holder} {last}".split()
    return " ".join([words[0], *(b for a, b in pairwise(words) if a != b)])
