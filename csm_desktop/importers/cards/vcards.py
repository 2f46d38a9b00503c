"""vCards of every producer (2.1, 3.0, 4.0) as a list of contacts, one row a card.

Read in bytes first: a line is folded in the middle of a letter, quoted-printable ends a line with
a sign, and each property may have a charset of its own (docs/decisions says why no library does).
What cannot be read of a card is told with its line; the other cards are whole.
"""

import base64
import quopri
import re
from collections.abc import Iterator
from dataclasses import field, replace

from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.reach import ReachKind, reach_kind
from csm_desktop.importers.files.formats.first_bytes import CARD, as_utf8
from csm_desktop.values import dataclass

HEADS = (
    "Contact id", "Name", "First name", "Last name", "Job title", "Department", "Company",
    "E-mail", "Phone", "Mobile phone", "Notes", "Further addresses and numbers", "Name prefix",
    "Name suffix", "Language",
)  # fmt: skip
PHOTO = "Small photo"
"""The head of the column of photos, where a file has any."""
MAX_LINE = 2_000_000  # bytes of one property: photos are long, texts are not
_END = b"END:VCARD"
_TELEPHONE_LINK = re.compile(r"tel:([^;]+)(?:.*?;ext=([^;]+))?", re.IGNORECASE)
_TOKENS = re.compile(r"\\.|[^\\;]+|;|\\", re.DOTALL)
_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT")
_UNREAD = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_PLAIN_TYPES = frozenset(("INTERNET", "PREF", "VOICE", "CELL", "MSG", "WORK"))
_LABEL = re.compile(r"_\$!<(.*)>!\$_")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card: its name without group, its types in capitals, its text unescaped
    nowhere yet; `line` is where it begins."""

    line: int
    group: str
    name: str
    types: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class AddressCard:
    """A card by the heads of `HEADS`; `line` is where it begins, `photo` a picture's file."""

    line: int
    cells: tuple[str, ...]
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class DamagedCard:
    """A card that cannot be read, or is no person's: where it begins, why, and how it is called if
    that is known."""

    line: int
    why: Message
    name: str
    is_person: bool = True


