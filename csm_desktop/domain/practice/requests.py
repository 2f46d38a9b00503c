"""What customers ask of our product, over the book, by what the askers pay (domain.md §11)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.records.meetings import ProductRequest, RequestState
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class AskedSum:
    """How many accounts ask, and what they pay a year: a sum a currency, and `together` in the
    book's, None where a typed rate is missing, or nobody pays. Of `unknown` accounts the book holds
    an amount that cannot be used: they are in no sum."""

    accounts: int
    amounts: tuple[Money, ...]
    together: Money | None
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with its account; `weight` is of all accounts that ask it in the same words, and
    wait (or, once it is shipped or declined, waited) for the same."""

    request: ProductRequest
    account: str
    arr: tuple[Money, ...]
    weight: AskedSum

    @property
    def id(self) -> int:
        """The id of the request."""
        return self.request.id


@dataclass(frozen=True, slots=True)
class AskedMoney:
    """By what amounts of several currencies are put together; "" for no currency at all."""

    currency: str
    rates: Sequence[ExchangeRate]
    as_of: date

    def sum_of(self, askers: Iterable[AccountLine]) -> AskedSum:
        """What these accounts pay, each once."""
        once = {line.id: line for line in askers}.values()
        paid = totals(amount for line in once if not _is_unknown(line) for amount in line.arr)
        together = None
        if paid and self.currency:
            together = converted(paid, self.currency, self.rates, self.as_of)
        return AskedSum(len(once), paid, together, sum(map(_is_unknown, once)))


def request_lines(
    requests: Iterable[ProductRequest], accounts: Mapping[int, AccountLine], money: AskedMoney
) -> tuple[RequestLine, ...]:
    """The requests of these accounts: open before planned, shipped and declined, then by what all
    who ask it pay, the most first; a weight that no rate makes one sum of stands behind the others.

    Two requests are the same where their words are, whatever case and spaces (our choice).
    """
    known = [one for one in requests if one.account_id in accounts]
    askers: dict[tuple[str, bool], list[AccountLine]] = {}
    for one in known:
        askers.setdefault(_sameness(one), []).append(accounts[one.account_id])
    weights = {key: money.sum_of(lines) for key, lines in askers.items()}
    found = [
        RequestLine(one, line.name, () if _is_unknown(line) else line.arr, weights[_sameness(one)])
        for one in known
        for line in (accounts[one.account_id],)
    ]
    return tuple(sorted(found, key=_rank))


def waiting_sum(
    lines: Iterable[RequestLine], accounts: Mapping[int, AccountLine], money: AskedMoney
) -> AskedSum:
    """What the accounts pay that wait for anything, each once."""
    waiting = {one.request.account_id for one in lines if not one.request.is_over}
    return money.sum_of(accounts[id_] for id_ in waiting)


def _sameness(request: ProductRequest) -> tuple[str, bool]:
    return " ".join(request.text.casefold().split()), request.is_over


def _rank(line: RequestLine) -> tuple[object, ...]:
    together = line.weight.together
    return (
        list(RequestState).index(line.request.state),
        # Of what no rate joins nobody can say what it weighs; who pays nothing weighs nothing.
        (together is None) + (not line.weight.amounts),
        -(together.minor if together is not None else 0),
        -line.weight.accounts,
        " ".join(line.request.text.casefold().split()),
        line.account.casefold(),
        line.id,
    )


def _is_unknown(line: AccountLine) -> bool:
    return "arr" in line.unusable
