"""Web and e-mail addresses as they stand in cells: several at once, in brackets, with a name."""

import re
from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

_USUAL_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})(?:/[^@]*)?$"
)
_LONGEST_ADDRESS = 2_000  # characters
# The usual address, which needs no validator: ten thousand of them cost it a second.
_PLAIN_ADDRESS = re.compile(
    r"^[A-Za-z0-9_+-]+(?:[.'][A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,24}$"
)
_PLAIN_LINE = re.compile(_PLAIN_ADDRESS.pattern, re.MULTILINE)
_DOMAIN_LINE = re.compile(
    r"^(?!www\.)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$", re.MULTILINE
)
_INSIDE = re.compile(
    r"(?<![\w.+@-])[A-Za-z0-9_+-]+(?:[.'][A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w@])"
)
_LINK = re.compile(r"https?://\S+")
_BETWEEN = re.compile(r"\s*(?::::|[;,|\n])\s*|\s+(?=\S+@)")


def web_domain(text: str) -> str | None:
    """The bare domain in a web or e-mail address: `https://www.Acme.com/x` is acme.com."""
    text = text.strip().casefold()
    # Whatever is longer than any address is none, and would cost time to look at.
    if len(text) > _LONGEST_ADDRESS:
        return None
    # Boards write what is shown before where it leads: "Site - https://acme.example".
    if " " in text and (link := _LINK.search(text)):
        text = link[0]
    # As clean-up of links leaves it: what was shown, then where it leads.
    if text.endswith(")") and " (" in text:
        text = text.rpartition(" (")[2].removesuffix(")")
    # Nearly all look like this; the rest is for those that do not.
    usual = _USUAL_ADDRESS.match(text)
    if usual:
        return usual[1]
    if "@" in text and "/" not in text:
        host = text.rpartition("@")[2]
    else:
        try:
            host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
        except ValueError:
            return None
    host = host.strip(".").removeprefix("www.")
    labels = host.split(".")
    plain = all(label and all(sign.isalnum() or sign in "-_" for sign in label) for label in labels)
    # A last part of digits is an address of a machine.
    return host if plain and len(labels) > 1 and not labels[-1].isdigit() else None


def are_plain_addresses(cells: Sequence[object]) -> bool:
    """Whether each cell is a usual e-mail address in lower case and nothing else: one look at all
    of them takes half the time of one at each."""
    return _all_are(_PLAIN_LINE, cells)


def are_plain_domains(cells: Sequence[object]) -> bool:
    """Whether each cell is a bare web domain in lower case."""
    return _all_are(_DOMAIN_LINE, cells)


def _all_are(line: re.Pattern[str], cells: Sequence[object]) -> bool:
    try:
        whole = "\n".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return False
    if not whole.isascii() or whole.lower() != whole or whole.count("\n") != len(cells) - 1:
        return False
    if max(map(len, cast("Sequence[str]", cells))) > _LONGEST_ADDRESS:
        return False
    return len(line.findall(whole)) == len(cells)


def email_address(text: str) -> str | None:
    """A usable address, its domain in lower case; None for others. The network is not asked."""
    if len(text) > _LONGEST_ADDRESS:
        return None
    if text.isascii() and _PLAIN_ADDRESS.fullmatch(text):  # nearly all
        local, _, host = text.rpartition("@")
        return f"{local}@{host.lower()}"
    plain = text.strip()
    # As mail programs copy it: a name, then the address in brackets.
    if "<" in plain:
        plain = plain.rpartition("<")[2]
    plain = plain.strip("<>;,()[]\"' ").removeprefix("mailto:").removesuffix(".")
    if plain.isascii() and _PLAIN_ADDRESS.match(plain):
        local, _, host = plain.rpartition("@")
        return f"{local}@{host.lower()}"
    # Loaded for unusual addresses alone.
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            # No question to the network: an import works on a plane.
            plain,
            check_deliverability=False,
            test_environment=True,
            allow_smtputf8=True,
        )
    except (EmailNotValidError, ValueError):
        return None
    return checked.normalized


def first_address(text: str) -> tuple[str | None, bool]:
    """The first usable e-mail address of a cell, and whether the cell holds others besides."""
    if text.count("@") < 2 or len(text) > _LONGEST_ADDRESS:
        address = email_address(text)
        return (address, False) if address or len(text) > _LONGEST_ADDRESS else _inside(text)
    parts = dict.fromkeys(part for part in _BETWEEN.split(text) if "@" in part)
    usable = list(dict.fromkeys(filter(None, map(email_address, parts))))
    if not usable:
        return _inside(text)
    return usable[0], len(usable) > 1 or len(parts) > len(usable)


def _inside(text: str) -> tuple[str | None, bool]:
    """The one address among other words: "Ada - ada@acme.example", as boards write it."""
    found = {each.casefold(): each for each in _INSIDE.findall(text)}
    if len(found) != 1:
        return None, False
    ((folded, address),) = found.items()
    rest = text.casefold().replace(folded, "")
    return email_address(address), any(map(str.isalnum, rest))


def named_address(text: str) -> tuple[str, str]:
    """The name and the address of `Kim Roe (kim@roe.example)` or `Kim Roe <kim@...>`.

    The address is empty where none stands in brackets behind the name.
    """
    found = re.fullmatch(r"\s*\"?([^\"<(\[]+?)\"?\s*[<(\[]\s*(\S+@\S+?)\s*[>)\]]\s*", text[:300])
    address = email_address(found[2]) if found else None
    return (found[1].strip(), address) if found and address else (text, "")