_SHOWN_AS = ("KIND", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND")
_NO_PERSON = ("company", "org", "group")


@dataclass(slots=True)
class _Open:
    """A card whose end has not come yet."""

    line: int
    properties: list[Property] = field(default_factory=list)
    why: Message | None = None
    depth: int = 0
    photo: bytes | None = None


def read_cards(content: bytes) -> Iterator[AddressCard | DamagedCard]:
    """Every card of a file, in its order."""
    card: _Open | None = None
    for line, raw in _logical_lines(as_utf8(content)):
        word = raw.strip().upper()
        if word == CARD and card is not None and _is_agent(card):
            card.depth += 1
        elif word == CARD:
            if card is not None:
                yield _damaged(card, say("the card has no end (END:VCARD)"))
            card = _Open(line)
        elif card is None:
            continue  # between two cards nothing is anybody's
        elif word == _END and card.depth:
            card.depth -= 1
        elif word == _END:
            yield _finished(card)
            card = None
        elif not card.depth:
            _take(card, line, raw)
    if card is not None:
        yield _damaged(card, say("the card has no end (END:VCARD)"))


def photo_of(content: bytes) -> bytes | None:
    """The first photo that stands in a file of cards itself; one that lies elsewhere is not
    fetched."""
    for _, raw in _logical_lines(as_utf8(content)):
        found = _photo(raw)
        if found is not None:
            return found
    return None


def _photo(raw: bytes) -> bytes | None:
    """The picture of a PHOTO property: in base64, or as a data URI (version 4.0)."""
    head, _, value = raw.partition(b":")
    name, *parameters = head.decode("latin-1").split(";")
    if name.strip().rpartition(".")[2].upper() != "PHOTO":
        return None
    _, encoding, _ = _parameters(parameters)
    if value[:5].lower() == b"data:":
        kind, _, value = value.partition(b",")
        encoding = "BASE64" if kind.lower().endswith(b";base64") else ""
    if encoding not in ("BASE64", "B"):
        return None
    try:
        return base64.b64decode(b"".join(value.split()))
    except ValueError:
        return None


def _logical_lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines as they were before they were folded, each with where it begins."""
    begun, held = 0, b""
    quoted = False
    for number, raw in enumerate(re.split(rb"\r\n|\r|\n", content), 1):
        goes_on = held and (raw[:1] in (b" ", b"\t") or quoted)
        if goes_on and len(held) < MAX_LINE:
            held += raw if quoted and raw[:1] not in (b" ", b"\t") else raw[1:]
        elif not goes_on:
            if held:
                yield begun, held
            begun, held = number, raw
        # A soft line break: the sign goes, and the next line goes on, whatever it begins with.
        head = held[:200].partition(b":")[0].upper()
        quoted = b"QUOTED-PRINTABLE" in head and held.endswith(b"=")
        if quoted:
            held = held[:-1]
    if held:
        yield begun, held


def _is_agent(card: _Open) -> bool:
    """Whether a card stands within another: an assistant's, as old programs wrote them."""
    return bool(card.depth) or (bool(card.properties) and card.properties[-1].name == "AGENT")


def _take(card: _Open, line: int, raw: bytes) -> None:
    if not raw.strip():
        return
    head, colon, value = raw.partition(b":")
    while colon and head.count(b'"') % 2:  # a colon within quotes is none
        more, colon, value = value.partition(b":")
        head += b":" + more
    if not colon:
        card.why = card.why or say("line {line} is no property", line=line)
        return
    group_name, *parameters = head.decode("latin-1").split(";")
    group, _, name = group_name.strip().rpartition(".")
    types, encoding, charset = _parameters(parameters)
    name = name.upper()
    if name in _UNREAD:
        card.photo = card.photo or _photo(raw)
        return
    try:
        text = _decoded(value, encoding, charset)
    except (ValueError, LookupError):
        card.why = card.why or say("line {line} cannot be decoded", line=line)
        return
    card.properties.append(Property(line, group.upper(), name, types, text))


def _parameters(parameters: list[str]) -> tuple[tuple[str, ...], str, str]:
    """The types, the encoding and the charset; version 2.1 writes types and encodings bare."""
    types: list[str] = []
    encoding = charset = ""
    for parameter in parameters:
        key, sign, value = parameter.strip().partition("=")
        if not sign:
            key, value = ("ENCODING", key) if key.upper() in _ENCODINGS else ("TYPE", key)
        match key.upper():
            case "TYPE":
                types += [each.strip('" ').upper() for each in value.split(",")]
            case "ENCODING":
                encoding = value.strip('" ').upper()
            case "CHARSET":
                charset = value.strip('" ')
            # Version 4.0 numbers what is preferred: the first is meant.
            case "PREF" if value.strip('" ') in ("", "1"):
                types.append("PREF")
    return tuple(filter(None, types)), encoding, charset


def _decoded(value: bytes, encoding: str, charset: str) -> str:
    if encoding == "QUOTED-PRINTABLE":
        value = quopri.decodestring(value)
    elif encoding in ("BASE64", "B"):
        return ""  # nothing that is read here comes so
    if charset:
        return value.decode(charset)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252")  # what programs for Windows wrote


def _finished(card: _Open) -> AddressCard | DamagedCard:
    if card.why is not None:
        return _damaged(card, card.why)
    if _is_no_person(card.properties):
        why = say("the card of a company or a group, and of no person")
        return replace(_damaged(card, why), is_person=False)
    cells = _cells(card.properties)
    if not any(cells[HEADS.index(head)] for head in ("Name", "First name", "Last name", "E-mail")):
        return _damaged(card, say("there is neither a name nor an e-mail address"))
    return AddressCard(card.line, cells, card.photo)


def _is_no_person(properties: list[Property]) -> bool:
    """Whether a card is of a company: Apple shows some people by theirs, and keeps their names."""
    shown = {each.name for each in properties
             if each.name in _SHOWN_AS and each.text.casefold() in _NO_PERSON}  # fmt: skip
    named = next((_split(each.text) for each in properties if each.name == "N"), [])
    return bool(shown) and not ("KIND" not in shown and any(named[:2]))


def _damaged(card: _Open, why: Message) -> DamagedCard:
    names = [each.text for each in card.properties if each.name in ("FN", "N")]
    named = next(filter(None, (_plain(name.replace(";", " ")) for name in names)), "")
    return DamagedCard(card.line, why, named)


def _cells(properties: list[Property]) -> tuple[str, ...]:
    def of(name: str) -> list[Property]:
        return [each for each in properties if each.name == name]

    def first(name: str) -> str:
        return next((text for each in of(name) if (text := _plain(each.text))), "")

    named = next((_split(each.text) for each in of("N")), [])
    last, given, _, before, behind = (*named, "", "", "", "", "")[:5]
    called = first("FN")
    # With a comma it may be turned round, or hold a degree: the parts say which is which.
    if "," in called and given and last:
        called = f"{given} {last}"
    firm, department = _firm(properties)
    mails, phones, mobiles = _reached(of("EMAIL"), of("TEL"))
    labels = {each.group: each.text for each in of("X-ABLABEL") if each.group}
    further = [*mails[1:], *phones[1:], *mobiles[1:]]
    further += [each for each in of("TEL") if each not in (*phones, *mobiles)]
    further += [each for each in of("EMAIL") if each not in mails]
    further += [*of("URL"), *of("X-SOCIALPROFILE"), *of("ADR"), *of("IMPP")]
    lines = [_further(each, labels) for each in further]
    found = {
        "Contact id": first("UID"),
        "Name": called,
        "First name": "" if called else given,
        "Last name": "" if called else last,
        "Job title": first("TITLE") or first("ROLE"),
        "Department": department,
        "Company": firm,
        "E-mail": _plain(mails[0].text) if mails else "",
        "Phone": _number(phones[0]) if phones else "",
        "Mobile phone": _number(mobiles[0]) if mobiles else "",
        "Notes": "\n".join(filter(None, (_text(each.text) for each in of("NOTE")))),
        "Further addresses and numbers": " | ".join(dict.fromkeys(filter(None, lines))),
        "Name prefix": before,
        "Name suffix": behind,
        "Language": next((_plain(each.text) for each in _preferred(of("LANG"))), ""),
    }
    return tuple(found[head] for head in HEADS)


def _preferred(properties: list[Property]) -> list[Property]:
    return sorted(properties, key=lambda each: "PREF" not in each.types)


def _firm(properties: list[Property]) -> tuple[str, str]:
    parts = next((_split(each.text) for each in properties if each.name == "ORG"), [])
    firm, department = (*parts, "", "")[:2]
    return firm, department


def _reached(
    mails: list[Property], phones: list[Property]
) -> tuple[list[Property], list[Property], list[Property]]:
    """Addresses, numbers and mobile numbers, each with the preferred one first, then that of work;
    a fax is no number that one calls."""

    def order(each: Property) -> tuple[bool, bool]:
        return "PREF" not in each.types, "WORK" not in each.types

    real = [each for each in mails if reach_kind(_plain(each.text)) is ReachKind.EMAIL]
    called = [each for each in phones if not {"FAX", "PAGER"} & {*each.types} and not each.group]
    mobiles = [each for each in called if {"CELL", "IPHONE"} & {*each.types}]
    others = [each for each in called if each not in mobiles]
    return sorted(real, key=order), sorted(others, key=order), sorted(mobiles, key=order)


def _further(each: Property, labels: dict[str, str]) -> str:
    """A further way with what it is called: its own label, else its types in small letters."""
    own = labels.get(each.group, "")
    match = _LABEL.fullmatch(own)
    types = [kind.lower() for kind in each.types if kind not in _PLAIN_TYPES]
    label = match[1] if match else own or " ".join(types)
    text = _number(each) if each.name == "TEL" else _plain(each.text)
    if each.name == "ADR":
        text = ", ".join(filter(None, (_plain(part) for part in _split(each.text))))
    elif each.name == "IMPP":
        label = label or "chat"
    text = text.replace(" | ", " / ")
    return f"{label}: {text}" if label and text else text


def _number(each: Property) -> str:
    """A telephone number; version 4.0 writes it as a link, with the extension behind (RFC 3966)."""
    text = _plain(each.text)
    link = _TELEPHONE_LINK.match(text)
    if link is None:
        return text
    number, extension = link.groups()
    return f"{number} ext. {extension}" if extension else str(number)


def _split(text: str) -> list[str]:
    """The parts of a value between its semicolons, those that are escaped aside."""
    parts = [""]
    for token in _TOKENS.findall(text):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return [_plain(part) for part in parts]


def _plain(text: str) -> str:
    """A value on one line."""
    return " ".join(_text(text).split())


def _text(text: str) -> str:
    unescaped = re.sub(
        r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text, flags=re.DOTALL
    )
    return unescaped.replace("\r\n", "\n").replace("\r", "\n").strip()
