"""What champions stood on, as criteria for others: counted by hand."""

from csm_desktop.domain.records.handoff import Answer, CriterionAnswer
from csm_desktop.domain.records.standing.champions import Essence, EssenceKind
from csm_desktop.domain.value.criteria import criteria, criteria_words
from csm_desktop.wording import render


def test_what_the_most_champions_stood_on_goes_first() -> None:
    essences = (
        Essence(1, 10, "A sponsor", kind=EssenceKind.SPONSOR),
        Essence(2, 10, "Another sponsor", kind=EssenceKind.SPONSOR),
        Essence(3, 10, "One system", kind=EssenceKind.INTEGRATION),
        Essence(4, 11, "The COO", kind=EssenceKind.SPONSOR),
        Essence(5, 11, "Luck", kind=EssenceKind.OTHER),
        Essence(6, 12, "No champion any more", kind=EssenceKind.DATA),
        Essence(7, 99, "Its own", kind=EssenceKind.DATA),
    )
    answers = (CriterionAnswer(1, 99, EssenceKind.SPONSOR, Answer.YES),)
    found = criteria(99, essences, {10, 11, 99}, answers)
    assert [(one.kind, one.champions, one.of, one.example.id, one.answer) for one in found] == [
        (EssenceKind.SPONSOR, 2, 2, 1, Answer.YES),
        (EssenceKind.INTEGRATION, 1, 2, 3, None),
    ]
    assert render(criteria_words(found)) == "1 of 2 met, 1 not answered yet"
    assert criteria(99, essences, {99}, ()) == ()
