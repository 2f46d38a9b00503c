"""Whom a message names: a person with their post or address, as mails, notes and chats write them.

Rules for the languages of the program (English, German, French, Spanish, Portuguese; Japanese has
its own). A name alone is nobody yet: towns and products are written alike.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from csm_desktop.domain.handoff.japanese_people import japanese_people
from csm_desktop.domain.handoff.named_person import ADDRESS, NamedPerson
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.values import dataclass

_LONGEST_LINE = 2_000
# A name begins where a word does and has an end: else a line of one endless word is tried from each
# of its letters to the last.
_WORD = r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}[\wà-ÿ]"
_NAME = rf"{_WORD}(?: (?:(?:van|von|de|da|der|den|di|el|la|le|do|dos) ){{0,2}}{_WORD}){{1,2}}"
_POST = (
    r"(?:head|director|manager(?:in)?|lead|leader|chief|officer|president|planner|engineer"
    r"|architect|owner|sponsor|controller|buyer|consultant|analyst|administrator|secretary|chair"
    r"|partner|founder|specialist|supervisor|coordinator|executive|vp|c[a-z]o"
    r"|\w{0,30}(?:leiter|leitung|führer|direktor|manager)(?:in)?|vorstand|vorständin"
    r"|inhaber(?:in)?|einkäufer(?:in)?|planer(?:in)?"
    r"|direct(?:eur|rice|ora?)|responsables?|chef(?:fe)?|gérante?|présidente?|acheteu(?:r|se)"
    r"|gerente|jef[ea]|presidente|compradora?|coordinadora?|diretora?|responsável|coordenadora?)"
)
_AROUND_POST = r"[\w&/’' -]"
_TITLE = re.compile(
    rf"(?:[^\W\d_]{_AROUND_POST}{{0,50}}?)?\b{_POST}\b{_AROUND_POST}{{0,40}}", re.IGNORECASE
)
_IS_POST = re.compile(rf"\b{_POST}\b", re.IGNORECASE)
_POST_FIRST = re.compile(rf"\b(C[A-Z]O)(?:,| is)? ({_NAME})")
_NAME_AT_END = re.compile(rf"({_NAME})$")
# What stands before a name and begins with a capital, as all of a greeting does.
_BEFORE_NAME = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Dear|Hi|Hello|Frau|Herr|Hallo|Mme|Mlle|Monsieur|Madame|Bonjour|Sr|Sra"
    r"|Dra|Hola|Our|Their|The|Unser|Unsere|Contact|Champion|Sponsor)\.? )+"
)
_ARTICLE = re.compile(r"^(?:the|our|their|its|der|die|unser|unsere|le|la|notre|el|o|a)\s+", re.I)
_APART = re.compile(r"[,;|()<>\[\]\"]|\s[–—-]\s|:\s|[.!?](?=\s|$)")
_HONOUR = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms|Mme|Sr|Sra|Tel|St)\.")
_WORDS = re.compile(r"[^\W\d_][\w’'-]+")
_MOST_WORDS = 5  # of a title in which no post is known


@dataclass(slots=True)
class _Open:
    """A name whose post and address may follow."""

    name: str
    start: int
    end: int
    title: str = ""
    email: str = ""
    next_part: str = ""


def people_named(text: str) -> Iterator[NamedPerson]:
    """The people of a text, in its order; one may be named several times."""
    lines = [line[:_LONGEST_LINE] for line in text.splitlines()]
    written: set[str] = set()
    for line in lines:
        for one in _in_line(line):
            written.add(one.name)
            yield one
        for found in _POST_FIRST.finditer(line):
            yield NamedPerson(found[0], found[2], found[1])
    yield from _signed(lines, written)
    yield from japanese_people(text)


def _signed(lines: list[str], written: set[str]) -> Iterator[NamedPerson]:
    """The posts beneath the names of those who are known already: a signature."""
    for above, below in pairwise(lines):
        name = above.strip()
        if name in written:
            title = _title(_APART.split(below, maxsplit=1)[0])
            if title:
                yield NamedPerson(name, name, title)


def _in_line(line: str) -> Iterator[NamedPerson]:
    """A name, and behind it the post and the address up to the next name."""
    person: _Open | None = None
    before: _Open | None = None  # a name with nothing behind it but another: perhaps a firm's
    for start, end in _parts(line):
        part = line[start:end].strip()
        address = ADDRESS.search(part)
        name = "" if address or (person and _title(part)) else _name(part)
        if name:
            made = _finished(line, person) if person else None
            if made:
                yield made
            before = None if made else person
            person = _Open(name, start + line[start:end].rindex(name), end)
        elif address and person and not person.email:
            if before and _is_of(before.name, address[0]) and not _is_of(person.name, address[0]):
                person = before
            person.email, person.end = address[0], start + line[start:end].index(address[0])
            person.end += len(address[0])
        elif address:
            if person and (made := _finished(line, person)):
                yield made
            person = None
            if made := _beside_address(line, start, part, address[0]):
                yield made
        elif person and not person.title:
            person.title = _title(part)
            person.next_part = person.next_part or part
            person.end = end if person.title else person.end
    if person and (made := _finished(line, person)):
        yield made


def _parts(line: str) -> Iterator[tuple[int, int]]:
    # The point of "Dr." ends nothing.
    whole = _HONOUR.sub(lambda found: found[0][:-1] + "\ue000", line)
    start = 0
    for sign in _APART.finditer(whole):
        if line[start : sign.start()].strip():
            yield start, sign.start()
        start = sign.end()
    if line[start:].strip():
        yield start, len(line)


def _finished(line: str, person: _Open) -> NamedPerson | None:
    title = person.title
    if person.email and not title and _may_be_title(person.next_part):
        title = _neat(person.next_part)
    if not title and not person.email:
        return None
    # With the bracket that was opened within them.
    end = person.end + (line[person.end : person.end + 1] in (")", ">", "]"))
    return NamedPerson(line[person.start : end], person.name, title, person.email)


def _name(part: str) -> str:
    found = _NAME_AT_END.search(part)
    if found is None:
        return ""
    bare = _BEFORE_NAME.sub("", found[1])
    if " " not in bare or _IS_POST.search(bare):
        return ""
    return bare


def _title(part: str) -> str:
    bare = _ARTICLE.sub("", part.strip(" .-–"))
    return _neat(bare) if _TITLE.fullmatch(bare) else ""


def _may_be_title(part: str) -> bool:
    """Whether words between a name and an address are a post that is not known here: no number, no
    firm, which is written as names are."""
    words = part.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and part[:1].isalpha()
        and not any(sign.isdigit() for sign in part)
        and re.fullmatch(_NAME, part) is None
    )


def _beside_address(line: str, start: int, part: str, email: str) -> NamedPerson | None:
    """Two words before an address that are in it, too: a name in small letters."""
    words = list(_WORDS.finditer(part[: part.index(email)]))[-2:]
    if len(words) < 2 or not _is_of(" ".join(word[0] for word in words), email):
        return None
    name = " ".join(word[0][:1].upper() + word[0][1:] for word in words)
    first = line.index(words[0][0], start)
    return NamedPerson(line[first : line.index(email, first) + len(email)], name, "", email)


def _is_of(name: str, email: str) -> bool:
    """Whether a part of the name stands in the address."""
    local = plain_letters(email.partition("@")[0])
    return any(len(word) > 2 and plain_letters(word) in local for word in name.split())


def _neat(words: str) -> str:
    plain = " ".join(words.split()).strip(" -–.")
    return plain[:1].upper() + plain[1:]
