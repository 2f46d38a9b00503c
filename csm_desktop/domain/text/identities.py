"""Ids, names and references as different programs write the same one.

Nothing here changes what is stored: these are the forms by which two writings are compared.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from csm_desktop.domain.text.plain_letters import words_alone

# Domains of mail providers: no company's own.
FREE_MAIL_TEXT = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk
    yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de
    t-online.de freenet.de mail.ru yandex.ru proton.me protonmail.com orange.fr wanadoo.fr free.fr
    laposte.net libero.it qq.com 163.com 126.com naver.com docomo.ne.jp zoho.com fastmail.com
"""
FREE_MAIL = frozenset(FREE_MAIL_TEXT.split())
_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
# Salesforce: fifteen characters whose case counts, or eighteen, of which three check the case.
_SALESFORCE = re.compile(
    r"((?:00[0-9A-Za-z]|[1578]0[0-9A-Za-z]|a[0-9A-Za-z]{2})[0-9A-Za-z]{12})[A-Z0-5]{3}"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_POINT_ZERO = re.compile(r"(\d+)\.0+")
DRESS = "\"'’`"
"""The signs by which an id is dressed as a text."""
_DRESS = re.compile(f"^=?[{DRESS}]+|[{DRESS}]+$")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
_EXACT_DIGITS = 15  # that a spreadsheet keeps of a number
_WORLDWIDE = 12  # characters: shorter ids are counted from one in every system

_LEGAL_TEXT = """
    inc incorporated corp corporation co company llc llp lp ltd limited plc pty gmbh mbh ag kg ohg
    ug se ev eg kgaa sa sas sarl sasu sl slu spa srl sro bv nv vof ab as asa oy oyj aps kk
    aktiengesellschaft 株式会社 有限会社 合同会社 gesellschaft oü ou zrt kft doo ltda eirl
"""
_LEGAL = frozenset(_LEGAL_TEXT.split())
_AND = frozenset(("and", "und", "et", "og", "och"))  # written "&" as often, which is a sign
_AND_A_SPA = re.compile(r"(?:&|\b(?:and|und|et|og|och|y|e))\s*spa\b")
_IN_BRACKETS = re.compile(r"^(.+?)\s*[(\[<]\s*([^()\[\]<>]+?)\s*[)\]>]$")
_LINK_BEHIND = re.compile(r"\s*\((?:https?://|www\.)[^()\s]*\)")
_PREFIX = re.compile(r"^[^\W\d_]{2,20}\s*[:#/|=]\s*(.+)$")
_BEHIND = re.compile(r"^(\S{2,40})\s*(?:[:|]|\s[-–]\s)\s*(.+)$")


def unquoted(text: str) -> str:
    """An id without the quotes and the `=` by which a spreadsheet is told to leave it alone."""
    return _DRESS.sub("", text.strip()) or text


@lru_cache(maxsize=65_536)
def id_key(text: str) -> str:
    """The form by which ids are compared: one for all writings of the same id.

    A Salesforce id of 18 characters is its first 15; a GUID has no case; quotes, thousands commas
    and a `.0` are what spreadsheets add.
    """
    key = unquoted(text)
    # The last three only repeat which letters are capitals, for programs that ignore case.
    if len(key) == 18 and (found := _SALESFORCE.fullmatch(key)):
        return found[1]
    if len(key) >= 36 and (found := _GUID.fullmatch(key)):
        return found[1].lower()
    # A single look at the last sign spares the patterns most ids of a long list.
    if key[-1:].isdigit():
        if found := _POINT_ZERO.fullmatch(key):
            return found[1]
        if _GROUPED.fullmatch(key):
            return key.replace(",", "")
    return key


def without_zeros(key: str) -> str:
    """A number without its leading zeros, which spreadsheets drop; empty for other ids."""
    return (key.lstrip("0") or "0") if key.isascii() and key.isdigit() else ""


def is_worldwide(key: str) -> bool:
    """Whether an id is so long that no two systems make the same: with it alone nobody is meant
    but its bearer."""
    return len(key) >= _WORLDWIDE


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet has rounded an id: `1.23457E+11` is no id any more."""
    return bool(_ROUNDED.fullmatch(text.strip()))


def ends_in_lost_digits(text: str) -> bool:
    """Whether an id is a number longer than a spreadsheet keeps, with zeros from there on."""
    digits = text.strip()
    longer = digits.isdigit() and len(digits) > _EXACT_DIGITS
    return longer and not digits[_EXACT_DIGITS:].strip("0")


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """A company's name without case, signs, width, legal form and "and": `Alder, Inc.` is alder."""
    plain = normalize("NFKC", name).casefold().replace(".", "").replace("’", "").replace("'", "")
    words = words_alone(plain.replace("&", " & ")).split()
    # A hotel's spa is part of its name; behind "and" no company's form stands but "Co".
    own = "spa" if _AND_A_SPA.search(plain) else ""
    bare = [word for word in words if word == own or not (word in _LEGAL or word in _AND)]
    return " ".join(bare or words)


def legal_forms_differ(one: str, two: str) -> bool:
    """Whether two names say that they are companies of different forms: a GmbH is no AG."""
    first, second = _legal_forms(one), _legal_forms(two)
    return bool(first and second) and not first & second


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a company's legal form, as no person's does."""
    parts = words_alone(normalize("NFKC", name).casefold().replace(".", "")).split()
    return len(parts) > 1 and parts[-1] in _LEGAL


@lru_cache(maxsize=4096)
def _legal_forms(name: str) -> frozenset[str]:
    plain = normalize("NFKC", name).casefold().replace(".", "")
    words = frozenset(words_alone(plain).split())
    return frozenset(_SAME_FORM.get(word, word) for word in words & _LEGAL) - _NO_FORM


_NO_FORM = frozenset(("company", "co", "gesellschaft"))
_SAME_FORM = {
    "incorporated": "inc", "corporation": "corp", "limited": "ltd", "mbh": "gmbh",
    "aktiengesellschaft": "ag", "pty": "ltd", "ltda": "ltd", "eirl": "srl",
}  # fmt: skip


def may_be_one(one: str, two: str) -> bool:
    """Whether two names may be one company's: the one says all that the other says."""
    first, second = set(name_key(one).split()), set(name_key(two).split())
    return not first or not second or first <= second or second <= first


def without_link(text: str) -> str:
    """A name without the address that some systems put in brackets behind it."""
    return _LINK_BEHIND.sub("", text).strip() if "://" in text or "www." in text else text


def other_readings(reference: str) -> Iterator[str]:
    """What else a reference may mean: `Acme (A-1)`, `Account:A-1`, `A-1: Acme`, `https://x/A-1`."""
    text = without_link(reference).strip()
    if text != reference:
        yield text
    if "://" in text:
        # From the end: links name the kind first and the thing last.
        yield from reversed([part for part in re.split(r"[/?&=#]", text)[3:] if len(part) > 1])
        return
    if found := _IN_BRACKETS.match(text):
        yield from (found[2], found[1])
    if found := _PREFIX.match(text):
        yield found[1]
    if found := _BEHIND.match(text):
        yield from (found[1], found[2])
