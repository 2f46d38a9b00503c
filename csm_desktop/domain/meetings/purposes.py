"""Is there a purpose? "Just checking in" is not one, in any language (domain.md §7)."""

import re

from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters

# Phrases that say that there will be a meeting, not why; written without accents, since texts are
# compared without. A purpose is what is left when they and the filler words are taken away.
_PHRASES = (
    # English
    r"check(ing|ed)?[ -]?(in|up|points?)( on)?",
    r"touch(ing)? base",
    r"catch(ing)?[ -]?up",
    r"(follow|following)[ -]?up",
    r"(see|hear|ask|find out)?\s*(how|where) (it|things?|everything|all|you|they|we)"
    r" ?(is|are|s|re)?( (going|doing|stand(ing)?|at))*",
    r"how are (things|you)( (going|doing))?",
    r"say(ing)? h(i|ello)",
    r"(keep|stay|be|get|getting)(ing)? in (touch|contact)",
    r"reach(ing)? out",
    r"(regular|weekly|monthly|usual|bi-?weekly|standing|quarterly)( (call|meeting|sync|slot))?",
    r"status( (update|call|meeting))?",
    r"(ping|sync|chat|talk|touchpoint|huddle)(ing)?( up)?",
    # German
    r"(mal )?(kurz )?(nach)?fragen,? wie es (so )?(lauft|geht|steht)",
    r"wie (es )?(so |lauft|geht|steht)+( es)?",
    r"(kurz )?(mal )?(horen|vorbeischauen|nachhaken|nachfragen|reinschauen|melden)",
    r"jour fixe|regeltermin|routinetermin|austausch|abstimmung|statusgesprach|nachfassen",
    r"in (kontakt|verbindung) bleiben",
    # French
    r"prendre (des|de vos|de tes) nouvelles",
    r"(faire|fait) (un|le) (petit )?point",
    r"(rester|garder|reprendre) (en )?contact",
    r"(savoir |voir )?comment (ca|cela) (va|se passe)|point (regulier|hebdomadaire|mensuel)",
    # Spanish, Portuguese
    r"(ver|saber) como (va|van|anda|andan|vai|vao|esta|estao|estan)"
    r"( todo| tudo| las cosas| as coisas)?",
    r"ponernos al dia|mantener(nos)? (el|en) contacto|manter (o )?contato",
    r"reunion (semanal|mensual|de rutina)|bate-?papo|dar um oi|saludar",
    # Italian
    r"(vedere|sentire|sapere) come (va|vanno|state|stai)( le cose| tutto)?",
    r"fare il punto|restare in contatto|un saluto|aggiornamento periodico",
    # Dutch, Swedish, Polish
    r"(even )?(bijpraten|bijkletsen|inchecken|contact houden)|(horen|kijken) hoe het gaat",
    r"(hora|se|kolla) (av|hur det gar)|stamma av|avstamning",
    r"(zapytac |sprawdzic )?(co slychac|jak leci|jak idzie)",
)
_EMPTY = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
_WITH = re.compile(
    r"\b(with|mit|avec|con|com|met|med|z)\b\s+(the |dem |der |den |le |la |les |el |het )?\w+"
    r"(\s+(and|und|et|y|e|ed|en|och|i)\s+\w+)*"
)
_FILLER_WORDS = """
a an the just only simply quick quickly short brief briefly little bit to for and or of in on at is
are i we you us our your some any want wanted wanting checking call calls meeting meet phone video
zoom teams visit customer client account customers hello hi again once more next new intro
introduction please general misc tbd todo none nothing na n
nur kurz kurzer kurze kurzes mal ein eine einen einmal einfach bisschen zum zur der die das und wir
anruf termin gesprach besprechung treffen kunde kunden allgemein allgemeiner
juste simplement rapide un une des du de petit petite pour et appel reunion rendez vous client
solo simplemente rapida rapido breve una uno unos por para llamada cliente
apenas so uma um chamada reuniao rapidinho per chiamata riunione incontro veloce
even snel kort korte gesprek overleg bellen klant bara ett en samtal mote kund
tylko krotkie spotkanie rozmowa klient
"""
_FILLERS = frozenset(_FILLER_WORDS.split())


def purpose_problem(purpose: str) -> Message | None:
    """Why a text is not the purpose of a meeting, or None when it is one.

    The words are taken away that only say that people will meet ("just checking in", "wie läuft
    es", "faire un point"), with whom, and fillers; what is left, if anything, is the purpose. It
    is a question to the user, not a gate: the caller asks again and shows the reason.
    """
    plain = _plain(purpose)
    # Signs alone are no words in any language.
    if not re.search(r"\w", plain):
        return say("Say what the customer will have after this meeting that they lack now.")
    # Whatever is left when the phrases that say nothing are taken out is a purpose.
    if _left_of(plain):
        return None
    return say(
        "“{purpose}” says that you will talk, not what for."
        " What will the customer have afterwards that they lack now?",
        purpose=purpose.strip(),
    )


def _left_of(plain: str) -> list[str]:
    # First the phrases, then with whom: "check in with Ann" leaves nothing.
    words = re.findall(r"\w+", _WITH.sub(" ", _EMPTY.sub(" ", plain)))
    return [word for word in words if word not in _FILLERS]


def _plain(text: str) -> str:
    # "How's it going" and "come va l'altro": what follows an apostrophe is a word of its own.
    letters = plain_letters(text).replace("’", " ").replace("'", " ")
    return re.sub(r"\s+", " ", letters).strip()


def preparation_problems(meeting: Meeting) -> tuple[Message, ...]:
    """What a meeting with the customer still lacks before it begins: a purpose, and what is in it
    for them (the first golden rule)."""
    if meeting.kind is MeetingKind.INTERNAL:
        return ()
    found = [purpose_problem(meeting.purpose)]
    if not meeting.value_for_customer.strip():
        found.append(say("What is in it for them? Nobody looks forward to a meeting without that."))
    return tuple(problem for problem in found if problem is not None)
