"""How people are greeted: by first name or formally, in their own words, or as nobody known.

What nobody said is not guessed: a woman is not told from a man by a first name, and without a title
the whole name stands, which is right in every language (our choice).
"""

from collections.abc import Sequence

from csm_desktop.domain.people.person_names import FormalName, Gender, first_name, formal_name
from csm_desktop.domain.records.contacts import AddressForm, Contact
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a letter is to; `greeting` in the user's own words, "" for what the form makes."""

    name: str
    form: AddressForm = AddressForm.FIRST_NAME
    greeting: str = ""


def addressee(contact: Contact) -> Addressee:
    """A contact as letters address them; nobody chose a form: by first name."""
    form = contact.address_form or AddressForm.FIRST_NAME
    return Addressee(contact.name, form, " ".join(contact.greeting.split()))


def greetings(people: Sequence[Addressee]) -> tuple[Message, ...]:
    """The greeting of a letter, in parts that are joined to one line (see `wording`).

    All by their first names in one sentence; else each with a greeting of their own. Nobody whose
    name can be said: one for everybody.
    """
    # A greeting in the user's own words needs no name to be taken apart.
    known = [person for person in people if person.greeting or _is_named(person.name)]
    if not known:
        return (say("Hello,"),)
    # One sentence for all only where nobody wants another form, and each has a first name.
    plain = all(p.form is AddressForm.FIRST_NAME and not p.greeting for p in known)
    firsts = tuple(name for p in known if (name := first_name(p.name)))
    if plain and len(firsts) == len(known):
        return (say("Dear {names},", names=firsts),)
    return tuple(map(_greeting, known))


def _is_named(name: str) -> bool:
    return bool(first_name(name) or formal_name(name).whole)


def _greeting(person: Addressee) -> Message:
    if person.greeting:
        # Typed with a comma or without: it ends with one.
        return say("{text}", text=person.greeting.rstrip(" ,") + ",")
    if person.form is AddressForm.FIRST_NAME and (first := first_name(person.name)):
        return say("Dear {names},", names=(first,))
    return _formal(formal_name(person.name))


def _formal(name: FormalName) -> Message:
    if not name.last:
        return say("Dear {person},", person=name.whole)
    if name.title:
        return _titled(name.gender, name.title, name.last)
    if name.gender is Gender.MAN:
        return say("Dear Mr {name},", name=name.last)
    if name.gender is Gender.WOMAN:
        return say("Dear Ms {name},", name=name.last)
    return say("Dear {person},", person=name.whole)


def _titled(gender: Gender, title: str, last: str) -> Message:
    """English says only the title; other languages say before it what English leaves away."""
    if gender is Gender.MAN:
        return say("Dear {title} {man},", title=title, man=last)
    if gender is Gender.WOMAN:
        return say("Dear {title} {woman},", title=title, woman=last)
    return say("Dear {title} {person},", title=title, person=last)
