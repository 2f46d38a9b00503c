"""What champions stood on, as criteria that other accounts are held against (domain.md §5): whom
to qualify, and what to build."""

from collections.abc import Collection, Iterable

from csm_desktop.domain.records.handoff import Answer, CriterionAnswer
from csm_desktop.domain.records.standing.champions import Essence, EssenceKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """A kind of thing that `champions` of `of` champions stood on, in the words of one of them;
    `answer` says how far an account has it, None where nobody said."""

    kind: EssenceKind
    champions: int
    of: int
    example: Essence
    answer: Answer | None

    @property
    def id(self) -> int:
        """What tells it from the others, for a list."""
        return list(EssenceKind).index(self.kind)


def criteria(
    account_id: int,
    essences: Iterable[Essence],
    champions: Collection[int],
    answers: Iterable[CriterionAnswer],
) -> tuple[Criterion, ...]:
    """The criteria for an account, what the most champions stood on first.

    Only champions count that wrote down what made it work, and what has a kind (our choice): of the
    rest nobody can say whether another has it.
    """
    told = [
        one for one in essences
        if one.account_id in champions and one.account_id != account_id
    ]  # fmt: skip
    given = {answer.kind: answer.answer for answer in answers}
    of = len({one.account_id for one in told})
    found = []
    for kind in EssenceKind:
        own = [one for one in told if one.kind is kind]
        if own and kind is not EssenceKind.OTHER:
            n = len({one.account_id for one in own})
            found.append(Criterion(kind, n, of, own[0], given.get(kind)))
    return tuple(sorted(found, key=lambda one: -one.champions))


def criteria_words(found: Collection[Criterion]) -> Message:
    """How many of the criteria an account meets."""
    met = sum(one.answer is Answer.YES for one in found)
    open_ones = sum(one.answer is None for one in found)
    if open_ones:
        return say("{n} of {all} met, {open} not answered yet", n=met, all=len(found),
                   open=open_ones)  # fmt: skip
    return say("{n} of {all} met", n=met, all=len(found))
