"""Names of people as lists write them: which word one is addressed by (our choice of words)."""

from collections.abc import Sequence
from enum import StrEnum

from csm_desktop.values import dataclass

_TITLES_TEXT = """
    mr mrs ms miss mx sir dame dr prof professor ing dipl mag lic rev hon herr frau hr fr sig sra sr
    srta mme mlle mag don doña dott dottssa ir drs mevr dhr univ habil med phil monsieur madame
    mademoiselle pani mgr inż bc avv rag geom arq dra sigra signora signor bay bayan fru
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_BEHIND_TEXT = """
    mba phd md dds jd esq msc bsc ma ba mphil llm llb cpa cfa pmp pe rn jr sr ii iii iv dr ing
"""
_BEHIND = frozenset(_BEHIND_TEXT.split())
_ALSO_FIRST = frozenset(("Ma", "Ba", "Md", "Jd", "Pe"))
"""Names that a degree looks like: "Li, Ma" is Ma Li, and "Li, MA" has one."""
_MEN = frozenset(
    ["mr", "sir", "herr", "hr", "sig", "signor", "sr", "don", "dhr", "monsieur", "bay"]
)
_WOMEN_TEXT = """
    mrs ms miss frau fr mme mlle sra srta dame doña dottssa mevr madame mademoiselle pani sigra
    signora bayan fru dra
"""
_WOMEN = frozenset(_WOMEN_TEXT.split())
# What an English or Spanish speaker says before a first name alone.
_BEFORE_FIRST = frozenset(("sir", "dame", "don", "doña"))
_LEARNED = frozenset(["dr", "dra", "prof", "professor", "drs", "dott"])
_JOINED = frozenset(["dr", "dipl", "prof", "mag"])
_FIRMS = frozenset(("inc", "llc", "llp", "ltd", "limited", "gmbh", "corp", "co", "plc", "ag", "sa"))
_LONGEST = 300  # characters
_IN_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = "'\"‘’“”„«»"


class Gender(StrEnum):
    """Which words stand before a name, where it says so itself; nothing is guessed from names."""

    MAN = "man"
    WOMAN = "woman"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class FormalName:
    """What a formal greeting is made of: `title` as "Prof. Dr.", `last` without it, and `whole`
    the name without salutation, title and degrees. All are empty where no person is named."""

    gender: Gender
    title: str
    last: str
    whole: str


def formal_name(name: str) -> FormalName:
    """The parts of a name as lists write it: "Brandt, Frau Dr. Lena", "Ada Quill, PhD".

    What follows particles ("van der Berg") belongs to the last name; of "Garcia Lopez, Ana" it is
    what stands before the comma. A first name alone is a whole name without a last one; a lone
    word behind a title ("Dr. Brandt", "Ms Lee") is a last name.
    """
    if "@" in name:
        return FormalName(Gender.UNSAID, "", "", "")
    name = _of_person(name)
    shown = in_order(name)
    before, words = _parted(shown)
    known = {_bare(word) for word in before}
    gender = Gender.WOMAN if known & _WOMEN else Gender.MAN if known & _MEN else Gender.UNSAID
    # "Dr.-Ing." is said as "Dr.".
    learned = (word.partition("-")[0] for word in before)
    title = " ".join(word for word in learned if _bare(word) in _LEARNED)
    while len(words) > 2 and _bare(words[-1]) in _BEHIND:
        words.pop()
    if _is_last_alone(before, words):
        return FormalName(gender, title, words[0], words[0])
    return FormalName(gender, title, _last_of(words, name, shown), " ".join(words))


def _of_person(name: str) -> str:
    """A name as programs of mail wrote it down: without the quotes around it, or the firm behind a
    bar."""
    name = name.partition("|")[0].strip()
    if len(name) > 2 and name[0] in _QUOTES and name[-1] in _QUOTES:
        name = name[1:-1].strip()
    return name


def _parted(shown: str) -> tuple[list[str], list[str]]:
    """The titles before a name, and its words without what stands behind a comma or in brackets."""
    words = _without_brackets(shown.partition(",")[0]).split()
    before = []
    # A lone word is the name itself, whatever it could mean.
    while words and _is_title(words[0]) and not (len(words) == 1 and _is_whole(words[0])):
        before.append(words.pop(0))
    return before, words


def _is_title(word: str) -> bool:
    """Whether a word can be a title: "Dr.", also one that is joined ("Dipl.-Ing.", "Dr.-Ing.")."""
    first, joined, _ = _bare(word).partition("-")
    return first in (_JOINED if joined else _TITLES)


def _is_last_alone(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all that is known beside a title is a last name."""
    return len(words) == 1 and any(_bare(word) not in _BEFORE_FIRST for word in before)


def _last_of(words: list[str], name: str, shown: str) -> str:
    if not words:
        return ""
    if shown != name:
        # Written "Last, First": nobody knows better where a last name begins.
        before = _without_brackets(name.partition(",")[0]).split()
        kept = [word for word in before if _bare(word) not in _TITLES]
        if kept and words[-len(kept) :] == kept:
            return " ".join(kept)
    begins = next((n for n, word in enumerate(words) if n and word.islower()), len(words) - 1)
    return " ".join(words[begins:]) if begins else ""


def in_order(name: str) -> str:
    """ "Ada Quill" of "Quill, Ada"; what stands behind a comma as a degree stays there.

    So does what stands in brackets ("Frost, Ann (she/her)"); a company keeps its legal form.
    """
    last, comma, rest = name[:_LONGEST].partition(",")
    if not comma or not rest.strip() or not last.strip():
        return name
    is_name = rest.strip() in _ALSO_FIRST and len(last.split()) == 1
    if _is_behind(rest) and not is_name:
        return name
    # "Acme, Inc" is a company among the people; turned round it would greet "Inc Acme".
    if _bare(rest.strip()) in _FIRMS:
        return name
    first, _, behind = rest.partition(",")
    # A second comma without a degree belongs to the first names.
    if behind and not _is_behind(behind):
        first, behind = rest, ""
    plain = _without_brackets(first)
    # Brackets go to the end, where a reader expects pronouns and nicknames.
    aside = first.strip().removeprefix(plain.strip()) if plain != first else ""
    # "Dr. Brandt, Lena": a title stays in front.
    *titles, last = _title_apart(last)
    whole = " ".join(f"{' '.join(titles)} {plain} {last} {aside}".split())
    return f"{whole}, {behind.strip()}" if behind else whole


def _title_apart(last: str) -> tuple[str, ...]:
    words = last.split()
    begins = next((n for n, word in enumerate(words) if not _is_title(word)), 0)
    return (*words[:begins], " ".join(words[begins:]))


def with_titles(name: str, before: str, behind: str) -> str:
    """A name with its learned titles before and its degrees behind, where it has them not yet.

    "Ada Quill" with "Mrs. Dr." and "PhD" is "Dr. Ada Quill, PhD": Mr and Mrs are no part of a name.
    """
    known = {_bare(word) for word in name.replace(",", " ").split()}
    titles = [word for word in before.split() if _bare(word) in _LEARNED - known]
    degrees = behind.strip() if behind.strip() and _is_behind(behind) else ""
    if {_bare(word) for word in degrees.replace(",", " ").split()} & known:
        degrees = ""
    called = " ".join((*titles, name))
    return f"{called}, {degrees}" if degrees else called


def is_salutation(text: str) -> bool:
    """Whether a text is what stands before a name, as "Mrs." or "Prof. Dr.", and no name."""
    words = [_bare(word) for word in text.split()]
    return bool(words) and all(word in _TITLES for word in words)


def first_name(name: str) -> str:
    """How a person is addressed: "Lena" of "Lena Brandt", "Brandt, Dr. Lena" and "LENA BRANDT".

    The whole name where its first word alone is no name to call somebody by: an initial, or a
    particle such as "de la". Empty for an address, and where only a title, or a title and a last
    name ("Dr. Brandt"), is known.
    """
    if "@" in name:
        return ""
    before, words = _parted(in_order(_of_person(name)))
    if _is_last_alone(before, words):
        return ""
    if len(words) > 2 and words[0] == "M.":  # Monsieur; who has two words left has a name besides
        words.pop(0)
    if not words:
        return ""
    first = words[0]
    is_initial = len(first.rstrip(".")) == 1 and first.isascii()
    if len(words) > 1 and (is_initial or first.islower()):
        return " ".join(words)
    shouted = len(first) > 2 and all(word.isupper() for word in words) and first.isalpha()
    return first.capitalize() if shouted else first


def called(name: str) -> str:
    """The first name, or all that is known where that is not known."""
    return first_name(name) or name


def _is_whole(word: str) -> bool:
    """Whether a lone word that could be a title is a name: only a point makes it a title."""
    return not word.endswith(".")


def _is_behind(text: str) -> bool:
    words = [_bare(word) for word in text.replace(",", " ").split()]
    return all(word in _BEHIND for word in words)


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


def _without_brackets(text: str) -> str:
    for opened, closed in _IN_BRACKETS.items():
        before, found, rest = text.partition(opened)
        if found:
            # What stands on both sides of them was never one word.
            text = f"{before} {rest.partition(closed)[2]}"
    return text
